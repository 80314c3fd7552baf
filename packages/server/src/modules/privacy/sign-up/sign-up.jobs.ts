import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { hasSignUps, tidySignUps } from './sign-up.service.ts'

/** What visitors typed and did not confirm does not stay. */
export const tidySignUpsDaily: DailyWork = {
  job: defineJob({
    name: 'privacy.tidy-sign-ups',
    payload: DailyPayload,
    canCancel: false,
    run: (run) => run.inTenant(tidySignUps),
  }),
  isDue: hasSignUps,
}
