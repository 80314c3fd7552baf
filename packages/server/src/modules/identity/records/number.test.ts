import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { readNumber } from './number.rules.ts'

const app = await testApp()
const manager = app.as('relation_manager')

test.each([
  { scheme: 'brin', typed: '16ah', is: '16AH' },
  { scheme: 'brin', typed: '1A6H', is: null },
  { scheme: 'brin_location', typed: '16AH 00', is: '16AH00' },
  { scheme: 'brin_location', typed: '16AH', is: null },
  { scheme: 'kvk', typed: '12345678', is: '12345678' },
  { scheme: 'kvk', typed: '1234567', is: '01234567' },
  { scheme: 'kvk', typed: '123456', is: null },
  { scheme: 'rsin', typed: '123456782', is: '123456782' },
  { scheme: 'rsin', typed: '123456789', is: null },
  { scheme: 'board', typed: '41234', is: '41234' },
] as const)('$scheme $typed is read as $is', ({ scheme, typed, is }) => {
  const reading = readNumber(scheme, typed)
  expect(reading.ok ? reading.value : null).toBe(is)
})

async function anOrganisation(organisationName: string): Promise<string> {
  return (await manager('POST', '/relations', { kind: 'organisation', organisationName })).json().relation.id
}
const set = (id: string, scheme: string, value: string | null) =>
  manager('PUT', `/relations/${id}/numbers/${scheme}`, { value })
const numbersOf = (page: any) => page.relation.identifiers.map((one: any) => `${one.scheme} ${one.value}`)

test('a number is set, set otherwise and taken away; each scheme has one', async () => {
  const id = await anOrganisation('De Regenboog')
  expect(numbersOf((await set(id, 'brin', '16ah')).json())).toEqual(['brin 16AH'])
  await set(id, 'kvk', '12345678')
  expect(numbersOf((await set(id, 'brin', '17BC')).json()).sort()).toEqual(['brin 17BC', 'kvk 12345678'])
  expect(numbersOf((await set(id, 'brin', null)).json())).toEqual(['kvk 12345678'])
  expect((await app.audit()).at(-1)).toMatchObject({ action: 'relation.field_changed', subject_id: id })
  expect((await manager('GET', `/relations/search?q=12345678`)).json().items[0]).toMatchObject({ id })
})

test('what cannot be a number, and the number of another, are refused', async () => {
  const [id, other] = [await anOrganisation('Het Kompas'), await anOrganisation('De Zon')]
  expect((await set(id, 'rsin', '123456789')).json()).toMatchObject({
    code: 'identity.field_invalid',
    details: { problem: 'value.rsin_invalid' },
  })
  await set(other, 'rsin', '123456782')
  expect((await set(id, 'rsin', '123456782')).json()).toMatchObject({
    code: 'relations.identifier_taken',
    details: { otherId: other, name: 'De Zon' },
  })
  expect((await app.as('reader')('PUT', `/relations/${id}/numbers/kvk`, { value: '12345678' })).statusCode).toBe(403)
  const somebody = (await manager('POST', '/relations', { kind: 'person', name: { surname: 'Mens' } })).json().relation
    .id
  expect((await set(somebody, 'kvk', '87654321')).json()).toMatchObject({ code: 'identity.field_invalid' })
})
