import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { twoDomains } from '../questions/testing/limited-reader.ts'
import { aPerson } from '../questions/testing/make-questions.ts'
import { nameHousehold } from './household.rules.ts'
import { listHouseholdSuggestions } from './household.service.ts'

const app = await testApp()
const manager = app.as('relation_manager')
const ADDRESS = {
  use: 'visit',
  street: 'Dorpsstraat',
  houseNumber: '1',
  postcode: '1234 AB',
  place: 'Testdam',
} as const

beforeEach(() => app.query('delete from identity.household_suggestion'))

async function aSuggestion(cellIds: readonly string[], foundAt = '2026-03-01T10:00:00Z'): Promise<string> {
  const id = randomUUID()
  await app.query(
    `insert into identity.household_suggestion (id, surname, address, cell_ids, found_at) values ($1, 'de Boer', 'Dorpsstraat 1, 1234 AB Testdam', $2, $3)`,
    [id, cellIds, foundAt],
  )
  return id
}
const aMember = (name: string, birthDate?: string) =>
  aPerson(app, name, { addresses: [ADDRESS], ...(birthDate === undefined ? {} : { birthDate }) })
const list = async (query = '') => (await manager('GET', `/household-suggestions${query}`)).json()

test.each([
  { surname: 'de Boer', language: 'nl', name: 'Familie De Boer' },
  { surname: 'de Boer', language: 'en', name: 'De Boer family' },
  { surname: '', language: 'nl', name: 'Huishouden Dorpsstraat 1' },
] as const)('a household of "$surname" is called $name', ({ surname, language, name }) => {
  expect(nameHousehold({ surname, address: 'Dorpsstraat 1' }, language)).toBe(name)
})

test('a household that is accepted becomes a relation at the same address to which its members are linked', async () => {
  const [child, mother] = [await aMember('Kim', '2015-01-01'), await aMember('Eva', '1980-01-01')]
  const id = await aSuggestion([child, mother])
  expect(await list()).toEqual({
    items: [
      {
        id,
        name: 'Familie De Boer',
        address: 'Dorpsstraat 1, 1234 AB Testdam',
        members: [
          { id: mother, name: 'Eva Bakker', birthDate: '1980-01-01' },
          // The birthday of a child is masked in lists; the child stands behind the others for it.
          { id: child, name: 'Kim Bakker', birthDate: null },
        ],
      },
    ],
    nextCursor: null,
    total: 1,
  })
  const reply = await manager('POST', `/household-suggestions/${id}/accept`, { memberIds: [mother, child] })
  expect(reply.statusCode, reply.body).toBe(200)
  const { householdId } = reply.json()
  const page = (await manager('GET', `/relations/${householdId}`)).json()
  expect(page.relation).toMatchObject({
    kind: 'household',
    displayName: 'Familie De Boer',
    addresses: [{ street: 'Dorpsstraat' }],
  })
  expect(page.links.map((link: any) => [link.linkTypeKey, link.other.id]).sort()).toEqual(
    [
      ['member_of', child],
      ['member_of', mother],
    ].sort(),
  )
  expect(await list()).toMatchObject({ items: [], total: 0 })
  expect((await app.audit()).at(-1)).toMatchObject({
    action: 'household.accepted',
    subject_id: householdId,
    details: { suggestionId: id },
  })
  const again = await manager('POST', `/household-suggestions/${id}/accept`, { memberIds: [mother, child] })
  expect(again.json()).toMatchObject({ code: 'identity.household_not_found' })
})

test('only members can be chosen, and at least two', async () => {
  const [one, other, stranger] = [await aMember('Een'), await aMember('Twee'), await aMember('Vreemd')]
  const id = await aSuggestion([one, other])
  const accept = (memberIds: string[]) => manager('POST', `/household-suggestions/${id}/accept`, { memberIds })
  expect((await accept([one, stranger])).json()).toMatchObject({ code: 'relations.relation_not_found' })
  expect((await accept([one])).statusCode).toBe(422)
  expect((await accept([one, one])).json()).toMatchObject({ code: 'identity.household_not_found' })
  expect((await list()).total).toBe(1)
})

test('a household that is dismissed does not come back', async () => {
  const id = await aSuggestion([await aMember('Een'), await aMember('Twee')])
  expect((await manager('POST', `/household-suggestions/${id}/dismiss`)).statusCode).toBe(200)
  expect(await list()).toMatchObject({ items: [], total: 0 })
  expect((await manager('POST', `/household-suggestions/${id}/dismiss`)).json()).toMatchObject({
    code: 'identity.household_not_found',
  })
  expect((await app.query('select state, answered_by from identity.household_suggestion'))[0]).toEqual({
    state: 'dismissed',
    answered_by: 'Test relation_manager',
  })
})

const answered = async () => (await manager('GET', '/household-suggestions/answered')).json().items
const reopen = (id: string, as = manager) => as('POST', `/household-suggestions/${id}/reopen`)

describe('what was answered is taken back', () => {
  test('a household that was dismissed is suggested again', async () => {
    const id = await aSuggestion([await aMember('Een'), await aMember('Twee')])
    await manager('POST', `/household-suggestions/${id}/dismiss`)
    expect(await answered()).toMatchObject([
      { id, state: 'dismissed', by: 'Test relation_manager', householdId: null, members: { length: 2 } },
    ])
    expect((await reopen(id)).statusCode).toBe(200)
    expect(await answered()).toEqual([])
    expect((await list()).total).toBe(1)
    expect((await app.audit()).at(-1)).toMatchObject({ action: 'household.reopened', details: { answer: 'dismissed' } })
    expect((await reopen(id)).json()).toMatchObject({ code: 'identity.household_not_found' })
  })

  test('a household that was made goes with its links, and can be made once more', async () => {
    const members = [await aMember('Een'), await aMember('Twee'), await aMember('Drie')]
    const id = await aSuggestion(members)
    const accept = () => manager('POST', `/household-suggestions/${id}/accept`, { memberIds: members.slice(0, 2) })
    const { householdId } = (await accept()).json()
    expect(await answered()).toMatchObject([{ id, state: 'accepted', householdId }])
    expect((await reopen(id)).json()).toEqual({ ok: true })
    expect((await manager('GET', `/relations/${householdId}`)).json().code).toBe('relations.relation_not_found')
    for (const member of members) expect((await manager('GET', `/relations/${member}`)).json().links).toEqual([])
    expect((await list()).total).toBe(1)
    expect((await accept()).statusCode).toBe(200)
  })

  test.each([
    {
      what: 'a note',
      add: (id: string) => manager('POST', `/relations/${id}/interactions`, { kind: 'note', text: 'Gebeld' }),
    },
    {
      what: 'another name',
      add: (id: string) =>
        manager('PATCH', `/relations/${id}/fields`, {
          change: { field: 'organisationName', value: 'Gezin De Boer' },
          expected: 'Familie De Boer',
        }),
    },
    {
      what: 'another member',
      add: async (id: string) => {
        const [type] = (await manager('GET', '/link-types')).json().items.filter(({ key }: any) => key === 'member_of')
        return manager('POST', `/relations/${await aMember('Erbij')}/links`, { linkTypeId: type.id, otherId: id })
      },
    },
  ])('a household that got $what since stays, and says why', async ({ add }) => {
    const members = [await aMember('Een'), await aMember('Twee')]
    const id = await aSuggestion(members)
    const { householdId } = (
      await manager('POST', `/household-suggestions/${id}/accept`, { memberIds: members })
    ).json()
    const added = await add(householdId)
    expect(added.statusCode, added.body).toBe(200)
    expect((await reopen(id)).json()).toMatchObject({
      code: 'identity.household_in_use',
      details: { relationId: householdId },
    })
    expect((await manager('GET', `/relations/${householdId}`)).json().links.length).toBeGreaterThan(1)
    expect((await answered())[0]).toMatchObject({ id, state: 'accepted' })
  })

  test('not by readers, and not of people who may not be seen', async () => {
    const { mine, other, moveTo } = await twoDomains(app)
    const [one, hidden] = [await aMember('Een'), await aMember('Twee')]
    await moveTo(one, mine)
    await moveTo(hidden, other)
    const id = await aSuggestion([one, hidden])
    await manager('POST', `/household-suggestions/${id}/dismiss`)
    expect((await reopen(id, app.as('reader'))).statusCode).toBe(403)
    await app.query(`update admin.app_user set domain_ids = array[$1::uuid] where role = 'relation_manager'`, [mine.id])
    expect(await answered()).toEqual([])
    expect((await reopen(id)).json()).toMatchObject({ code: 'identity.household_not_found' })
    await app.query(`update admin.app_user set domain_ids = '{}'`)
    const elsewhere = await app.otherTenant()
    expect((await elsewhere.as('POST', `/household-suggestions/${id}/reopen`)).json()).toMatchObject({
      code: 'identity.household_not_found',
    })
  })
})

test('people who turned out to be one are no household, and come back when that is undone', async () => {
  const [one, other] = [await aMember('Een'), await aMember('Eén')]
  await aSuggestion([one, other])
  const { mergeId } = (await manager('POST', '/merges', { winnerId: one, loserId: other })).json()
  expect(await list()).toMatchObject({ items: [], total: 0 })
  await manager('POST', `/merges/${mergeId}/undo`, {})
  expect((await list()).total).toBe(1)
})

test('a household of which one member may not be seen is not suggested', async () => {
  const { mine, other, limited, moveTo } = await twoDomains(app)
  const [one, hidden] = [await aMember('Een'), await aMember('Twee')]
  await moveTo(one, mine)
  await moveTo(hidden, other)
  await aSuggestion([one, hidden])
  expect((await list()).total).toBe(1)
  expect(await app.inTransaction((ctx) => listHouseholdSuggestions(ctx, { limit: 10 }), limited)).toEqual({
    items: [],
    nextCursor: null,
    total: 0,
  })
})

test('a long list is read in pages, what was found last first', async () => {
  const ids = []
  for (let day = 1; day <= 3; day += 1)
    ids.unshift(await aSuggestion([await aMember('Een'), await aMember('Twee')], `2026-03-0${day}T10:00:00Z`))
  const first = await list('?limit=2')
  expect(first.items.map((item: any) => item.id)).toEqual(ids.slice(0, 2))
  const second = await list(`?limit=2&cursor=${first.nextCursor}`)
  expect(second.items.map((item: any) => item.id)).toEqual(ids.slice(2))
  expect(second.nextCursor).toBeNull()
})

test('readers may not make households, and another organisation sees none', async () => {
  const id = await aSuggestion([await aMember('Een'), await aMember('Twee')])
  expect((await app.as('reader')('POST', `/household-suggestions/${id}/dismiss`)).statusCode).toBe(403)
  const elsewhere = await app.otherTenant()
  expect((await elsewhere.as('POST', `/household-suggestions/${id}/dismiss`)).json()).toMatchObject({
    code: 'identity.household_not_found',
  })
  expect((await elsewhere.as('GET', '/household-suggestions')).json()).toMatchObject({ items: [], total: 0 })
})
