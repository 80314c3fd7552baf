import type { Module } from '../../../platform/module.ts'
import type { SourceLookup } from '../../relations/index.ts'
import { approachDossier, approachTimeline } from './approach-record.service.ts'
import { approachRoutes, roundRoutes } from './approach.routes.ts'
import { checkRoundJob, planRoundJob, undoRoundJob } from './round.jobs.ts'

const WITH_THE_RELATION = 'with the relation'

const personalData: Module['personalData'] = [
  {
    table: 'engagement.approach',
    relationColumns: ['relation_id', 'origin_relation_id', 'contact_id', 'origin_contact_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    mentions: ['contact_id', 'origin_contact_id'],
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    // Whom an approach touches. What is about somebody else and touches this relation only loses the touch.
    table: 'engagement.approach_claim',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'engagement.approach_round_item',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
]

/** What approaches bring to the module; `sources` is what a filter of relations needs from the module that keeps them. */
export function approachPart(sources: SourceLookup) {
  return {
    routes: [approachRoutes, (app) => roundRoutes(app, sources)],
    jobs: [checkRoundJob, planRoundJob, undoRoundJob],
    constraints: {
      approach_claim_free: 'engagement.approach_collides',
      // A purpose that something was planned for is kept.
      approach_purpose: 'privacy.purpose_in_use',
      approach_round_tenant_id_purpose_id_fkey: 'privacy.purpose_in_use',
    },
    personalData,
    dossier: [approachDossier],
    timeline: [approachTimeline],
    auditActions: [
      'approach.planned',
      'approach.recorded',
      'approach.changed',
      'approach.made',
      'approach.cancelled',
      'approach.reopened',
      'approach.export_started',
      'approach.exported',
      'approach.purpose_rule_changed',
      'approach_round.made',
      'approach_round.checked',
      'approach_round.chosen',
      'approach_round.planned',
      'approach_round.undone',
      'approach_round.removed',
      'approach_round.export_started',
      'approach_round.exported',
    ],
  } satisfies Pick<Module, 'routes' | 'jobs' | 'constraints' | 'personalData' | 'dossier' | 'timeline' | 'auditActions'>
}
