import { describe, expect, test } from 'vitest'
import { currentWording, hasFittingBasis, keyOfName } from './purpose.rules.ts'

describe('a basis fits', () => {
  test.each([
    { kind: 'commercial', basis: 'consent', fits: true },
    { kind: 'commercial', basis: 'legitimate_interest', fits: true },
    { kind: 'commercial', basis: 'contract', fits: false },
    { kind: 'charitable', basis: 'public_task', fits: false },
    { kind: 'charitable', basis: 'vital_interest', fits: false },
    { kind: 'service', basis: 'contract', fits: true },
    { kind: 'service', basis: 'legal_obligation', fits: true },
  ] as const)('$kind on the basis of $basis: $fits', ({ kind, basis, fits }) => {
    expect(hasFittingBasis({ kind, basis })).toBe(fits)
  })
})

describe('the text that is asked', () => {
  const text = (id: string, channel: 'email' | 'phone' | null, language: 'nl' | 'en', version: number) => ({
    id,
    channel,
    language,
    version,
  })
  const texts = [
    text('a1', null, 'nl', 1),
    text('a2', null, 'nl', 2),
    text('e', null, 'en', 1),
    text('p', 'phone', 'nl', 1),
  ]
  test.each([
    { what: 'by e-mail in Dutch: the newest for every channel', channel: 'email', language: 'nl', id: 'a2' },
    { what: 'by e-mail in English', channel: 'email', language: 'en', id: 'e' },
    { what: 'by telephone: its own', channel: 'phone', language: 'nl', id: 'p' },
    { what: 'by telephone in English: its own, though in Dutch', channel: 'phone', language: 'en', id: 'p' },
  ] as const)('$what', ({ channel, language, id }) => {
    expect(currentWording(texts, { channel, language })?.id).toBe(id)
  })
  test('is none when there is none for the channel', () => {
    expect(currentWording([text('p', 'phone', 'nl', 1)], { channel: 'email', language: 'nl' })).toBeUndefined()
  })
})

test.each([
  ['vrienden & donateurs', 'vrienden_donateurs'],
  ['  --  ', 'doel'],
  ["'; drop table privacy.purpose; --", 'drop_table_privacy_purpose'],
  ['x'.repeat(200), 'x'.repeat(50)],
  ['\u202Egnikrew', 'gnikrew'],
])('the key of "%.30s" is plain', (name, key) => {
  expect(keyOfName(name)).toBe(key)
})
