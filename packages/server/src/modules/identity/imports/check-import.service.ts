import type { JobRun } from '../../../platform/jobs/job.ts'
import { FileProblem } from '../files/file-problem.ts'
import { keepRows } from './apply.queries.ts'
import * as imports from './import.queries.ts'
import { orProblem } from './inspect-import.service.ts'
import { countAll, stageAndJudge, type Judging } from './stage-import.service.ts'

/** Rows of each outcome that a dry run keeps to look at, next to all rejected ones. */
const SAMPLE = 200

/** A source that does not exist yet knows no records; no record can have this id. */
const NO_SOURCE = '00000000-0000-0000-0000-000000000000'

/** Dry run: reads and judges every row, keeps what people want to look at, and touches no relation. */
export async function checkImport(run: JobRun, importId: string, { sight, intake }: Judging): Promise<void> {
  const row = await run.inTenant((ctx) => imports.find(ctx, importId))
  if (row?.state !== 'checking' || !row.options) return
  const { options } = row
  const sourceId = row.source_id ?? NO_SOURCE
  const problem = await orProblem(() =>
    run.inSession(async (session) => {
      const span = { from: 0, to: 0.95 }
      await stageAndJudge({ run, session, row, options, sourceId, startedAt: run.clock(), sight, intake, span })
      await session.inTenant(async (ctx) => {
        const counts = await countAll(ctx, { options, sourceId, intake })
        await keepRows(ctx, importId, SAMPLE)
        await imports.update(ctx, importId, { state: 'checked', counts })
        await ctx.announce({ topic: 'import', id: importId })
      })
    }),
  )
  if (!(problem instanceof FileProblem)) return
  await run.inTenant(async (ctx) => {
    await imports.update(ctx, importId, {
      state: 'failed',
      problem: { code: problem.code, params: problem.params },
      finishedAt: ctx.now,
    })
    await ctx.announce({ topic: 'import', id: importId })
  })
}
