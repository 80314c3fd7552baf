import { defineModule, type Module, type TimelineSource } from '../../platform/module.ts'
import { factDossier } from './facts/fact.dossier.ts'
import { interactionDossier } from './interactions/interaction.dossier.ts'
import { factTimeline } from './facts/fact.timeline.ts'
import type { SourceNames } from './facts/fact-view.service.ts'
import { factRoutes, familyRoutes, interactionRoutes, offeringRoutes, timelineRoutes } from './activity.routes.ts'
import { keptNotes } from './interactions/keeping.queries.ts'
import { interactionTimeline, type TellMentioned } from './interactions/interaction.service.ts'

const constraints: Module['constraints'] = {
  interaction_tenant_id_relation_id_fkey: 'relations.relation_not_found',
  fact_relation: 'relations.relation_not_found',
  fact_offering: 'activity.offering_in_use',
  offering_parent: 'activity.offering_in_use',
  offering_external: 'activity.offering_number_taken',
  price_type_name: 'activity.price_twice',
  genre_name: 'activity.list_name_taken',
  target_group_name: 'activity.list_name_taken',
  family_name: 'activity.list_name_taken',
}

const personalData: Module['personalData'] = [
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
      reverses_key: null,
      source_hash: null,
      row_number: null,
      detail: null,
    },
    inExport: true,
    keepFor: 'with the relation; the figures without the person stay',
  },
]

/** What this module must know of modules that it may not know. */
export type OtherModules = {
  /** What the other modules tell on the timeline. */
  readonly timeline: readonly TimelineSource[]
  readonly tell: TellMentioned
  readonly sourceNames: SourceNames
}

/** Whoever puts the product together passes what the other modules declare, and what tells colleagues. */
export function activityModule({ timeline, tell, sourceNames }: OtherModules): Module {
  return defineModule({
    name: 'activity',
    permissions: [
      'activity.timeline.read',
      'activity.interaction.write',
      'activity.fact.read',
      'activity.fact.write',
      'activity.offering.read',
      'activity.offering.manage',
    ],
    routes: [
      (app) => interactionRoutes(app, tell),
      (app) => timelineRoutes(app, timeline, sourceNames),
      (app) => factRoutes(app, sourceNames),
      offeringRoutes,
      familyRoutes,
    ],
    jobs: [],
    constraints,
    personalData,
    keeps: [keptNotes],
    dossier: [interactionDossier, factDossier],
    timeline: [interactionTimeline, factTimeline(sourceNames)],
    auditActions: [
      'interaction.added',
      'interaction.removed',
      'interaction.restored',
      'fact.added',
      'fact.removed',
      'fact.restored',
      'fact.reversed',
      'offering.added',
      'offering.changed',
      'offering.cancelled',
      'offering.removed',
      'activity_list.changed',
      'family.changed',
    ],
  })
}
