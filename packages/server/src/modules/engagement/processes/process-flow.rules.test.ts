import type { StepPlan, StepState } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { aStep, asks } from './testing/a-plan.ts'
import { flowOf, mayFinish, waitsFor, type StepNow } from './process-flow.rules.ts'

type Done = Readonly<Record<string, string>>
/** "done", "done:yes" (the answer), "skipped"; on the second of March. */
const stepsOf = (plans: readonly StepPlan[], done: Done): StepNow[] =>
  plans.map(({ key }) => {
    const [state = 'waiting', answer = null] = (done[key] ?? 'waiting').split(':')
    const hasEnded = state !== 'waiting'
    return { key, state: state as StepState, answer, endedOn: hasEnded ? '2026-03-02' : null, shiftDays: 0 }
  })
const flow = (plans: readonly StepPlan[], done: Done = {}) =>
  flowOf({ steps: [...plans] }, { startedOn: '2026-03-01', dates: {}, steps: stepsOf(plans, done) })
const states = (plans: readonly StepPlan[], done: Done = {}) =>
  flow(plans, done)
    .steps.map(({ key, state }) => `${key} ${state}`)
    .join(', ')

const line = [aStep('a'), aStep('b'), aStep('c')]
const together = [
  aStep('a'),
  aStep('b', { after: { what: 'start' } }),
  aStep('c', { after: { what: 'steps', steps: ['a', 'b'] } }),
]
const branch = [
  aStep('a', asks('yes', 'no')),
  aStep('b', { when: { step: 'a', answers: ['yes'] } }),
  aStep('c', { when: { step: 'a', answers: ['no'] } }),
  aStep('d'),
]
const fits = [aStep('a'), aStep('b', asks('yes', 'no!')), aStep('c')]

describe('what is open, waits, or does not apply', () => {
  test.each([
    { what: 'at the start only the first step is open', plans: line, done: {}, is: 'a open, b waiting, c waiting' },
    {
      what: 'a step opens when the one above it is done',
      plans: line,
      done: { a: 'done' },
      is: 'a done, b open, c waiting',
    },
    {
      what: 'and also when that one was left out',
      plans: line,
      done: { a: 'skipped' },
      is: 'a skipped, b open, c waiting',
    },
    {
      what: 'steps that may begin at the start are open beside each other',
      plans: together,
      done: {},
      is: 'a open, b open, c waiting',
    },
    {
      what: 'a step that waits for two waits for the last of them',
      plans: together,
      done: { b: 'done' },
      is: 'a open, b done, c waiting',
    },
    {
      what: 'and opens when both are done',
      plans: together,
      done: { a: 'done', b: 'done' },
      is: 'a done, b done, c open',
    },
    {
      what: 'what depends on an answer waits for it',
      plans: branch,
      done: {},
      is: 'a open, b waiting, c waiting, d waiting',
    },
    {
      what: 'with one answer the one branch is open',
      plans: branch,
      done: { a: 'done:yes' },
      is: 'a done, b open, c waiting, d waiting',
    },
    {
      what: 'with the other the first is passed',
      plans: branch,
      done: { a: 'done:no' },
      is: 'a done, b passed, c open, d waiting',
    },
    {
      what: 'after a branch the common step opens',
      plans: branch,
      done: { a: 'done:yes', b: 'done' },
      is: 'a done, b done, c passed, d open',
    },
    {
      what: 'a question that was left out has no answer, so no branch applies',
      plans: branch,
      done: { a: 'skipped' },
      is: 'a skipped, b passed, c passed, d open',
    },
    {
      what: 'an answer that ends the process leaves nothing open',
      plans: fits,
      done: { a: 'done', b: 'done:no' },
      is: 'a done, b done, c passed',
    },
    {
      what: 'a step opened again lets later ones wait, but not what was done',
      plans: line,
      done: { b: 'done' },
      is: 'a open, b done, c open',
    },
  ])('$what', ({ plans, done, is }) => {
    expect(states(plans, done)).toBe(is)
  })
})

describe('where it stands and how it ends', () => {
  test.each([
    { what: 'at the first open step', plans: line, done: { a: 'done' }, current: 'b', end: null },
    {
      what: 'at what must be done rather than at what need not',
      plans: [aStep('a', { isObligatory: false }), aStep('b', { after: { what: 'start' } })],
      done: {},
      current: 'b',
      end: null,
    },
    {
      what: 'at what need not be done when that is all',
      plans: [aStep('a', { isObligatory: false })],
      done: {},
      current: 'a',
      end: null,
    },
    {
      what: 'completed when all was done or left out',
      plans: line,
      done: { a: 'done', b: 'skipped', c: 'done' },
      current: null,
      end: 'completed',
    },
    {
      what: 'completed when the rest does not apply',
      plans: branch,
      done: { a: 'skipped', d: 'done' },
      current: null,
      end: 'completed',
    },
    { what: 'ended by an answer', plans: fits, done: { a: 'done', b: 'done:no' }, current: null, end: 'answer' },
    { what: 'not ended by the other answer', plans: fits, done: { a: 'done', b: 'done:yes' }, current: 'c', end: null },
    {
      what: 'not ended by an answer to a question that was opened again',
      plans: fits,
      done: { a: 'done', c: 'done' },
      current: 'b',
      end: null,
    },
  ])('$what', ({ plans, done, current, end }) => {
    expect(flow(plans, done)).toMatchObject({ currentKey: current, end })
  })
})

describe('due days', () => {
  const days = (count: number): Pick<StepPlan, 'due'> => ({
    due: { from: 'previous', count, unit: 'day', ifClosed: 'keep' },
  })
  const dueOf = (plans: readonly StepPlan[], done: Done, key: string) =>
    flow(plans, done).steps.find((step) => step.key === key)?.dueOn
  test('the first step counts from the start', () => {
    expect(dueOf([aStep('a', days(3))], {}, 'a')).toBe('2026-03-04')
  })
  test('the next counts from the end of the one above it', () => {
    expect(dueOf([aStep('a'), aStep('b', days(3))], { a: 'done' }, 'b')).toBe('2026-03-05')
    expect(dueOf([aStep('a'), aStep('b', days(3))], {}, 'b')).toBeNull()
  })
  test('over a step that does not apply it counts from the one before', () => {
    const plans = [
      aStep('a', asks('yes', 'no')),
      aStep('b', { when: { step: 'a', answers: ['yes'] } }),
      aStep('c', days(3)),
    ]
    expect(dueOf(plans, { a: 'done:no' }, 'c')).toBe('2026-03-05')
  })
})

test('a step says what it waits for', () => {
  const next = new Map(flow(branch).steps.map((step) => [step.key, step]))
  expect(waitsFor(branch[3]!, 3, { plans: branch, next })).toEqual(['c'])
  expect(waitsFor(branch[1]!, 1, { plans: branch, next })).toEqual(['a'])
})

test.each([
  { what: 'all that is left need not be done', states: { a: 'done', b: 'open' }, may: true },
  { what: 'something that must be done is left', states: { a: 'open', b: 'open' }, may: false },
])('when $what, finishing is possible: $may', ({ states: given, may }) => {
  const plans = [aStep('a'), aStep('b', { isObligatory: false })]
  expect(mayFinish(plans, new Map(Object.entries(given) as [string, StepState][]))).toBe(may)
})

test('whatever is done in whatever order, a process never gets stuck and ends the same', () => {
  const plans = [
    aStep('a', asks('yes', 'no')),
    aStep('b', { after: { what: 'start' } }),
    aStep('c', { when: { step: 'a', answers: ['yes'] }, after: { what: 'steps', steps: ['b'] } }),
    aStep('d', { after: { what: 'steps', steps: ['a', 'c'] }, ...asks('more', 'less') }),
    aStep('e', { when: { step: 'd', answers: ['more'] } }),
    aStep('f', { isObligatory: false }),
  ]
  let seed = 7
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
  for (let round = 0; round < 500; round += 1) {
    const done: Record<string, string> = {}
    for (let left = plans.length; ; left -= 1) {
      const now = flow(plans, done)
      if (now.end !== null) break
      const open = now.steps.filter(({ state }) => state === 'open')
      expect(open.length).toBeGreaterThan(0)
      expect(left).toBeGreaterThan(0)
      expect(now.currentKey).not.toBeNull()
      const key = open[random(open.length)]!.key
      const answers = plans.find((plan) => plan.key === key)?.question?.answers ?? []
      done[key] =
        random(5) === 0 ? 'skipped' : `done${answers.length > 0 ? `:${answers[random(answers.length)]!.key}` : ''}`
    }
  }
})
