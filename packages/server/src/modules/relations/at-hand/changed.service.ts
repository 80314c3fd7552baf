import { dutchDay } from '@klantregie/contract'
import type { AtHand } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { told } from './at-hand.service.ts'
import { listChanged } from './changed.queries.ts'

const DAYS = 30
const SHOWN = 6
const DAY_MS = 86_400_000

/** What changed lately of the relations that the reader looks after, and of these others (which they follow). */
export async function changedOf(ctx: Ctx, followed: readonly string[]): Promise<AtHand[]> {
  if (ctx.actor.kind !== 'user' || !ctx.permissions.has('relations.relation.read')) return []
  const since = new Date(ctx.now.getTime() - DAYS * DAY_MS)
  const mine = { ownerId: ctx.actor.id, ids: followed, today: dutchDay(ctx.now), since, limit: SHOWN }
  return told(ctx, await listChanged(ctx, mine))
}
