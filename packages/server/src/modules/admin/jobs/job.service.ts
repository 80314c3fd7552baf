import { JobState, type Job } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as jobs from '../../../platform/jobs/job.queries.ts'
import { canCancelJob, maySeeJob } from './job-access.rules.ts'

type Row = Awaited<ReturnType<typeof jobs.listJobs>>[number]
/** Names of the jobs that people may stop. */
type Cancellable = ReadonlySet<string>

function describe(row: Row, cancellable: Cancellable): Job {
  return {
    id: row.id,
    name: row.name,
    state: JobState.parse(row.state),
    progress: row.progress,
    step: row.step,
    secondsLeft: row.seconds_left,
    subjectId: row.subject_id,
    startedBy: row.actor_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    errorCode: row.error_code,
    canCancel: canCancelJob(accessOf(row), cancellable) && !row.cancel_asked,
  }
}

const accessOf = (row: Row) => ({ actorId: row.actor_id, state: row.state, name: row.name })

export async function listJobs(ctx: Ctx, state: JobState | undefined, cancellable: Cancellable): Promise<Job[]> {
  const rows = await jobs.listJobs(ctx, state)
  return rows.map((row) => describe(row, cancellable))
}

/** @throws AppError admin.job_not_found, also for work of others that one may not see */
export async function getJob(ctx: Ctx, id: string, cancellable: Cancellable): Promise<Job> {
  return describe(await find(ctx, id), cancellable)
}

async function find(ctx: Ctx, id: string): Promise<Row> {
  const row = await jobs.findJob(ctx, id)
  if (!row || !maySeeJob(accessOf(row), ctx.actor.id, ctx.permissions)) throw new AppError('admin.job_not_found')
  return row
}

/**
 * Asks work to stop; it does at its next step, leaving nothing half done. Asking twice is asking once.
 * @throws AppError admin.job_not_found, admin.job_not_cancellable
 */
export async function cancelJob(ctx: Ctx, id: string, cancellable: Cancellable): Promise<Job> {
  const row = await find(ctx, id)
  if (!canCancelJob(accessOf(row), cancellable)) throw new AppError('admin.job_not_cancellable')
  if (!row.cancel_asked) {
    await jobs.askCancel(ctx, id)
    await ctx.audit('job.cancel_asked', { kind: 'job', id }, { name: row.name })
    await ctx.announce({ topic: 'job', id })
  }
  return getJob(ctx, id, cancellable)
}
