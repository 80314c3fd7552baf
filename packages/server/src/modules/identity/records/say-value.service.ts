import { isOwnField, type FieldKey, type OwnField, type OwnFieldKey, type OwnValue } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findOwnFields, ownKeysOf, sayOwnValue } from '../../governance/index.ts'
import { namesOf } from '../../relations/index.ts'
import { sayValue } from './say-value.rules.ts'

/** A value of a field as one line of text, in the reader's language. */
export type Say = (field: FieldKey, value: unknown) => string

/**
 * How values of these records are said: choices by their label, amounts and days as people write them, and relations that
 * are referred to by their name, as far as the reader may see them.
 */
export async function sayerFor(ctx: Ctx, records: readonly object[]): Promise<Say> {
  const isOwnSaid = records.some((record) => ownKeysOf(record).length > 0)
  if (!isOwnSaid) return (field, value) => (isOwnField(field) ? String(value) : sayValue(field, value))
  const fields = new Map<FieldKey, OwnField>((await findOwnFields(ctx)).map((field) => [field.key, field]))
  const names = await namesOf(ctx, referred(records, fields))
  return (key, value) => {
    if (!isOwnField(key)) return sayValue(key, value)
    const field = fields.get(key)
    return field ? sayOwnValue(field, value as OwnValue, ctx.language, (id) => names.get(id)) : String(value)
  }
}

function referred(records: readonly object[], fields: ReadonlyMap<FieldKey, OwnField>): string[] {
  const ids = records.flatMap((record) =>
    ownKeysOf(record)
      .filter((key) => fields.get(key)?.dataType === 'reference')
      .map((key) => (record as Readonly<Record<OwnFieldKey, unknown>>)[key]),
  )
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}
