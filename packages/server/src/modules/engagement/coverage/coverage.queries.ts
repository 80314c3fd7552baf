import type { Channel, CoverageFigures, CoverageState, RelationFilter } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { isVisible } from '../../relations/index.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type CoverageRow = {
  readonly id: string
  readonly name: string
  readonly purposeId: string
  readonly channel: Channel
  readonly startsOn: string
  readonly endsOn: string
  readonly filter: RelationFilter | null
  readonly state: 'checking' | 'open' | 'closed'
  readonly jobId: string | null
  readonly checkedAt: Date | null
  readonly dividedAt: Date | null
  readonly dividedBy: string | null
  readonly createdBy: string | null
  readonly createdByName: string
  readonly createdAt: Date
}

const columns = sql`c.id, c.name, c.purpose_id as "purposeId", c.channel, c.starts_on as "startsOn", c.ends_on as "endsOn", c.filter, c.state,
  c.job_id as "jobId", c.checked_at as "checkedAt", c.divided_at as "dividedAt", c.divided_by as "dividedBy", c.created_by as "createdBy",
  c.created_by_name as "createdByName", c.created_at as "createdAt"`

type NewCoverage = Pick<CoverageRow, 'name' | 'purposeId' | 'channel' | 'startsOn' | 'endsOn' | 'filter'>

export async function insert(ctx: Ctx, coverage: NewCoverage): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('engagement.coverage')
    .values({
      id,
      name: coverage.name,
      purpose_id: coverage.purposeId,
      channel: coverage.channel,
      starts_on: coverage.startsOn,
      ends_on: coverage.endsOn,
      filter: coverage.filter === null ? null : JSON.stringify(coverage.filter),
      state: 'checking',
      created_by: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      created_by_name: ctx.actor.name,
      created_at: ctx.now,
    })
    .execute()
  return id
}

/** Puts everybody of a list (relations: `listedIds`) on it, in the order of their names; answers how many. */
export async function insertMembers(ctx: Ctx, id: string, listed: RawBuilder<unknown>): Promise<number> {
  const result = await sql`
    insert into engagement.coverage_member (coverage_id, relation_id, origin_relation_id, position)
    select ${id}::uuid, l.relation_id, l.relation_id, row_number() over (order by l.sort_key, l.relation_id) from (${listed}) l`.execute(
    ctx.tx,
  )
  return Number(result.numAffectedRows ?? 0n)
}

export async function find(ctx: Ctx, id: string): Promise<CoverageRow | undefined> {
  const { rows } = await sql<CoverageRow>`select ${columns} from engagement.coverage c where c.id = ${id}`.execute(
    ctx.tx,
  )
  return rows[0]
}

/** Locked, so that two who divide it take turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<CoverageRow | undefined> {
  const { rows } = await sql<CoverageRow>`
    select ${columns} from engagement.coverage c where c.id = ${id} for update`.execute(ctx.tx)
  return rows[0]
}

export async function list(
  ctx: Ctx,
  { before, limit }: { before: { at: Date; id: string } | null; limit: number },
): Promise<CoverageRow[]> {
  const behind = before ? sql`(c.created_at, c.id) < (${before.at}, ${before.id}::uuid)` : sql`true`
  const { rows } = await sql<CoverageRow>`
    select ${columns} from engagement.coverage c where ${behind} order by c.created_at desc, c.id desc limit ${limit}`.execute(
    ctx.tx,
  )
  return rows
}

type Change = Partial<Pick<CoverageRow, 'state' | 'jobId' | 'checkedAt' | 'dividedAt' | 'dividedBy'>>

export async function update(ctx: Ctx, id: string, change: Change): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.coverage')
    .set({
      ...(change.state !== undefined && { state: change.state }),
      ...(change.jobId !== undefined && { job_id: change.jobId }),
      ...(change.checkedAt !== undefined && { checked_at: change.checkedAt }),
      ...(change.dividedAt !== undefined && { divided_at: change.dividedAt }),
      ...(change.dividedBy !== undefined && { divided_by: change.dividedBy }),
    })
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('engagement.coverage').where('id', '=', id).execute()
}

type Period = Pick<CoverageRow, 'id' | 'purposeId' | 'startsOn' | 'endsOn'>

/** On `m`: of two that a merge brought together the first in the list counts. */
const counts = sql`m.position = (select min(o.position) from engagement.coverage_member o
  where o.coverage_id = m.coverage_id and o.relation_id = m.relation_id)`

/** On `c` and `m`: a claim of the register that touches a member for the purpose in the period, through whomever. */
const touches = ({ purposeId, startsOn, endsOn }: Period) =>
  sql`c.relation_id = m.relation_id and c.purpose_id = ${purposeId} and c.position = 'at'
    and c.starts_on <= ${endsOn}::date and c.ends_on >= ${startsOn}::date`

/** Where a member (`m`) stands, given what touches them (`t`): that follows from the register at this moment and is stored nowhere. */
const state = sql`case when t.is_made then 'approached' when t.is_made is false then 'planned'
  when m.excluded_at is not null then 'excluded' when m.hindrance is not null then 'hindered' else 'open' end`

type Part = { readonly after?: number; readonly relationId?: string | undefined }

/**
 * Everybody on a list (or in a part of it) whom the reader may see with where they stand and by which approach, in the order of
 * the list, as a subquery. The order comes first (offset 0) and the rest is looked up member by member, so that it costs what is
 * read of it, also right after the list was made, when nothing is known yet of how long it is.
 */
function standing(ctx: Ctx, coverage: Period, { after = 0, relationId }: Part = {}): RawBuilder<unknown> {
  const ofRelation = relationId === undefined ? sql`true` : sql`m.relation_id = ${relationId}`
  return sql`
    select m.*, t.approach_id, ${state} as state
    from (
      select m.* from engagement.coverage_member m where m.coverage_id = ${coverage.id} and m.position > ${after} and ${ofRelation}
      order by m.position offset 0
    ) m
    left join lateral (
      select c.is_made, c.approach_id from engagement.approach_claim c where ${touches(coverage)}
      order by c.is_made desc, c.starts_on, c.approach_id limit 1
    ) t on true
    where ${counts} and ${isVisible(ctx, sql`m.relation_id`)}`
}

export type CountRow = { readonly ownerId: string | null; readonly state: CoverageState; readonly count: number }

/**
 * How many stand where, per colleague, of those whom the reader may see. For each one look into `approach_claim_meeting`, which
 * has everything that is asked of a claim, and none into a table.
 */
export async function countStates(ctx: Ctx, coverage: Period): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select m.owner_user_id as "ownerId", ${state} as state, count(*) as count
    from (
      select distinct on (m.relation_id) m.relation_id, m.owner_user_id, m.excluded_at, m.hindrance
      from engagement.coverage_member m where m.coverage_id = ${coverage.id} order by m.relation_id, m.position
    ) m
    left join lateral (
      select bool_or(c.is_made) as is_made from engagement.approach_claim c where ${touches(coverage)}
    ) t on true
    where ${isVisible(ctx, sql`m.relation_id`)} group by 1, 2`.execute(ctx.tx)
  return rows
}

export type Figures = Omit<CoverageFigures, 'total'>

export type MemberRow = {
  readonly relationId: string
  readonly position: number
  readonly state: CoverageState
  readonly ownerId: string | null
  readonly approachId: string | null
  readonly hindrance: string | null
  readonly excludedAt: Date | null
  readonly excludedBy: string | null
  readonly excludedReason: string | null
}

const memberColumns = sql`s.relation_id as "relationId", s.position, s.state, s.owner_user_id as "ownerId", s.approach_id as "approachId",
  s.hindrance, s.excluded_at as "excludedAt", s.excluded_by as "excludedBy", s.excluded_reason as "excludedReason"`

type Listing = {
  readonly state?: CoverageState | undefined
  readonly owner?: string | undefined
  readonly relationId?: string | undefined
  readonly after: number
  readonly limit: number
}

export async function listMembers(ctx: Ctx, coverage: Period, query: Listing): Promise<MemberRow[]> {
  const ofState = query.state === undefined ? sql`true` : sql`s.state = ${query.state}`
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} from (${standing(ctx, coverage, query)}) s
    where ${ofState} and ${ofOwner(query.owner)} order by s.position limit ${query.limit}`.execute(ctx.tx)
  return rows
}

function ofOwner(owner: string | undefined): RawBuilder<unknown> {
  if (owner === undefined) return sql`true`
  return owner === 'none' ? sql`s.owner_user_id is null` : sql`s.owner_user_id = ${owner}::uuid`
}

/** Who was not approached yet and is not left out, in the order of the list; `isAgain`: also those whom somebody has already. */
export async function listOpen(ctx: Ctx, coverage: Period, { isAgain }: { isAgain: boolean }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.relation_id as id from (${standing(ctx, coverage)}) s
    where s.state = 'open' and (${isAgain}::boolean or s.owner_user_id is null) order by s.position`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

/** Which of these relations the reader may see. */
export async function seenAmong(ctx: Ctx, relationIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select i.id from unnest(${[...relationIds]}::uuid[]) as i (id) where ${isVisible(ctx, sql`i.id`)}`.execute(ctx.tx)
  return new Set(rows.map(({ id }) => id))
}

/** Gives members to colleagues, and keeps who had them, so that it can be taken back; what an earlier division kept is forgotten. */
export async function give(ctx: Ctx, id: string, given: ReadonlyMap<string, string>): Promise<void> {
  await sql`update engagement.coverage_member m set is_divided = false, was_user_id = null where m.coverage_id = ${id} and m.is_divided`.execute(
    ctx.tx,
  )
  const [relations, users] = [[...given.keys()], [...given.values()]]
  await sql`update engagement.coverage_member m set was_user_id = m.owner_user_id, owner_user_id = g.user_id, is_divided = true
    from unnest(${relations}::uuid[], ${users}::uuid[]) as g (relation_id, user_id)
    where m.coverage_id = ${id} and m.relation_id = g.relation_id`.execute(ctx.tx)
}

export async function giveBack(ctx: Ctx, id: string): Promise<number> {
  const result =
    await sql`update engagement.coverage_member m set owner_user_id = m.was_user_id, was_user_id = null, is_divided = false
    where m.coverage_id = ${id} and m.is_divided`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

export async function setExcluded(
  ctx: Ctx,
  { id, relationId }: { readonly id: string; readonly relationId: string },
  reason: string | null,
): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.coverage_member')
    .set({
      excluded_at: reason === null ? null : ctx.now,
      excluded_by: reason === null ? null : ctx.actor.name,
      excluded_reason: reason,
    })
    .where('coverage_id', '=', id)
    .where('relation_id', '=', relationId)
    .execute()
}

/** A stretch of the list, whoever may see them: for work in the background. */
export async function listStretch(
  ctx: Ctx,
  { id, after, limit }: { readonly id: string; readonly after: number; readonly limit: number },
): Promise<{ relationId: string; position: number }[]> {
  const { rows } = await sql<{ relationId: string; position: number }>`
    select m.relation_id as "relationId", m.position from engagement.coverage_member m
    where m.coverage_id = ${id} and m.position > ${after} order by m.position limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Everybody on a list as a subquery (key, relation_id). */
export function everyMember(id: string): RawBuilder<unknown> {
  return sql`select m.relation_id as key, m.relation_id from engagement.coverage_member m where m.coverage_id = ${id}`
}

/** What was found of a stretch: the rule of those who may not be reached, nothing of the others. */
export async function setHindrances(
  ctx: Ctx,
  id: string,
  found: readonly { readonly relationId: string; readonly rule: string | null }[],
): Promise<void> {
  await sql`update engagement.coverage_member m set hindrance = f.rule
    from unnest(${found.map(({ relationId }) => relationId)}::uuid[], ${found.map(({ rule }) => rule)}::text[]) as f (relation_id, rule)
    where m.coverage_id = ${id} and m.relation_id = f.relation_id`.execute(ctx.tx)
}

/** `found`: a subquery (key, …), see pressure, `tooOften`; who may not be reached at all keeps that reason. */
export async function setTooOften(ctx: Ctx, id: string, found: RawBuilder<unknown>): Promise<void> {
  await sql`update engagement.coverage_member m set hindrance = 'too_often'
    where m.coverage_id = ${id} and m.hindrance is null and m.relation_id in (select f.key from (${found}) f)`.execute(
    ctx.tx,
  )
}
