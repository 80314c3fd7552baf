import { beforeAll, expect, test } from 'vitest'
import { familiesAndGenres } from './family.service.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
const seenBy = async (role: Parameters<TestApp['as']>[0]) => {
  const reply = await app.as(role)('GET', '/activity-families')
  return reply.json() as { families: { key: string }[]; genres: { name: string; isActive: boolean }[] }
}

beforeAll(async () => {
  app = await testApp()
})

test('families come in the order of the organisation, with the genres beside them', async () => {
  const { families, genres } = await seenBy('reader')
  expect(families.map(({ key }) => key).slice(0, 3)).toEqual(['visits', 'library', 'learning'])
  expect(genres.map(({ name }) => name)).toContain('Cabaret')
})

test('who is not signed in is told nothing', async () => {
  expect((await app.http.inject({ method: 'GET', url: '/api/activity-families' })).statusCode).toBe(401)
})

test('a family of a domain that the reader does not see is not there', async () => {
  await app.query(
    `update activity.family set domain_id = (select id from governance.domain where key = 'partners') where key = 'giving'`,
  )
  const hidden = { ...app.who('reader'), domainMask: '0' }
  const { families } = await app.inTransaction(familiesAndGenres, hidden)
  expect(families.map(({ key }) => key)).toContain('visits')
  expect(families.map(({ key }) => key)).not.toContain('giving')
})
