import { z } from 'zod'
import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob, type JobRun } from '../../../platform/jobs/job.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { replaceDay } from './count-day.queries.ts'
import { forgetDaysBut } from './days.queries.ts'
import { daysOfRound, stretchOf } from './inventory-days.rules.ts'
import { COUNT_JOB, prepareFigures } from './inventory.service.ts'

/** Counts one day; after a crash the same day is counted again, in place of what was there. */
async function countDay(run: JobRun, day: string): Promise<void> {
  await run.inTenant(async (ctx) => {
    await replaceDay(ctx, stretchOf(day))
    await ctx.announce({ topic: 'segment', id: 'inventory' })
  })
}

/** What waits to be made anew is made first, so that the figures say what was true when counting began. */
const makeFresh = (run: JobRun) => run.inTenant(refreshAll)

export const countInventory = defineJob({
  name: COUNT_JOB,
  payload: z.object({ day: z.iso.date() }),
  canCancel: false,
  run: async (run, { day }) => {
    await makeFresh(run)
    await countDay(run, day)
  },
})

/** Every night: late facts change past years as well, so these are counted again. Each day is a transaction of its own. */
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
        await countDay(run, day)
        await run.report({ fraction: (at + 1) / days.length, step: 'inventory.counting_days' })
      }
      await run.inTenant(async (ctx) => {
        await forgetDaysBut(ctx, days)
        await prepareFigures(ctx)
      })
    },
  }),
}
