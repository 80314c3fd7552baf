import { afterAll, beforeEach, expect } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { openPretix } from './pretix-emulator.ts'

export { sell } from './pretix-sale.ts'

export const pretix = await openPretix(() => app.clock.now())
export const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(pretix.url).host })
afterAll(pretix.close)
export const admin = app.as('administrator')

type Made = { readonly id: string; readonly name: string }

export async function connect(
  name: string,
  secrets: Record<string, string> = { token: pretix.token },
  settings: Record<string, string> = {},
): Promise<Made> {
  const types = (await admin('GET', '/relation-types')).json().items as { id: string; key: string; domainId: string }[]
  const visitor = types.find(({ key }) => key === 'visitor')
  const answer = await admin('POST', '/connections', {
    connector: 'pretix',
    name,
    settings: { url: pretix.url, organizer: pretix.organizer, ...settings },
    secrets,
    intake: { typeIds: [visitor?.id], domainId: visitor?.domainId, branchId: null },
    everyMinutes: 15,
    silentAfterHours: 48,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Made
}

type Counts = Record<'offered' | 'new' | 'changed' | 'same' | 'unmatched' | 'rejected' | 'gone', number>
type Told = {
  stream: string
  kind: string
  state: string
  counts: Counts
  problem: { code: string } | null
  control: unknown
}

export async function deliver(connection: Made, body: object = { kind: 'hand' }): Promise<Map<string, Told>> {
  const asked = await admin('POST', `/connections/${connection.id}/deliveries`, body)
  expect(asked.statusCode, asked.body).toBe(200)
  await app.runJobs()
  return lastDeliveries(connection)
}

export async function lastDeliveries(connection: Made): Promise<Map<string, Told>> {
  const { items } = (await admin('GET', `/deliveries?connectionId=${connection.id}`)).json() as { items: Told[] }
  for (const { counts } of items)
    expect(counts.offered).toBe(counts.new + counts.changed + counts.same + counts.unmatched + counts.rejected)
  return new Map(items.toReversed().map((item) => [item.stream, item]))
}

export const facts = () =>
  app.query(
    `select kind, quantity, amount_cents, relation_id is not null as is_somebodys, is_reversal, order_key,
       (select o.title from activity.offering o where o.id = offering_id) as offering from activity.fact
     where superseded_by is null and removed_at is null order by source_key`,
  )

let number = 0
/** Each test has a connection of its own. */
export const connectionName = (): string => `Kaartverkoop ${String(number)}`
beforeEach(() => {
  number += 1
  for (const kept of [
    pretix.events,
    pretix.subevents,
    pretix.items,
    pretix.customers,
    pretix.orders,
    pretix.memberships,
    pretix.membershipTypes,
  ])
    kept.clear()
  Object.assign(pretix.troubles, {
    busy: 0,
    failing: 0,
    truncated: 0,
    drift: null,
    hasUnknownFields: false,
    withoutField: null,
    moneyAs: 'text',
    hidesCustomers: false,
    isReadOnly: false,
    clockAhead: 0,
  })
  return async () => {
    // Each test sees what it delivered itself.
    await app.query('delete from integrations.connection')
    await app.query('delete from activity.fact')
  }
})
