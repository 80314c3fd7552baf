import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import { checkImport } from './check-import.service.ts'
import { endBadly, refuseUnreadable } from './end-import.service.ts'
import { CHECK_JOB, INSPECT_JOB, RUN_JOB, UNDO_JOB } from './import.service.ts'
import { inspectImport } from './inspect-import.service.ts'
import { runImport } from './run-import.service.ts'
import { undoImport, type OwnFacts } from './undo-import.service.ts'

const payload = z.object({ importId: z.uuid() })
type Payload = z.infer<typeof payload>
type Outcome = { cancelled: boolean; code: string | null }
/** What the four have in common; only carrying out has something to take back. */
const ends = (ownFacts: readonly OwnFacts[]) => ({
  payload,
  onFailure: (ctx: Ctx, { importId }: Payload, outcome: Outcome) => endBadly(ctx, importId, { ...outcome, ownFacts }),
})

const inspectImportJob = defineJob({
  name: INSPECT_JOB,
  ...ends([]),
  canCancel: true,
  run: (run, { importId }) => inspectImport(run, importId),
})

const checkImportJob = defineJob({
  name: CHECK_JOB,
  ...ends([]),
  canCancel: true,
  run: (run, { importId }) => checkImport(run, importId),
})

const runImportJob = (ownFacts: readonly OwnFacts[]) =>
  defineJob({
    name: RUN_JOB,
    ...ends(ownFacts),
    canCancel: true,
    run: (run, { importId }) => refuseUnreadable(run, importId, { work: () => runImport(run, importId), ownFacts }),
  })

const undoImportJob = (ownFacts: readonly OwnFacts[]) =>
  defineJob({
    name: UNDO_JOB,
    ...ends(ownFacts),
    canCancel: false,
    run: (run, { importId }) => undoImport(run, importId, ownFacts),
  })

/**
 * Each may be killed and run again: inspecting and checking have no effect, running and undoing go on where they were.
 * `ownFacts`: what other modules say about relations that have something of their own by now.
 */
export function importJobs(ownFacts: readonly OwnFacts[]): readonly JobDefinition[] {
  return [inspectImportJob, checkImportJob, runImportJob(ownFacts), undoImportJob(ownFacts)]
}
