import { defineModule } from '../../platform/module.ts'
import { learnAdvice, learnAdviceWeekly } from './advice/advice.jobs.ts'
import { adviceRoutes } from './advice/advice.routes.ts'
import { startDayDaily } from './counting/day.jobs.ts'
import { refreshMarked } from './profile/refresh.service.ts'
import { segmentRoutes } from './segments.routes.ts'

export const segmentsModule = defineModule({
  name: 'segments',
  permissions: ['segments.segment.read', 'segments.segment.write', 'segments.advice.read', 'segments.advice.learn'],
  routes: [segmentRoutes, adviceRoutes],
  jobs: [learnAdvice],
  daily: [startDayDaily, learnAdviceWeekly],
  upkeep: [refreshMarked],
  constraints: {},
  personalData: [
    {
      table: 'segments.profile',
      relationColumns: ['relation_id'],
      onMerge: 'recompute',
      onSplit: 'recompute',
      onErase: 'delete',
      inExport: false,
      keepFor: 'with the relation',
    },
    {
      table: 'segments.behaviour',
      relationColumns: ['relation_id'],
      onMerge: 'recompute',
      onSplit: 'recompute',
      onErase: 'delete',
      inExport: false,
      keepFor: 'with the relation',
    },
    {
      table: 'segments.dirty',
      relationColumns: ['relation_id'],
      onMerge: 'recompute',
      onSplit: 'recompute',
      onErase: 'delete',
      inExport: false,
      keepFor: 'some seconds, until the profile has been made anew',
    },
  ],
  timeline: [],
  auditActions: ['segment.added', 'segment.changed', 'segment.removed', 'segment.restored', 'advice.learn_asked'],
})
