import { expect, test } from 'vitest'
import { buy, know, perform } from './testing/ticketmatic-sale.ts'
import type { TicketmaticTroubles } from './testing/ticketmatic-emulator.ts'
import { app, connect, deliver, facts, ticketmatic, type Told } from './testing/ticketmatic-scene.ts'

const PEOPLE = 130

function season(): void {
  perform(ticketmatic, 50)
  for (let index = 0; index < PEOPLE; index += 1) {
    know(ticketmatic, 100 + index)
    buy(ticketmatic, 1000 + index, { event: 50, tickets: [5000 + index], said: { customerid: 100 + index } })
    if (index % 2 === 0) ticketmatic.entries.set(5000 + index, '2026-02-20 18:40:00')
  }
}

const isDone = (told: Record<string, Told>): boolean =>
  Object.keys(told).length === 5 && Object.values(told).every(({ state }) => state === 'done')

test.each<[string, Partial<TicketmaticTroubles>]>([
  ['too busy', { busy: 2 }],
  ['failing', { failing: 2 }],
  ['an answer cut off half-way', { truncated: 1 }],
  ['slow', { slow: 5 }],
  ['fields that nobody knows yet', { hasUnknownFields: true }],
  ['a field that is gone', { withoutField: 'saleschannelid' }],
  ['a clock that is ahead', { clockAhead: 5 * 3_600_000 }],
  ['a clock that is behind', { clockAhead: -5 * 3_600_000 }],
  ['signatures that are over half-way', { expiresAfter: 6 }],
  ['money as a number', { moneyAs: 'number' }],
  ['money with a comma', { moneyAs: 'comma' }],
])('%s: everything is there all the same, once', async (_, trouble) => {
  season()
  Object.assign(ticketmatic.troubles, trouble)
  const connection = await connect()
  if (!isDone(await deliver(connection))) await deliver(connection)
  expect(
    await app.query(`select stream, count(*)::int as count from integrations.object group by 1 order by 1`),
  ).toEqual([
    { stream: 'contacts', count: PEOPLE },
    { stream: 'events', count: 1 },
    { stream: 'orders', count: PEOPLE },
    { stream: 'scans', count: PEOPLE / 2 },
    { stream: 'words', count: 8 },
  ])
  const stored = await facts()
  expect(stored.filter(({ kind, cents }) => kind === 'ticket' && cents === 2750)).toHaveLength(PEOPLE)
  expect(stored).toHaveLength(PEOPLE + PEOPLE / 2)
})

test('an order that changes and one that is made while pages are read are both there after the next time', async () => {
  season()
  ticketmatic.troubles.drift = (emulator) => {
    buy(emulator, 1000, { event: 50, tickets: [5000, 9000], said: { customerid: 100 } })
    buy(emulator, 2000, { event: 50, tickets: [9001], said: { customerid: 101 } })
  }
  const connection = await connect()
  await deliver(connection)
  await deliver(connection)
  expect((await facts()).filter(({ kind }) => kind === 'ticket')).toHaveLength(PEOPLE + 2)
})

test('a wrong key is tried once', async () => {
  season()
  const connection = await connect({ secrets: { accessKey: 'onbekend' } })
  const told = await deliver(connection)
  expect(Object.values(told)).toMatchObject([{ state: 'failed', problem: { code: 'key_refused' } }])
  expect(ticketmatic.asked.filter((path) => !path.endsWith('/diagnostics/time'))).toHaveLength(1)
})
