import type { ProcessOutcome } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isVisible } from '../../relations/index.ts'

/** A period of calendar days in the Netherlands, both included. */
export type FiguresFilter = {
  readonly templateId: string
  readonly version?: number | undefined
  readonly from: string
  readonly until: string
  readonly today: string
}

const START = (day: string) => sql`(${day}::date::timestamp at time zone 'Europe/Amsterdam')`
const within = (moment: RawBuilder<unknown>, { from, until }: FiguresFilter) =>
  sql`${moment} >= ${START(from)} and ${moment} < (((${until}::date + 1)::timestamp) at time zone 'Europe/Amsterdam')`
const ofVersion = ({ version }: FiguresFilter) => (version === undefined ? sql`true` : sql`p.version = ${version}`)
const days = (from: RawBuilder<unknown>, until: RawBuilder<unknown>) =>
  sql`extract(epoch from ${until} - ${from}) / 86400`
/** Of an ordered set: half, and nine in ten, took at most so many days. */
const spread = (share: number, value: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
  sql`(percentile_cont(${share}) within group (order by ${value}) filter (where ${condition}))::float8`

export type StepFigureRow = {
  readonly key: string
  readonly done: number
  readonly skipped: number
  readonly doneLate: number
  readonly doneWithDue: number
  readonly waitingMedian: number | null
  readonly waitingP90: number | null
  readonly workingMedian: number | null
  readonly workingP90: number | null
}

/** What ended in the period, by step: in one pass over the steps that did. */
export async function endedSteps(ctx: Ctx, filter: FiguresFilter): Promise<StepFigureRow[]> {
  const waiting = days(sql`s.opened_at`, sql`coalesce(s.taken_at, s.ended_at)`)
  const working = days(sql`s.taken_at`, sql`s.ended_at`)
  const isDone = sql`s.state = 'done'`
  const wasTaken = sql`s.state = 'done' and s.taken_at is not null`
  const { rows } = await sql<StepFigureRow>`
    select s.key, count(*) filter (where ${isDone}) as done, count(*) filter (where s.state = 'skipped') as skipped,
      count(*) filter (where ${isDone} and s.due_on is not null) as "doneWithDue",
      count(*) filter (where ${isDone} and (s.ended_at at time zone 'Europe/Amsterdam')::date > s.due_on) as "doneLate",
      ${spread(0.5, waiting, isDone)} as "waitingMedian", ${spread(0.9, waiting, isDone)} as "waitingP90",
      ${spread(0.5, working, wasTaken)} as "workingMedian", ${spread(0.9, working, wasTaken)} as "workingP90"
    from engagement.process_step s join engagement.process p on p.id = s.process_id
    where s.template_id = ${filter.templateId} and ${within(sql`s.ended_at`, filter)} and ${ofVersion(filter)}
      and ${isVisible(ctx, sql.ref('p.relation_id'))}
    group by s.key
  `.execute(ctx.tx)
  return rows
}

export type OpenFigureRow = {
  readonly key: string
  readonly title: string
  readonly open: number
  readonly openLate: number
  readonly openMedian: number | null
}

/** What is open now, by step; what is paused is nobody's turn and not counted. */
export async function openSteps(ctx: Ctx, filter: FiguresFilter): Promise<OpenFigureRow[]> {
  const { rows } = await sql<OpenFigureRow>`
    select s.key, max(s.title) as title, count(*) as open, count(*) filter (where s.due_on < ${filter.today}::date) as "openLate",
      ${spread(0.5, days(sql`s.opened_at`, sql`${ctx.now}::timestamptz`), sql`true`)} as "openMedian"
    from engagement.process_step s join engagement.process p on p.id = s.process_id
    where s.template_id = ${filter.templateId} and s.state = 'open' and p.state = 'running' and ${ofVersion(filter)}
      and ${isVisible(ctx, sql.ref('p.relation_id'))}
    group by s.key
  `.execute(ctx.tx)
  return rows
}

export type LeadRow = {
  readonly outcome: ProcessOutcome
  readonly count: number
  readonly median: number | null
  readonly p90: number | null
}

/** What ended in the period, by how it ended, and how long that took from its start. */
export async function leads(ctx: Ctx, filter: FiguresFilter): Promise<LeadRow[]> {
  const lead = days(sql`p.started_at`, sql`p.ended_at`)
  const { rows } = await sql<LeadRow>`
    select p.outcome, count(*) as count, ${spread(0.5, lead, sql`true`)} as median, ${spread(0.9, lead, sql`true`)} as p90
    from engagement.process p where p.template_id = ${filter.templateId} and p.state = 'ended' and ${within(sql`p.ended_at`, filter)}
      and ${ofVersion(filter)} and ${isVisible(ctx, sql.ref('p.relation_id'))}
    group by 1
  `.execute(ctx.tx)
  return rows
}

export async function countRunning(ctx: Ctx, filter: FiguresFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from engagement.process p where p.template_id = ${filter.templateId} and p.state <> 'ended'
      and ${ofVersion(filter)} and ${isVisible(ctx, sql.ref('p.relation_id'))}
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}
