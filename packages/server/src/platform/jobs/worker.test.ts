import { hash } from 'node:crypto'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { isBalanced } from '../../modules/identity/imports/import.rules.ts'
import { act, check, contents, readIn, show, upload } from '../../modules/identity/testing/importing.ts'
import { testApp } from '../testing/test-app.ts'
import { spawnWorker, type WorkerProcess } from '../testing/worker-process.ts'

const app = await testApp()
const MINUTE = 60_000

const workers: WorkerProcess[] = []
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.kill())))

async function hire(): Promise<WorkerProcess> {
  const worker = spawnWorker({ connection: app.appUrl, dataDir: app.dataDir })
  workers.push(worker)
  await worker.ready
  return worker
}

const list = (rows: number, from = 1) =>
  `nr;naam\n${Array.from({ length: rows }, (_, index) => `${from + index};Naam ${from + index} Achternaam`).join('\n')}`
const choices = (sourceName: string) => ({ sourceName, targets: { nr: 'external_id' } as const })

async function checked(rows: number, sourceName: string): Promise<string> {
  return (await check(app, await upload(app, 'lijst.csv', list(rows)), choices(sourceName))).id
}

async function ask(id: string, what: 'run' | 'cancel'): Promise<void> {
  expect((await app.as('relation_manager')('POST', `/imports/${id}/${what}`)).statusCode).toBe(200)
}

/** Tables of twenty thousand rows are compared, not shown. */
const digest = async () =>
  Object.fromEntries(
    Object.entries(await contents(app)).map(([table, rows]) => [table, hash('sha256', rows.join('\n'))]),
  )
const stateOf = async (id: string) => (await show(app, id)).state
/** The newest job of an import; what follows by itself afterwards is another matter. */
const newestJob = async () =>
  (
    await app.query(`select state, attempts, error_code from platform.job
      where name like 'identity.%-import' order by created_at desc, id desc limit 1`)
  )[0]
const untilTaken = (attempts: number) =>
  expect.poll(async () => (await newestJob()).attempts, { timeout: MINUTE, interval: 20 }).toBe(attempts)

/** Lets the database do something at every batch that is stored, which no test could time from outside. */
async function atEveryBatch(statement: string): Promise<() => Promise<void>> {
  const owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  await owner.query(`create function public.at_batch() returns trigger language plpgsql as $$ begin ${statement} return new; end $$;
    create trigger at_batch after update on identity.import for each row
      when (new.done_through > old.done_through) execute function public.at_batch()`)
  return async () => {
    await owner.query('drop function public.at_batch cascade')
    await owner.end()
  }
}

/** One more than fits a batch. */
const TWO_BATCHES = 20_001

test('a worker that is killed in the middle is replaced by another within a minute, and nothing goes in twice', async () => {
  const id = await checked(3000, 'Gedood')
  await ask(id, 'run')
  const first = await hire()
  await untilTaken(1)
  const killedAt = performance.now()
  await first.kill()
  expect(await newestJob()).toMatchObject({ state: 'running' })
  await hire()
  await expect.poll(() => stateOf(id), { timeout: MINUTE, interval: 50 }).toBe('done')
  expect(performance.now() - killedAt).toBeLessThan(MINUTE)
  const done = await show(app, id)
  expect(done.counts).toMatchObject({ rows: 3000, new: 3000 })
  expect(done.counts && isBalanced(done.counts)).toBe(true)
  await expect.poll(newestJob).toMatchObject({ state: 'done', attempts: 2 })
  await Promise.all(workers.splice(0).map((worker) => worker.kill()))
  await act(app, id, 'undo')
}, 90_000)

test('a worker that is stopped in order leaves its job to the next', async () => {
  const id = await checked(3000, 'Gestopt')
  await ask(id, 'run')
  const first = await hire()
  await untilTaken(1)
  await first.kill('SIGTERM')
  expect(await newestJob()).toMatchObject({ state: 'running', error_code: null })
  await hire()
  await expect.poll(() => stateOf(id), { timeout: MINUTE, interval: 50 }).toBe('done')
  await Promise.all(workers.splice(0).map((worker) => worker.kill()))
  await act(app, id, 'undo')
}, 90_000)

test('a worker that is free leaves the job of one that lives alone, however long it takes', async () => {
  const id = await checked(5, 'Traag')
  const stop = await atEveryBatch('perform pg_sleep(5);')
  await ask(id, 'run')
  await Promise.all([hire(), hire()])
  await expect.poll(() => stateOf(id), { timeout: MINUTE, interval: 50 }).toBe('done')
  await stop()
  await expect.poll(newestJob).toMatchObject({ state: 'done', attempts: 1 })
  await Promise.all(workers.splice(0).map((worker) => worker.kill()))
  await act(app, id, 'undo')
}, 90_000)

test('an import that is cancelled after a part is stored takes that part back before it says so', async () => {
  const before = await digest()
  const id = await checked(TWO_BATCHES, 'Afgebroken')
  const stop = await atEveryBatch(`update platform.job set cancel_asked = true where id = new.job_id;`)
  await ask(id, 'run')
  await hire()
  await expect.poll(() => stateOf(id), { timeout: MINUTE, interval: 50 }).toBe('cancelled')
  await stop()
  expect(await newestJob()).toMatchObject({ state: 'cancelled', attempts: 1 })
  expect((await app.audit()).map((entry) => entry.action)).toEqual(
    expect.arrayContaining(['import.rows_stored', 'import.cancelled']),
  )
  expect(await digest()).toEqual(before)
}, 90_000)

test('an import that keeps failing halfway is tried again, then fails and leaves nothing half stored', async () => {
  const before = await digest()
  const id = await checked(TWO_BATCHES, 'Mislukt')
  const stop = await atEveryBatch(`if old.done_through > 0 then raise 'the disk is full'; end if;`)
  await ask(id, 'run')
  await hire()
  await expect.poll(() => stateOf(id), { timeout: MINUTE, interval: 50 }).toBe('failed')
  await stop()
  expect(await newestJob()).toMatchObject({ state: 'failed', attempts: 3, error_code: 'internal' })
  expect(await digest()).toEqual(before)
}, 90_000)

test('work asked for in a transaction that is rolled back is never done', async () => {
  const before = await app.jobs()
  const [queued] = await app.query('select count(*) from pgboss.job')
  const failing = app.inTransaction(async (ctx) => {
    await ctx.enqueue({ name: 'identity.inspect-import', payload: { importId: app.tenantId } })
    throw new Error('toch niet')
  })
  await expect(failing).rejects.toThrow('toch niet')
  expect(await app.jobs()).toEqual(before)
  expect((await app.query('select count(*) from pgboss.job'))[0]).toEqual(queued)
})

test('each part of an import can be done a second time without any effect', async () => {
  const done = await readIn(app, 'lijst.csv', list(20), choices('Tweemaal'))
  const [after, account] = [await contents(app), await show(app, done.id)]
  for (const name of ['inspect', 'check', 'run', 'undo']) {
    await app.inTransaction((ctx) => ctx.enqueue({ name: `identity.${name}-import`, payload: { importId: done.id } }))
    await app.runJobs()
  }
  expect(await contents(app)).toEqual(after)
  expect(await show(app, done.id)).toEqual(account)
  expect((await app.jobs()).slice(-4).map((job) => job.state)).toEqual(['done', 'done', 'done', 'done'])
  await act(app, done.id, 'undo')
})

test('a job that took its worker with it too often is said to have failed', async () => {
  const id = await checked(5, 'Gif')
  await ask(id, 'run')
  await app.query(
    `update platform.job set attempts = 15, state = 'running' where subject_id = $1 and state = 'waiting'`,
    [id],
  )
  await app.runJobs()
  expect(await newestJob()).toMatchObject({ state: 'failed', error_code: 'internal' })
  expect(await stateOf(id)).toBe('failed')
})
