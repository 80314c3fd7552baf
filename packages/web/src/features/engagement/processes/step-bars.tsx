import type { StepFigures } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import styles from './processes.module.css'

/** How long the middle case waits and is worked on, per step: bars from zero, the numbers in the table below. */
export function StepBars({ steps }: { readonly steps: readonly StepFigures[] }) {
  const t = useT()
  const format = useFormat()
  const measured = steps.filter(({ done }) => done > 0)
  const most = Math.max(0, ...measured.map(total))
  if (most === 0) return null
  const one = (days: number) => format.number(Math.round(days * 10) / 10)
  return (
    <ul className={styles.bars} aria-label={t('figures.bars')}>
      {measured.map((step) => (
        <li key={step.key} className={styles.bar}>
          <span>{step.title}</span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" className={styles.barDrawing} aria-hidden="true">
            <rect className={styles.barWaiting} width={share(step.waiting.median, most)} height="4" />
            <rect
              className={styles.barWorking}
              x={share(step.waiting.median, most)}
              width={share(step.working.median, most)}
              height="4"
            />
          </svg>
          <span className={styles.soft}>
            {t('figures.barOf', { waiting: one(step.waiting.median ?? 0), working: one(step.working.median ?? 0) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

const total = ({ waiting, working }: StepFigures) => (waiting.median ?? 0) + (working.median ?? 0)
const share = (days: number | null, most: number) => ((days ?? 0) / most) * 100
