import type { Notice } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as notices from './notice.queries.ts'

/** A person reads a few at a time; what was not marked as seen comes back. */
const MOST = 20

/**
 * Tells colleagues something they must know, once, on their home page until they mark it as seen. `kind` is the end of the key
 * `notice.<kind>` in the translations. Nobody is told what they did themselves.
 */
export async function tell(
  ctx: Ctx,
  userIds: readonly (string | null)[],
  notice: Omit<notices.NewNotice, 'userId'>,
): Promise<void> {
  const told = [...new Set(userIds)].filter((id): id is string => id !== null && id !== ctx.actor.id)
  if (told.length === 0) return
  await notices.insert(
    ctx,
    told.map((userId) => ({ ...notice, userId })),
  )
  await ctx.announce({ topic: 'governance', id: ctx.tenantId })
}

export async function listNotices(ctx: Ctx): Promise<Notice[]> {
  const rows = await notices.listUnseen(ctx, ctx.actor.id, MOST)
  return rows.map(({ id, kind, details, domain_id, at }) => ({
    id,
    kind,
    // Written by `tell` only.
    values: details as Notice['values'],
    domainId: domain_id,
    at: at.toISOString(),
  }))
}

/** @throws AppError governance.notice_not_found */
export async function seeNotice(ctx: Ctx, id: string): Promise<void> {
  if (!(await notices.setSeen(ctx, ctx.actor.id, id))) throw new AppError('governance.notice_not_found')
}
