import type { MatchRun } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { MatchModel } from '../matching/model.rules.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'identity')

export type NewRun = {
  readonly kind: MatchRun['kind']
  readonly class?: string
  readonly importId?: string
}

/** A run that is busy from now on; the database allows one at a time (constraint `match_run_running`). */
export async function insert(ctx: Ctx, run: NewRun): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('identity.match_run')
    .values({
      id,
      kind: run.kind,
      state: 'running',
      class: run.class ?? null,
      import_id: run.importId ?? null,
      started_by: ctx.actor.name,
      started_at: ctx.now,
    })
    .execute()
  return id
}

export function isBusy(ctx: Ctx): Promise<boolean> {
  return tables(ctx)
    .selectFrom('identity.match_run')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .executeTakeFirst()
    .then((row) => row !== undefined)
}

export function find(ctx: Ctx, id: string) {
  return tables(ctx).selectFrom('identity.match_run').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findForUpdate(ctx: Ctx, id: string) {
  return tables(ctx).selectFrom('identity.match_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export type RunRow = NonNullable<Awaited<ReturnType<typeof find>>>

export function list(ctx: Ctx, limit: number): Promise<RunRow[]> {
  return tables(ctx)
    .selectFrom('identity.match_run')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export type RunChange = {
  readonly state?: MatchRun['state']
  readonly jobId?: string
  readonly counts?: MatchRun['counts']
  readonly histogram?: unknown
  readonly observations?: MatchRun['observations']
  readonly finishedAt?: Date | null
}

export async function update(ctx: Ctx, id: string, change: RunChange): Promise<void> {
  const { state, jobId, counts, histogram, observations, finishedAt } = change
  await tables(ctx)
    .updateTable('identity.match_run')
    .set({
      ...(state === undefined ? {} : { state }),
      ...(jobId === undefined ? {} : { job_id: jobId }),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(histogram === undefined ? {} : { histogram: JSON.stringify(histogram) }),
      ...(observations === undefined ? {} : { observations: JSON.stringify(observations) }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
    })
    .where('id', '=', id)
    .execute()
}

export async function saveModel(ctx: Ctx, model: MatchModel, recordCount: number): Promise<void> {
  await sql`insert into identity.match_model (parameters, record_count, made_at) values (${JSON.stringify(model)}::jsonb, ${recordCount}, ${ctx.now})
    on conflict (tenant_id) do update set parameters = excluded.parameters, record_count = excluded.record_count, made_at = excluded.made_at`.execute(
    ctx.tx,
  )
}

export async function findModel(
  ctx: Ctx,
): Promise<{ model: MatchModel; recordCount: number; madeAt: Date } | undefined> {
  const row = await tables(ctx)
    .selectFrom('identity.match_model')
    .select(['parameters', 'record_count', 'made_at'])
    .executeTakeFirst()
  return row && { model: row.parameters as MatchModel, recordCount: row.record_count, madeAt: row.made_at }
}

/** Merges of a run that stand. */
export async function countMerges(ctx: Ctx, runId: string): Promise<number> {
  const row = await tables(ctx)
    .selectFrom('identity.merge')
    .select((eb) => eb.fn.countAll<number>().as('merges'))
    .where('run_id', '=', runId)
    .where('undone_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.merges
}

/** As `isBusy`; a run that is just ending is waited for, so that what comes in then is either matched by it or starts a run itself. */
export async function isStillBusy(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`
    select from identity.match_run r where r.state in ('running', 'undoing') for update`.execute(ctx.tx)
  return rows.length > 0
}

/** To be matched when the run has ended that is busy now. */
export async function keepWaiting(ctx: Ctx, importId: string): Promise<void> {
  await sql`insert into identity.match_waiting (import_id, since) values (${importId}, ${ctx.now}) on conflict do nothing`.execute(
    ctx.tx,
  )
}

/** What waits the longest, taken from those that wait; what a run over all records has seen since waits no more. */
export async function takeWaiting(ctx: Ctx): Promise<string | undefined> {
  await sql`delete from identity.match_waiting w where exists (
    select from identity.match_run r where r.kind = 'records' and r.state = 'done' and r.started_at > w.since)`.execute(
    ctx.tx,
  )
  const { rows } = await sql<{ id: string }>`
    delete from identity.match_waiting w where w.import_id = (
      select o.import_id from identity.match_waiting o order by o.since, o.import_id limit 1) returning w.import_id as id`.execute(
    ctx.tx,
  )
  return rows[0]?.id
}
