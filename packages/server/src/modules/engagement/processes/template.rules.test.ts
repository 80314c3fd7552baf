import type { ProcessContent } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { differences } from './carry-over.rules.ts'
import { datesNeeded, datesUnknown, issuesOf } from './template.rules.ts'
import { aContent, aStep, asks } from './testing/a-plan.ts'

const USER = '0198c6a1-0000-7000-8000-000000000001'
const known = { userIds: new Set<string>(), teamIds: new Set<string>(), fieldKeys: new Set(['emails']) }
const told = (content: ProcessContent) =>
  issuesOf(content, known).map(({ code, step, about }) => `${code} ${step ?? '–'} ${about}`)
const days = { count: 1, unit: 'day', ifClosed: 'keep' } as const

test.each([
  { what: 'a plain list of steps', content: aContent([aStep('a'), aStep('b')]), issues: [] },
  { what: 'two steps of one key', content: aContent([aStep('a'), aStep('a')]), issues: ['key_twice a a'] },
  { what: 'two answers of one key', content: aContent([aStep('a', asks('yes', 'yes'))]), issues: ['key_twice a yes'] },
  {
    what: 'a step that waits for a later one',
    content: aContent([aStep('a', { after: { what: 'steps', steps: ['b'] } }), aStep('b')]),
    issues: ['step_later a b'],
  },
  {
    what: 'a step that waits for itself',
    content: aContent([aStep('a', { after: { what: 'steps', steps: ['a'] } })]),
    issues: ['step_later a a'],
  },
  {
    what: 'a condition on a later step',
    content: aContent([aStep('a', { when: { step: 'b', answers: ['yes'] } }), aStep('b', asks('yes', 'no'))]),
    issues: ['step_later a b'],
  },
  {
    what: 'a condition on an answer that does not exist',
    content: aContent([aStep('a', asks('yes', 'no')), aStep('b', { when: { step: 'a', answers: ['perhaps'] } })]),
    issues: ['answer_unknown b perhaps'],
  },
  {
    what: 'a condition on a step without a question',
    content: aContent([aStep('a'), aStep('b', { when: { step: 'a', answers: ['yes'] } })]),
    issues: ['answer_unknown b yes'],
  },
  {
    what: 'a due day from a date that does not exist',
    content: aContent([aStep('a', { due: { from: 'date', dateKey: 'deadline', ...days } })]),
    issues: ['date_unknown a deadline'],
  },
  {
    what: 'a date that is asked for and does not exist',
    content: aContent([aStep('a', { asksDate: 'deadline' })]),
    issues: ['date_unknown a deadline'],
  },
  {
    what: 'a reminder from a date that does not exist',
    content: aContent([aStep('a')], { reminders: [{ key: 'r', title: 'R', dateKey: 'vog', months: 1, days: 0 }] }),
    issues: ['date_unknown – vog'],
  },
  {
    what: 'a field that does not exist',
    content: aContent([aStep('a', { fields: ['emails', 'own_weg'] })]),
    issues: ['field_unknown a own_weg'],
  },
  {
    what: 'a colleague who is not there',
    content: aContent([aStep('a', { who: { by: 'user', userId: USER } })]),
    issues: [`user_unknown a ${USER}`],
  },
  {
    what: 'a team that is not there',
    content: aContent([aStep('a', { who: { by: 'team', teamId: USER } })]),
    issues: [`team_unknown a ${USER}`],
  },
])('$what: $issues', ({ content, issues }) => {
  expect(told(content)).toEqual(issues)
})

test('a date that is asked for at the start must be given; others may come later', () => {
  const content = aContent([aStep('a')], {
    dates: [
      { key: 'deadline', label: 'Sluitingsdag', isAskedAtStart: true },
      { key: 'vog', label: 'Datum VOG', isAskedAtStart: false },
    ],
  })
  expect(datesNeeded(content, {})).toEqual(['Sluitingsdag'])
  expect(datesNeeded(content, { deadline: null })).toEqual(['Sluitingsdag'])
  expect(datesNeeded(content, { deadline: '2026-05-01' })).toEqual([])
  expect(datesUnknown(content, { deadline: '2026-05-01', iets: '2026-05-01' })).toEqual(['iets'])
})

test('between two versions is told what came, what went and what is different, by the key of the step', () => {
  const before = aContent([aStep('a'), aStep('b'), aStep('c')])
  const after = aContent([aStep('a', { title: 'Nieuwe naam', isStrict: true }), aStep('d'), aStep('c')])
  expect(differences(before, after, [{ key: 'b', state: 'done' }])).toEqual({
    added: ['D'],
    removed: [{ title: 'B', state: 'done' }],
    changed: [{ title: 'Nieuwe naam', was: 'A', parts: ['title', 'demands'] }],
  })
  expect(differences(before, before, [])).toEqual({ added: [], removed: [], changed: [] })
})
