import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

/** Keeps a secret that is not in use yet. */
export async function begin(ctx: Ctx, userId: string, secret: string): Promise<void> {
  await tables(ctx)
    .updateTable('admin.app_user')
    .set({ totp_secret: secret, totp_last_step: null, totp_active_at: null })
    .where('id', '=', userId)
    .execute()
}

/** True for the one who switches on this very secret; false when somebody else was first or began anew. */
export async function activate(ctx: Ctx, userId: string, secret: string, step: number): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('admin.app_user')
    .set({ totp_last_step: step, totp_active_at: ctx.now })
    .where('id', '=', userId)
    .where('totp_secret', '=', secret)
    .where('totp_active_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a time step: true once, for a step later than every step before. Two requests with one code cannot both win. */
export async function takeStep(ctx: Ctx, userId: string, step: number): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('admin.app_user')
    .set({ totp_last_step: step })
    .where('id', '=', userId)
    .where('totp_active_at', 'is not', null)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function stop(ctx: Ctx, userId: string): Promise<void> {
  await tables(ctx)
    .updateTable('admin.app_user')
    .set({ totp_secret: null, totp_last_step: null, totp_active_at: null })
    .where('id', '=', userId)
    .execute()
  await deleteRecoveryCodes(ctx, userId)
}

export async function replaceRecoveryCodes(ctx: Ctx, userId: string, hashes: readonly string[]): Promise<void> {
  await deleteRecoveryCodes(ctx, userId)
  await tables(ctx)
    .insertInto('admin.recovery_code')
    .values(hashes.map((hash) => ({ user_id: userId, code_hash: hash })))
    .execute()
}

/** True once per code. */
export async function takeRecoveryCode(ctx: Ctx, userId: string, hash: string): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('admin.recovery_code')
    .set({ used_at: ctx.now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}

async function deleteRecoveryCodes(ctx: Ctx, userId: string): Promise<void> {
  await tables(ctx).deleteFrom('admin.recovery_code').where('user_id', '=', userId).execute()
}
