import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { getRelationValue } from './relation-value.service.ts'

let app: TestApp
const families: Record<string, string> = {}
const people: Record<string, string> = {}

async function add(key: string, more: object = {}): Promise<void> {
  const reply = await app.as('administrator')('POST', '/relations', {
    kind: 'person',
    name: { firstName: key, surname: 'Waard' },
    ...more,
  })
  people[key] = reply.json().relation.id
}

async function did(
  key: string,
  kind: string,
  days: readonly string[],
  { cents = 0, quantity = 1 } = {},
): Promise<void> {
  for (const day of days)
    await app.query(
      `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, quantity, amount_cents, recorded_at)
       values (gen_random_uuid(), $1, $1, $2, $3::date, $3, $4, $5, now())`,
      [people[key], kind, day, quantity, cents],
    )
}

const card = async (key: string) => (await app.as('reader')('GET', `/relations/${people[key]}/value`)).json()
const of = (told: { families: { family: { name: string } }[] }, id: string | undefined) =>
  told.families.find((one) => (one.family as { id?: string }).id === id)

beforeAll(async () => {
  app = await testApp()
  app.clock.set('2026-03-02T12:00:00.000Z')
  for (const { kind, id } of await app.query('select kind, family_id as id from activity.family_kind'))
    families[kind] = id
  await add('Anna')
  await add('Bram', { birthDate: '2015-06-01' })
  await add('Cato')
  await did('Anna', 'ticket', ['2025-03-02', '2025-03-03', '2025-06-01', '2025-09-01', '2026-01-10'], { cents: 2500 })
  await did('Anna', 'attendance', ['2025-06-01', '2026-01-10'])
  await did('Anna', 'volunteering', ['2025-11-01', '2025-12-01'], { quantity: 90 })
  await did('Anna', 'pledge', ['2026-01-01'], { cents: 100_000 })
  await did('Bram', 'loan', ['2026-02-01'])
  await did('Cato', 'ticket', ['2020-01-01'], { cents: 1000 })
  await app.inTransaction(refreshAll)
  await app.runDay()
}, 60_000)

describe('the card of a relation', () => {
  test('says how closely it lives with each family, its scores, and what it brought in money and beside it', async () => {
    const told = await card('Anna')
    // The day a year ago is no part of the last twelve months any more.
    expect(of(told, families['ticket'])).toMatchObject({ tier: 'core', days: 4, alive: null })
    expect(of(told, families['ticket'])).toMatchObject({ rfm: { recency: 3, day: '2026-03-02' } })
    expect(told.cents).toBe(10_000)
    expect(told.others).toEqual([
      { measure: 'volunteering', centsPerUnit: null, amount: 3 },
      { measure: 'attendance', centsPerUnit: null, amount: 2 },
    ])
  })

  test('of who came long ago has no tier and the lowest score', async () => {
    expect(of(await card('Cato'), families['ticket'])).toMatchObject({ tier: null, days: 0, rfm: { recency: 1 } })
  })

  test('of a child tells what it does, and foretells nothing', async () => {
    expect(of(await card('Bram'), families['loan'])).toMatchObject({ tier: 'passant', alive: null })
  })

  test('counts whom they brought in', async () => {
    const [type] = await app.query(`select id from governance.link_type where key = 'knows'`)
    await app.as('administrator')('POST', `/relations/${people['Anna']}/links`, {
      linkTypeId: type.id,
      otherId: people['Cato'],
    })
    expect((await card('Anna')).others.at(-1)).toMatchObject({ measure: 'introductions', amount: 1 })
  })

  test('of a relation that is not there is not found', async () => {
    const reply = await app.as('reader')('GET', '/relations/019a0000-0000-7000-8000-000000000001/value')
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'relations.relation_not_found'])
  })

  test('tells nothing of a family of a domain that the reader does not see; its money is not in the sum', async () => {
    const [domain] = await app.query('select id, bit from governance.domain order by bit desc limit 1')
    await app.query('update activity.family set domain_id = $1 where id = $2', [domain.id, families['volunteering']])
    const who = { ...app.who('reader'), domainMask: (((1n << 62n) - 1n) & ~(1n << BigInt(domain.bit))).toString() }
    const told = await app.inTransaction((ctx) => getRelationValue(ctx, people['Anna']!), who)
    expect(told.families.map(({ family }) => family.id)).not.toContain(families['volunteering'])
    expect(told.others.map(({ measure }) => measure)).toEqual(['attendance', 'introductions'])
    await app.query('update activity.family set domain_id = null')
  })
})

describe('weights', () => {
  test('are what the organisation says, shown beside the amounts and never in the money', async () => {
    const before = await card('Anna')
    const items = [
      { measure: 'volunteering', centsPerUnit: 1500 },
      { measure: 'attendance', centsPerUnit: null },
    ]
    expect((await app.as('relation_manager')('PUT', '/value/weights', { items })).statusCode).toBe(200)
    expect((await app.as('reader')('GET', '/value/weights')).json().items).toEqual([
      ...items,
      { measure: 'introductions', centsPerUnit: null },
    ])
    const after = await card('Anna')
    expect(after.others[0]).toEqual({ measure: 'volunteering', centsPerUnit: 1500, amount: 3 })
    expect(after.cents).toBe(before.cents)
    expect((await app.audit()).at(-1)).toMatchObject({ action: 'value.weights_changed' })
  })
})

describe('a model of a handful of relations', () => {
  test('is fitted and not told: too few to know', async () => {
    const told = (await app.as('reader')('GET', `/value/families/${families['ticket']}/lifetime`)).json()
    expect(told).toMatchObject({ expectations: null, model: { verdict: 'too_few_data' } })
    expect(await app.query('select 1 from segments.relation_value')).toEqual([])
  })

  test('of a family in which nothing happened is not there', async () => {
    const told = (await app.as('reader')('GET', `/value/families/${families['subsidy']}/lifetime`)).json()
    expect(told).toMatchObject({ model: null, expectations: null })
    const grid = (await app.as('reader')('GET', `/value/families/${families['subsidy']}/rfm`)).json()
    expect([grid.relations, grid.cells.length]).toEqual([0, 25])
  })
})

describe('measuring on demand', () => {
  test('runs once, however often it is asked for, and can be asked for again after that', async () => {
    const ask = async () => (await app.as('relation_manager')('POST', '/value/work')).json()
    const [first, second] = [await ask(), await ask()]
    expect(second.jobId).toBe(first.jobId)
    await app.runJobs()
    const { work } = (await app.as('reader')('GET', '/value/work')).json()
    expect(work).toMatchObject({ jobId: first.jobId, doneAt: expect.any(String) })
    expect((await ask()).jobId).not.toBe(first.jobId)
    await app.runJobs()
  })
})

const ROUTES = [
  ['GET', '/value/families/:f/rfm'],
  ['POST', '/value/families/:f/rfm/people'],
  ['GET', '/value/families/:f/lifetime'],
  ['GET', '/value/weights'],
  ['GET', '/value/work'],
  ['GET', '/relations/:p/value'],
] as const
const path = (route: string) => route.replace(':f', families['ticket']!).replace(':p', people['Anna']!)

test.each(ROUTES)('%s %s is refused to who may not see value', async (method, route) => {
  const reply = await app.as('front_office')(method, path(route), method === 'POST' ? {} : undefined)
  expect(reply.statusCode).toBe(403)
})

test.each([
  ['PUT', '/value/weights', { items: [] }],
  ['POST', '/value/work', undefined],
] as const)('%s %s is refused to who may look and not manage', async (method, route, body) => {
  expect((await app.as('reader')(method, route, body)).statusCode).toBe(403)
})

test.each(ROUTES.filter(([, route]) => route.includes(':f')))(
  '%s %s: a family that does not exist for the reader is not found',
  async (method, route) => {
    const reply = await app.as('reader')(
      method,
      route.replace(':f', people['Anna']!),
      method === 'POST' ? {} : undefined,
    )
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'segments.family_not_found'])
  },
)
