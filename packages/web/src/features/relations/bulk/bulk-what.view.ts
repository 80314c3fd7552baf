import type { BulkDeed, BulkKind, BulkWhat } from '@klantregie/contract'

/** In the order of the menu: what is done most first. */
export const bulkKinds: readonly BulkKind[] = [
  'give_owner',
  'add_role',
  'end_role',
  'add_label',
  'remove_label',
  'archive',
]

/** Everything that a dialog can hold, for every kind. */
export type BulkValues = Readonly<
  Record<'typeId' | 'ownerId' | 'branchId' | 'statusId' | 'stageId' | 'from' | 'until' | 'reason' | 'labelId', string>
>

export function emptyValues(today: string, typeId: string | undefined): BulkValues {
  const nothing = { ownerId: '', branchId: '', statusId: '', stageId: '', from: '', reason: '', labelId: '' }
  return { ...nothing, until: today, typeId: typeId ?? '' }
}

/** An estimate as people say it, in two figures: more would promise too much. */
export const aboutOf = (estimate: number): number => Number(estimate.toPrecision(2))

type Counted = Pick<BulkDeed, 'asked' | 'will' | 'already' | 'refused' | 'isExact'>

/** What is told of the counts of a deed: as they are, or until they are fixed in round numbers. */
export function countsOf({ asked, will, already, refused, isExact }: Counted): Omit<Counted, 'isExact'> {
  const told = isExact ? (count: number) => count : aboutOf
  return {
    asked: told(asked),
    will: told(will),
    already: told(already),
    refused: refused.map(({ reason, count }) => ({ reason, count: told(count) })),
  }
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What was filled in and nothing else. */
function given<T extends Readonly<Record<string, string>>>(values: T): { readonly [K in keyof T]?: string } {
  const filled = Object.entries(values).filter(([, value]) => value.trim() !== '')
  return Object.fromEntries(filled) as { readonly [K in keyof T]?: string }
}

/** What is asked; null while something that it cannot do without is still missing. */
export function whatOf(kind: BulkKind, values: BulkValues): BulkWhat | null {
  switch (kind) {
    case 'give_owner':
    case 'add_role':
    case 'end_role':
      return values.typeId === '' ? null : ofType(kind, values)
    case 'add_label':
    case 'remove_label':
      return values.labelId === '' ? null : { kind, labelId: values.labelId }
    case 'archive':
      return { kind }
  }
}

function ofType(kind: 'give_owner' | 'add_role' | 'end_role', values: BulkValues): BulkWhat | null {
  const { typeId, ownerId, until, reason, from, branchId, statusId, stageId } = values
  switch (kind) {
    case 'give_owner':
      return ownerId === '' ? null : { kind, typeId, ownerId }
    case 'add_role':
      if (from !== '' && !isDay(from)) return null
      return { kind, typeId, ...given({ ownerId, from, branchId, statusId, stageId }) }
    case 'end_role':
      return isDay(until) ? { kind, typeId, until, ...given({ reason: reason.trim() }) } : null
  }
}
