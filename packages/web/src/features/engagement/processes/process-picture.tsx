import { ArrowDown } from 'lucide-react'
import type { ProcessContent, StepPlan } from '@klantregie/contract'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { rowsOf } from './editor.view.ts'
import { useStepWords } from './use-step-words.ts'
import styles from './processes.module.css'

/** The process as it goes, from above to below: what stands beside each other can be done at the same time. */
export function ProcessPicture({ content }: { readonly content: ProcessContent }) {
  const t = useT()
  const rows = rowsOf(content)
  return (
    <ol className={styles.picture} aria-label={t('editor.picture')}>
      {rows.map(({ steps }, index) => (
        <li key={steps[0]?.step.key ?? index} className={styles.pictureRow}>
          {index > 0 && <ArrowDown className={styles.arrow} aria-hidden="true" />}
          <ul className={styles.boxes}>
            {steps.map(({ step, number }) => (
              <Box key={step.key} step={step} number={number} content={content} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

interface BoxProps {
  readonly step: StepPlan
  readonly number: number
  readonly content: ProcessContent
}

function Box({ step, number, content }: BoxProps) {
  const t = useT()
  const words = useStepWords()
  const asked = content.steps.find(({ key }) => key === step.when?.step)
  const answers =
    asked?.question?.answers.filter(({ key }) => step.when?.answers.includes(key)).map(({ label }) => label) ?? []
  const ending = step.question?.answers.filter(({ endsProcess }) => endsProcess).map(({ label }) => label) ?? []
  return (
    <li className={cx(styles.box, !step.isObligatory && styles.boxOptional)}>
      {asked && (
        <p className={styles.soft}>
          {t('editor.onlyWhen', { step: content.steps.indexOf(asked) + 1, answers: answers.join(', ') })}
        </p>
      )}
      <p>
        <strong>
          {number}. {step.title || t('editor.stepNumber', { number })}
        </strong>
      </p>
      <p className={styles.soft}>{words(step).join(' · ')}</p>
      {ending.length > 0 && <p className={styles.soft}>{t('editor.endsAt', { answers: ending.join(', ') })}</p>}
    </li>
  )
}
