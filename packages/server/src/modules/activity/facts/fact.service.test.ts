import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { addDemoRelation } from '../testing/a-relation.ts'

let app: TestApp
let id: string

beforeAll(async () => {
  app = await testApp()
})
beforeEach(async () => {
  id = await addDemoRelation(app)
})

const desk = (method: 'GET' | 'POST' | 'DELETE' | 'PUT', path: string, body?: object) =>
  app.as('front_office')(method, path, body)
const add = async (body: object) => {
  const reply = await desk('POST', `/relations/${id}/facts`, body)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const codeOf = (reply: { statusCode: number; json: () => { code: string } }) => [reply.statusCode, reply.json().code]
const listed = async (query = '') => (await app.as('reader')('GET', `/relations/${id}/facts${query}`)).json().items
const contribution = async () => (await app.as('reader')('GET', `/relations/${id}/contribution`)).json()
const visits = async () =>
  (await contribution()).families.find((one: { family: { name: string } }) => one.family.name === 'Bezoek')

test('a gift is written down, taken away and brought back', async () => {
  const gift = await add({ kind: 'gift', amountCents: 5000, detail: { note: 'Voor de jeugdcollectie' } })
  expect(gift).toMatchObject({
    kind: 'gift',
    family: { name: 'Geven' },
    day: '2026-03-02',
    quantity: 1,
    amountCents: 5000,
    by: 'Test front_office',
    source: null,
    isRemoved: false,
    mayRemove: true,
    mayReverse: true,
  })
  expect(await listed()).toHaveLength(1)
  expect((await desk('DELETE', `/facts/${gift.id}`)).json()).toEqual({ ok: true })
  expect((await desk('DELETE', `/facts/${gift.id}`)).json()).toEqual({ ok: true })
  expect(await listed()).toEqual([])
  expect((await desk('POST', `/facts/${gift.id}/restore`)).json()).toMatchObject({ id: gift.id, isRemoved: false })
  expect(await listed()).toHaveLength(1)
  const trail = (await app.audit()).filter(({ details }) => details.factId === gift.id)
  expect(trail.map(({ action }) => action)).toEqual(['fact.added', 'fact.removed', 'fact.restored'])
  expect(JSON.stringify(trail)).not.toContain('jeugdcollectie')
})

test('tickets are paid back in parts: each part is a fact on its own day, and only when nothing is left they count no time', async () => {
  const tickets = await add({
    kind: 'ticket',
    quantity: 5,
    amountCents: 10_001,
    occurredAt: '2026-01-10T19:00:00.000Z',
  })
  const two = await desk('POST', `/facts/${tickets.id}/reversals`, { quantity: 2 })
  expect(two.json()).toMatchObject({
    kind: 'ticket',
    isReversal: true,
    reversesId: tickets.id,
    quantity: -2,
    amountCents: -4000,
    day: '2026-03-02',
    mayReverse: false,
  })
  expect(await visits()).toMatchObject({ times: 1, amounts: [{ currency: 'EUR', cents: 6001, centsThisYear: 6001 }] })
  expect(codeOf(await desk('POST', `/facts/${tickets.id}/reversals`, { quantity: 4 }))).toEqual([
    422,
    'activity.reversal_too_much',
  ])
  const rest = (await desk('POST', `/facts/${tickets.id}/reversals`, { note: 'Afgelast' })).json()
  expect(rest).toMatchObject({ quantity: -3, amountCents: -6001 })
  expect(await visits()).toMatchObject({ times: 0, lastDay: null, amounts: [{ cents: 0 }] })
  expect(codeOf(await desk('POST', `/facts/${tickets.id}/reversals`, {}))).toEqual([409, 'activity.fact_reversed'])
  expect(codeOf(await desk('POST', `/facts/${rest.id}/reversals`, {}))).toEqual([409, 'activity.fact_is_reversal'])
  expect((await listed()).find((one: { id: string }) => one.id === tickets.id)).toMatchObject({ isReversed: true })
  await desk('DELETE', `/facts/${rest.id}`)
  expect(await visits()).toMatchObject({ times: 1, amounts: [{ cents: 6001 }] })
  await desk('POST', `/facts/${tickets.id}/reversals`, { quantity: 1 })
  expect(codeOf(await desk('POST', `/facts/${rest.id}/restore`))).toEqual([422, 'activity.reversal_too_much'])
})

test('of two who pay back the same ticket at the same moment one hears that nothing is left', async () => {
  const ticket = await add({ kind: 'ticket', amountCents: 2500 })
  const replies = await Promise.all([1, 2, 3].map(() => desk('POST', `/facts/${ticket.id}/reversals`, {})))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  expect(await visits()).toMatchObject({ times: 0, amounts: [{ cents: 0 }] })
})

test('the day is that of the Netherlands: a visit just after midnight in summer counts for the new day', async () => {
  expect(await add({ kind: 'attendance', occurredAt: '2025-06-30T22:30:00.000Z' })).toMatchObject({ day: '2025-07-01' })
  expect(await add({ kind: 'attendance', occurredAt: '2026-01-31T22:30:00.000Z' })).toMatchObject({ day: '2026-01-31' })
})

test('a pledge is a promise: it runs for its years, brings nothing itself and says whether it is a periodic gift', async () => {
  const detail = { yearlyCents: 25_000, years: 5, isFixed: true, agreedOn: '2026-02-20', reference: 'P-12' }
  expect(await add({ kind: 'pledge', from: '2026-03-01', detail })).toMatchObject({
    day: '2026-03-01',
    until: '2031-02-28',
    amountCents: 0,
    isPeriodicGift: true,
    detail,
  })
  expect(await add({ kind: 'pledge', detail: { ...detail, years: 4 } })).toMatchObject({ isPeriodicGift: false })
})

test('the weight of gifts for the giver stands beside them and never in them', async () => {
  await add({ kind: 'gift', amountCents: 10_000 })
  await add({ kind: 'gift', amountCents: 999_900, occurredAt: '2025-12-31T12:00:00.000Z' })
  expect((await contribution()).givingWeight).toEqual({ givenCents: 10_000, weighedCents: 12_500 })
  expect((await contribution()).families).toEqual([
    expect.objectContaining({
      family: expect.objectContaining({ name: 'Geven' }),
      times: 2,
      timesThisYear: 1,
      firstDay: '2025-12-31',
      lastDay: '2026-03-02',
      amounts: [{ currency: 'EUR', cents: 1_009_900, centsThisYear: 10_000 }],
    }),
  ])
})

test('volunteering is told in minutes, a membership until its last day', async () => {
  await add({ kind: 'volunteering', quantity: 150 })
  await add({ kind: 'volunteering', quantity: 90 })
  await add({ kind: 'membership', amountCents: 5500, from: '2026-01-01', until: '2026-12-31' })
  const { families } = await contribution()
  expect(families.map((one: any) => [one.family.name, one.times, one.minutes])).toEqual([
    ['Bibliotheekgebruik', 1, 0],
    ['Vrijwilligerswerk', 2, 240],
  ])
})

test('lines of one order are one time', async () => {
  for (const quantity of [2, 1, 3]) await add({ kind: 'ticket', quantity, amountCents: 1000, orderKey: 'B-1' })
  await add({ kind: 'ticket', amountCents: 1000, orderKey: 'B-2' })
  expect(await visits()).toMatchObject({ times: 2, amounts: [{ cents: 4000 }] })
})

test('in pages nothing is lost and nothing comes twice, also not within one moment', async () => {
  for (let index = 0; index < 7; index += 1)
    await add({ kind: 'attendance', occurredAt: `2026-02-0${1 + (index >> 1)}T10:00:00.000Z` })
  const whole = (await listed('?limit=200')).map((one: { id: string }) => one.id)
  for (const limit of [1, 2, 3, 7]) {
    const found: string[] = []
    let cursor = ''
    do {
      const page = (await app.as('reader')('GET', `/relations/${id}/facts?limit=${limit}${cursor}`)).json()
      found.push(...page.items.map((one: { id: string }) => one.id))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(found).toEqual(whole)
  }
  expect(codeOf(await app.as('reader')('GET', `/relations/${id}/facts?cursor=onzin`))).toEqual([
    422,
    'relations.cursor_invalid',
  ])
})

describe('refused', () => {
  test.each([
    [
      'what has not happened yet',
      { kind: 'gift', amountCents: 100, occurredAt: '2026-03-03T09:00:00.000Z' },
      'activity.fact_in_future',
    ],
    ['a membership without end', { kind: 'membership' }, 'activity.fact_until_missing'],
    [
      'an event that is not there',
      { kind: 'ticket', offeringId: 'b9a0a1c2-6f0e-4d3a-8a11-2f6f0e4d3a8a' },
      'activity.offering_not_found',
    ],
    [
      'a genre that is not there',
      { kind: 'ticket', genreId: 'b9a0a1c2-6f0e-4d3a-8a11-2f6f0e4d3a8a' },
      'activity.genre_not_found',
    ],
    [
      'a branch that is not there',
      { kind: 'ticket', branchId: 'b9a0a1c2-6f0e-4d3a-8a11-2f6f0e4d3a8a' },
      'activity.branch_not_found',
    ],
    ['a title of a loan', { kind: 'loan', detail: { title: 'Nooit meer slapen' } }, 'http.invalid_input'],
  ])('%s', async (_name, body, code) => {
    const reply = await desk('POST', `/relations/${id}/facts`, body)
    expect(reply.json().code).toBe(code)
  })

  test('without the right, without the relation, without a session', async () => {
    const body = { kind: 'gift', amountCents: 100 }
    expect((await app.as('reader')('POST', `/relations/${id}/facts`, body)).statusCode).toBe(403)
    expect((await app.anonymous('GET', `/relations/${id}/facts`)).statusCode).toBe(401)
    const other = await app.otherTenant()
    expect(codeOf(await other.as('GET', `/relations/${id}/facts`))).toEqual([404, 'relations.relation_not_found'])
    const gift = await add(body)
    expect(codeOf(await other.as('DELETE', `/facts/${gift.id}`))).toEqual([404, 'activity.fact_not_found'])
  })
})

test('facts of a family of a domain exist only for who sees that domain', async () => {
  const [first] = await app.query('select id, bit from governance.domain order by bit')
  const [family] = await app.query(`select id, name from activity.family where key = 'giving'`)
  await add({ kind: 'gift', amountCents: 100 })
  const gift = (await listed())[0]
  const changed = await app.as('administrator')('PUT', `/activity-families/${family.id}`, {
    name: family.name,
    domainId: first.id,
  })
  expect(changed.statusCode, changed.body).toBe(200)
  const { listFacts } = await import('./fact.service.ts')
  const { familiesSeen, hiddenKinds } = await import('../families/family.service.ts')
  // Sees every domain but that of the family.
  const half = {
    ...app.who('front_office'),
    domainMask: (9223372036854775807n & ~(1n << BigInt(first.bit))).toString(),
  }
  await app.query('update relations.relation set domain_mask = 9223372036854775807 where id = $1', [id])
  const seen = await app.inTransaction(
    async (ctx) => ({
      items: (await listFacts(ctx, { id, limit: 10 }, () => Promise.resolve(new Map()))).items,
      families: (await familiesSeen(ctx)).map(({ key }) => key),
      hidden: await hiddenKinds(ctx),
    }),
    half,
  )
  expect(seen.items).toEqual([])
  expect(seen.families).not.toContain('giving')
  expect(seen.hidden).toEqual(['gift', 'pledge'])
  const { reverseFact } = await import('./fact.service.ts')
  await expect(
    app.inTransaction((ctx) => reverseFact(ctx, { id: gift.id }, () => Promise.resolve(new Map())), half),
  ).rejects.toMatchObject({ code: 'activity.fact_not_found' })
  await app.query('update activity.family set domain_id = null')
})

test('of somebody under protection nothing is told that says where they will be', async () => {
  await add({ kind: 'ticket', amountCents: 2500 })
  await app.query('update relations.relation set is_protected = true where id = $1', [id])
  expect(await listed()).toEqual([])
  expect(await contribution()).toMatchObject({ families: [], isWithheld: true, mayAdd: false })
  const timeline = (await app.as('reader')('GET', `/relations/${id}/timeline?kind=fact`)).json()
  expect(timeline.items).toEqual([
    expect.objectContaining({ sentence: 'timeline.fact.withheld', values: {}, isWithheld: true }),
  ])
})

test('an erasure empties everything by which a fact could be known to be somebody’s', async () => {
  const { planErasure } = await import('../../privacy/testing/planned-erasure.ts')
  const { modules } = await import('../../../app/modules.ts')
  const plan = planErasure(modules.flatMap(({ personalData }) => personalData)).find(
    ({ table }) => table === 'activity.fact',
  )
  expect(plan).toMatchObject({ action: 'anonymise', columns: ['relation_id'] })
  const emptied = [
    'origin_relation_id',
    'order_key',
    'source_key',
    'reverses_key',
    'source_hash',
    'row_number',
    'detail',
  ]
  expect(Object.keys(plan?.anonymised ?? {}).sort()).toEqual([...emptied].sort())
})
