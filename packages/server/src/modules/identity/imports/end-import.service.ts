import type { Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { FileProblem } from '../files/file-problem.ts'
import * as imports from './import.queries.ts'
import { takeBack, type OwnFacts } from './undo-import.service.ts'

type Attempt = { readonly work: () => Promise<void>; readonly ownFacts: readonly OwnFacts[] }

/** Runs an import, and when somebody cancels it or the file proves unreadable halfway, takes back what it had done. */
export async function takeBackCancelled(run: JobRun, importId: string, { work, ownFacts }: Attempt): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!run.isCancelled() && !(error instanceof FileProblem)) throw error
    await takeBack(run, importId, ownFacts)
    if (!(error instanceof FileProblem)) throw error
    await run.inTenant(async (ctx) => {
      await imports.update(ctx, importId, {
        state: 'failed',
        problem: { code: error.code, params: error.params },
        finishedAt: ctx.now,
      })
      await ctx.announce({ topic: 'import', id: importId })
    })
  }
}

/** The job ended otherwise than well: the import says so, in words that fit how far it was. */
export async function endBadly(
  ctx: Ctx,
  importId: string,
  outcome: { cancelled: boolean; code: string | null },
): Promise<void> {
  const row = await imports.findForUpdate(ctx, importId)
  if (!row) return
  const problem = outcome.cancelled ? null : { code: outcome.code ?? 'internal', params: {} }
  // A dry run that stops leaves the choices as they were; an undo that fails has undone nothing.
  const state =
    row.state === 'checking' ? 'ready' : row.state === 'undoing' ? 'done' : outcome.cancelled ? 'cancelled' : 'failed'
  await imports.update(ctx, importId, { state, problem, finishedAt: ctx.now })
  await ctx.audit(outcome.cancelled ? 'import.cancelled' : 'import.failed', { kind: 'import', id: importId })
  await ctx.announce({ topic: 'import', id: importId })
}
