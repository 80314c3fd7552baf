import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { QualityMeasures } from './quality-measure.ts'
import { MEASURE_JOB, measureAll } from './quality.service.ts'

/** Figures of a day replace each other, so that a run after a crash leaves one set. `measures` is read when everything has been put together. */
export function measureQuality(measures: () => QualityMeasures): DailyWork {
  return {
    job: defineJob({
      name: MEASURE_JOB,
      payload: DailyPayload,
      canCancel: false,
      run: (run, { day }) => run.inTenant((ctx) => measureAll(ctx, day, measures())),
    }),
  }
}
