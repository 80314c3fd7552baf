import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import {
  forgetOldMeasures,
  listUnmeasured,
  listUnmeasuredMoments,
  measureMoment,
  measureSegment,
} from '../moments/measure.service.ts'
import { forgetRemovedMoments } from '../moments/moment.service.ts'
import { SLICES } from '../portrait/slices.ts'
import { forgetOldConditions, prepareDivisions, prepareSlice } from './day.service.ts'

/** At the start of a day: conditions that nobody asks any more go, those by which everything is divided stand ready, segments are measured. */
const startDay = defineJob({
  name: 'segments.start-day',
  payload: DailyPayload,
  canCancel: false,
  async run(run, { day }) {
    await run.inTenant((ctx) => forgetOldConditions(ctx, day))
    await run.inTenant(prepareDivisions)
    for (const slice of SLICES) await run.inTenant((ctx) => prepareSlice(ctx, slice))
    await run.inTenant((ctx) => forgetOldMeasures(ctx, day))
    await run.inTenant(forgetRemovedMoments)
    for (const id of await run.inTenant(listUnmeasuredMoments)) await run.inTenant((ctx) => measureMoment(ctx, id))
    for (const segment of await run.inTenant((ctx) => listUnmeasured(ctx, day))) {
      if (run.signal.aborted) return
      await run.inTenant((ctx) => measureSegment(ctx, { ...segment, day }))
    }
  },
})

export const startDayDaily: DailyWork = { job: startDay }
