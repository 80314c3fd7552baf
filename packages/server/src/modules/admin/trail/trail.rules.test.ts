import { describe, expect, test } from 'vitest'
import { mayReadDetails, particularsFor, startOfDutchDay, withoutHidden } from './trail.rules.ts'

test.each([
  { day: '2026-01-15', begins: '2026-01-14T23:00:00.000Z', what: 'in winter' },
  { day: '2026-07-15', begins: '2026-07-14T22:00:00.000Z', what: 'in summer' },
  { day: '2026-03-29', begins: '2026-03-28T23:00:00.000Z', what: 'when the clock goes forward' },
  { day: '2026-03-30', begins: '2026-03-29T22:00:00.000Z', what: 'the day after' },
  { day: '2026-10-25', begins: '2026-10-24T22:00:00.000Z', what: 'when the clock goes back' },
  { day: '2028-02-29', begins: '2028-02-28T23:00:00.000Z', what: 'on a leap day' },
])('a day begins at Dutch midnight $what', ({ day, begins }) => {
  expect(startOfDutchDay(day).toISOString()).toBe(begins)
})

const everything = { seesAll: true, hiddenFields: new Set<string>() }
const limited = { seesAll: false, hiddenFields: new Set<string>() }

test.each([
  { who: 'who sees all', reader: everything, subject: { kind: 'relation', known: { isOpen: true } }, may: true },
  {
    who: 'who sees all, of a masked relation',
    reader: everything,
    subject: { kind: 'relation', known: { isOpen: false } },
    may: false,
  },
  {
    who: 'who sees all, of a relation that is gone',
    reader: everything,
    subject: { kind: 'relation', known: undefined },
    may: true,
  },
  {
    who: 'who sees a domain, of another domain',
    reader: limited,
    subject: { kind: 'relation', known: undefined },
    may: false,
  },
  { who: 'who sees a domain, of a colleague', reader: limited, subject: { kind: 'user', known: undefined }, may: true },
])('$who may read what was done: $may', ({ reader, subject, may }) => {
  expect(mayReadDetails(subject, reader)).toBe(may)
})

describe('the value of a hidden field', () => {
  const hidden = new Set(['birthDate', 'phones'])
  test('is kept back where it was changed', () => {
    const details = { field: 'birthDate', before: '1980-01-01', after: '1981-01-01' }
    expect(withoutHidden(details, hidden)).toEqual({ field: 'birthDate', before: '•••', after: '•••' })
  })
  test('is kept back deep inside', () => {
    const details = {
      record: { emails: ['a@example.org'], phones: [{ number: '+31612345678' }], nested: [{ birthDate: 'x' }] },
    }
    expect(withoutHidden(details, hidden)).toEqual({
      record: { emails: ['a@example.org'], phones: '•••', nested: [{ birthDate: '•••' }] },
    })
  })
  test('does not hide the change of another field', () => {
    const details = { field: 'emails', before: [], after: ['a@example.org'] }
    expect(withoutHidden(details, hidden)).toEqual(details)
  })
})

describe('what somebody looked for', () => {
  const domainId = '01a20274-a990-7089-a456-c3837e0cddf6'
  const details = { format: 'csv', filter: { q: '06 12345678', domainId } }
  test('is read by who looked for it', () => {
    expect(particularsFor(everything, details, true)).toEqual(details)
  })
  test('is kept back from everybody else: it may be the number of somebody under protection', () => {
    const shown = { format: 'csv', filter: { q: '•••', domainId } }
    expect(particularsFor(everything, details, false)).toEqual(shown)
    expect(particularsFor(limited, { ...details, query: 'q=Jansen' }, false)).toEqual({ ...shown, query: '•••' })
  })
  test('is kept back where an id was asked for and something else was typed', () => {
    const typed = { format: 'csv', filter: { actorId: '5075QX', sourceId: domainId } }
    const shown = { format: 'csv', filter: { actorId: '•••', sourceId: domainId } }
    expect(particularsFor(everything, typed, false)).toEqual(shown)
  })
})
