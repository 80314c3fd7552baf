import { defineModule, type Module, type TimelineSource } from '../../platform/module.ts'
import { factDossier } from './facts/fact.dossier.ts'
import { interactionDossier } from './interactions/interaction.dossier.ts'
import { familyRoutes, interactionRoutes, timelineRoutes } from './activity.routes.ts'
import { keptNotes } from './interactions/keeping.queries.ts'
import { interactionTimeline, type TellMentioned } from './interactions/interaction.service.ts'

/** The timeline tells what all modules know; whoever puts the product together passes what the other modules declare, and what tells colleagues. */
export function activityModule(others: readonly TimelineSource[], tell: TellMentioned): Module {
  return defineModule({
    name: 'activity',
    permissions: ['activity.timeline.read', 'activity.interaction.write'],
    routes: [
      (app) => interactionRoutes(app, tell),
      (app) => timelineRoutes(app, [interactionTimeline, ...others]),
      familyRoutes,
    ],
    jobs: [],
    constraints: { interaction_tenant_id_relation_id_fkey: 'relations.relation_not_found' },
    personalData: [
      {
        table: 'activity.interaction',
        relationColumns: ['relation_id', 'origin_relation_id'],
        onMerge: 'move',
        onSplit: 'return',
        onErase: 'delete',
        inExport: true,
        keepFor: 'with the relation',
      },
      {
        table: 'activity.fact',
        relationColumns: ['relation_id', 'origin_relation_id'],
        onMerge: 'move',
        onSplit: 'return',
        // A sale stays for the figures of what was offered; by nothing that is left can it be known whose it was.
        onErase: 'anonymise',
        anonymised: {
          origin_relation_id: null,
          order_key: null,
          source_key: null,
          source_hash: null,
          row_number: null,
          detail: null,
        },
        inExport: true,
        keepFor: 'with the relation; the figures without the person stay',
      },
    ],
    keeps: [keptNotes],
    dossier: [interactionDossier, factDossier],
    timeline: [interactionTimeline],
    auditActions: ['interaction.added', 'interaction.removed', 'interaction.restored'],
  })
}
