import { Button } from 'react-aria-components'
import type { Question } from '@klantregie/contract'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { useEvidenceWords } from './evidence.ts'
import { certaintyOf } from './evidence.view.ts'
import type { Queue } from './queue.view.ts'
import styles from './queue.module.css'

/** The questions at hand, the one on the screen marked; each can be taken first. */
export function Upcoming({ queue, onWalk }: { readonly queue: Queue; readonly onWalk: (to: number) => void }) {
  const t = useT()
  const { items, position, open } = queue
  const more = Math.max((open ?? 0) - items.length, 0)
  return (
    <section className={styles.upcoming} aria-labelledby="upcoming">
      <h2 id="upcoming">{t('questions.upcoming')}</h2>
      <ol>
        {items.map((question, index) => (
          <li key={question.id}>
            <Line question={question} isHere={index === position} onPress={() => onWalk(index)} />
          </li>
        ))}
      </ol>
      {more > 0 && <p className={styles.soft}>{t('questions.more', { count: more })}</p>}
    </section>
  )
}

interface LineProps {
  readonly question: Question
  readonly isHere: boolean
  readonly onPress: () => void
}

function Line({ question, isHere, onPress }: LineProps) {
  const t = useT()
  const words = useEvidenceWords()
  const [left, right] = question.relations
  return (
    <Button
      className={cx(styles.line, isHere && styles.here)}
      onPress={onPress}
      {...(isHere && { 'aria-current': 'true' as const })}
    >
      <span className={styles.lineNames}>
        {t('questions.pair', { left: left?.name ?? '', right: right?.name ?? '' })}
      </span>
      <span className={styles.lineText}>
        {t(`questions.certain.${certaintyOf(question.probability)}`)} · {words.ofPair(question.evidence)}
      </span>
    </Button>
  )
}
