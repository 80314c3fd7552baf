import { z } from 'zod'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import { refreshMatchReport, REPORT_JOB } from './report.service.ts'

/** May be run twice: the figures follow from what is there. */
export const reportJobs: readonly JobDefinition[] = [
  defineJob({
    name: REPORT_JOB,
    payload: z.object({}),
    canCancel: false,
    run: async (run) => {
      await run.inTenant(refreshMatchReport)
    },
  }),
]
