import { afterEach, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { spawnWorker, type WorkerProcess } from '../../../platform/testing/worker-process.ts'
import { changeRole } from '../roles/change-role.service.ts'
import { makeRelations, makeRights, organisation } from '../testing/make-relations.ts'
import { doBulk, undoBulk } from './bulk.service.ts'

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

async function hire(): Promise<WorkerProcess> {
  const worker = spawnWorker({ connection: app.appUrl, dataDir: app.dataDir })
  workers.push(worker)
  await worker.ready
  return worker
}

/** Lets the database take its time at every stretch, so that a worker can be killed between two of them. */
async function slowDown(): Promise<() => Promise<void>> {
  const owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  await owner.query(`create function public.at_stretch() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$;
    create trigger at_stretch after update on relations.bulk_deed for each row
      when (new.done_through > old.done_through) execute function public.at_stretch()`)
  return async () => {
    await owner.query('drop function public.at_stretch cascade')
    await owner.end()
  }
}

test(
  'a worker that is killed halfway is replaced, and everybody has the label once',
  async () => {
    const MANY = 11_000
    await app.query(
      `insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
     select gen_random_uuid(), 'household', '{"kind":"household"}', 'Huis ' || n, 'huis ' || n, 1, ' ', now(), now() from generate_series(1, $1::int) n`,
      [MANY],
    )
    const label = (await app.as('relation_manager')('POST', '/labels', { name: 'Iedereen' })).json()
    const speedUp = await slowDown()
    const body = { what: { kind: 'add_label', labelId: label.id }, filter: { kind: 'household' }, expected: MANY }
    const begun = await app.as('relation_manager')('POST', '/bulk-deeds', body)
    expect(begun.json(), begun.body).toMatchObject({ state: 'running', will: MANY })
    const stand = async () =>
      (
        await app.query('select state, done_through, changed from relations.bulk_deed where id = $1', [begun.json().id])
      )[0]
    const first = await hire()
    await expect.poll(async () => (await stand()).done_through, { timeout: MINUTE, interval: 20 }).toBeGreaterThan(0)
    await first.kill()
    const halfway = await stand()
    expect(halfway).toMatchObject({ state: 'running' })
    expect(halfway.done_through).toBeLessThan(MANY)
    await speedUp()
    await hire()
    await expect.poll(async () => (await stand()).state, { timeout: MINUTE, interval: 50 }).toBe('done')
    expect(await stand()).toMatchObject({ changed: MANY, done_through: MANY })
    const [labelled] = await app.query(
      'select count(*)::int as rows, count(distinct relation_id)::int as relations from relations.relation_label where label_id = $1',
      [label.id],
    )
    expect(labelled).toEqual({ rows: MANY, relations: MANY })
  },
  3 * MINUTE,
)

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
    const twice = await Promise.all([act(add), act(add)])
    // Of two who add the same role at once each relation gets it once.
    expect(twice.map(({ changed, passedBy }) => changed + passedBy)).toEqual([ids.length, ids.length])
    expect(twice.reduce((sum, { changed }) => sum + changed, 0)).toBe(ids.length)

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
