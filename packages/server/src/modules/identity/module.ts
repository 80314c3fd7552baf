import { defineModule, type Module } from '../../platform/module.ts'
import { recordDossier } from './dossier/record.dossier.ts'
import { duplicateRoutes } from './duplicates/duplicate.routes.ts'
import { guideOfIdentity, waitingInIdentity } from './home/identity-home.service.ts'
import { folderJobs } from './folders/folder.jobs.ts'
import { folderRoutes } from './folders/folder.routes.ts'
import { askGoingOn, askLooking, waitingFolders } from './folders/folder.service.ts'
import { householdRoutes } from './households/household.routes.ts'
import { identityErasure } from './erasure/erasure.service.ts'
import { importJobs } from './imports/import.jobs.ts'
import { importRoutes } from './imports/import.routes.ts'
import { keptImportRows, keptUploads } from './imports/keeping.queries.ts'
import { reportJobs } from './match-report/report.jobs.ts'
import { reportRoutes } from './match-report/report.routes.ts'
import { matchSettingsRoutes } from './match-settings/match-settings.routes.ts'
import { matchingJobs } from './matching-runs/matching.jobs.ts'
import { matchingRoutes } from './matching-runs/matching.routes.ts'
import { groupingTimeline } from './merging/grouping.timeline.ts'
import { mergingRoutes } from './merging/merging.routes.ts'
import type { OtherModules } from './merging/other-modules.ts'
import { questionJobs } from './questions/question.jobs.ts'
import { questionRoutes } from './questions/question.routes.ts'
import { recordRoutes } from './records/record.routes.ts'
import { recordTimeline } from './records/record.timeline.ts'
import { survivorshipJobs } from './survivorship/survivorship.jobs.ts'
import { survivorshipRoutes } from './survivorship/survivorship.routes.ts'

const PERMISSIONS: Module['permissions'] = [
  'identity.import.read',
  'identity.import.run',
  'identity.duplicate.read',
  'identity.merge.write',
  'identity.decision.write',
  'identity.survivorship.write',
  'identity.matching.manage',
]

/** The log of merges names cells, whatever relation they belong to. */
function log(table: string, relationColumns: readonly string[]): Module['personalData'] {
  const rest = { onMerge: 'stay', onSplit: 'stay', onErase: 'delete', inExport: false } as const
  return [{ table, relationColumns, ...rest, keepFor: 'with the relation' }]
}

const PERSONAL_DATA: Module['personalData'] = [
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
    relationColumns: ['left_id', 'right_id', 'origin_left_id', 'origin_right_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    inExport: false,
    keepFor: 'with the relation',
  },
  {
    table: 'identity.import_row',
    relationColumns: ['relation_id', 'resembles_id'],
    mentions: ['resembles_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: false,
    keepFor: '90 days after the import',
  },
  ...log('identity.merge', ['winner_cell_id', 'loser_cell_id']),
  ...log('identity.split', ['relation_id']),
  ...log('identity.split_cell', ['cell_id', 'from_cell_id']),
  ...log('identity.split_move', ['home_cell_id', 'to_cell_id']),
  ...log('identity.decision', ['left_cell_id', 'right_cell_id']),
  ...log('identity.household_suggestion', ['cell_ids', 'household_id']),
]

const AUDIT_ACTIONS: Module['auditActions'] = [
  'import_folder.made',
  'import_folder.changed',
  'import_folder.removed',
  'import_folder.same_file',
  'import_folder.mailbox_set',
  'import_folder.mailbox_removed',
  'import_folder.letter_taken',
  'import_folder.letter_refused',
  'import.uploaded',
  'import.checked',
  'import.held',
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
  'merge.made',
  'merge.undone',
  'merge.run_applied',
  'merge.run_undone',
  'split.made',
  'split.undone',
  'decision.made',
  'decision.revoked',
  'survivorship.changed',
  'question.answered',
  'question.reopened',
  'question.class_accepted',
  'match_settings.changed',
  'household.accepted',
  'household.dismissed',
  'household.reopened',
  'matching.started',
  'matching.done',
  'matching.failed',
  'matching.cancelled',
  'matching.undo_started',
  'matching.undone',
]

/** `others`: what an undo and a merge have to know of modules that this one may not know. */
export function identityModule(others: OtherModules): Module {
  return defineModule({
    name: 'identity',
    permissions: PERMISSIONS,
    routes: [
      importRoutes,
      folderRoutes(others.holders),
      recordRoutes,
      duplicateRoutes,
      (app) => mergingRoutes(app, others),
      survivorshipRoutes,
      matchingRoutes,
      (app) => questionRoutes(app, others),
      matchSettingsRoutes,
      reportRoutes,
      (app) => householdRoutes(app, others),
    ],
    jobs: [
      ...importJobs(others),
      ...folderJobs(others.holders),
      ...survivorshipJobs,
      ...matchingJobs(others),
      ...questionJobs(others),
      ...reportJobs,
    ],
    upkeep: [askLooking, askGoingOn],
    constraints: {
      source_name: 'identity.source_name_taken',
      match_run_running: 'identity.matching_busy',
      import_folder_name: 'identity.folder_name_taken',
    },
    personalData: PERSONAL_DATA,
    keeps: [keptImportRows, keptUploads],
    dossier: [recordDossier],
    timeline: [recordTimeline, groupingTimeline],
    waiting: [waitingInIdentity, waitingFolders(others.holders)],
    guide: [guideOfIdentity],
    erasure: [identityErasure],
    auditActions: AUDIT_ACTIONS,
  })
}
