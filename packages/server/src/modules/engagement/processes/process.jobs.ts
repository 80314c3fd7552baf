import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { failBatch, runBatch, runUndo, START_JOB, UNDO_JOB } from './batch.service.ts'

const payload = z.object({ batchId: z.uuid() })

/** What became of each relation is written with the deed, so both may be killed and run again. */
export const processJobs = [
  defineJob({
    name: START_JOB,
    payload,
    canCancel: true,
    run: (run, { batchId }) => runBatch(run, batchId),
    onFailure: (ctx, { batchId }) => failBatch(ctx, batchId),
  }),
  defineJob({
    name: UNDO_JOB,
    payload,
    canCancel: false,
    run: (run, { batchId }) => runUndo(run, batchId),
    onFailure: (ctx, { batchId }) => failBatch(ctx, batchId),
  }),
]
