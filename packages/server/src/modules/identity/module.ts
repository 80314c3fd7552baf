import { defineModule, type Module } from '../../platform/module.ts'
import { duplicateRoutes } from './duplicates/duplicate.routes.ts'
import { importJobs } from './imports/import.jobs.ts'
import type { OwnFacts } from './imports/undo-import.service.ts'
import { importRoutes } from './imports/import.routes.ts'
import { recordRoutes } from './records/record.routes.ts'
import { recordTimeline } from './records/record.timeline.ts'

/** An undo leaves relations alone that have something of their own by now; modules above this one say which through `ownFacts`. */
export function identityModule(ownFacts: readonly OwnFacts[]): Module {
  return defineModule({
    name: 'identity',
    permissions: ['identity.import.read', 'identity.import.run', 'identity.duplicate.read'],
    routes: [importRoutes, recordRoutes, duplicateRoutes],
    jobs: importJobs(ownFacts),
    constraints: { source_name: 'identity.source_name_taken' },
    personalData: [
      {
        table: 'identity.source_record',
        relationColumns: ['relation_id', 'origin_relation_id'],
        onMerge: 'move',
        onSplit: 'return',
        onErase: 'delete',
        inExport: true,
        keepFor: 'with the relation',
      },
      {
        table: 'identity.possible_duplicate',
        relationColumns: ['left_id', 'right_id'],
        onMerge: 'keep-both',
        onSplit: 'recompute',
        onErase: 'delete',
        inExport: false,
        keepFor: 'with the relation',
      },
      {
        table: 'identity.import_row',
        relationColumns: ['relation_id', 'resembles_id'],
        onMerge: 'move',
        onSplit: 'return',
        onErase: 'delete',
        inExport: false,
        keepFor: '90 days after the import',
      },
    ],
    timeline: [recordTimeline],
    auditActions: [
      'import.uploaded',
      'import.checked',
      'import.started',
      'import.rows_stored',
      'import.done',
      'import.undo_started',
      'import.undone',
      'import.cancel_asked',
      'import.cancelled',
      'import.failed',
      'import.discarded',
      'relation.created',
      'relation.field_changed',
      'relation.change_undone',
    ],
  })
}
