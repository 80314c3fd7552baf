import { expect, test } from 'vitest'
import { keptLines, sortRules, standingOf, termParts } from './retention.view.ts'

const rule = { applies: true, isOn: false, openRunId: null, previewedVersion: null, version: 1, title: 'A' }

test.each([
  { what: 'a rule nobody looked at', rule, standing: 'new' },
  { what: 'a rule that was previewed', rule: { ...rule, previewedVersion: 1 }, standing: 'previewed' },
  {
    what: 'a rule that was changed after its preview',
    rule: { ...rule, previewedVersion: 1, version: 2 },
    standing: 'changed',
  },
  { what: 'a rule that is on', rule: { ...rule, previewedVersion: 1, isOn: true }, standing: 'on' },
  { what: 'a rule that is being carried out', rule: { ...rule, isOn: true, openRunId: 'x' }, standing: 'waiting' },
  { what: 'a rule about what is not kept', rule: { ...rule, applies: false }, standing: 'not_yet' },
])('$what is $standing', ({ rule: given, standing }) => {
  expect(standingOf(given)).toBe(standing)
})

test('what asks for somebody stands first, what does not apply last', () => {
  const rules = [
    { ...rule, title: 'later', applies: false },
    { ...rule, title: 'b' },
    { ...rule, title: 'a' },
    { ...rule, title: 'aan', isOn: true },
    { ...rule, title: 'wacht', isOn: true, openRunId: 'x' },
  ]
  expect(sortRules(rules).map(({ title }) => title)).toEqual(['wacht', 'aan', 'a', 'b', 'later'])
})

test('a term is said in years, months and days', () => {
  expect(termParts({ months: 30, days: 2 })).toEqual({ years: 2, months: 6, days: 2 })
})

test('reasons to stay, the most frequent first and none that is nought', () => {
  expect(keptLines({ held: 1, no_rule: 0, running_role: 12 })).toEqual([
    { reason: 'running_role', count: 12 },
    { reason: 'held', count: 1 },
  ])
})
