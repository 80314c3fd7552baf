import type { CoverageDetail, CoverageMember } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findDomains } from '../../governance/index.ts'
import { inTheWay, makePurposes, makeScene, MARCH, plan } from '../testing/approaching.ts'
import { colleaguesOf } from '../testing/colleagues.ts'

let app: TestApp
let at: Awaited<ReturnType<typeof makeScene>>
let purposes: Awaited<ReturnType<typeof makePurposes>>

beforeAll(async () => {
  app = await testApp()
  at = await makeScene(app)
  purposes = await makePurposes(app)
})

beforeEach(async () => {
  await app.query('delete from engagement.coverage')
  await app.query('delete from engagement.approach')
  await app.query('update privacy.standing set lifted_at = since')
  await app.query('delete from engagement.pressure_cap')
})

const manager = () => app.as('relation_manager')
const SPRING = { startsOn: '2026-03-01', endsOn: '2026-05-31' }

async function make(also: object = {}): Promise<CoverageDetail> {
  const body = { name: 'Alle scholen', purposeId: purposes.lessons.id, channel: 'in_person', ...SPRING, ...also }
  const reply = await manager()('POST', '/coverages', body)
  if (reply.statusCode !== 200) throw new Error(reply.body)
  await app.runJobs()
  return show(reply.json().id)
}
const four = () => ({ relationIds: [at.school, at.otherSchool, at.alone, at.mother] })
const show = async (id: string, by: 'relation_manager' | 'reader' = 'relation_manager'): Promise<CoverageDetail> =>
  (await app.as(by)('GET', `/coverages/${id}`)).json()
const members = async (id: string, query = ''): Promise<CoverageMember[]> =>
  (await manager()('GET', `/coverages/${id}/members${query}`)).json().items
const divide = (id: string, body: object) => manager()('POST', `/coverages/${id}/division`, body)
const both = () => ({
  way: 'evenly',
  userIds: [app.who('relation_manager').actor.id, app.who('administrator').actor.id],
})

describe('where everybody stands', () => {
  test('follows from the register at every moment', async () => {
    const { id, figures } = await make(four())
    expect(figures).toEqual({ total: 4, approached: 0, planned: 0, open: 4, hindered: 0, excluded: 0 })
    const planned = await plan(app, { relation: at.school, purpose: purposes.lessons })
    expect((await show(id)).figures).toMatchObject({ planned: 1, open: 3 })
    await manager()('POST', `/approaches/${planned.id}/made`, {
      ...{ version: planned.version, madeOn: '2026-03-02', outcome: 'positive' },
    })
    expect((await show(id)).figures).toMatchObject({ approached: 1, planned: 0, open: 3 })
    expect(await members(id, '?state=approached')).toMatchObject([
      { relation: { id: at.school }, approach: { id: planned.id, owner: 'Test relation_manager' } },
    ])
  })

  test('somebody is approached through their contact person as well; another purpose or time is not this one', async () => {
    const { id } = await make(four())
    await plan(app, { relation: at.teacher, purpose: purposes.lessons })
    await plan(app, { relation: at.alone, purpose: purposes.money })
    await plan(app, {
      relation: at.mother,
      purpose: purposes.lessons,
      with: { startsOn: '2026-06-02', endsOn: '2026-06-03' },
    })
    expect((await show(id)).figures).toMatchObject({ planned: 1, open: 3 })
    expect((await members(id, '?state=planned')).map(({ relation }) => relation.id)).toEqual([at.school])
  })

  test('who said no, and who is reached too often, is not left to be approached', async () => {
    await app.as('privacy_officer')('POST', `/relations/${at.alone}/standings`, { kind: 'objected' })
    await app.as('administrator')('PUT', '/pressure/caps', {
      caps: [{ channel: null, period: 'month', reach: 'relation', most: 1, withService: false }],
    })
    await plan(app, { relation: at.mother, purpose: purposes.money })
    const { id, figures, checkedAt } = await make(four())
    expect(figures).toMatchObject({ open: 2, hindered: 2 })
    expect(checkedAt).not.toBeNull()
    const found = (await members(id, '?state=hindered')).map(({ relation, hindrance }) => [relation.name, hindrance])
    expect(Object.fromEntries(found)).toEqual({ 'Al Leen': 'objected', 'Moeder Jansen': 'too_often' })
    await app.query('update privacy.standing set lifted_at = since')
    await manager()('POST', `/coverages/${id}/check`, {})
    await app.runJobs()
    expect((await show(id)).figures).toMatchObject({ open: 3, hindered: 1 })
  })

  test('somebody is left out with a reason, and that can be taken back', async () => {
    const { id } = await make(four())
    const leave = (body: object) => manager()('POST', `/coverages/${id}/exclusions`, body)
    const out = await leave({ relationId: at.alone, reason: 'Verhuist in april' })
    expect(out.json()).toMatchObject({ state: 'excluded', excluded: { reason: 'Verhuist in april' } })
    expect((await show(id)).figures).toMatchObject({ open: 3, excluded: 1 })
    expect((await leave({ relationId: at.alone, reason: 'x' })).statusCode).toBe(422)
    expect((await leave({ relationId: at.alone, reason: null })).json()).toMatchObject({
      state: 'open',
      excluded: null,
    })
    expect(inTheWay(await leave({ relationId: at.son, reason: 'Staat er niet op' }))).toEqual([
      'engagement.coverage_member_not_found',
    ])
  })
})

describe('dividing the rest', () => {
  test('says the numbers before, divides, shows each their own, and is taken back', async () => {
    const { id } = await make(four())
    await plan(app, { relation: at.school, purpose: purposes.lessons })
    const trial = await divide(id, { ...both(), isTrial: true })
    expect(trial.json()).toMatchObject({ left: 0, shares: [{ count: 1 }, { count: 2 }] })
    expect((await show(id)).shares).toMatchObject([{ id: null, open: 3 }])
    await divide(id, both())
    const divided = await show(id)
    expect(divided.shares).toMatchObject([
      { isMine: true, open: 2 },
      { isMine: false, open: 1, name: 'Test administrator' },
      { id: null, total: 1, open: 0, done: 1 },
    ])
    expect(await members(id, `?owner=${app.who('relation_manager').actor.id}`)).toHaveLength(2)
    expect(inTheWay(await divide(id, both()))).toEqual(['engagement.coverage_nothing_left'])
    const undone = await manager()('POST', `/coverages/${id}/division/undo`, {})
    expect(undone.json().shares).toMatchObject([{ id: null, total: 4 }])
    expect(inTheWay(await manager()('POST', `/coverages/${id}/division/undo`, {}))).toEqual([
      'engagement.coverage_not_divided',
    ])
  })

  test('to who looks after the relation; the others stay', async () => {
    const { id } = await make(four())
    const types = await app.query(`select id, domain_id from governance.relation_type limit 1`)
    await app.query(
      `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, owner_user_id, created_at) values (gen_random_uuid(), $1, $1, $2, $4, $3, now())`,
      [at.school, types[0].id, app.who('administrator').actor.id, types[0].domain_id],
    )
    const reply = await divide(id, { way: 'by_owner' })
    expect(reply.json()).toMatchObject({ left: 3, shares: [{ name: 'Test administrator', count: 1 }] })
  })

  test('nobody gets who they may not see, and only colleagues who approach get anybody', async () => {
    const { id } = await make(four())
    const readers = { way: 'evenly', userIds: [app.who('reader').actor.id] }
    expect(inTheWay(await divide(id, readers))).toEqual(['engagement.coverage_colleague'])
    const domains = await app.inTransaction((ctx) => findDomains(ctx))
    const [first, second] = domains
    const before = await app.query('select id, domain_mask::text as mask from relations.relation')
    await app.query('update relations.relation set domain_mask = $1::bigint', [String(2 ** (first?.bit ?? 0))])
    await app.query('update relations.relation set domain_mask = $1::bigint where id = $2', [
      String(2 ** (second?.bit ?? 1)),
      at.alone,
    ])
    await colleaguesOf(app).limit('relation_manager', first?.key ?? '')
    try {
      expect((await show(id)).figures.total).toBe(3)
      expect((await members(id)).map(({ relation }) => relation.id)).not.toContain(at.alone)
      await plan(app, { relation: at.school, purpose: purposes.lessons })
      const listed = await members(id)
      const told = (await show(id)).figures
      for (const state of ['approached', 'planned', 'open', 'hindered', 'excluded'] as const)
        expect([state, told[state]]).toEqual([state, listed.filter((one) => one.state === state).length])
      expect(told).toMatchObject({ planned: 1, open: 2 })
      const admin = app.as('administrator')
      const only = { way: 'evenly', userIds: [app.who('relation_manager').actor.id] }
      const reply = await admin('POST', `/coverages/${id}/division`, only)
      expect(reply.json()).toMatchObject({ left: 1, shares: [{ count: 2 }] })
    } finally {
      await colleaguesOf(app).limit('relation_manager')
      for (const { id: relation, mask } of before)
        await app.query('update relations.relation set domain_mask = $1::bigint where id = $2', [mask, relation])
    }
  })
})

describe('a target list', () => {
  test('is frozen: who comes to match the filter later is not on it', async () => {
    const { id, figures, filter } = await make({ filter: { kind: 'organisation' } })
    expect(figures.total).toBe(3)
    expect(filter).toEqual({ kind: 'organisation' })
    expect((await manager()('GET', '/coverages')).json().items).toMatchObject([{ id, figures: { total: 3 } }])
  })

  test('of two that are merged one counts', async () => {
    const { id } = await make(four())
    await app.query('update engagement.coverage_member set relation_id = $1 where relation_id = $2', [
      at.school,
      at.otherSchool,
    ])
    expect((await show(id)).figures.total).toBe(3)
    await manager()('POST', `/coverages/${id}/exclusions`, { relationId: at.school, reason: 'Gaat dicht' })
    expect((await show(id)).figures).toMatchObject({ total: 3, excluded: 1 })
    expect(await members(id, '?state=excluded')).toHaveLength(1)
  })

  test('closed it is read and not changed; a reader reads only; removed it is gone and approaches stay', async () => {
    const { id } = await make(four())
    await plan(app, { relation: at.school, purpose: purposes.lessons })
    expect((await show(id, 'reader')).mayChange).toBe(false)
    expect((await app.as('reader')('POST', `/coverages/${id}/close`, { isClosed: true })).statusCode).toBe(403)
    await manager()('POST', `/coverages/${id}/close`, { isClosed: true })
    expect(inTheWay(await divide(id, both()))).toEqual(['engagement.coverage_closed'])
    expect((await show(id)).figures).toMatchObject({ planned: 1 })
    expect((await manager()('DELETE', `/coverages/${id}`)).statusCode).toBe(200)
    expect((await manager()('GET', `/coverages/${id}`)).statusCode).toBe(404)
    expect(await app.query('select 1 from engagement.approach')).toHaveLength(1)
  })

  test('has a list and days in order, and belongs to one organisation', async () => {
    const body = { name: 'Leeg', purposeId: purposes.lessons.id, channel: 'post', ...SPRING }
    expect(inTheWay(await manager()('POST', '/coverages', body))).toEqual(['engagement.coverage_empty'])
    expect(
      inTheWay(await manager()('POST', '/coverages', { ...body, ...four(), ...MARCH, endsOn: '2026-03-01' })),
    ).toEqual(['engagement.coverage_dates'])
    const { id } = await make({ ...four(), name: `'"; drop table x; -- <b>\u202erechts</b>` })
    const other = await app.otherTenant()
    expect((await other.as('GET', `/coverages/${id}`)).statusCode).toBe(404)
  })
})
