import type { Question, QuestionSide } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import {
  currentOf,
  emptyQueue,
  needsMore,
  takeLimit,
  walkTo,
  winnerOf,
  withAnswered,
  withGone,
  withRefused,
  withReopened,
  withTaken,
} from './queue.view.ts'
import type { Queue } from './queue.view.ts'

const side = (id: string, recordCount = 1): QuestionSide => ({
  id,
  name: id,
  kind: 'person',
  email: null,
  phone: null,
  street: null,
  postcode: null,
  place: null,
  birthDate: null,
  types: [],
  sources: [],
  recordCount,
})
const question = (id: string): Question => ({
  id,
  state: 'open',
  probability: 0.9,
  evidence: [],
  class: 'k',
  foundAt: '2026-03-01T10:00:00.000Z',
  relations: [side(`${id}1`), side(`${id}2`)],
  asked: null,
})
/** Every letter is a question. */
const given = (ids: string, open = ids.length) => ({ items: ids.split('').map(question), open })
const queueOf = (ids: string, open?: number) => withTaken(emptyQueue, given(ids, open))
const held = ({ items }: Queue) => items.map(({ id }) => id).join('')
const shown = (queue: Queue) => currentOf(queue)?.id

describe('an answer', () => {
  test('brings the next question at once, before the server replied', () => {
    expect(shown(withAnswered(queueOf('abc'), 'a'))).toBe('b')
  })
  test('to a question in the middle stays at that place', () => {
    expect(shown(withAnswered(walkTo(queueOf('abc'), 1), 'b'))).toBe('c')
  })
  test('to the last of the row shows the one before', () => {
    expect(shown(withAnswered(walkTo(queueOf('abc'), 2), 'c'))).toBe('b')
  })
  test('that is refused comes back in front, with the reason', () => {
    const queue = withRefused(withAnswered(queueOf('abc'), 'a'), 'a', 'offline')
    expect([held(queue), shown(queue), queue.refusal?.error]).toEqual(['abc', 'a', 'offline'])
  })
  test('for which a colleague was ahead does not come back', () => {
    const queue = withGone(withAnswered(queueOf('abc', 9), 'a'), 'a')
    expect([held(queue), queue.open, queue.answered.length]).toEqual(['bc', 8, 0])
  })
  test('that is taken back is asked again first', () => {
    const queue = withReopened(withAnswered(queueOf('abc'), 'a'), question('a'))
    expect([held(queue), shown(queue), queue.answered.length]).toEqual(['abc', 'a', 0])
  })
})

describe('taking', () => {
  test('never gives a question twice, also not one that was just answered or put off', () => {
    expect(held(withTaken(withAnswered(queueOf('abc'), 'a'), given('abcd')))).toBe('bcd')
  })
  test('is tried once more after the last answer', () => {
    const queue = withTaken(queueOf('a'), given('a'))
    expect([needsMore(queue), needsMore(withAnswered(queue, 'a'))]).toEqual([false, true])
  })
  test('stops when there is nothing new', () => {
    const queue = withTaken(queueOf('ab'), given('ab'))
    expect([queue.isExhausted, needsMore(queue)]).toEqual([true, false])
  })
  test.each([
    { what: 'an empty row', queue: emptyQueue, needs: true },
    { what: 'two left', queue: queueOf('ab'), needs: true },
    { what: 'three left', queue: queueOf('abc'), needs: false },
    { what: 'a request under way', queue: { ...emptyQueue, isTaking: true }, needs: false },
    { what: 'a failure', queue: { ...emptyQueue, failure: { error: 'offline' } }, needs: false },
  ])('with $what more is asked: $needs', ({ queue, needs }) => {
    expect(needsMore(queue)).toBe(needs)
  })
  test('asks for a handful on top of what is held', () => {
    expect(takeLimit(emptyQueue)).toBe(5)
    expect(takeLimit(withAnswered(queueOf('ab'), 'a'))).toBe(7)
    expect(takeLimit(queueOf('abcdefghijklmnopqrst'))).toBe(20)
  })
})

test.each([
  { to: -1, wanted: 'a' },
  { to: 1, wanted: 'b' },
  { to: 9, wanted: 'c' },
])('walking to $to shows $wanted', ({ to, wanted }) => {
  expect(shown(walkTo(queueOf('abc'), to))).toBe(wanted)
})

test.each([
  { what: 'the one with the most records stays', counts: [1, 3], winner: 'second' },
  { what: 'with as many the first stays', counts: [2, 2], winner: 'first' },
])('$what', ({ counts: [first = 0, second = 0], winner }) => {
  expect(winnerOf([side('first', first), side('second', second)])?.winnerId).toBe(winner)
})
