import type { OwnFieldKey, OwnValue, RelationRecord } from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'

/** A value of an own field as lists narrow and sort by it: as text or as a number. */
export type FieldValue = {
  readonly fieldKey: OwnFieldKey
  readonly textKey: string
  readonly number: number | null
}

/** Longer texts are found by how they begin; an index entry must stay small. */
const LONGEST_KEY = 80

/**
 * The entries of a record's own fields; several for a multiple choice. What kind of field it is does not matter: days, ids
 * and keys of choices are text that folding leaves as it is.
 */
export function fieldValuesOf(record: RelationRecord): FieldValue[] {
  const values: FieldValue[] = []
  for (const key of Object.keys(record) as (keyof RelationRecord)[]) {
    if (!isOwn(key)) continue
    const value = record[key]
    if (value === undefined) continue
    for (const one of Array.isArray(value) ? value : [value]) values.push(entryOf(key, one))
  }
  return values
}

/** The own fields in which the record has a value, in the order of their bytes; an empty multiple choice is none. */
export function filledKeysOf(record: RelationRecord): string[] {
  return [...new Set(fieldValuesOf(record).map(({ fieldKey }) => fieldKey))].toSorted()
}

function isOwn(key: keyof RelationRecord): key is OwnFieldKey {
  return key.startsWith('own_')
}

function entryOf(fieldKey: OwnFieldKey, value: Exclude<OwnValue, string[]>): FieldValue {
  if (typeof value === 'number') return { fieldKey, textKey: '', number: value }
  return { fieldKey, textKey: textKeyOf(String(value)), number: null }
}

/** Text as it is compared: folded, cut off, never through the middle of a character that takes two places. */
export function textKeyOf(text: string): string {
  return fold(text.trim())
    .replaceAll('\0', '')
    .toWellFormed()
    .slice(0, LONGEST_KEY)
    .replace(/[\uD800-\uDBFF]$/, '')
}
