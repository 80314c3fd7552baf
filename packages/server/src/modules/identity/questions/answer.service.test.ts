import { beforeEach, expect, test } from 'vitest'
import type { Question } from '@klantregie/contract'
import { testApp } from '../../../platform/testing/test-app.ts'
import { twoDomains } from './testing/limited-reader.ts'
import { aDoubt, aPerson, aQuestion } from './testing/make-questions.ts'

const app = await testApp()
const manager = app.as('relation_manager')
const administrator = app.as('administrator')

beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z')
  await app.query('delete from identity.possible_duplicate')
})

async function take(as: typeof manager, body: object = {}): Promise<{ items: Question[]; open: number }> {
  const reply = await as('POST', '/questions/take', body)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const answer = (as: typeof manager, id: string, body: object) => as('POST', `/questions/${id}/answer`, body)
const idsOf = (taken: { items: Question[] }) => taken.items.map(({ id }) => id)
const stateOf = async (id: string) =>
  (await app.query('select * from identity.possible_duplicate where id = $1', [id]))[0]

/** Everything that an answer can change, to compare before and after. */
async function everything(): Promise<unknown> {
  const tables = [
    'relations.relation',
    'relations.contact_point',
    'relations.search_token',
    'relations.role',
    'relations.link',
    'identity.source_record',
  ]
  const contents = []
  for (const table of tables) contents.push(await app.query(`select t::text as row from ${table} t order by 1`))
  return contents
}

test('"the same" merges, and taking it back leaves everything exactly as it was', async () => {
  const { id, one, other } = await aDoubt(app)
  const before = await everything()
  const reply = await answer(manager, id, { answer: 'same' })
  expect(reply.statusCode, reply.body).toBe(200)
  expect(reply.json()).toMatchObject({ open: 0, mergeId: expect.any(String), decisionId: expect.any(String) })
  expect((await manager('GET', `/relations/${other}`)).json().relation.id).toBe(one)
  expect(await stateOf(id)).toMatchObject({
    state: 'same',
    answered_by: 'Test relation_manager',
    merge_id: reply.json().mergeId,
  })

  const reopened = await manager('POST', `/questions/${id}/reopen`)
  expect(reopened.statusCode, reopened.body).toBe(200)
  expect(reopened.json()).toMatchObject({ id, state: 'open', relations: [{ id: one }, { id: other }] })
  expect(await everything()).toEqual(before)
  expect(await stateOf(id)).toMatchObject({ state: 'open', merge_id: null, decision_id: null, answered_by: null })
  const standing = await app.query(
    'select * from identity.decision where revoked_at is null and $1 in (left_cell_id, right_cell_id)',
    [one],
  )
  expect(standing).toEqual([])
})

test('the reviewer chooses who stays and which value is shown', async () => {
  const one = await aPerson(app, 'Jan', { birthDate: '1980-01-01' })
  const other = await aPerson(app, 'Johannes', { birthDate: '1981-01-01' })
  const id = await aQuestion(app, [one, other])
  const reply = await answer(manager, id, {
    answer: 'same',
    winnerId: other,
    choices: [{ field: 'birthDate', relationId: one }],
  })
  expect(reply.statusCode, reply.body).toBe(200)
  const page = (await manager('GET', `/relations/${one}`)).json()
  expect(page.relation).toMatchObject({ id: other, birthDate: '1980-01-01' })
})

test.each([
  { what: 'a field that does not exist', body: { choices: [{ field: 'schoenmaat', relationId: 'one' }] } },
  { what: 'a winner that is neither of the two', body: { winnerId: 'stranger' } },
])('$what is refused and nothing changes', async ({ body }) => {
  const { id, one } = await aDoubt(app)
  const stranger = await aPerson(app, 'Vreemd')
  const text = JSON.stringify(body)
    .replace('"one"', JSON.stringify(one))
    .replace('"stranger"', JSON.stringify(stranger))
  const reply = await answer(manager, id, { answer: 'same', ...JSON.parse(text) })
  expect(reply.json()).toMatchObject({ code: 'identity.merge_choice_invalid' })
  expect(await stateOf(id)).toMatchObject({ state: 'open' })
})

test('"not the same" keeps the two apart until it is taken back', async () => {
  const { id, one, other } = await aDoubt(app)
  const reply = await answer(manager, id, { answer: 'not_same', remark: 'Vader en zoon.' })
  expect(reply.json()).toMatchObject({ mergeId: null, decisionId: expect.any(String), open: 0 })
  expect((await take(manager)).items).toEqual([])
  const merging = await manager('POST', '/merges', { winnerId: one, loserId: other })
  expect(merging.json()).toMatchObject({ code: 'identity.merge_decided_not_same' })

  const reopened = await manager('POST', `/questions/${id}/reopen`)
  expect(reopened.json()).toMatchObject({ id, state: 'open' })
  expect(idsOf(await take(manager))).toEqual([id])
  expect(
    await app.query('select 1 from identity.decision where revoked_at is null and remark = $1', ['Vader en zoon.']),
  ).toEqual([])
})

test('a question that is put to a colleague is asked of that colleague only, with the words', async () => {
  const { id } = await aDoubt(app)
  const userId = app.who('administrator').actor.id
  await answer(manager, id, { answer: 'ask', userId, remark: 'Ken jij hem?' })
  expect((await take(manager)).items).toEqual([])
  expect((await take(manager, { askedOfMe: true })).items).toEqual([])
  const asked = await take(administrator, { askedOfMe: true })
  expect(asked.open).toBe(1)
  expect(asked.items).toMatchObject([
    {
      id,
      state: 'asked',
      asked: { by: 'Test relation_manager', userId, user: 'Test administrator', remark: 'Ken jij hem?' },
    },
  ])
  expect((await administrator('GET', '/questions/progress')).json()).toMatchObject({ open: 0, askedOfMe: 1 })
  await answer(administrator, id, { answer: 'not_same' })
  expect((await administrator('POST', `/questions/${id}/reopen`)).json()).toMatchObject({
    state: 'asked',
    asked: { userId },
  })
})

test.each([
  { who: 'somebody who may not answer', userId: () => app.who('reader').actor.id },
  { who: 'nobody in particular', userId: () => undefined },
  { who: 'somebody who does not work here', userId: () => '00000000-0000-7000-8000-000000000000' },
  { who: 'the reviewer in person', userId: () => app.who('relation_manager').actor.id },
])('a question cannot be put to $who', async ({ userId }) => {
  const { id } = await aDoubt(app)
  const reply = await answer(manager, id, { answer: 'ask', userId: userId() })
  expect(reply.json()).toMatchObject({ code: 'identity.question_colleague_unknown' })
})

test('a colleague for whom one of the two does not exist cannot be asked', async () => {
  const { id, one } = await aDoubt(app)
  const { mine, other, moveTo } = await twoDomains(app)
  const userId = app.who('administrator').actor.id
  await moveTo(one, other)
  await app.query('update admin.app_user set domain_ids = array[$1]::uuid[] where id = $2', [mine.id, userId])
  const reply = await answer(manager, id, { answer: 'ask', userId })
  await app.query(`update admin.app_user set domain_ids = '{}' where id = $1`, [userId])
  expect(reply.json()).toMatchObject({ code: 'identity.question_colleague_unknown' })
})

test('of two who answer at once the second hears what the first decided, and nothing happens twice', async () => {
  const { id } = await aDoubt(app)
  const replies = await Promise.all([
    answer(manager, id, { answer: 'same' }),
    answer(administrator, id, { answer: 'not_same' }),
  ])
  const [refused] = replies.filter((reply) => reply.statusCode === 409)
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409])
  expect(refused?.json()).toMatchObject({
    code: 'identity.question_answered',
    details: { by: expect.stringContaining('Test') },
  })
  const answers = (await app.audit()).filter(
    ({ action, details }) => action === 'question.answered' && details.questionId === id,
  )
  expect(answers).toHaveLength(1)
})

test('every answer leaves its trace', async () => {
  const { id, one } = await aDoubt(app)
  await answer(manager, id, { answer: 'not_same' })
  await manager('POST', `/questions/${id}/reopen`)
  const trail = (await app.audit()).filter(({ details }) => details.questionId === id)
  expect(trail).toMatchObject([
    { action: 'question.answered', subject_id: one, details: { answer: 'not_same' } },
    { action: 'question.reopened', subject_id: one, details: { answer: 'not_same' } },
  ])
})

test('a person and an organisation can be told apart, but not merged', async () => {
  const person = await aPerson(app, 'Jan')
  const school = await aPerson(app, '', { kind: 'organisation', name: undefined, organisationName: 'De Bron' } as never)
  const id = await aQuestion(app, [person, school], { reasons: ['email'] })
  expect((await answer(manager, id, { answer: 'same' })).json()).toMatchObject({ code: 'identity.merge_kinds_differ' })
  expect((await answer(manager, id, { answer: 'not_same' })).statusCode).toBe(200)
})

test('readers may not answer, and another organisation does not learn that there is a question', async () => {
  const { id } = await aDoubt(app)
  expect((await answer(app.as('reader'), id, { answer: 'same' })).statusCode).toBe(403)
  const elsewhere = await app.otherTenant()
  expect((await elsewhere.as('POST', `/questions/${id}/answer`, { answer: 'not_same' })).json()).toMatchObject({
    code: 'identity.question_not_found',
  })
  expect((await elsewhere.as('POST', '/questions/take', {})).json()).toEqual({ items: [], open: 0 })
})
