import { defineModule } from '../../platform/module.ts'
import { learnAdvice, learnAdviceWeekly } from './advice/advice.jobs.ts'
import { adviceRoutes } from './advice/advice.routes.ts'
import { startDayDaily } from './counting/day.jobs.ts'
import { refreshMarked } from './profile/refresh.service.ts'
import { countInventory, countInventoryDaily } from './inventory/inventory.jobs.ts'
import { inventoryRoutes } from './inventory/inventory.routes.ts'
import { tierRoutes } from './tiers/tier.routes.ts'
import { segmentRoutes } from './segments.routes.ts'
import { measureValueDaily, measureValueJob } from './value/value.jobs.ts'
import { valueRoutes } from './value/value.routes.ts'

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
  routes: [segmentRoutes, adviceRoutes, inventoryRoutes, tierRoutes, valueRoutes],
  jobs: [learnAdvice, countInventory, measureValueJob],
  daily: [startDayDaily, learnAdviceWeekly, countInventoryDaily, measureValueDaily],
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
      table: 'segments.rfm',
      relationColumns: ['relation_id'],
      onMerge: 'recompute',
      onSplit: 'recompute',
      onErase: 'delete',
      inExport: false,
      keepFor: 'until the next night in which it does not follow from what somebody did any more',
    },
    {
      table: 'segments.relation_value',
      relationColumns: ['relation_id'],
      onMerge: 'recompute',
      onSplit: 'recompute',
      onErase: 'delete',
      inExport: false,
      keepFor: 'until the model is made again, within eight days',
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
    'value.weights_changed',
    'value.asked',
    'segment.moment_taken',
    'segment.moment_removed',
    'segment.moment_restored',
    'segment.working_area_set',
  ],
})
