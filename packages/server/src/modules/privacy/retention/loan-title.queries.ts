import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export function list(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('privacy.loan_title_permission')
    .select([
      'id',
      'purpose',
      'reason',
      'until',
      'given_by as givenBy',
      'given_at as givenAt',
      'withdrawn_by as withdrawnBy',
      'withdrawn_at as withdrawnAt',
    ])
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}
export type PermissionRow = Awaited<ReturnType<typeof list>>[number]

/** Whether titles of loans may be read in on this day. */
export async function isRunning(ctx: Ctx, today: string): Promise<boolean> {
  const row = await tables(ctx)
    .selectFrom('privacy.loan_title_permission')
    .select('id')
    .where('withdrawn_at', 'is', null)
    .where('until', '>=', today)
    .executeTakeFirst()
  return row !== undefined
}

export async function insert(ctx: Ctx, input: { purpose: string; reason: string; until: string }): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('privacy.loan_title_permission')
    .values({ id, ...input, given_by: ctx.actor.name, given_at: ctx.now })
    .execute()
  return id
}

/** Answers whether there was one to withdraw. */
export async function withdraw(ctx: Ctx): Promise<string | null> {
  const row = await tables(ctx)
    .updateTable('privacy.loan_title_permission')
    .set({ withdrawn_by: ctx.actor.name, withdrawn_at: ctx.now })
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}
