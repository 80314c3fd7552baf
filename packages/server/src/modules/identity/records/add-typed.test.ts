import type { RelationPage } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
let typeId = ''
beforeAll(async () => {
  app = await testApp()
  const { items } = (await app.as('reader')('GET', '/relation-types')).json()
  typeId = items.find(({ key }: { key: string }) => key === 'volunteer').id
})
const make = async (): Promise<RelationPage> =>
  (
    await app.as('front_office')('POST', '/relations', {
      kind: 'person',
      name: { firstName: 'Anne', surname: 'Bakker' },
      emails: ['anne@voorbeeld.example'],
      birthDate: '1990-05-05',
    })
  ).json()
const typed = {
  name: { firstName: 'A.', surname: 'Bakker' },
  emails: ['a.bakker@werk.example'],
  phones: ['06-12345678'],
  birthDate: '1991-05-05',
}

test('what was typed comes with who is there, with the role, in one change that can be taken back', async () => {
  const { relation } = await make()
  const reply = await app.as('front_office')('POST', `/relations/${relation.id}/additions`, { ...typed, typeId })
  expect(reply.statusCode, reply.body).toBe(200)
  const { page, added, left, undo } = reply.json()
  expect([added, left]).toEqual([['emails', 'phones'], ['birthDate']])
  expect(page.relation).toMatchObject({
    emails: ['anne@voorbeeld.example', 'a.bakker@werk.example'],
    phones: [{ number: '+31612345678' }],
    birthDate: '1990-05-05',
    name: { firstName: 'Anne' },
  })
  expect(page.roles.map((role: { typeId: string }) => role.typeId)).toEqual([typeId])
  expect((await app.audit()).slice(-3).map(({ action }) => action)).toEqual([
    'relation.field_changed',
    'relation.field_changed',
    'relation.role_added',
  ])
  const again = await app.as('front_office')('POST', `/relations/${relation.id}/additions`, { ...typed, typeId })
  expect(again.json()).toMatchObject({ added: [], left: ['birthDate'], undo: { recordId: null, roleId: null } })
  const undone = await app.as('front_office')('POST', `/relations/${relation.id}/fields/undo`, {
    recordId: undo.recordId,
  })
  expect(undone.json().relation).toMatchObject({ emails: ['anne@voorbeeld.example'], phones: [] })
})

test('a number that cannot be meant is refused, and nothing of the rest is added', async () => {
  const { relation } = await make()
  const reply = await app.as('front_office')('POST', `/relations/${relation.id}/additions`, {
    emails: ['nieuw@voorbeeld.example'],
    phones: ['06-12'],
  })
  expect([reply.statusCode, reply.json().code]).toEqual([422, 'identity.field_invalid'])
  const page = (await app.as('reader')('GET', `/relations/${relation.id}`)).json()
  expect(page.relation.emails).toEqual(['anne@voorbeeld.example'])
})

test('a reader adds nothing, and in another organisation there is nobody', async () => {
  const { relation } = await make()
  expect((await app.as('reader')('POST', `/relations/${relation.id}/additions`, typed)).statusCode).toBe(403)
  const other = await app.otherTenant()
  const refused = await other.as('POST', `/relations/${relation.id}/additions`, typed)
  expect([refused.statusCode, refused.json().code]).toEqual([404, 'relations.relation_not_found'])
})
