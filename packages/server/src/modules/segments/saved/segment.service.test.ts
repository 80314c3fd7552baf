import type { SegmentGroup } from '@klantregie/contract'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@klantregie/contract'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
let borrower: string

const ask = async (role: Role, ...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) => {
  const reply = await app.as(role)(method, url, body)
  return { status: reply.statusCode, json: reply.json() }
}
const manager = (...request: Parameters<ReturnType<TestApp['as']>>) => ask('relation_manager', ...request)

const people: SegmentGroup = { group: 'all', of: [{ about: 'kind', oneOf: ['person'] }] }
const resting = (id: string): SegmentGroup => ({ group: 'all', of: [{ about: 'segment', id }] })

async function addPerson(surname: string, more: object = {}): Promise<string> {
  const { status, json } = await manager('POST', '/relations', { kind: 'person', name: { surname }, ...more })
  if (status !== 200) throw new Error(JSON.stringify(json))
  return json.relation.id as string
}

const addSegment = async (name: string, conditions: SegmentGroup, more: object = {}) =>
  (await manager('POST', '/segments', { name, conditions, ...more })).json

const countOf = async (conditions: SegmentGroup, role: Role = 'relation_manager') =>
  (await ask(role, 'POST', '/segments/count', { conditions })).json.count as number

beforeAll(async () => {
  app = await testApp()
  borrower = (await manager('GET', '/relation-types')).json.items.find(
    (type: { key: string }) => type.key === 'borrower',
  ).id
  for (const name of ['Aarts', 'Bakker', 'Cramer']) await addPerson(name, { typeId: borrower })
  await addPerson('Dekker')
  await manager('POST', '/relations', { kind: 'organisation', organisationName: 'Basisschool De Dijk' })
  await app.started.doUpkeep()
})

describe('counting', () => {
  test('says how the relations divide, and how many there are in all', async () => {
    const { json } = await manager('POST', '/segments/count', { conditions: people })
    expect(json).toMatchObject({ count: 4, total: 5, asOf: null })
    expect(json.kinds).toEqual([
      { kind: 'person', count: 4 },
      { kind: 'organisation', count: 0 },
      { kind: 'household', count: 0 },
    ])
    expect(json.types.find((type: { id: string }) => type.id === borrower).count).toBe(3)
  })

  test('a new relation counts as soon as it has been seen, and says so until then', async () => {
    const before = await countOf(people)
    await addPerson('Eerens')
    const meanwhile = (await manager('POST', '/segments/count', { conditions: people })).json
    expect(meanwhile).toMatchObject({ count: before, asOf: expect.any(String) })
    await app.started.doUpkeep()
    expect((await manager('POST', '/segments/count', { conditions: people })).json).toMatchObject({
      count: before + 1,
      asOf: null,
    })
  })

  test('who is archived is no longer counted, and is told why', async () => {
    const id = await addPerson('Faassen')
    await app.started.doUpkeep()
    const before = await countOf(people)
    await manager('POST', `/relations/${id}/archive`)
    await app.started.doUpkeep()
    expect(await countOf(people)).toBe(before - 1)
  })

  test('tells per condition why somebody is in it or not', async () => {
    const id = await addPerson('Gerrits', { emails: ['gerrits@example.org'] })
    const conditions: SegmentGroup = {
      group: 'all',
      of: [
        people,
        { group: 'none', of: [{ about: 'reach', has: 'email' }] },
        { about: 'role', typeIds: [borrower], when: 'now' },
      ],
    }
    await app.started.doUpkeep()
    expect((await manager('POST', '/segments/explain', { conditions, relationId: id })).json).toEqual({
      isIn: false,
      leftOut: null,
      explanation: {
        holds: false,
        of: [{ holds: true, of: [{ holds: true }] }, { holds: false, of: [{ holds: true }] }, { holds: false }],
      },
    })
  })

  test('shows some of them by name', async () => {
    const { json } = await manager('POST', '/segments/sample', {
      conditions: { group: 'all', of: [{ about: 'role', typeIds: [borrower], when: 'now' }] },
      limit: 2,
    })
    expect(json.items).toHaveLength(2)
    expect(json.items[0]).toMatchObject({ kind: 'person', name: expect.stringMatching(/Aarts|Bakker|Cramer/) })
  })

  test('a condition about what is not there is refused, not counted as nothing', async () => {
    const refusals = [
      { about: 'role', typeIds: [randomUUID()], when: 'now' },
      { about: 'label', ids: [randomUUID()] },
      { about: 'activity', familyId: randomUUID(), measure: 'days', atLeast: 1, atMost: null },
      { about: 'segment', id: randomUUID() },
      { about: 'own_field', field: 'own_unheard_of', test: 'filled' },
    ]
    const codes = []
    for (const condition of refusals)
      codes.push(
        (await manager('POST', '/segments/count', { conditions: { group: 'all', of: [condition] } })).json.code,
      )
    expect(codes).toEqual([
      'segments.condition_hidden',
      'segments.condition_hidden',
      'segments.condition_hidden',
      'segments.segment_not_found',
      'relations.filter_invalid',
    ])
  })
})

describe('segments with a name', () => {
  test('are one’s own until they are shared', async () => {
    const { id } = await addSegment('Alle mensen', people)
    expect((await ask('reader', 'GET', `/segments/${id}`)).json.code).toBe('segments.segment_not_found')
    const shared = await manager('PATCH', `/segments/${id}`, { version: 1, audience: 'organisation' })
    expect(shared.json).toMatchObject({ audience: 'organisation', version: 2, isMine: true })
    expect((await ask('reader', 'GET', `/segments/${id}`)).json).toMatchObject({
      name: 'Alle mensen',
      mayChange: false,
    })
    expect((await ask('reader', 'PATCH', `/segments/${id}`, { version: 2, name: 'Van mij' })).status).toBe(403)
    expect(await countOf(resting(id), 'reader')).toBe(await countOf(people, 'reader'))
  })

  test('are not overwritten unseen', async () => {
    const { id } = await addSegment('Eerst', people)
    await manager('PATCH', `/segments/${id}`, { version: 1, name: 'Daarna' })
    expect((await manager('PATCH', `/segments/${id}`, { version: 1, name: 'Te laat' })).json.code).toBe(
      'segments.segment_changed',
    )
    expect((await manager('GET', `/segments/${id}`)).json.name).toBe('Daarna')
  })

  test('may rest upon each other, but not in a circle', async () => {
    const one = await addSegment('Een', people)
    const two = await addSegment('Twee', resting(one.id))
    expect(await countOf(resting(two.id))).toBe(await countOf(people))
    const circle = await manager('PATCH', `/segments/${one.id}`, { version: 1, conditions: resting(two.id) })
    expect(circle.json.code).toBe('segments.too_deep')
    expect((await manager('GET', `/segments/${one.id}`)).json.conditions).toEqual(people)
    const refused = await manager('DELETE', `/segments/${one.id}`)
    expect(refused.json).toMatchObject({ code: 'segments.segment_in_use', details: { names: ['Twee'] } })
  })

  test('are removed and brought back as they were', async () => {
    const { id } = await addSegment('Weg en terug', people)
    await manager('DELETE', `/segments/${id}`)
    expect((await manager('GET', `/segments/${id}`)).json.code).toBe('segments.segment_not_found')
    expect((await manager('POST', `/segments/${id}/restore`)).json).toMatchObject({
      name: 'Weg en terug',
      conditions: people,
    })
  })

  test('overlap', async () => {
    const all = await addSegment('Mensen', people)
    const some = await addSegment('Leners', { group: 'all', of: [{ about: 'role', typeIds: [borrower], when: 'now' }] })
    const { json } = await manager('POST', '/segments/overlap', { ids: [all.id, some.id] })
    expect(json.sizes.map(({ count }: { count: number }) => count)).toEqual([await countOf(people), 3])
    expect(json.pairs).toEqual([{ one: all.id, other: some.id, both: 3 }])
    expect(json.together).toBe(await countOf(people))
  })

  test('narrow the list of relations to exactly whom they hold', async () => {
    const { id } = await addSegment('In de lijst', {
      group: 'all',
      of: [{ about: 'role', typeIds: [borrower], when: 'now' }],
    })
    const { json } = await manager('GET', `/relations?segmentId=${id}&limit=50`)
    expect(json.items.map(({ name }: { name: string }) => name).toSorted()).toEqual(['Aarts', 'Bakker', 'Cramer'])
    expect(json).toMatchObject({ total: 3, isExact: true })
    const narrowed = await manager('GET', `/relations?segmentId=${id}&q=bakker`)
    expect(narrowed.json.items).toHaveLength(1)
    expect((await ask('reader', 'GET', `/relations?segmentId=${id}`)).json.code).toBe('segments.segment_not_found')
  })

  test('are of one organisation', async () => {
    const { id } = await addSegment('Van ons', people, { audience: 'organisation' })
    const other = await app.otherTenant()
    expect((await other.as('GET', `/segments/${id}`)).json().code).toBe('segments.segment_not_found')
    expect((await other.as('POST', '/segments/count', { conditions: people })).json().count).toBe(0)
  })

  test('leave a trace', async () => {
    const { id } = await addSegment('Met spoor', people)
    await manager('PATCH', `/segments/${id}`, { version: 1, name: 'Met een spoor' })
    const actions = (await app.audit()).filter((entry) => entry.subject_id === id).map((entry) => entry.action)
    expect(actions).toEqual(['segment.added', 'segment.changed'])
  })
})
