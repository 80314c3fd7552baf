import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { belongingOfEach } from '../../relations/index.ts'

export type SuggestionRow = {
  readonly id: string
  readonly surname: string
  readonly address: string
  readonly foundAt: Date
  /** The relations that its cells belong to now. */
  readonly memberIds: readonly string[]
}

/** Beside `h`: its members now, and whether the reader may see every one of them. */
const withMembers = (ctx: Ctx) => sql`identity.household_suggestion h cross join lateral (
  select array_agg(distinct b.relation_id) as ids, bool_and(b.is_visible) as are_visible
  from (${belongingOfEach(ctx, sql`h.cell_ids`)}) b) m`

/** Of people who have become one since, or of whom the reader may not see one, there is nothing to suggest. */
const isSuggested = sql`h.state = 'open' and m.are_visible and cardinality(m.ids) > 1`
const columns = sql`h.id, h.surname, h.address, h.found_at as "foundAt", m.ids as "memberIds"`

type Page = { readonly before: { readonly at: Date; readonly id: string } | null; readonly limit: number }

export async function list(ctx: Ctx, { before, limit }: Page): Promise<SuggestionRow[]> {
  const place = before ? sql`(h.found_at, h.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`
  const { rows } = await sql<SuggestionRow>`
    select ${columns} from ${withMembers(ctx)} where ${isSuggested} and ${place} order by h.found_at desc, h.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** Up to here they are counted one by one; above it the first so many are, and the rest in proportion. */
const MOST_EXACT = 2000

export async function count(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ open: number; looked: number; suggested: number }>`
    with looked as materialized (
      select * from identity.household_suggestion h where h.state = 'open' order by h.found_at desc, h.id desc limit ${MOST_EXACT})
    select (select count(*) from identity.household_suggestion where state = 'open') as open, (select count(*) from looked) as looked,
      (select count(*) from looked l join ${withMembers(ctx)} on h.id = l.id where ${isSuggested}) as suggested
  `.execute(ctx.tx)
  const { open = 0, looked = 0, suggested = 0 } = rows[0] ?? {}
  return open <= looked ? suggested : Math.round((open * suggested) / looked)
}

/** One that is still suggested to the reader; nobody else answers it until the end of the transaction. */
export async function hold(ctx: Ctx, id: string): Promise<SuggestionRow | undefined> {
  const { rows } = await sql<SuggestionRow>`
    select ${columns} from ${withMembers(ctx)} where h.id = ${id} and ${isSuggested} for update of h`.execute(ctx.tx)
  return rows[0]
}

export type AnsweredRow = SuggestionRow & {
  readonly state: 'accepted' | 'dismissed'
  readonly householdId: string | null
  readonly answeredBy: string
  readonly answeredAt: Date
}

const isAnswered = sql`h.state <> 'open' and h.answered_at is not null and m.are_visible`
const answered = sql`${columns}, h.state, h.household_id as "householdId", coalesce(h.answered_by, '') as "answeredBy",
  h.answered_at as "answeredAt"`

/** What was answered last, of those of whom the reader may see every member. */
export async function listAnswered(ctx: Ctx, limit: number): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`
    select ${answered} from ${withMembers(ctx)} where ${isAnswered} order by h.answered_at desc, h.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** One that was answered; nobody else takes it back until the end of the transaction. */
export async function holdAnswered(ctx: Ctx, id: string): Promise<AnsweredRow | undefined> {
  const { rows } = await sql<AnsweredRow>`
    select ${answered} from ${withMembers(ctx)} where h.id = ${id} and ${isAnswered} for update of h`.execute(ctx.tx)
  return rows[0]
}

export async function reopen(ctx: Ctx, id: string): Promise<void> {
  await tablesOf(ctx, 'identity')
    .updateTable('identity.household_suggestion')
    .set({ state: 'open', household_id: null, answered_by: null, answered_at: null })
    .where('id', '=', id)
    .execute()
}

type Answer = { readonly state: 'accepted' | 'dismissed'; readonly householdId: string | null }

export async function answer(ctx: Ctx, id: string, { state, householdId }: Answer): Promise<void> {
  await tablesOf(ctx, 'identity')
    .updateTable('identity.household_suggestion')
    .set({ state, household_id: householdId, answered_by: ctx.actor.name, answered_at: ctx.now })
    .where('id', '=', id)
    .execute()
}
