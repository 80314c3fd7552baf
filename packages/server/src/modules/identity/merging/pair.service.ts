import type { RelationKind, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findCells, findSummaries, visibleId } from '../../relations/index.ts'
import { evidenceOf } from '../records/golden.service.ts'
import * as records from '../records/record.queries.ts'
import { computeGolden, type Survivor, type Survivorship } from '../records/survivorship.rules.ts'
import { getSurvivorship } from '../survivorship/survivorship-settings.service.ts'
import * as decisions from './decision.queries.ts'

/** One of two relations that somebody looks at together. */
export type Side = {
  readonly id: string
  readonly name: string
  readonly kind: RelationKind
  readonly changedAt: Date
  readonly cells: readonly string[]
  readonly current: readonly records.CurrentRecord[]
  readonly values: Values
}

/** What a set of records amounts to, and whose record each value came from. */
export type Values = { readonly golden: RelationRecord; readonly survivors: readonly Survivor[] }

export type Couple = {
  readonly winner: Side
  readonly loser: Side
  /** What the rules make of all records together. */
  readonly together: Values
  /** Standing decisions that these are not the same. */
  readonly notSame: readonly decisions.StandingDecision[]
}

/**
 * Two relations that may be merged, with everything that there is to know about it. Ids of relations that were merged
 * before lead to where they went.
 * @throws AppError relations.relation_not_found, identity.merge_with_itself, identity.merge_kinds_differ
 */
export async function getCouple(ctx: Ctx, asked: { winnerId: string; loserId: string }): Promise<Couple> {
  const [winnerId, loserId] = [await visibleId(ctx, asked.winnerId), await visibleId(ctx, asked.loserId)]
  if (winnerId === loserId) throw new AppError('identity.merge_with_itself')
  const survivorship = await getSurvivorship(ctx)
  const winner = await getSide(ctx, winnerId, survivorship)
  const loser = await getSide(ctx, loserId, survivorship)
  if (winner.kind !== loser.kind) throw new AppError('identity.merge_kinds_differ')
  const among = await decisions.findAmong(ctx, 'not_same', [...winner.cells, ...loser.cells])
  return {
    winner,
    loser,
    together: valuesOf([...winner.current, ...loser.current], winner.kind, survivorship),
    notSame: among.filter(({ left, right }) => winner.cells.includes(left) !== winner.cells.includes(right)),
  }
}

async function getSide(ctx: Ctx, id: string, survivorship: Survivorship): Promise<Side> {
  const summary = (await findSummaries(ctx, [id])).get(id)
  if (!summary) throw new AppError('relations.relation_not_found')
  const current = await records.findCurrent(ctx, [id])
  const { name, kind } = summary
  const moments = current.map((row) => row.recorded_at.getTime())
  return {
    id,
    name,
    kind,
    changedAt: new Date(Math.max(0, ...moments)),
    cells: (await findCells(ctx, [id])).map(({ cellId }) => cellId),
    current,
    values: valuesOf(current, kind, survivorship),
  }
}

/** Without records there are no values: only the kind is known. */
export function valuesOf(
  current: readonly records.CurrentRecord[],
  kind: RelationKind,
  survivorship: Survivorship,
): Values {
  return current.length === 0
    ? { golden: { kind }, survivors: [] }
    : computeGolden(current.map(evidenceOf), survivorship)
}
