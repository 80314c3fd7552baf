import { z } from 'zod'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { FILL_JOB, fillRound, hasDueCycles, openDueRounds } from './review.service.ts'

/** One statement over the relations, in one transaction: killed, nothing was laid down; run again, nothing twice. */
export const fillReview = defineJob({
  name: FILL_JOB,
  payload: z.object({ roundId: z.uuid() }),
  canCancel: false,
  run: (run, { roundId }) => run.inTenant((ctx) => fillRound(ctx, roundId)),
})

/** A cycle's turn is moved on in the transaction that starts its round, so a second run finds nothing due. */
export const openReviews: DailyWork = {
  job: defineJob({
    name: 'relations.open-reviews',
    payload: DailyPayload,
    canCancel: false,
    run: (run, { day }) => run.inTenant((ctx) => openDueRounds(ctx, day)),
  }),
  isDue: hasDueCycles,
}
