import { defineModule } from '../../platform/module.ts'
import { startDayDaily } from './counting/day.jobs.ts'
import { refreshMarked } from './profile/refresh.service.ts'
import { segmentRoutes } from './segments.routes.ts'

export const segmentsModule = defineModule({
  name: 'segments',
  permissions: ['segments.segment.read', 'segments.segment.write'],
  routes: [segmentRoutes],
  jobs: [],
  daily: [startDayDaily],
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
  auditActions: [
    'segment.added',
    'segment.changed',
    'segment.removed',
    'segment.restored',
    'segment.moment_taken',
    'segment.moment_removed',
    'segment.moment_restored',
    'segment.working_area_set',
  ],
})
