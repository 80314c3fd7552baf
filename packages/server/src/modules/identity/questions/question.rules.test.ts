import { expect, test } from 'vitest'
import { codesOfClass, reasonsToAsk, startOfDay, stayingFirst } from './question.rules.ts'

test('what says most comes first, also when it speaks against', () => {
  const evidence = [
    { code: 'surname.same', bits: 4 },
    { code: 'firstName.differs', bits: -6 },
    { code: 'address.same', bits: 5 },
  ]
  expect(reasonsToAsk({ evidence, reasons: [] }).map(({ code }) => code)).toEqual([
    'firstName.differs',
    'address.same',
    'surname.same',
  ])
})

test.each([
  { reason: 'email', codes: ['mailbox.same'] },
  { reason: 'phone', codes: ['phone.same'] },
  { reason: 'name_address', codes: ['name.same', 'address.same'] },
])('a pair from an import that shares $reason says so, without weight', ({ reason, codes }) => {
  expect(reasonsToAsk({ evidence: [], reasons: [reason] })).toEqual(codes.map((code) => ({ code, bits: 0 })))
})

test.each([
  {
    what: 'the one with more records stays',
    one: { id: 'b', recordCount: 3 },
    other: { id: 'a', recordCount: 1 },
    stays: 'b',
  },
  {
    what: 'of equals the oldest stays',
    one: { id: 'b', recordCount: 2 },
    other: { id: 'a', recordCount: 2 },
    stays: 'a',
  },
])('$what', ({ one, other, stays }) => {
  expect(stayingFirst(one, other)[0].id).toBe(stays)
  expect(stayingFirst(other, one)[0].id).toBe(stays)
})

test.each([
  { name: 'birthDate.same+mobile.own', codes: ['birthDate.same', 'mobile.own'] },
  { name: 'contact', codes: [] },
  { name: 'unclear', codes: [] },
])('class $name stands for $codes', ({ name, codes }) => {
  expect(codesOfClass(name)).toEqual(codes)
})

test.each([
  { what: 'a winter morning', now: '2026-03-02T09:00:00.000Z', day: '2026-03-01T23:00:00.000Z' },
  { what: 'a summer evening', now: '2026-07-02T21:59:59.500Z', day: '2026-07-01T22:00:00.000Z' },
  { what: 'just after midnight', now: '2026-07-02T22:00:00.000Z', day: '2026-07-02T22:00:00.000Z' },
  { what: 'the day that the clock goes forward', now: '2026-03-29T10:00:00.000Z', day: '2026-03-28T23:00:00.000Z' },
  { what: 'the day that the clock goes back', now: '2026-10-25T11:00:00.000Z', day: '2026-10-24T22:00:00.000Z' },
])('on $what the day began at midnight in Amsterdam', ({ now, day }) => {
  expect(startOfDay(new Date(now)).toISOString()).toBe(day)
})
