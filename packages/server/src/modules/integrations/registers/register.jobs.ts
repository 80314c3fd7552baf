import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { endFailed, readEdition, READ_EDITION_JOB } from './edition-file.service.ts'

export const registerJob = defineJob({
  name: READ_EDITION_JOB,
  payload: z.object({ editionId: z.uuid() }),
  canCancel: false,
  run: (run, { editionId }) => readEdition(run, editionId),
  onFailure: (ctx, { editionId }) => endFailed(ctx, editionId),
})
