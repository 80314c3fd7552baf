import type { ContributionMeasure } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export async function listWeights(ctx: Ctx): Promise<Map<ContributionMeasure, number>> {
  const { rows } = await sql<{ measure: ContributionMeasure; cents: number }>`
    select w.measure, w.cents_per_unit as cents from segments.contribution_weight w`.execute(ctx.tx)
  return new Map(rows.map(({ measure, cents }) => [measure, cents]))
}

export async function replaceWeights(ctx: Ctx, weights: ReadonlyMap<ContributionMeasure, number>): Promise<void> {
  await sql`delete from segments.contribution_weight`.execute(ctx.tx)
  await sql`
    insert into segments.contribution_weight (measure, cents_per_unit)
    select t.measure, t.cents from unnest(${[...weights.keys()]}::text[], ${[...weights.values()]}::bigint[]) t(measure, cents)`.execute(
    ctx.tx,
  )
}
