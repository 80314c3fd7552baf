import { z } from 'zod'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { fillKeys } from './match-keys.service.ts'
import { endBadly, KEYS_JOB, MATCH_JOB, runMatching, UNDO_MATCH_JOB, undoMatching } from './run-matching.service.ts'

const payload = z.object({ runId: z.uuid() })

/** Each may be killed and run again; `others`: what a merge has to know of other modules. */
export function matchingJobs(others: OtherModules): readonly JobDefinition[] {
  return [
    defineJob({
      name: KEYS_JOB,
      payload: z.object({}),
      canCancel: true,
      run: (run) => fillKeys(run, { from: 0, to: 1 }),
    }),
    defineJob({
      name: MATCH_JOB,
      payload,
      canCancel: true,
      run: (run, { runId }) => runMatching(run, runId, others),
      onFailure: (ctx, { runId }, { cancelled }) => endBadly(ctx, { runId, cancelled, others }),
    }),
    defineJob({
      name: UNDO_MATCH_JOB,
      payload,
      canCancel: false,
      run: (run, { runId }) => undoMatching(run, runId, others),
      onFailure: (ctx, { runId }, { cancelled }) => endBadly(ctx, { runId, cancelled, others }),
    }),
  ]
}
