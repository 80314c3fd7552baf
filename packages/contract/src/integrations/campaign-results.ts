import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'
import { ConnectorKey } from './connectors.ts'

/**
 * What became of a campaign that a newsletter system sent. Numbers of people, once each; null: the system does not tell, or fewer than
 * `FEWEST_SENT` got it, so that numbers would say something of one of them. `returned`: mail that came back for good.
 */
export const CampaignResult = z.object({
  id: Id,
  connection: z.object({ id: Id, name: z.string(), connector: ConnectorKey }),
  name: z.string(),
  subject: z.string().nullable(),
  sentAt: z.iso.datetime(),
  lists: z.array(z.string()),
  sent: z.int(),
  opened: z.int().nullable(),
  clicked: z.int().nullable(),
  unsubscribed: z.int().nullable(),
  returned: z.int().nullable(),
  complained: z.int().nullable(),
  isTooFew: z.boolean(),
})
export type CampaignResult = z.infer<typeof CampaignResult>

/** Of fewer receivers only is told that it was sent to them. */
export const FEWEST_SENT = 10

export const listCampaignResults = defineRoute({
  method: 'GET',
  path: '/campaign-results',
  permission: 'integrations.campaign.read',
  summary: 'List what became of campaigns that newsletter systems sent, newest first',
  query: z.object({
    connectionId: Id.optional(),
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(CampaignResult), next: Id.nullable() }),
})
