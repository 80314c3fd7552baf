import type { Following } from '@klantregie/contract'
import type { Ctx, Witness } from '../../../platform/context.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findRound } from '../../governance/index.ts'
import { findSummaries, heldId, visibleId } from '../../relations/index.ts'
import * as follows from './follow.queries.ts'
import { notifyAll } from './notify.service.ts'
import { isNews } from './told-of.rules.ts'

/** @throws AppError relations.relation_not_found */
export async function getFollowing(ctx: Ctx, id: string): Promise<Following> {
  return describe(ctx, await visibleId(ctx, id))
}

async function describe(ctx: Ctx, relationId: string): Promise<Following> {
  const userIds = await follows.findFollowers(ctx, relationId)
  const names = await findUserNames(ctx)
  return {
    isFollowing: userIds.includes(ctx.actor.id),
    followers: names.filter(({ id }) => userIds.includes(id)).map(({ name }) => name),
  }
}

/** Following is one's own business: it changes nothing of the relation and is not in the trail. @throws AppError relations.relation_not_found */
export async function setFollowing(
  ctx: Ctx,
  { id, isFollowing }: { id: string; isFollowing: boolean },
): Promise<Following> {
  const relationId = await heldId(ctx, id)
  if (isFollowing) await follows.insert(ctx, ctx.actor.id, relationId)
  else await follows.remove(ctx, ctx.actor.id, relationId)
  await ctx.announce({ topic: 'engagement', id: ctx.actor.id })
  return describe(ctx, relationId)
}

/** What one follows and may see at this moment. */
export async function listFollowed(ctx: Ctx) {
  const rows = await follows.listOf(ctx, ctx.actor.id)
  const shown = await findSummaries(
    ctx,
    rows.map(({ relationId }) => relationId),
  )
  return {
    items: rows.flatMap(({ relationId, since }) => {
      const relation = shown.get(relationId)
      return relation ? [{ id: relation.id, name: relation.name, kind: relation.kind, since: since.toISOString() }] : []
    }),
  }
}

/** Tells who follows a relation that something happened with it; nobody of what they did themselves. */
export function tellFollowersOf(relationIdsOfImport: follows.RelationIdsOfImport): Witness {
  return async (ctx, { action, subject }) => {
    const told = await count(ctx, { action, subject, relationIdsOfImport })
    if (told > 0) await ctx.announce({ topic: 'engagement', id: ctx.tenantId })
  }
}

type Happened = Parameters<Witness>[1] & { readonly relationIdsOfImport: follows.RelationIdsOfImport }

async function count(ctx: Ctx, { action, subject, relationIdsOfImport }: Happened): Promise<number> {
  if (subject?.kind === 'review_round' && action === 'review.opened') await askToReview(ctx, subject.id)
  if (subject?.kind === 'relation' && isNews(action)) return follows.tellOfOne(ctx, subject.id, action)
  if (subject?.kind === 'import' && action === 'import.done')
    return follows.tellOfImport(ctx, subject.id, relationIdsOfImport)
  return 0
}

/** A round that was opened asks those who were named for it; a round for everybody stands on everybody's home page. */
async function askToReview(ctx: Ctx, roundId: string): Promise<void> {
  const round = await findRound(ctx, roundId)
  await notifyAll(
    ctx,
    (round?.workerUserIds ?? []).map((userId) => ({
      userId,
      kind: 'review_asked' as const,
      subject: { kind: 'review_round', id: roundId },
      values: { name: round?.name ?? '' },
    })),
  )
}
