import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { isKnownKind, isWholeYear, yearOf } from './lines.view.ts'

/** A kind of fact as what it brings, or as what is done; one that the product got later is called by its key. */
export function useKindName(): (kind: string, as?: 'done') => string {
  const t = useT()
  return (kind, as) => {
    if (!isKnownKind(kind)) return kind
    return as === 'done' ? t(`inventory.done.${kind}`) : t(`inventory.kind.${kind}`)
  }
}

/** A whole year by its number; one that runs by its day, so that nobody takes it for whole. */
export function useYearName(): (day: string) => string {
  const t = useT()
  const { date } = useFormat()
  return (day) => (isWholeYear(day) ? yearOf(day) : t('inventory.yearUntil', { day: date(day) }))
}
