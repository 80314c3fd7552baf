import { describe, expect, test } from 'vitest'
import { isPeriodicGift, lastDayOfYears, refuseFact, reversalOf, weighCultureGifts } from './fact.rules.ts'

const TODAY = '2026-03-02'
const pledge = { yearlyCents: 25_000, years: 5, isFixed: true, agreedOn: '2026-03-01' }

describe('what somebody writes down is whole and belongs to its kind', () => {
  test.each([
    ['a ticket', { kind: 'ticket', amountCents: 2500 }, null],
    ['a ticket with a last day', { kind: 'ticket', amountCents: 0, until: '2026-04-01' }, 'activity.fact_detail_wrong'],
    ['a membership', { kind: 'membership', amountCents: 5500, until: '2027-03-01' }, null],
    ['a membership without a last day', { kind: 'membership', amountCents: 5500 }, 'activity.fact_until_missing'],
    [
      'a membership that ends before it begins',
      { kind: 'membership', amountCents: 0, from: '2026-03-01', until: '2026-02-28' },
      'activity.fact_period',
    ],
    ['a gift', { kind: 'gift', amountCents: 5000 }, null],
    ['a gift of nothing', { kind: 'gift', amountCents: 0 }, 'activity.fact_amount_missing'],
    ['a piano', { kind: 'gift', amountCents: 0, detail: { isInKind: true } }, null],
    ['a pledge', { kind: 'pledge', amountCents: 0, detail: pledge }, null],
    [
      'a pledge without years',
      { kind: 'pledge', amountCents: 0, detail: { yearlyCents: 5 } },
      'activity.fact_detail_wrong',
    ],
    [
      'a pledge that would count its money before it came',
      { kind: 'pledge', amountCents: 125_000, detail: pledge },
      'activity.fact_detail_wrong',
    ],
    [
      'a loan with an agreement',
      { kind: 'loan', amountCents: 0, detail: { agreedOn: TODAY } },
      'activity.fact_detail_wrong',
    ],
    ['a complaint with a note', { kind: 'complaint', amountCents: 0, detail: { note: 'Over de rij' } }, null],
  ] as const)('%s', (_name, fact, refusal) => {
    expect(refuseFact(fact, TODAY)).toBe(refusal)
  })
})

test.each([
  ['2026-03-01', 5, '2031-02-28'],
  ['2026-01-01', 1, '2026-12-31'],
  ['2028-02-29', 1, '2029-02-28'],
])('from %s for %i years runs to %s', (from, years, last) => {
  expect(lastDayOfYears(from, years)).toBe(last)
})

describe('a periodic gift is a fixed yearly sum for at least five years by agreement', () => {
  const given = { kind: 'pledge', day: '2026-03-01', until: '2031-02-28', detail: pledge } as const
  test.each([
    ['as the law has it', given, true],
    ['four years', { ...given, detail: { ...pledge, years: 4 } }, false],
    ['a sum that differs by year', { ...given, detail: { ...pledge, isFixed: false } }, false],
    ['without an agreement', { ...given, detail: { yearlyCents: 25_000, years: 5, isFixed: true } }, false],
    ['ended after three years', { ...given, until: '2029-02-28' }, false],
    ['ten years, ended after six', { ...given, detail: { ...pledge, years: 10 }, until: '2032-02-28' }, true],
    ['a gift that came once', { ...given, kind: 'gift' }, false],
  ] as const)('%s', (_name, fact, expected) => {
    expect(isPeriodicGift(fact)).toBe(expected)
  })
})

test.each([
  [10_000, 12_500],
  [500_000, 625_000],
  [1_000_000, 1_125_000],
  [0, 0],
  [-500, -500],
])('gifts of %i cents weigh %i for a private giver to a cultural ANBI', (given, weighed) => {
  expect(weighCultureGifts(given)).toBe(weighed)
})

describe('taking back a fact', () => {
  const five = { quantity: 5, amountCents: 10_001 }
  test.each([
    ['all of it', five, {}, { quantity: 5, amountCents: 10_001 }],
    ['two of five', five, { quantity: 2 }, { quantity: 2, amountCents: 4000 }],
    ['the last three get the rest', { quantity: 3, amountCents: 6001 }, {}, { quantity: 3, amountCents: 6001 }],
    ['only money', five, { quantity: 0, amountCents: 500 }, { quantity: 0, amountCents: 500 }],
    ['the tickets without the money', five, { amountCents: 0 }, { quantity: 5, amountCents: 0 }],
    ['more than there is', five, { quantity: 6 }, 'activity.reversal_too_much'],
    ['more money than there is', five, { amountCents: 10_002 }, 'activity.reversal_too_much'],
    ['nothing', five, { quantity: 0, amountCents: 0 }, 'activity.reversal_nothing'],
    ['what was taken back already', { quantity: 0, amountCents: 0 }, {}, 'activity.fact_reversed'],
    ['the money of what was given back', { quantity: 0, amountCents: 700 }, {}, { quantity: 0, amountCents: 700 }],
    ['a free ticket', { quantity: 1, amountCents: 0 }, {}, { quantity: 1, amountCents: 0 }],
  ] as const)('%s', (_name, left, asked, expected) => {
    expect(reversalOf(left, asked)).toEqual(expected)
  })
})
