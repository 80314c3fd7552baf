import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { momentDossier } from './moment.dossier.ts'

let app: TestApp
const ask = async (...request: Parameters<ReturnType<TestApp['as']>>) =>
  (await app.as('relation_manager')(...request)).json()
const addPerson = async (surname: string): Promise<string> =>
  (await ask('POST', '/relations', { kind: 'person', name: { surname }, emails: [`${surname}@example.org`] })).relation
    .id
const told = (relationId: string, cellIds: string[] = []) =>
  app.inTransaction(async (ctx) => (await momentDossier.read(ctx, { relationId, cellIds }))[0]!.rows)

let [stays, merges, comesLater] = ['', '', '']
beforeAll(async () => {
  app = await testApp()
  stays = await addPerson('Aarts')
  merges = await addPerson('Bakker')
  await app.started.doUpkeep()
  const conditions = { group: 'all', of: [{ about: 'reach', has: 'email' }] }
  const { id } = await ask('POST', '/segments', { name: 'Met e-mail', conditions })
  await ask('POST', `/segments/${id as string}/moments`, { name: 'Voor de open dag' })
  comesLater = await addPerson('Cramer')
  await app.started.doUpkeep()
})

test('somebody’s dossier tells in which groups they were when these were held fast, and when; not by which colleague', async () => {
  expect(await told(stays)).toEqual([['Met e-mail', 'Voor de open dag', app.clock.now().toISOString()]])
  expect(await told(comesLater)).toEqual([])
})

test('what was held of a record that was merged into somebody is about them', async () => {
  expect(await told(comesLater, [comesLater, merges])).toHaveLength(1)
})

test('whoever is forgotten is in no moment any more, and nobody gets their place', async () => {
  const bits = async () =>
    (await app.query('select sum(bit_count(bits))::int as count from segments.moment_bitmap'))[0].count as number
  expect(await bits()).toBe(2)
  await app.query('delete from relations.relation where id = $1', [stays])
  await app.started.doUpkeep()
  expect(await bits()).toBe(1)
  expect(await told(stays)).toEqual([])
  const next = await addPerson('Dekker')
  await app.started.doUpkeep()
  expect(await told(next)).toEqual([])
})
