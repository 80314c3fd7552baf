import type { Home } from '@klantregie/contract'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { peopleOf } from '../../identity/testing/people.ts'
import { colleaguesOf } from '../testing/colleagues.ts'

let app: TestApp
let at: ReturnType<typeof colleaguesOf>
let people: ReturnType<typeof peopleOf>

// The clock of the tests stands at Monday 2 March 2026.
beforeAll(async () => {
  app = await testApp()
  at = colleaguesOf(app)
  people = peopleOf(app)
})
beforeEach(async () => {
  for (const table of ['engagement.home_choice', 'engagement.task', 'engagement.follow', 'relations.importance'])
    await app.query(`delete from ${table}`)
})

type As = Parameters<TestApp['as']>[0]
const homeOf = async (role: As): Promise<Home> => {
  const reply = await app.as(role)('GET', '/home')
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json() as Home
}
const aTask = (role: As, title: string, dueOn: string, more: object = {}) =>
  at.addTask(role, { title, dueOn, owner: { kind: 'user', id: at.idOf(role) }, ...more })

describe('one deed', () => {
  test('is a task that is late, until it is put aside: then the next', async () => {
    await aTask('front_office', 'Bel mevrouw Visser', '2026-02-27')
    await aTask('front_office', 'Leg de folders klaar', '2026-03-02')
    const first = await homeOf('front_office')
    expect(first.deed).toMatchObject({ kind: 'taskOverdue', title: 'Bel mevrouw Visser', day: '2026-02-27' })
    expect(first.hasAside).toBe(false)

    await app.as('front_office')('POST', '/home/aside', { key: first.deed?.key })
    const second = await homeOf('front_office')
    expect(second.deed).toMatchObject({ kind: 'taskToday', title: 'Leg de folders klaar' })
    expect(second.hasAside).toBe(true)
  })

  test('comes back tomorrow, or when it is taken back', async () => {
    await aTask('front_office', 'Bel mevrouw Visser', '2026-02-27')
    const key = (await homeOf('front_office')).deed?.key
    await app.as('front_office')('POST', '/home/aside', { key })
    expect((await homeOf('front_office')).deed?.key).not.toBe(key)
    await app.as('front_office')('POST', '/home/aside', { key: null })
    expect((await homeOf('front_office')).deed?.key).toBe(key)
    await app.as('front_office')('POST', '/home/aside', { key })
    await app.query('update engagement.home_choice set aside_on = aside_on - 1')
    expect((await homeOf('front_office')).deed?.key).toBe(key)
  })

  test('of a colleague stays with the colleague', async () => {
    await aTask('front_office', 'Bel mevrouw Visser', '2026-02-27')
    expect(JSON.stringify(await homeOf('relation_manager'))).not.toContain('Bel mevrouw Visser')
  })

  test('names nobody whom the reader may not see any more', async () => {
    const id = await people.add({ name: { firstName: 'Geheime', surname: 'Gast' } })
    await aTask('front_office', 'Bel terug', '2026-02-27', { relationId: id })
    expect((await homeOf('front_office')).deed?.relation).toMatchObject({ id })
    await app.query('update admin.app_user set domain_ids = array[gen_random_uuid()] where id = $1', [
      at.idOf('front_office'),
    ])
    expect(JSON.stringify(await homeOf('front_office'))).not.toContain('Gast')
    await at.limit('front_office')
  })
})

describe('an insight', () => {
  /** Three relations that matter and that nobody spoke to for a year, and a day on which it is their turn. */
  async function threeQuiet(): Promise<string[]> {
    const ids: string[] = []
    for (const surname of ['Aarts', 'Bos', 'Cohen']) {
      const id = await people.add({ name: { firstName: 'Stille', surname } })
      await app.as('relation_manager')('PUT', `/relations/${id}/importance`, { reason: 'Steunt ons', everyMonths: 3 })
      ids.push(id)
    }
    await app.query(
      "update relations.importance set since = since - 400, started_at = started_at - interval '400 days'",
    )
    return ids
  }

  test('says how many important relations have gone quiet', async () => {
    await threeQuiet()
    expect((await homeOf('reader')).insight).toMatchObject({ kind: 'quiet', count: 3, isAtLeast: false })
  })

  test('does not count who is protected, and then says nothing about two', async () => {
    const [one = ''] = await threeQuiet()
    await app.query('update relations.relation set is_protected = true, is_marked_protected = true where id = $1', [
      one,
    ])
    for (const role of ['reader', 'administrator'] as const)
      expect((await homeOf(role)).insight?.kind).not.toBe('quiet')
  })

  test('counts nothing that does not exist for the reader', async () => {
    await threeQuiet()
    await app.query('update admin.app_user set domain_ids = array[gen_random_uuid()] where id = $1', [
      at.idOf('reader'),
    ])
    expect((await homeOf('reader')).insight).toBeNull()
    await at.limit('reader')
  })
})

test('relations that one follows and that changed are shown, the last first', async () => {
  const id = await people.add({ name: { firstName: 'Gevolgde', surname: 'Vriend' } })
  expect((await homeOf('reader')).mine).toEqual([])
  await app.as('reader')('PUT', `/relations/${id}/following`, { isFollowing: true })
  expect((await homeOf('reader')).mine).toMatchObject([{ id, name: 'Gevolgde Vriend' }])
  await app.query("update relations.relation set changed_at = changed_at - interval '40 days' where id = $1", [id])
  expect((await homeOf('reader')).mine).toEqual([])
})

describe('an own order', () => {
  test('is kept for oneself, and goes back to that of the role', async () => {
    const usual = await homeOf('reader')
    expect(usual.isOwnOrder).toBe(false)
    const arrangement = { main: ['insight'], side: ['hand'], hidden: ['changed'] }
    const kept = await app.as('reader')('PUT', '/home/arrangement', { arrangement })
    expect(kept.json()).toMatchObject({ isOwnOrder: true, arrangement: { hidden: ['changed'] } })
    expect((await homeOf('reader')).arrangement.main[0]).toBe('insight')
    expect((await homeOf('front_office')).isOwnOrder).toBe(false)
    await app.as('reader')('PUT', '/home/arrangement', { arrangement: null })
    expect(await homeOf('reader')).toMatchObject({ isOwnOrder: false, arrangement: usual.arrangement })
  })

  test('of parts that do not exist is refused', async () => {
    const reply = await app.as('reader')('PUT', '/home/arrangement', {
      arrangement: { main: ['weather'], side: [], hidden: [] },
    })
    expect(reply.statusCode).toBe(422)
  })
})

describe('the guide', () => {
  const stepsOf = async (role: As) =>
    Object.fromEntries((await homeOf(role)).guide.steps.map(({ step, isDone }) => [step, isDone]))

  test('has for each role what that role can do', async () => {
    expect(Object.keys(await stepsOf('administrator')).toSorted()).toEqual(
      ['branches', 'duplicates', 'factor', 'import', 'invite', 'owners', 'purposes', 'view', 'work'].toSorted(),
    )
    expect(Object.keys(await stepsOf('reader')).toSorted()).toEqual(['factor', 'view'])
    expect(Object.keys(await stepsOf('front_office')).toSorted()).toEqual(['factor', 'view', 'work'])
  })

  test('ticks a step from what is there', async () => {
    expect(await stepsOf('front_office')).toMatchObject({ view: false, work: false })
    await app.as('front_office')('POST', '/relations/views', { name: 'Mijn lijst', query: 'kind=person' })
    await aTask('front_office', 'Bel', '2026-04-05')
    expect(await stepsOf('front_office')).toMatchObject({ view: true, work: true })
    await app.query('delete from relations.saved_view')
    expect(await stepsOf('front_office')).toMatchObject({ view: false })
  })

  test('is put away and brought back', async () => {
    expect((await homeOf('reader')).guide.isPutAway).toBe(false)
    await app.as('reader')('PUT', '/home/guide', { isPutAway: true })
    const away = await homeOf('reader')
    expect(away.guide.isPutAway).toBe(true)
    expect(away.deed?.kind).not.toBe('firstList')
    await app.as('reader')('PUT', '/home/guide', { isPutAway: false })
    expect((await homeOf('reader')).guide.isPutAway).toBe(false)
  })
})

test('whoever is not signed in is shown nothing', async () => {
  for (const [method, url] of [
    ['GET', '/api/home'],
    ['PUT', '/api/home/arrangement'],
    ['POST', '/api/home/aside'],
    ['PUT', '/api/home/guide'],
  ] as const)
    expect((await app.http.inject({ method, url })).statusCode).toBe(401)
})
