import type { ReviewOutcome, RoundFigures } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type RoundContent = {
  readonly roundId: string
  /** The bit of the domain. */
  readonly bit: number
  /** Empty: every relation of the domain. */
  readonly typeIds: readonly string[]
  readonly branchIds: readonly string[]
  /** Only what was not confirmed or changed since; null for everything. */
  readonly staleSince: Date | null
  readonly today: string
}

/** Lays down the relations of a round, in the order of their names; what is there already stays. Answers how many there are. */
export async function fill(ctx: Ctx, { roundId, bit, ...content }: RoundContent): Promise<number> {
  const conditions: RawBuilder<unknown>[] = [
    sql`r.archived_at is null and r.merged_into_id is null and (r.domain_mask & (1::bigint << ${bit}::int)) <> 0`,
  ]
  if (content.typeIds.length > 0)
    conditions.push(sql`r.id in (select o.relation_id from relations.role o where o.type_id = any(${[...content.typeIds]}::uuid[])
      and (o.valid_until is null or o.valid_until > ${content.today}::date))`)
  if (content.branchIds.length > 0) conditions.push(sql`r.branch_id = any(${[...content.branchIds]}::uuid[])`)
  if (content.staleSince !== null)
    conditions.push(sql`r.changed_at < ${content.staleSince} and not exists (select from relations.verification v
      where v.relation_id = r.id and v.at >= ${content.staleSince})`)
  await sql`
    insert into relations.review_item (round_id, relation_id, sort_key)
    select ${roundId}, r.id, r.sort_key from relations.relation r where ${sql.join(conditions, sql` and `)}
    on conflict do nothing`.execute(ctx.tx)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from relations.review_item where round_id = ${roundId}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

const alive = sql`r.archived_at is null and r.merged_into_id is null`
function seen(ctx: Ctx): RawBuilder<boolean> {
  return ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
}

/** Whether the relation of item `i` is there and to be seen. A scalar subquery, so that the order of the round's own index is walked. */
function isForReader(ctx: Ctx): RawBuilder<boolean> {
  return sql`coalesce((select ${alive} and ${seen(ctx)} from relations.relation r where r.id = i.relation_id), false)`
}

/** What the actor holds in a round: looked up first, because in the order of names it may stand behind everything that nobody holds. */
function heldBy(ctx: Ctx, roundId: string): RawBuilder<unknown> {
  return sql`select h.relation_id from relations.review_item h
    where h.round_id = ${roundId} and h.outcome is null and h.held_by is not null and h.held_by = ${ctx.actor.id}`
}

/**
 * Takes an item for this colleague until `until`: the one asked for, else one they hold, else the first that nobody holds. Items that
 * a colleague is taking at this moment are passed by, so that two people never get the same. Null when none is left.
 */
export async function take(
  ctx: Ctx,
  { roundId, wanted, until }: { roundId: string; wanted: string | null; until: Date },
): Promise<string | null> {
  const mine = sql`i.held_by = ${ctx.actor.id} and i.held_until > ${ctx.now} and i.relation_id = any(array(${heldBy(ctx, roundId)}))`
  const free = sql`(i.held_by is null or i.held_until <= ${ctx.now} or i.held_by = ${ctx.actor.id})`
  const attempts = [...(wanted === null ? [] : [sql`i.relation_id = ${wanted} and ${free}`]), mine, free]
  for (const condition of attempts) {
    // Materialized, so that it is worked out once: as a subquery of a join it could take one for every row of the other side.
    const { rows } = await sql<{ relation_id: string }>`
      with n as materialized (
        select i.round_id, i.relation_id from relations.review_item i
        where i.round_id = ${roundId} and i.outcome is null and ${condition} and ${isForReader(ctx)}
        order by i.sort_key, i.relation_id limit 1 for update of i skip locked
      )
      update relations.review_item t set held_by = ${ctx.actor.id}, held_until = ${until},
        held_at = case when t.held_by = ${ctx.actor.id} then coalesce(t.held_at, ${ctx.now}) else ${ctx.now} end
      from n where t.round_id = n.round_id and t.relation_id = n.relation_id
      returning t.relation_id`.execute(ctx.tx)
    if (rows[0]) return rows[0].relation_id
  }
  return null
}

/** Lets go of what this colleague holds in a round, apart from one. */
export async function letGo(ctx: Ctx, roundId: string, except: string | null): Promise<void> {
  let rows = tables(ctx)
    .updateTable('relations.review_item')
    .set({ held_by: null, held_until: null, held_at: null })
    .where('round_id', '=', roundId)
    .where('held_by', '=', ctx.actor.id)
    .where('outcome', 'is', null)
  if (except !== null) rows = rows.where('relation_id', '<>', except)
  await rows.execute()
}

export type ItemRow = {
  readonly relationId: string
  readonly outcome: ReviewOutcome | null
  readonly endedRoleIds: readonly string[]
  readonly heldBy: string | null
  readonly heldUntil: Date | null
  readonly heldAt: Date | null
  readonly doneBy: string | null
}

/** Held until the end of the transaction: of two who answer at once, the second sees the first. */
export async function findForChange(ctx: Ctx, roundId: string, relationId: string): Promise<ItemRow | undefined> {
  const row = await tables(ctx)
    .selectFrom('relations.review_item')
    .select([
      'relation_id as relationId',
      'outcome',
      'ended_role_ids as endedRoleIds',
      'held_by as heldBy',
      'held_until as heldUntil',
      'held_at as heldAt',
      'done_by as doneBy',
    ])
    .where('round_id', '=', roundId)
    .where('relation_id', '=', relationId)
    .forUpdate()
    .executeTakeFirst()
  // The check constraint allows no other outcomes.
  return row && { ...row, outcome: row.outcome as ReviewOutcome | null }
}

export type Answer = {
  readonly outcome: ReviewOutcome
  readonly reason: string | null
  readonly endedRoleIds: readonly string[]
}

export async function setAnswer(ctx: Ctx, roundId: string, relationId: string, answer: Answer | null): Promise<void> {
  const done = answer && {
    outcome: answer.outcome,
    reason: answer.reason,
    ended_role_ids: [...answer.endedRoleIds],
    done_by: ctx.actor.id,
    done_by_name: ctx.actor.name,
    done_at: ctx.now,
  }
  const none = { outcome: null, reason: null, ended_role_ids: [], done_by: null, done_by_name: null, done_at: null }
  await tables(ctx)
    .updateTable('relations.review_item')
    .set({ ...(done ?? none), held_by: null, held_until: null, held_at: null })
    .where('round_id', '=', roundId)
    .where('relation_id', '=', relationId)
    .execute()
}

/**
 * What was found in each of these rounds. Counted from indexes only, in the order in which they stand: a round may hold every relation
 * of a large organisation.
 */
export async function countRounds(ctx: Ctx, roundIds: readonly string[]): Promise<ReadonlyMap<string, RoundFigures>> {
  const rounds = new Map<string, RoundFigures>()
  for (const id of roundIds) {
    const of = await countOutcomes(ctx, id)
    const [right, corrected, ended, skipped] = OUTCOMES.map((outcome) => of.get(outcome) ?? 0) as [
      number,
      number,
      number,
      number,
    ]
    const todo = of.get(null) ?? 0
    const gone = todo === 0 ? 0 : await countGone(ctx, id)
    const total = right + corrected + ended + skipped + todo
    if (total > 0) rounds.set(id, { total, right, corrected, ended, skipped, left: todo - gone, gone })
  }
  return rounds
}

const OUTCOMES: readonly ReviewOutcome[] = ['right', 'corrected', 'ended', 'skipped']

async function countOutcomes(ctx: Ctx, roundId: string): Promise<ReadonlyMap<string | null, number>> {
  const { rows } = await sql<{ outcome: string | null; count: number }>`
    select i.outcome, count(*) as count from relations.review_item i where i.round_id = ${roundId} group by i.outcome`.execute(
    ctx.tx,
  )
  return new Map(rows.map(({ outcome, count }) => [outcome, count]))
}

/** Still to be looked at, and no longer there. */
async function countGone(ctx: Ctx, roundId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from relations.relation r join relations.review_item i on i.relation_id = r.id
    where (r.archived_at is not null or r.merged_into_id is not null) and i.round_id = ${roundId} and i.outcome is null`.execute(
    ctx.tx,
  )
  return rows[0]?.count ?? 0
}

export type Waiting = { readonly leftForMe: number; readonly heldByOthers: number; readonly leftForOthers: number }

/** Up to so many are looked at one by one; of more, the first ones tell which part is for the reader. */
const LOOKED_AT = 5000

/** What waits in a round of which `left` are left: for the reader, held by a colleague right now, and of relations that the reader may not see. */
export async function countWaiting(ctx: Ctx, roundId: string, left: number): Promise<Waiting> {
  const heldByOthers = await countHeldByOthers(ctx, roundId)
  if (ctx.domainMask === EVERY_DOMAIN) return { leftForMe: left, heldByOthers, leftForOthers: 0 }
  const { rows } = await sql<{ looked: number; mine: number }>`
    select count(*) as looked, count(*) filter (where ${seen(ctx)}) as mine
    from (select i.relation_id from relations.review_item i where i.round_id = ${roundId} and i.outcome is null
      order by i.sort_key, i.relation_id limit ${LOOKED_AT}) i
    join relations.relation r on r.id = i.relation_id where ${alive}`.execute(ctx.tx)
  const { looked, mine } = rows[0] ?? { looked: 0, mine: 0 }
  const isAll = left <= looked
  const leftForMe = isAll || looked === 0 ? mine : Math.round((left * mine) / looked)
  return { leftForMe, heldByOthers, leftForOthers: Math.max(0, left - leftForMe) }
}

async function countHeldByOthers(ctx: Ctx, roundId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from relations.review_item i join relations.relation r on r.id = i.relation_id
    where i.round_id = ${roundId} and i.outcome is null and i.held_by is not null and i.held_by <> ${ctx.actor.id} and i.held_until > ${ctx.now}
      and ${alive} and ${seen(ctx)}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

export type ItemFacts = { readonly changedAt: Date; readonly domainMask: string }

/** Of a relation that is there for the reader. */
export async function findFacts(ctx: Ctx, id: string): Promise<ItemFacts | undefined> {
  const { rows } = await sql<ItemFacts>`
    select r.changed_at as "changedAt", r.domain_mask::text as "domainMask"
    from relations.relation r where r.id = ${id} and ${alive} and ${seen(ctx)}`.execute(ctx.tx)
  return rows[0]
}

/** The newest answers of a round, of relations that the reader may see. */
export async function listDone(
  ctx: Ctx,
  roundId: string,
  { outcome, most }: { outcome: ReviewOutcome | null; most: number },
) {
  const { rows } = await sql<{
    relationId: string
    outcome: ReviewOutcome
    reason: string | null
    by: string
    at: Date
    doneBy: string
  }>`
    select i.relation_id as "relationId", i.outcome, i.reason, i.done_by_name as by, i.done_at as at, i.done_by as "doneBy"
    from relations.review_item i
    where i.round_id = ${roundId} and i.outcome is not null ${outcome === null ? sql`` : sql`and i.outcome = ${outcome}`}
      and coalesce((select ${seen(ctx)} from relations.relation r where r.id = i.relation_id), false)
    order by i.done_at desc, i.relation_id limit ${most}`.execute(ctx.tx)
  return rows
}
