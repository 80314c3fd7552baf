import type { Module } from '../../../platform/module.ts'
import type { TaskOrigins } from './end-task.service.ts'
import { engagementDossier } from './task.dossier.ts'
import { calendarRoutes, taskRoutes } from './task.routes.ts'
import { taskTimeline } from './task.timeline.ts'

const personalData: Module['personalData'] = [
  {
    table: 'engagement.task',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: 'with the relation',
  },
]

/** What tasks bring to the module; `origins`: what else must happen when somebody ends a task that belongs to something. */
export function taskPart(origins: TaskOrigins) {
  return {
    routes: [(app) => taskRoutes(app, origins), calendarRoutes],
    constraints: {
      task_open_team: 'engagement.team_has_tasks',
      task_tenant_id_relation_id_fkey: 'relations.relation_not_found',
      task_tenant_id_owner_user_id_fkey: 'engagement.owner_not_found',
    },
    personalData,
    dossier: [engagementDossier],
    timeline: [taskTimeline],
    auditActions: [
      'task.added',
      'task.changed',
      'task.done',
      'task.cancelled',
      'task.reopened',
      'task.item_ticked',
      'task.item_unticked',
      'calendar.renewed',
      'calendar.withdrawn',
    ],
  } satisfies Pick<Module, 'routes' | 'constraints' | 'personalData' | 'dossier' | 'timeline' | 'auditActions'>
}
