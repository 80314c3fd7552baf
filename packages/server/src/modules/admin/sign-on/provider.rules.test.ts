import { expect, test } from 'vitest'
import { askedForMore, issuerOf, issuerText, labelOf } from './provider.rules.ts'

test.each([
  ['https://login.microsoftonline.com/0a/v2.0', 'https://login.microsoftonline.com/0a/v2.0'],
  [' https://accounts.google.com ', 'https://accounts.google.com'],
  ['https://id.example.org/realms/huis/.well-known/openid-configuration', 'https://id.example.org/realms/huis'],
  ['https://id.example.org/', 'https://id.example.org/'],
  ['http://localhost:8080/realms/proef', 'http://localhost:8080/realms/proef'],
])('%s is the address %s', (typed, text) => {
  expect(issuerOf(typed)).not.toBeNull()
  expect(issuerText(typed)).toBe(text)
})

test.each([
  'http://id.example.org',
  'id.example.org',
  'https://anna:geheim@id.example.org',
  'https://id.example.org/?tenant=1',
  'https://id.example.org/#x',
  'ftp://id.example.org',
  'javascript:alert(1)',
  '',
])('%s is none', (typed) => expect(issuerOf(typed)).toBeNull())

test('more than a password is only what the other house says with that word', () => {
  expect([['mfa'], ['pwd', 'mfa'], ['pwd'], ['otp'], 'mfa', undefined].map(askedForMore)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('a label is the first that says something, of a length that fits', () => {
  expect(labelOf({ preferred_username: ' anna@bieb.nl ', name: 'Anna' })).toBe('anna@bieb.nl')
  expect(labelOf({ email: '', name: 'Anna' })).toBe('Anna')
  expect(labelOf({ email: 5 })).toBe('')
  expect(labelOf({ name: 'x'.repeat(300) })).toHaveLength(200)
})
