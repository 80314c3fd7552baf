import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

test('a view is kept for its maker, and only its maker can remove it', async () => {
  const saved = (
    await app.as('reader')('POST', '/relations/views', { name: ' Utrecht ', query: '?place=Utrecht' })
  ).json()
  expect(saved).toMatchObject({ name: 'Utrecht', query: '?place=Utrecht', isMine: true })
  expect((await app.as('reader')('GET', '/relations/views')).json().items).toEqual([saved])
  expect((await app.as('front_office')('GET', '/relations/views')).json().items).toEqual([])
  const refused = await app.as('front_office')('DELETE', `/relations/views/${saved.id}`)
  expect([refused.statusCode, refused.json().code]).toEqual([404, 'relations.view_not_found'])
  expect((await app.as('reader')('DELETE', `/relations/views/${saved.id}`)).json()).toEqual({ ok: true })
  expect((await app.as('reader')('DELETE', `/relations/views/${saved.id}`)).statusCode).toBe(404)
  expect((await app.audit()).map((entry) => entry.action)).toEqual(
    expect.arrayContaining(['view.saved', 'view.removed']),
  )
})
