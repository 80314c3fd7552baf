import { z } from 'zod'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { acceptClass, endAcceptingBadly } from './accept-class.service.ts'
import { ACCEPT_JOB } from './class.service.ts'

/** May be killed and run again; `others`: what a merge has to know of other modules. */
export function questionJobs(others: OtherModules): readonly JobDefinition[] {
  return [
    defineJob({
      name: ACCEPT_JOB,
      payload: z.object({ runId: z.uuid() }),
      canCancel: true,
      run: (run, { runId }) => acceptClass(run, runId, others),
      onFailure: (ctx, { runId }, { cancelled }) => endAcceptingBadly(ctx, { runId, cancelled, others }),
    }),
  ]
}
