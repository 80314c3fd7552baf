import { z } from 'zod'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import { DailyPayload } from '../../../platform/jobs/daily.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Module } from '../../../platform/module.ts'
import type { DossierParts } from '../dossier/collect-dossier.service.ts'
import { DOSSIER_JOB, expireDossiers, failDossier, makeDossier } from '../dossier/dossier.service.ts'
import { FINISH_JOB } from '../erasure/erase.service.ts'
import { eraseKeptOver } from '../erasure/erase-request.service.ts'
import type { ErasureParts } from '../erasure/erasure-parts.ts'
import { finishErasure, isAnythingOver } from '../erasure/ledger.service.ts'

type Parts = DossierParts & ErasureParts

/** Every step is safe to run twice. */
export function requestJobs(parts: Parts): Module['jobs'] {
  return [
    defineJob({
      name: DOSSIER_JOB,
      payload: z.object({ dossierId: z.uuid() }),
      canCancel: false,
      run: (run, { dossierId }) => makeDossier(run, dossierId, parts),
      onFailure: (ctx, { dossierId }) => failDossier(ctx, dossierId),
    }),
    defineJob({
      name: FINISH_JOB,
      payload: z.object({ erasureId: z.uuid(), fileIds: z.array(z.uuid()) }),
      canCancel: false,
      run: (run, payload) => finishErasure(run, payload, openErasureLedger(run.files.dataDir)),
    }),
  ]
}

/** Dossiers past their term, and what the law made us keep up to today. */
export function requestNight(parts: Parts): NonNullable<Module['daily']>[number] {
  return {
    job: defineJob({
      name: 'privacy.end-terms',
      payload: DailyPayload,
      canCancel: false,
      run: async (run, { day }) => {
        await expireDossiers(run)
        const tools = { parts, ledger: openErasureLedger(run.files.dataDir) }
        await run.inTenant((ctx) => eraseKeptOver(ctx, day, tools))
      },
    }),
    isDue: isAnythingOver,
  }
}
