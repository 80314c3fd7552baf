import type { MayWeRule, RoundChoice, RoundOutcome } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isVisible } from '../../relations/index.ts'

export type ItemRow = {
  readonly relationId: string
  readonly originId: string
  readonly position: number
  readonly outcome: RoundOutcome
  readonly rule: MayWeRule | null
  readonly collidesWith: string | null
  readonly collisions: number
  readonly choice: RoundChoice | null
  readonly reason: string
  readonly approachId: string | null
}

const columns = sql`i.relation_id as "relationId", i.origin_relation_id as "originId", i.position, i.outcome, i.rule,
  i.collides_with as "collidesWith", i.collisions, i.choice, i.reason, i.approach_id as "approachId"`

/** In the order of the list; relations that the reader may not see are left out. */
export async function list(
  ctx: Ctx,
  query: {
    readonly roundId: string
    readonly outcome: RoundOutcome | undefined
    readonly after: number
    readonly limit: number
  },
): Promise<ItemRow[]> {
  const ofOutcome = query.outcome === undefined ? sql`true` : sql`i.outcome = ${query.outcome}`
  const { rows } = await sql<ItemRow>`
    select ${columns} from engagement.approach_round_item i
    where i.round_id = ${query.roundId} and ${ofOutcome} and i.position > ${query.after} and ${isVisible(ctx, sql`i.relation_id`)}
    order by i.position limit ${query.limit}`.execute(ctx.tx)
  return rows
}

export async function find(ctx: Ctx, roundId: string, relationId: string): Promise<ItemRow | undefined> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from engagement.approach_round_item i
    where i.round_id = ${roundId} and i.relation_id = ${relationId} and ${isVisible(ctx, sql`i.relation_id`)}
    order by i.position limit 1`.execute(ctx.tx)
  return rows[0]
}

export async function setChoice(
  ctx: Ctx,
  { roundId, relationId }: { roundId: string; relationId: string },
  { choice, reason }: { choice: RoundChoice; reason: string },
): Promise<void> {
  await sql`update engagement.approach_round_item i set choice = ${choice}, reason = ${reason}
    where i.round_id = ${roundId} and i.relation_id = ${relationId} and i.outcome in ('collides', 'same_round')`.execute(
    ctx.tx,
  )
}

/** Everything is to be looked at again, and until something is found everybody is free; what was chosen stays. */
export async function forgetOutcomes(ctx: Ctx, roundId: string): Promise<void> {
  await sql`update engagement.approach_round_item i set outcome = 'free', rule = null, collides_with = null, collisions = 0
    where i.round_id = ${roundId} and i.outcome not in ('free', 'not_yours')`.execute(ctx.tx)
}

/** A check that was broken off has not looked at everybody: whoever is free as far as is known waits for the next. */
export async function doubtFree(ctx: Ctx, roundId: string): Promise<void> {
  await sql`update engagement.approach_round_item i set outcome = 'waiting'
    where i.round_id = ${roundId} and i.outcome = 'free'`.execute(ctx.tx)
}

/** A stretch of those of whom nothing was found yet, in the order of the list. */
export async function listFree(
  ctx: Ctx,
  { roundId, after, limit }: { roundId: string; after: number; limit: number },
): Promise<{ relationId: string; position: number }[]> {
  const { rows } = await sql<{ relationId: string; position: number }>`
    select i.relation_id as "relationId", i.position from engagement.approach_round_item i
    where i.round_id = ${roundId} and i.outcome = 'free' and i.position > ${after} order by i.position limit ${limit}`.execute(
    ctx.tx,
  )
  return rows
}

export async function setNotAllowed(
  ctx: Ctx,
  roundId: string,
  refused: readonly { relationId: string; rule: MayWeRule }[],
): Promise<void> {
  if (refused.length === 0) return
  const [ids, rules] = [refused.map(({ relationId }) => relationId), refused.map(({ rule }) => rule)]
  await sql`update engagement.approach_round_item i set outcome = 'not_allowed', rule = n.rule
    from unnest(${ids}::uuid[], ${rules}::text[]) as n (relation_id, rule)
    where i.round_id = ${roundId} and i.relation_id = n.relation_id`.execute(ctx.tx)
}
