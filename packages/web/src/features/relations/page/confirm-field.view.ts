import type { FieldKey, Verification } from '@klantregie/contract'

/** Who said last that a field still holds; whoever said it of the whole relation said it of this field too. */
export function lastConfirmed(items: readonly Verification[], field: FieldKey): Verification | undefined {
  return items
    .filter((one) => one.field === field || one.field === null)
    .toSorted((one, other) => other.at.localeCompare(one.at))[0]
}
