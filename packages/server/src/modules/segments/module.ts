import { defineModule } from '../../platform/module.ts'
import { learnAdvice, learnAdviceWeekly } from './advice/advice.jobs.ts'
import { adviceRoutes } from './advice/advice.routes.ts'
import { startDayDaily } from './counting/day.jobs.ts'
import { refreshMarked } from './profile/refresh.service.ts'
import { countInventory, countInventoryDaily } from './inventory/inventory.jobs.ts'
import { inventoryRoutes } from './inventory/inventory.routes.ts'
import { tierRoutes } from './tiers/tier.routes.ts'
import { segmentRoutes } from './segments.routes.ts'

export const segmentsModule = defineModule({
  name: 'segments',
  permissions: [
    'segments.segment.read',
    'segments.segment.write',
    'segments.advice.read',
    'segments.advice.learn',
    'segments.inventory.read',
    'segments.inventory.count',
    'segments.inventory.export',
    'segments.inventory.freeze',
    'segments.value.read',
    'segments.value.manage',
  ],
  routes: [segmentRoutes, adviceRoutes, inventoryRoutes, tierRoutes],
  jobs: [learnAdvice, countInventory],
  daily: [startDayDaily, learnAdviceWeekly, countInventoryDaily],
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
    'advice.learn_asked',
    'inventory.asked',
    'inventory.frozen',
    'inventory.freeze_removed',
    'inventory.exported',
    'inventory.member_types_changed',
    'value.thresholds_changed',
  ],
})
