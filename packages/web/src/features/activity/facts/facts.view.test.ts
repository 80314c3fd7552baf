import { addFact, FactKind, reverseFact } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { dutchOffset } from '../moment.ts'
import { asked, factOf, reversalOf, reversalTexts } from './facts.view.ts'

const blank = {
  quantity: '1',
  amountCents: '',
  day: '',
  from: '',
  until: '',
  offeringId: '',
  audience: 'unknown',
  note: '',
}
const of = (texts: Record<string, string>) => factOf({ ...blank, ...texts }, dutchOffset)

test.each(FactKind.options)('what the form sends for %s is what the contract takes', (kind) => {
  const texts = {
    kind,
    amountCents: '12,50',
    until: '2026-12-31',
    detail: '100',
    years: '5',
    agreedOn: '2026-01-01',
    isFixed: 'yes',
  }
  expect(addFact.body.safeParse(of(texts)).success).toBe(true)
  expect(asked[kind]).toBeDefined()
})

describe('only what belongs to the kind is sent', () => {
  test.each([
    [
      'a gift',
      { kind: 'gift', amountCents: '€ 1.250', until: '2026-12-31' },
      { kind: 'gift', quantity: 1, amountCents: 125_000 },
    ],
    ['hours', { kind: 'volunteering', quantity: '2,5' }, { kind: 'volunteering', quantity: 150, amountCents: 0 }],
    [
      'loans',
      { kind: 'loan', quantity: '12', audience: 'youth' },
      { kind: 'loan', quantity: 12, amountCents: 0, audience: 'youth' },
    ],
    [
      'a pledge',
      { kind: 'pledge', detail: '250', years: '5', isFixed: 'yes', agreedOn: '2026-02-20', from: '2026-03-01' },
      {
        kind: 'pledge',
        quantity: 1,
        amountCents: 0,
        from: '2026-03-01',
        detail: { yearlyCents: 25_000, years: 5, isFixed: true, agreedOn: '2026-02-20' },
      },
    ],
  ])('%s', (_name, texts, body) => {
    expect(of(texts)).toEqual(body)
  })
})

test('today without a time is now, not the noon that has to come', () => {
  const now = '2026-03-02T08:00:00.000Z'
  expect(of({ kind: 'gift', amountCents: '5', day: '2026-03-02', now })).toMatchObject({ occurredAt: now })
  expect(of({ kind: 'gift', amountCents: '5', day: '2026-03-01', now })).toMatchObject({
    occurredAt: '2026-03-01T11:00:00.000Z',
  })
})

test.each(['amountCents', 'quantity'])('what cannot be read as %s is refused', (field) => {
  expect(addFact.body.safeParse(of({ kind: 'ticket', [field]: 'veel' })).success).toBe(false)
})

test('a reversal begins with all of it', () => {
  const fact = { kind: 'ticket', quantity: 3, amountCents: 7550 } as const
  expect(reversalOf(reversalTexts(fact), 'ticket')).toEqual({ quantity: 3, amountCents: 7550 })
  const hours = { kind: 'volunteering', quantity: 90, amountCents: 0 } as const
  expect(reversalTexts(hours)).toMatchObject({ quantity: '1,5' })
  expect(reverseFact.body.parse(reversalOf(reversalTexts(hours), 'volunteering'))).toEqual({
    quantity: 90,
    amountCents: 0,
  })
})
