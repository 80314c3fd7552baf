import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { checkConsent, fallBack, finishCheck, prepareCheck } from './check.service.ts'

/** Looks at everybody on a target list; stopped halfway it begins again. */
export const checkCoverageJob = defineJob({
  name: 'engagement.check-coverage',
  payload: z.object({ coverageId: z.uuid() }),
  canCancel: true,
  run: async (run, { coverageId }) => {
    await run.inTenant(prepareCheck)
    for (let after: number | null = 0, steps = 0; after !== null; steps += 1) {
      run.signal.throwIfAborted()
      const from: number = after
      after = await run.inTenant((ctx) => checkConsent(ctx, coverageId, from))
      await run.report({ fraction: 0.9 * (1 - 1 / (steps + 2)), step: 'checking' })
    }
    await run.inTenant((ctx) => finishCheck(ctx, coverageId))
  },
  onFailure: (ctx, { coverageId }) => fallBack(ctx, coverageId),
})
