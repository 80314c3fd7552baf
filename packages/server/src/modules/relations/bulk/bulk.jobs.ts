import { z } from 'zod'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob, type JobRun } from '../../../platform/jobs/job.ts'
import {
  doNext,
  finishDeed,
  forgetOldWork,
  hasOldWork,
  progressNow,
  stopDeed,
  tellPlanner,
  undoNext,
} from './bulk-work.service.ts'

const DeedPayload = z.object({ deedId: z.uuid() })

/** Stretch after stretch; killed in between, the next run goes on behind the last one that was committed. */
async function work(run: JobRun, deedId: string, { next, step }: { next: typeof doNext; step: string }): Promise<void> {
  await run.inTenant(tellPlanner)
  for (let hasMore = true; hasMore;) {
    await run.report({ fraction: await run.inTenant((ctx) => progressNow(ctx, deedId)), step })
    run.signal.throwIfAborted()
    hasMore = await run.inTenant((ctx) => next(ctx, deedId))
  }
  await run.inTenant((ctx) => finishDeed(ctx, deedId))
}

export const doBulkDeed = defineJob({
  name: 'relations.do-bulk-deed',
  payload: DeedPayload,
  canCancel: true,
  run: (run, { deedId }) => work(run, deedId, { next: doNext, step: 'bulk.changing' }),
  onFailure: (ctx, { deedId }) => stopDeed(ctx, deedId),
})

export const undoBulkDeed = defineJob({
  name: 'relations.undo-bulk-deed',
  payload: DeedPayload,
  canCancel: false,
  run: (run, { deedId }) => work(run, deedId, { next: undoNext, step: 'bulk.takingBack' }),
  onFailure: (ctx, { deedId }) => stopDeed(ctx, deedId),
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
