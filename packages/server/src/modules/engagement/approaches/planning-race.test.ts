import { beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { AppError } from '../../../platform/failure.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makePurposes, makeScene, MARCH } from '../testing/approaching.ts'
import { planApproach } from './approach.service.ts'

let app: TestApp
let at: Awaited<ReturnType<typeof makeScene>>
let purposes: Awaited<ReturnType<typeof makePurposes>>

beforeAll(async () => {
  app = await testApp()
  at = await makeScene(app)
  purposes = await makePurposes(app)
  // The first purpose to be used gets its quiet period here, so that no race is about that.
  await app.as('reader')('GET', '/approaches/purposes')
})

const pairs = [
  ['school', 'school'],
  ['school', 'board'],
  ['teacher', 'school'],
  ['director', 'colleague'],
  ['mother', 'son'],
] as const

test('of two colleagues who plan at the same moment one gets it, and the other hears of the first', async () => {
  const planFor = (id: string, who: 'administrator' | 'relation_manager') =>
    app.inTransaction(
      (ctx) => planApproach(ctx, { id, purposeId: purposes.lessons.id, kind: 'visit', subject: '', ...MARCH }),
      app.who(who),
    )
  for (const [one, other] of pairs) {
    await app.query('delete from engagement.approach')
    const ends = await Promise.allSettled([planFor(at[one], 'administrator'), planFor(at[other], 'relation_manager')])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = ends.find((end) => end.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(AppError)
    expect(lost?.reason).toMatchObject({ code: 'engagement.approach_collides' })
    expect((lost?.reason as AppError).details?.['collisions']).toHaveLength(1)
    const [row] = await app.query('select count(*) from engagement.approach')
    expect(Number(row.count)).toBe(1)
  }
})

/** Claims without asking anybody first, as a program with a mistake in it would. */
async function claimBlindly(relationId: string, isolation: string): Promise<string> {
  const client = new pg.Client(app.appUrl)
  await client.connect()
  try {
    await client.query(`begin isolation level ${isolation}`)
    await client.query(`select set_config('klantregie.tenant', $1, true)`, [app.tenantId])
    const { rows } = await client.query(
      `insert into engagement.approach (id, relation_id, origin_relation_id, purpose_id, kind, channel, owner_name, starts_on, ends_on,
         state, clearance, created_by_name, created_at)
       values (gen_random_uuid(), $1, $1, $2, 'visit', 'in_person', 'Iemand', '2026-03-10', '2026-03-12', 'planned', 'free', 'Iemand', now())
       returning id`,
      [relationId, purposes.lessons.id],
    )
    await client.query(
      `insert into engagement.approach_claim (approach_id, relation_id, origin_relation_id, position, purpose_id, starts_on, ends_on, is_free, is_made)
       values ($1, $2, $2, 'at', $3, '2026-03-10', '2026-03-12', true, false)`,
      [rows[0].id, relationId, purposes.lessons.id],
    )
    await client.query('commit')
    return 'free'
  } catch (error) {
    await client.query('rollback')
    const { code, constraint } = error as { code?: string; constraint?: string }
    return `${code ?? ''} ${constraint ?? ''}`.trim()
  } finally {
    await client.end()
  }
}

test('the database refuses the second also when nobody asked it first', async () => {
  await app.query('delete from engagement.approach')
  for (let race = 0; race < 10; race += 1) {
    await app.query('delete from engagement.approach')
    const ends = await Promise.all([1, 2, 3].map(() => claimBlindly(at.alone, 'read committed')))
    expect(ends.toSorted()).toEqual(['23P01 approach_claim_free', '23P01 approach_claim_free', 'free'])
  }
}, 30_000)

test('a transaction that would not see what others committed meanwhile does not plan at all', async () => {
  expect(await claimBlindly(at.alone, 'repeatable read')).toBe('0A000')
  expect(await claimBlindly(at.alone, 'serializable')).toBe('0A000')
})

test('a claim is made and given up, and never changed', async () => {
  const client = new pg.Client(app.appUrl)
  await client.connect()
  await client.query(`select set_config('klantregie.tenant', $1, false)`, [app.tenantId])
  await expect(client.query(`update engagement.approach_claim set ends_on = '2027-01-01'`)).rejects.toMatchObject({
    code: '42501',
  })
  await client.end()
})
