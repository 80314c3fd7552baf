import { z } from 'zod'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { learnAndCheck, LEARN_JOB } from './advice.service.ts'

/** Taste does not change overnight: once a week is enough for work that reads every choice. */
const MONDAY = 1
const isMonday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() === MONDAY

export const learnAdvice = defineJob({
  name: LEARN_JOB,
  payload: z.object({}),
  canCancel: false,
  run: (run) => run.inTenant(learnAndCheck),
})

export const learnAdviceWeekly: DailyWork = {
  job: defineJob({
    name: 'segments.learn-advice-weekly',
    payload: DailyPayload,
    canCancel: false,
    run: (run) => run.inTenant(learnAndCheck),
  }),
  isDue: (_ctx, day) => Promise.resolve(isMonday(day)),
}
