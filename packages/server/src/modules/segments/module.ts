import { defineModule, type Module } from '../../platform/module.ts'
import { learnAdvice, learnAdviceWeekly } from './advice/advice.jobs.ts'
import { adviceRoutes } from './advice/advice.routes.ts'
import { codeJobs } from './codes/code.jobs.ts'
import { codeRoutes } from './codes/code.routes.ts'
import type { ListReader } from './codes/list-reader.ts'
import { startDayDaily } from './counting/day.jobs.ts'
import { momentDossier } from './moments/moment.dossier.ts'
import { refreshMarked } from './profile/refresh.service.ts'
import { countInventory, countInventoryDaily } from './inventory/inventory.jobs.ts'
import { inventoryRoutes } from './inventory/inventory.routes.ts'
import { measureMomentJob } from './moments/measure.jobs.ts'
import { tierRoutes } from './tiers/tier.routes.ts'
import { segmentRoutes } from './segments.routes.ts'
import { measureValueDaily, measureValueJob } from './value/value.jobs.ts'
import { valueRoutes } from './value/value.routes.ts'

/** What this module needs of one that it does not know. */
type OtherModules = { readonly lists: ListReader }

const manifest = {
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
    'segments.code.manage',
  ],
  routes: [segmentRoutes, adviceRoutes, inventoryRoutes, tierRoutes, valueRoutes, codeRoutes],
  daily: [startDayDaily, learnAdviceWeekly, countInventoryDaily, measureValueDaily],
  upkeep: [refreshMarked],
  constraints: { code_edition_name: 'segments.code_edition_name_taken' },
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
  dossier: [momentDossier],
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
    'code_edition.uploaded',
    'code_edition.reading',
    'code_edition.read',
    'code_edition.chosen',
    'code_edition.removed',
    'code_edition.code_named',
  ],
} satisfies Omit<Module, 'jobs'>

export const segmentsModule = ({ lists }: OtherModules) =>
  defineModule({
    ...manifest,
    jobs: [learnAdvice, countInventory, measureValueJob, measureMomentJob, ...codeJobs(lists)],
  })
