import type {
  ApproachClearance,
  ApproachFilter,
  ApproachKind,
  ApproachOutcome,
  ApproachState,
  Channel,
} from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { isVisible } from '../../relations/index.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type ApproachRow = {
  readonly id: string
  readonly relationId: string
  readonly contactId: string | null
  readonly purposeId: string
  readonly kind: ApproachKind
  readonly channel: Channel
  readonly subject: string
  readonly ownerUserId: string | null
  readonly ownerTeamId: string | null
  readonly ownerName: string
  readonly startsOn: string
  readonly endsOn: string
  readonly state: ApproachState
  readonly outcome: ApproachOutcome | null
  readonly outcomeText: string
  readonly clearance: ApproachClearance
  readonly reason: string
  readonly joinedId: string | null
  readonly roundId: string | null
  readonly createdByName: string
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly version: number
}

/** Of `a`; the check constraints of the table allow no other values than the contract knows. */
export const columns = sql`a.id, a.relation_id as "relationId", a.contact_id as "contactId", a.purpose_id as "purposeId", a.kind, a.channel,
  a.subject, a.owner_user_id as "ownerUserId", a.owner_team_id as "ownerTeamId", a.owner_name as "ownerName", a.starts_on as "startsOn",
  a.ends_on as "endsOn", a.state, a.outcome, a.outcome_text as "outcomeText", a.clearance, a.reason, a.joined_id as "joinedId",
  a.round_id as "roundId", a.created_by_name as "createdByName", a.created_at as "createdAt", a.ended_at as "endedAt", a.version`

export type Ownership = {
  readonly ownerUserId: string | null
  readonly ownerTeamId: string | null
  readonly ownerName: string
}
export type NewApproach = Ownership &
  Pick<
    ApproachRow,
    'relationId' | 'contactId' | 'purposeId' | 'kind' | 'channel' | 'subject' | 'startsOn' | 'endsOn' | 'clearance'
  > & {
    readonly reason: string
    readonly joinedId: string | null
    /** Of one that was made already. */
    readonly made: { readonly outcome: ApproachOutcome; readonly text: string } | null
  }

export async function insert(ctx: Ctx, approach: NewApproach): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('engagement.approach')
    .values({
      id,
      relation_id: approach.relationId,
      origin_relation_id: approach.relationId,
      contact_id: approach.contactId,
      origin_contact_id: approach.contactId,
      purpose_id: approach.purposeId,
      kind: approach.kind,
      channel: approach.channel,
      subject: approach.subject,
      owner_user_id: approach.ownerUserId,
      owner_team_id: approach.ownerTeamId,
      owner_name: approach.ownerName,
      starts_on: approach.startsOn,
      ends_on: approach.endsOn,
      state: approach.made ? 'made' : 'planned',
      outcome: approach.made?.outcome ?? null,
      outcome_text: approach.made?.text ?? '',
      clearance: approach.clearance,
      reason: approach.reason,
      joined_id: approach.joinedId,
      created_by: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      created_by_name: ctx.actor.name,
      created_at: ctx.now,
      ended_at: approach.made ? ctx.now : null,
    })
    .execute()
  return id
}

export async function find(ctx: Ctx, id: string): Promise<ApproachRow | undefined> {
  const { rows } = await sql<ApproachRow>`
    select ${columns} from engagement.approach a where a.id = ${id} and ${isVisible(ctx, sql`a.relation_id`)}
  `.execute(ctx.tx)
  return rows[0]
}

/** Locked, so that two who end or change it take turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<ApproachRow | undefined> {
  const { rows } = await sql<ApproachRow>`
    select ${columns} from engagement.approach a where a.id = ${id} and ${isVisible(ctx, sql`a.relation_id`)} for update
  `.execute(ctx.tx)
  return rows[0]
}

export async function findSome(ctx: Ctx, ids: readonly string[]): Promise<ApproachRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ApproachRow>`
    select ${columns} from engagement.approach a where a.id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  return rows
}

/** Those that go along with one of these and still stand. */
export async function listJoining(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ joinedId: string; ownerName: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ joinedId: string; ownerName: string }>`
    select a.joined_id as "joinedId", a.owner_name as "ownerName" from engagement.approach a
    where a.joined_id = any(${[...ids]}::uuid[]) and a.state <> 'cancelled' order by a.created_at, a.id`.execute(ctx.tx)
  return rows
}

export type Position = { readonly startsOn: string; readonly id: string }
export type Listing = ApproachFilter & {
  /** Narrowed to these owners, for "mine". */
  readonly owners?: { readonly userId: string; readonly teamIds: readonly string[] } | undefined
  /** Only of relations that may be taken along. */
  readonly exportOnly?: boolean
  readonly after: Position | null
  readonly limit: number
}

/** Those that begin last first. */
export async function list(ctx: Ctx, listing: Listing): Promise<ApproachRow[]> {
  const { after, limit } = listing
  const behind = after ? sql`(a.starts_on, a.id) < (${after.startsOn}::date, ${after.id}::uuid)` : sql`true`
  const where = sql.join(conditionsOf(ctx, listing), sql` and `)
  const { rows } = await sql<ApproachRow>`
    select ${columns} from engagement.approach a where ${where} and ${behind} order by a.starts_on desc, a.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

function conditionsOf(ctx: Ctx, { owners, exportOnly = false, ...filter }: Listing): RawBuilder<unknown>[] {
  const equal: readonly [RawBuilder<unknown>, string | undefined][] = [
    [sql`a.owner_user_id`, filter.userId],
    [sql`a.owner_team_id`, filter.teamId],
    [sql`a.purpose_id`, filter.purposeId],
    [sql`a.state`, filter.state],
    [sql`a.round_id`, filter.roundId],
  ]
  const asked = equal.flatMap(([column, value]) => (value === undefined ? [] : [sql`${column} = ${value}`]))
  if (filter.from !== undefined) asked.push(sql`a.ends_on >= ${filter.from}::date`)
  if (filter.until !== undefined) asked.push(sql`a.starts_on <= ${filter.until}::date`)
  if (filter.relationId !== undefined)
    asked.push(sql`(a.relation_id = ${filter.relationId} or a.contact_id = ${filter.relationId})`)
  if (owners !== undefined)
    asked.push(sql`(a.owner_user_id = ${owners.userId} or a.owner_team_id = any(${[...owners.teamIds]}::uuid[]))`)
  if (exportOnly) asked.push(isVisible({ ...ctx, domainMask: ctx.rights.export }, sql`a.relation_id`))
  return [isVisible(ctx, sql`a.relation_id`), ...asked]
}

/** Of a relation, also where it was the contact person: what is planned, the nearest first, and what was made since a day. */
export async function listOfRelation(
  ctx: Ctx,
  { relationId, madeSince, limit }: { relationId: string; madeSince: string; limit: number },
): Promise<{ planned: ApproachRow[]; made: ApproachRow[] }> {
  const about = sql`(a.relation_id = ${relationId} or a.contact_id = ${relationId}) and ${isVisible(ctx, sql`a.relation_id`)}`
  const planned = await sql<ApproachRow>`
    select ${columns} from engagement.approach a where ${about} and a.state = 'planned' order by a.starts_on, a.id limit 50`.execute(
    ctx.tx,
  )
  const made = await sql<ApproachRow>`
    select ${columns} from engagement.approach a where ${about} and a.state = 'made' and a.ends_on >= ${madeSince}::date
    order by a.ends_on desc, a.id limit ${limit}`.execute(ctx.tx)
  return { planned: planned.rows, made: made.rows }
}

export type ApproachChange = Ownership &
  Pick<ApproachRow, 'kind' | 'channel' | 'subject' | 'startsOn' | 'endsOn' | 'clearance' | 'reason' | 'joinedId'> & {
    readonly state: ApproachState
    readonly outcome: ApproachOutcome | null
    readonly outcomeText: string
  }

/** Writes what an approach is from now on, as its next version. */
export async function update(ctx: Ctx, row: ApproachRow, change: Partial<ApproachChange>): Promise<void> {
  const next = { ...row, ...change }
  await tables(ctx)
    .updateTable('engagement.approach')
    .set({
      kind: next.kind,
      channel: next.channel,
      subject: next.subject,
      owner_user_id: next.ownerUserId,
      owner_team_id: next.ownerTeamId,
      owner_name: next.ownerName,
      starts_on: next.startsOn,
      ends_on: next.endsOn,
      state: next.state,
      outcome: next.outcome,
      outcome_text: next.outcomeText,
      clearance: next.clearance,
      reason: next.reason,
      joined_id: next.joinedId,
      ended_at: next.state === 'planned' ? null : next.state === row.state ? row.endedAt : ctx.now,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
}
