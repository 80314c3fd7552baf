import type { TypeAudience } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

export async function updateAudience(ctx: Ctx, id: string, audience: TypeAudience): Promise<void> {
  await tablesOf(ctx, 'governance')
    .updateTable('governance.relation_type')
    .set({ audience })
    .where('id', '=', id)
    .execute()
}
