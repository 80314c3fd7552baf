import { defineModule, type Module } from '../../platform/module.ts'
import type { SourceLookup } from './list/list.service.ts'
import { dropAttachments } from './attachments/attachment.jobs.ts'
import { attachmentErasure } from './attachments/attachment.erasure.ts'
import { besideDossier } from './dossier/beside.dossier.ts'
import { relationDossier } from './dossier/relation.dossier.ts'
import { layOutSearch } from './projection/projection.jobs.ts'
import { relationsRoutes, type OtherModules } from './relations.routes.ts'
import { guideOfRelations } from './views/view.service.ts'
import { fillReview, openReviews } from './reviews/review.jobs.ts'
import { archiveTimeline, linkTimeline, roleTimeline } from './timeline/relation-timeline.service.ts'

const WITH_THE_RELATION = 'with the relation'

const constraints: Module['constraints'] = {
  relation_tenant_id_branch_id_fkey: 'admin.branch_not_found',
  role_tenant_id_branch_id_fkey: 'admin.branch_not_found',
  role_type_in_domain: 'governance.type_stays_in_domain',
  role_tenant_id_relation_id_fkey: 'relations.relation_not_found',
  role_valid_until_check: 'relations.role_ends_before_start',
  role_check: 'relations.role_ends_before_start',
  role_status: 'relations.choice_not_found',
  role_stage: 'relations.choice_not_found',
  role_owner: 'relations.owner_not_found',
  link_tenant_id_type_id_fkey: 'relations.link_type_not_found',
  link_check: 'relations.link_ends_before_start',
  link_valid_until_check: 'relations.link_ends_before_start',
  link_once: 'relations.link_exists',
  link_tenant_id_from_id_fkey: 'relations.relation_not_found',
  link_tenant_id_to_id_fkey: 'relations.relation_not_found',
}

const personalData: Module['personalData'] = [
  {
    // The row of a relation that was merged away leads to where it went.
    table: 'relations.relation',
    relationColumns: ['merged_into_id'],
    onMerge: 'recompute',
    onSplit: 'recompute',
    onErase: 'delete',
    inExport: true,
    keepFor: 'as long as it has records',
  },
  {
    table: 'relations.contact_point',
    relationColumns: ['relation_id'],
    onMerge: 'recompute',
    onSplit: 'recompute',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.identifier',
    relationColumns: ['relation_id'],
    onMerge: 'recompute',
    onSplit: 'recompute',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.search_token',
    relationColumns: ['relation_id'],
    onMerge: 'recompute',
    onSplit: 'recompute',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.field_value',
    relationColumns: ['relation_id'],
    onMerge: 'recompute',
    onSplit: 'recompute',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    // Names the relation that was opened; what it was merged into is closed again.
    table: 'relations.unmasked',
    relationColumns: ['relation_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: false,
    keepFor: '30 minutes',
  },
  {
    table: 'relations.role',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.link',
    relationColumns: ['from_id', 'to_id', 'origin_from_id', 'origin_to_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    // Names the relation that was looked at in a round; of what was merged the answer stays with the round.
    table: 'relations.review_item',
    relationColumns: ['relation_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.verification',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.importance',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    // Of the household; to whom of them the letter is addressed is only mentioned.
    table: 'relations.household_choice',
    relationColumns: ['household_id', 'addressee_id', 'origin_household_id', 'origin_addressee_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    mentions: ['addressee_id', 'origin_addressee_id'],
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.attachment',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    // Names the relation that a colleague kept at hand; of what was merged its id leads on.
    table: 'relations.favourite',
    relationColumns: ['relation_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'relations.recent_view',
    relationColumns: ['relation_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: false,
    keepFor: 'the last thirty that somebody looked at',
  },
]

const auditActions: Module['auditActions'] = [
  'relation.archived',
  'relation.restored',
  'relation.role_added',
  'relation.role_ended',
  'relation.role_reopened',
  'relation.role_removed',
  'relation.role_changed',
  'relation.role_converted',
  'relation.role_conversion_taken_back',
  'role.handed_over',
  'role.handover_undone',
  'relation.link_added',
  'relation.link_ended',
  'relation.link_reopened',
  'relation.link_changed',
  'relation.link_moved',
  'relation.link_move_taken_back',
  'relation.marked_important',
  'relation.unmarked_important',
  'relation.household_mailing_chosen',
  'relation.attachment_added',
  'relation.attachment_removed',
  'relation.attachment_restored',
  'relation.attachment_read',
  'relation.protected_read',
  'relation.special_read',
  'relation.export_started',
  'relation.exported',
  'relation.verified',
  'view.saved',
  'view.removed',
]

/** Relations need to name sources, which a module above them keeps; whoever puts the product together passes the look-up. */
export function relationsModule(sources: SourceLookup, others: OtherModules): Module {
  return defineModule({
    name: 'relations',
    permissions: [
      'relations.relation.read',
      'relations.relation.write',
      'relations.relation.export',
      'relations.role.hand_over',
    ],
    routes: [(app) => relationsRoutes(app, sources, others)],
    jobs: [fillReview],
    daily: [dropAttachments, openReviews, layOutSearch],
    constraints,
    personalData,
    erasure: [attachmentErasure],
    dossier: [relationDossier, besideDossier],
    timeline: [roleTimeline, linkTimeline, archiveTimeline],
    guide: [guideOfRelations],
    auditActions,
  })
}
