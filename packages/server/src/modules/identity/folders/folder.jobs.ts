import { z } from 'zod'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import { GO_ON_JOB, LOOK_JOB } from './folder.service.ts'
import { goOn, hold } from './go-on.service.ts'
import type { Holders } from './holders.ts'
import { lookIntoFolder } from './take-files.service.ts'

/** Both may be killed and run again: a file that was taken is known by what is in it, and a step is taken in one transaction. */
export function folderJobs(holders: Holders): readonly JobDefinition[] {
  return [
    defineJob({
      name: LOOK_JOB,
      payload: z.object({ folderId: z.uuid() }),
      canCancel: false,
      run: (run, { folderId }) => lookIntoFolder(run, folderId, holders),
    }),
    defineJob({
      name: GO_ON_JOB,
      payload: z.object({ importId: z.uuid() }),
      canCancel: false,
      run: (run, { importId }) => goOn(run, importId, holders),
      onFailure: (ctx, { importId }) => hold(ctx, importId, 'refused'),
    }),
  ]
}
