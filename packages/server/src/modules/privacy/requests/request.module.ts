import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { Module } from '../../../platform/module.ts'
import type { DossierParts } from '../dossier/collect-dossier.service.ts'
import type { ErasureParts } from '../erasure/erasure-parts.ts'
import { amongHeld, heldRelations } from '../retention/hold.queries.ts'
import type { RetentionParts } from '../retention/parts.ts'
import { selfServiceRoutes } from '../self-service/self-service.routes.ts'
import { replayAtStart } from '../erasure/replay-at-start.ts'
import { requestDossier } from './request.dossier.ts'
import { requestJobs, requestNight } from './request.jobs.ts'
import { dossierRoutes, erasureRoutes, letterRoutes, requestRoutes } from './request.routes.ts'
import type { SourcesOf } from './receiver.service.ts'

/** What requests need of modules above this one; see app/modules.ts. */
export type RequestParts = DossierParts & Omit<ErasureParts, 'holdsOf'> & { readonly sourcesOf: SourcesOf }

type Part = Pick<Module, 'routes' | 'jobs' | 'personalData' | 'auditActions'> &
  Required<Pick<Module, 'daily' | 'beforeOpening' | 'dossier'>>

/** A running hold of terms of keeping also stands in the way of an erasure. */
export function erasureParts(parts: RequestParts, { relationIdsOfSource }: RetentionParts): ErasureParts {
  const holdsOf = async (ctx: Ctx, relationId: string) => {
    const held = await heldRelations(ctx, { today: dutchDay(ctx.now), relationIdsOfSource })
    return (await amongHeld(ctx, held, [relationId])).has(relationId) ? [{ reason: 'legal_hold', until: null }] : []
  }
  return { ...parts, holdsOf }
}

const AUDIT_ACTIONS: Module['auditActions'] = [
  'privacy.request_registered',
  'privacy.request_owner_changed',
  'privacy.request_subject_changed',
  'privacy.request_identity_checked',
  'privacy.request_extended',
  'privacy.request_step_done',
  'privacy.request_step_reopened',
  'privacy.request_closed',
  'privacy.request_receiver_added',
  'privacy.request_receiver_told',
  'privacy.request_restricted_set',
  'privacy.request_restricted_lifted',
  'privacy.request_objected_set',
  'privacy.request_objected_lifted',
  'privacy.request_letter_written',
  'privacy.request_letter_changed',
  'privacy.request_letter_sent',
  'privacy.request_dossier_asked',
  'privacy.request_dossier_made',
  'privacy.request_dossier_downloaded',
  'privacy.request_link_given',
  'privacy.request_link_ended',
  'privacy.self_service_opened',
  'privacy.relation_erased',
]

/** What requests, dossiers, erasure and the page of visitors add to the manifest of privacy. */
export function requestPart(parts: RequestParts, retention: RetentionParts): Part {
  const all = { ...parts, ...erasureParts(parts, retention) }
  return {
    routes: [
      (app) => requestRoutes(app, parts.sourcesOf),
      letterRoutes,
      dossierRoutes,
      (app) => erasureRoutes(app, all),
      (app) => selfServiceRoutes(app, parts),
    ],
    jobs: requestJobs(all),
    daily: [requestNight(all)],
    dossier: [requestDossier],
    beforeOpening: [(house) => replayAtStart(house, all)],
    personalData: [
      {
        // The request itself stays, emptied of who it was: the proof that it was answered (erasure.queries.ts).
        table: 'privacy.request_subject',
        relationColumns: ['relation_id', 'origin_relation_id'],
        onMerge: 'move',
        onSplit: 'return',
        onErase: 'delete',
        inExport: true,
        keepFor: 'with the relation; the request itself, without the person, 5 years after it was closed',
      },
      {
        table: 'privacy.kept_data',
        relationColumns: ['relation_id', 'origin_relation_id'],
        onMerge: 'move',
        onSplit: 'return',
        onErase: 'delete',
        inExport: true,
        keepFor: 'until the day that the law says',
      },
    ],
    auditActions: AUDIT_ACTIONS,
  }
}
