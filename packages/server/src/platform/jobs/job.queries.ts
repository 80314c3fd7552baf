import type { JobState } from '@klantregie/contract'
import type { Ctx, JobRequest, Who } from '../context.ts'
import { currentOrigin } from '../audit/origin.ts'
import { newId } from '../db/new-id.ts'
import { tablesOf, type Tx } from '../db/tables.ts'

export async function insertJob(tx: Tx, who: Who, request: JobRequest, now: Date): Promise<string> {
  const id = newId()
  await tablesOf({ tx }, 'platform')
    .insertInto('platform.job')
    .values({
      id,
      name: request.name,
      payload: JSON.stringify(request.payload),
      subject_id: request.subjectId ?? null,
      actor_id: who.actor.id,
      actor_name: who.actor.name,
      initiator_id: initiatorOf(who),
      created_at: now,
    })
    .execute()
  return id
}

/** The user who is behind it, also when a job of theirs asks for the next; null when the product acts by itself. */
function initiatorOf({ actor, origin }: Who): string | null {
  return actor.kind === 'user' ? actor.id : (origin ?? currentOrigin()).initiatorId
}

export function findJob(ctx: Ctx, id: string) {
  return tablesOf(ctx, 'platform').selectFrom('platform.job').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whether work of this kind waits or runs for something. */
export async function isJobBusy(ctx: Ctx, name: string, subjectId: string): Promise<boolean> {
  const row = await tablesOf(ctx, 'platform')
    .selectFrom('platform.job')
    .select('id')
    .where('name', '=', name)
    .where('subject_id', '=', subjectId)
    .where('state', 'in', ['waiting', 'running'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function listJobs(ctx: Ctx, state: JobState | undefined) {
  let rows = tablesOf(ctx, 'platform').selectFrom('platform.job').selectAll()
  if (state !== undefined) rows = rows.where('state', '=', state)
  return rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(100).execute()
}

/** Claims the job for a run; nothing when it has ended meanwhile. */
export function startJob(ctx: Ctx, id: string) {
  return tablesOf(ctx, 'platform')
    .updateTable('platform.job')
    .set((eb) => ({
      state: 'running',
      started_at: eb.fn.coalesce('started_at', eb.val(ctx.now)),
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returningAll()
    .executeTakeFirst()
}

export async function reportJob(
  ctx: Ctx,
  id: string,
  progress: { fraction: number; step: string; secondsLeft: number | null },
) {
  const row = await tablesOf(ctx, 'platform')
    .updateTable('platform.job')
    .set({ progress: progress.fraction, step: progress.step, seconds_left: progress.secondsLeft })
    .where('id', '=', id)
    .returning('cancel_asked')
    .executeTakeFirst()
  return row?.cancel_asked ?? true
}

export async function endJob(ctx: Ctx, id: string, end: { state: JobState; errorCode: string | null }): Promise<void> {
  await tablesOf(ctx, 'platform')
    .updateTable('platform.job')
    .set({
      state: end.state,
      error_code: end.errorCode,
      finished_at: ctx.now,
      seconds_left: null,
      ...(end.state === 'done' ? { progress: 1 } : {}),
    })
    .where('id', '=', id)
    .execute()
}

export async function askCancel(ctx: Ctx, id: string): Promise<void> {
  await tablesOf(ctx, 'platform').updateTable('platform.job').set({ cancel_asked: true }).where('id', '=', id).execute()
}
