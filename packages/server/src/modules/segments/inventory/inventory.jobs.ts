import { z } from 'zod'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob, type JobRun } from '../../../platform/jobs/job.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { countDay, daysOfRound, endRound } from './count-days.service.ts'
import { COUNT_JOB } from './inventory.service.ts'

/** What waits to be made anew is made first, so that the figures say what was true when counting began. */
const makeFresh = (run: JobRun) => run.inTenant(refreshAll)

export const countInventory = defineJob({
  name: COUNT_JOB,
  payload: z.object({ day: z.iso.date() }),
  canCancel: false,
  run: async (run, { day }) => {
    await makeFresh(run)
    await run.inTenant((ctx) => countDay(ctx, day))
  },
})

/** Every night, and after a crash again: late facts change past years as well, so these are counted again. Each day is a transaction of its own. */
export const countInventoryDaily: DailyWork = {
  job: defineJob({
    name: 'segments.count-inventory-daily',
    payload: DailyPayload,
    canCancel: false,
    run: async (run, { day: today }) => {
      await makeFresh(run)
      const days = daysOfRound(today)
      for (const [at, day] of days.entries()) {
        run.signal.throwIfAborted()
        await run.inTenant((ctx) => countDay(ctx, day))
        await run.report({ fraction: (at + 1) / days.length, step: 'inventory.counting_days' })
      }
      await run.inTenant((ctx) => endRound(ctx, days))
    },
  }),
}
