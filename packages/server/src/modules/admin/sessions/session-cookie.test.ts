import { expect, test } from 'vitest'
import { sessionCookie } from './session-cookie.ts'

test.each([
  { where: 'https://relaties.voorbeeld.nl', name: '__Host-klantregie', secure: true },
  { where: 'http://localhost:3000', name: '__Host-klantregie', secure: true },
  { where: 'http://127.0.0.1:3000', name: '__Host-klantregie', secure: true },
  { where: 'http://192.168.1.20:3000', name: 'klantregie', secure: false },
  { where: 'http://localhost.kwaad.nl', name: 'klantregie', secure: false },
])('at $where the cookie is $name', ({ where, name, secure }) => {
  const cookie = sessionCookie(where)
  expect(cookie.name).toBe(name)
  expect(cookie.options).toMatchObject({ path: '/', httpOnly: true, sameSite: 'lax', secure })
})
