import { expect, test } from 'vitest'
import { passwordView } from './password.view.ts'

test.each([
  { password: '', state: 'empty' },
  { password: 'kort', state: 'short' },
  { password: 'aaaaaaaaaaaa', state: 'weak' },
  { password: '123456789012', state: 'weak' },
  { password: 'abcdefghijklm', state: 'weak' },
  { password: 'fietsbelregen', state: 'fair' },
  { password: 'zeven paarse fietsen', state: 'strong' },
])('"$password" is $state', ({ password, state }) => {
  expect(passwordView(password).state).toBe(state)
})

test('what is missing is counted in characters, not in bytes', () => {
  expect(passwordView('café🎭')).toEqual({ state: 'short', missing: 7 })
})
