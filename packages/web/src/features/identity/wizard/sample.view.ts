/** Enough to recognise a row by; the whole row is in the file. */
const MOST_CELLS = 5

export function cellsToShow(
  headers: readonly string[],
  cells: readonly string[],
): readonly { readonly header: string; readonly value: string }[] {
  return headers
    .map((header, at) => ({ header, value: (cells[at] ?? '').trim() }))
    .filter(({ value }) => value !== '')
    .slice(0, MOST_CELLS)
}

const reasons = ['email', 'phone', 'name_address'] as const
export type ResemblanceReason = (typeof reasons)[number] | 'other'

/** A reason that this version does not know yet is told in general words. */
export function reasonKey(reason: string): ResemblanceReason {
  return reasons.find((known) => known === reason) ?? 'other'
}
