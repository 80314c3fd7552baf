import type { Ctx } from '../../../platform/context.ts'
import { findGolden } from './disclosure.queries.ts'

/** What somebody was shown of one relation: a record, or any object with its fields as keys. */
export type Shown = { readonly id: string; readonly fields: Iterable<string> }

/** Fields of special data that this reader may read in some relation: every reading of those leaves a trace. */
export function specialOf(ctx: Ctx): string[] {
  if (ctx.actor.kind === 'system') return []
  return (ctx.rights.special ?? []).filter((field) => ctx.rights.fields[field]?.clear !== '0')
}

/**
 * Keeps in the read log that a reader was shown special data (AVG art. 9): one entry per relation, under that relation, so that
 * the question who looked at somebody's data can be answered. Which fields, never what stood in them. Call it with what was
 * shown, after it was disclosed; what holds no value is no reading.
 */
export async function traceSpecial(ctx: Ctx, shown: readonly Shown[]): Promise<void> {
  const special = new Set(specialOf(ctx))
  if (special.size === 0) return
  for (const { id, fields } of shown) {
    const read = [...new Set(fields)].filter((field) => special.has(field))
    if (read.length > 0) await ctx.auditRead('relation.special_read', { kind: 'relation', id }, { fields: read })
  }
}

/** The same for who is handed everything about somebody, whatever their own rights: a dossier for the person. */
export async function traceWholeRead(ctx: Ctx, relationId: string): Promise<void> {
  const golden = (await findGolden(ctx, [relationId])).get(relationId) ?? {}
  const fields = filledIn(golden).filter((field) => ctx.rights.special?.includes(field) === true)
  if (fields.length > 0)
    await ctx.auditRead('relation.special_read', { kind: 'relation', id: relationId }, { fields, in: 'dossier' })
}

/** The fields of a record that hold something. */
export function filledIn(record: object): string[] {
  return Object.entries(record).flatMap(([field, value]) => (value === undefined || value === null ? [] : [field]))
}
