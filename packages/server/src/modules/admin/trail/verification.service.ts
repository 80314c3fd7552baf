import { AuditBreak, type AuditCheckpoint, type AuditVerification } from '@klantregie/contract'
import { messageOf, type SealTools } from '../../../platform/audit/seal-store.ts'
import { pemOf } from '../../../platform/audit/signing-keys.ts'
import { countWaiting, findEnd, findLastCheckpoint } from '../../../platform/audit/seal.queries.ts'
import { signTrail } from '../../../platform/audit/sealer.ts'
import { verifyTrail, type Verified } from '../../../platform/audit/verify-trail.ts'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { getJob } from '../jobs/job.service.ts'
import * as verifications from './verification.queries.ts'

export const VERIFY_JOB = 'admin.verify-audit'
export const WEEKLY_JOB = 'admin.verify-audit-weekly'

/** So many earlier verifications are shown. */
const SHOWN = 10
const WEEK = 7 * 24 * 60 * 60 * 1000

/** How far the trail is sealed, signed and verified. */
export async function getTrailState(ctx: Ctx, cancellable: ReadonlySet<string>) {
  const checkpoint = await findLastCheckpoint(ctx)
  const job = await verifications.findJob(ctx, [VERIFY_JOB, WEEKLY_JOB])
  return {
    sealed: (await findEnd(ctx))?.number ?? 0,
    waiting: await countWaiting(ctx),
    checkpoint: checkpoint && { number: checkpoint.number, at: checkpoint.at.toISOString() },
    verifications: (await verifications.list(ctx, SHOWN)).map(shown),
    job: job && ctx.permissions.has('admin.job.read') ? await getJob(ctx, job.id, cancellable) : null,
  }
}

type Row = Awaited<ReturnType<typeof verifications.list>>[number]

const shown = (row: Row): AuditVerification => ({
  id: row.id,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at.toISOString(),
  by: row.actor_name,
  until: row.until,
  entries: row.entries,
  checkpoints: row.checkpoints,
  breaks: row.breaks,
  found: AuditBreak.array().parse(row.found),
})

/** Starts a verification of the whole trail. @throws AppError admin.audit_verifying */
export async function startVerification(ctx: Ctx): Promise<{ jobId: string }> {
  if (await verifications.findJob(ctx, [VERIFY_JOB, WEEKLY_JOB])) throw new AppError('admin.audit_verifying')
  return { jobId: await ctx.enqueue({ name: VERIFY_JOB, payload: {} }) }
}

/** Verifies and keeps what was found; that it was done stands in the trail. Reads only until then, so it may run twice. */
export async function verify(run: JobRun): Promise<void> {
  const startedAt = run.clock()
  const verified = await verifyTrail(run.sealing, run.tenantId, {
    signal: run.signal,
    onProgress: (fraction) => run.report({ fraction, step: 'audit.verifying' }),
  })
  await run.inTenant((ctx) => keepVerification(ctx, startedAt, verified))
}

export async function keepVerification(ctx: Ctx, startedAt: Date, verified: Verified): Promise<void> {
  const id = await verifications.insert(ctx, { startedAt, ...verified })
  const { until, entries, breaks } = verified
  await ctx.audit('audit.verified', { kind: 'audit_verification', id }, { until, entries, breaks })
}

/** Once a week, when anything has been sealed at all. */
export async function isVerificationDue(ctx: Ctx): Promise<boolean> {
  if ((await findEnd(ctx)) === null) return false
  const [last] = await verifications.list(ctx, 1)
  return last === undefined || ctx.now.getTime() - last.finished_at.getTime() >= WEEK
}

/**
 * The end of the trail, signed, to be kept by somebody else: who has it can prove later that nothing before it was changed.
 * @throws AppError admin.audit_empty
 */
export async function makeCheckpoint(sealing: SealTools, tenantId: string): Promise<AuditCheckpoint> {
  const end = await signTrail(sealing, tenantId)
  if (!end) throw new AppError('admin.audit_empty')
  return {
    tenantId,
    number: end.number,
    hash: end.hash.toString('hex'),
    at: end.at.toISOString(),
    keyId: end.keyId,
    publicKey: pemOf(end.publicKey),
    signature: end.signature.toString('base64'),
    message: messageOf('checkpoint', end),
  }
}
