import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import { checkImport } from './check-import.service.ts'
import { endBadly } from './end-import.service.ts'
import { CHECK_JOB, INSPECT_JOB, RUN_JOB, UNDO_JOB } from './import.service.ts'
import { inspectImport } from './inspect-import.service.ts'
import { runImport } from './run-import.service.ts'
import { takeBackCancelled } from './end-import.service.ts'
import { undoImport, type OwnFacts } from './undo-import.service.ts'

const payload = z.object({ importId: z.uuid() })
type Payload = z.infer<typeof payload>
type Outcome = { cancelled: boolean; code: string | null }
const onFailure = (ctx: Ctx, { importId }: Payload, outcome: Outcome) => endBadly(ctx, importId, outcome)

const inspectImportJob = defineJob({
  name: INSPECT_JOB,
  payload,
  canCancel: true,
  run: (run, { importId }) => inspectImport(run, importId),
  onFailure,
})

const checkImportJob = defineJob({
  name: CHECK_JOB,
  payload,
  canCancel: true,
  run: (run, { importId }) => checkImport(run, importId),
  onFailure,
})

const runImportJob = (ownFacts: readonly OwnFacts[]) =>
  defineJob({
    name: RUN_JOB,
    payload,
    canCancel: true,
    run: (run, { importId }) => takeBackCancelled(run, importId, { work: () => runImport(run, importId), ownFacts }),
    onFailure,
  })

const undoImportJob = (ownFacts: readonly OwnFacts[]) =>
  defineJob({
    name: UNDO_JOB,
    payload,
    canCancel: false,
    run: (run, { importId }) => undoImport(run, importId, ownFacts),
    onFailure,
  })

/**
 * Each may be killed and run again: inspecting and checking have no effect, running and undoing go on where they were.
 * `ownFacts`: what other modules say about relations that have something of their own by now.
 */
export function importJobs(ownFacts: readonly OwnFacts[]): readonly JobDefinition[] {
  return [inspectImportJob, checkImportJob, runImportJob(ownFacts), undoImportJob(ownFacts)]
}
