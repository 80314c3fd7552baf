import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { listFreezes } from './freeze.service.ts'
import { askForCount, getInventory } from './inventory.service.ts'
import { listPeople } from './people.service.ts'

const TODAY = '2026-03-02'
let app: TestApp
const types: Record<string, string> = {}
const people: Record<string, string> = {}

async function add(key: string, name: object, roles: readonly string[]): Promise<void> {
  const reply = await app.as('administrator')('POST', '/relations', name)
  if (reply.statusCode !== 200) throw new Error(reply.body)
  const id = reply.json().relation.id as string
  people[key] = id
  for (const role of roles)
    await app.query(
      `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, valid_from, created_at)
       select gen_random_uuid(), $1, $1, t.id, t.domain_id, '2026-01-10', now() from governance.relation_type t where t.key = $2`,
      [id, role],
    )
  await app.query(
    `update relations.relation r set domain_mask = r.domain_mask | coalesce((select bit_or(1::bigint << d.bit)
       from relations.role o join governance.domain d on d.id = o.domain_id where o.relation_id = r.id), 0) where r.id = $1`,
    [id],
  )
}

async function did(key: string | null, kind: string, cents: number, quantity = 1): Promise<void> {
  await app.query(
    `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, quantity, amount_cents, recorded_at)
     values (gen_random_uuid(), $1, $1, $2, '2026-02-01', '2026-02-01', $3, $4, now())`,
    [key === null ? null : people[key], kind, quantity, cents],
  )
}

const person = (firstName: string, surname: string) => ({ kind: 'person', name: { firstName, surname } })
const get = async (role: Parameters<TestApp['as']>[0], path: string) => app.as(role)('GET', path)

beforeAll(async () => {
  app = await testApp()
  for (const { id, key } of await app.query('select id, key from governance.relation_type')) types[key] = id
  await add('anna', { ...person('Anna', 'Smit'), birthDate: '2015-06-01' }, ['borrower'])
  // Four roles, one person.
  await add('bram', { ...person('Bram', 'Bos'), birthDate: '1970-06-01' }, [
    'borrower',
    'friend',
    'visitor',
    'volunteer',
  ])
  await add('school', { kind: 'organisation', organisationName: 'De Dijk' }, ['school'])
  await did('anna', 'loan', 0, 12)
  await did('bram', 'ticket', 2500)
  await did('bram', 'pledge', 10_000)
  await did('bram', 'volunteering', 0, 90)
  await did(null, 'ticket', 1500)
  await app.inTransaction(refreshAll)
}, 60_000)

test('before the first night there are no figures, and that is said', async () => {
  const reply = await get('reader', '/inventory')
  expect([reply.statusCode, reply.json().code]).toEqual([404, 'segments.day_not_counted'])
})

describe('after a night', () => {
  beforeAll(async () => {
    await app.runDay()
  }, 120_000)

  test('the year so far, last year and whole years have been counted', async () => {
    const { items } = (await get('reader', '/inventory/days')).json()
    expect(items.map(({ day }: { day: string }) => day)).toEqual([
      TODAY,
      '2025-12-31',
      '2025-03-02',
      '2024-12-31',
      '2023-12-31',
      '2022-12-31',
    ])
  })

  test('a person with four roles is one person, and is counted in each of them', async () => {
    const { total, types: rows, audiences } = (await get('administrator', '/inventory')).json()
    expect(total.now).toMatchObject({ relations: 3, roles: 6, new: 3, lapsed: 0, net: 3 })
    const row = (key: string) => rows.find((one: { key: string }) => one.key === key)
    expect(row('borrower').now).toMatchObject({ relations: 2 })
    expect(row('friend').now).toMatchObject({ relations: 1, cents: 2500, promisedCents: 10_000 })
    expect(audiences.map(({ audience, now }: any) => [audience, now.relations])).toEqual([
      ['consumer', 2],
      ['business', 1],
      ['internal', 1],
    ])
  })

  test('what was promised is no money yet, and what was sold at the counter is nobody’s', async () => {
    const { total, anonymous, customers } = (await get('administrator', '/inventory')).json()
    expect(total.now).toMatchObject({ cents: 2500, promisedCents: 10_000, share: 2500 / 4000 })
    expect(anonymous).toEqual([{ kind: 'ticket', relations: 0, times: 1, quantity: 1, cents: 1500 }])
    expect(customers).toMatchObject({ visitors: 1, buyers: 1 })
  })

  test('the yearly figures of a library are ready', async () => {
    const { library } = (await get('administrator', '/inventory')).json()
    expect(library).toMatchObject({
      members: { youth: 1, adult: 1, unknown: 0 },
      newMembers: { youth: 1, adult: 1, unknown: 0 },
      loans: { youth: 12, adult: 0, unknown: 0, fiction: 0, nonFiction: 0, otherGenre: 12 },
      volunteers: 1,
      volunteerHours: 1.5,
    })
  })

  test('from a figure one goes on to its people', async () => {
    const body = { day: TODAY, what: 'did', kind: 'ticket', typeIds: [types['friend']] }
    const reply = await app.as('reader')('POST', '/inventory/people', body)
    expect(reply.json()).toMatchObject({ count: 1, items: [{ id: people['bram'] }], next: null })
    await app.query(`update relations.relation set archived_at = now() where id = $1`, [people['bram']])
    await app.inTransaction(refreshAll)
    expect((await app.as('reader')('POST', '/inventory/people', body)).json()).toMatchObject({ count: 0, items: [] })
    await app.query(`update relations.relation set archived_at = null where id = $1`, [people['bram']])
    await app.inTransaction(refreshAll)
  })

  test('a file to share leaves out how few people there are', async () => {
    const reply = await get('relation_manager', '/inventory/export')
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.body).toContain('minder dan 5')
    expect(reply.body).not.toMatch(/;[1-4];/)
    expect(await app.audit()).toContainEqual(expect.objectContaining({ action: 'inventory.exported' }))
  })

  test('a day is counted when somebody asks for it, and never one that is still to come', async () => {
    const post = app.as('relation_manager')
    expect((await post('POST', '/inventory/days', { day: '2026-03-03' })).json().code).toBe('segments.day_to_come')
    expect((await post('POST', '/inventory/days', { day: '2026-01-31' })).statusCode).toBe(200)
    expect((await get('reader', '/inventory?day=2026-01-31')).statusCode).toBe(404)
    await app.runJobs()
    const counted = (await get('reader', '/inventory?day=2026-01-31')).json()
    expect(counted).toMatchObject({ day: '2026-01-31', from: '2026-01-01', total: { now: { relations: 3, cents: 0 } } })
    // Asked for: the next night leaves it.
    app.clock.set('2026-03-03T09:00:00.000Z')
    await app.runDay()
    const days = (await app.query('select day from segments.inventory_day')).map(({ day }) => day)
    expect(days).toContain('2026-01-31')
    expect(days).not.toContain(TODAY)
    app.clock.set('2026-03-02T09:00:00.000Z')
  }, 60_000)
})

describe('who sees less', () => {
  const narrow = async () => {
    const [{ bit }] = await app.query(`select d.bit from governance.domain d where d.key = 'education'`)
    const who = app.who('reader')
    return { ...who, domainMask: (1n << BigInt(bit)).toString() }
  }

  test('has no rows of other domains, and counts nobody but their own', async () => {
    const inventory = await app.inTransaction((ctx) => getInventory(ctx, undefined), await narrow())
    expect(inventory.types.some(({ key }) => key === 'borrower')).toBe(false)
    expect(inventory.total.now).toMatchObject({ relations: 1, cents: 0 })
    expect(inventory.library.memberTypes).toEqual([])
  })

  test('is refused the people of a type that they do not see', async () => {
    const asked = { day: '2026-01-31', what: 'everybody' as const, typeIds: [types['borrower']!], limit: 10 }
    await expect(app.inTransaction(async (ctx) => listPeople(ctx, asked), await narrow())).rejects.toMatchObject({
      code: 'segments.condition_hidden',
    })
  })

  test('does not find the families of a domain that they do not see', async () => {
    await app.query(
      `update activity.family set domain_id = (select id from governance.domain where key = 'partners') where key = 'visits'`,
    )
    const inventory = await app.inTransaction((ctx) => getInventory(ctx, undefined), await narrow())
    expect(inventory.anonymous).toEqual([])
    expect(inventory.customers.visitors).toBeNull()
    await app.query(`update activity.family set domain_id = null where key = 'visits'`)
  })
})

describe('figures that are kept', () => {
  test('stand as they stood, with who kept them, and are not for who sees less', async () => {
    const post = app.as('relation_manager')
    const kept = (await post('POST', '/inventory/freezes', { day: '2026-01-31', name: 'Jaarverslag' })).json()
    expect(kept).toMatchObject({ day: '2026-01-31', name: 'Jaarverslag', by: 'Test relation_manager' })
    await app.query(`update governance.relation_type set definition = 'Anders' where key = 'borrower'`)
    const { figures } = (await get('relation_manager', `/inventory/freezes/${kept.id}`)).json()
    expect(figures.total.now.relations).toBe(3)
    expect(figures.types.find(({ key }: { key: string }) => key === 'borrower').definition).not.toBe('Anders')
    const who = { ...app.who('reader'), domainMask: '1' }
    expect(await app.inTransaction((ctx) => listFreezes(ctx), who)).toEqual([])
    expect((await app.as('reader')('DELETE', `/inventory/freezes/${kept.id}`)).statusCode).toBe(403)
    expect((await post('DELETE', `/inventory/freezes/${kept.id}`)).statusCode).toBe(200)
    expect((await get('relation_manager', `/inventory/freezes/${kept.id}`)).statusCode).toBe(404)
  })
})

test('for whom a type is can be said otherwise, and members are of other types', async () => {
  const put = app.as('administrator')
  expect((await put('PUT', `/relation-types/${types['teacher']}/audience`, { audience: 'consumer' })).statusCode).toBe(
    200,
  )
  expect((await put('PUT', '/inventory/member-types', { typeIds: [types['friend']] })).statusCode).toBe(200)
  const { library, types: rows } = (await get('administrator', '/inventory')).json()
  expect(library.memberTypes).toHaveLength(1)
  expect(rows.find((one: { key: string }) => one.key === 'teacher').audience).toBe('consumer')
  expect((await app.as('reader')('PUT', '/inventory/member-types', { typeIds: [] })).statusCode).toBe(403)
})

describe('figures that were added up once', () => {
  const stored = async () => (await app.query('select count(*)::int as count from segments.inventory_answer'))[0].count
  const readBy = async (role: Parameters<TestApp['who']>[0]) =>
    app.inTransaction((ctx) => getInventory(ctx, undefined), app.who(role))

  test('serve whoever sees the same, and not who sees less', async () => {
    await app.query('delete from segments.inventory_answer')
    const first = await readBy('administrator')
    expect(await stored()).toBe(1)
    expect(await readBy('relation_manager')).toEqual(first)
    expect(await stored()).toBe(1)
    const who = { ...app.who('reader'), domainMask: '1' }
    const less = await app.inTransaction((ctx) => getInventory(ctx, undefined), who)
    expect(less.total.now.relations).not.toBe(first.total.now.relations)
    expect(await stored()).toBe(2)
  })

  test('are not used any more after the day was counted again', async () => {
    const before = await readBy('administrator')
    await add('nieuw', person('Nora', 'Nieuw'), ['friend'])
    await app.inTransaction(refreshAll)
    expect((await readBy('administrator')).total.now.relations).toBe(before.total.now.relations)
    app.clock.set('2026-03-03T10:00:00.000Z')
    await app.inTransaction((ctx) => askForCount(ctx, before.day))
    await app.runJobs()
    expect((await readBy('administrator')).total.now.relations).toBe(before.total.now.relations + 1)
  }, 60_000)

  test('stand ready in the morning for whoever looked lately', async () => {
    await readBy('administrator')
    app.clock.set('2026-03-04T09:00:00.000Z')
    await app.runDay()
    const count = await stored()
    expect(count).toBeGreaterThan(0)
    expect((await readBy('administrator')).day).toBe('2026-03-04')
    expect(await stored()).toBe(count)
    app.clock.set('2026-03-02T09:00:00.000Z')
  }, 60_000)
})

test('of who was forgotten nothing is left that points at them: their number stands for nobody, also later', async () => {
  const officer = app.as('privacy_officer')
  const relationId = people['nieuw']!
  const [{ number }] = await app.query('select number from segments.profile where relation_id = $1', [relationId])
  const cell = { day: '2026-03-04', what: 'everybody', typeIds: [types['friend']] }
  const listed = async () => (await app.as('reader')('POST', '/inventory/people', cell)).json()
  const before = await listed()
  expect(before.items.map(({ id }: { id: string }) => id)).toContain(relationId)
  const asked = { kind: 'erasure', channel: 'desk', receivedOn: '2026-03-02', requesterName: 'Nora', relationId }
  const { id } = (await officer('POST', '/privacy/requests', asked)).json()
  await officer('POST', `/privacy/requests/${id}/identity`, { how: 'in_person' })
  const { relation } = (await officer('GET', `/privacy/requests/${id}/erasure`)).json()
  const done = await officer('POST', `/privacy/requests/${id}/erasure`, { name: relation.name })
  expect(done.statusCode, done.body).toBe(200)
  await app.runJobs()
  await add('later', person('Lies', 'Later'), [])
  await app.inTransaction(refreshAll)
  // The bit of a day that was counted stays until it is counted again, and leads to nobody.
  expect(await app.query('select 1 from segments.profile where number = $1', [number])).toEqual([])
  expect(await listed()).toMatchObject({ count: before.count - 1 })
}, 60_000)
