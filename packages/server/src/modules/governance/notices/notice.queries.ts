import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export type NewNotice = {
  readonly userId: string
  readonly kind: string
  readonly values: Readonly<Record<string, string | number>>
  readonly domainId: string | null
}

export async function insert(ctx: Ctx, notices: readonly NewNotice[]): Promise<void> {
  await tables(ctx)
    .insertInto('governance.notice')
    .values(
      notices.map(({ userId, kind, values, domainId }) => ({
        id: newId(),
        user_id: userId,
        kind,
        details: JSON.stringify(values),
        domain_id: domainId,
        at: ctx.now,
      })),
    )
    .execute()
}

export function listUnseen(ctx: Ctx, userId: string, most: number) {
  return tables(ctx)
    .selectFrom('governance.notice')
    .select(['id', 'kind', 'details', 'domain_id', 'at'])
    .where('user_id', '=', userId)
    .where('seen_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** False when it is not theirs; seeing twice is no mistake. */
export async function setSeen(ctx: Ctx, userId: string, id: string): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('governance.notice')
    .set((eb) => ({ seen_at: eb.fn.coalesce('seen_at', eb.val(ctx.now)) }))
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
