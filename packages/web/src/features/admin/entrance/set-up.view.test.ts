import { expect, test } from 'vitest'
import { branchesOf, isStepDone, stepAfter, stepBefore } from './set-up.view.ts'

test('branches are one per line, without empty lines and doubles', () => {
  expect(branchesOf(' Centrum \n\nWaterwijk\ncentrum\n  Theater  De Sluis')).toEqual([
    'Centrum',
    'Waterwijk',
    'Theater De Sluis',
  ])
})

test('the steps follow one another and stop at both ends', () => {
  expect([stepAfter('organisation'), stepAfter('administrator'), stepBefore('organisation')]).toEqual([
    'branches',
    undefined,
    undefined,
  ])
})

test.each([
  { title: 'a name of one letter is not enough', step: 'organisation', values: { organisationName: 'B' }, done: false },
  {
    title: 'an organisation with a name may go on',
    step: 'organisation',
    values: { organisationName: 'De Waterlinie' },
    done: true,
  },
  { title: 'no branches is allowed', step: 'branches', values: {}, done: true },
  {
    title: 'an administrator needs a password',
    step: 'administrator',
    values: { name: 'A', email: 'a@b.nl' },
    done: false,
  },
] as const)('$title', ({ step, values, done }) => {
  expect(isStepDone(step, values)).toBe(done)
})
