import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

export async function hasSecondFactor(ctx: Ctx, userId: string): Promise<boolean> {
  const row = await tablesOf(ctx, 'admin')
    .selectFrom('admin.app_user')
    .select('totp_active_at')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.totp_active_at != null
}
