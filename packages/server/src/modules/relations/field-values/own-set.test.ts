import type { OwnFieldKey, RelationRecord } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { makeField } from '../../governance/testing/own-field.ts'
import { replaceProjections } from '../index.ts'
import { makeRelations, person } from '../testing/make-relations.ts'

const app = await testApp()
let ids: string[] = []
let colour: OwnFieldKey
let points: OwnFieldKey

beforeAll(async () => {
  colour = (await makeField(app, { label: 'Kleuren', dataType: 'choices', choices: ['Rood', 'Geel'] }))
    .key as OwnFieldKey
  points = (await makeField(app, { label: 'Punten', dataType: 'number' })).key as OwnFieldKey
  ids = await makeRelations(
    app,
    ['Aal', 'Bot', 'Cod'].map((surname) => person({ surname })),
  )
})

const say = (index: number, own: Record<string, unknown>) =>
  app.inTransaction((ctx) => {
    const golden = { ...person({ surname: ['Aal', 'Bot', 'Cod'][index]! }), ...own } as RelationRecord
    return replaceProjections(ctx, [{ relationId: ids[index]!, golden, changedAt: ctx.now }])
  })
const list = async (query: string) => {
  const page = (await app.as('reader')('GET', `/relations?${query}`)).json()
  return { names: page.items.map((item: { name: string }) => item.name), total: page.total, isExact: page.isExact }
}
const these = (...names: string[]) => ({ names, total: names.length, isExact: true })

test('who has nothing in a field is found, as values come and go', async () => {
  expect(await list(`own=${points}:empty`)).toEqual(these('Aal', 'Bot', 'Cod'))
  await say(0, { [points]: 7 })
  await say(1, { [points]: 5, [colour]: ['rood'] })
  expect(await list(`own=${points}:empty`)).toEqual(these('Cod'))
  expect(await list(`own=${points}:filled`)).toEqual(these('Aal', 'Bot'))
  expect(await list(`own=${colour}:empty`)).toEqual(these('Aal', 'Cod'))
  expect(await list(`own=${colour}:empty&own=${points}:filled`)).toEqual(these('Aal'))
  await say(1, { [points]: 5, [colour]: [] })
  expect(await list(`own=${colour}:filled`)).toEqual(these())
  await say(0, {})
  expect(await list(`own=${points}:filled`)).toEqual(these('Bot'))
})

test('without a value one stands behind the others, whichever way the list is turned, page after page', async () => {
  await say(0, { [points]: 7 })
  await say(1, { [points]: 5 })
  await say(2, {})
  expect((await list(`sort=${points}`)).names).toEqual(['Bot', 'Aal', 'Cod'])
  expect((await list(`sort=${points}&direction=desc`)).names).toEqual(['Aal', 'Bot', 'Cod'])
})

test('a combination is written down once, and says nothing of whom', async () => {
  await say(0, { [points]: 1 })
  await say(1, { [points]: 2 })
  const sets = await app.query('select field_keys from relations.own_set where field_keys = $1', [[points]])
  expect(sets).toEqual([{ field_keys: [points] }])
  await app.otherTenant()
  expect(await app.query('select count(distinct own_set_id)::int as count from relations.relation')).toEqual([
    { count: 1 },
  ])
})
