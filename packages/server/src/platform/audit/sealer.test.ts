import { statSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openTrailHouse, type TrailHouse } from './testing/trail-house.ts'

let house: TrailHouse
beforeAll(async () => {
  house = await openTrailHouse(inject('connection'))
})
afterAll(() => house.close())

const write = (action: string, count = 1) =>
  Promise.all(Array.from({ length: count }, (_, index) => house.inTenant((ctx) => ctx.audit(action, null, { index }))))
const links = () => house.asOwner('select number from platform.audit_link order by number')

test('fifty people who write at once are sealed in one chain without holes', async () => {
  await write('test.crowded', 50)
  const sealed = await Promise.all([house.seal(), house.seal(), house.seal()])
  expect(sealed.map(({ number }) => number)).toEqual([50, 50, 50])
  expect((await links()).map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  expect(await house.verify()).toMatchObject({ until: 50, entries: 50, breaks: 0, found: [] })
})

test('whoever writes waits for nobody: an open transaction holds up neither sealing nor other work', async () => {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((done) => (letGo = done))
  const slow = house.inTenant(async (ctx) => {
    await ctx.audit('test.slow', null)
    await held
  })
  await write('test.quick')
  const { number } = await house.seal()
  expect(number).toBe(51)
  letGo()
  await slow
  expect((await house.seal()).number).toBe(52)
  expect(await house.verify()).toMatchObject({ until: 52, breaks: 0 })
})

test('what was committed before a crash is sealed afterwards, from what stands in the database', async () => {
  await write('test.crashed', 3)
  expect((await house.asOwner('select count(*) as count from platform.audit_unsealed'))[0].count).toBe(3)
  // A process that starts afresh knows nothing but the database.
  expect((await house.seal()).number).toBe(55)
  expect(await house.asOwner('select * from platform.audit_unsealed')).toEqual([])
})

test('sealing what is sealed does nothing', async () => {
  const before = await house.seal()
  expect(await house.seal()).toEqual(before)
})

test('the order is that of the moments, as far as they were committed', async () => {
  house.clock.set('2026-03-05T10:00:00.000Z')
  await write('test.later')
  house.clock.set('2026-03-05T09:00:00.000Z')
  await write('test.earlier')
  await house.seal()
  const rows = await house.asOwner(
    'select e.action from platform.audit_link l join platform.audit_entry e on e.id = l.entry_id order by l.number desc limit 2',
  )
  expect(rows.map(({ action }) => action)).toEqual(['test.later', 'test.earlier'])
})

test('each organisation has a chain of its own', async () => {
  await house.inTenant((ctx) => ctx.audit('test.elsewhere', null), house.otherTenantId)
  expect((await house.seal(house.otherTenantId)).number).toBe(1)
  expect(await house.verify(house.otherTenantId)).toMatchObject({ until: 1, breaks: 0 })
})

describe('the key that signs', () => {
  const path = () => join(house.dataDir, 'audit', 'signing-key.pem')

  test('is readable for nobody else', () => {
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    expect(readFileSync(path(), 'utf8')).toContain('PRIVATE KEY')
  })

  test('is nowhere in the database', async () => {
    const secret = readFileSync(path(), 'utf8').split('\n')[1] ?? 'none'
    const rows = JSON.stringify(await house.asOwner('select * from platform.audit_checkpoint'))
    expect(rows.length).toBeGreaterThan(100)
    expect(rows).not.toContain(secret)
  })

  test('can be changed, and what was signed before stays verifiable', async () => {
    const { before, after } = await house.tools.seals.rotateKey()
    expect(before).not.toBe(after)
    house.clock.set('2026-03-09T09:00:00.000Z')
    await write('test.rotated')
    await house.seal()
    const keys = await house.asOwner('select distinct key_id from platform.audit_checkpoint')
    expect(new Set(keys.map(({ key_id: id }) => id))).toEqual(new Set([before, after]))
    expect(await house.verify()).toMatchObject({ breaks: 0 })
  })
})

test('rows in the queue that can never be sealed hold up nobody', async () => {
  await house.asOwner(
    `insert into platform.audit_unsealed (tenant_id, at, entry_id) select $1, '2020-01-01'::timestamptz + (n || ' seconds')::interval, gen_random_uuid() from generate_series(1, 6000) n`,
    [house.tenantId],
  )
  const { number: before } = await house.seal()
  await write('test.behind')
  expect((await house.seal()).number).toBe(before + 1)
  const { found, breaks } = await house.verify()
  expect(breaks).toBeGreaterThan(0)
  expect(new Set(found.map(({ reason }) => reason))).toEqual(new Set(['queue_changed']))
})
