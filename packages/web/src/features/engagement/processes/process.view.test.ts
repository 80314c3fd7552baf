import { expect, test } from 'vitest'
import { missingOf, shareOf, standingOf, toneOfStep } from './process.view.ts'

test.each([
  { state: 'running', outcome: null, key: 'running' },
  { state: 'paused', outcome: null, key: 'paused' },
  { state: 'ended', outcome: 'completed', key: 'completed' },
  { state: 'ended', outcome: 'answer', key: 'answer' },
  { state: 'ended', outcome: 'stopped', key: 'stopped' },
] as const)('a process that is $state ($outcome) reads as $key', ({ state, outcome, key }) => {
  expect(standingOf({ state, outcome }).key).toBe(key)
})

test('late weighs more than open', () => {
  expect(toneOfStep({ state: 'open', isLate: true })).toBe('danger')
  expect(toneOfStep({ state: 'open', isLate: false })).toBe('information')
  expect(toneOfStep({ state: 'waiting', isLate: false })).toBe('neutral')
})

test('missing is what is empty and what was not seen; what is kept back and what may be left away is not', () => {
  const missing = missingOf({
    isStrict: true,
    fields: [
      { key: 'emails', label: 'E-mail', state: 'missing' },
      { key: 'phones', label: 'Telefoon', state: 'kept_back' },
    ],
    documents: [
      { key: 'vog', name: 'VOG', isObligatory: true, isChecked: false, checkedOn: null, checkedBy: null, note: '' },
      { key: 'cv', name: 'Cv', isObligatory: false, isChecked: false, checkedOn: null, checkedBy: null, note: '' },
    ],
  })
  expect(missing.map(({ label, kind, isStopping }) => `${label} ${kind} ${isStopping}`)).toEqual([
    'E-mail field true',
    'VOG document true',
  ])
})

test('a process without steps has come nowhere', () => {
  expect(shareOf({ done: 0, total: 0 })).toBe(0)
  expect(shareOf({ done: 1, total: 4 })).toBe(0.25)
})
