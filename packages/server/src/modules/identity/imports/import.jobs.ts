import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { defineJob, type JobDefinition } from '../../../platform/jobs/job.ts'
import type { OtherModules } from '../merging/other-modules.ts'
import { checkImport } from './check-import.service.ts'
import { endBadly, refuseUnreadable } from './end-import.service.ts'
import { CHECK_JOB, INSPECT_JOB, RUN_JOB, UNDO_JOB } from './import.service.ts'
import { inspectImport } from './inspect-import.service.ts'
import { runImport } from './run-import.service.ts'
import { undoImport } from './undo-import.service.ts'

const payload = z.object({ importId: z.uuid() })
/** What whoever asked for it may find, when they asked; nothing when that is not said. */
const sight = z.object({ names: z.string(), numbers: z.string() }).default({ names: '0', numbers: '0' })
const judging = payload.extend({ sight })
type Payload = z.infer<typeof payload>
type Outcome = { cancelled: boolean; code: string | null }
/** What the four have in common; only carrying out has something to take back. */
const ends = (others: OtherModules | null) => ({
  payload,
  onFailure: (ctx: Ctx, { importId }: Payload, outcome: Outcome) => endBadly(ctx, importId, { ...outcome, others }),
})

const inspectImportJob = defineJob({
  name: INSPECT_JOB,
  ...ends(null),
  canCancel: true,
  run: (run, { importId }) => inspectImport(run, importId),
})

const checkImportJob = ({ activity: intake }: OtherModules) =>
  defineJob({
    name: CHECK_JOB,
    ...ends(null),
    payload: judging,
    canCancel: true,
    run: (run, { importId, sight }) => checkImport(run, importId, { sight, intake }),
  })

const runImportJob = (others: OtherModules) =>
  defineJob({
    name: RUN_JOB,
    ...ends(others),
    payload: judging,
    canCancel: true,
    run: (run, { importId, sight }) =>
      refuseUnreadable(run, importId, {
        work: () => runImport(run, importId, { sight, intake: others.activity }),
        others,
      }),
  })

const undoImportJob = (others: OtherModules) =>
  defineJob({
    name: UNDO_JOB,
    ...ends(others),
    canCancel: false,
    run: (run, { importId }) => undoImport(run, importId, others),
  })

/**
 * Each may be killed and run again: inspecting and checking have no effect, running and undoing go on where they were.
 * `others`: what an undo has to know of other modules.
 */
export function importJobs(others: OtherModules): readonly JobDefinition[] {
  return [inspectImportJob, checkImportJob(others), runImportJob(others), undoImportJob(others)]
}
