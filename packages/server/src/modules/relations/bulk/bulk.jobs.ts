import { z } from 'zod'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob, type JobRun } from '../../../platform/jobs/job.ts'
import type { SourceLookup } from '../list/list.service.ts'
import {
  closeDeed,
  doNext,
  finishDeed,
  forgetOldWork,
  hasOldWork,
  progressNow,
  tellPlanner,
  undoNext,
} from './bulk-work.service.ts'
import { gatherDeed } from './gather.service.ts'

const DeedPayload = z.object({ deedId: z.uuid() })

/** Part after part; killed in between, the next run goes on behind the last one that was committed. */
async function work(run: JobRun, deedId: string, { next, step }: { next: typeof doNext; step: string }): Promise<void> {
  // A label that was just given to many, and then taken off, is otherwise looked for in the wrong direction.
  await run.inTenant(tellPlanner)
  for (let hasMore = true; hasMore;) {
    await run.report({ fraction: await run.inTenant((ctx) => progressNow(ctx, deedId)), step })
    run.signal.throwIfAborted()
    hasMore = await run.inTenant((ctx) => next(ctx, deedId))
  }
  await run.inTenant((ctx) => finishDeed(ctx, deedId))
}

/** First who is in it, all at once; then part by part. */
export const doBulkDeed = (sources: SourceLookup) =>
  defineJob({
    name: 'relations.do-bulk-deed',
    payload: DeedPayload,
    canCancel: true,
    run: async (run, { deedId }) => {
      await run.report({ fraction: 0, step: 'bulk.gathering' })
      run.signal.throwIfAborted()
      await run.inTenant((ctx) => gatherDeed(ctx, deedId, sources))
      await work(run, deedId, { next: doNext, step: 'bulk.changing' })
    },
    onFailure: (ctx, { deedId }, { cancelled }) => closeDeed(ctx, deedId, cancelled ? 'asked' : 'failed'),
  })

export const undoBulkDeed = defineJob({
  name: 'relations.undo-bulk-deed',
  payload: DeedPayload,
  canCancel: false,
  run: (run, { deedId }) => work(run, deedId, { next: undoNext, step: 'bulk.takingBack' }),
  onFailure: (ctx, { deedId }) => closeDeed(ctx, deedId, 'failed'),
})

/** What was before a bulk deed is kept for thirty days, to be able to take it back; a selection for a week. */
export const forgetBulkWork: DailyWork = {
  job: defineJob({
    name: 'relations.forget-bulk-work',
    payload: DailyPayload,
    canCancel: false,
    run: async (run) => {
      while (await run.inTenant(forgetOldWork)) run.signal.throwIfAborted()
    },
  }),
  isDue: hasOldWork,
}
