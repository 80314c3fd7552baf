import type { CoverageFigures } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import styles from './coverage.module.css'

const SHOWN = ['total', 'approached', 'planned', 'open', 'hindered', 'excluded'] as const

/** Which colour of the bar a figure has. */
const COLOURS: Partial<Readonly<Record<(typeof SHOWN)[number], 'approached' | 'planned' | 'left' | 'out'>>> = {
  approached: 'approached',
  planned: 'planned',
  open: 'left',
  hindered: 'out',
  excluded: 'out',
}

/** Where everybody on a list stands: the figures, and above them one bar that is as long as the list. */
export function Figures({ figures }: { readonly figures: CoverageFigures }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className={styles.part}>
      <CoverageBar figures={figures} />
      <dl className={styles.counts}>
        {SHOWN.map((key) => (
          <div key={key}>
            <dt>
              {COLOURS[key] !== undefined && (
                <svg viewBox="0 0 4 4" className={styles.colour} aria-hidden="true">
                  <rect className={styles[COLOURS[key]]} width="4" height="4" />
                </svg>
              )}
              {t(`coverage.count.${key}`)}
            </dt>
            <dd>{format.number(figures[key])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Approached, planned and not to be approached, from the left; what is empty is left to do. */
export function CoverageBar({ figures }: { readonly figures: CoverageFigures }) {
  const { total, approached, planned, hindered, excluded } = figures
  const share = (count: number) => (total === 0 ? 0 : (count / total) * 100)
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" className={styles.drawing} aria-hidden="true">
      <rect className={styles.approached} width={share(approached)} height="4" />
      <rect className={styles.planned} x={share(approached)} width={share(planned)} height="4" />
      <rect className={styles.out} x={share(approached + planned)} width={share(hindered + excluded)} height="4" />
    </svg>
  )
}
