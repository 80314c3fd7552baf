import type { ApproachCollision, RoundChoice, RoundItem, RoundOutcome } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findSummaries, touchedBy } from '../../relations/index.ts'
import { clean } from './approach.service.ts'
import * as claims from './claim.queries.ts'
import { tellNearest, toRelation } from './collision.service.ts'
import * as items from './round-item.queries.ts'
import { findRound, holdChecked, requireReason } from './round.service.ts'

type Query = {
  readonly id: string
  readonly outcome?: RoundOutcome | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Who is on a round, in the order of the list. @throws AppError engagement.round_not_found, relations.cursor_invalid */
export async function listRoundItems(ctx: Ctx, { id, outcome, cursor, limit }: Query) {
  const { purposeId, state } = await findRound(ctx, id)
  const after = positionOf(cursor)
  const asked = state === 'checking' ? stored(outcome) : outcome
  const found = asked === null ? [] : await items.list(ctx, { roundId: id, outcome: asked, after, limit: limit + 1 })
  const rows = state === 'checking' ? found.map(asChecking) : found
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showItems(ctx, page, purposeId),
    nextCursor: rows.length > limit && last ? String(last.position) : null,
  }
}

/** While a check runs, whoever is free as far as is known (round-item.queries) waits for its end; null: nobody is that yet. */
function stored(outcome: RoundOutcome | undefined): RoundOutcome | undefined | null {
  if (outcome === 'free') return null
  return outcome === 'waiting' ? 'free' : outcome
}

const asChecking = (row: items.ItemRow): items.ItemRow =>
  row.outcome === 'free' ? { ...row, outcome: 'waiting' } : row

function positionOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,9}$/.test(cursor)) throw new AppError('relations.cursor_invalid')
  return Number(cursor)
}

async function showItems(ctx: Ctx, rows: readonly items.ItemRow[], purposeId: string): Promise<RoundItem[]> {
  const relations = await findSummaries(
    ctx,
    rows.map(({ relationId }) => relationId),
  )
  const collisions = await collisionsOf(ctx, rows, purposeId)
  return rows.flatMap((row) => {
    const relation = relations.get(row.relationId)
    if (!relation) return []
    const { outcome, rule, choice, reason, approachId } = row
    const collision = collisions.get(row.relationId) ?? null
    return [
      {
        ...{ relation: toRelation(relation), outcome, rule, collision, choice, reason, approachId },
        // How many there are of what one may not see would tell something of them.
        collisions: collision?.approach ? row.collisions : Math.min(1, row.collisions),
      },
    ]
  })
}

/** Of each who collides the approach that stands nearest in the way, and how they meet. */
async function collisionsOf(ctx: Ctx, rows: readonly items.ItemRow[], purposeId: string) {
  const ways = rows.flatMap(({ relationId, collidesWith }) =>
    collidesWith === null ? [] : [{ key: relationId, approachId: collidesWith }],
  )
  if (ways.length === 0) return new Map<string, ApproachCollision>()
  const touched = await touchedBy(ctx, claims.askedForAll(ways.map(({ key }) => key)))
  const met = await claims.listMeetingPoints(ctx, touched, ways)
  return tellNearest(
    ctx,
    met.map(({ key, ...meeting }) => ({ key, meeting, mine: { relationId: key, contactId: null, purposeId } })),
  )
}

type ItemChoice = {
  readonly id: string
  readonly relationId: string
  readonly choice: RoundChoice
  readonly reason: string
}

/** What happens to one who collides. @throws AppError engagement.round_item_not_found, engagement.reason_missing */
export async function chooseForItem(ctx: Ctx, { id, relationId, choice, reason }: ItemChoice): Promise<RoundItem> {
  const { purposeId } = await holdChecked(ctx, id)
  requireReason({ choice, reason })
  await items.setChoice(ctx, { roundId: id, relationId }, { choice, reason: choice === 'go_on' ? clean(reason) : '' })
  const row = await items.find(ctx, id, relationId)
  const [item] = row ? await showItems(ctx, [row], purposeId) : []
  if (item === undefined || (item.outcome !== 'collides' && item.outcome !== 'same_round'))
    throw new AppError('engagement.round_item_not_found')
  await ctx.announce({ topic: 'engagement', id })
  return item
}
