import type { Address, FieldKey, Phone } from '@klantregie/contract'
import { canonical, isSameValue } from './field-change.rules.ts'

export type Additions = {
  /** Values as they will be, by field. */
  readonly added: ReadonlyMap<FieldKey, unknown>
  /** Fields that hold something else, or that may not be changed. */
  readonly left: readonly FieldKey[]
}

type Values = Readonly<Partial<Record<FieldKey, unknown>>>

/** By these somebody is recognised; what was typed in them served to find the relation, and hers stay as they are. */
const NAMES: readonly FieldKey[] = ['name', 'organisationName']

/**
 * What typed values add to a relation that is there: lists grow, what is empty is filled in, and nothing is overwritten. Of a field
 * that may not be changed is not even looked whether it says the same, because the answer would tell what it says.
 */
export function additionsTo(stored: Values, typed: Values, mayChange: (field: FieldKey) => boolean): Additions {
  const added = new Map<FieldKey, unknown>()
  const left: FieldKey[] = []
  for (const [key, value] of Object.entries(typed)) {
    const field = key as FieldKey
    const kept = stored[field] ?? null
    if (NAMES.includes(field) && kept !== null) continue
    if (!mayChange(field)) {
      left.push(field)
      continue
    }
    const next = together(field, kept, value)
    if (!isSameValue(next, kept)) added.set(field, next)
    else if (!(field in SAME_BY) && !isSameValue(value, kept)) left.push(field)
  }
  return { added, left }
}

function together(field: FieldKey, kept: unknown, value: unknown): unknown {
  if (kept === null) return value
  if (!Array.isArray(kept) || !Array.isArray(value) || !(field in SAME_BY)) return kept
  const keyOf = SAME_BY[field as keyof typeof SAME_BY] as (item: unknown) => string
  const known = new Set(kept.map(keyOf))
  return [...(kept as unknown[]), ...(value as unknown[]).filter((item) => !known.has(keyOf(item)))]
}

/** Whether two in a list are one. */
const SAME_BY = {
  emails: (email: string) => email.toLowerCase(),
  phones: ({ number }: Phone) => number,
  addresses: ({ use, country = 'NL', ...address }: Address) =>
    address.postcode !== undefined && address.houseNumber !== undefined
      ? canonical([use, country, address.postcode, address.houseNumber, (address.addition ?? '').toLowerCase()])
      : canonical([use, country, address]),
} as const
