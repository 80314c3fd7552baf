import { afterAll, beforeEach, expect } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { mayReceiveByMail, purposeOf } from '../../privacy/testing/people.ts'

type Made = { readonly id: string; readonly name: string }
type Counts = Record<'offered' | 'new' | 'changed' | 'same' | 'unmatched' | 'rejected' | 'gone', number>
type Told = {
  stream: string
  kind: string
  state: string
  counts: Counts
  problem: { code: string } | null
  control: unknown
}
type Kind = 'hand' | 'backfill' | 'dry'

export const AGREED = 'Ja, stuur mij elke maand de nieuwsbrief van De Waterlinie.'

type System = {
  readonly connector: string
  readonly url: string
  readonly token: string
  readonly list: string
  readonly close: () => Promise<void>
  /** As it was when it was opened. */
  readonly calm: () => void
}

/** An organisation beside a newsletter system, of which somebody said what its list stands for. */
export async function openNewsletterScene(system: System) {
  const app = await testApp({ KLANTREGIE_OWN_NETWORK: new URL(system.url).host })
  const newsletter = await purposeOf(app, 'newsletter')
  afterAll(system.close)
  beforeEach(() => {
    system.calm()
    return async () => {
      // A connection that goes on by the clock would go on in the next test.
      await app.query('delete from integrations.connection')
    }
  })
  const meaning = (more: object = {}) => ({
    externalId: system.list,
    name: 'Nieuwsbrief',
    purposeId: newsletter.id,
    channel: 'email',
    agreedText: AGREED,
    ...more,
  })
  const scene = { app, newsletter, admin: app.as('administrator') }
  return {
    ...scene,
    meaning,
    connect: (lists: readonly object[] = [meaning()]) => connect(scene, system, lists),
    deliver: async (connection: Made, kind: Kind = 'hand') => {
      const asked = await scene.admin('POST', `/connections/${connection.id}/deliveries`, { kind })
      expect(asked.statusCode, asked.body).toBe(200)
      await app.runJobs()
      return lastDelivery(scene, connection)
    },
    lastDelivery: (connection: Made) => lastDelivery(scene, connection),
    hearing: (connection: Made) => hearing(scene, connection),
    /** By which rule somebody may or may not get the newsletter. */
    ruleOf: async (email: string) => (await mayReceiveByMail(app, await idOf(app, email), newsletter.id)).rule,
    statements: async (email: string) =>
      app.query(
        `select state, occurred_at as "at", proof from privacy.consent where relation_id = $1 order by recorded_at, id`,
        [await idOf(app, email)],
      ),
  }
}

type Scene = { readonly app: TestApp; readonly admin: ReturnType<TestApp['as']> }

async function idOf(app: TestApp, email: string): Promise<string> {
  const [row] = await app.query('select id from relations.relation where email = $1 and merged_into_id is null', [
    email,
  ])
  return String(row?.['id'])
}

let number = 0

async function connect({ admin }: Scene, system: System, lists: readonly object[]): Promise<Made> {
  const types = (await admin('GET', '/relation-types')).json().items as { id: string; key: string; domainId: string }[]
  const visitor = types.find(({ key }) => key === 'visitor')
  number += 1
  const answer = await admin('POST', '/connections', {
    connector: system.connector,
    name: `Nieuwsbrief ${String(number)}`,
    settings: { url: system.url },
    secrets: { token: system.token },
    intake: { typeIds: [visitor?.id], domainId: visitor?.domainId, branchId: null, lists },
    everyMinutes: 60,
    silentAfterHours: null,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as Made
}

/** The last account of people, which adds up. */
async function lastDelivery({ admin }: Scene, connection: Made): Promise<Told> {
  const { items } = (await admin('GET', `/deliveries?connectionId=${connection.id}`)).json() as { items: Told[] }
  const last = items.find(({ stream }) => stream === 'members')
  if (last === undefined) throw new Error('Nothing was delivered.')
  const { counts } = last
  expect(counts.offered).toBe(counts.new + counts.changed + counts.same + counts.unmatched + counts.rejected)
  return last
}

/** Turns a connection on and answers how to tell it something. */
async function hearing({ app, admin }: Scene, connection: Made) {
  await admin('PATCH', `/connections/${connection.id}`, { state: 'active' })
  const settle = async () => {
    await app.started.doUpkeep()
    await app.runJobs()
  }
  await settle()
  const { url } = (await admin('POST', `/connections/${connection.id}/hook`, {})).json() as { url: string }
  return { path: new URL(url).pathname, settle }
}
