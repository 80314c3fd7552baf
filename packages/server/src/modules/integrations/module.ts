import { defineModule, type Module } from '../../platform/module.ts'
import { campaignRoutes } from './campaigns/campaign.routes.ts'
import { cardCheckRoutes } from './card-check/card-check.routes.ts'
import { deliveryJob } from './deliveries/delivery.jobs.ts'
import { askDue } from './deliveries/ask-delivery.service.ts'
import { waitingInIntegrations } from './home/waiting.service.ts'
import type { KeyHolders } from './webhooks/key-holders.ts'
import { noteChange, spreadEvents } from './webhooks/message.service.ts'
import { sendWebhooks } from './webhooks/send.jobs.ts'
import { askSending } from './webhooks/send.service.ts'
import { webhookRoutes } from './webhooks/webhook.routes.ts'
import { waitingWebhooks } from './webhooks/webhook.service.ts'
import { integrationRoutes } from './integrations.routes.ts'
import { objectDossier, objectErasure } from './objects/object-erasure.service.ts'
import { proposalDossier, registerTimeline, waitingInRegisters } from './registers/proposal.service.ts'
import { registerJob } from './registers/register.jobs.ts'
import { sendSegmentJob } from './sending/sending.jobs.ts'
import { sendingRoutes } from './sending/sending.routes.ts'
import { askSegments, type Senders } from './sending/sent-segment.service.ts'
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
  {
    table: 'integrations.sent_member',
    relationColumns: ['relation_id', 'origin_relation_id'],
    onMerge: 'move',
    onSplit: 'return',
    onErase: 'delete',
    inExport: true,
    keepFor: 'with the relation',
  },
  {
    table: 'integrations.webhook_event',
    relationColumns: ['relation_id'],
    onMerge: 'stay',
    onSplit: 'stay',
    onErase: 'delete',
    inExport: false,
    keepFor: 'thirty days',
  },
]

const AUDIT_ACTIONS: Module['auditActions'] = [
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
  'card_checker.changed',
  'card_checker.removed',
  'card.checked',
  'sent_segment.added',
  'sent_segment.changed',
  'sent_segment.removed',
  'sent_segment.asked',
  'sent_segment.sent',
  'webhook.made',
  'webhook.changed',
  'webhook.removed',
  'webhook.secret_changed',
  'webhook.tested',
  'webhook.replayed',
  'webhook.stopped',
]

type Others = { readonly keys: KeyHolders; readonly senders: Senders }

/** `keys`: API keys, with whose rights other systems are told what happens; `senders`: with whose rights segments go out. */
export function integrationsModule({ keys, senders }: Others): Module {
  return defineModule({
    name: 'integrations',
    permissions: [
      'integrations.connection.read',
      'integrations.connection.manage',
      'integrations.inbox.settle',
      'integrations.campaign.read',
      'integrations.card.check',
      'integrations.register.read',
      'integrations.register.manage',
    ],
    routes: [
      integrationRoutes,
      registerRoutes,
      webhookRoutes(keys),
      sendingRoutes(senders),
      cardCheckRoutes,
      campaignRoutes,
    ],
    jobs: [deliveryJob, registerJob, sendWebhooks(keys), sendSegmentJob(senders)],
    upkeep: [askDue, spreadEvents, askSending, askSegments],
    witnesses: [noteChange],
    waiting: [waitingInIntegrations, waitingInRegisters, waitingWebhooks(keys)],
    constraints: {
      delivery_running: 'integrations.delivery_running',
      sent_segment_mark: 'integrations.mark_taken',
    },
    personalData: PERSONAL_DATA,
    erasure: [objectErasure],
    dossier: [objectDossier, proposalDossier],
    timeline: [registerTimeline],
    auditActions: AUDIT_ACTIONS,
  })
}
