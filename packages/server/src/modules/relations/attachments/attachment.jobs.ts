import { DailyPayload, type DailyWork } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { deleteOldAttachments, hasAttachmentsToGo } from './attachment.service.ts'

/**
 * Files that were removed a month ago go for good. The bytes go in the transaction of their rows: killed in between, the next run
 * finds the rows and removes the bytes again, which is no failure.
 */
export const dropAttachments: DailyWork = {
  job: defineJob({
    name: 'relations.drop-attachments',
    payload: DailyPayload,
    canCancel: false,
    run: (run) =>
      run.inTenant(async (ctx) => {
        for (const fileId of await deleteOldAttachments(ctx)) await run.files.remove(run.tenantId, fileId)
      }),
  }),
  isDue: hasAttachmentsToGo,
}
