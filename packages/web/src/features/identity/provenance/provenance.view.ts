import type { FieldHistory, FieldKey, Provenance, SourceRecordView } from '@klantregie/contract'

/** What other sources say, each value once with all who say it; who agrees with the winner is not "other". */
export interface OtherValue {
  readonly value: string
  readonly sources: readonly string[]
  readonly recordedAt: string
}

export function otherValues(others: Provenance['others']): readonly OtherValue[] {
  const byValue = new Map<string, { sources: Set<string>; recordedAt: string }>()
  for (const { value, source, recordedAt } of others) {
    const known = byValue.get(value)
    if (known) known.sources.add(source)
    else byValue.set(value, { sources: new Set([source]), recordedAt })
  }
  return [...byValue].map(([value, { sources, recordedAt }]) => ({ value, sources: [...sources], recordedAt }))
}

/** Records that are still there first, newest first; what disappeared from its list stands below. */
export function sortRecords(records: readonly SourceRecordView[]): readonly SourceRecordView[] {
  const rank = (record: SourceRecordView) => (record.goneAt === null ? 0 : 1)
  return [...records].sort((a, b) => rank(a) - rank(b) || b.recordedAt.localeCompare(a.recordedAt))
}

/**
 * Empty cells say that the column was there and held nothing; they are counted, not shown one by one. A field that somebody
 * emptied by hand is something that was said.
 */
export function filledCells(record: Pick<SourceRecordView, 'cells'>) {
  const filled = record.cells.filter(({ value, field }) => value.trim() !== '' || field !== undefined)
  return { filled, empty: record.cells.length - filled.length }
}

/** What a field has shown; nothing when it always showed the same, because that is told already. */
export function changesOf(items: readonly FieldHistory[], field: FieldKey): readonly FieldHistory[] {
  const own = items.filter((item) => item.field === field)
  return own.length < 2 ? [] : own
}

/** Records can be taken out of a relation as long as something remains of it. */
export function splitRefusal(chosen: number, all: number): 'none' | 'all' | null {
  if (chosen === 0) return 'none'
  return chosen === all ? 'all' : null
}
