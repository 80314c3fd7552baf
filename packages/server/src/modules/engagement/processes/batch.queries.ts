import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type BatchState = 'waiting' | 'running' | 'done' | 'failed' | 'undoing' | 'undone'
export type BatchRow = {
  readonly id: string
  readonly templateId: string
  readonly version: number
  readonly ownerUserId: string | null
  readonly dates: Readonly<Record<string, string | null>>
  readonly state: BatchState
  readonly refused: number
  readonly madeAt: Date
  readonly madeBy: string
  readonly madeByUserId: string | null
}

function select(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('engagement.process_batch')
    .select([
      'id',
      'template_id as templateId',
      'version',
      'owner_user_id as ownerUserId',
      'dates',
      'state',
      'refused',
      'made_at as madeAt',
      'made_by as madeBy',
      'made_by_user_id as madeByUserId',
    ])
}

type Stored = Omit<BatchRow, 'state' | 'dates'> & { readonly state: string; readonly dates: unknown }
/** The check constraint allows no other states; dates are only written from BatchRow. */
const toBatch = (row: Stored): BatchRow => ({
  ...row,
  state: row.state as BatchState,
  dates: row.dates as BatchRow['dates'],
})

/** Of a list (relations: `listedIds`), whom it holds and whom the reader may change; no more than asked for. */
export async function candidatesOf(
  ctx: Ctx,
  list: RawBuilder<unknown>,
  limit: number,
): Promise<{ id: string; isChangeable: boolean }[]> {
  const { rows } = await sql<{ id: string; isChangeable: boolean }>`
    select l.relation_id as id, l.is_changeable as "isChangeable" from (${list}) l limit ${limit}
  `.execute(ctx.tx)
  return rows
}

type NewBatch = Pick<BatchRow, 'templateId' | 'version' | 'ownerUserId' | 'dates' | 'refused' | 'madeByUserId'>

export async function insert(ctx: Ctx, batch: NewBatch, relationIds: readonly string[]): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('engagement.process_batch')
    .values({
      id,
      template_id: batch.templateId,
      version: batch.version,
      owner_user_id: batch.ownerUserId,
      dates: JSON.stringify(batch.dates),
      state: 'waiting',
      refused: batch.refused,
      made_at: ctx.now,
      made_by: ctx.actor.name,
      made_by_user_id: batch.madeByUserId,
    })
    .execute()
  await sql`insert into engagement.process_batch_item (batch_id, relation_id)
    select ${id}::uuid, r from unnest(${[...relationIds]}::uuid[]) r`.execute(ctx.tx)
  return id
}

export async function find(ctx: Ctx, id: string): Promise<BatchRow | undefined> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row && toBatch(row)
}

export async function findForChange(ctx: Ctx, id: string): Promise<BatchRow | undefined> {
  const row = await select(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toBatch(row)
}

export async function listOfTemplate(ctx: Ctx, templateId: string, limit: number): Promise<BatchRow[]> {
  const rows = await select(ctx)
    .where('template_id', '=', templateId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toBatch)
}

export async function setState(ctx: Ctx, id: string, state: BatchState): Promise<void> {
  await tables(ctx).updateTable('engagement.process_batch').set({ state }).where('id', '=', id).execute()
}

export type Outcome = 'waiting' | 'started' | 'running_already' | 'gone' | 'undone' | 'kept'

/** How many relations came to each end. */
export async function countOutcomes(
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ batchId: string; outcome: Outcome; count: number }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ batchId: string; outcome: Outcome; count: number }>`
    select i.batch_id as "batchId", i.outcome, count(*) as count from engagement.process_batch_item i
    where i.batch_id = any(${[...ids]}::uuid[]) group by 1, 2
  `.execute(ctx.tx)
  return rows
}

/** The next of a batch that have this outcome still. */
export async function nextOf(ctx: Ctx, batchId: string, outcome: Outcome, limit: number): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('engagement.process_batch_item')
    .select('relation_id')
    .where('batch_id', '=', batchId)
    .where('outcome', '=', outcome)
    .orderBy('relation_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.relation_id)
}

export async function setOutcome(ctx: Ctx, batchId: string, relationId: string, outcome: Outcome): Promise<void> {
  await tables(ctx)
    .updateTable('engagement.process_batch_item')
    .set({ outcome })
    .where('batch_id', '=', batchId)
    .where('relation_id', '=', relationId)
    .execute()
}

/** The process that a batch started with a relation, wherever that was merged since; and whether somebody did anything with it. */
export async function findStarted(
  ctx: Ctx,
  batchId: string,
  relationId: string,
): Promise<{ id: string; isTouched: boolean } | undefined> {
  const { rows } = await sql<{ id: string; isTouched: boolean }>`
    select p.id, p.state <> 'running'
      or exists (select from engagement.process_step s where s.process_id = p.id and (s.ended_at is not null or s.taken_at is not null))
      or exists (select from engagement.process_document d where d.process_id = p.id) as "isTouched"
    from engagement.process p where p.batch_id = ${batchId} and p.origin_relation_id = ${relationId}
  `.execute(ctx.tx)
  return rows[0]
}

/** Takes a process away as if it had never been started; its steps go along. */
export async function removeProcess(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('engagement.process').where('id', '=', id).execute()
}
