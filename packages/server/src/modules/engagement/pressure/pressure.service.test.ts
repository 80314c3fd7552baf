import type { PressureCap, PressureLevel } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dice } from '../../../app/demo/random.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { ask, inTheWay, makePurposes, makeScene, MARCH, plan } from '../testing/approaching.ts'
import { colleaguesOf } from '../testing/colleagues.ts'
import { fullFor, tooOften } from './pressure.service.ts'
import { oneRelation } from './pressure.queries.ts'

let app: TestApp
let at: Awaited<ReturnType<typeof makeScene>>
let purposes: Awaited<ReturnType<typeof makePurposes>>

beforeAll(async () => {
  app = await testApp()
  at = await makeScene(app)
  purposes = await makePurposes(app)
  // What stands in the way of each other is another test's.
  await app.as('administrator')('GET', '/approaches/purposes')
  await app.query('update engagement.purpose_rule set quiet_days = 0')
})

beforeEach(async () => {
  await app.query('delete from engagement.approach_round')
  await app.query('delete from engagement.approach')
  await setCaps([])
})

const cap = (also: Partial<PressureCap> = {}): PressureCap => ({
  ...{ channel: null, period: 'week', reach: 'relation', most: 1, withService: false },
  ...also,
})

async function setCaps(caps: readonly PressureCap[]): Promise<void> {
  const reply = await app.as('administrator')('PUT', '/pressure/caps', { caps })
  if (reply.statusCode !== 200) throw new Error(reply.body)
}
const levelsOf = async (relation: string, by: 'relation_manager' | 'reader' = 'relation_manager') =>
  (await app.as(by)('GET', `/relations/${relation}/pressure`)).json().levels as PressureLevel[]

/** While the relation manager sees the other relations and not this one. */
async function apart<T>(relation: string, work: () => Promise<T>): Promise<T> {
  const domains = await app.inTransaction((ctx) => findDomains(ctx))
  const [first, second] = domains
  if (!first || !second) throw new Error('There are domains to begin with.')
  const before = await app.query('select id, domain_mask::text as mask from relations.relation')
  await app.query('update relations.relation set domain_mask = $1::bigint', [String(2 ** first.bit)])
  await app.query('update relations.relation set domain_mask = $1::bigint where id = $2', [
    String(2 ** second.bit),
    relation,
  ])
  await colleaguesOf(app).limit('relation_manager', first.key)
  try {
    return await work()
  } finally {
    await colleaguesOf(app).limit('relation_manager')
    for (const { id, mask } of before)
      await app.query('update relations.relation set domain_mask = $1::bigint where id = $2', [mask, id])
  }
}

describe('planning one', () => {
  test('one too many is refused with what counts, and goes on with a reason', async () => {
    await setCaps([cap()])
    await plan(app, { relation: at.alone, purpose: purposes.money, by: 'administrator', with: { kind: 'letter' } })
    const refused = await ask(app, { relation: at.alone, purpose: purposes.lessons })
    expect(inTheWay(refused)).toEqual(['engagement.approach_too_often'])
    const [level] = (refused.json().details as { levels: PressureLevel[] }).levels
    expect(level).toMatchObject({ counted: 1, isFull: true, hasHidden: false, cap: cap() })
    expect(level?.approaches).toMatchObject([{ kind: 'letter', purpose: 'Sponsoring', owner: 'Test administrator' }])
    const choice = { kind: 'go_on', reason: 'Zij belde zelf' }
    const anyway = await plan(app, { relation: at.alone, purpose: purposes.lessons, with: { choice } })
    expect(anyway).toMatchObject({ clearance: 'in_spite', reason: 'Zij belde zelf' })
  })

  test('other days, or another way when the cap is about one way, are free', async () => {
    await setCaps([cap({ channel: 'post' })])
    await plan(app, { relation: at.alone, purpose: purposes.money, with: { kind: 'letter' } })
    await plan(app, { relation: at.alone, purpose: purposes.lessons })
    await plan(app, {
      relation: at.alone,
      purpose: purposes.lessons,
      with: { kind: 'letter', startsOn: '2026-03-19', endsOn: '2026-03-20' },
    })
    expect(
      inTheWay(await ask(app, { relation: at.alone, purpose: purposes.lessons, with: { kind: 'letter' } })),
    ).toEqual(['engagement.approach_too_often'])
  })

  test('a cancelled one does not count, and moving one does not count it against itself', async () => {
    await setCaps([cap()])
    const { id, version } = await plan(app, { relation: at.alone, purpose: purposes.lessons })
    const moved = await app.as('relation_manager')('PATCH', `/approaches/${id}`, {
      ...{ version, startsOn: '2026-03-11', endsOn: '2026-03-13' },
    })
    expect(moved.statusCode).toBe(200)
    await app.as('relation_manager')('POST', `/approaches/${id}/cancel`, { version: version + 1 })
    expect((await ask(app, { relation: at.alone, purpose: purposes.lessons })).statusCode).toBe(200)
  })

  test('changing the way is checked as a plan is', async () => {
    await setCaps([cap({ channel: 'post' })])
    await plan(app, { relation: at.alone, purpose: purposes.money, with: { kind: 'letter' } })
    const { id, version } = await plan(app, { relation: at.alone, purpose: purposes.lessons })
    const reply = await app.as('relation_manager')('PATCH', `/approaches/${id}`, { version, kind: 'letter' })
    expect(inTheWay(reply)).toEqual(['engagement.approach_too_often'])
  })

  test('an approach through somebody counts for them as well', async () => {
    await setCaps([cap()])
    await plan(app, { relation: at.school, purpose: purposes.lessons, with: { contactId: at.teacher } })
    const refused = await ask(app, { relation: at.teacher, purpose: purposes.money })
    expect(inTheWay(refused)).toEqual(['engagement.approach_too_often'])
  })

  test('a cap of the household adds up who lives in it; of whom one may not see nothing is told', async () => {
    await setCaps([cap({ reach: 'household' })])
    await plan(app, { relation: at.mother, purpose: purposes.lessons, by: 'administrator' })
    const body = { purposeId: purposes.lessons.id, kind: 'visit', ...MARCH }
    const check = await app.as('relation_manager')('POST', `/relations/${at.son}/pressure`, body)
    expect(check.json().full).toMatchObject([{ counted: 1, isFull: true, hasHidden: false }])
    const hidden = await apart(at.mother, () =>
      app.as('relation_manager')('POST', `/relations/${at.son}/pressure`, body),
    )
    expect(hidden.json().full).toMatchObject([{ counted: 0, approaches: [], isFull: true, hasHidden: true }])
    expect(await levelsOf(at.alone)).toEqual([])
  })

  test('of a relation that one may not see there is no pressure to be asked for', async () => {
    await setCaps([cap()])
    const reply = await apart(at.alone, () => app.as('relation_manager')('GET', `/relations/${at.alone}/pressure`))
    expect(inTheWay(reply)).toEqual(['relations.relation_not_found'])
  })
})

test('many at once are decided as one is: random questions', async () => {
  const roll = dice('contactdruk', 'many')
  const people = [at.teacher, at.mother, at.son, at.alone, at.school, at.house]
  const channels = ['email', 'phone', 'post'] as const
  const day = (from: number) => new Date(Date.UTC(2026, 0, 1 + from)).toISOString().slice(0, 10)
  const periods = ['week', 'month', 'quarter', 'year'] as const
  const all = [null, ...channels].flatMap((channel) =>
    periods.flatMap((period) => (['relation', 'household'] as const).map((reach) => ({ channel, period, reach }))),
  )
  let full = 0
  for (let round = 0; round < 3; round += 1) {
    await app.query('delete from engagement.approach')
    {
      for (let number = 0; number < 40; number += 1) {
        const start = Math.floor(roll.next() * 150)
        const ends = day(start + (roll.next() < 0.3 ? Math.floor(roll.next() * 10) : 0))
        const relation = roll.pick(people)
        const [row] = await app.query(
          `insert into engagement.approach (id, relation_id, origin_relation_id, purpose_id, kind, channel, owner_name, starts_on, ends_on, state, clearance, created_by_name, created_at)
           values (gen_random_uuid(), $1, $1, $2, 'other', $3, 'Iemand', $4, $5, 'planned', 'recorded', 'Iemand', now()) returning id`,
          [relation, roll.pick([purposes.lessons.id, purposes.service.id]), roll.pick(channels), day(start), ends],
        )
        const touched = relation === at.mother || relation === at.son ? [relation, at.house] : [relation]
        for (const id of touched)
          await app.query(
            `insert into engagement.approach_claim (approach_id, relation_id, origin_relation_id, position, purpose_id, starts_on, ends_on, is_free, is_made)
             select a.id, $2, $2, 'at', a.purpose_id, a.starts_on, a.ends_on, false, false from engagement.approach a where a.id = $1`,
            [row.id, id],
          )
      }
    }
    await setCaps(
      all
        .filter(() => roll.next() < 0.4)
        .slice(0, 8)
        .map((one) => cap({ ...one, most: 1 + Math.floor(roll.next() * 5), withService: roll.next() < 0.5 })),
    )
    await app.inTransaction(async (ctx) => {
      for (let number = 0; number < 60; number += 1) {
        const relationId = roll.pick(people)
        const start = Math.floor(roll.next() * 150)
        const reaching = {
          purposeId: roll.pick([purposes.lessons.id, purposes.service.id]),
          channel: roll.pick(channels),
          ...{ startsOn: day(start), endsOn: day(start + Math.floor(roll.next() * 6)) },
        }
        const one = await fullFor(ctx, { relationId, contactId: null, ...reaching })
        const query = await tooOften(ctx, oneRelation(relationId), reaching)
        const { rows } = query === null ? { rows: [] } : await query.execute(ctx.tx)
        expect((rows as { counted: number }[]).map(({ counted }) => counted).toSorted()).toEqual(
          one.map(({ counted }) => counted).toSorted(),
        )
        full += one.length
      }
    })
  }
  expect(full).toBeGreaterThan(20)
})

describe('a round', () => {
  test('leaves out whom it would reach too often, also when that came after the check', async () => {
    await setCaps([cap()])
    await plan(app, { relation: at.alone, purpose: purposes.money })
    const body = { name: 'Ronde', purposeId: purposes.lessons.id, kind: 'visit', ...MARCH }
    const manager = app.as('relation_manager')
    const made = await manager('POST', '/approach-rounds', { ...body, relationIds: [at.alone, at.school, at.mother] })
    await app.runJobs()
    const { id } = made.json() as { id: string }
    expect((await manager('GET', `/approach-rounds/${id}`)).json().counts).toMatchObject({ tooOften: 1, free: 2 })
    await plan(app, { relation: at.mother, purpose: purposes.money })
    await manager('POST', `/approach-rounds/${id}/plan`, {})
    await app.runJobs()
    expect((await manager('GET', `/approach-rounds/${id}`)).json().counts).toMatchObject({ tooOften: 2, planned: 1 })
  })
})

describe('the caps', () => {
  test('are set by who manages approaches, and leave a trace', async () => {
    const caps = [cap({ most: 6, period: 'quarter' }), cap({ channel: 'email', most: 2 })]
    expect((await app.as('reader')('PUT', '/pressure/caps', { caps })).statusCode).toBe(403)
    expect((await app.as('reader')('GET', '/pressure/caps')).json()).toMatchObject({ mayChange: false, caps: [] })
    await setCaps(caps)
    expect((await app.as('relation_manager')('GET', '/pressure/caps')).json()).toEqual({ caps, mayChange: true })
    expect((await app.audit()).at(-1)).toMatchObject({ action: 'pressure.caps_changed', details: { caps } })
    const twice = await app.as('administrator')('PUT', '/pressure/caps', { caps: [cap(), cap({ most: 3 })] })
    expect(inTheWay(twice)).toEqual(['engagement.cap_twice'])
    expect((await app.as('relation_manager')('GET', '/pressure/caps')).json().caps).toEqual(caps)
  })

  test('say before they are set how many they would hold back now', async () => {
    const record = (relation: string, madeOn: string, kind = 'letter') =>
      app.as('relation_manager')('POST', `/relations/${relation}/approaches/made`, {
        ...{ purposeId: purposes.lessons.id, kind, madeOn, outcome: 'answered' },
      })
    for (const madeOn of ['2026-02-25', '2026-02-27', '2026-03-01']) await record(at.alone, madeOn)
    await record(at.mother, '2026-03-01')
    await record(at.son, '2026-02-28')
    const preview = await app.as('administrator')('POST', '/pressure/preview', {
      caps: [cap({ most: 2 }), cap({ most: 1 }), cap({ most: 2, reach: 'household' }), cap({ channel: 'email' })],
    })
    expect(preview.json().items).toEqual([
      { over: 1, full: 0 },
      { over: 1, full: 2 },
      { over: 0, full: 1 },
      { over: 0, full: 0 },
    ])
    const spread = (await app.as('relation_manager')('GET', '/pressure/distribution?period=month')).json()
    expect(spread).toMatchObject({ from: '2026-02-01', until: '2026-03-02', total: 10 })
    expect(spread.buckets.map(({ relations }: { relations: number }) => relations)).toEqual([7, 2, 1, 0, 0, 0])
    await setCaps([cap({ period: 'quarter', most: 6 })])
    expect(await levelsOf(at.alone)).toMatchObject([{ counted: 3, isFull: false, cap: { most: 6 } }])
  })

  test('another organisation has its own', async () => {
    await setCaps([cap()])
    const other = await app.otherTenant()
    expect((await other.as('GET', '/pressure/caps')).json().caps).toEqual([])
  })
})
