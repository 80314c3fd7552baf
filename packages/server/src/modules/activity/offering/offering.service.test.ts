import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { addDemoRelation } from '../testing/a-relation.ts'
import { blank } from '../testing/blank-offering.ts'

let app: TestApp
let lists: { genres: { id: string; name: string }[]; targetGroups: { id: string; name: string }[] }
let branches: { id: string; name: string }[]
beforeAll(async () => {
  app = await testApp()
  lists = (await app.as('reader')('GET', '/activity-lists')).json()
  branches = await app.query('select id, name from admin.branch order by name')
})

const manager = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
  app.as('relation_manager')(method, path, body)
const add = async (values: object) => {
  const reply = await manager('POST', '/offerings', { ...blank, ...values })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const change = (offering: any, values: object) =>
  manager('PUT', `/offerings/${offering.id}`, { version: offering.version, values: { ...offering.values, ...values } })
const codeOf = (reply: { statusCode: number; json: () => { code: string } }) => [reply.statusCode, reply.json().code]
const buy = async (relationId: string, body: object) => {
  const reply = await app.as('front_office')('POST', `/relations/${relationId}/facts`, { kind: 'ticket', ...body })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const get = async (id: string, role: 'reader' | 'relation_manager' = 'reader') =>
  (await app.as(role)('GET', `/offerings/${id}`)).json()

test('a series holds events, an event its dates; what is empty below is that of above', async () => {
  const series = await add({
    kind: 'series',
    title: 'Toneelserie 2026',
    genreId: lists.genres[0]!.id,
    branchId: branches[0]!.id,
  })
  const event = await add({ title: 'Koning Lear', parentId: series.id, makers: ['Het Gezelschap'] })
  const date = await add({
    kind: 'date',
    title: 'Koning Lear, première',
    parentId: event.id,
    startsAt: '2026-04-01T18:00:00.000Z',
    branchId: branches[1]!.id,
    targetGroupIds: [lists.targetGroups[0]!.id],
    priceTypes: [{ name: 'Volwassene', amountCents: 2500 }],
  })
  expect(date).toMatchObject({
    above: [{ title: 'Koning Lear' }, { title: 'Toneelserie 2026' }],
    genre: { name: lists.genres[0]!.name },
    branch: { name: branches[1]!.name },
    targetGroups: [{ name: lists.targetGroups[0]!.name }],
    values: { priceTypes: [{ name: 'Volwassene', amountCents: 2500 }], genreId: null },
    mayManage: true,
  })
  expect(await get(series.id)).toMatchObject({ below: [{ title: 'Koning Lear' }], belowCount: 1, mayManage: false })
  expect(await get(event.id)).toMatchObject({ values: { makers: ['Het Gezelschap'] } })
})

describe('what does not fit is refused', () => {
  test.each([
    ['a date below a series', { kind: 'date' }, 'series'],
    ['an event below an event', { kind: 'event' }, 'event'],
    ['a course below an event', { kind: 'course' }, 'event'],
    ['a series below a series', { kind: 'series' }, 'series'],
  ])('%s', async (_name, values, parentKind) => {
    const parent = await add({ kind: parentKind })
    expect(codeOf(await manager('POST', '/offerings', { ...blank, ...values, parentId: parent.id }))).toEqual([
      422,
      'activity.offering_parent',
    ])
  })
  test.each([
    [
      'an end before the beginning',
      { startsAt: '2026-04-02T18:00:00Z', endsAt: '2026-04-01T18:00:00Z' },
      'activity.offering_period',
    ],
    ['an end without a beginning', { endsAt: '2026-04-01T18:00:00Z' }, 'activity.offering_period'],
    [
      'two prices of one name',
      {
        priceTypes: [
          { name: 'Vol', amountCents: 1 },
          { name: 'vol', amountCents: 2 },
        ],
      },
      'activity.price_twice',
    ],
    ['a parent that is not there', { parentId: 'b9a0a1c2-6f0e-4d3a-8a11-2f6f0e4d3a8a' }, 'activity.offering_parent'],
    [
      'a group that is not there',
      { targetGroupIds: ['b9a0a1c2-6f0e-4d3a-8a11-2f6f0e4d3a8a'] },
      'activity.target_group_not_found',
    ],
  ])('%s', async (_name, values, code) => {
    expect((await manager('POST', '/offerings', { ...blank, ...values })).json().code).toBe(code)
  })
  test('below itself, and another kind while something is below it', async () => {
    const event = await add({})
    expect(codeOf(await change(event, { parentId: event.id }))).toEqual([422, 'activity.offering_parent'])
    await add({ kind: 'date', parentId: event.id })
    expect(codeOf(await change(event, { kind: 'course' }))).toEqual([422, 'activity.offering_parent'])
  })
  test('a number that is taken', async () => {
    await add({ externalId: 'EV-1' })
    expect(codeOf(await manager('POST', '/offerings', { ...blank, externalId: 'EV-1' }))).toEqual([
      409,
      'activity.offering_number_taken',
    ])
  })
  test('without the right, and of another organisation', async () => {
    const event = await add({})
    for (const role of ['reader', 'front_office'] as const) {
      expect((await app.as(role)('POST', '/offerings', blank)).statusCode).toBe(403)
      expect((await app.as(role)('DELETE', `/offerings/${event.id}`)).statusCode).toBe(403)
    }
    const other = await app.otherTenant()
    expect(codeOf(await other.as('GET', `/offerings/${event.id}`))).toEqual([404, 'activity.offering_not_found'])
  })
})

test('whoever changes an older version hears it, and nothing is saved', async () => {
  const event = await add({})
  expect((await change(event, { title: 'Hamlet, prins' })).json()).toMatchObject({ version: 2 })
  expect(codeOf(await change(event, { title: 'Iets anders' }))).toEqual([409, 'activity.offering_changed'])
  expect(await get(event.id)).toMatchObject({ values: { title: 'Hamlet, prins' } })
})

test('a day that moves takes along the day of what people booked, and no more than that', async () => {
  const relation = await addDemoRelation(app)
  const date = await add({ kind: 'date', startsAt: '2026-04-01T18:00:00.000Z' })
  const ticket = await buy(relation, { offeringId: date.id, amountCents: 2500, quantity: 2 })
  const paidBack = await app.as('front_office')('POST', `/facts/${ticket.id}/reversals`, { quantity: 1 })
  expect(ticket).toMatchObject({ day: '2026-04-01' })
  const membership = await buy(relation, {
    kind: 'membership',
    offeringId: date.id,
    until: '2026-12-31',
    amountCents: 1,
  })
  const days = async () => {
    const { items } = (await app.as('reader')('GET', `/relations/${relation}/facts`)).json()
    return new Map(items.map((one: { id: string; day: string }) => [one.id, one.day]))
  }
  const moved = (await change(date, { startsAt: '2026-05-09T22:30:00.000Z' })).json()
  expect((await days()).get(ticket.id)).toBe('2026-05-10')
  expect((await days()).get(paidBack.json().id)).toBe('2026-03-02')
  expect((await days()).get(membership.id)).toBe('2026-03-02')
  await change(moved, { startsAt: null, endsAt: null })
  expect((await days()).get(ticket.id)).toBe('2026-03-02')
  const entry = (await app.audit()).find(
    ({ action, subject_id }) => action === 'offering.changed' && subject_id === date.id,
  )
  expect(entry?.details).toMatchObject({ factsMoved: 1, before: { startsAt: '2026-04-01T18:00:00.000Z' } })
})

test('what people did counts by the genre and branch of what was offered, also when those change', async () => {
  const relation = await addDemoRelation(app)
  const [one, other] = lists.genres
  const event = await add({ genreId: one!.id, branchId: branches[0]!.id })
  const date = await add({ kind: 'date', parentId: event.id })
  await buy(relation, { offeringId: date.id })
  await buy(relation, { offeringId: date.id, genreId: lists.genres[2]!.id })
  const counting = () =>
    app.query('select genre_id, branch_id from activity.fact where offering_id = $1 order by id', [date.id])
  expect(await counting()).toEqual([
    { genre_id: one!.id, branch_id: branches[0]!.id },
    { genre_id: lists.genres[2]!.id, branch_id: branches[0]!.id },
  ])
  await change(event, { genreId: other!.id, branchId: null })
  expect(await counting()).toEqual([
    { genre_id: other!.id, branch_id: null },
    { genre_id: lists.genres[2]!.id, branch_id: null },
  ])
})

test('its page tells what came of it and everything below it, and counts only relations that the reader may see', async () => {
  const [first, second] = [await addDemoRelation(app), await addDemoRelation(app)]
  const event = await add({ title: 'Figuren' })
  const dates = [
    await add({ kind: 'date', parentId: event.id, capacity: 100 }),
    await add({ kind: 'date', parentId: event.id, capacity: 50 }),
    await add({ kind: 'date', parentId: event.id, capacity: 70, state: 'cancelled' }),
  ]
  const ticket = await buy(first, { offeringId: dates[0].id, quantity: 4, amountCents: 10_000 })
  await buy(first, { offeringId: dates[1].id, quantity: 1, amountCents: 2500 })
  const gone = await buy(second, { offeringId: dates[1].id, quantity: 2, amountCents: 5000 })
  await buy(first, { kind: 'attendance', offeringId: dates[0].id, quantity: 3 })
  await app.as('front_office')('POST', `/facts/${ticket.id}/reversals`, { quantity: 1 })
  await app.query(
    `insert into activity.fact (id, kind, occurred_at, day, offering_id, quantity, amount_cents, recorded_at)
     values (gen_random_uuid(), 'ticket', now(), current_date, $1, 6, 15000, now())`,
    [dates[0].id],
  )
  expect((await get(event.id)).figures).toEqual({
    sold: 12,
    attended: 3,
    capacity: 150,
    proceeds: [{ currency: 'EUR', cents: 30_000 }],
    relations: 2,
    anonymous: 6,
    byKind: [
      { kind: 'attendance', quantity: 3 },
      { kind: 'ticket', quantity: 12 },
    ],
  })
  const { items } = (await app.as('reader')('GET', `/offerings?parentId=${event.id}&sort=title`)).json()
  expect(items.map((row: { sold: number }) => row.sold).sort()).toEqual([0, 3, 9])
  const [line] = (await app.as('reader')('GET', '/offerings?q=figuren')).json().items
  expect(line).toMatchObject({ title: 'Figuren', sold: 12 })
  await app.as('front_office')('POST', `/facts/${gone.id}/reversals`, {})
  expect((await get(event.id)).figures).toMatchObject({ sold: 10, relations: 1 })
  const { getOffering } = await import('./offering-page.service.ts')
  const seesNobody = { ...app.who('reader'), domainMask: '0' }
  const blind = await app.inTransaction((ctx) => getOffering(ctx, event.id), seesNobody)
  expect(blind.figures).toMatchObject({ sold: 10, relations: 0 })
  const noFacts = { ...app.who('reader'), permissions: new Set(['activity.offering.read'] as const) }
  expect((await app.inTransaction((ctx) => getOffering(ctx, event.id), noFacts)).figures).toBeNull()
})

test('what nobody used can be removed, anything else only cancelled', async () => {
  const relation = await addDemoRelation(app)
  const [unused, used, above] = [await add({}), await add({}), await add({})]
  await add({ kind: 'date', parentId: above.id })
  await buy(relation, { offeringId: used.id })
  expect((await manager('DELETE', `/offerings/${unused.id}`)).json()).toEqual({ ok: true })
  for (const { id } of [used, above])
    expect(codeOf(await manager('DELETE', `/offerings/${id}`))).toEqual([409, 'activity.offering_in_use'])
  expect((await change(used, { state: 'cancelled' })).json()).toMatchObject({ values: { state: 'cancelled' } })
  expect((await app.audit()).filter(({ subject_id }) => subject_id === used.id).map(({ action }) => action)).toEqual([
    'offering.added',
    'offering.cancelled',
  ])
})

describe('the list', () => {
  beforeAll(async () => {
    for (let day = 1; day <= 5; day += 1)
      await add({ kind: 'course', title: `Lijst Café ${day}`, startsAt: `2026-06-0${day}T10:00:00.000Z` })
    await add({ kind: 'course', title: 'Lijst zonder dag', genreId: lists.genres[3]!.id })
  })
  const titles = async (query: string) =>
    (await app.as('reader')('GET', `/offerings?q=lijst&limit=100${query}`))
      .json()
      .items.map((one: { title: string }) => one.title)

  test('is searched without signs, filtered and sorted', async () => {
    expect(await titles('')).toEqual([5, 4, 3, 2, 1].map((day) => `Lijst Café ${day}`).concat('Lijst zonder dag'))
    expect(await titles('&sort=soonest')).toEqual([1, 2, 3, 4, 5].map((day) => `Lijst Café ${day}`))
    expect((await titles('&sort=title'))[0]).toBe('Lijst Café 1')
    expect((await app.as('reader')('GET', '/offerings?q=cafe%203')).json().items).toHaveLength(1)
    expect(await titles('&from=2026-06-02&until=2026-06-03')).toEqual(['Lijst Café 3', 'Lijst Café 2'])
    expect(await titles(`&genreId=${lists.genres[3]!.id}`)).toEqual(['Lijst zonder dag'])
    expect(await titles('&state=cancelled')).toEqual([])
  })
  test.each(['latest', 'soonest', 'title'])('in pages by %s nothing is lost and nothing comes twice', async (sort) => {
    const whole = await titles(`&sort=${sort}`)
    const found: string[] = []
    let cursor = ''
    do {
      const page = (await app.as('reader')('GET', `/offerings?q=lijst&limit=2&sort=${sort}${cursor}`)).json()
      found.push(...page.items.map((one: { title: string }) => one.title))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(found).toEqual(whole)
  })
  test('refuses a place that it did not give', async () => {
    expect((await app.as('reader')('GET', '/offerings?cursor=onzin')).json().code).toBe('relations.cursor_invalid')
  })
})
