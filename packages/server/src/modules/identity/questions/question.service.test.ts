import { beforeEach, expect, test } from 'vitest'
import type { Question } from '@klantregie/contract'
import { testApp } from '../../../platform/testing/test-app.ts'
import { takeQuestions } from './question.service.ts'
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

test('the most valuable questions come first, with both sides as a reviewer compares them', async () => {
  await aDoubt(app, 'Anna', { value: 1 })
  const { id, one, other } = await aDoubt(app, 'Bert', {
    value: 9,
    evidence: [{ code: 'surname.same', bits: 4 }],
    probability: 0.5,
  })
  const taken = await take(manager, { limit: 1 })
  expect(taken.open).toBe(2)
  expect(taken.items).toHaveLength(1)
  expect(taken.items[0]).toMatchObject({
    id,
    state: 'open',
    probability: 0.5,
    evidence: [{ code: 'surname.same', bits: 4 }],
    relations: [
      { id: one, name: 'Bert Bakker', recordCount: 1, sources: ['Handmatig'] },
      { id: other, name: 'Bertne Bakker', recordCount: 1 },
    ],
    asked: null,
  })
})

test('two reviewers never get the same question, also when they ask at the same moment', async () => {
  for (let index = 0; index < 8; index += 1) await aDoubt(app, `Naam${index}`, { value: index })
  const taken = await Promise.all([take(manager, { limit: 3 }), take(administrator, { limit: 3 })])
  expect(new Set(taken.flatMap(idsOf)).size).toBe(6)
})

test('a question that was taken comes free after ten minutes, or when it is given back', async () => {
  const { id } = await aDoubt(app)
  expect(idsOf(await take(manager))).toEqual([id])
  expect(idsOf(await take(manager))).toEqual([id])
  expect(idsOf(await take(administrator))).toEqual([])
  await administrator('POST', '/questions/release', { ids: [id] })
  expect(idsOf(await take(administrator))).toEqual([])
  await manager('POST', '/questions/release', { ids: [id] })
  expect(idsOf(await take(administrator))).toEqual([id])
  app.clock.set('2026-03-02T09:10:00.000Z')
  expect(idsOf(await take(manager))).toEqual([id])
})

test('a question can be looked for by class and by relation', async () => {
  const { id, one } = await aDoubt(app, 'Jan', { class: 'mobile.own+surname.same' })
  await aDoubt(app, 'Piet')
  expect(idsOf(await take(manager, { class: 'mobile.own+surname.same' }))).toEqual([id])
  expect(idsOf(await take(manager, { relationId: one }))).toEqual([id])
})

test('whoever may see one of the two only, is not asked and cannot answer', async () => {
  const { mine, other, limited, typeIn } = await twoDomains(app)
  const visible = await aPerson(app, 'Zicht', { typeId: typeIn(mine.id) })
  const alsoVisible = await aPerson(app, 'Baar', { typeId: typeIn(mine.id) })
  const hidden = await aPerson(app, 'Verborgen', { typeId: typeIn(other.id) })
  const halfHidden = await aQuestion(app, [visible, hidden], { value: 5 })
  const shown = await aQuestion(app, [visible, alsoVisible], { value: 1 })
  const taken = await app.inTransaction((ctx) => takeQuestions(ctx, { limit: 5, withLater: false }), limited)
  expect(idsOf(taken)).toEqual([shown])
  expect(taken.open).toBe(1)
  expect(idsOf(await take(administrator))).toEqual([halfHidden])
})

test('a question that is put off comes back when there is time for it, after the others', async () => {
  const { id } = await aDoubt(app, 'Jan', { value: 9 })
  const { id: ordinary } = await aDoubt(app, 'Piet', { value: 1 })
  await answer(manager, id, { answer: 'later' })
  expect(idsOf(await take(manager))).toEqual([ordinary])
  expect(idsOf(await take(manager, { withLater: true }))).toEqual([ordinary, id])
  expect(await stateOf(id)).toMatchObject({ state: 'later', answered_by: 'Test relation_manager' })
})

test('a pair that was merged or kept apart from elsewhere is no question any more', async () => {
  const merged = await aDoubt(app, 'Jan')
  await manager('POST', '/merges', { winnerId: merged.one, loserId: merged.other })
  const apart = await aDoubt(app, 'Piet')
  await manager('POST', '/decisions', { kind: 'not_same', relationIds: [apart.one, apart.other] })
  expect(await take(manager)).toMatchObject({ items: [], open: 0 })
  expect((await answer(manager, merged.id, { answer: 'same' })).json()).toMatchObject({
    code: 'identity.question_answered',
    details: { answer: 'same' },
  })
  expect((await answer(manager, apart.id, { answer: 'same' })).json()).toMatchObject({
    code: 'identity.question_answered',
    details: { answer: 'not_same' },
  })
})

test('what was kept apart stays apart when one of the two goes on as part of a third', async () => {
  const { one, other } = await aDoubt(app)
  const third = await aPerson(app, 'Derde')
  await manager('POST', '/decisions', { kind: 'not_same', relationIds: [one, other] })
  await aQuestion(app, [third, other])
  await manager('POST', '/merges', { winnerId: third, loserId: one })
  expect((await take(manager)).items).toEqual([])
})

test('progress says what is left and who did what', async () => {
  await aDoubt(app, 'Een')
  const same = await aDoubt(app, 'Twee')
  const notSame = await aDoubt(app, 'Drie')
  const later = await aDoubt(app, 'Vier')
  await answer(manager, same.id, { answer: 'same' })
  await answer(administrator, notSame.id, { answer: 'not_same' })
  await answer(manager, later.id, { answer: 'later' })
  expect((await manager('GET', '/questions/progress')).json()).toEqual({
    open: 1,
    later: 1,
    askedOfMe: 0,
    answeredToday: 2,
    answeredByMeToday: 1,
    answered: { same: 1, notSame: 1 },
  })
})

test('the list of possible duplicates shows what waits', async () => {
  const { id } = await aDoubt(app, 'Jan', { reasons: ['email'] })
  const { id: answered } = await aDoubt(app, 'Piet')
  await answer(manager, answered, { answer: 'not_same' })
  expect((await manager('GET', '/possible-duplicates')).json()).toMatchObject({
    items: [{ id, reasons: ['email'] }],
    total: 1,
  })
})
