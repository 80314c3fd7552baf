import type { Field } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeField } from '../testing/own-field.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
const add = (body: object) =>
  app.as('administrator')('POST', '/fields', {
    definition: 'Wat het is.',
    goal: 'Omdat we het willen weten.',
    kinds: ['person'],
    ...body,
  })
const change = (key: string, body: object) => app.as('administrator')('PATCH', `/fields/${key}`, body)
const input = ({ key: _k, dataType: _d, isRetired: _r, ...rest }: Field) => rest

test('a field gets a key from its label that no other field has, also when they are called the same', async () => {
  const keys = []
  for (let round = 0; round < 2; round += 1) keys.push((await add({ label: 'Gróep', dataType: 'text' })).json().key)
  expect(keys).toEqual(['own_groep', 'own_groep_2'])
})

test.each([
  '__proto__',
  'constructor',
  '日本',
  '‮omgekeerd',
  '=1+1',
  '<b>vet</b>',
  "'; drop table governance.field; --",
])('a field called %s is a field like any other', async (label) => {
  const made = (await add({ label, dataType: 'choice', choices: [{ label }, { label: `${label} 2` }] })).json()
  expect(made.label).toBe(label)
  expect(made.key).toMatch(/^own_[a-z0-9_]+$/)
  expect(made.choices.map((choice: { label: string }) => choice.label)).toEqual([label, `${label} 2`])
})

test('without a goal a field is not kept', async () => {
  for (const goal of [undefined, '', '  '])
    expect((await add({ label: 'Doelloos', dataType: 'text', goal })).statusCode).toBe(422)
  expect((await add({ label: 'x'.repeat(10_000), dataType: 'text' })).statusCode).toBe(422)
})

test.each<[string, object, string]>([
  [
    'a smallest above the largest',
    { dataType: 'number', limits: { min: 2, max: 1 } },
    'governance.field_limits_invalid',
  ],
  ['a limit that is not for this kind', { dataType: 'yes_no', limits: { min: 2 } }, 'governance.field_limits_invalid'],
  ['a choice without choices', { dataType: 'choice' }, 'governance.field_limits_invalid'],
  [
    'two choices called the same',
    { dataType: 'choice', choices: [{ label: 'A' }, { label: 'á' }] },
    'governance.field_limits_invalid',
  ],
  [
    'a condition on a field that does not exist',
    { dataType: 'text', required: { when: 'choice', field: 'own_x', choices: ['a'] } },
    'governance.field_limits_invalid',
  ],
  ['a type that does not exist', { dataType: 'text', typeIds: [crypto.randomUUID()] }, 'relations.type_not_found'],
  ['a domain that does not exist', { dataType: 'text', domainId: crypto.randomUUID() }, 'governance.domain_not_found'],
  [
    'special data without a ground',
    { dataType: 'text', sensitivity: 'special' },
    'governance.field_special_needs_ground',
  ],
])('refuses %s', async (_name, body, code) => {
  expect((await add({ label: 'Proef', ...body })).json().code).toBe(code)
})

test('a choice keeps its key, a new one gets one, and none can go', async () => {
  const field = await makeField(app, { label: 'Seizoen', dataType: 'choice', choices: ['Lente', 'Herfst'] })
  const [spring, autumn] = field.choices
  const renamed = [{ ...spring, label: 'Voorjaar' }, { ...autumn, isRetired: true }, { label: 'Zomer' }]
  const changed = (await change(field.key, { ...input(field), choices: renamed })).json()
  expect(changed.choices).toEqual([
    { key: 'lente', label: 'Voorjaar', isRetired: false },
    { key: 'herfst', label: 'Herfst', isRetired: true },
    { key: 'zomer', label: 'Zomer', isRetired: false },
  ])
  const gone = await change(field.key, { ...input(changed), choices: changed.choices.slice(1) })
  expect([gone.statusCode, gone.json().code]).toEqual([422, 'governance.choice_removed'])
})

describe('a field of the product', () => {
  const find = async (key: string): Promise<Field> =>
    (await app.as('reader')('GET', '/fields')).json().items.find((field: Field) => field.key === key)

  test('can be called otherwise, and stays what it is', async () => {
    const birthDate = await find('birthDate')
    const changed = (
      await change('birthDate', { ...input(birthDate), label: 'Verjaardag', kinds: ['organisation'], section: 'Over' })
    ).json()
    expect(changed).toMatchObject({
      label: 'Verjaardag',
      section: 'Over',
      kinds: ['person'],
      dataType: 'built_in',
      version: 2,
    })
    expect((await app.as('administrator')('POST', '/fields/birthDate/retire')).json().code).toBe(
      'governance.field_built_in',
    )
  })

  test('who saw an older version overwrites nothing', async () => {
    const website = await find('website')
    expect((await change('website', { ...input(website), label: 'Site' })).statusCode).toBe(200)
    const refused = await change('website', { ...input(website), label: 'Adres' })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'governance.model_changed'])
  })
})

test('retiring and bringing back are remembered, with who and when', async () => {
  const { key } = await makeField(app, { label: 'Tijdelijk', dataType: 'date' })
  for (const what of ['retire', 'retire', 'restore']) await app.as('administrator')('POST', `/fields/${key}/${what}`)
  const { items } = (await app.as('reader')('GET', `/model/field/${key}/history`)).json()
  expect(items.map((item: { action: string }) => item.action)).toEqual(['restored', 'retired', 'added'])
  expect(items[1]).toMatchObject({ before: { isRetired: false }, after: { isRetired: true } })
})

test.each(['relation_manager', 'privacy_officer', 'front_office', 'reader'] as const)(
  'a %s may not change the model without a proposal',
  async (role) => {
    const body = { label: 'Nee', dataType: 'text', definition: 'x', goal: 'mag niet', kinds: ['person'] }
    expect((await app.as(role)('POST', '/fields', body)).statusCode).toBe(403)
    expect((await app.as(role)('PUT', '/fields/order', { keys: ['name'] })).statusCode).toBe(403)
  },
)

test('fields stand in the order that was set', async () => {
  const { items } = (await app.as('administrator')('PUT', '/fields/order', { keys: ['website', 'name'] })).json()
  expect(items.slice(0, 2).map((field: Field) => field.key)).toEqual(['website', 'name'])
})

describe('a type and a kind of link of one’s own', () => {
  test('a type that nobody has can go, one that somebody has can only be retired', async () => {
    const [domain] = (await app.as('reader')('GET', '/domains')).json().items
    const type = (
      await app.as('administrator')('POST', '/relation-types', {
        name: 'Imker',
        kinds: ['person'],
        domainId: domain.id,
      })
    ).json()
    const body = { kind: 'person', name: { surname: 'Bij' }, typeId: type.id }
    expect((await app.as('front_office')('POST', '/relations', body)).statusCode).toBe(200)
    const usage = (await app.as('reader')('GET', '/model/usage')).json()
    expect(usage.types[type.id]).toBe(1)
    expect((await app.as('administrator')('DELETE', `/relation-types/${type.id}`)).json().code).toBe(
      'governance.type_in_use',
    )
    const retired = (await app.as('administrator')('POST', `/relation-types/${type.id}/retire`)).json()
    expect(retired.isRetired).toBe(true)
    expect((await app.as('front_office')('POST', '/relations', body)).json().code).toBe('relations.type_retired')
    const unused = (
      await app.as('administrator')('POST', '/relation-types', {
        name: 'Valkenier',
        kinds: ['person'],
        domainId: domain.id,
      })
    ).json()
    expect((await app.as('administrator')('DELETE', `/relation-types/${unused.id}`)).json()).toEqual({ ok: true })
    expect((await app.as('administrator')('DELETE', `/relation-types/${unused.id}`)).statusCode).toBe(404)
  })

  test('links only the kinds it is for, and no more once it is retired', async () => {
    const make = async (kind: string, body: object) =>
      (await app.as('front_office')('POST', '/relations', { kind, ...body })).json().relation.id as string
    const [person, organisation] = [
      await make('person', { name: { surname: 'Lid' } }),
      await make('organisation', { organisationName: 'Koor' }),
    ]
    const link = {
      label: 'dirigeert',
      reverseLabel: 'heeft dirigent',
      fromKinds: ['person'],
      toKinds: ['organisation'],
      functions: ['Dirigent', 'Dirigent', 'Invaller'],
    }
    const type = (await app.as('administrator')('POST', '/link-types', link)).json()
    expect(type).toMatchObject({ key: 'dirigeert', functions: ['Dirigent', 'Invaller'] })
    const add = (from: string, to: string) =>
      app.as('front_office')('POST', `/relations/${from}/links`, { linkTypeId: type.id, otherId: to })
    expect((await add(organisation, person)).json().code).toBe('relations.link_wrong_kind')
    expect((await add(person, organisation)).statusCode).toBe(200)
    await app.as('administrator')('POST', `/link-types/${type.id}/retire`)
    expect((await add(person, await make('organisation', { organisationName: 'Ander koor' }))).json().code).toBe(
      'relations.link_type_retired',
    )
    expect((await app.as('reader')('GET', `/relations/${person}`)).json().links[0].label).toBe('dirigeert')
  })
})

test('two hundred fields of one’s own are listed and shown in no time', async () => {
  const other = await app.otherTenant()
  for (let number = 0; number < 200; number += 1)
    await other.as('POST', '/fields', {
      label: `Veld ${number}`,
      dataType: 'text',
      definition: 'x',
      goal: 'voor de proef',
      kinds: ['person'],
    })
  const relation = (await other.as('POST', '/relations', { kind: 'person', name: { surname: 'Veel' } })).json().relation
  const { items } = (await other.as('GET', '/fields')).json()
  expect(items.filter((field: Field) => field.dataType === 'text')).toHaveLength(200)
  expect((await other.as('GET', `/relations/${relation.id}`)).statusCode).toBe(200)
}, 60_000)
