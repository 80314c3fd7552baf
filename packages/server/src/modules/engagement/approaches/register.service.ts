import { daysLater, dutchDay } from '@klantregie/contract'
import type { Approach, ApproachFilter } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { visibleId } from '../../relations/index.ts'
import * as approaches from './approach.queries.ts'
import { showApproaches } from './approach-view.service.ts'
import { findNear } from './collision.service.ts'
import { ownersOf } from './owner.service.ts'

type Query = ApproachFilter & { readonly cursor?: string | undefined; readonly limit: number }

/** The register, those that begin last first. @throws AppError relations.cursor_invalid */
export async function listApproaches(ctx: Ctx, { cursor, limit, ...filter }: Query) {
  const rows = await approaches.list(ctx, {
    ...(await narrow(ctx, filter)),
    after: readPosition(cursor),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showApproaches(ctx, page),
    nextCursor: rows.length > limit && last ? `${last.startsOn} ${last.id}` : null,
  }
}

/** A page of what may be taken along, for a file. */
export async function exportPage(
  ctx: Ctx,
  filter: ApproachFilter,
  { after, limit }: { after: approaches.Position | null; limit: number },
): Promise<{ items: Approach[]; last: approaches.Position | null }> {
  const rows = await approaches.list(ctx, { ...(await narrow(ctx, filter)), exportOnly: true, after, limit })
  return { items: await showApproaches(ctx, rows), last: rows.length < limit ? null : (rows.at(-1) ?? null) }
}

async function narrow(ctx: Ctx, { mine, ...filter }: ApproachFilter) {
  return { ...filter, owners: mine === 'true' ? await ownersOf(ctx) : undefined }
}

function readPosition(cursor: string | undefined): approaches.Position | null {
  if (cursor === undefined) return null
  const found = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/.exec(cursor)
  if (!found?.[1] || !found[2]) throw new AppError('relations.cursor_invalid')
  return { startsOn: found[1], id: found[2] }
}

const LATELY_DAYS = 366
const SHOWN = 10

/** What is planned with a relation and was done lately, and which colleagues are near it. @throws AppError relations.relation_not_found */
export async function approachesOfRelation(ctx: Ctx, asked: string) {
  const relationId = await visibleId(ctx, asked)
  const today = dutchDay(ctx.now)
  const madeSince = daysLater(today, -LATELY_DAYS)
  const { planned, made } = await approaches.listOfRelation(ctx, { relationId, madeSince, limit: SHOWN })
  return {
    planned: await showApproaches(ctx, planned),
    made: await showApproaches(ctx, made),
    near: (await findNear(ctx, relationId, today)).slice(0, SHOWN),
    mayPlan: ctx.permissions.has('engagement.approach.write') && !ctx.viewingAs,
  }
}
