import type { ReactNode } from 'react'
import type { Question } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { Callout } from '../../../ui/states.tsx'
import { DefinitionHint } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import { Comparison } from './comparison.tsx'
import { useEvidenceWords } from './evidence.ts'
import { certaintyOf } from './evidence.view.ts'
import { Reasons } from './reasons.tsx'
import styles from './queue.module.css'

export interface QuestionCardProps {
  readonly question: Question
  readonly refusal: unknown
  /** Back, forth, and undo. */
  readonly steps: ReactNode
  /** Where one answers. */
  readonly bar: ReactNode
  /** What would become of it. */
  readonly after: ReactNode
}

/** Where the focus goes when it has nowhere else to be. */
export const QUESTION_HEADING = 'question'

/** One question: how sure in a word, why in a line, then the two side by side, and everything else below. */
export function QuestionCard({ question, refusal, steps, bar, after }: QuestionCardProps) {
  const t = useT()
  const problemText = useProblemText()
  const words = useEvidenceWords()
  const { asked, probability, evidence, relations } = question
  return (
    <article className={styles.card} aria-labelledby={QUESTION_HEADING}>
      <header className={styles.cardHead}>
        <div className={styles.headline}>
          <div className={styles.certainty}>
            <h2 id={QUESTION_HEADING} tabIndex={-1}>
              {t(`questions.certainty.${certaintyOf(probability)}`)}
            </h2>
            {probability !== null && (
              <DefinitionHint
                term={t('questions.howSure')}
                definition={t('questions.chance', { percent: words.chance(probability) })}
              />
            )}
          </div>
          {steps}
        </div>
        <p className={styles.line1}>{words.ofPair(evidence)}</p>
      </header>
      {bar}
      {refusal !== null && (
        <Callout tone="danger" title={t('questions.refused')} isAnnounced>
          {problemText(refusal)}
        </Callout>
      )}
      {asked && (
        <Callout tone="information" title={t('questions.askedBy', { by: asked.by, user: asked.user })}>
          {asked.remark ?? undefined}
        </Callout>
      )}
      <Comparison sides={relations} label={t('questions.sideBySide')} />
      <Reasons evidence={evidence} />
      {after}
    </article>
  )
}
