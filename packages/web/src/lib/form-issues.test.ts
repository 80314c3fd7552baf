import { expect, test } from 'vitest'
import { signIn } from '@klantregie/contract'
import { issuesByField } from './form-issues.ts'

function check(values: Record<string, unknown>) {
  const parsed = signIn.body.safeParse(values)
  return parsed.success ? {} : issuesByField(parsed.error.issues, values)
}

test('an empty field is asked for instead of called invalid', () => {
  expect(check({ email: '  ', password: '' })).toMatchObject({
    email: { key: 'form.required' },
    password: { key: 'form.required' },
  })
})

test('a wrong e-mail address gets an example', () => {
  expect(check({ email: 'jan@', password: 'x' })).toEqual({ email: { key: 'form.email', values: {} } })
})

test('what is right gets no remark', () => {
  expect(check({ email: 'jan@voorbeeld.nl', password: 'x' })).toEqual({})
})
