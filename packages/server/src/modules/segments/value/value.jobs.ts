import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { areModelsDue, endWork, measure, MEASURE_JOB } from './work.service.ts'

export const measureValueJob = defineJob({
  name: MEASURE_JOB,
  payload: DailyPayload,
  canCancel: true,
  run: async (run, { day }) => {
    await measure(run, { day, withModels: true })
    await run.inTenant(endWork)
  },
  onFailure: endWork,
})

/** Scores every night, models once a week. */
export const measureValueDaily: DailyWork = {
  job: defineJob({
    name: 'segments.measure-value-daily',
    payload: DailyPayload,
    canCancel: false,
    run: async (run, { day }) => {
      const withModels = await run.inTenant((ctx) => areModelsDue(ctx, day))
      await measure(run, { day, withModels })
    },
  }),
}
