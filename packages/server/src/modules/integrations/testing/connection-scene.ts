import { afterAll, beforeEach, expect } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

export type Made = { readonly id: string; readonly name: string }
type Counts = Record<'offered' | 'new' | 'changed' | 'same' | 'unmatched' | 'rejected' | 'gone', number>
export type Told = {
  stream: string
  state: string
  counts: Counts
  problem: { code: string } | null
  control: { theirs: number; ours: number } | null
}
type Setting = { readonly settings?: Record<string, string>; readonly secrets?: Record<string, string> }

type System = {
  readonly connector: string
  readonly url: string
  readonly settings: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
  /** As it was when it was opened. */
  readonly calm: () => void
}

/** An organisation beside another system, with what a test wants of it: connecting, fetching, and what is kept. */
export async function openScene(system: System) {
  const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(system.url).host })
  const admin = app.as('administrator')
  afterAll(system.close)
  beforeEach(() => {
    system.calm()
    return async () => {
      await app.query('delete from integrations.connection')
      await app.query('delete from activity.fact')
    }
  })
  return {
    app,
    admin,
    connect: (setting: Setting = {}) => connect(admin, system, setting),
    deliver: (connection: Made, body: object = { kind: 'hand' }) => deliver({ app, admin }, connection, body),
    facts: () =>
      app.query(
        `select source_key as key, kind, quantity, amount_cents as "cents", price_type as "priceType", (occurred_at at time zone 'Europe/Amsterdam')::date::text as day, until::text,
                relation_id is not null as "isSomebodys"
         from activity.fact where superseded_by is null and removed_at is null order by source_key`,
      ),
    /** What is kept of the people of a connection, as one text; by their number there. */
    recordsOf: async ({ id }: Made) =>
      (
        await app.query(
          `select payload::text || record::text as text from identity.source_record
           where source_id = (select source_id from integrations.connection where id = $1) and superseded_by is null order by external_id`,
          [id],
        )
      ).map(({ text }) => String(text)),
    /** Everything that is kept anywhere of what was delivered, as one text. */
    everythingKept: () => everythingKept(app),
  }
}

type Admin = ReturnType<TestApp['as']>
let number = 0

async function connect(admin: Admin, system: System, { settings = {}, secrets = {} }: Setting): Promise<Made> {
  const types = (await admin('GET', '/relation-types')).json().items as { id: string; key: string; domainId: string }[]
  const type = types.find(({ key }) => key === 'visitor')
  number += 1
  const answer = await admin('POST', '/connections', {
    connector: system.connector,
    name: `Koppeling ${String(number)}`,
    settings: { url: system.url, ...system.settings, ...settings },
    secrets: { ...system.secrets, ...secrets },
    intake: { typeIds: [type?.id], domainId: type?.domainId, branchId: null },
    everyMinutes: 60,
    silentAfterHours: null,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Made
}

/** Asks, and answers the accounts of its streams, which add up. */
async function deliver(
  { app, admin }: { readonly app: TestApp; readonly admin: Admin },
  connection: Made,
  body: object,
): Promise<Record<string, Told>> {
  const accounts = async () =>
    (await admin('GET', `/deliveries?connectionId=${connection.id}&limit=50`)).json().items as (Told & { id: string })[]
  const before = new Set((await accounts()).map(({ id }) => id))
  const asked = await admin('POST', `/connections/${connection.id}/deliveries`, body)
  expect(asked.statusCode, asked.body).toBe(200)
  await app.runJobs()
  const told = (await accounts()).filter(({ id }) => !before.has(id))
  for (const { counts } of told)
    expect(counts.offered).toBe(counts.new + counts.changed + counts.same + counts.unmatched + counts.rejected)
  return Object.fromEntries(told.map((one) => [one.stream, one]))
}

async function everythingKept(app: TestApp): Promise<string> {
  const rows = await Promise.all([
    app.query('select payload::text, title, external_id from integrations.object'),
    app.query('select payload::text, record::text from identity.source_record'),
    app.query('select to_jsonb(f)::text as text from activity.fact f'),
    app.query('select to_jsonb(r)::text as text from relations.relation r'),
  ])
  return JSON.stringify([rows, await app.audit()])
}
