import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'

const app = await testApp()
const manager = (method: 'GET' | 'PUT', path: string, body?: object) => app.as('relation_manager')(method, path, body)
const codeOf = (reply: { statusCode: number; json: () => { code: string } }) => [reply.statusCode, reply.json().code]

test('genres are named, ordered and retired; what counts by one goes on doing so', async () => {
  const before = (await manager('GET', '/activity-lists')).json().genres
  const seen = before.map(({ id }: { id: string }) => id)
  const kept = before.slice(0, 3)
  const set = (items: object[], as = seen) => manager('PUT', '/activity-lists/genres', { items, seen: as })
  // Names may be swapped.
  const swapped = [
    { id: kept[0].id, name: kept[1].name },
    { id: kept[1].id, name: kept[0].name },
    { id: kept[2].id, name: kept[2].name },
    { name: 'Circus' },
  ]
  const after = (await set(swapped)).json().items
  expect(after.slice(0, 4).map(({ name }: { name: string }) => name)).toEqual([
    kept[1].name,
    kept[0].name,
    kept[2].name,
    'Circus',
  ])
  expect(after.filter(({ isActive }: { isActive: boolean }) => !isActive)).toHaveLength(before.length - 3)
  expect(codeOf(await set(swapped))).toEqual([409, 'activity.list_changed'])
  const now = after.slice(0, 4).map(({ id }: { id: string }) => id)
  expect(codeOf(await set([{ name: 'Een' }, { name: 'een' }], now))).toEqual([409, 'activity.list_name_taken'])
  // One that was retired comes back by its name.
  const again = (await set([...after.slice(0, 4), { name: before[5].name }], now)).json().items
  expect(again[4]).toEqual({ id: before[5].id, name: before[5].name, isActive: true })
})

test('who may not manage what is offered sets no lists, and a family is named by who keeps the model', async () => {
  for (const role of ['reader', 'front_office'] as const)
    expect((await app.as(role)('PUT', '/activity-lists/genres', { items: [], seen: [] })).statusCode).toBe(403)
  const [family] = (await manager('GET', '/activity-lists')).json().families
  const body = { name: 'Bezoekjes', domainId: null }
  expect((await manager('PUT', `/activity-families/${family.id}`, body)).statusCode).toBe(403)
  const changed = await app.as('administrator')('PUT', `/activity-families/${family.id}`, body)
  expect(changed.json()).toMatchObject({ id: family.id, name: 'Bezoekjes', kinds: family.kinds })
  const taken = { name: 'Leren', domainId: null }
  expect(codeOf(await app.as('administrator')('PUT', `/activity-families/${family.id}`, taken))).toEqual([
    409,
    'activity.list_name_taken',
  ])
})
