import type { StepState } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { nextDeed } from './move.rules.ts'
import { documentStates, fieldStates, isFilled, missingOf } from './requirement.rules.ts'
import { aStep } from './testing/a-plan.ts'

const plans = [aStep('a'), aStep('b'), aStep('c', { isObligatory: false }), aStep('d')]
const at = (states: string) => new Map(states.split(' ').map((state, index) => [plans[index]!.key, state as StepState]))

test.each([
  {
    what: 'one step on: the step is done',
    states: 'open waiting waiting waiting',
    from: 'a',
    to: 'b',
    deed: { deed: 'do', key: 'a' },
  },
  { what: 'then it has arrived', states: 'done open waiting waiting', from: 'a', to: 'b', deed: { deed: 'arrived' } },
  {
    what: 'over a step that must be done: left out, with a reason',
    states: 'done open waiting waiting',
    from: 'a',
    to: 'd',
    deed: { deed: 'skip', key: 'b', needsReason: true },
  },
  {
    what: 'over a step that need not be done: left out without',
    states: 'done skipped open waiting',
    from: 'a',
    to: 'd',
    deed: { deed: 'skip', key: 'c', needsReason: false },
  },
  {
    what: 'to a step that does not apply',
    states: 'done passed open waiting',
    from: 'a',
    to: 'b',
    deed: { deed: 'unreachable' },
  },
  {
    what: 'to a step that is not there',
    states: 'open waiting waiting waiting',
    from: 'a',
    to: 'x',
    deed: { deed: 'unreachable' },
  },
  {
    what: 'behind the last: the step is done',
    states: 'done done done open',
    from: 'd',
    to: null,
    deed: { deed: 'do', key: 'd' },
  },
  {
    what: 'behind the last from halfway: what is left is left out',
    states: 'done open waiting waiting',
    from: 'a',
    to: null,
    deed: { deed: 'skip', key: 'b', needsReason: true },
  },
  {
    what: 'behind the last when nothing is left',
    states: 'done done done done',
    from: 'd',
    to: null,
    deed: { deed: 'arrived' },
  },
  {
    what: 'back to what was done: opened again',
    states: 'done done skipped open',
    from: 'd',
    to: 'b',
    deed: { deed: 'reopen', key: 'b' },
  },
  {
    what: 'back to what was left out: opened again',
    states: 'done done skipped open',
    from: 'd',
    to: 'c',
    deed: { deed: 'reopen', key: 'c' },
  },
  {
    what: 'back to what did not apply',
    states: 'done passed skipped open',
    from: 'd',
    to: 'b',
    deed: { deed: 'unreachable' },
  },
  {
    what: 'where it stands: nothing',
    states: 'open waiting waiting waiting',
    from: 'a',
    to: 'a',
    deed: { deed: 'arrived' },
  },
  { what: 'from the end back', states: 'done done done done', from: null, to: 'd', deed: { deed: 'reopen', key: 'd' } },
])('$what', ({ states, from, to, deed }) => {
  expect(nextDeed({ plans, states: at(states), from, to })).toEqual(deed)
})

describe('what a step asks for', () => {
  test.each([
    { what: 'nothing known', value: undefined, filled: false },
    { what: 'known to be nothing', value: null, filled: false },
    { what: 'an empty list', value: [], filled: false },
    { what: 'an empty text', value: '', filled: false },
    { what: 'an address', value: ['a@b.nl'], filled: true },
    { what: 'no', value: false, filled: true },
    { what: 'nought', value: 0, filled: true },
    { what: 'a name in parts', value: { surname: 'Berg' }, filled: true },
  ])('$what is filled in: $filled', ({ value, filled }) => {
    expect(isFilled(value)).toBe(filled)
  })

  test('of a field that is kept back it is not told whether there is a value', () => {
    const labels = new Map([['emails', 'E-mail']])
    const shown = { values: { phones: [{}] }, keptBack: new Set(['emails', 'birthDate']) }
    expect(fieldStates(['emails', 'phones', 'birthDate', 'website'], shown, labels)).toEqual([
      { key: 'emails', label: 'E-mail', state: 'kept_back' },
      { key: 'phones', label: 'phones', state: 'filled' },
      { key: 'birthDate', label: 'birthDate', state: 'kept_back' },
      { key: 'website', label: 'website', state: 'missing' },
    ])
  })

  test('missing is what must be there and is not: never what is kept back, never what may be left away', () => {
    const plan = aStep('a', {
      documents: [
        { key: 'vog', name: 'VOG', isObligatory: true },
        { key: 'cv', name: 'Cv', isObligatory: false },
        { key: 'contract', name: 'Overeenkomst', isObligatory: true },
      ],
    })
    const seen = {
      stepKey: 'a',
      key: 'contract',
      isChecked: true,
      checkedOn: '2026-03-01',
      checkedBy: 'Anouk',
      note: '',
    }
    const documents = documentStates(plan, [seen, { ...seen, stepKey: 'b', key: 'vog' }])
    const fields = fieldStates(['emails', 'phones'], { values: {}, keptBack: new Set(['phones']) }, new Map())
    expect(missingOf(fields, documents)).toEqual(['emails', 'VOG'])
  })
})
