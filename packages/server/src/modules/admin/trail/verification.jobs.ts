import { z } from 'zod'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { isVerificationDue, verify, VERIFY_JOB, WEEKLY_JOB } from './verification.service.ts'

export const verifyAudit = defineJob({
  name: VERIFY_JOB,
  payload: z.object({}),
  canCancel: true,
  run: (run) => verify(run),
})

/** A break is worth little when it is found by who goes looking for it: the whole trail is looked at every week. */
export const verifyAuditWeekly: DailyWork = {
  job: defineJob({ name: WEEKLY_JOB, payload: DailyPayload, canCancel: true, run: (run) => verify(run) }),
  isDue: isVerificationDue,
}
