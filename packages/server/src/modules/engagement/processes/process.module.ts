import type { Module } from '../../../platform/module.ts'
import type { SourceLookup } from '../../relations/index.ts'
import { processJobs } from './process.jobs.ts'
import { boardRoutes, processRoutes, stepRoutes, templateRoutes } from './process.routes.ts'
import { processDossier, processTimeline } from './process.story.ts'

type Part = Pick<Module, 'routes' | 'jobs' | 'constraints' | 'personalData' | 'timeline' | 'auditActions'> &
  Required<Pick<Module, 'dossier'>>

/** What processes bring to the module. `sources`: for lists that are narrowed to a source. */
export const processPart = (sources: SourceLookup): Part => ({
  routes: [templateRoutes, (app) => boardRoutes(app, sources), processRoutes, stepRoutes],
  jobs: processJobs,
  constraints: {
    process_template_name: 'engagement.template_name_taken',
    process_tenant_id_relation_id_fkey: 'relations.relation_not_found',
    process_tenant_id_owner_user_id_fkey: 'engagement.owner_not_found',
  },
  personalData: [
    {
      // Steps and documents are part of it and go with it.
      table: 'engagement.process',
      relationColumns: ['relation_id', 'origin_relation_id'],
      onMerge: 'move',
      onSplit: 'return',
      onErase: 'delete',
      inExport: true,
      keepFor: 'with the relation',
    },
    {
      // With whom it was started at once: of that relation, also when it is another one now.
      table: 'engagement.process_batch_item',
      relationColumns: ['relation_id'],
      onMerge: 'stay',
      onSplit: 'stay',
      onErase: 'delete',
      inExport: false,
      keepFor: 'with the relation',
    },
  ],
  dossier: [processDossier],
  timeline: [processTimeline],
  auditActions: [
    'process_template.added',
    'process_template.changed',
    'process_template.put_to_use',
    'process_template.retired',
    'process_batch.started',
    'process_batch.undone',
    'process.started',
    'process.start_undone',
    'process.changed',
    'process.paused',
    'process.resumed',
    'process.ended',
    'process.carried_over',
    'process.step_done',
    'process.step_skipped',
    'process.step_reopened',
    'process.step_taken',
    'process.step_let_go',
    'process.document_checked',
    'process.document_unchecked',
  ],
})
