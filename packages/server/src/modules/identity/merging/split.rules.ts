/** A current source record of a relation, with the cell it is in. */
export type SplitRecord = { readonly id: string; readonly cell: string }

export type SplitPlan<T extends SplitRecord> =
  | { readonly refusal: 'identity.split_record_not_found' | 'identity.split_of_everything' }
  | {
      readonly refusal: null
      /** Cells of which every record goes: they go themselves, with all that was ever added to them. */
      readonly whole: readonly string[]
      /** Cells of which only some records go, to a new cell: they came in as one, so only what those records said goes. */
      readonly parts: readonly { readonly fromCell: string; readonly records: readonly T[] }[]
    }

/** What taking records out of a relation comes down to. At least one record must go and at least one must stay. */
export function planSplit<T extends SplitRecord>(records: readonly T[], chosenIds: readonly string[]): SplitPlan<T> {
  const chosen = new Set(chosenIds)
  const leaving = records.filter(({ id }) => chosen.has(id))
  if (leaving.length < chosen.size) return { refusal: 'identity.split_record_not_found' }
  if (leaving.length === records.length) return { refusal: 'identity.split_of_everything' }
  const whole: string[] = []
  const parts: { fromCell: string; records: T[] }[] = []
  for (const [cell, own] of Map.groupBy(records, (record) => record.cell)) {
    const going = own.filter(({ id }) => chosen.has(id))
    if (going.length === own.length) whole.push(cell)
    else if (going.length > 0) parts.push({ fromCell: cell, records: going })
  }
  return { refusal: null, whole, parts }
}
