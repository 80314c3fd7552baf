import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { spawnWorker, type WorkerProcess } from '../../../platform/testing/worker-process.ts'
import { changeRole } from '../roles/change-role.service.ts'
import { makeRelations, makeRights, organisation } from '../testing/make-relations.ts'
import { systemActor } from '../../../platform/jobs/worker.ts'
import { doBulk, undoBulk } from './bulk.service.ts'
import { doNext } from './bulk-work.service.ts'
import { gatherDeed } from './gather.service.ts'
import { COUNTED_AT_ONCE } from './whom.service.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
const workers: WorkerProcess[] = []

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
})
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.kill())))

const MINUTE = 60_000
const manager = () => app.who('relation_manager')
const sponsor = () => rights.types.find(({ key }) => key === 'sponsor')!
const NO_SOURCES = {} as never
/** As the work is done: in nobody's name but the product's. */
const product = () => systemActor(manager().tenantId, 'test')

async function hire(): Promise<WorkerProcess> {
  const worker = spawnWorker({ connection: app.appUrl, dataDir: app.dataDir })
  workers.push(worker)
  await worker.ready
  return worker
}

/** More than are counted while somebody waits: who is in such a deed is fixed by the work. */
const MANY = COUNTED_AT_ONCE + 500

/** Lets the database take its time where who is in a deed is fixed, and at every part, so that a worker can be killed there. */
async function slowDown(): Promise<() => Promise<void>> {
  const owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  await owner.query(`create function public.take_time() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$;
    create trigger at_part after update on relations.bulk_deed for each row
      when (new.done_through > old.done_through) execute function public.take_time();
    create trigger at_fixing after insert on relations.bulk_part for each row execute function public.take_time()`)
  return async () => {
    await owner.query('drop function public.take_time cascade')
    await owner.end()
  }
}

async function fillHouses(): Promise<void> {
  await app.query(
    `insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
     select gen_random_uuid(), 'household', '{"kind":"household"}', 'Huis ' || n, 'huis ' || n, 1, ' ', now(), now() from generate_series(1, $1::int) n`,
    [MANY],
  )
}

const stand = async (id: string) =>
  (
    await app.query('select state, done_through, changed, stop_reason, gather from relations.bulk_deed where id = $1', [
      id,
    ])
  )[0]
const partsOf = async (id: string) =>
  (await app.query('select count(*)::int as parts from relations.bulk_part where deed_id = $1', [id]))[0]
    .parts as number
const newLabel = async (name: string) =>
  (await app.as('relation_manager')('POST', '/labels', { name })).json().id as string

/** Asks to give every house a label, as somebody would who was told about how many there are. */
async function askForAll(labelId: string): Promise<string> {
  const whom = { what: { kind: 'add_label', labelId }, filter: { kind: 'household' } }
  const trial = (await app.as('relation_manager')('POST', '/bulk-deeds/trial', whom)).json()
  expect(trial).toMatchObject({ isExact: false, asked: trial.will.count })
  const body = { ...whom, expected: trial.will.count }
  const refused = await app.as('relation_manager')('POST', '/bulk-deeds', body)
  expect(refused.json()).toMatchObject({ code: 'relations.bulk_changed' })
  const begun = await app.as('relation_manager')('POST', '/bulk-deeds', { ...body, isAbout: true })
  expect(begun.json(), begun.body).toMatchObject({ state: 'gathering', isExact: false, undoUntil: null })
  return begun.json().id as string
}

describe('a long list', () => {
  beforeAll(fillHouses, MINUTE)

  test(
    'is fixed and done once, whenever a worker is killed',
    async () => {
      const labelId = await newLabel('Iedereen')
      const id = await askForAll(labelId)
      const speedUp = await slowDown()
      const isRunning = async () => (await app.query("select 1 from platform.job where state = 'running'")).length > 0
      const first = await hire()
      await expect.poll(isRunning, { timeout: MINUTE, interval: 20 }).toBe(true)
      await first.kill()
      expect(await stand(id)).toMatchObject({ state: 'gathering', done_through: 0 })
      expect(await partsOf(id)).toBe(0)
      const second = await hire()
      await expect
        .poll(async () => (await stand(id)).done_through, { timeout: MINUTE, interval: 20 })
        .toBeGreaterThan(0)
      await second.kill()
      const halfway = await stand(id)
      expect(halfway).toMatchObject({ state: 'running', gather: null })
      expect(halfway.done_through).toBeLessThan(MANY)
      await speedUp()
      await hire()
      await expect.poll(async () => (await stand(id)).state, { timeout: MINUTE, interval: 50 }).toBe('done')
      expect(await stand(id)).toMatchObject({ changed: MANY, done_through: MANY })
      expect(await partsOf(id)).toBe(0)
      const [labelled] = await app.query(
        'select count(*)::int as rows, count(distinct relation_id)::int as relations from relations.relation_label where label_id = $1',
        [labelId],
      )
      expect(labelled).toEqual({ rows: MANY, relations: MANY })
    },
    4 * MINUTE,
  )

  test(
    'is about whom the list held when it was fixed: who came later is not in it, and it stops when it came to many more',
    async () => {
      const labelId = await newLabel('Vastgelegd')
      const id = await askForAll(labelId)
      await app.inTransaction((ctx) => gatherDeed(ctx, id, NO_SOURCES), product())
      await app.query(
        `insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
         values (gen_random_uuid(), 'household', '{"kind":"household"}', 'Nieuw huis', 'nieuw huis', 1, ' ', now(), now())`,
      )
      await app.runJobs()
      expect(await stand(id)).toMatchObject({ state: 'done', changed: MANY })
      const told = await askForAll(await newLabel('Veel meer'))
      await app.query(`update relations.bulk_deed set gather = jsonb_set(gather, '{told}', '1') where id = $1`, [told])
      await app.runJobs()
      expect(await stand(told)).toMatchObject({ state: 'stopped', stop_reason: 'more', changed: 0, gather: null })
      expect(await partsOf(told)).toBe(0)
    },
    MINUTE,
  )

  test(
    'can be stopped before it is fixed, and then nobody has changed',
    async () => {
      const id = await askForAll(await newLabel('Toch niet'))
      expect((await app.as('relation_manager')('POST', `/bulk-deeds/${id}/stop`)).statusCode).toBe(200)
      await app.runJobs()
      expect(await stand(id)).toMatchObject({ state: 'stopped', stop_reason: 'asked', changed: 0, gather: null })
    },
    MINUTE,
  )

  test(
    'is not done for who may no longer do it; what was done before stays, and can be taken back by who may',
    async () => {
      const who = manager().actor.id
      const setActive = (isActive: boolean) =>
        app.query('update admin.app_user set is_active = $2 where id = $1', [who, isActive])
      const labelId = await newLabel('Vertrokken')
      const [before, halfway] = [await askForAll(labelId), await askForAll(await newLabel('Halverwege'))]
      await app.inTransaction((ctx) => gatherDeed(ctx, halfway, NO_SOURCES), product())
      await app.inTransaction((ctx) => doNext(ctx, halfway), product())
      await setActive(false)
      await app.runJobs()
      await setActive(true)
      expect(await stand(before)).toMatchObject({
        state: 'stopped',
        stop_reason: 'right_lost',
        changed: 0,
        gather: null,
      })
      expect(await stand(halfway)).toMatchObject({ state: 'stopped', stop_reason: 'right_lost', changed: 2500 })
      expect(await partsOf(halfway)).toBe(0)
      await app.as('administrator')('POST', `/bulk-deeds/${halfway}/undo`)
      await app.runJobs()
      const taken = (await app.as('administrator')('GET', `/bulk-deeds/${halfway}`)).json()
      expect(taken).toMatchObject({ state: 'undone', restored: 2500, kept: 0 })
    },
    MINUTE,
  )
})

test(
  'deeds and edits at the same moment lose nothing: every change of a role follows from the one before it',
  async () => {
    const ids = await makeRelations(
      app,
      Array.from({ length: 40 }, (_, n) => organisation(`Tegelijk ${n}`)),
    )
    const add = { kind: 'add_role', typeId: sponsor().id } as const
    const act = (what: Parameters<typeof doBulk>[1]['what'], expected = ids.length) =>
      app.inTransaction(
        (ctx) => doBulk(ctx, { what, relationIds: [...ids].reverse(), expected }, NO_SOURCES),
        manager(),
      )
    // Of two who add the same role at once each relation gets it once; who counts when the other is done hears that the list has changed.
    const twice = await Promise.allSettled([act(add), act(add)])
    const done = twice.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
    for (const { changed, passedBy } of done) expect(changed + passedBy).toBe(ids.length)
    expect(done.reduce((sum, { changed }) => sum + changed, 0)).toBe(ids.length)
    for (const end of twice)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'relations.bulk_changed' })

    const roles = await app.query('select id, relation_id from relations.role where relation_id = any($1)', [ids])
    expect(roles).toHaveLength(ids.length)
    const owners = [app.who('administrator'), app.who('relation_manager'), app.who('front_office')].map(
      ({ actor }) => actor.id,
    )
    const give = (ownerId: string) => act({ kind: 'give_owner', typeId: sponsor().id, ownerId })
    const edit = ({ id, relation_id }: { id: string; relation_id: string }) =>
      app.inTransaction(
        (ctx) => changeRole(ctx, { id: relation_id, roleId: id, version: 1, ownerId: owners[2]! }),
        app.who('administrator'),
      )
    for (let round = 0; round < 3; round += 1) {
      const ends = await Promise.allSettled([give(owners[0]!), give(owners[1]!), ...roles.slice(0, 8).map(edit)])
      // Refused is allowed, because somebody else was first; broken is not.
      for (const end of ends)
        if (end.status === 'rejected')
          expect(end.reason).toMatchObject({ code: expect.stringMatching(/^relations\.(role|bulk)_changed$/) })
      const deeds = ends.flatMap((end) => (end.status === 'fulfilled' && 'will' in end.value ? [end.value] : []))
      await Promise.all(deeds.map(({ id }) => app.inTransaction((ctx) => undoBulk(ctx, id), manager())))
    }
    const rows = await app.query(
      `select ro.version, ro.owner_user_id as owner, array_agg(c.before) as before, array_agg(c.after) as after
     from relations.role ro left join relations.role_change c on c.role_id = ro.id where ro.relation_id = any($1) group by ro.tenant_id, ro.id`,
      [ids],
    )
    for (const { version, owner, before, after } of rows) {
      const isChange = (one: unknown, n: number) => one !== null || after[n] !== null
      const changes: number = (before as unknown[]).filter(isChange).length
      expect(version).toBe(1 + changes)
      // From nobody to whoever has it now: what comes in and what goes out is equal for everybody in between.
      const count = (list: (string | null)[], one: string | null) => list.filter((other) => other === one).length
      for (const one of owners) expect(count(after, one) - count(before, one)).toBe(owner === one ? 1 : 0)
    }
  },
  MINUTE,
)
