import type { KeptField, RelationRecord } from '@klantregie/contract'

export type KeptDecision =
  { readonly ok: true; readonly record: RelationRecord | null } | { readonly ok: false; readonly field: string }

/**
 * The record that stays of a relation when some fields may not be erased yet (GDPR 17(3)(b), for example seven years for the
 * books, art. 52 AWR). A field that holds nothing cannot be kept, and a day that is over keeps nothing.
 */
export function keepOnly(golden: RelationRecord, keep: readonly KeptField[], today: string): KeptDecision {
  const values: Readonly<Record<string, unknown>> = golden
  const wrong = keep.find(
    ({ field, until }) =>
      field === 'kind' || until <= today || !Object.hasOwn(values, field) || sayField(values[field]) === '',
  )
  if (wrong) return { ok: false, field: wrong.field }
  if (keep.length === 0) return { ok: true, record: null }
  const kept = Object.fromEntries(keep.map(({ field }) => [field, values[field]]))
  return { ok: true, record: { ...kept, kind: golden.kind } }
}

/** A value in words, to recognise it by: the parts behind each other. */
export function sayField(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value))
    return value
      .map(sayField)
      .filter((text) => text !== '')
      .join(' · ')
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  const { original, number, ...parts } = value as Readonly<Record<string, unknown>>
  if (typeof original === 'string') return original
  if (typeof number === 'string') return number
  return Object.values(parts)
    .filter((part) => typeof part === 'string')
    .join(' ')
}
