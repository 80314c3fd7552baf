import type { ApproachRound, RoundItem } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { inTheWay, makePurposes, makeScene, MARCH, plan } from '../testing/approaching.ts'
import { fallBack } from './round-work.service.ts'

let app: TestApp
let at: Awaited<ReturnType<typeof makeScene>>
let purposes: Awaited<ReturnType<typeof makePurposes>>

beforeAll(async () => {
  app = await testApp()
  at = await makeScene(app)
  purposes = await makePurposes(app)
})

beforeEach(async () => {
  await app.query('delete from engagement.approach_round')
  await app.query('delete from engagement.approach')
  await app.query('update privacy.standing set lifted_at = since')
  await app.query('delete from engagement.notification')
})

const manager = () => app.as('relation_manager')

async function make(also: object): Promise<ApproachRound> {
  const body = { name: 'Ronde', purposeId: purposes.lessons.id, kind: 'visit', ...MARCH, ...also }
  const reply = await manager()('POST', '/approach-rounds', body)
  if (reply.statusCode !== 200) throw new Error(reply.body)
  await app.runJobs()
  return show(reply.json().id)
}
const show = async (id: string): Promise<ApproachRound> => (await manager()('GET', `/approach-rounds/${id}`)).json()
const act = async (id: string, what: 'plan' | 'undo' | 'check'): Promise<ApproachRound> => {
  const reply = await manager()('POST', `/approach-rounds/${id}/${what}`, {})
  if (reply.statusCode !== 200) throw new Error(reply.body)
  await app.runJobs()
  return show(id)
}
const itemsOf = async (id: string, query = ''): Promise<RoundItem[]> =>
  (await manager()('GET', `/approach-rounds/${id}/items${query}`)).json().items
const choose = (id: string, relationId: string, body: object) =>
  manager()('PATCH', `/approach-rounds/${id}/items/${relationId}`, body)

describe('a round along a list', () => {
  test('says of everybody whether they are free, and plans nothing', async () => {
    await plan(app, { relation: at.board, purpose: purposes.lessons, by: 'administrator' })
    await app.as('privacy_officer')('POST', `/relations/${at.alone}/standings`, { kind: 'objected' })
    const round = await make({ filter: {} })
    expect(round).toMatchObject({ state: 'checked', counts: { total: 10, notAllowed: 1 } })
    const found = Object.fromEntries((await itemsOf(round.id)).map(({ relation, outcome }) => [relation.name, outcome]))
    expect(found).toMatchObject({ 'Stichting De Brug': 'collides', 'Al Leen': 'not_allowed' })
    expect(await app.query('select 1 from engagement.approach')).toHaveLength(1)
  })

  test('as long as the check runs nobody is free yet, and when it is broken off nobody becomes so', async () => {
    const body = { name: 'Ronde', purposeId: purposes.lessons.id, kind: 'visit', ...MARCH }
    const { id } = (await manager()('POST', '/approach-rounds', { ...body, relationIds: [at.school, at.alone] })).json()
    expect(await show(id)).toMatchObject({ state: 'checking', counts: { total: 2, waiting: 2, free: 0 } })
    expect(await itemsOf(id, '?outcome=free')).toEqual([])
    expect((await itemsOf(id, '?outcome=waiting')).map(({ outcome }) => outcome)).toEqual(['waiting', 'waiting'])
    await app.inTransaction((ctx) => fallBack(ctx, id))
    expect(await show(id)).toMatchObject({ state: 'checked', counts: { waiting: 2, free: 0 } })
    expect(await act(id, 'plan')).toMatchObject({ counts: { planned: 0 } })
    await app.query(`update engagement.approach_round set state = 'checked' where id = $1`, [id])
    expect(await act(id, 'check')).toMatchObject({ state: 'checked', counts: { waiting: 0, free: 2 } })
  })

  test('two schools of one board are two; of one school and its contact the first in the list is free', async () => {
    const { id, counts } = await make({ relationIds: [at.school, at.otherSchool, at.teacher] })
    expect(counts).toMatchObject({ free: 2, sameRound: 1 })
    expect((await itemsOf(id, '?outcome=same_round')).map(({ relation }) => relation.name)).toEqual(['Tineke Leraar'])
  })

  test('the free ones are planned in one go, once, and the whole round can be taken back', async () => {
    const { id } = await make({ relationIds: [at.school, at.otherSchool, at.alone], subject: 'Les' })
    const planned = await act(id, 'plan')
    expect(planned).toMatchObject({ state: 'planned', counts: { free: 3, planned: 3, made: 0, cancelled: 0 } })
    expect(inTheWay(await manager()('POST', `/approach-rounds/${id}/plan`, {}))).toEqual(['engagement.round_planned'])
    const approaches = (await manager()('GET', `/approaches?roundId=${id}`)).json().items
    expect(approaches).toHaveLength(3)
    expect(approaches[0]).toMatchObject({ clearance: 'free', round: { name: 'Ronde' }, subject: 'Les', isMine: true })
    await manager()('POST', `/approaches/${approaches[0].id}/made`, {
      ...{ version: 1, madeOn: '2026-03-02', outcome: 'answered' },
    })
    const undone = await act(id, 'undo')
    expect(undone).toMatchObject({ state: 'undone', counts: { planned: 0, made: 1, cancelled: 2 } })
    const [left] = await app.query('select count(distinct approach_id) from engagement.approach_claim')
    expect(Number(left.count)).toBe(1)
    expect(inTheWay(await manager()('POST', `/approach-rounds/${id}/undo`, {}))).toEqual([
      'engagement.round_not_planned',
    ])
  })

  test('who collides is planned as was chosen: go along, wait, go on, or not', async () => {
    for (const relation of [at.school, at.otherSchool, at.mother, at.alone])
      await plan(app, { relation, purpose: purposes.lessons, by: 'administrator' })
    const { id, counts } = await make({
      relationIds: [at.school, at.otherSchool, at.mother, at.alone],
    })
    expect(counts).toMatchObject({ collides: 4, free: 0 })
    await choose(id, at.school, { choice: 'join' })
    await choose(id, at.otherSchool, { choice: 'wait' })
    expect(inTheWay(await choose(id, at.mother, { choice: 'go_on' }))).toEqual(['engagement.reason_missing'])
    await choose(id, at.mother, { choice: 'go_on', reason: 'Zij vroeg erom' })
    expect((await act(id, 'plan')).counts).toMatchObject({ planned: 3 })
    const rows = (await manager()('GET', `/approaches?roundId=${id}`)).json().items as {
      relation: { name: string }
      clearance: string
      startsOn: string
    }[]
    expect(rows.map(({ relation, clearance, startsOn }) => [relation.name, clearance, startsOn]).toSorted()).toEqual([
      ['Basisschool De Regenboog', 'joined', '2026-03-10'],
      ['Basisschool De Vlinder', 'free', '2026-04-11'],
      ['Moeder Jansen', 'in_spite', '2026-03-10'],
    ])
    const told = await app.query(`select 1 from engagement.notification where kind = 'collision'`)
    expect(told).toHaveLength(1)
  })

  test('who stands back within the round can go along with the first, or wait for them', async () => {
    const { id } = await make({ relationIds: [at.school, at.teacher, at.mother, at.son] })
    await choose(id, at.teacher, { choice: 'join' })
    await choose(id, at.son, { choice: 'wait' })
    expect((await act(id, 'plan')).counts).toMatchObject({ free: 2, sameRound: 2, planned: 4 })
    const [teacher] = (await manager()('GET', `/approaches?relationId=${at.teacher}`)).json().items
    expect(teacher).toMatchObject({ clearance: 'joined', joined: { owner: 'Test relation_manager' } })
    const waiting = (await manager()('GET', `/approaches?roundId=${id}`)).json().items[0]
    expect(waiting).toMatchObject({ relation: { name: 'Zoon Jansen' }, clearance: 'free', startsOn: '2026-04-11' })
  })

  test('what a colleague planned between the check and the planning is not planned again', async () => {
    const { id } = await make({ relationIds: [at.school, at.alone] })
    await plan(app, { relation: at.alone, purpose: purposes.lessons, by: 'administrator' })
    expect((await act(id, 'plan')).counts).toMatchObject({ free: 1, collides: 1, planned: 1 })
  })

  test('a choice for all holds for who has none', async () => {
    for (const relation of [at.school, at.alone]) await plan(app, { relation, purpose: purposes.lessons })
    const { id } = await make({ relationIds: [at.school, at.alone] })
    await choose(id, at.alone, { choice: 'skip' })
    await manager()('PATCH', `/approach-rounds/${id}`, { choice: 'go_on', reason: 'Een gratis voorstelling' })
    expect((await act(id, 'plan')).counts).toMatchObject({ planned: 1 })
    const [only] = (await manager()('GET', `/approaches?roundId=${id}`)).json().items
    expect(only).toMatchObject({ relation: { id: at.school }, reason: 'Een gratis voorstelling' })
  })
})

describe('whose round it is', () => {
  test('nobody is on an empty list, and a list has to be given', async () => {
    const body = { name: 'Leeg', purposeId: purposes.lessons.id, kind: 'letter', ...MARCH }
    for (const also of [{}, { filter: { q: 'xqzvw' } }, { relationIds: [purposes.lessons.id] }])
      expect(inTheWay(await manager()('POST', '/approach-rounds', { ...body, ...also }))).toEqual([
        'engagement.round_empty',
      ])
    expect(await app.query('select 1 from engagement.approach_round')).toEqual([])
  })

  test('it leaves as a file for who may export', async () => {
    const { id } = await make({ relationIds: [at.school] })
    const reply = await manager()('GET', `/approach-rounds/${id}/export`)
    expect(reply.body).toContain('De Regenboog;vrij')
    expect((await app.as('reader')('GET', `/approach-rounds/${id}/export`)).statusCode).toBe(403)
  })

  test('another organisation has no such round', async () => {
    const { id } = await make({ relationIds: [at.school] })
    const other = await app.otherTenant()
    expect((await other.as('GET', `/approach-rounds/${id}`)).statusCode).toBe(404)
    expect((await other.as('GET', '/approach-rounds')).json().items).toEqual([])
  })

  test('a round of which nothing was planned can be removed', async () => {
    const { id } = await make({ relationIds: [at.school] })
    expect((await manager()('DELETE', `/approach-rounds/${id}`)).statusCode).toBe(200)
    expect((await manager()('GET', `/approach-rounds/${id}`)).statusCode).toBe(404)
  })
})
