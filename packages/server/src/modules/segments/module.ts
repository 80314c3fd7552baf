import { defineModule } from '../../platform/module.ts'
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
    'segments.inventory.read',
    'segments.inventory.count',
    'segments.inventory.export',
    'segments.inventory.freeze',
    'segments.value.read',
    'segments.value.manage',
  ],
  routes: [segmentRoutes, inventoryRoutes, tierRoutes],
  jobs: [countInventory],
  daily: [startDayDaily, countInventoryDaily],
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
    'inventory.asked',
    'inventory.frozen',
    'inventory.freeze_removed',
    'inventory.exported',
    'inventory.member_types_changed',
    'value.thresholds_changed',
  ],
})
