import { SentCounts, SentProblem } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'integrations')

/** A time that it goes out. */
export const newRound = newId

export type SentSegmentRow = {
  readonly id: string
  readonly connectionId: string
  readonly list: string
  readonly segmentId: string
  readonly segmentName: string
  readonly mark: string
  readonly adds: boolean
  readonly holderId: string
  readonly holderName: string
  readonly everyHours: number
  readonly isPaused: boolean
  readonly nextAt: Date
  readonly sentAt: Date | null
  readonly counts: SentCounts | null
  readonly problem: SentProblem | null
}

const select = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('integrations.sent_segment as s')
    .select([
      's.id',
      's.connection_id as connectionId',
      's.list',
      's.segment_id as segmentId',
      's.segment_name as segmentName',
      's.mark',
      's.adds',
      's.holder_id as holderId',
      's.holder_name as holderName',
      's.every_hours as everyHours',
      's.is_paused as isPaused',
      's.next_at as nextAt',
      's.sent_at as sentAt',
      's.counts',
      's.problem',
    ])

type Row = Omit<SentSegmentRow, 'counts' | 'problem'> & { counts: unknown; problem: unknown }
const toSent = (row: Row): SentSegmentRow => ({
  ...row,
  counts: SentCounts.nullable().parse(row.counts),
  problem: SentProblem.nullable().parse(row.problem),
})

export async function findOf(ctx: Ctx, connectionId: string): Promise<SentSegmentRow[]> {
  const rows = await select(ctx)
    .where('s.connection_id', '=', connectionId)
    .orderBy(sql`lower(s.mark)`)
    .orderBy('s.id')
    .execute()
  return rows.map(toSent)
}

export async function find(ctx: Ctx, id: string): Promise<SentSegmentRow | null> {
  const row = await select(ctx).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toSent(row)
}

export type NewSentSegment = Pick<
  SentSegmentRow,
  'connectionId' | 'list' | 'segmentId' | 'segmentName' | 'mark' | 'adds' | 'everyHours'
>

/** With the rights of whoever makes it. The same mark twice on a list breaks `sent_segment_mark`, which means integrations.mark_taken. */
export async function insert(ctx: Ctx, sent: NewSentSegment): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('integrations.sent_segment')
    .values({
      id,
      connection_id: sent.connectionId,
      list: sent.list,
      segment_id: sent.segmentId,
      segment_name: sent.segmentName,
      mark: sent.mark,
      adds: sent.adds,
      holder_id: ctx.actor.id,
      holder_name: ctx.actor.name,
      every_hours: sent.everyHours,
      next_at: ctx.now,
      made_at: ctx.now,
    })
    .execute()
  return id
}

export type SentChanges = {
  readonly adds?: boolean | undefined
  readonly everyHours?: number | undefined
  readonly isPaused?: boolean | undefined
  readonly segmentName?: string | undefined
  readonly nextAt?: Date | undefined
  readonly sentAt?: Date | undefined
  readonly counts?: SentCounts | undefined
  readonly problem?: SentProblem | null | undefined
}

export async function update(ctx: Ctx, id: string, changes: SentChanges): Promise<void> {
  const { adds, everyHours, isPaused, segmentName, nextAt, sentAt, counts, problem } = changes
  const given = {
    adds,
    every_hours: everyHours,
    is_paused: isPaused,
    segment_name: segmentName,
    next_at: nextAt,
    sent_at: sentAt,
    counts: counts === undefined ? undefined : JSON.stringify(counts),
    problem: problem === undefined || problem === null ? problem : JSON.stringify(problem),
  }
  await tables(ctx)
    .updateTable('integrations.sent_segment')
    .set((eb) => ({
      id: eb.ref('id'),
      ...Object.fromEntries(Object.entries(given).filter(([, it]) => it !== undefined)),
    }))
    .where('id', '=', id)
    .execute()
}

/** From now on with the rights of whoever changes it. */
export async function takeOver(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('integrations.sent_segment')
    .set({ holder_id: ctx.actor.id, holder_name: ctx.actor.name })
    .where('id', '=', id)
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('integrations.sent_segment').where('id', '=', id).execute()
}

/** Those whose turn it is, of connections that go on; each is put off, so that nobody else takes it meanwhile. */
export async function takeDue(ctx: Ctx, until: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update integrations.sent_segment s set next_at = ${until}
    where s.id in (
      select d.id from integrations.sent_segment d join integrations.connection c on c.id = d.connection_id
      where d.next_at <= ${ctx.now} and not d.is_paused and c.state <> 'ended'
      order by d.next_at limit ${limit} for update of d skip locked
    ) returning s.id`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

/** Which of these addresses carry the mark. */
export async function findMarked(ctx: Ctx, id: string, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  const rows = await tables(ctx)
    .selectFrom('integrations.sent_member')
    .select('email')
    .where('sent_segment_id', '=', id)
    .where('email', 'in', [...emails])
    .execute()
  return new Set(rows.map(({ email }) => email))
}

export type Marked = { readonly email: string; readonly relationId: string }

/** They carry the mark, and were in the segment in this round. */
export async function keepMarked(ctx: Ctx, id: string, round: string, marked: readonly Marked[]): Promise<void> {
  if (marked.length === 0) return
  const rows = marked.map(({ email, relationId }) => ({
    sent_segment_id: id,
    email,
    relation_id: relationId,
    origin_relation_id: relationId,
    marked_at: ctx.now,
    seen_in: round,
  }))
  await tables(ctx)
    .insertInto('integrations.sent_member')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'sent_segment_id', 'email'])
        .doUpdateSet({ seen_in: round, relation_id: sql`excluded.relation_id` }),
    )
    .execute()
}

/** Who carries the mark and was not in the segment in this round; some of them. */
export async function findLeft(ctx: Ctx, id: string, round: string, limit: number): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('integrations.sent_member')
    .select('email')
    .where('sent_segment_id', '=', id)
    .where('seen_in', '<>', round)
    .orderBy('email')
    .limit(limit)
    .execute()
  return rows.map(({ email }) => email)
}

export async function countLeft(ctx: Ctx, id: string, round: string): Promise<{ left: number; all: number }> {
  const row = await tables(ctx)
    .selectFrom('integrations.sent_member')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('seen_in', '<>', round).as('left'),
    ])
    .where('sent_segment_id', '=', id)
    .executeTakeFirstOrThrow()
  return row
}

export async function forget(ctx: Ctx, id: string, emails: readonly string[]): Promise<void> {
  if (emails.length === 0) return
  await tables(ctx)
    .deleteFrom('integrations.sent_member')
    .where('sent_segment_id', '=', id)
    .where('email', 'in', [...emails])
    .execute()
}
