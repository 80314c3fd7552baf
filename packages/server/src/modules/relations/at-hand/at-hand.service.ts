import type { AtHand } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findSummaries } from '../page/summary.service.ts'
import { getVisible } from '../page/visibility.service.ts'
import { typeNamesOf } from '../roles/role.service.ts'
import * as atHand from './at-hand.queries.ts'

const MOST_FAVOURITES = 200
const MOST_SEEN = 30

/** What the user keeps at hand and looked at last. What they may no longer see has disappeared, and comes back with the right. */
export async function listAtHand(ctx: Ctx): Promise<{ favourites: AtHand[]; recent: AtHand[] }> {
  const favourites = await atHand.listFavourites(ctx, MOST_FAVOURITES)
  const seen = await atHand.listSeen(ctx, MOST_SEEN)
  return { favourites: await told(ctx, favourites), recent: await told(ctx, seen) }
}

/** What was kept, as the reader may have it. */
export async function told(ctx: Ctx, kept: readonly atHand.Kept[]): Promise<AtHand[]> {
  const summaries = await findSummaries(
    ctx,
    kept.map(({ relationId }) => relationId),
  )
  const types = await typeNamesOf(
    ctx,
    [...summaries.values()].map(({ id }) => id),
  )
  const items = kept.flatMap(({ relationId, at }): AtHand[] => {
    const relation = summaries.get(relationId)
    if (!relation) return []
    const { id, name, kind, place, mask, limited } = relation
    return [
      {
        id,
        name,
        kind,
        place,
        types: types.get(id) ?? [],
        at: at.toISOString(),
        ...(mask && { mask }),
        ...(limited && { limited }),
      },
    ]
  })
  // Two that were merged since are one.
  return items.filter(({ id }, index) => items.findIndex((other) => other.id === id) === index)
}

/** @throws AppError relations.relation_not_found, relations.too_many_favourites */
export async function addFavourite(ctx: Ctx, asked: string): Promise<void> {
  const { id } = await getVisible(ctx, asked)
  if ((await atHand.listFavourites(ctx, MOST_FAVOURITES)).length >= MOST_FAVOURITES)
    throw new AppError('relations.too_many_favourites')
  await atHand.addFavourite(ctx, id)
}

export async function removeFavourite(ctx: Ctx, asked: string): Promise<void> {
  const { id } = await getVisible(ctx, asked)
  await atHand.removeFavourite(ctx, id)
}

/** Remembers that the user looked at a relation; only for themselves, and only the last ones. */
export async function rememberSeen(ctx: Ctx, asked: string): Promise<void> {
  const { id } = await getVisible(ctx, asked)
  await atHand.rememberSeen(ctx, id)
  await atHand.forgetAllBut(ctx, MOST_SEEN)
}

export function forgetSeen(ctx: Ctx): Promise<void> {
  return atHand.forgetAllBut(ctx, 0)
}
