import type { Module } from '../../../platform/module.ts'
import type { RelationIdsOfImport } from './follow.queries.ts'
import { tellFollowersOf } from './follow.service.ts'
import { commentRoutes, followingRoutes, notificationRoutes } from './following.routes.ts'
import { startDayDaily } from './morning.jobs.ts'

const WITH_THE_RELATION = 'with the relation'

const personalData: Module['personalData'] = [
  {
    table: 'engagement.comment',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: WITH_THE_RELATION,
  },
  {
    // Who followed both follows the one that stays once, and each of the two again after a split.
    table: 'engagement.follow',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'keep-both',
    onSplit: 'return',
    onErase: 'delete',
    inExport: false,
    keepFor: WITH_THE_RELATION,
  },
  {
    table: 'engagement.notification',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    inExport: false,
    keepFor: 'half a year',
  },
]

/** What following brings to the module: comments, who follows what, what people are told. */
export function followingPart(relationIdsOfImport: RelationIdsOfImport) {
  return {
    routes: [followingRoutes, commentRoutes, notificationRoutes],
    daily: [startDayDaily],
    witnesses: [tellFollowersOf(relationIdsOfImport)],
    constraints: {
      comment_tenant_id_interaction_id_fkey: 'activity.interaction_not_found',
      comment_tenant_id_task_id_fkey: 'engagement.task_not_found',
      follow_tenant_id_relation_id_fkey: 'relations.relation_not_found',
    },
    personalData,
    auditActions: ['comment.added', 'comment.removed', 'comment.restored'],
  } satisfies Pick<Module, 'routes' | 'daily' | 'witnesses' | 'constraints' | 'personalData' | 'auditActions'>
}
