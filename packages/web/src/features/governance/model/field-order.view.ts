import type { Field, FieldKey } from '@klantregie/contract'

/** As they stand on a relation: what has no heading first, then heading by heading; what is retired last of all. */
export function inOrder(fields: readonly Field[]): readonly Field[] {
  const used = fields.filter(({ isRetired }) => !isRetired)
  const headings = [...new Set(['', ...used.map(({ section }) => section)])]
  return [
    ...headings.flatMap((heading) => used.filter(({ section }) => section === heading)),
    ...fields.filter(({ isRetired }) => isRetired),
  ]
}

export interface Place {
  /** From one. */
  readonly at: number
  readonly of: number
}

/** Where a field stands under its heading; null when it is retired or gone. */
export function placeOf(fields: readonly Field[], key: FieldKey): Place | null {
  const mates = matesOf(fields, key)
  const at = mates.findIndex((field) => field.key === key)
  return at === -1 ? null : { at: at + 1, of: mates.length }
}

/** The order of all fields in use when this one goes a place up or down under its heading; null when there is no such place. */
export function movedField(fields: readonly Field[], key: FieldKey, step: -1 | 1): readonly FieldKey[] | null {
  const mates = matesOf(fields, key)
  const other = mates[mates.findIndex((field) => field.key === key) + step]
  if (other === undefined || placeOf(fields, key) === null) return null
  return orderOf(fields).map((one) => (one === key ? other.key : one === other.key ? key : one))
}

/** The keys of the fields in use, as they stand. */
export function orderOf(fields: readonly Field[]): readonly FieldKey[] {
  return inOrder(fields)
    .filter(({ isRetired }) => !isRetired)
    .map(({ key }) => key)
}

function matesOf(fields: readonly Field[], key: FieldKey): readonly Field[] {
  const heading = fields.find((field) => field.key === key)?.section
  return fields.filter(({ isRetired, section }) => !isRetired && section === heading)
}
