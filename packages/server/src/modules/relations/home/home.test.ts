import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, person } from '../testing/make-relations.ts'
import { decideReceivers } from './one-mailing.rules.ts'
import { leftOutOfMailing } from './one-mailing.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const type = (key: string) => rights.linkTypes.find((one) => one.key === key)!.id
const link = (id: string, otherId: string, key: string, more: object = {}) =>
  manager('POST', `/relations/${id}/links`, { linkTypeId: type(key), otherId, ...more })
const some = (...records: Parameters<typeof person>[0][]) => makeRelations(app, records.map(person))
const born = (id: string, birthDate: string) =>
  app.query(
    `update relations.relation set birth_date = $2::text::date, golden = golden || jsonb_build_object('birthDate', $2::text) where id = $1`,
    [id, birthDate],
  )
const homeOf = async (id: string) => (await manager('GET', `/relations/${id}/home`)).json()

async function aHousehold(...members: string[]): Promise<string> {
  const reply = await manager('POST', '/relations', { kind: 'household', organisationName: 'Familie De Boer' })
  const id = reply.json().relation.id as string
  for (const member of members) await link(member, id, 'member_of')
  return id
}

const members = [
  { memberId: 'child', birthDate: '2015-01-01' },
  { memberId: 'mother', birthDate: '1980-01-01' },
  { memberId: 'lodger', birthDate: null },
]
const house = { householdId: 'house', addresseeId: null, members }

test.each([
  {
    what: 'the oldest receives for all',
    on: ['child', 'mother', 'lodger'],
    house,
    receiver: 'mother',
    left: ['child', 'lodger'],
  },
  {
    what: 'whom they chose receives',
    on: ['child', 'mother'],
    house: { ...house, addresseeId: 'child' },
    receiver: 'child',
    left: ['mother'],
  },
  {
    what: 'the chosen one may not be reached: the next receives',
    on: ['child', 'lodger'],
    house: { ...house, addresseeId: 'mother' },
    receiver: 'child',
    left: ['lodger'],
  },
  {
    what: 'the household itself is on the list',
    on: ['house', 'mother', 'child'],
    house,
    receiver: 'house',
    left: ['child', 'mother'],
  },
  { what: 'only one of them is on the list', on: ['lodger'], house, receiver: 'lodger', left: [] },
  { what: 'nobody of them is', on: ['stranger'], house, receiver: null, left: [] },
])('one mailing: $what', ({ on, house: household, receiver, left }) => {
  const out = decideReceivers(new Set(on), [household])
  expect(out.map(({ relationId }) => relationId).sort()).toEqual(left)
  expect(out.every(({ receiverId }) => receiverId === receiver)).toBe(true)
})

test('whoever lives in two houses receives once, or is received for once', () => {
  const other = {
    householdId: 'other',
    addresseeId: 'child',
    members: [
      { memberId: 'child', birthDate: null },
      { memberId: 'father', birthDate: null },
    ],
  }
  const out = decideReceivers(new Set(['child', 'mother', 'father']), [{ ...house, addresseeId: 'mother' }, other])
  expect(out).toEqual([{ relationId: 'child', householdId: 'house', receiverId: 'mother' }])
})

describe('a household', () => {
  test('shows who lives there, and keeps the choice of one mailing and to whom', async () => {
    const [eva, kim, stranger] = (await some(
      { first: 'Eva', surname: 'Boer' },
      { first: 'Kim', surname: 'Boer' },
      { first: 'Vreemd', surname: 'Boer' },
    )) as [string, string, string]
    await born(eva, '1980-05-01')
    const id = await aHousehold(eva, kim)
    const [household] = (await homeOf(eva)).households
    expect(household).toMatchObject({ id, isOneMailing: false, addresseeId: null, mayChange: true })
    expect(household.members.map((member: any) => member.name)).toEqual(['Eva Boer', 'Kim Boer'])

    const choose = (body: object) => manager('PUT', `/relations/${id}/household-mailing`, body)
    expect((await choose({ isOneMailing: true, addresseeId: stranger })).json()).toMatchObject({
      code: 'relations.not_a_member',
    })
    expect((await choose({ isOneMailing: true, addresseeId: kim })).json()).toMatchObject({
      isOneMailing: true,
      addresseeId: kim,
      chosenBy: 'Test relation_manager',
    })
    expect(await app.inTransaction((ctx) => leftOutOfMailing(ctx, [eva, kim, stranger]))).toEqual([
      { relationId: eva, householdId: id, receiverId: kim },
    ])
    await choose({ isOneMailing: false })
    expect(await app.inTransaction((ctx) => leftOutOfMailing(ctx, [eva, kim]))).toEqual([])
    expect((await manager('PUT', `/relations/${eva}/household-mailing`, { isOneMailing: true })).json()).toMatchObject({
      code: 'relations.not_a_household',
    })
    expect(
      (await app.as('reader')('PUT', `/relations/${id}/household-mailing`, { isOneMailing: true })).statusCode,
    ).toBe(403)
  })

  test('whoever moved out no longer stands for the others', async () => {
    const [eva, kim] = (await some({ first: 'Eva', surname: 'Weg' }, { first: 'Kim', surname: 'Blijft' })) as [
      string,
      string,
    ]
    const id = await aHousehold(eva, kim)
    await manager('PUT', `/relations/${id}/household-mailing`, { isOneMailing: true, addresseeId: eva })
    const { items } = (await manager('GET', `/relations/${eva}/links`)).json()
    await manager('POST', `/relations/${eva}/links/${items[0].id}/end`, { until: '2026-03-01' })
    expect((await homeOf(id)).households[0]).toMatchObject({ addresseeId: null })
    expect(await app.inTransaction((ctx) => leftOutOfMailing(ctx, [eva, kim]))).toEqual([])
  })
})

test('a guardian is one on the days of the link, seen from both sides', async () => {
  const [eva, kim, oma] = (await some(
    { first: 'Eva', surname: 'Ouder' },
    { first: 'Kim', surname: 'Kind' },
    { first: 'Oma', surname: 'Vroeger' },
  )) as [string, string, string]
  await born(kim, '2015-01-01')
  await link(eva, kim, 'guardian_of', { from: '2015-01-01' })
  const old = (await link(oma, kim, 'guardian_of', { from: '2015-01-01' })).json()
  await manager('POST', `/relations/${oma}/links/${old.id}/end`, { until: '2020-01-01' })
  expect((await homeOf(kim)).guardians).toEqual([expect.objectContaining({ id: eva, from: '2015-01-01', until: null })])
  expect((await homeOf(eva)).children.map((child: any) => child.id)).toEqual([kim])
  expect((await homeOf(oma)).children).toEqual([])
})

test('who shares an address is shown, but never a child or somebody under protection', async () => {
  const email = 'thuis@example.org'
  const [eva, jan, kim, hidden] = (await some(
    { first: 'Eva', surname: 'Deel', email },
    { first: 'Jan', surname: 'Deel', email },
    { first: 'Kim', surname: 'Deel', email },
    { first: 'Schuil', surname: 'Deel', email },
  )) as [string, string, string, string]
  await born(kim, '2018-01-01')
  await app.query('update relations.relation set is_protected = true, is_marked_protected = true where id = $1', [
    hidden,
  ])
  const { sharedEmails } = await homeOf(eva)
  expect(sharedEmails).toEqual([{ email, others: [expect.objectContaining({ id: jan })], more: 0 }])
  expect((await homeOf(kim)).sharedEmails).toEqual([])
})

test('another organisation finds no home', async () => {
  const [eva] = await some({ first: 'Eva', surname: 'Ver' })
  const elsewhere = await app.otherTenant()
  expect((await elsewhere.as('GET', `/relations/${eva}/home`)).statusCode).toBe(404)
})
