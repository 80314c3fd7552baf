import { afterAll, beforeEach, expect } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { mayReceiveByMail, purposeOf } from '../../privacy/testing/people.ts'
import { CALM, openLaposta } from './laposta-emulator.ts'

export const laposta = await openLaposta()
export const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(laposta.url).host })
afterAll(laposta.close)
export const admin = app.as('administrator')
export const newsletter = await purposeOf(app, 'newsletter')

export const LIST = 'BaImMu3JZA'
export const AGREED = 'Ja, stuur mij elke maand de nieuwsbrief van De Waterlinie.'

type Made = { readonly id: string; readonly name: string }

export const meaning = (more: object = {}) => ({
  externalId: LIST,
  name: 'Nieuwsbrief',
  purposeId: newsletter.id,
  channel: 'email',
  agreedText: AGREED,
  ...more,
})

let number = 0

/** A connection of which somebody said what its list stands for. */
export async function connect(lists: readonly object[] = [meaning()]): Promise<Made> {
  const types = (await admin('GET', '/relation-types')).json().items as { id: string; key: string; domainId: string }[]
  const visitor = types.find(({ key }) => key === 'visitor')
  number += 1
  const answer = await admin('POST', '/connections', {
    connector: 'laposta',
    name: `Nieuwsbrief ${String(number)}`,
    settings: { url: laposta.url },
    secrets: { token: laposta.token },
    intake: { typeIds: [visitor?.id], domainId: visitor?.domainId, branchId: null, lists },
    everyMinutes: 15,
    silentAfterHours: null,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Made
}

/** Says anew what the lists stand for. */
export async function choose(connection: Made, lists: readonly object[]): Promise<void> {
  const { intake } = (await admin('GET', `/connections/${connection.id}`)).json() as { intake: object }
  const answer = await admin('PATCH', `/connections/${connection.id}`, { intake: { ...intake, lists } })
  expect(answer.statusCode, answer.body).toBe(200)
  await app.runJobs()
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

export async function deliver(connection: Made, kind: 'hand' | 'backfill' | 'dry' = 'hand'): Promise<Told> {
  const asked = await admin('POST', `/connections/${connection.id}/deliveries`, { kind })
  expect(asked.statusCode, asked.body).toBe(200)
  await app.runJobs()
  return lastDelivery(connection)
}

/** The last account of people, which adds up. */
export async function lastDelivery(connection: Made): Promise<Told> {
  const { items } = (await admin('GET', `/deliveries?connectionId=${connection.id}`)).json() as { items: Told[] }
  const last = items.find(({ stream }) => stream === 'members')
  if (last === undefined) throw new Error('Nothing was delivered.')
  const { counts } = last
  expect(counts.offered).toBe(counts.new + counts.changed + counts.same + counts.unmatched + counts.rejected)
  return last
}

/** Somebody signed up by the form there; the same number again is the same member, changed. */
export function subscribe(id: string, more: Record<string, unknown> = {}): void {
  laposta.put({
    member_id: id,
    list_id: LIST,
    email: `${id.toLowerCase()}@nieuwsbrief.example`,
    state: 'active',
    signup_date: '2026-01-10 12:00:00',
    modified: '2026-01-10 12:00:00',
    ip: '198.51.100.7',
    source_url: 'https://waterlinie.example/aanmelden',
    custom_fields: { voornaam: 'Lid', achternaam: `Van ${id}` },
    ...more,
  })
}

/** What somebody on the list said before, changed in these fields. */
export const change = (id: string, fields: Record<string, unknown>): void =>
  subscribe(id, { ...laposta.members.get(id), ...fields })

export const idOf = async (id: string): Promise<string> => {
  const [row] = await app.query('select id from relations.relation where email = $1 and merged_into_id is null', [
    `${id.toLowerCase()}@nieuwsbrief.example`,
  ])
  return String(row?.['id'])
}

/** By which rule somebody may or may not get the newsletter. */
export const ruleOf = async (id: string): Promise<string> =>
  (await mayReceiveByMail(app, await idOf(id), newsletter.id)).rule

export const statements = async (id: string) =>
  app.query(
    `select state, source, occurred_at as "at", proof, contact, voided_at is not null as "isVoided" from privacy.consent
     where relation_id = $1 order by recorded_at, id`,
    [await idOf(id)],
  )

beforeEach(() => {
  laposta.members.clear()
  laposta.lists.clear()
  laposta.lists.set(LIST, 'Nieuwsbrief')
  laposta.asked.length = 0
  Object.assign(laposta.troubles, CALM)
  // A connection that goes on by the clock would go on in the next test.
  return async () => {
    await app.query('delete from integrations.connection')
  }
})
