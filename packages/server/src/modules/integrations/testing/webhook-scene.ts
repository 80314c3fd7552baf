import { afterAll, beforeEach } from 'vitest'
import type { KeyRole, KeyScope, WebhookEventKind } from '@klantregie/contract'
import { testApp, type Injected } from '../../../platform/testing/test-app.ts'
import { openReceiver } from './webhook-receiver.ts'

export const receiver = await openReceiver()
afterAll(receiver.close)
export const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(receiver.url).host })
export const admin = app.as('administrator')
export const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]

/** The reference library looks at the clock of the machine, so the clock of the house stands at this very moment. */
export const setNow = (seconds = 0) => app.clock.set(new Date(Date.now() + seconds * 1000).toISOString())
export const RELATION: WebhookEventKind[] = ['relation.created', 'relation.changed', 'relation.merged']

beforeEach(async () => {
  setNow()
  // Sessions were opened at the moment at which the clock of tests begins.
  await app.query(`update admin.session set last_seen_at = $1, expires_at = $1::timestamptz + interval '1 day'`, [
    app.clock.now(),
  ])
  await app.query('delete from integrations.webhook')
  await app.query('delete from integrations.webhook_event')
  receiver.received.length = 0
  receiver.refused.length = 0
  receiver.conduct = () => 'fine'
})

export async function makeKey(more: { role?: KeyRole; scopes?: KeyScope[]; domainIds?: string[] } = {}) {
  const body = {
    name: 'Website',
    role: 'relation_manager',
    scopes: ['relations.relation.read', 'relations.relation.write'],
  }
  return (await admin('POST', '/keys', { ...body, ...more })).json() as { key: { id: string }; secret: string }
}
export async function subscribe(events = RELATION, key?: { key: { id: string } }) {
  const keyId = (key ?? (await makeKey())).key.id
  const reply = await admin('POST', '/webhooks', { name: 'Website', url: receiver.url, events, keyId })
  const { webhook, secret } = reply.json() as { webhook: { id: string; state: string }; secret: string }
  receiver.secret = secret
  return { ...webhook, keyId, secret }
}
export const person = async (surname: string, by = app.as('relation_manager')) =>
  (await by('POST', '/relations', { kind: 'person', name: { surname } })).json().relation.id as string
export const work = async () => {
  await app.started.doUpkeep()
  await app.runJobs()
}
export const messagesOf = async (id: string) => (await admin('GET', `/webhooks/${id}/messages`)).json().items
export const shown = async (id: string) =>
  (await admin('GET', '/webhooks')).json().items.find((row: { id: string }) => row.id === id)
