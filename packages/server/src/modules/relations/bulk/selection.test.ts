import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, organisation } from '../testing/make-relations.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const me = () => app.who('relation_manager').actor.id
const typeOf = (key: string) => rights.types.find((type) => type.key === key)!
const organisations = (count: number) =>
  makeRelations(
    app,
    Array.from({ length: count }, (_, n) => organisation(`Bakkerij ${n}`)),
  )

async function ok(reply: Promise<{ statusCode: number; body: string; json: () => any }>) {
  const answer = await reply
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const rolesOf = async (id: string) => (await ok(manager('GET', `/relations/${id}`))).roles as any[]
const trial = (what: object, whom: object) => ok(manager('POST', '/bulk-deeds/trial', { what, ...whom }))
const run = async (what: object, whom: object, expected?: number) =>
  ok(manager('POST', '/bulk-deeds', { what, ...whom, expected: expected ?? (await trial(what, whom)).will.count }))
const deed = (id: string) => ok(manager('GET', `/bulk-deeds/${id}`))

test('a selection is a filter for whoever made it, and for nobody else', async () => {
  const ids = await organisations(3)
  const { id, count } = await ok(manager('POST', '/relations/selections', { relationIds: ids.slice(0, 2) }))
  expect(count).toBe(2)
  const list = await ok(manager('GET', `/relations?selectionId=${id}`))
  expect(list.items.map((item: any) => item.id).sort()).toEqual(ids.slice(0, 2).sort())
  expect((await app.as('administrator')('GET', `/relations?selectionId=${id}`)).json().total).toBe(0)
  expect(await trial({ kind: 'archive' }, { filter: { selectionId: id } })).toMatchObject({ will: { count: 2 } })
})

describe('everything but some', () => {
  const excepting = async (ids: readonly (string | undefined)[]) =>
    (await ok(manager('POST', '/relations/selections', { relationIds: ids }))).id as string

  test('is counted, done, listed and exported without them', async () => {
    const label = await ok(manager('POST', '/labels', { name: 'Op een na' }))
    const ids = await organisations(4)
    await run({ kind: 'add_label', labelId: label.id }, { relationIds: ids })
    const filter = { labelId: label.id, exceptId: await excepting([ids[0]]) }
    const what = { kind: 'add_role', typeId: typeOf('sponsor').id }
    expect(await trial(what, { filter })).toMatchObject({ asked: 3, isExact: true, excepted: 1, will: { count: 3 } })
    expect(await run(what, { filter })).toMatchObject({ changed: 3, excepted: 1, isExact: true })
    expect(await rolesOf(ids[0]!)).toEqual([])
    const query = `labelId=${label.id}&exceptId=${filter.exceptId}`
    const list = await ok(manager('GET', `/relations?${query}`))
    expect(list).toMatchObject({ total: 3 })
    const file = await manager('GET', `/relations/export?${query}&format=json`)
    expect(file.body).toContain('Bakkerij 3')
    expect(file.body).not.toContain('Bakkerij 0')
  })

  test('is what a round and a target list are made of', async () => {
    const label = await ok(manager('POST', '/labels', { name: 'Langs op een na' }))
    const ids = await organisations(4)
    await run({ kind: 'add_label', labelId: label.id }, { relationIds: ids })
    const purpose = { name: 'Sponsoravond', kind: 'commercial', basis: 'legitimate_interest', channels: ['post'] }
    const { id: purposeId } = await ok(
      app.as('administrator')('POST', '/privacy/purposes', { ...purpose, status: 'active' }),
    )
    const list = {
      ...{ name: 'Op een na', purposeId, startsOn: '2026-03-10', endsOn: '2026-03-20' },
      filter: { labelId: label.id, exceptId: await excepting([ids[1]]) },
    }
    expect((await ok(manager('POST', '/approach-rounds', { ...list, kind: 'letter' }))).counts.total).toBe(3)
    expect((await ok(manager('POST', '/coverages', { ...list, channel: 'post' }))).figures.total).toBe(3)
  })

  test('leaves nobody when it is not known any more who, or somebody else took them out', async () => {
    await organisations(2)
    const exceptId = await excepting((await organisations(1)).slice(0, 1))
    const total = async (name: 'relation_manager' | 'administrator', id: string) =>
      (await app.as(name)('GET', `/relations?kind=organisation&exceptId=${id}`)).json().total
    expect(await total('relation_manager', exceptId)).toBeGreaterThan(0)
    expect(await total('administrator', exceptId)).toBe(0)
    await app.query('delete from relations.selection where id = $1', [exceptId])
    expect(await total('relation_manager', exceptId)).toBe(0)
  })
})

test('whom whoever asked may no longer change when it is their turn, is passed by and told', async () => {
  const ids = await makeRelations(
    app,
    Array.from({ length: 201 }, (_, n) => organisation(`Bij ons ${n}`)),
    rights.mine.id,
  )
  const [elsewhere] = await makeRelations(app, [organisation('Bij hen')], rights.other.id)
  const label = await ok(manager('POST', '/labels', { name: 'Minder rechten' }))
  const whom = {
    filter: {
      selectionId: (await ok(manager('POST', '/relations/selections', { relationIds: [...ids, elsewhere] }))).id,
    },
  }
  const begun = await run({ kind: 'add_label', labelId: label.id }, whom, 202)
  await app.query('update admin.app_user set domain_ids = array[$2]::uuid[] where id = $1', [me(), rights.mine.id])
  await app.runJobs()
  await app.query(`update admin.app_user set domain_ids = '{}' where id = $1`, [me()])
  expect(await deed(begun.id)).toMatchObject({
    ...{ state: 'done', changed: 201, passedBy: 1 },
    leftAlone: [{ id: elsewhere, name: 'Bij hen', why: 'no_right' }],
  })
})
