import { expect, test } from 'vitest'
import type { ProcessContent, StepPlan } from '@klantregie/contract'
import {
  addStep,
  changeStep,
  freeKey,
  moveStep,
  newDraft,
  removeDate,
  removeStep,
  rowsOf,
  stepsRefused,
} from './editor.view.ts'

const { content } = newDraft()
const [blank] = content.steps
const step = (key: string, more: Partial<StepPlan> = {}): StepPlan => ({
  ...blank!,
  key,
  title: key,
  after: { what: 'previous' },
  ...more,
})
const question = (...answers: string[]) => ({
  question: { text: 'En?', answers: answers.map((key) => ({ key, label: key, endsProcess: false })) },
})
const of = (...steps: StepPlan[]): ProcessContent => ({ ...content, steps })
const keys = ({ steps }: ProcessContent) => steps.map(({ key }) => key).join(' ')

test('a step is added behind the one that was chosen, with a key of its own', () => {
  expect(keys(addStep(of(step('step_1'), step('step_2')), 0))).toBe('step_1 step_3 step_2')
  expect(freeKey('step', [{ key: 'step_1' }, { key: 'step_3' }])).toBe('step_4')
})

test('a step goes up and down, and not over the edge', () => {
  const three = of(step('a'), step('b'), step('c'))
  expect(keys(moveStep(three, 1, -1))).toBe('b a c')
  expect(keys(moveStep(three, 1, 1))).toBe('a c b')
  expect(keys(moveStep(three, 0, -1))).toBe('a b c')
})

test('with a step goes what pointed at it', () => {
  const all = of(
    step('a', question('yes', 'no')),
    step('b', { after: { what: 'steps', steps: ['a'] } }),
    step('c', { when: { step: 'a', answers: ['yes'] } }),
  )
  const left = removeStep(all, 'a')
  expect(left.steps.map(({ after, when }) => [after.what, when])).toEqual([
    ['previous', null],
    ['previous', null],
  ])
})

test('with an answer goes the condition on it', () => {
  const all = of(step('a', question('yes', 'no')), step('b', { when: { step: 'a', answers: ['yes', 'no'] } }))
  expect(changeStep(all, 'a', question('no')).steps[1]?.when).toEqual({ step: 'a', answers: ['no'] })
  expect(changeStep(all, 'a', { question: null }).steps[1]?.when).toBeNull()
})

test('with a date goes what counted from it', () => {
  const due = { from: 'date', dateKey: 'd', count: 1, unit: 'day', ifClosed: 'keep' } as const
  const all = { ...of(step('a', { due, asksDate: 'd' })), dates: [{ key: 'd', label: 'D', isAskedAtStart: true }] }
  const left = removeDate({ ...all, reminders: [{ key: 'r', title: 'R', dateKey: 'd', months: 1, days: 0 }] }, 'd')
  expect([left.dates, left.steps[0]?.due, left.steps[0]?.asksDate, left.reminders[0]?.dateKey]).toEqual([
    [],
    { from: 'none' },
    null,
    null,
  ])
})

test('what may be open at the same time stands beside each other', () => {
  const all = of(
    step('a'),
    step('b', { after: { what: 'start' } }),
    step('c', { after: { what: 'steps', steps: ['a', 'b'] } }),
    step('d'),
  )
  expect(rowsOf(all).map(({ steps }) => steps.map((one) => `${one.number}${one.step.key}`).join(' '))).toEqual([
    '1a 2b',
    '3c',
    '4d',
  ])
})

test('what the contract refuses is found back at its step', () => {
  expect([
    ...stepsRefused([{ path: ['content', 'steps', 1, 'title'] }, { path: ['name'] }], of(step('a'), step('b'))),
  ]).toEqual(['b'])
})
