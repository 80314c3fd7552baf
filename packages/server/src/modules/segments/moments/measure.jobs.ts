import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { MEASURE_MOMENT_JOB, measureMoment } from './measure.service.ts'

/** Counts a moment that was just taken; done twice it is counted once. What fails is done at the start of the next day. */
export const measureMomentJob = defineJob({
  name: MEASURE_MOMENT_JOB,
  payload: z.object({ momentId: z.uuid() }),
  canCancel: false,
  run: (run, { momentId }) => run.inTenant((ctx) => measureMoment(ctx, momentId)),
})
