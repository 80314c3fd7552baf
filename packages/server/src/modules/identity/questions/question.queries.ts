import type { QuestionState } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { expectedRows } from '../../../platform/db/expected-rows.queries.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { fewVisible } from '../../relations/index.ts'
import { decided, isAsked, isAskedOfAll, isForReader } from './asked.queries.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export type Filter = {
  readonly class?: string | undefined
  readonly relationId?: string | undefined
  readonly importId?: string | undefined
  /** Put to this user. */
  readonly askedOf?: string | undefined
}

type Waiting = 'open' | 'later' | 'asked'

/** On `p`, in terms that an index can be read by. */
function among(state: Waiting, { class: name, relationId, importId, askedOf }: Filter): RawBuilder<unknown> {
  const conditions = [sql`p.state = ${sql.lit(state)} and p.is_pair`]
  if (name !== undefined) conditions.push(sql`p.class = ${name}`)
  if (importId !== undefined) conditions.push(sql`p.import_id = ${importId}`)
  if (askedOf !== undefined) conditions.push(sql`p.asked_user_id = ${askedOf}`)
  if (relationId !== undefined)
    conditions.push(sql`p.id in (select a.id from identity.possible_duplicate a where a.left_id = ${relationId}
      union all select b.id from identity.possible_duplicate b where b.right_id = ${relationId})`)
  return sql.join(conditions, sql` and `)
}

export type QuestionRow = Awaited<ReturnType<typeof findMany>>[number]

type Taking = {
  readonly state: Waiting
  readonly filter: Filter
  readonly limit: number
  readonly userId: string
  readonly until: Date
}

/** Relations of a reader of few, from which their questions are found instead of from all questions. */
const FEW = 20_000

/** What `isForReader` says, begun with the relations of a reader who sees only few: none of many questions may be theirs. */
async function isForReaderOf(ctx: Ctx): Promise<RawBuilder<unknown>> {
  const few = await fewVisible(ctx, FEW)
  return few === null ? isForReader(ctx) : sql`p.left_id in (${few}) and ${isForReader(ctx)}`
}

/**
 * The most valuable questions that nobody else is looking at, kept for this user until a moment; a user gets their own again.
 * Rows that a colleague is taking this instant are passed over, not waited for.
 */
export async function take(ctx: Ctx, { state, filter, limit, userId, until }: Taking): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select p.id from identity.possible_duplicate p
      where ${among(state, filter)} and (p.taken_until is null or p.taken_until <= ${ctx.now} or p.taken_by = ${userId})
        and ${await isForReaderOf(ctx)} and ${isAsked}
      order by p.value desc, p.id limit ${limit} for update of p skip locked)
    update identity.possible_duplicate q set taken_by = ${userId}, taken_until = ${until} from due where q.id = due.id returning q.id
  `.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

/** Of those that somebody is answering this instant the answer decides: they are not waited for. */
export async function release(ctx: Ctx, ids: readonly string[], userId: string): Promise<void> {
  await sql`
    with own as (
      select p.id from identity.possible_duplicate p where p.id = any(${[...ids]}::uuid[]) and p.taken_by = ${userId}
      for update of p skip locked)
    update identity.possible_duplicate q set taken_by = null, taken_until = null from own where q.id = own.id`.execute(
    ctx.tx,
  )
}

const columns = [
  'id',
  'left_id',
  'right_id',
  'reasons',
  'found_at',
  'probability',
  'value',
  'evidence',
  'class',
  'state',
  'asked_user_id',
  'asked_by',
  'remark',
  'answered_by',
  'answered_at',
  'merge_id',
  'decision_id',
] as const

/** In the order of asking. */
export function findMany(ctx: Ctx, ids: readonly string[]) {
  return tables(ctx)
    .selectFrom('identity.possible_duplicate')
    .select(columns)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('value', 'desc')
    .orderBy('id')
    .execute()
}

/** One question, which nobody else answers until the end of the transaction. */
export function hold(ctx: Ctx, id: string): Promise<QuestionRow | undefined> {
  return tables(ctx)
    .selectFrom('identity.possible_duplicate')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type Change = {
  readonly state: QuestionState
  /** Who put it to whom, with what words; null takes that away, and left out it stays. */
  readonly asked?: { readonly userId: string; readonly by: string; readonly remark: string | null } | null
  /** Who answered; null takes the answer away. */
  readonly answered: { readonly by: string; readonly userId: string; readonly at: Date } | null
  /** What the answer made. */
  readonly made: { readonly mergeId: string | null; readonly decisionId: string | null }
  readonly taken: { readonly by: string; readonly until: Date } | null
}

const NOBODY = { by: null, userId: null, at: null, until: null, remark: null }

export async function change(ctx: Ctx, id: string, { state, asked, answered, made, taken }: Change): Promise<void> {
  const { userId, by: askedBy, remark } = asked ?? NOBODY
  const answer = answered ?? NOBODY
  const { by: takenBy, until } = taken ?? NOBODY
  await tables(ctx)
    .updateTable('identity.possible_duplicate')
    .set({
      state,
      ...(asked === undefined ? {} : { asked_user_id: userId, asked_by: askedBy, remark }),
      answered_by: answer.by,
      answered_by_user_id: answer.userId,
      answered_at: answer.at,
      merge_id: made.mergeId,
      decision_id: made.decisionId,
      taken_by: takenBy,
      taken_until: until,
    })
    .where('id', '=', id)
    .execute()
}

/** Up to here questions are counted one by one; above it the number only tells people how much work there is. */
const MOST_EXACT = 500
/** So many of the most valuable ones tell which part of all the reader may see. */
const SAMPLES = [500, 5000]
/** Up to here index entries are counted; above it the planner's estimate serves. */
const MOST_ENTRIES = 10_000

/** How many questions the reader could be asked. */
export async function count(ctx: Ctx, state: Waiting, filter: Filter = {}): Promise<number> {
  const entries = await countEntries(ctx, state, filter)
  if (entries <= MOST_EXACT) return countLooked(ctx, { state, filter, most: null })
  if (ctx.domainMask === EVERY_DOMAIN) return entries
  if ((await fewVisible(ctx, FEW)) !== null) return countLooked(ctx, { state, filter, most: null })
  for (const most of SAMPLES) {
    const seen = await countLooked(ctx, { state, filter, most })
    if (seen > 0) return Math.max(seen, Math.round((entries * seen) / Math.min(entries, most)))
  }
  // None among the first ones may still mean a few: then all are looked at, because "none left" must be true.
  return countLooked(ctx, { state, filter, most: null })
}

async function countEntries(ctx: Ctx, state: Waiting, filter: Filter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select from identity.possible_duplicate p where ${among(state, filter)} limit ${MOST_ENTRIES}) few`.execute(ctx.tx)
  const entries = rows[0]?.count ?? 0
  return entries < MOST_ENTRIES ? entries : estimateEntries(ctx, state, filter)
}

async function estimateEntries(ctx: Ctx, state: Waiting, filter: Filter): Promise<number> {
  const entries = sql`select from identity.possible_duplicate p where ${among(state, filter)}`
  return Math.max(MOST_ENTRIES, await expectedRows(ctx, entries))
}

type Looking = { readonly state: Waiting; readonly filter: Filter; readonly most: number | null }

/** Of all, or of the most valuable ones, those that are asked and that the reader may see. */
async function countLooked(ctx: Ctx, { state, filter, most }: Looking): Promise<number> {
  const waiting = sql`identity.possible_duplicate p where ${among(state, filter)}`
  const looked =
    most === null
      ? sql`with ${decided} select count(*) as count from ${waiting} and ${await isForReaderOf(ctx)} and ${isAskedOfAll}`
      : sql`select count(*) as count from (select p.* from ${waiting} order by p.value desc, p.id limit ${most}) p
          where ${isForReader(ctx)} and ${isAsked}`
  const { rows } = await sql<{ count: number }>`${looked}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

export type Answered = {
  readonly same: number
  readonly notSame: number
  readonly today: number
  readonly byMeToday: number
}

/** What was answered altogether, and since the beginning of the day. */
export async function countAnswered(ctx: Ctx, since: Date, userId: string): Promise<Answered> {
  const { rows } = await sql<Answered>`
    select count(*) filter (where state = 'same') as same, count(*) filter (where state = 'not_same') as "notSame",
      count(*) filter (where answered_at >= ${since}) as today,
      count(*) filter (where answered_at >= ${since} and answered_by_user_id = ${userId}) as "byMeToday"
    from identity.possible_duplicate where state in ('same', 'not_same')`.execute(ctx.tx)
  return rows[0] ?? { same: 0, notSame: 0, today: 0, byMeToday: 0 }
}

/** What each of these relations rests on: its records, not counting what was chosen at merges, and their sources by name. */
export async function findRests(
  ctx: Ctx,
  relationIds: readonly string[],
): Promise<Map<string, { readonly recordCount: number; readonly sources: readonly string[] }>> {
  const { rows } = await sql<{ relationId: string; recordCount: number; sources: string[] }>`
    select r.relation_id as "relationId", count(*) as "recordCount", array_agg(distinct s.name order by s.name) as sources
    from identity.source_record r join identity.source s on s.id = r.source_id
    where r.relation_id = any(${[...relationIds]}::uuid[]) and r.superseded_by is null and r.object_type <> 'merge'
    group by r.relation_id`.execute(ctx.tx)
  return new Map(rows.map(({ relationId, ...rest }) => [relationId, rest]))
}
