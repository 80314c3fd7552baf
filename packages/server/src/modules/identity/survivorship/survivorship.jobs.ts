import { FieldKey } from '@klantregie/contract'
import { z } from 'zod'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import { APPLY_JOB, applySurvivorship } from './survivorship.service.ts'

/** May be run again: a relation that is computed twice comes out the same. */
const applySurvivorshipJob = defineJob({
  name: APPLY_JOB,
  payload: z.object({ field: FieldKey }),
  canCancel: false,
  run: (run, { field }) => applySurvivorship(run, field),
})

export const survivorshipJobs: readonly JobDefinition[] = [applySurvivorshipJob]
