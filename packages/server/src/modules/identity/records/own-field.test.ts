import type { Field, FieldKey, RelationPage } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeField } from '../../governance/testing/own-field.ts'

let app: TestApp
let kidsclub: Field
let colour: Field
let size: Field
let amount: Field
let day: Field
let friend: Field
beforeAll(async () => {
  app = await testApp()
  kidsclub = await makeField(app, { label: 'Pashouder kidsclub', dataType: 'yes_no' })
  colour = await makeField(app, { label: 'Kleur', dataType: 'choice', choices: ['Rood', 'Blauw'] })
  size = await makeField(app, { label: 'Maat', dataType: 'number', limits: { min: 1, max: 60 } })
  amount = await makeField(app, { label: 'Bijdrage', dataType: 'money' })
  day = await makeField(app, { label: 'Ingewijd op', dataType: 'date' })
  friend = await makeField(app, { label: 'Aangebracht door', dataType: 'reference' })
})

type Reply = { readonly statusCode: number; json: () => any }
const make = async (surname: string, own: Record<string, unknown> = {}): Promise<RelationPage> => {
  const reply = await app.as('front_office')('POST', '/relations', { kind: 'person', name: { surname }, own })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json()
}
const change = (id: string, field: FieldKey, value: unknown, expected: unknown = null): Promise<Reply> =>
  app.as('front_office')('PATCH', `/relations/${id}/fields`, { change: { field, value }, expected })
const page = async (id: string): Promise<RelationPage> => (await app.as('reader')('GET', `/relations/${id}`)).json()
const list = async (query: string) => (await app.as('reader')('GET', `/relations?${query}`)).json()
const names = async (query: string): Promise<string[]> =>
  (await list(query)).items.map((item: { name: string }) => item.name)

describe('a field of one’s own is at once on the relation', () => {
  test('it is filled in, shown with its source, changed and taken back', async () => {
    const { relation } = await make('Aalbers')
    const filled = await change(relation.id, kidsclub.key, true)
    expect(filled.json().page.relation.own).toEqual({ [kidsclub.key]: true })
    expect((await page(relation.id)).relation.own[kidsclub.key as `own_${string}`]).toBe(true)
    const sources = (await app.as('reader')('GET', `/relations/${relation.id}/sources`)).json()
    expect(sources.provenance).toContainEqual(expect.objectContaining({ field: kidsclub.key, reason: 'by_hand' }))
    const history = (await app.as('reader')('GET', `/relations/${relation.id}/fields/history`)).json()
    expect(history.items).toContainEqual(expect.objectContaining({ field: kidsclub.key, before: null, after: 'ja' }))
    const { recordId } = filled.json().undo
    const undone = await app.as('front_office')('POST', `/relations/${relation.id}/fields/undo`, { recordId })
    expect(undone.json().relation.own).toEqual({})
  })

  test('who saw another value is told both, and nothing is overwritten', async () => {
    const { relation } = await make('Bakker', { [size.key]: 38 })
    expect((await change(relation.id, size.key, 40, 38)).statusCode).toBe(200)
    const refused = await change(relation.id, size.key, 42, 38)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'identity.field_changed'])
    expect(refused.json().details).toMatchObject({ current: 40 })
  })

  test('a value that does not fit is refused in a sentence that names the field and the remedy', async () => {
    const { relation } = await make('Cornelissen')
    const refused = await change(relation.id, size.key, 61)
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'identity.field_invalid'])
    expect(refused.json().details.message).toBe('Maat: “61” is te hoog. Het hoogste is 60.')
    expect((await change(relation.id, colour.key, 'paars')).json().details.message).toContain(
      'Kleur: “paars” is geen keuze',
    )
  })

  test('a reference leads to a relation that exists, and is not the relation itself', async () => {
    const [one, other] = [await make('Dekker'), await make('Evers')]
    const linked = await change(one.relation.id, friend.key, other.relation.id)
    expect(linked.json().page.references).toEqual([{ id: other.relation.id, name: 'Evers' }])
    for (const id of [one.relation.id, '019a0000-0000-7000-8000-000000000001'])
      expect((await change(one.relation.id, friend.key, id, other.relation.id)).json().code).toBe(
        'identity.field_invalid',
      )
  })

  test.each(['own_does_not_exist', 'own___proto__', 'own_constructor'])('a field %s is not there', async (key) => {
    const { relation } = await make('Faber')
    expect((await change(relation.id, key as FieldKey, 'x')).json().code).toBe('governance.field_not_found')
  })

  test('a field of another organisation is not there', async () => {
    const other = await app.otherTenant()
    const relation = (await other.as('POST', '/relations', { kind: 'person', name: { surname: 'Ver' } })).json()
      .relation
    const refused = await other.as('PATCH', `/relations/${relation.id}/fields`, {
      change: { field: kidsclub.key, value: true },
      expected: null,
    })
    expect(refused.json().code).toBe('governance.field_not_found')
    expect((await other.as('GET', '/fields')).json().items.map((field: Field) => field.key)).not.toContain(kidsclub.key)
  })
})

describe('what must be filled in', () => {
  test('is asked for when a relation is made, by type and by another choice, and cannot be cleared', async () => {
    const types = (await app.as('reader')('GET', '/relation-types')).json().items as { id: string; key: string }[]
    const press = types.find(({ key }) => key === 'press')!
    const outlet = await makeField(app, {
      label: 'Medium',
      dataType: 'text',
      typeIds: [press.id],
      required: { when: 'type', typeIds: [press.id] },
    })
    const body = { kind: 'person', name: { surname: 'Griffier' }, typeId: press.id }
    const refused = await app.as('front_office')('POST', '/relations', body)
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'identity.field_required'])
    expect(refused.json().details.fields).toEqual([{ key: outlet.key, label: 'Medium' }])
    const made = await app.as('front_office')('POST', '/relations', { ...body, own: { [outlet.key]: 'De Courant' } })
    const { id } = made.json().relation
    expect((await change(id, outlet.key, null, 'De Courant')).json().code).toBe('identity.field_required')
    // Somebody who is no press has no such field.
    const { relation } = await make('Haak')
    expect((await change(relation.id, outlet.key, 'x')).json().code).toBe('governance.field_not_found')
  })
})

describe('lists', () => {
  beforeAll(async () => {
    await make('Lijst Anna', {
      [kidsclub.key]: true,
      [size.key]: 20,
      [amount.key]: 1250,
      [day.key]: '2020-01-01',
      [colour.key]: 'rood',
    })
    await make('Lijst Bea', {
      [kidsclub.key]: false,
      [size.key]: 3,
      [amount.key]: 99,
      [day.key]: '2024-06-30',
      [colour.key]: 'blauw',
    })
    await make('Lijst Cor', { [size.key]: 20 })
    await make('Lijst Dik')
  })

  test.each<[string, () => string[], string[]]>([
    ['yes', () => [`${kidsclub.key}:is:true`], ['Anna']],
    ['no', () => [`${kidsclub.key}:is:false`], ['Bea']],
    ['not filled in', () => [`${kidsclub.key}:empty`], ['Cor', 'Dik']],
    ['filled in', () => [`${size.key}:filled`], ['Anna', 'Bea', 'Cor']],
    ['a choice', () => [`${colour.key}:is:blauw`], ['Bea']],
    ['a number from and to', () => [`${size.key}:from:3`, `${size.key}:to:19.5`], ['Bea']],
    ['an amount', () => [`${amount.key}:is:1250`], ['Anna']],
    ['a day from', () => [`${day.key}:from:2021-01-01`], ['Bea']],
    ['two fields at once', () => [`${size.key}:is:20`, `${kidsclub.key}:is:true`], ['Anna']],
  ])('are narrowed to %s', async (_name, conditions, found) => {
    const query = new URLSearchParams([['q', 'lijst'], ...conditions().map((one) => ['own', one] as [string, string])])
    expect(await names(query.toString())).toEqual(found.map((name) => `Lijst ${name}`))
  })

  test.each([
    ['asc', ['Bea', 'Anna', 'Cor', 'Dik']],
    ['desc', ['Cor', 'Anna', 'Bea', 'Dik']],
  ])('are sorted by an own field (%s), those without a value last, page by page', async (direction, order) => {
    const query = `q=lijst&sort=${size.key}&direction=${direction}`
    expect(await names(query)).toEqual(order.map((name) => `Lijst ${name}`))
    const seen: string[] = []
    let cursor = ''
    for (;;) {
      const part = await list(`${query}&limit=1${cursor}`)
      seen.push(...part.items.map((item: { name: string }) => item.name))
      if (part.nextCursor === null) break
      cursor = `&cursor=${part.nextCursor}`
    }
    expect(seen).toEqual(order.map((name) => `Lijst ${name}`))
    const last = await list(`${query}&limit=3${cursor}`)
    const before = await list(`${query}&limit=3&cursor=${last.previousCursor}`)
    expect(before.items.map((item: { name: string }) => item.name)).toEqual(
      order.slice(0, 3).map((name) => `Lijst ${name}`),
    )
  })

  test('show own fields as columns, said as people say them', async () => {
    const { items } = await list(`q=lijst%20anna&fields=${colour.key}&fields=${amount.key}&fields=${day.key}`)
    expect(items[0].own).toEqual({ [colour.key]: 'Rood', [amount.key]: '12,50', [day.key]: '1-1-2020' })
  })

  test.each([
    () => `own=${size.key}:is:veel`,
    () => `own=${kidsclub.key}:from:a`,
    () => 'own=own_unknown:filled',
    () => `own=${day.key}:from:gisteren`,
    () => 'sort=own_unknown',
    () => `sort=${friend.key}`,
  ])('refuse a condition that makes no sense', async (query) => {
    const reply = await app.as('reader')('GET', `/relations?${query()}`)
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'relations.filter_invalid'])
  })

  test('leave as a file with a column per field, and no cell acts as a formula', async () => {
    const title = await makeField(app, { label: '=1+1;"x"', dataType: 'text' })
    await make('Lijst Eva', { [title.key]: '=cmd|calc', [colour.key]: 'rood' })
    const query = `own=${encodeURIComponent(`${colour.key}:is:rood`)}&q=lijst`
    const csv = (await app.as('relation_manager')('GET', `/relations/export?${query}`)).body.split('\r\n')
    expect(csv[0]).toContain('Kleur')
    expect(csv[0]).toContain(`"'=1+1;""x"""`)
    expect(csv).toHaveLength(4)
    expect(csv[2]).toContain(`'=cmd|calc`)
    const json = JSON.parse((await app.as('relation_manager')('GET', `/relations/export?${query}&format=json`)).body)
    expect(json.map((one: any) => one.golden[colour.key])).toEqual(['rood', 'rood'])
  })
})

test('a merge keeps what either said and an undo gives each their own', async () => {
  const winner = await make('Samen', { [size.key]: 12 })
  const loser = await make('Samen', { [size.key]: 14, [colour.key]: 'rood' })
  const [winnerId, loserId] = [winner.relation.id, loser.relation.id]
  const preview = (
    await app.as('relation_manager')('GET', `/merges/preview?winnerId=${winnerId}&loserId=${loserId}`)
  ).json()
  expect(preview.fields.find((field: { field: string }) => field.field === colour.key)).toMatchObject({
    outcome: { value: 'rood', text: 'Rood' },
  })
  const choices = [{ field: size.key, relationId: loserId }]
  app.clock.set('2026-03-02T10:00:00.000Z')
  const merged = (await app.as('relation_manager')('POST', '/merges', { winnerId, loserId, choices })).json()
  expect(merged.page.relation.own).toEqual({ [size.key]: 14, [colour.key]: 'rood' })
  expect(await names(`q=samen&own=${size.key}:is:14`)).toEqual(['Samen'])
  expect(await names(`q=samen&own=${size.key}:is:12`)).toEqual([])
  await app.as('relation_manager')('POST', `/merges/${merged.mergeId}/undo`, {})
  expect((await page(winnerId)).relation.own).toEqual({ [size.key]: 12 })
  expect((await page(loserId)).relation.own).toEqual({ [size.key]: 14, [colour.key]: 'rood' })
  expect(await names(`q=samen&own=${size.key}:is:12`)).toEqual(['Samen'])
})

test('a retired field keeps its values, readable and not to be filled in', async () => {
  const old = await makeField(app, { label: 'Oude pas', dataType: 'text' })
  const { relation } = await make('Iersel', { [old.key]: 'A12' })
  await app.as('administrator')('POST', `/fields/${old.key}/retire`)
  expect((await page(relation.id)).relation.own).toEqual({ [old.key]: 'A12' })
  expect((await change(relation.id, old.key, 'B13', 'A12')).json().code).toBe('governance.field_not_found')
  expect(await names(`own=${old.key}:is:a12`)).toEqual(['Iersel'])
  expect((await change(relation.id, old.key, null, 'A12')).statusCode).toBe(200)
  expect(await app.query('select * from relations.field_value where field_key = $1', [old.key])).toEqual([])
})

test('who is deleted leaves nothing behind in the index, and a name that changes goes along', async () => {
  const { relation } = await make('Jansen', { [colour.key]: 'rood' })
  await change(relation.id, 'name', { surname: 'Zijlstra' }, { surname: 'Jansen' })
  const rows = await app.query('select sort_key from relations.field_value where relation_id = $1', [relation.id])
  expect(rows).toEqual([{ sort_key: 'zijlstra' }])
})
