import { expect, test } from 'vitest'
import { advise, readClock } from './clock.rules.ts'

const discoveredAt = new Date('2026-03-27T16:00:00Z')
const undecided = { discoveredAt, tellAuthority: null, authorityToldAt: null }

test.each([
  { when: 'at once', facts: undecided, now: '2026-03-27T16:00:00Z', state: 'running' },
  // The clock goes forward in that weekend; seventy-two hours are seventy-two hours.
  { when: 'on the last second, after a weekend', facts: undecided, now: '2026-03-30T16:00:00Z', state: 'running' },
  { when: 'a second too late', facts: undecided, now: '2026-03-30T16:00:01Z', state: 'late' },
  {
    when: 'decided to tell, not told yet',
    facts: { ...undecided, tellAuthority: true },
    now: '2026-03-30T16:00:01Z',
    state: 'late',
  },
  {
    when: 'decided that nobody need be told',
    facts: { ...undecided, tellAuthority: false },
    now: '2026-05-01T00:00:00Z',
    state: 'not_needed',
  },
  {
    when: 'told in time',
    facts: { ...undecided, tellAuthority: true, authorityToldAt: new Date('2026-03-30T16:00:00Z') },
    now: '2026-05-01T00:00:00Z',
    state: 'told',
  },
  {
    when: 'told too late',
    facts: { ...undecided, tellAuthority: true, authorityToldAt: new Date('2026-03-30T16:00:01Z') },
    now: '2026-05-01T00:00:00Z',
    state: 'told_late',
  },
])('$when: $state', ({ facts, now, state }) => {
  expect(readClock(facts, new Date(now))).toEqual({ state, deadline: '2026-03-30T16:00:00.000Z' })
})

test.each([
  { likelihood: null, severity: 'low', hasSpecial: false, risk: 'unknown', authority: null, persons: null },
  { likelihood: 'low', severity: 'low', hasSpecial: false, risk: 'unlikely', authority: false, persons: false },
  { likelihood: 'low', severity: 'low', hasSpecial: true, risk: 'risk', authority: true, persons: false },
  { likelihood: 'medium', severity: 'medium', hasSpecial: false, risk: 'risk', authority: true, persons: false },
  { likelihood: 'low', severity: 'high', hasSpecial: false, risk: 'risk', authority: true, persons: false },
  { likelihood: 'low', severity: 'high', hasSpecial: true, risk: 'high', authority: true, persons: true },
  { likelihood: 'high', severity: 'medium', hasSpecial: false, risk: 'high', authority: true, persons: true },
  { likelihood: 'high', severity: 'low', hasSpecial: false, risk: 'risk', authority: true, persons: false },
  { likelihood: 'medium', severity: 'high', hasSpecial: false, risk: 'high', authority: true, persons: true },
] as const)(
  'likelihood $likelihood, severity $severity, special $hasSpecial: $risk',
  ({ risk, authority, persons, ...assessed }) => {
    expect(advise(assessed)).toEqual({ risk, tellAuthority: authority, tellPersons: persons })
  },
)
