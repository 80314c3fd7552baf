import { defineModule, type Module } from '../../platform/module.ts'
import { deliveryJob } from './deliveries/delivery.jobs.ts'
import { askDue } from './deliveries/ask-delivery.service.ts'
import { integrationRoutes } from './integrations.routes.ts'
import { objectDossier, objectErasure } from './objects/object-erasure.service.ts'
import { proposalDossier, registerTimeline, waitingInRegisters } from './registers/proposal.service.ts'
import { registerJob } from './registers/register.jobs.ts'
import { registerRoutes } from './registers/register.routes.ts'

const PERSONAL_DATA: Module['personalData'] = [
  {
    table: 'integrations.object_cell',
    relationColumns: ['cell_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: true,
    keepFor: 'with the relation',
  },
  {
    table: 'integrations.object',
    relationColumns: ['attached_cell_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: true,
    keepFor: 'with the relation',
  },
  {
    table: 'integrations.register_proposal',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: 'with the relation',
  },
]

export const integrationsModule: Module = defineModule({
  name: 'integrations',
  permissions: [
    'integrations.connection.read',
    'integrations.connection.manage',
    'integrations.inbox.settle',
    'integrations.register.read',
    'integrations.register.manage',
  ],
  routes: [integrationRoutes, registerRoutes],
  jobs: [deliveryJob, registerJob],
  upkeep: [askDue],
  constraints: { delivery_running: 'integrations.delivery_running' },
  personalData: PERSONAL_DATA,
  erasure: [objectErasure],
  dossier: [objectDossier, proposalDossier],
  timeline: [registerTimeline],
  waiting: [waitingInRegisters],
  auditActions: [
    'connection.added',
    'connection.changed',
    'connection.secret_changed',
    'connection.hook_made',
    'connection.tested',
    'delivery.asked',
    'delivery.stored',
    'delivery.ended',
    'integration_object.attached',
    'integration_object.tried',
    'integration_object.set_aside',
    'integration_object.brought_back',
    'integration_object.shown',
    'register_edition.uploaded',
    'register_edition.compared',
    'register_edition.successor_chosen',
    'register_edition.applied',
    'register_edition.discarded',
    'register_edition.undone',
    'register.relation_made',
    'register_proposal.carried_out',
    'register_proposal.dismissed',
  ],
})
