import type { FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export function list(ctx: Ctx) {
  return tables(ctx).selectFrom('identity.survivorship').selectAll().orderBy('field').execute()
}

type Setting = { readonly field: FieldKey; readonly sourceIds: readonly string[]; readonly rule: string }

export async function put(ctx: Ctx, { field, sourceIds, rule }: Setting): Promise<void> {
  const values = { source_ids: [...sourceIds], rule, changed_by: ctx.actor.name, changed_at: ctx.now }
  await tables(ctx)
    .insertInto('identity.survivorship')
    .values({ field, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'field']).doUpdateSet(values))
    .execute()
}

/** Back to what holds for fields about which nothing was set. */
export async function remove(ctx: Ctx, field: FieldKey): Promise<void> {
  await tables(ctx).deleteFrom('identity.survivorship').where('field', '=', field).execute()
}
