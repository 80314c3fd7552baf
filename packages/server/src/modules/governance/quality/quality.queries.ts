import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { Measured } from './quality-measure.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

/** Figures of a day, in place of those that were measured before on that day. */
export async function replaceDay(ctx: Ctx, day: string, figures: readonly Measured[]): Promise<void> {
  await tables(ctx).deleteFrom('governance.quality_figure').where('day', '=', day).execute()
  if (figures.length === 0) return
  await tables(ctx)
    .insertInto('governance.quality_figure')
    .values(
      figures.map(({ domainId, dimension, field, measured, good }) => ({
        day,
        domain_id: domainId,
        dimension,
        field,
        measured,
        good,
      })),
    )
    .execute()
}

type SourceCount = { readonly domainId: string; readonly source: string; readonly relations: number }

export async function replaceSources(ctx: Ctx, sources: readonly SourceCount[]): Promise<void> {
  await tables(ctx).deleteFrom('governance.domain_source').execute()
  if (sources.length === 0) return
  await tables(ctx)
    .insertInto('governance.domain_source')
    .values(sources.map(({ domainId, source, relations }) => ({ domain_id: domainId, source, relations })))
    .execute()
}

/** Thins out what is older than `before`: the first measured day of each month stays. */
export async function thinOut(ctx: Ctx, before: string): Promise<void> {
  await sql`
    delete from governance.quality_figure f where f.day < ${before}::date and f.day not in (
      select min(k.day) from governance.quality_figure k where k.day < ${before}::date group by date_trunc('month', k.day))
  `.execute(ctx.tx)
}

export type FigureRow = Measured & { readonly day: string }

/** The figures of the last day that each domain was measured on. */
export async function findLatest(ctx: Ctx): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select f.day, f.domain_id as "domainId", f.dimension, f.field, f.measured, f.good
    from governance.quality_figure f
    where f.day = (select max(k.day) from governance.quality_figure k)
    order by f.domain_id, f.dimension, f.field`.execute(ctx.tx)
  return rows
}

/** All kept figures of a domain, oldest first: some 90 days and a day of each month before. */
export function findTrend(ctx: Ctx, domainId: string): Promise<FigureRow[]> {
  return tables(ctx)
    .selectFrom('governance.quality_figure')
    .select(['day', 'domain_id as domainId', 'dimension', 'field', 'measured', 'good'])
    .where('domain_id', '=', domainId)
    .orderBy('day')
    .orderBy('dimension')
    .orderBy('field')
    .execute() as Promise<FigureRow[]>
}

export async function isMeasuring(ctx: Ctx, jobName: string): Promise<boolean> {
  const row = await tablesOf(ctx, 'platform')
    .selectFrom('platform.job')
    .select('id')
    .where('name', '=', jobName)
    .where('state', 'in', ['waiting', 'running'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
