import type { SegmentGroup } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { refreshAll } from '../profile/refresh.service.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
const ids: Record<string, string> = {}

beforeAll(async () => {
  app = await testApp()
  const post = app.as('administrator')
  for (const [key, body] of Object.entries({
    anna: {
      kind: 'person',
      name: { firstName: 'Anna', particle: 'de', surname: 'Vries' },
      emails: ['anna@example.org'],
      birthDate: '1980-05-01',
    },
    bram: { kind: 'person', name: { firstName: 'Bram', surname: 'Jansen' }, birthDate: '2015-01-01' },
    school: { kind: 'organisation', organisationName: 'Basisschool De Dijk' },
  })) {
    const reply = await post('POST', '/relations', body)
    if (reply.statusCode !== 200) throw new Error(reply.body)
    ids[key] = reply.json().id
  }
  await app.inTransaction(refreshAll)
})

const count = async (conditions: SegmentGroup, role: Parameters<TestApp['as']>[0] = 'administrator') => {
  const reply = await app.as(role)('POST', '/segments/count', { conditions })
  return reply.statusCode === 200 ? (reply.json().count as number) : reply.json()
}

test('everybody', async () => {
  expect(await count({ group: 'all', of: [] })).toBe(3)
})

test('people with an e-mail address, and those without', async () => {
  expect(
    await count({
      group: 'all',
      of: [
        { about: 'kind', oneOf: ['person'] },
        { about: 'reach', has: 'email' },
      ],
    }),
  ).toBe(1)
  expect(
    await count({
      group: 'all',
      of: [
        { about: 'kind', oneOf: ['person'] },
        { group: 'none', of: [{ about: 'reach', has: 'email' }] },
      ],
    }),
  ).toBe(1)
})
