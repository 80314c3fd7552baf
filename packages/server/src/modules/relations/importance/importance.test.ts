import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelation, makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { dueOn, isQuiet } from './importance.rules.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const contactOf = () => rights.linkTypes.find((one) => one.key === 'contact_of')!.id
const typeOf = (key: string) => rights.types.find((one) => one.key === key)!.id
const one = async (record = organisation('Fonds Vooruit')) => (await makeRelations(app, [record]))[0]!
const mark = (id: string, body: object = { reason: 'Grootste sponsor', everyMonths: 3 }) =>
  manager('PUT', `/relations/${id}/importance`, body)
const called = (id: string, occurredAt: string, kind = 'call') =>
  manager('POST', `/relations/${id}/interactions`, { kind, text: 'Gesproken', occurredAt })

test.each([
  { what: 'three months after the last contact', last: '2026-01-15', every: 3, due: '2026-04-15' },
  { what: 'on the last day of a short month', last: '2025-11-30', every: 3, due: '2026-02-28' },
  { what: 'on the 29th in a leap year', last: '2024-01-31', every: 1, due: '2024-02-29' },
  { what: 'a year later', last: '2024-02-29', every: 12, due: '2025-02-28' },
  { what: 'over the end of the year', last: '2025-12-31', every: 2, due: '2026-02-28' },
  { what: 'after the mark, when there was never contact', last: null, every: 6, due: '2026-07-01' },
])('contact is due $what: $due', ({ last, every, due }) => {
  expect(dueOn({ lastContactOn: last, since: '2026-01-01', everyMonths: every })).toBe(due)
})

test('on the day itself a relation has not gone quiet; the day after it has', () => {
  expect(isQuiet('2026-04-15', '2026-04-15')).toBe(false)
  expect(isQuiet('2026-04-15', '2026-04-16')).toBe(true)
})

describe('an important relation', () => {
  test('is marked with a reason and a rhythm, said anew, and unmarked; what was stays', async () => {
    const id = await one()
    expect((await mark(id)).json()).toMatchObject({
      since: '2026-03-02',
      dueOn: '2026-06-02',
      isQuiet: false,
      by: 'Test relation_manager',
    })
    expect((await mark(id, { reason: 'Grootste sponsor', everyMonths: 1 })).json()).toMatchObject({
      everyMonths: 1,
      since: '2026-03-02',
    })
    expect((await manager('GET', `/relations/${id}/importance`)).json()).toMatchObject({
      mayChange: true,
      importance: { everyMonths: 1 },
    })
    await manager('DELETE', `/relations/${id}/importance`)
    expect((await manager('GET', `/relations/${id}/importance`)).json().importance).toBeNull()
    expect(
      await app.query('select 1 from relations.importance where relation_id = $1 and ended_at is not null', [id]),
    ).toHaveLength(2)
    expect(
      JSON.stringify((await app.audit()).filter((entry) => entry.action === 'relation.marked_important')),
    ).not.toContain('Grootste')
    expect(
      (await app.as('reader')('PUT', `/relations/${id}/importance`, { reason: 'x', everyMonths: 3 })).statusCode,
    ).toBe(403)
  })

  test('has gone quiet when nobody spoke with it or with its people; a note is no contact', async () => {
    const [fund, contact] = [
      await one(organisation('Fonds Stil')),
      await one(person({ first: 'Kees', surname: 'Fonds' })),
    ]
    await manager('POST', `/relations/${contact}/links`, { linkTypeId: contactOf(), otherId: fund, from: '2020-01-01' })
    await mark(fund)
    await app.query("update relations.importance set since = '2025-01-01' where relation_id = $1", [fund])
    await called(fund, '2026-02-20T10:00:00.000Z', 'note')
    const quiet = async () => (await manager('GET', '/important-relations?only=quiet')).json()
    expect((await quiet()).items.map((item: any) => item.name)).toContain('Fonds Stil')
    await called(contact, '2026-02-20T10:00:00.000Z')
    expect((await quiet()).items.map((item: any) => item.name)).not.toContain('Fonds Stil')
    const all = (await manager('GET', '/important-relations')).json()
    expect(all.items.find((item: any) => item.id === fund).importance).toMatchObject({
      lastContactOn: '2026-02-20',
      dueOn: '2026-05-20',
    })
  })

  test('of two marks that a merge brings together the strictest counts, and undoing gives both back', async () => {
    const make = async (organisationName: string) =>
      (await manager('POST', '/relations', { kind: 'organisation', organisationName })).json().relation.id as string
    const [winner, loser] = [await make('Fonds A'), await make('Fonds A bv')]
    await mark(winner, { reason: 'Eén', everyMonths: 12 })
    await mark(loser, { reason: 'Twee', everyMonths: 2 })
    const { mergeId } = (await manager('POST', '/merges', { winnerId: winner, loserId: loser })).json()
    expect((await manager('GET', `/relations/${winner}/importance`)).json().importance).toMatchObject({
      everyMonths: 2,
      reason: 'Twee',
    })
    await manager('POST', `/merges/${mergeId}/undo`, {})
    expect((await manager('GET', `/relations/${winner}/importance`)).json().importance).toMatchObject({
      everyMonths: 12,
    })
    expect((await manager('GET', `/relations/${loser}/importance`)).json().importance).toMatchObject({ everyMonths: 2 })
  })

  test('that one may not see is in no list and no count', async () => {
    const id = await app.inTransaction((ctx) => makeRelation(ctx, organisation('Geheim fonds'), rights.other.id))
    await mark(id)
    const { listImportant } = await import('./importance.service.ts')
    const before = await app.inTransaction((ctx) => listImportant(ctx, { only: 'all', limit: 100 }, []), rights.limited)
    expect(before.items.map(({ name }) => name)).not.toContain('Geheim fonds')
    expect(before.total).toBe(before.items.length)
  })
})

describe('a contact person who left without a successor', () => {
  test('is told of organisations that matter, until somebody takes the place', async () => {
    const [school, plain, eva, kees] = [
      await one(organisation('School Leeg')),
      await one(organisation('Zomaar')),
      await one(person({ first: 'Eva', surname: 'Weg' })),
      await one(person({ first: 'Kees', surname: 'Nieuw' })),
    ]
    await manager('POST', `/relations/${school}/roles`, {
      typeId: typeOf('school'),
      ownerId: app.who('relation_manager').actor.id,
    })
    const link = async (id: string, otherId: string) =>
      (
        await manager('POST', `/relations/${id}/links`, {
          linkTypeId: contactOf(),
          otherId,
          function: 'Directeur',
          from: '2020-01-01',
        })
      ).json()
    for (const organisationId of [school, plain]) {
      const { id } = await link(eva, organisationId)
      await manager('POST', `/relations/${eva}/links/${id}/end`, { until: '2026-01-15' })
    }
    const list = async (more = '') => (await manager('GET', `/without-successor${more}`)).json().items
    expect(await list()).toEqual([
      expect.objectContaining({
        name: 'School Leeg',
        isImportant: false,
        left: expect.objectContaining({ name: 'Eva Weg', function: 'Directeur' }),
        leftOn: '2026-01-15',
        owners: ['Test relation_manager'],
      }),
    ])
    expect(await list(`?ownerId=${app.who('administrator').actor.id}`)).toEqual([])
    await link(kees, school)
    expect(await list()).toEqual([])
  })

  const list = async (more = '') => (await manager('GET', `/without-successor${more}`)).json()
  const rowsOf = async (id: string) => (await list()).items.filter((item: any) => item.id === id)
  const contact = async (person: string, organisationId: string, task: string) =>
    (
      await manager('POST', `/relations/${person}/links`, {
        linkTypeId: contactOf(),
        otherId: organisationId,
        function: task,
        from: '2020-01-01',
      })
    ).json()

  test('is told per function, with how many others are there meanwhile', async () => {
    const [school, eva, kees] = [
      await one(organisation('School Halfleeg')),
      await one(person({ first: 'Eva', surname: 'Vertrok' })),
      await one(person({ first: 'Kees', surname: 'Bleef' })),
    ]
    await mark(school)
    await contact(kees, school, 'Conciërge')
    const { id } = await contact(eva, school, 'Leescoördinator')
    await manager('POST', `/relations/${eva}/links/${id}/end`, { until: '2026-02-01' })
    expect(await rowsOf(school)).toEqual([
      expect.objectContaining({ linkId: id, why: 'ended', others: 1, isImportant: true }),
    ])
    expect((await list()).total).toBe((await list()).items.length)
  })

  test('is also somebody who was archived, or who died: no longer there, though nobody ended the link', async () => {
    const [fund, board] = [await one(organisation('Fonds Weg')), await one(organisation('Bestuur Weg'))]
    const [archived, deceased] = [
      await one(person({ first: 'Arie', surname: 'Archief' })),
      await one(person({ first: 'Dora', surname: 'Overleden' })),
    ]
    await mark(fund)
    await mark(board)
    await contact(archived, fund, 'Voorzitter')
    await contact(deceased, board, 'Voorzitter')
    expect(await rowsOf(fund)).toEqual([])
    await app.as('administrator')('POST', `/relations/${archived}/archive`)
    const { id: standingId } = (await manager('POST', `/relations/${deceased}/standings`, { kind: 'deceased' })).json()
    expect(await rowsOf(fund)).toEqual([expect.objectContaining({ why: 'archived', leftOn: '2026-03-02', others: 0 })])
    expect(await rowsOf(board)).toEqual([expect.objectContaining({ why: 'deceased', leftOn: '2026-03-02' })])
    await manager('POST', `/relations/${deceased}/standings/${standingId}/lift`)
    expect(await rowsOf(board)).toEqual([])
  })

  test('gets a successor in the same function; a link that still ran ends that day', async () => {
    const [fund, gone, next] = [
      await one(organisation('Fonds Opvolging')),
      await one(person({ first: 'Gerda', surname: 'Gaat' })),
      await one(person({ first: 'Nico', surname: 'Neemt' })),
    ]
    await mark(fund)
    const { id: linkId } = await contact(gone, fund, 'Directeur')
    await app.as('administrator')('POST', `/relations/${gone}/archive`)
    const appoint = (body: object, as: 'relation_manager' | 'reader' = 'relation_manager') =>
      app.as(as)('POST', `/relations/${fund}/successors`, body)
    expect((await appoint({ linkId, personId: next }, 'reader')).statusCode).toBe(403)
    expect((await appoint({ linkId, personId: gone })).json().code).toBe('relations.link_exists')
    expect((await appoint({ linkId: next, personId: next })).json().code).toBe('relations.link_not_found')
    expect((await appoint({ linkId, personId: next, from: '2026-03-01' })).json()).toMatchObject({
      function: 'Directeur',
      from: '2026-03-01',
      other: { name: 'Nico Neemt' },
    })
    expect(await rowsOf(fund)).toEqual([])
    const { links } = (await manager('GET', `/relations/${fund}`)).json()
    expect(links.find((link: any) => link.id === linkId).until).toBe('2026-03-01')
  })

  test('whom one may not see is not named, and organisations that one may not see are not there nor counted', async () => {
    const id = await app.inTransaction((ctx) => makeRelation(ctx, organisation('Geheime school'), rights.other.id))
    const gone = await one(person({ first: 'Wim', surname: 'Weg' }))
    await mark(id)
    const link = await contact(gone, id, 'Directeur')
    await manager('POST', `/relations/${gone}/links/${link.id}/end`, { until: '2026-02-02' })
    const { listWithoutSuccessor } = await import('./successor.service.ts')
    const { deceasedPeople } = await import('../../privacy/index.ts')
    const seen = await app.inTransaction(
      (ctx) => listWithoutSuccessor(ctx, { limit: 100 }, deceasedPeople),
      rights.limited,
    )
    expect(seen.items.map(({ name }) => name)).not.toContain('Geheime school')
    expect(seen.total).toBe(seen.items.length)
  })
})
