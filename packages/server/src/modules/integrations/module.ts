import { defineModule, type Module } from '../../platform/module.ts'
import { deliveryJob } from './deliveries/delivery.jobs.ts'
import { askDue } from './deliveries/ask-delivery.service.ts'
import { waitingInIntegrations } from './home/waiting.service.ts'
import { integrationRoutes } from './integrations.routes.ts'
import { objectDossier, objectErasure } from './objects/object-erasure.service.ts'

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
]

export const integrationsModule: Module = defineModule({
  name: 'integrations',
  permissions: ['integrations.connection.read', 'integrations.connection.manage', 'integrations.inbox.settle'],
  routes: [integrationRoutes],
  jobs: [deliveryJob],
  upkeep: [askDue],
  constraints: { delivery_running: 'integrations.delivery_running' },
  personalData: PERSONAL_DATA,
  erasure: [objectErasure],
  dossier: [objectDossier],
  timeline: [],
  waiting: [waitingInIntegrations],
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
  ],
})
