import { expect, test } from 'vitest'
import type { WiseTroubles } from './testing/wise-emulator.ts'
import { app, connect, deliver, enrol, facts, wise } from './testing/wise-scene.ts'

const enrolMany = (count: number): void => {
  for (let index = 0; index < count; index += 1) enrol(wise, String(1000 + index))
}
const logins = (): number => wise.asked.filter((path) => path === '/login').length

test.each<[string, Partial<WiseTroubles>]>([
  ['too busy', { busy: 2 }],
  ['failing', { failing: 2 }],
  ['an answer cut off half-way', { truncated: 1 }],
  ['slow', { slow: 5 }],
  ['fields that nobody knows yet', { hasUnknownFields: true }],
  ['a field that is gone', { withoutField: 'phones' }],
  ['a clock that is ahead', { clockAhead: 5 * 3_600_000 }],
  ['midnight half-way', { midnightAfter: 30 }],
])('%s: everybody is there all the same, once', async (_, trouble) => {
  enrolMany(60)
  Object.assign(wise.troubles, trouble)
  const connection = await connect()
  if ((await deliver(connection)).state !== 'done') await deliver(connection)
  expect(await app.query('select count(*)::int as count from integrations.object')).toEqual([{ count: 60 }])
  expect(await facts()).toHaveLength(180)
})

test('at midnight it logs in anew and goes on where it was; what is refused after that is refused', async () => {
  enrolMany(5)
  const connection = await connect()
  wise.troubles.midnightAfter = 4
  expect(await deliver(connection)).toMatchObject({ state: 'done', counts: { new: 5 } })
  expect(logins()).toBe(2)
  wise.asked.length = 0
  wise.acceptsKey = () => false
  expect(await deliver(connection)).toMatchObject({ state: 'failed', problem: { code: 'key_refused' } })
  // A wrong key is tried once: trying on would lock the account there.
  expect(logins()).toBe(1)
})

test('who is deleted while the list is read is no failure, and who comes in comes the next time', async () => {
  enrolMany(60)
  const connection = await connect()
  wise.troubles.drift = (emulator) => {
    emulator.removePatron('1001')
    enrol(emulator, '100')
  }
  expect(await deliver(connection)).toMatchObject({ state: 'done', counts: { new: 59 } })
  expect((await deliver(connection)).counts).toMatchObject({ new: 1 })
})

test('when our own day is over the token is not even tried', async () => {
  enrolMany(3)
  app.clock.set('2026-03-01T22:59:59.000Z')
  const connection = await connect()
  wise.troubles.drift = () => app.clock.set('2026-03-01T23:00:01.000Z')
  expect(await deliver(connection)).toMatchObject({ state: 'done', counts: { new: 3 } })
  expect(logins()).toBe(2)
  expect(wise.asked).toHaveLength(7)
})
