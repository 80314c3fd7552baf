import type { Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { FileProblem } from '../files/file-problem.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import * as imports from './import.queries.ts'
import { takeBackWhole } from './undo-import.service.ts'

type Attempt = { readonly work: () => Promise<void>; readonly others: OtherModules }

/** Runs an import; when the file proves unreadable halfway, that is the end of it, and nothing of it stays. */
export async function refuseUnreadable(run: JobRun, importId: string, { work, others }: Attempt): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (run.isCancelled()) await run.report({ fraction: 0.05, step: 'import.undoing' })
    // A reader that was stopped with the job says nothing about the file.
    if (run.signal.aborted || !(error instanceof FileProblem)) throw error
    const { code, params } = error
    await run.inTenant((ctx) => end(ctx, importId, { state: 'failed', problem: { code, params }, others }))
  }
}

type Outcome = { readonly cancelled: boolean; readonly code: string | null }

/** The job ended otherwise than well: the import says so, in words that fit how far it was. */
export function endBadly(
  ctx: Ctx,
  importId: string,
  { cancelled, code, others }: Outcome & { others: OtherModules | null },
): Promise<void> {
  const problem = cancelled ? null : { code: code ?? 'internal', params: {} }
  return end(ctx, importId, { state: cancelled ? 'cancelled' : 'failed', problem, others })
}

type Ending = {
  readonly state: 'cancelled' | 'failed'
  readonly problem: imports.Problem | null
  /** Null for what has nothing to take back. */
  readonly others: OtherModules | null
}

/** What was stored goes in the same transaction in which the import says that it ended: half an import does not exist. */
async function end(ctx: Ctx, importId: string, { state, problem, others }: Ending): Promise<void> {
  // In this order, as when a batch is stored: whoever holds the row never waits for the run.
  if (others && (await imports.find(ctx, importId))?.state === 'running') await takeBackWhole(ctx, { importId, others })
  const row = await imports.findForUpdate(ctx, importId)
  if (!row) return
  // A dry run that stops leaves the choices as they were; an undo that fails has undone nothing.
  const next = row.state === 'checking' ? 'ready' : row.state === 'undoing' ? 'done' : state
  await imports.update(ctx, importId, { state: next, problem, finishedAt: ctx.now })
  await ctx.audit(state === 'cancelled' ? 'import.cancelled' : 'import.failed', { kind: 'import', id: importId })
  await ctx.announce({ topic: 'import', id: importId })
}
