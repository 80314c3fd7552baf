import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { listLines } from '../facts/fact-timeline.queries.ts'
import { writeFacts } from '../index.ts'
import { addDemoRelation } from '../testing/a-relation.ts'

let app: TestApp
let id: string
const sourceId = randomUUID()
beforeAll(async () => {
  app = await testApp()
  id = await addDemoRelation(app)
})

const read = async (of: string, query = '') =>
  (await app.as('reader')('GET', `/relations/${of}/timeline${query}`)).json() as {
    items: {
      id: string
      kind: string
      at: string
      sentence: string
      values: Record<string, unknown>
      about?: { name: string }
    }[]
    nextBefore: string | null
  }

test('an order is one entry, not one per line of it; its refund is another', async () => {
  const [{ id: offeringId }] = await app.query(
    `insert into activity.offering (id, kind, title, title_key, created_at, changed_at)
     values (gen_random_uuid(), 'event', 'Hamlet', 'hamlet', now(), now()) returning id`,
  )
  const line = (sourceKey: string, more: object = {}) => ({
    relationId: id,
    kind: 'ticket' as const,
    occurredAt: new Date('2026-02-10T10:00:00.000Z'),
    quantity: 2,
    amountCents: 4000,
    orderKey: 'B-1',
    offeringId,
    sourceId,
    sourceKey,
    ...more,
  })
  await app.inTransaction((ctx) =>
    writeFacts(ctx, [
      line('1'),
      line('2', { quantity: 1, amountCents: 1500 }),
      line('3', {
        isReversal: true,
        reversesKey: '2',
        quantity: -1,
        amountCents: -1500,
        occurredAt: new Date('2026-02-12T10:00:00.000Z'),
      }),
    ]),
  )
  expect((await read(id, '?kind=fact')).items).toMatchObject([
    { sentence: 'timeline.fact.reversed.ticket', values: { quantity: 1, cents: -1500, title: 'Hamlet' } },
    {
      sentence: 'timeline.fact.ticket',
      values: { quantity: 3, cents: 5500, title: 'Hamlet', others: 0, isReversed: 0 },
    },
  ])
})

test('one family of activity', async () => {
  const [visits, giving] = await app.query(
    `select id from activity.family where key in ('visits', 'giving') order by position`,
  )
  expect((await read(id, `?familyId=${visits.id}`)).items).toHaveLength(2)
  expect((await read(id, `?familyId=${giving.id}`)).items).toHaveLength(0)
})

describe('ten thousand events', () => {
  let much: string
  beforeAll(async () => {
    much = await addDemoRelation(app)
    await app.query(
      `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, quantity, order_key, recorded_at)
       select gen_random_uuid(), $1, $1, case i % 3 when 0 then 'loan' when 1 then 'ticket' else 'attendance' end,
         timestamptz '2026-02-01' - (i / 2) * interval '5 hours', (timestamptz '2026-02-01' - (i / 2) * interval '5 hours')::date, 1,
         case when i % 3 = 1 then 'O-' || (i / 2) end, now()
       from generate_series(1, 10000) i`,
      [much],
    )
  })

  test.each(['2026-03-01', '2023-06-01'])(
    'a page before %s follows the index no further than it goes',
    async (before) => {
      const lines = async (ctx: Parameters<Parameters<typeof app.inTransaction>[0]>[0]) =>
        listLines(ctx, {
          relationIds: [much],
          kinds: ['loan', 'ticket', 'attendance'],
          before: new Date(before),
          limit: 124,
        })
      expect(await app.inTransaction(lines)).toHaveLength(124)
      const [{ 'QUERY PLAN': plan }] = await app.query(
        `explain (analyze, format json) select f.* from activity.fact f
       where f.relation_id = '${much}' and f.occurred_at < '${before}' and f.superseded_by is null and f.removed_at is null
         and f.kind = any(array['loan', 'ticket', 'attendance']) order by f.occurred_at desc, f.id limit 124`,
      )
      const scan = /"Index Name": "fact_timeline"[\s\S]*?"Actual Rows": (\d+)/.exec(JSON.stringify(plan, null, 1))
      expect(scan, JSON.stringify(plan)).not.toBeNull()
      expect(Number(scan![1])).toBeLessThan(200)
    },
  )

  test('in pages nothing is lost and nothing comes twice', async () => {
    const found = new Set<string>()
    let [before, pages] = ['', 0]
    do {
      const page = await read(much, `?kind=fact&limit=100${before}`)
      for (const { id: entry } of page.items) {
        expect(found.has(entry)).toBe(false)
        found.add(entry)
      }
      before = page.nextBefore === null ? '' : `&before=${page.nextBefore}`
      pages += 1
    } while (before !== '' && pages < 12)
    expect(found.size).toBeGreaterThan(1000)
  })
})

test('of an organisation also what its people did, as far as the reader may see them', async () => {
  const [house, clerk, shielded, former] = [
    await addDemoRelation(app),
    await addDemoRelation(app),
    await addDemoRelation(app),
    await addDemoRelation(app),
  ]
  await app.query(`update relations.relation set kind = 'organisation' where id = $1`, [house])
  const [type] = await app.query(`select id from governance.link_type where key = 'knows'`)
  for (const person of [clerk, shielded, former])
    await app.query(
      `insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, created_at, valid_until)
       values (gen_random_uuid(), $1, $2, $1, $2, $3, now(), case when $4 then date '2026-01-01' end)`,
      [person, house, type.id, person === former],
    )
  const as = app.as('front_office')
  for (const person of [house, clerk, shielded, former])
    expect((await as('POST', `/relations/${person}/facts`, { kind: 'gift', amountCents: 500 })).statusCode).toBe(200)
  await as('POST', `/relations/${clerk}/interactions`, { kind: 'call', text: 'Over de gift' })
  await app.query('update relations.relation set is_protected = true where id = $1', [shielded])
  expect((await read(house, '?kind=fact')).items).toHaveLength(1)
  const along = (await read(house, '?kind=fact&with=people')).items
  expect(along.map(({ about }) => about?.name ?? null).sort()).toEqual(['Anke Graaf', null])
  expect((await read(house, '?with=people&kind=interaction')).items).toMatchObject([{ about: { name: 'Anke Graaf' } }])
  const { getTimeline } = await import('./timeline.service.ts')
  const { factTimeline, factsOfPeople } = await import('../facts/fact.timeline.ts')
  const names = () => Promise.resolve(new Map<string, string>())
  const own = {
    facts: (narrowed: object) => factTimeline(names, narrowed),
    factsOfPeople: (people: ReadonlyMap<string, string>) => factsOfPeople(names, people),
    interactionsOfPeople: () => () => Promise.resolve([]),
  }
  // Sees the organisation and not the person.
  await app.query('update relations.relation set domain_mask = 2 where id = $1', [house])
  await app.query('update relations.relation set domain_mask = 4 where id = $1', [clerk])
  const half = { ...app.who('reader'), domainMask: '2' }
  const seen = await app.inTransaction(
    (ctx) => getTimeline(ctx, { id: house, limit: 10, kind: 'fact', with: 'people' }, [], own),
    half,
  )
  expect(seen.items).toHaveLength(1)
})
