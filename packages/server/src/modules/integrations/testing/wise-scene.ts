import { afterAll, beforeEach, expect } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { calmWise, openWise } from './wise-emulator.ts'

export { enrol } from './wise-patron.ts'

export const wise = await openWise(() => app.clock.now())
export const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(wise.url).host })
afterAll(wise.close)
export const admin = app.as('administrator')

type Made = { readonly id: string; readonly name: string }

let number = 0

type Setting = { readonly settings?: Record<string, string>; readonly secrets?: Record<string, string> }

export async function connect({ settings = {}, secrets = {} }: Setting = {}): Promise<Made> {
  const types = (await admin('GET', '/relation-types')).json().items as { id: string; key: string; domainId: string }[]
  const [type] = types.filter(({ key }) => key === 'visitor')
  number += 1
  const answer = await admin('POST', '/connections', {
    connector: 'wise',
    name: `Ledenadministratie ${String(number)}`,
    settings: {
      url: wise.url,
      libraryId: wise.libraryId,
      applicationName: 'klantregie',
      apiId: 'api-1',
      username: wise.username,
      ...settings,
    },
    secrets: { apiKey: 'sleutel-van-oclc', password: wise.password, ...secrets },
    intake: { typeIds: [type?.id], domainId: type?.domainId, branchId: null },
    everyMinutes: 1440,
    silentAfterHours: null,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Made
}

type Counts = Record<'offered' | 'new' | 'changed' | 'same' | 'unmatched' | 'rejected' | 'gone', number>
type Told = { stream: string; state: string; counts: Counts; problem: { code: string } | null; control: unknown }

/** Asks, and answers the account, which adds up. */
export async function deliver(connection: Made, body: object = { kind: 'hand' }): Promise<Told> {
  const asked = await admin('POST', `/connections/${connection.id}/deliveries`, body)
  expect(asked.statusCode, asked.body).toBe(200)
  await app.runJobs()
  const { items } = (await admin('GET', `/deliveries?connectionId=${connection.id}`)).json() as { items: Told[] }
  for (const { counts } of items)
    expect(counts.offered).toBe(counts.new + counts.changed + counts.same + counts.unmatched + counts.rejected)
  const [last] = items
  if (last === undefined) throw new Error('nothing was delivered')
  return last
}

export const facts = () =>
  app.query(
    `select kind, quantity, day::text, until::text, detail->>'subscription' as subscription, relation_id is not null as is_somebodys
     from activity.fact where superseded_by is null and removed_at is null order by source_key`,
  )

/** Everything that is kept anywhere of what was delivered, as one text. */
export async function everythingKept(): Promise<string> {
  const rows = await Promise.all([
    app.query('select payload::text, title, external_id from integrations.object'),
    app.query('select payload::text, record::text from identity.source_record'),
    app.query('select to_jsonb(f)::text as text from activity.fact f'),
    app.query('select to_jsonb(r)::text as text from relations.relation r'),
  ])
  return JSON.stringify([rows, await app.audit()])
}

beforeEach(() => {
  wise.patrons.clear()
  wise.deleted.clear()
  wise.asked.length = 0
  wise.keys.length = 0
  wise.acceptsKey = () => true
  Object.assign(wise.troubles, calmWise())
  return async () => {
    await app.query('delete from integrations.connection')
    await app.query('delete from activity.fact')
  }
})
