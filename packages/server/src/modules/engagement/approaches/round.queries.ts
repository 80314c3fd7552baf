import type { ApproachKind, Channel, RoundChoice, RoundCounts, RoundOutcome, RoundState } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { Ownership } from './approach.queries.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type RoundRow = Ownership & {
  readonly id: string
  readonly name: string
  readonly purposeId: string
  readonly kind: ApproachKind
  readonly channel: Channel
  readonly subject: string
  readonly startsOn: string
  readonly endsOn: string
  readonly state: RoundState
  readonly choice: RoundChoice
  readonly reason: string
  readonly counts: RoundCounts
  readonly jobId: string | null
  readonly createdBy: string | null
  readonly createdByName: string
  readonly createdAt: Date
}

const columns = sql`r.id, r.name, r.purpose_id as "purposeId", r.kind, r.channel, r.subject, r.owner_user_id as "ownerUserId",
  r.owner_team_id as "ownerTeamId", r.owner_name as "ownerName", r.starts_on as "startsOn", r.ends_on as "endsOn", r.state, r.choice,
  r.reason, r.counts, r.job_id as "jobId", r.created_by as "createdBy", r.created_by_name as "createdByName", r.created_at as "createdAt"`

type NewRound = Ownership &
  Pick<RoundRow, 'name' | 'purposeId' | 'kind' | 'channel' | 'subject' | 'startsOn' | 'endsOn' | 'counts'>

export async function insert(ctx: Ctx, round: NewRound): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('engagement.approach_round')
    .values({
      id,
      name: round.name,
      purpose_id: round.purposeId,
      kind: round.kind,
      channel: round.channel,
      subject: round.subject,
      owner_user_id: round.ownerUserId,
      owner_team_id: round.ownerTeamId,
      owner_name: round.ownerName,
      starts_on: round.startsOn,
      ends_on: round.endsOn,
      state: 'checking',
      counts: JSON.stringify(round.counts),
      created_by: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      created_by_name: ctx.actor.name,
      created_at: ctx.now,
    })
    .execute()
  return id
}

/**
 * Puts everybody of a list (relations: `listedIds`) on a round, in the order of their names; answers how many. Whom the maker
 * may see and not change is on it too, so that nobody wonders where they went. They begin as free: the check writes down only
 * of whom it finds something, because of a long list that is the smaller part.
 */
export async function insertItems(ctx: Ctx, roundId: string, listed: RawBuilder<unknown>): Promise<number> {
  const result = await sql`
    insert into engagement.approach_round_item (round_id, relation_id, origin_relation_id, position, outcome)
    select ${roundId}::uuid, l.relation_id, l.relation_id, row_number() over (order by l.sort_key, l.relation_id),
      case when l.is_changeable then 'free' else 'not_yours' end
    from (${listed}) l`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

export type Sight = { readonly userId: string; readonly teamIds: readonly string[]; readonly seesEverything: boolean }

/** A round counts relations, so it is for who made it, who has it, and who sees every relation. */
const isSeen = ({ userId, teamIds, seesEverything }: Sight) =>
  seesEverything
    ? sql`true`
    : sql`(r.created_by = ${userId}::uuid or r.owner_user_id = ${userId}::uuid or r.owner_team_id = any(${[...teamIds]}::uuid[]))`

export async function find(ctx: Ctx, id: string, sight: Sight): Promise<RoundRow | undefined> {
  const { rows } = await sql<RoundRow>`
    select ${columns} from engagement.approach_round r where r.id = ${id} and ${isSeen(sight)}`.execute(ctx.tx)
  return rows[0]
}

/** Locked, so that two who plan or undo it take turns. For who was let in already, and for jobs. */
export async function findForChange(ctx: Ctx, id: string): Promise<RoundRow | undefined> {
  const { rows } = await sql<RoundRow>`
    select ${columns} from engagement.approach_round r where r.id = ${id} for update`.execute(ctx.tx)
  return rows[0]
}

export async function list(
  ctx: Ctx,
  { sight, before, limit }: { sight: Sight; before: { at: Date; id: string } | null; limit: number },
): Promise<RoundRow[]> {
  const behind = before ? sql`(r.created_at, r.id) < (${before.at}, ${before.id}::uuid)` : sql`true`
  const { rows } = await sql<RoundRow>`
    select ${columns} from engagement.approach_round r where ${isSeen(sight)} and ${behind}
    order by r.created_at desc, r.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

export async function roundNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('engagement.approach_round')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type RoundChange = Partial<Pick<RoundRow, 'state' | 'choice' | 'reason' | 'counts' | 'jobId'>>

/** With the moment at which it got where it is. */
export async function update(ctx: Ctx, id: string, { counts, jobId, ...change }: RoundChange): Promise<void> {
  const moment = { checked: 'checked_at', planned: 'planned_at', undone: 'undone_at' } as const
  const reached = change.state !== undefined && change.state in moment ? moment[change.state as 'checked'] : null
  await tables(ctx)
    .updateTable('engagement.approach_round')
    .set({
      ...change,
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(jobId === undefined ? {} : { job_id: jobId }),
      ...(reached === null ? {} : { [reached]: ctx.now }),
    })
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('engagement.approach_round').where('id', '=', id).execute()
}

type Count<K extends string> = { readonly key: K; readonly count: number }

export async function countOutcomes(ctx: Ctx, roundId: string): Promise<Count<RoundOutcome>[]> {
  const { rows } = await sql<Count<RoundOutcome>>`
    select case when r.state = 'checking' and i.outcome = 'free' then 'waiting' else i.outcome end as key, count(*) as count
    from engagement.approach_round_item i join engagement.approach_round r on r.id = i.round_id
    where i.round_id = ${roundId} group by 1`.execute(ctx.tx)
  return rows
}

export async function countStates(ctx: Ctx, roundId: string): Promise<Count<'planned' | 'made' | 'cancelled'>[]> {
  const { rows } = await sql<Count<'planned' | 'made' | 'cancelled'>>`
    select a.state as key, count(*) as count from engagement.approach a where a.round_id = ${roundId} group by 1`.execute(
    ctx.tx,
  )
  return rows
}
