import type { FieldAccess, Role } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeField } from '../../governance/testing/own-field.ts'

/** Health data in a field of the organisation's own (AVG art. 9): a right that is given on purpose, and a read log. */
const ADMIN: Role = 'administrator'
let app: TestApp
let field: string
let people: string[]
let domainId: string

beforeAll(async () => {
  app = await testApp()
  const made = await makeField(app, {
    label: 'Hulpmiddel',
    dataType: 'text',
    sensitivity: 'special',
    specialGround: 'Uitdrukkelijke toestemming (art. 9 lid 2 onder a).',
  })
  field = made.key
  domainId = (await app.query('select id from governance.domain order by bit limit 1'))[0].id
  await give(ADMIN, 'change')
  people = []
  for (const [surname, value] of [
    ['Rolstra', 'rolstoelkanarie'],
    ['Hoormans', 'gehoorkanarie'],
    ['Zonder', null],
  ] as const) {
    const reply = await app.as(ADMIN)('POST', '/relations', { kind: 'person', name: { firstName: 'An', surname } })
    const { id } = reply.json().relation
    people.push(id)
    if (value === null) continue
    const changed = await app.as(ADMIN)('PATCH', `/relations/${id}/fields`, {
      change: { field, value },
      expected: null,
    })
    if (changed.statusCode !== 200) throw new Error(changed.body)
  }
})
beforeEach(async () => {
  await app.query('delete from governance.field_right')
})

/** In every domain, so that what is tested is the field. */
async function give(role: Role, access: FieldAccess | null) {
  await app.query('delete from governance.field_right where subject_key = $1', [role])
  if (access !== null)
    await app.query(
      `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access) select 'role', $1, d.id, $2, $3 from governance.domain d`,
      [role, field, access],
    )
}

const get = (path: string, role: Role = ADMIN): Promise<Injected> => app.as(role)('GET', path)
const readings = async () =>
  (await app.query(
    `select e.subject_id, e.initiator_id, d.details from platform.audit_entry e join platform.audit_detail d on d.entry_id = e.id
     where e.action = 'relation.special_read' and e.is_read order by e.at, e.id`,
  )) as { subject_id: string; initiator_id: string; details: string }[]
const newReadings = async (deed: () => Promise<unknown>) => {
  const before = (await readings()).length
  await deed()
  return (await readings()).slice(before)
}
const everywhere = () => [
  `/relations/${people[0]!}`,
  `/relations/${people[0]!}/sources`,
  `/relations/${people[0]!}/fields/history`,
  `/relations/${people[0]!}/timeline`,
  `/relations?fields=${field}`,
  '/relations/export?format=csv',
  '/relations/export?format=json',
  `/merges/preview?winnerId=${people[0]!}&loserId=${people[1]!}`,
  '/audit?limit=100',
]

describe('special data is hidden from whom it was not given to', () => {
  test('also from the administrator, wherever it could stand, and nothing of it is in the read log', async () => {
    const read = await newReadings(async () => {
      for (const path of everywhere()) {
        const { body, statusCode } = await get(path)
        expect(statusCode, path).toBeLessThan(500)
        expect(body, path).not.toMatch(/kanarie/i)
      }
    })
    expect(read).toEqual([])
  })
  test('and whether there is anything does not show either', async () => {
    for (const id of people)
      expect((await get(`/relations/${id}`)).json().limited[field]).toEqual({
        access: 'hidden',
        because: 'right',
        texts: [],
      })
    const rows = (await get(`/relations?fields=${field}`)).json().items as { limited: object }[]
    for (const { limited } of rows) expect(limited).toHaveProperty(field)
  })
  test('a filter or an order by it is refused', async () => {
    const filters = [`own=${field}:starts:rolstoel`, `own=${field}:empty`, `own=${field}:filled`]
    const questions = filters.flatMap((filter) => [`/relations?${filter}`, `/relations/export?format=json&${filter}`])
    for (const question of [...questions, `/relations?sort=${field}`])
      expect((await get(question)).json().code, question).toBe('relations.field_hidden')
  })
  test('nobody changes it, nor finds out by changing it', async () => {
    const change = (value: string) =>
      app.as(ADMIN)('PATCH', `/relations/${people[0]!}/fields`, { change: { field, value }, expected: null })
    expect((await change('iets')).json().code).toBe('relations.field_hidden')
  })
  test('being data owner or opening a domain in an emergency does not give it', async () => {
    await app.query('update governance.domain set owner_user_id = $1', [app.who('front_office').actor.id])
    try {
      expect((await get(`/relations/${people[0]!}`, 'front_office')).body).not.toMatch(/kanarie/)
    } finally {
      await app.query('update governance.domain set owner_user_id = null')
    }
    const opened = await app.as('relation_manager')('POST', '/break-glass', {
      by: 'domain',
      domainId,
      reason: 'Iemand is onwel geworden in de zaal',
    })
    expect(opened.json().code).toBe('governance.break_glass_needless')
  })
  test('all the rest of the relation is as it was', async () => {
    const rows = (await get('/relations')).json().items as { name: string }[]
    expect(rows.map(({ name }) => name)).toContain('An Rolstra')
    const trail = (await get('/audit?limit=100')).json().items as { action: string; withheld: string | null }[]
    expect(trail.filter(({ withheld }) => withheld === 'rights')).toEqual([])
  })
})

describe('special data is shown to whom it was given, and every reading is kept', () => {
  test('on the page', async () => {
    await give('reader', 'read')
    const read = await newReadings(async () => {
      expect((await get(`/relations/${people[0]!}`, 'reader')).body).toMatch(/rolstoelkanarie/)
      await get(`/relations/${people[2]!}`, 'reader')
    })
    expect(read.map(({ subject_id, initiator_id, details }) => [subject_id, initiator_id, details])).toEqual([
      [people[0], app.who('reader').actor.id, JSON.stringify({ fields: [field] })],
    ])
    expect((await get(`/relations/${people[0]!}`)).body).not.toMatch(/kanarie/)
  })
  test.each([
    ['a column', (key: string) => `/relations?fields=${key}`, 2],
    ['a list without that column', () => '/relations', 0],
    ['an order', (key: string) => `/relations?sort=${key}`, 2],
    ['a filter', (key: string) => `/relations?own=${key}:starts:rolstoel`, 1],
    ['an export', () => '/relations/export?format=csv', 2],
  ])('in %s', async (_what, path, count) => {
    await give(ADMIN, 'read')
    const read = await newReadings(async () => {
      const reply = await get(path(field))
      expect(reply.statusCode, reply.body).toBe(200)
    })
    expect(read.map(({ subject_id }) => subject_id).toSorted()).toEqual(people.slice(0, count).toSorted())
  })
  test.each(['sources', 'fields/history'])('in %s of the relation', async (part) => {
    await give(ADMIN, 'read')
    const read = await newReadings(async () => {
      expect((await get(`/relations/${people[0]!}/${part}`)).body).toMatch(/rolstoelkanarie/)
    })
    expect(read.map(({ subject_id }) => subject_id)).toEqual([people[0]])
  })
  test('reading is not changing', async () => {
    await give(ADMIN, 'read')
    const reply = await app.as(ADMIN)('PATCH', `/relations/${people[0]!}/fields`, {
      change: { field, value: 'iets' },
      expected: 'rolstoelkanarie',
    })
    expect(reply.json().code).toBe('relations.field_not_changeable')
  })
  test('not in the trail: there the reading would not be kept', async () => {
    await give(ADMIN, 'change')
    expect((await get('/audit?limit=100')).body).not.toMatch(/kanarie/)
  })
  test('who looks along sees what both may', async () => {
    await give(ADMIN, 'read')
    await app.as(ADMIN)('POST', '/rights/viewing', { userId: app.who('reader').actor.id })
    try {
      expect((await get(`/relations/${people[0]!}`)).body).not.toMatch(/kanarie/)
    } finally {
      await app.as(ADMIN)('DELETE', '/rights/viewing')
    }
  })
})

describe('who gave what can be seen', () => {
  const cell = async () =>
    (await get('/rights')).json().cells.find((one: any) => one.domainId === domainId && one.subject.key === 'reader')
  const write = async (access: FieldAccess) => {
    const { rights, limits } = await cell()
    return app.as(ADMIN)('PUT', `/rights/domains/${domainId}/role/reader`, {
      cell: { rights, limits: [{ field, access }] },
      expected: { rights, limits },
    })
  }
  test('the decision is read or change; anything else is no right', async () => {
    expect((await write('masked')).json().code).toBe('governance.field_special')
    expect((await write('hidden')).json().code).toBe('governance.rights_incomplete')
    expect((await write('read')).json().limits).toEqual([{ field, access: 'read' }])
    expect((await get('/rights')).json().fields).toContainEqual({
      key: field,
      label: 'Hulpmiddel',
      isSpecial: true,
      choices: ['hidden', 'read', 'change'],
    })
  })
  test('the report names who may read it, and the answer to "why" who gave it', async () => {
    expect((await write('change')).statusCode).toBe(200)
    const { items } = (await get('/rights/effective')).json()
    const of = (role: Role) =>
      items
        .find((one: { role: Role }) => one.role === role)
        .domains.find((one: { domainId: string }) => one.domainId === domainId)
    // A reader may not change relations, and so not this field either.
    expect(of('reader').special).toEqual([{ field, access: 'read' }])
    expect(of(ADMIN)).toMatchObject({ special: [], limits: [] })
    expect((await get('/rights/effective/export')).body).toContain('Hulpmiddel: alleen lezen')
    const why = (await get(`/rights/why?relationId=${people[0]!}&field=${field}`)).json()
    expect(why).toMatchObject({ state: 'known', fieldAccess: 'hidden' })
    // An emergency would not help, so it is not advised.
    expect(why.advice).not.toContain('break_glass')
  })
})

describe('what a field is called changes nothing for whom it was hidden from', () => {
  const change = async (key: string, asked: object) => {
    const { items } = (await get('/fields')).json()
    const { isRetired: _r, dataType: _d, ...now } = items.find((one: { key: string }) => one.key === key)
    return app.as(ADMIN)('PATCH', `/fields/${key}`, { ...now, ...asked })
  }
  test('no longer special it stays hidden, until the data owner says otherwise', async () => {
    await give('reader', 'change')
    expect((await change(field, { sensitivity: 'normal', specialGround: null })).statusCode).toBe(200)
    try {
      expect((await get(`/relations/${people[0]!}`)).body).not.toMatch(/kanarie/)
      expect((await get(`/relations/${people[0]!}`, 'reader')).body).toMatch(/kanarie/)
    } finally {
      await change(field, { sensitivity: 'special', specialGround: 'Toestemming' })
    }
  })
  test('a limit of before does not become a right', async () => {
    await change(field, { sensitivity: 'normal', specialGround: null })
    await give('reader', 'read')
    expect((await change(field, { sensitivity: 'special', specialGround: 'Toestemming' })).statusCode).toBe(200)
    expect((await get(`/relations/${people[0]!}`, 'reader')).body).not.toMatch(/kanarie/)
  })
  test('a field of the product cannot be special', async () => {
    const reply = await change('birthDate', { sensitivity: 'special', specialGround: 'Omdat' })
    expect(reply.json().code).toBe('governance.field_special_built_in')
  })
})
