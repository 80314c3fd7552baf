import { afterAll, beforeEach, expect } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { mayReceiveByMail, purposeOf } from '../../privacy/testing/people.ts'
import { calmTicketmatic, openTicketmatic } from './ticketmatic-emulator.ts'
import { furnish, OPT_IN } from './ticketmatic-sale.ts'

export const ticketmatic = await openTicketmatic(() => app.clock.now())
export const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(ticketmatic.url).host })
afterAll(ticketmatic.close)
export const admin = app.as('administrator')
export const newsletter = await purposeOf(app, 'newsletter')

type Made = { readonly id: string; readonly name: string }
type Setting = {
  readonly settings?: Record<string, string>
  readonly secrets?: Record<string, string>
  readonly lists?: readonly object[]
}

/** What the opt-in of the newsletter stands for here. */
export const meaning = (more: object = {}) => ({
  externalId: String(OPT_IN),
  name: 'Nieuwsbrief',
  purposeId: newsletter.id,
  channel: 'email',
  agreedText: '',
  ...more,
})

let number = 0

export async function connect({ settings = {}, secrets = {}, lists = [] }: Setting = {}): Promise<Made> {
  const types = (await admin('GET', '/relation-types')).json().items as { id: string; key: string; domainId: string }[]
  const type = types.find(({ key }) => key === 'visitor')
  number += 1
  const answer = await admin('POST', '/connections', {
    connector: 'ticketmatic',
    name: `Kassa ${String(number)}`,
    settings: { url: ticketmatic.url, account: ticketmatic.account, times: 'utc', ...settings },
    secrets: { accessKey: ticketmatic.accessKey, secretKey: ticketmatic.secretKey, ...secrets },
    intake: { typeIds: [type?.id], domainId: type?.domainId, branchId: null, lists },
    everyMinutes: 60,
    silentAfterHours: null,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Made
}

type Counts = Record<'offered' | 'new' | 'changed' | 'same' | 'unmatched' | 'rejected' | 'gone', number>
export type Told = {
  stream: string
  state: string
  counts: Counts
  problem: { code: string } | null
  control: { theirs: number; ours: number } | null
}

/** Asks, and answers the accounts of its streams, which add up. */
export async function deliver(connection: Made, body: object = { kind: 'hand' }): Promise<Record<string, Told>> {
  const before = new Set((await accounts(connection)).map(({ id }) => id))
  const asked = await admin('POST', `/connections/${connection.id}/deliveries`, body)
  expect(asked.statusCode, asked.body).toBe(200)
  await app.runJobs()
  const told = (await accounts(connection)).filter(({ id }) => !before.has(id))
  for (const { counts } of told)
    expect(counts.offered).toBe(counts.new + counts.changed + counts.same + counts.unmatched + counts.rejected)
  return Object.fromEntries(told.map((one) => [one.stream, one]))
}

async function accounts(connection: Made): Promise<(Told & { id: string })[]> {
  const answer = await admin('GET', `/deliveries?connectionId=${connection.id}&limit=50`)
  return (answer.json() as { items: (Told & { id: string })[] }).items
}

export const facts = () =>
  app.query(
    `select source_key as key, kind, quantity, amount_cents as "cents", price_type as "priceType", channel, relation_id is not null as "isSomebodys"
     from activity.fact where superseded_by is null and removed_at is null order by source_key`,
  )

export const relationOf = async (contact: number): Promise<string> => {
  const [row] = await app.query('select id from relations.relation where email = $1 and merged_into_id is null', [
    `bezoeker${String(contact)}@example.org`,
  ])
  return String(row?.['id'])
}

/** By which rule somebody may or may not get the newsletter. */
export const ruleOf = async (contact: number): Promise<string> =>
  (await mayReceiveByMail(app, await relationOf(contact), newsletter.id)).rule

/** Everything that is kept anywhere of what was delivered, as one text. */
export async function everythingKept(): Promise<string> {
  const rows = await Promise.all([
    app.query('select payload::text, title, external_id from integrations.object'),
    app.query('select payload::text, record::text from identity.source_record'),
    app.query('select to_jsonb(f)::text as text from activity.fact f'),
    app.query('select to_jsonb(r)::text as text from relations.relation r'),
    app.query('select to_jsonb(c)::text as text from privacy.consent c'),
  ])
  return JSON.stringify([rows, await app.audit()])
}

beforeEach(() => {
  for (const map of [
    ticketmatic.contacts,
    ticketmatic.events,
    ticketmatic.orders,
    ticketmatic.words,
    ticketmatic.entries,
  ])
    map.clear()
  ticketmatic.asked.length = 0
  Object.assign(ticketmatic.troubles, calmTicketmatic())
  furnish(ticketmatic)
  return async () => {
    await app.query('delete from integrations.connection')
    await app.query('delete from activity.fact')
  }
})
