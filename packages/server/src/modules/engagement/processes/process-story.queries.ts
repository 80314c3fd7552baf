import type { ProcessOutcome } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type Event = {
  readonly id: string
  readonly what: 'started' | 'done' | 'skipped' | 'completed' | 'answer' | 'stopped'
  readonly at: Date
  readonly by: string | null
  readonly template: string
  readonly step: string
  /** What somebody said with it. */
  readonly text: string
}

type Window = { readonly relationId: string; readonly before: Date; readonly limit: number }

/** What happened in the processes of a relation before a moment, the newest first. */
export async function listBefore(ctx: Ctx, { relationId, before, limit }: Window): Promise<Event[]> {
  const of = sql`from engagement.process p join engagement.process_template t on t.id = p.template_id`
  const { rows } = await sql<Event>`
    select e.* from (
      select p.id::text || ':start' as id, 'started' as what, p.started_at as at, p.started_by as by, t.name as template, '' as step, '' as text
      ${of} where p.relation_id = ${relationId} and p.started_at < ${before}
      union all
      select p.id::text || ':end', p.outcome, p.ended_at, p.ended_by, t.name, '', p.reason
      ${of} where p.relation_id = ${relationId} and p.state = 'ended' and p.ended_at < ${before}
      union all
      select s.id::text, s.state, s.ended_at, s.ended_by, t.name, s.title, s.note
      ${of} join engagement.process_step s on s.process_id = p.id
      where p.relation_id = ${relationId} and s.state in ('done', 'skipped') and s.ended_at < ${before}
    ) e order by e.at desc, e.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

type Told = {
  readonly startedAt: Date
  readonly template: string
  readonly state: string
  readonly outcome: ProcessOutcome | null
  readonly reason: string
  readonly step: string | null
  readonly stepState: string | null
  readonly stepAt: Date | null
  readonly answer: string | null
  readonly note: string | null
}

/** Every step that was done or left out in every process of a relation; one line at least per process. */
export async function listAll(ctx: Ctx, relationId: string): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select p.started_at as "startedAt", t.name as template, p.state, p.outcome, p.reason, s.title as step, s.state as "stepState",
      s.ended_at as "stepAt", coalesce(a.label, s.answer) as answer, s.note
    from engagement.process p join engagement.process_template t on t.id = p.template_id
    join engagement.process_version v on v.template_id = p.template_id and v.version = p.version
    left join engagement.process_step s on s.process_id = p.id and s.state in ('done', 'skipped')
    left join lateral (
      select w ->> 'label' as label from jsonb_array_elements(v.content -> 'steps') x
      cross join lateral jsonb_array_elements(case when jsonb_typeof(x -> 'question') = 'object' then x -> 'question' -> 'answers' else '[]' end) w
      where x ->> 'key' = s.key and w ->> 'key' = s.answer limit 1
    ) a on true
    where p.relation_id = ${relationId} order by p.started_at, p.id, s.ended_at, s.position
  `.execute(ctx.tx)
  return rows
}

type Seen = { readonly template: string; readonly document: string; readonly on: string | null; readonly note: string }

/** Every document of which something was said. */
export async function listDocuments(ctx: Ctx, relationId: string): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select t.name as template, coalesce(n.name, d.key) as document, d.checked_on as on, d.note
    from engagement.process p join engagement.process_template t on t.id = p.template_id
    join engagement.process_version v on v.template_id = p.template_id and v.version = p.version
    join engagement.process_document d on d.process_id = p.id
    left join lateral (
      select w ->> 'name' as name from jsonb_array_elements(v.content -> 'steps') x cross join lateral jsonb_array_elements(x -> 'documents') w
      where x ->> 'key' = d.step_key and w ->> 'key' = d.key limit 1
    ) n on true
    where p.relation_id = ${relationId} order by p.started_at, d.step_key, d.key
  `.execute(ctx.tx)
  return rows
}

/**
 * Of the cells in the subquery (cell_id, relation_id: the relation that each belongs to now), those with which a process ran: what
 * people did with a relation stays when the list that brought it is taken back.
 */
export function cellsWithProcesses(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select g.cell_id from (${cells}) g
    where exists (select from engagement.process p where p.relation_id = g.relation_id and p.origin_relation_id = g.cell_id)`
}
