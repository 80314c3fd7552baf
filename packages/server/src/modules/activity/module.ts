import { defineModule, type Module, type TimelineSource } from '../../platform/module.ts'
import { interactionDossier } from './interactions/interaction.dossier.ts'
import { interactionRoutes, timelineRoutes } from './activity.routes.ts'
import { keptNotes } from './interactions/keeping.queries.ts'
import { interactionTimeline, type TellMentioned } from './interactions/interaction.service.ts'

/** The timeline tells what all modules know; whoever puts the product together passes what the other modules declare, and what tells colleagues. */
export function activityModule(others: readonly TimelineSource[], tell: TellMentioned): Module {
  return defineModule({
    name: 'activity',
    permissions: ['activity.timeline.read', 'activity.interaction.write'],
    routes: [(app) => interactionRoutes(app, tell), (app) => timelineRoutes(app, [interactionTimeline, ...others])],
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
    ],
    keeps: [keptNotes],
    dossier: [interactionDossier],
    timeline: [interactionTimeline],
    auditActions: ['interaction.added', 'interaction.removed', 'interaction.restored'],
  })
}
