import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { reopenOfRun } from './reopen.queries.ts'
import { twoDomains } from './testing/limited-reader.ts'
import { aDoubt, aPerson, aQuestion } from './testing/make-questions.ts'

const app = await testApp()
const manager = app.as('relation_manager')
const CLASS = 'birthDate.same+mobile.own'
const path = (name: string) => `/questions/classes/sample?class=${encodeURIComponent(name)}`

beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z')
  await app.query('delete from identity.possible_duplicate')
})

const accept = (token: string, name = CLASS) => manager('POST', '/questions/classes/accept', { class: name, token })
const tokenOf = async (name = CLASS): Promise<string> => (await manager('GET', path(name))).json().token
const states = async () =>
  (
    await app.query(
      'select state, count(*)::int as count from identity.possible_duplicate group by state order by state',
    )
  ).map(({ state, count }) => `${state} ${count}`)
const runOf = async (id: string) => (await app.query('select * from identity.match_run where id = $1', [id]))[0]

test('classes are listed with what they stand for, the most frequent first', async () => {
  for (const name of ['Een', 'Twee']) await aDoubt(app, name, { class: CLASS, probability: 0.9 })
  const third = await aDoubt(app, 'Drie', { class: CLASS })
  await aDoubt(app, 'Vier', { class: 'unclear' })
  await manager('POST', `/questions/${third.id}/answer`, { answer: 'not_same' })
  expect((await manager('GET', '/questions/classes')).json().items).toMatchObject([
    {
      class: CLASS,
      codes: ['birthDate.same', 'mobile.own'],
      open: 2,
      probability: expect.closeTo(0.9),
      answered: { same: 0, notSame: 1 },
    },
    { class: 'unclear', codes: [], open: 1, answered: { same: 0, notSame: 0 } },
  ])
})

test('a sample is drawn by chance, but is the same for everybody until something changes', async () => {
  for (let index = 0; index < 15; index += 1) await aDoubt(app, `Naam${index}`, { class: CLASS, value: index })
  const seen = (await manager('GET', path(CLASS))).json()
  expect(seen).toMatchObject({ open: 15 })
  expect(seen.items).toHaveLength(10)
  expect((await app.as('administrator')('GET', path(CLASS))).json()).toEqual(seen)
  await aDoubt(app, 'Nieuw', { class: CLASS })
  expect(await tokenOf()).not.toBe(seen.token)
})

test('an accepted class is merged as one run, which is undone as one', async () => {
  const doubts = []
  for (let index = 0; index < 12; index += 1) doubts.push(await aDoubt(app, `Naam${index}`, { class: CLASS }))
  await aDoubt(app, 'Ander', { class: 'unclear' })
  const reply = await accept(await tokenOf())
  expect(reply.statusCode, reply.body).toBe(200)
  const { runId } = reply.json()
  await app.runJobs()
  expect(await states()).toEqual(['open 1', 'same 12'])
  expect(await runOf(runId)).toMatchObject({
    kind: 'class',
    state: 'done',
    class: CLASS,
    counts: { merges: 12, questions: 1 },
  })
  const { one, other } = doubts[0]!
  expect((await manager('GET', `/relations/${other}`)).json().relation.id).toBe(one)

  const undo = await app.as('administrator')('POST', `/matching/runs/${runId}/undo`)
  expect(undo.statusCode, undo.body).toBe(200)
  await app.runJobs()
  await app.inTransaction((ctx) => reopenOfRun(ctx, runId))
  expect(await states()).toEqual(['open 13'])
  expect((await manager('GET', `/relations/${other}`)).json().relation.id).toBe(other)
})

test('one answer out of an accepted class can be taken back by itself', async () => {
  const { id, other } = await aDoubt(app, 'Jan', { class: CLASS })
  await aDoubt(app, 'Piet', { class: CLASS })
  await accept(await tokenOf())
  await app.runJobs()
  expect((await manager('POST', `/questions/${id}/reopen`)).json()).toMatchObject({ id, state: 'open' })
  expect((await manager('GET', `/relations/${other}`)).json().relation.id).toBe(other)
  expect(await states()).toEqual(['open 1', 'same 1'])
})

test('what was decided before stays decided, and different kinds are left alone', async () => {
  const apart = await aDoubt(app, 'Jan', { class: CLASS })
  const third = await aPerson(app, 'Derde')
  await aQuestion(app, [apart.one, third], { class: CLASS })
  await aQuestion(app, [apart.other, third], { class: CLASS })
  await manager('POST', `/questions/${apart.id}/answer`, { answer: 'not_same' })
  const school = await aPerson(app, '', { kind: 'organisation', name: undefined, organisationName: 'De Bron' } as never)
  await aQuestion(app, [third, school], { class: CLASS })
  await accept(await tokenOf())
  await app.runJobs()
  // One of the two that pull at the third is merged; the other would bring together what was kept apart.
  expect(await states()).toEqual(['not_same 1', 'open 2', 'same 1'])
})

test('questions that came after the accepting are not answered', async () => {
  await aDoubt(app, 'Jan', { class: CLASS })
  await accept(await tokenOf())
  app.clock.set('2026-03-02T09:00:01.000Z')
  await aDoubt(app, 'Piet', { class: CLASS })
  await app.runJobs()
  expect(await states()).toEqual(['open 1', 'same 1'])
})

test('cancelled, everything that was merged is undone again', async () => {
  const { other } = await aDoubt(app, 'Jan', { class: CLASS })
  const { runId, jobId } = (await accept(await tokenOf())).json()
  await app.inTransaction((ctx) => ctx.cancelJob(jobId))
  await app.runJobs()
  expect(await runOf(runId)).toMatchObject({ state: 'cancelled' })
  expect(await states()).toEqual(['open 1'])
  expect((await manager('GET', `/relations/${other}`)).json().relation.id).toBe(other)
})

/** One doubt in each of two domains; `limit` leaves the relation manager only the first of them. */
async function doubtsInTwoDomains() {
  const { mine, other, typeIn } = await twoDomains(app)
  const pair = async (name: string, domainId: string) => {
    const ids = [
      await aPerson(app, name, { typeId: typeIn(domainId) }),
      await aPerson(app, `${name}s`, { typeId: typeIn(domainId) }),
    ] as const
    await aQuestion(app, ids, { class: CLASS })
    return ids
  }
  await pair('Jan', mine.id)
  const [, kept] = await pair('Piet', other.id)
  return { kept, limit: () => setManager(`domain_ids = array['${mine.id}'::uuid]`) }
}
const setManager = (change: string) => app.query(`update admin.app_user set ${change} where role = 'relation_manager'`)

describe('whoever accepts does so with the rights that they have', () => {
  afterEach(async () => {
    await setManager(`domain_ids = '{}', is_active = true`)
    await app.query(
      `update governance.domain_right set may_change = true, may_delete = true where subject_key = 'relation_manager'`,
    )
  })

  test('whoever may see part of the relations accepts that part only', async () => {
    const { kept, limit } = await doubtsInTwoDomains()
    await limit()
    expect((await manager('GET', path(CLASS))).json().open).toBe(1)
    await accept(await tokenOf())
    await app.runJobs()
    expect(await states()).toEqual(['open 1', 'same 1'])
    expect((await app.as('administrator')('GET', `/relations/${kept}`)).json().relation.id).toBe(kept)
  })

  test.each([
    { what: 'a domain that was taken away before the work began', left: 'same 1', take: 'domain' as const },
    { what: 'the right to change that was taken away', left: null, take: 'change' as const },
    { what: 'a colleague who may not sign in any more', left: null, take: 'access' as const },
  ])('also when they changed after the accepting: $what', async ({ left, take }) => {
    const { limit } = await doubtsInTwoDomains()
    const { runId } = (await accept(await tokenOf())).json()
    if (take === 'domain') await limit()
    if (take === 'change')
      await app.query(
        `update governance.domain_right set may_change = false, may_delete = false where subject_key = 'relation_manager'`,
      )
    if (take === 'access') await setManager('is_active = false')
    await app.runJobs()
    expect(await states()).toEqual(left === null ? ['open 2'] : ['open 1', left])
    expect(await runOf(runId)).toMatchObject({ state: 'done', counts: { merges: left === null ? 0 : 1 } })
  })
})

test.each([
  { what: 'a token of another sample', token: () => Promise.resolve('iets anders') },
  { what: 'a token from before an answer', token: () => tokenOf() },
])('$what is refused', async ({ token }) => {
  const { id } = await aDoubt(app, 'Jan', { class: CLASS })
  await aDoubt(app, 'Piet', { class: CLASS })
  const seen = await token()
  await manager('POST', `/questions/${id}/answer`, { answer: 'later' })
  expect((await accept(seen)).json()).toMatchObject({ code: 'identity.question_sample_changed' })
})

test('while one run is busy another is refused', async () => {
  await aDoubt(app, 'Jan', { class: CLASS })
  await aDoubt(app, 'Piet', { class: 'unclear' })
  await accept(await tokenOf())
  expect((await accept(await tokenOf('unclear'), 'unclear')).json()).toMatchObject({ code: 'identity.matching_busy' })
  await app.runJobs()
})

test('whoever may not merge cannot accept, and does not see samples', async () => {
  expect(
    (await app.as('front_office')('POST', '/questions/classes/accept', { class: CLASS, token: 'x' })).statusCode,
  ).toBe(403)
  expect((await app.as('reader')('GET', path(CLASS))).statusCode).toBe(403)
})
