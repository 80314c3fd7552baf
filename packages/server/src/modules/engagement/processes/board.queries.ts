import type { ProcessOutcome, ProcessState } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { isVisible } from '../../relations/index.ts'

/**
 * The board counts per column and reads pages per column, in the order of the index process_board. Nothing here ever reads all
 * processes of a template with what belongs to them.
 */
export type BoardFilter = {
  readonly templateId: string
  readonly ownerId?: string | undefined
  readonly teamId?: string | undefined
  readonly overdue?: boolean | undefined
  readonly today: string
}

function matching(ctx: Ctx, { templateId, ownerId, teamId, overdue, today }: BoardFilter): RawBuilder<unknown> {
  const conditions = [
    sql`p.template_id = ${templateId} and p.state <> 'ended'`,
    isVisible(ctx, sql.ref('p.relation_id')),
  ]
  if (ownerId !== undefined) conditions.push(sql`p.owner_user_id = ${ownerId}`)
  if (teamId !== undefined) conditions.push(sql`p.at_team_id = ${teamId}`)
  if (overdue === true) conditions.push(isOverdue(today))
  return sql.join(conditions, sql` and `)
}

const isOverdue = (today: string) => sql`p.state = 'running' and p.due_sort < ${today}::date`

export type Column = {
  readonly key: string
  readonly count: number
  readonly late: number
  readonly title: string | null
}

/** By the key of the step; the title as some process has it, for steps that the newest version does not have. */
export async function countColumns(ctx: Ctx, filter: BoardFilter): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.key, c.count, c.late, (select s.title from engagement.process_step s
      where s.template_id = ${filter.templateId} and s.key = c.key and s.state = 'open' limit 1) as title
    from (
      select p.current_key as key, count(*) as count, count(*) filter (where ${isOverdue(filter.today)}) as late
      from engagement.process p where ${matching(ctx, filter)} group by 1
    ) c order by c.key
  `.execute(ctx.tx)
  return rows
}

export type CardRow = {
  readonly id: string
  readonly key: string
  readonly relationId: string
  readonly ownerUserId: string | null
  readonly atUserId: string | null
  readonly atTeamId: string | null
  readonly since: Date
  readonly dueOn: string | null
  readonly dueSort: string
  readonly state: ProcessState
}

const CARD = sql`p.id, p.current_key as key, p.relation_id as "relationId", p.owner_user_id as "ownerUserId", p.at_user_id as "atUserId",
  p.at_team_id as "atTeamId", p.current_since as since, p.due_on as "dueOn", p.due_sort::text as "dueSort", p.state`

/** The first cards of each of these columns, soonest due first. */
export async function firstCards(
  ctx: Ctx,
  filter: BoardFilter,
  { keys, limit }: { keys: readonly string[]; limit: number },
): Promise<CardRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<CardRow>`
    select c.* from unnest(${[...keys]}::text[]) with ordinality k(key, place)
    cross join lateral (
      select ${CARD} from engagement.process p where ${matching(ctx, filter)} and p.current_key = k.key
      order by p.due_sort, p.id limit ${limit}
    ) c order by k.place, c."dueSort", c.id
  `.execute(ctx.tx)
  return rows
}

type Page = { readonly key: string; readonly after: { at: string; id: string } | null; readonly limit: number }

export async function listCards(ctx: Ctx, filter: BoardFilter, { key, after, limit }: Page): Promise<CardRow[]> {
  const rest = after === null ? sql`true` : sql`(p.due_sort, p.id) > (${after.at}::date, ${after.id}::uuid)`
  const { rows } = await sql<CardRow>`
    select ${CARD} from engagement.process p where ${matching(ctx, filter)} and p.current_key = ${key} and ${rest}
    order by p.due_sort, p.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** Whose processes are on the board, and with which teams steps lie, whatever the filter: to choose from. */
export async function holders(ctx: Ctx, templateId: string): Promise<{ userIds: string[]; teamIds: string[] }> {
  const { rows } = await sql<{ userIds: string[] | null; teamIds: string[] | null }>`
    select array_agg(distinct p.owner_user_id) filter (where p.owner_user_id is not null) as "userIds",
      array_agg(distinct p.at_team_id) filter (where p.at_team_id is not null) as "teamIds"
    from engagement.process p where ${matching(ctx, { templateId, today: '' })}
  `.execute(ctx.tx)
  return { userIds: rows[0]?.userIds ?? [], teamIds: rows[0]?.teamIds ?? [] }
}

export type LineRow = CardRow & {
  readonly templateId: string
  readonly outcome: ProcessOutcome | null
  readonly endedAt: Date | null
  readonly at: string
}

const LINE = sql`${CARD}, p.template_id as "templateId", p.outcome, p.ended_at as "endedAt"`

export type ListFilter = {
  readonly state: 'running' | 'ended'
  readonly templateId?: string | undefined
  readonly ownerId?: string | undefined
  readonly overdue?: boolean | undefined
  readonly today: string
  readonly after: { at: string; id: string } | null
  readonly limit: number
}

/** What runs by the day it is due, what ended by the moment it did, the last first. */
export async function list(ctx: Ctx, filter: ListFilter): Promise<LineRow[]> {
  const { state, templateId, ownerId, overdue, today, after, limit } = filter
  const conditions = [
    state === 'ended' ? sql`p.state = 'ended'` : sql`p.state <> 'ended'`,
    isVisible(ctx, sql.ref('p.relation_id')),
  ]
  if (templateId !== undefined) conditions.push(sql`p.template_id = ${templateId}`)
  if (ownerId !== undefined) conditions.push(sql`p.owner_user_id = ${ownerId}`)
  if (overdue === true) conditions.push(isOverdue(today))
  if (after !== null) conditions.push(beyond(state, after))
  const order = state === 'ended' ? sql`p.ended_at desc, p.id desc` : sql`p.due_sort, p.id`
  const at = state === 'ended' ? sql`(p.ended_at at time zone 'UTC')::text || '+00'` : sql`p.due_sort::text`
  const { rows } = await sql<LineRow>`
    select ${LINE}, ${at} as at from engagement.process p where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}
  `.execute(ctx.tx)
  return rows
}

function beyond(state: 'running' | 'ended', { at, id }: { at: string; id: string }): RawBuilder<unknown> {
  if (state === 'ended') return sql`(p.ended_at, p.id) < (${at}::timestamptz, ${id}::uuid)`
  return sql`(p.due_sort, p.id) > (${at}::date, ${id}::uuid)`
}

/** Processes of a relation, what runs first. */
export async function listOfRelation(ctx: Ctx, relationId: string, limit: number): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select ${LINE}, '' as at from engagement.process p where p.relation_id = ${relationId}
    order by p.state = 'ended', p.started_at desc, p.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export type StepOfRole = {
  readonly processId: string
  readonly relationId: string
  readonly templateId: string
  readonly key: string
  readonly title: string
  readonly dueOn: string | null
}

/** Open steps that lie with everybody of a role. */
export async function listOfRole(ctx: Ctx, role: string, limit: number): Promise<StepOfRole[]> {
  const { rows } = await sql<StepOfRole>`
    select p.id as "processId", p.relation_id as "relationId", p.template_id as "templateId", s.key, s.title, s.due_on as "dueOn"
    from engagement.process_step s join engagement.process p on p.id = s.process_id
    where s.state = 'open' and s.role = ${role} and p.state = 'running' and ${isVisible(ctx, sql.ref('p.relation_id'))}
    order by s.due_on nulls last, s.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export type Progress = {
  readonly processId: string
  readonly done: number
  readonly total: number
  readonly title: string | null
}

/** How far processes are: steps that were done or left out, of those that apply; and what the step is called at which they stand. */
export async function progressOf(ctx: Ctx, processIds: readonly string[]): Promise<Map<string, Progress>> {
  if (processIds.length === 0) return new Map()
  const { rows } = await sql<Progress>`
    select s.process_id as "processId", count(*) filter (where s.state in ('done', 'skipped')) as done,
      count(*) filter (where s.state <> 'passed') as total, max(s.title) filter (where s.key = p.current_key) as title
    from engagement.process_step s join engagement.process p on p.id = s.process_id
    where s.process_id = any(${[...processIds]}::uuid[]) group by 1
  `.execute(ctx.tx)
  return new Map(rows.map((row) => [row.processId, row]))
}
