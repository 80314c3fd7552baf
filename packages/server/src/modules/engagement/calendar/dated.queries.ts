import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { DatesAsked } from '../../relations/index.ts'

/** What stands on each day, along the index of that day, no more than was asked for of each. */
const perDay = <T>(ctx: Ctx, { from, until }: DatesAsked, ofDay: RawBuilder<unknown>) =>
  sql<T>`select d.day::date::text as day, o.* from generate_series(${from}::date, ${until}::date, interval '1 day') d(day)
    cross join lateral (${ofDay}) o`.execute(ctx.tx)

export type TaskDay = {
  readonly day: string
  readonly id: string
  readonly title: string
  readonly time: string | null
  readonly relationId: string
  readonly userId: string | null
  readonly teamId: string | null
}

/** Open tasks about a relation that are due (task_open). Who sees the relation, sees them. */
export async function tasksDue(ctx: Ctx, asked: DatesAsked): Promise<TaskDay[]> {
  const { rows } = await perDay<TaskDay>(
    ctx,
    asked,
    sql`select t.id, t.title, t.due_time as time, t.relation_id as "relationId", t.owner_user_id as "userId", t.owner_team_id as "teamId"
      from engagement.task t where t.state = 'open' and t.due_on = d.day::date and t.relation_id is not null
        and ${asked.isListed(sql`t.relation_id`)} limit ${asked.perDay}`,
  )
  return rows
}

export type ApproachDay = {
  readonly day: string
  readonly id: string
  readonly relationId: string
  readonly purposeId: string
  readonly subject: string
  readonly who: string
}

/** Approaches that are planned to begin (approach_recent). What was made stands on the timeline. */
export async function approachesPlanned(ctx: Ctx, asked: DatesAsked): Promise<ApproachDay[]> {
  const { rows } = await perDay<ApproachDay>(
    ctx,
    asked,
    sql`select a.id, a.relation_id as "relationId", a.purpose_id as "purposeId", a.subject, a.owner_name as who
      from engagement.approach a where a.starts_on = d.day::date and a.state = 'planned'
        and ${asked.isListed(sql`a.relation_id`)} limit ${asked.perDay}`,
  )
  return rows
}

export type ProcessDay = {
  readonly day: string
  readonly id: string
  readonly relationId: string
  readonly title: string
  readonly userId: string | null
}

/** Processes of which the step that is being worked on is due (process_running). */
export async function processesDue(ctx: Ctx, asked: DatesAsked): Promise<ProcessDay[]> {
  const { rows } = await perDay<ProcessDay>(
    ctx,
    asked,
    sql`select p.id, p.relation_id as "relationId", p.owner_user_id as "userId",
        (select t.name from engagement.process_template t where t.id = p.template_id) as title
      from engagement.process p where p.state <> 'ended' and p.due_sort = d.day::date
        and ${asked.isListed(sql`p.relation_id`)} limit ${asked.perDay}`,
  )
  return rows
}
