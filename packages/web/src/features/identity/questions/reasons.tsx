import { Minus, Plus } from 'lucide-react'
import type { Evidence } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import { useEvidenceWords } from './evidence.ts'
import { reasonsOf } from './evidence.view.ts'
import styles from './queue.module.css'

/** What speaks for and against, in sentences, the heaviest first. */
export function Reasons({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const t = useT()
  const words = useEvidenceWords()
  const reasons = reasonsOf(evidence)
  const said = (codes: readonly string[]) => codes.flatMap((code) => words.sentence(code) ?? [])
  return (
    <div className={styles.reasons}>
      <Side title={t('questions.for')} sentences={said(reasons.for)} otherwise={t('questions.nothingFor')} isFor />
      <Side
        title={t('questions.against')}
        sentences={said(reasons.against)}
        otherwise={t('questions.nothingAgainst')}
        isFor={false}
      />
    </div>
  )
}

interface SideProps {
  readonly title: string
  readonly sentences: readonly string[]
  readonly otherwise: string
  readonly isFor: boolean
}

function Side({ title, sentences, otherwise, isFor }: SideProps) {
  const Sign = isFor ? Plus : Minus
  return (
    <section>
      <h3>{title}</h3>
      {sentences.length === 0 ? (
        <p className={styles.soft}>{otherwise}</p>
      ) : (
        <ul className={isFor ? styles.pleaFor : styles.pleaAgainst}>
          {sentences.map((sentence) => (
            <li key={sentence}>
              <Sign aria-hidden="true" />
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
