import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { forgetOldConditions, prepareDivisions } from './day.service.ts'

/** At the start of a day: conditions that nobody asks any more go, and those by which everything is divided stand ready. */
const startDay = defineJob({
  name: 'segments.start-day',
  payload: DailyPayload,
  canCancel: false,
  async run(run, { day }) {
    await run.inTenant((ctx) => forgetOldConditions(ctx, day))
    await run.inTenant(prepareDivisions)
  },
})

export const startDayDaily: DailyWork = { job: startDay }
