import type { TypeAudience } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

/** For whom each type is, by the id of the type. */
export async function findAudiences(ctx: Ctx): Promise<Map<string, TypeAudience>> {
  const rows = await tables(ctx).selectFrom('governance.relation_type').select(['id', 'audience']).execute()
  // The check constraint of the table allows no other words.
  return new Map(rows.map(({ id, audience }) => [id, audience as TypeAudience]))
}

export async function updateAudience(ctx: Ctx, id: string, audience: TypeAudience): Promise<void> {
  await tables(ctx).updateTable('governance.relation_type').set({ audience }).where('id', '=', id).execute()
}
