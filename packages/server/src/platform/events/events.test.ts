import { afterAll, expect, test } from 'vitest'
import type { Announcement } from '../context.ts'
import { testApp } from '../testing/test-app.ts'
import { startEventHub } from './events.ts'

const app = await testApp()
const hub = startEventHub(app.started.pool)
afterAll(() => hub.stop())

function follow(tenantId: string) {
  const heard: Announcement[] = []
  return { heard, stop: hub.subscribe(tenantId, (announcement) => heard.push(announcement)) }
}
const announce = (id: string) => app.inTransaction((ctx) => ctx.announce({ topic: 'relation', id }))
/** Announced again and again, because nobody can see from outside when the hub listens. */
const untilHeard = (heard: Announcement[], id: string) =>
  expect
    .poll(async () => (await announce(id), heard.map((announcement) => announcement.id)), { timeout: 10_000 })
    .toContain(id)

test('an organisation hears of itself only, until it stops listening', async () => {
  const other = await app.otherTenant()
  const [mine, theirs] = [follow(app.tenantId), follow(other.tenantId)]
  await untilHeard(mine.heard, 'eerst')
  expect(theirs.heard).toEqual([])
  mine.stop()
  const before = mine.heard.length
  const again = follow(app.tenantId)
  await untilHeard(again.heard, 'daarna')
  expect(mine.heard).toHaveLength(before)
})

test('a listener that lost its connection listens again by itself', async () => {
  const mine = follow(app.tenantId)
  await untilHeard(mine.heard, 'voor')
  await app.started.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`,
  )
  await untilHeard(mine.heard, 'na')
})
