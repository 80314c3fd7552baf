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

/** The oldest import that was to be matched and has not been: a run was busy when it ended. */
export async function findWaitingImport(ctx: Ctx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select i.id from identity.import i where i.state = 'done' and (i.options->>'compareAfterwards')::boolean
      and i.finished_at > (select min(r.started_at) from identity.match_run r)
      and not exists (select from identity.match_run r where r.import_id = i.id or (r.kind = 'records' and r.state = 'done' and r.started_at > i.finished_at))
    order by i.finished_at limit 1
  `.execute(ctx.tx)
  return rows[0]?.id
}
