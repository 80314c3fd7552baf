import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AdviceCheck, Role } from '@klantregie/contract'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { writeFacts, type FactToWrite } from '../../activity/index.ts'
import { createBlankRelation, replaceProjections } from '../../relations/index.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { seededRandom } from '../testing/simulate-relations.ts'
import { learnAndCheck } from './advice.service.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const PEOPLE = 400
/** Of each taste. */
const PAST = 8
const COMING = 10

/** A theatre with two kinds of events and people who like one of them, or, where nobody has a taste, come to anything. */
type World = {
  readonly app: TestApp
  readonly people: readonly string[]
  /** The last one is a child. */
  readonly child: string
  readonly past: readonly Event[]
  readonly coming: readonly Event[]
}
type Event = { readonly id: string; readonly title: string; readonly genreId: string; readonly isFunny: boolean }

const asking =
  (app: TestApp, role: Role) =>
  async (...request: Parameters<ReturnType<TestApp['as']>>) => {
    const reply = await app.as(role)(...request)
    return { status: reply.statusCode, json: reply.json() }
  }

async function makeWorld(hasTaste: boolean): Promise<World> {
  const app = await testApp()
  const now = app.clock.now().getTime()
  const manager = asking(app, 'relation_manager')
  const genres = await app.query("select id, key from activity.genre where key in ('cabaret', 'classical')", [])
  const genreOf = (isFunny: boolean) =>
    genres.find(({ key }) => key === (isFunny ? 'cabaret' : 'classical'))!.id as string
  const addEvent = async (title: string, isFunny: boolean, days: number): Promise<Event> => {
    const { status, json } = await manager('POST', '/offerings', {
      kind: 'event',
      parentId: null,
      title,
      genreId: genreOf(isFunny),
      branchId: null,
      startsAt: new Date(now + days * DAY_MS).toISOString(),
      endsAt: null,
      capacity: 500,
      state: 'planned',
      makers: [],
      targetGroupIds: [],
      priceTypes: [],
      externalId: null,
    })
    if (status !== 200) throw new Error(JSON.stringify(json))
    return { id: json.id as string, title, genreId: genreOf(isFunny), isFunny }
  }
  const several = async (count: number, name: string, days: number) => {
    const events: Event[] = []
    for (let at = 0; at < 2 * count; at += 1) events.push(await addEvent(`${name} ${at + 1}`, at % 2 === 0, days + at))
    return events
  }
  const past = await several(PAST, 'Vorig seizoen', -300)
  const coming = await several(COMING, 'Dit seizoen', 20)

  const random = seededRandom(7)
  const sourceId = randomUUID()
  const people = Array.from({ length: PEOPLE + 1 }, () => randomUUID())
  const choose = (events: readonly Event[], person: number, count: number) => {
    const liked = events.filter(({ isFunny }) => !hasTaste || isFunny === (person % 2 === 0))
    return liked
      .map((event) => ({ event, at: random() }))
      .toSorted((one, other) => one.at - other.at)
      .slice(0, count)
      .map(({ event }) => event)
  }
  const bought = (person: number, event: Event, days: number): FactToWrite => ({
    relationId: people[person]!,
    kind: 'ticket',
    occurredAt: new Date(now + days * DAY_MS),
    offeringId: event.id,
    amountCents: 2500,
    sourceId,
    sourceKey: `${person}-${event.id}`,
  })
  const facts = people.flatMap((_, person) => [
    ...choose(past, person, 4).map((event) => bought(person, event, -310)),
    // Some book early: what is to come is known a little when the last ninety days begin.
    ...(person % 8 < 2 ? choose(coming, person, 1).map((event) => bought(person, event, -120)) : []),
  ])
  const known = new Set(facts.map(({ sourceKey }) => sourceKey))
  const later = people.flatMap((_, person) =>
    choose(coming, person, 1)
      .map((event) => bought(person, event, -30))
      .filter(({ sourceKey }) => !known.has(sourceKey)),
  )
  await app.inTransaction(async (ctx) => {
    for (const [at, id] of people.entries()) {
      const golden = {
        kind: 'person',
        name: { firstName: 'Anke', surname: `Graaf ${at}` },
        ...(at === PEOPLE && { birthDate: '2019-05-01' }),
      } as const
      await createBlankRelation(ctx, { id, record: golden, domainId: null })
      await replaceProjections(ctx, [{ relationId: id, golden, changedAt: ctx.now }])
    }
    await writeFacts(ctx, [...facts, ...later])
    await refreshAll(ctx)
  })
  return { app, people, child: people[PEOPLE]!, past, coming }
}

describe('where people have a taste', () => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld(true)
  })
  const ask = (role: Role, ...request: Parameters<ReturnType<TestApp['as']>>) => asking(world.app, role)(...request)
  const adviceOf = async (id: string, role: Role = 'relation_manager') =>
    (await ask(role, 'GET', `/relations/${id}/advice`)).json

  test('before anything was learned nothing is advised', async () => {
    expect(await adviceOf(world.people[0]!)).toEqual({ items: [], isWithheld: false, verdict: null })
  })

  test('it is learned in the background, and measured on choices that it had not seen: better than what sells most', async () => {
    expect(await ask('relation_manager', 'POST', '/advice/learn')).toMatchObject({ status: 200 })
    await world.app.runJobs()
    const { latest } = (await ask('reader', 'GET', '/advice')).json as { latest: AdviceCheck }
    expect(latest).toMatchObject({ verdict: 'better' })
    expect(latest.people).toBeGreaterThan(300)
    expect(latest.hits).toBeGreaterThan(1.3 * latest.baselineHits)
  })

  test('everybody is advised what suits their own taste, with a reason out of their own past', async () => {
    for (const at of [0, 1, 10, 11]) {
      const { items } = await adviceOf(world.people[at]!)
      expect(items).toHaveLength(3)
      for (const { offering, reasons } of items) {
        expect(world.coming.find(({ id }) => id === offering.id)!.isFunny).toBe(at % 2 === 0)
        expect(reasons.length).toBeGreaterThan(0)
      }
    }
  })

  test('what somebody chose already is not advised', async () => {
    const { items } = await adviceOf(world.people[0]!)
    const chosen = await world.app.query('select offering_id from activity.fact where relation_id = $1', [
      world.people[0]!,
    ])
    for (const { offering } of items) expect(chosen.map(({ offering_id }) => offering_id)).not.toContain(offering.id)
  })

  test('about a child nothing is advised, and nothing is learned from it', async () => {
    expect(await adviceOf(world.child)).toMatchObject({ items: [], isWithheld: true })
  })

  test('nor about somebody under protection, or who objected', async () => {
    const [, , protectedId, objectedId] = world.people as readonly [string, string, string, string]
    await world.app.query('update relations.relation set is_protected = true where id = $1', [protectedId])
    const { status } = await ask('administrator', 'POST', `/relations/${objectedId}/standings`, {
      kind: 'objected',
      reason: 'Wil dit niet',
    })
    expect(status).toBe(200)
    expect(await adviceOf(protectedId, 'administrator')).toMatchObject({ items: [], isWithheld: true })
    expect(await adviceOf(objectedId)).toMatchObject({ items: [], isWithheld: true })
  })

  test('beside an event stands what the same people chose', async () => {
    const [event] = world.past as readonly [Event]
    const { items } = (await ask('reader', 'GET', `/offerings/${event.id}/alike`)).json
    expect(items.length).toBeGreaterThan(2)
    for (const { people, of } of items) {
      expect(people).toBeGreaterThanOrEqual(5)
      expect(people).toBeLessThanOrEqual(of)
    }
  })

  test('a relation or an event that does not exist for the reader is not found', async () => {
    expect(await ask('reader', 'GET', `/relations/${randomUUID()}/advice`)).toMatchObject({
      status: 404,
      json: { code: 'relations.relation_not_found' },
    })
    expect(await ask('reader', 'GET', `/offerings/${randomUUID()}/alike`)).toMatchObject({
      status: 404,
      json: { code: 'activity.offering_not_found' },
    })
  })

  test('only who may have it learned may have it learned', async () => {
    expect(await ask('reader', 'POST', '/advice/learn')).toMatchObject({ status: 403 })
  })
})

describe('where people come to anything', () => {
  test('the advice is no better than what sells most, says so, and is not given', async () => {
    const { app, people } = await makeWorld(false)
    await app.inTransaction(learnAndCheck)
    const reader = asking(app, 'reader')
    expect((await reader('GET', '/advice')).json.latest).toMatchObject({ verdict: 'no_better' })
    expect((await reader('GET', `/relations/${people[0]!}/advice`)).json).toEqual({
      items: [],
      isWithheld: false,
      verdict: 'no_better',
    })
  })
})
