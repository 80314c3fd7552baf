import type { MayWeRule } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import {
  ask,
  COLUMNS,
  columns,
  customer,
  MAY_2025,
  objection,
  on,
  relation,
  said,
  yes,
  type Change,
} from './testing/made-up.ts'

/**
 * Who, and which rule decides for each column in the order above. One word in all columns that it fills: `all`.
 * A short name stands for a rule where that reads better.
 */
const short = {
  ok: 'consent',
  list: 'consent_by_import',
  none: 'no_consent',
  post: 'legitimate_interest',
  serve: 'service_message',
  exc: 'customer_exception',
  spring: 'phone_customer_before_july_2026',
  exempt: 'phone_exemption',
  call: 'phone_needs_consent',
  similar: 'customer_not_similar',
  no: 'withdrawn',
  child: 'under_sixteen',
  anew: 'sixteen_asks_anew',
  parent: 'guardian_needed',
  byParent: 'consent_by_guardian',
  unreach: 'no_contact_point',
} as const satisfies Record<string, MayWeRule>

type Row = readonly [who: string, change: Change, rules: string]
const everything = (rule: string) => COLUMNS.map(() => rule).join(' ')

// One row per line, so that it can be read as the table it is.
// prettier-ignore
const rows: readonly Row[] = [
  ['somebody of whom nothing is known', {}, 'none none none none post none none none none serve serve'],
  ['somebody who said yes', { statements: [yes] }, 'ok ok ok ok ok ok ok ok ok serve serve'],
  ['somebody who said yes and later no', { statements: [yes, said('withdrawn', { occurredAt: on('2025-06-01') })] }, 'no no no no no no no no no serve no'],
  ['somebody who said no and later yes', { statements: [said('withdrawn'), said('given', { occurredAt: on('2025-06-01') })] }, 'ok ok ok ok ok ok ok ok ok serve serve'],
  ['somebody who said yes and no at one moment', { statements: [yes, said('withdrawn')] }, 'no no no no no no no no no serve no'],
  ['somebody who never wanted it', { statements: [said('refused')] }, 'refused refused refused refused refused refused refused refused refused serve refused'],
  ['somebody whose yes comes from a list', { statements: [said('given', { source: 'import' })] }, 'list list list list list list list list list serve serve'],
  ['somebody with a later yes on a list after a no', { statements: [said('withdrawn'), said('given', { source: 'import', occurredAt: on('2026-01-01') })] }, 'no no no no no no no no no serve no'],
  ['somebody with a no on an old list and a yes on a newer one', { statements: [ said('withdrawn', { source: 'import' }), said('given', { source: 'import', occurredAt: on('2026-01-01') }), ], }, 'no no no no no no no no no serve no'],
  ['somebody with a no on a new list after a yes at the desk', { statements: [yes, said('withdrawn', { source: 'import', occurredAt: on('2026-01-01') })] }, 'no no no no no no no no no serve no'],
  ['somebody whose yes has expired', { statements: [said('given', { expiresAt: on('2026-01-01') })] }, 'expired expired none none post none none none none serve serve'],
  ['somebody whose yes expired and who is on a new list', { statements: [ said('given', { expiresAt: on('2026-01-01') }), said('given', { source: 'import', occurredAt: on('2026-02-01') }), ], }, 'expired expired none none post none none none none serve serve'],
  ['a customer who bought something', { point: { customer } }, 'none none exc exc post spring call exempt similar serve serve'],
  ['a customer who said no', { point: { customer }, statements: [said('withdrawn')] }, 'no no no no no no no no no serve no'],
  ['a customer who said yes', { point: { customer }, statements: [yes] }, 'ok ok ok ok ok ok ok ok ok serve serve'],
  ['somebody with a free account', { point: { customer: { ...customer, hasPaymentObligation: false } } }, 'none none customer_no_payment customer_no_payment post customer_no_payment customer_no_payment customer_no_payment customer_no_payment serve serve'],
  ['a customer of the foundation next door', { point: { customer: { ...customer, isSameEntity: false } } }, 'none none customer_other_entity customer_other_entity post customer_other_entity customer_other_entity customer_other_entity customer_other_entity serve serve'],
  ['a customer who was told nothing', { point: { customer: { ...customer, wasInformed: false } } }, 'none none customer_not_informed customer_not_informed post spring call exempt customer_not_informed serve serve'],
  ['a customer who found it in the terms only', { point: { customer: { ...customer, wasOfferedOptOut: false } } }, 'none none customer_no_opt_out customer_no_opt_out post spring call exempt customer_no_opt_out serve serve'],
  ['a customer whose address was bought', { point: { customer: { ...customer, isEnriched: true } } }, 'none none customer_enriched customer_enriched post customer_enriched customer_enriched customer_enriched customer_enriched serve serve'],
  ['a customer whose yes has expired', { point: { customer }, statements: [said('given', { expiresAt: on('2026-01-01') })] }, 'expired expired exc exc post spring call exempt similar serve serve'],
  ['a child of fifteen', { birthDate: '2010-08-01' }, 'child child child child child child child child child serve serve'],
  ['a child who bought something', { birthDate: '2010-08-01', point: { customer } }, 'child child child child child child child child child serve serve'],
  ['a child who said yes itself', { birthDate: '2010-08-01', statements: [yes] }, 'parent parent parent parent parent parent parent parent parent serve serve'],
  ['a child whose mother said yes', { birthDate: '2010-08-01', statements: [said('given', { isByGuardian: true })] }, 'byParent byParent byParent byParent byParent byParent byParent byParent byParent serve serve'],
  ['a child whose mother said yes and later no', { birthDate: '2010-08-01', statements: [ said('given', { isByGuardian: true }), said('withdrawn', { isByGuardian: true, occurredAt: on('2025-06-01') }), ], }, 'no no no no no no no no no serve no'],
  ['a child on a list', { birthDate: '2010-08-01', statements: [said('given', { source: 'import' })] }, 'parent parent parent parent parent parent parent parent parent serve serve'],
  ['a child that turned sixteen yesterday', { birthDate: '2010-03-01', statements: [said('given', { isByGuardian: true })] }, 'anew anew anew anew anew anew anew anew anew serve serve'],
  ['a child that turns sixteen today', { birthDate: '2010-03-02', statements: [said('given', { isByGuardian: true })] }, 'anew anew anew anew anew anew anew anew anew serve serve'],
  ['somebody of sixteen who said yes at fifteen', { birthDate: '2010-02-01', statements: [yes] }, 'anew anew anew anew anew anew anew anew anew serve serve'],
  ['somebody of sixteen who said yes on the birthday', { birthDate: '2010-02-01', statements: [said('given', { occurredAt: on('2026-02-01') })] }, 'ok ok ok ok ok ok ok ok ok serve serve'],
  ['somebody of unknown age for whom somebody else said yes', { statements: [said('given', { isByGuardian: true })] }, 'anew anew anew anew anew anew anew anew anew serve serve'],
  ['somebody who died', { standings: [{ id: 's', kind: 'deceased', purposeId: null, since: MAY_2025 }], statements: [yes] }, everything('deceased')],
  ['somebody whose data is restricted', { standings: [{ id: 's', kind: 'restricted', purposeId: null, since: MAY_2025 }], statements: [yes] }, everything('restricted')],
  ['somebody who objects to marketing', { standings: [objection], statements: [yes], point: { customer } }, 'objected objected objected objected objected objected objected objected objected serve serve'],
  ['somebody who objects to tips only', { standings: [{ ...objection, purposeId: 'tips' }], statements: [yes] }, 'ok ok objected objected objected objected objected objected ok serve serve'],
  ['somebody who objects to being questioned', { standings: [{ ...objection, purposeId: 'survey' }], statements: [yes] }, 'ok ok ok ok ok ok ok ok ok serve objected'],
  ['somebody who objects to messages about tickets', { standings: [{ ...objection, purposeId: 'tickets' }], statements: [yes] }, 'ok ok ok ok ok ok ok ok ok serve serve'],
  ['somebody whose address unsubscribed', { point: { isSuppressed: true }, statements: [yes] }, 'suppressed ok suppressed suppressed ok suppressed suppressed suppressed suppressed serve serve'],
  ['somebody whose address bounces', { point: { isBounced: true }, statements: [yes] }, 'bounced ok bounced bounced ok bounced bounced bounced bounced bounced bounced'],
  ['somebody without any address', { noContacts: true, statements: [yes] }, everything('unreach')],
  ['an archived relation', { presence: 'archived', statements: [yes] }, everything('archived')],
  ['a relation that was merged into another', { presence: 'merged', statements: [yes] }, everything('merged')],
  ['a relation that is gone', { presence: 'gone' }, everything('gone')],
  ['somebody who died and unsubscribed', { standings: [{ id: 's', kind: 'deceased', purposeId: null, since: MAY_2025 }], point: { isSuppressed: true, isBounced: true }, }, everything('deceased')],
]

const ALLOWED: ReadonlySet<MayWeRule> = new Set([
  'consent',
  'consent_by_guardian',
  'consent_by_import',
  'customer_exception',
  'phone_exemption',
  'phone_customer_before_july_2026',
  'legitimate_interest',
])

const cases = rows.flatMap(([who, change, rules]) =>
  rules.split(' ').map((word, index) => {
    const what = COLUMNS[index]!
    return {
      who,
      what,
      facts: relation(change),
      ask: columns[what],
      rule: (word in short ? short[word as keyof typeof short] : word) as MayWeRule,
    }
  }),
)

describe('may we?', () => {
  test('the table has its two hundred cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(rows.filter(([, , rules]) => rules.split(' ').length !== COLUMNS.length)).toEqual([])
  })

  test.each(cases)('$who, $what: $rule', ({ facts, ask: question, rule }) => {
    const found = ask(facts, question)
    expect(found.rule).toBe(rule)
    const expected = rule === 'service_message' ? 'service' : ALLOWED.has(rule) ? 'allowed' : 'not_allowed'
    expect(found.decision).toBe(expected)
  })
})
