import { z } from 'zod'
import type { DailyWork } from '../../../platform/jobs/daily.ts'
import { DailyPayload } from '../../../platform/jobs/daily.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import { carryOut, endRun, type Carrying } from './carry-out.service.ts'
import type { RetentionParts } from './parts.ts'
import { countPreview, failPreview, PREVIEW_JOB } from './preview.service.ts'
import { isNightDue, RUN_JOB, startNight } from './run.service.ts'

/** Both may be killed and run again: counting begins anew, removing goes on behind the last portion. */
export function retentionJobs({ parts, erasure }: Carrying): readonly JobDefinition[] {
  return [
    defineJob({
      name: PREVIEW_JOB,
      payload: z.object({ ruleId: z.uuid(), version: z.int() }),
      canCancel: true,
      run: (run, asked) => countPreview(run, asked, parts),
      onFailure: (ctx, { ruleId }) => failPreview(ctx, ruleId),
    }),
    defineJob({
      name: RUN_JOB,
      payload: z.object({ runId: z.uuid() }),
      canCancel: true,
      run: (run, { runId }) => carryOut(run, runId, { parts, erasure }),
      onFailure: (ctx, { runId }, outcome) => endRun(ctx, runId, outcome),
    }),
  ]
}

/** At night, when nobody waits for the database: every rule that is on. */
export function retentionNight(parts: RetentionParts): DailyWork {
  return {
    job: defineJob({
      name: 'privacy.keep-terms',
      payload: DailyPayload,
      canCancel: false,
      run: (run) => run.inTenant((ctx) => startNight(ctx, parts)),
    }),
    isDue: (ctx) => isNightDue(ctx),
  }
}
