import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import { testApp } from '../testing/test-app.ts'
import { askForDailyWork, DailyPayload, type DailyWork } from './daily.ts'
import { defineJob } from './job.ts'

const app = await testApp()
const log = pino({ level: 'silent' })
const tools = { transactions: app.started.transactions, log }

const work = (name: string, isDue?: DailyWork['isDue']): DailyWork => ({
  job: defineJob({ name, payload: DailyPayload, canCancel: false, run: () => Promise.resolve() }),
  ...(isDue ? { isDue } : {}),
})
const asked = async () =>
  (
    await app.query(
      `select name, payload ->> 'day' as day, actor_name from platform.job where name like 'test.%' order by created_at, name`,
    )
  ).map(({ name, day, actor_name: by }) => `${name} ${day} ${by}`)

beforeEach(async () => {
  await app.query('delete from platform.job')
  await app.query('delete from platform.daily_mark')
  app.clock.set('2026-03-02T09:00:00.000Z')
})

test('daily work is asked for once a day, also when two workers look at the same moment', async () => {
  const works = [work('test.count-things')]
  await Promise.all([askForDailyWork(tools, works), askForDailyWork(tools, works)])
  await askForDailyWork(tools, works)
  expect(await asked()).toEqual(['test.count-things 2026-03-02 Klantregie'])
})

test('the next day it is asked for again, and a machine that was off for a week asks once', async () => {
  const works = [work('test.count-things')]
  await askForDailyWork(tools, works)
  app.clock.set('2026-03-03T01:00:00.000Z')
  await askForDailyWork(tools, works)
  expect(await asked()).toHaveLength(1)
  app.clock.set('2026-03-10T09:00:00.000Z')
  await askForDailyWork(tools, works)
  expect(await asked()).toEqual(['test.count-things 2026-03-02 Klantregie', 'test.count-things 2026-03-10 Klantregie'])
})

test('a clock that was set back does not bring the work of a past day', async () => {
  await askForDailyWork(tools, [work('test.count-things')])
  app.clock.set('2026-02-27T09:00:00.000Z')
  await askForDailyWork(tools, [work('test.count-things')])
  expect(await asked()).toHaveLength(1)
})

test('on a day without anything to do no job is made', async () => {
  const days: string[] = []
  const quiet = work('test.quiet', (_ctx, day) => Promise.resolve(days.push(day) > 1))
  await askForDailyWork(tools, [quiet])
  await askForDailyWork(tools, [quiet])
  expect([days, await asked()]).toEqual([['2026-03-02'], []])
})

test('work that fails keeps the others from nothing, and is tried again', async () => {
  let failures = 1
  const broken = work('test.broken', () => (failures-- > 0 ? Promise.reject(new Error('no')) : Promise.resolve(true)))
  const works = [broken, work('test.other')]
  const done = new Map<string, string>()
  await askForDailyWork(tools, works, done)
  expect(await asked()).toEqual(['test.other 2026-03-02 Klantregie'])
  await askForDailyWork(tools, works, done)
  expect((await asked()).sort()).toEqual(['test.broken 2026-03-02 Klantregie', 'test.other 2026-03-02 Klantregie'])
  expect(done.get(app.tenantId)).toBe('2026-03-02')
})

test('every organisation has its own day: one that is made later gets its work as well', async () => {
  const works = [work('test.count-things')]
  const done = new Map<string, string>()
  await askForDailyWork(tools, works, done)
  const other = await app.otherTenant()
  await askForDailyWork(tools, works, done)
  expect(await asked()).toHaveLength(1)
  const theirs = await app.inTransaction(
    (ctx) => ctx.tx.selectFrom('platform.job').select('name').where('name', '=', 'test.count-things').execute(),
    other.who,
  )
  expect(theirs).toHaveLength(1)
})
