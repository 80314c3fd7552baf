import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { showContribution } from './segment-contribution.service.ts'

let app: TestApp
const ids: Record<string, string> = {}
const ask = async (...request: Parameters<ReturnType<TestApp['as']>>) => {
  const reply = await app.as('administrator')(...request)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

beforeAll(async () => {
  app = await testApp()
  for (const surname of ['Aarts', 'Bakker', 'Cramer', 'Dekker'])
    ids[surname] = (await ask('POST', '/relations', { kind: 'person', name: { surname } })).relation.id
  const did = (surname: string, kind: string, day: string, amountCents: number) =>
    ask('POST', `/relations/${ids[surname]!}/facts`, { kind, occurredAt: `${day}T12:00:00Z`, amountCents })
  await did('Aarts', 'ticket', '2026-01-10', 5000)
  await did('Aarts', 'ticket', '2026-02-10', 2500)
  await did('Bakker', 'gift', '2026-02-11', 1000)
  await did('Bakker', 'ticket', '2025-12-31', 9900)
  await did('Cramer', 'ticket', '2026-02-12', 4000)
  await app.query('update relations.relation set is_protected = true where id = $1', [ids['Cramer']])
  const detail = { yearlyCents: 10_000, years: 5, isFixed: true, agreedOn: '2026-02-01' }
  await ask('POST', `/relations/${ids['Dekker']!}/facts`, { kind: 'pledge', detail, amountCents: 0 })
  // As a connector of before could have written it: what is promised is no money, whatever stands there.
  await app.query("update activity.fact set amount_cents = 50000 where kind = 'pledge'")
  await app.started.doUpkeep()
})

const everybody = { group: 'all', of: [{ about: 'kind', oneOf: ['person'] }] }

test('what they brought this year is added up per family; promises, last year and whoever is under protection are not in it', async () => {
  const found = await ask('POST', '/segments/contribution', { conditions: everybody })
  expect(found).toMatchObject({ from: '2026-01-01', until: '2026-03-02', cents: 8500 })
  expect(
    found.families.map(({ cents, relations }: { cents: number; relations: number }) => [cents, relations]),
  ).toEqual([
    [7500, 1],
    [1000, 1],
  ])
})

test('a condition narrows it, and money in a condition leaves promises out as well', async () => {
  const { families } = await ask('GET', '/activity-families')
  const giving = families.find(({ key }: { key: string }) => key === 'giving')
  const money = { about: 'activity', familyId: giving.id, measure: 'money', atLeast: 1, atMost: null }
  const conditions = { group: 'all', of: [money] }
  expect((await ask('POST', '/segments/count', { conditions })).count).toBe(1)
  expect((await ask('POST', '/segments/contribution', { conditions })).cents).toBe(1000)
})

test('who may not see what people did is told nothing of it', async () => {
  const who = { ...app.who('administrator') }
  const permissions = new Set([...who.permissions].filter((one) => one !== 'activity.fact.read'))
  const found = await app.inTransaction(
    (ctx) => showContribution(ctx, { group: 'all', of: [{ about: 'kind', oneOf: ['person'] }] }),
    { ...who, permissions },
  )
  expect(found).toMatchObject({ cents: 0, families: [] })
})
