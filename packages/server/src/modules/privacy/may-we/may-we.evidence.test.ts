import { describe, expect, test } from 'vitest'
import { decideMayWe } from './may-we.rules.ts'
import {
  ask,
  columns,
  customer,
  FIRST_OF_JULY,
  newsletter,
  objection,
  relation,
  said,
  SPRING,
  tickets,
  tips,
  yes,
} from './testing/made-up.ts'

describe('the evidence', () => {
  test('of consent is the statement, with the address it may go to', () => {
    expect(ask(relation({ statements: [yes] }), columns['the newsletter by e-mail'])).toMatchObject({
      consentId: yes.id,
      contact: 'anna@voorbeeld.nl',
    })
  })
  test('of the customer exception is how the address was given, and only that address may be used', () => {
    const facts = relation({})
    const contacts = [facts.contacts[0]!, { ...facts.contacts[0]!, contact: 'werk@voorbeeld.nl', customer }]
    expect(ask({ ...facts, contacts }, columns['tips for customers by e-mail'])).toMatchObject({
      rule: 'customer_exception',
      customerFactId: 'fact',
      contact: 'werk@voorbeeld.nl',
    })
  })
  test('of a refusal is what refused it', () => {
    expect(ask(relation({ standings: [objection] }), columns['the newsletter by post']).standingId).toBe('objection')
    expect(ask(relation({ statements: [said('withdrawn')] }), columns['the newsletter by post']).consentId).toContain(
      'withdrawn',
    )
  })
})

describe('addresses', () => {
  const [mail] = relation({}).contacts
  test.each([
    { what: 'one that bounces beside one that works', change: { isBounced: true }, contact: 'tweede@voorbeeld.nl' },
    {
      what: 'one that unsubscribed beside one that did not',
      change: { isSuppressed: true },
      contact: 'tweede@voorbeeld.nl',
    },
  ])('$what: the other is used', ({ change, contact }) => {
    const facts = relation({ statements: [yes] })
    const contacts = [
      { ...mail!, ...change },
      { ...mail!, contact },
    ]
    expect(ask({ ...facts, contacts }, columns['the newsletter by e-mail'])).toMatchObject({ rule: 'consent', contact })
  })
  test('a text message needs a mobile number', () => {
    const facts = relation({ statements: [yes], point: { isMobile: false } })
    expect(ask(facts, columns['tips for customers by text message']).rule).toBe('no_contact_point')
  })
  test('asking about one address looks at that one only', () => {
    const question = {
      purpose: newsletter,
      channel: 'email',
      topicId: null,
      at: SPRING,
      organisationKind: 'ordinary',
    } as const
    expect(decideMayWe(relation({ statements: [yes] }), { ...question, contact: 'ander@voorbeeld.nl' }).rule).toBe(
      'no_contact_point',
    )
    expect(decideMayWe(relation({ statements: [yes] }), { ...question, contact: 'anna@voorbeeld.nl' }).rule).toBe(
      'consent',
    )
  })
})

describe('the first of July 2026', () => {
  test.each([
    {
      when: 'the last minute of June in Amsterdam',
      at: '2026-06-30T21:59:59.999Z',
      rule: 'phone_customer_before_july_2026',
    },
    { when: 'midnight in Amsterdam', at: '2026-06-30T22:00:00.000Z', rule: 'phone_needs_consent' },
  ])('$when: $rule', ({ at, rule }) => {
    expect(ask(relation({ point: { customer } }), { purpose: tips, channel: 'phone', at: new Date(at) }).rule).toBe(
      rule,
    )
  })
  test.each(['charity', 'charity_lottery', 'publisher'] as const)(
    'a %s may still call its customers',
    (organisation) => {
      const found = ask(relation({ point: { customer } }), {
        purpose: tips,
        channel: 'phone',
        at: FIRST_OF_JULY,
        organisation,
      })
      expect(found).toMatchObject({ decision: 'allowed', rule: 'phone_exemption' })
    },
  )
  test('a charity may still not call somebody who said no', () => {
    const facts = relation({ point: { customer }, statements: [said('refused')] })
    expect(ask(facts, { purpose: tips, channel: 'phone', at: FIRST_OF_JULY, organisation: 'charity' }).rule).toBe(
      'refused',
    )
  })
})

describe('sixteen', () => {
  test.each([
    {
      who: 'born in the first hour of tomorrow',
      birthDate: '2010-03-03',
      at: '2026-03-02T22:59:59Z',
      rule: 'consent_by_guardian',
    },
    {
      who: 'the same child at midnight in Amsterdam',
      birthDate: '2010-03-03',
      at: '2026-03-02T23:00:00Z',
      rule: 'sixteen_asks_anew',
    },
    {
      who: 'born on 29 February, on the day before turning sixteen',
      birthDate: '2012-02-29',
      at: '2028-02-28T12:00:00Z',
      rule: 'consent_by_guardian',
    },
    {
      who: 'born on 29 February, on the day of turning sixteen',
      birthDate: '2012-02-29',
      at: '2028-02-29T12:00:00Z',
      rule: 'sixteen_asks_anew',
    },
    {
      who: 'born on 29 February, sixteen in a year without that day, on the 28th',
      birthDate: '2084-02-29',
      at: '2100-02-28T12:00:00Z',
      rule: 'consent_by_guardian',
    },
    {
      who: 'born on 29 February, sixteen in a year without that day, on 1 March',
      birthDate: '2084-02-29',
      at: '2100-03-01T12:00:00Z',
      rule: 'sixteen_asks_anew',
    },
  ])('$who: $rule', ({ birthDate, at, rule }) => {
    const facts = relation({ birthDate, statements: [said('given', { isByGuardian: true })] })
    expect(ask(facts, { purpose: newsletter, channel: 'email', at: new Date(at) }).rule).toBe(rule)
  })
})

describe('purposes', () => {
  const known = relation({ statements: [yes] })
  test.each([
    { what: 'that is being prepared', about: { ...newsletter, isActive: false }, rule: 'purpose_not_active' },
    {
      what: 'that does not use the channel',
      about: { ...newsletter, channels: ['post' as const] },
      rule: 'channel_not_used',
    },
    {
      what: 'of service that asks consent all the same',
      about: { ...tickets, basis: 'consent' as const },
      rule: 'consent',
    },
  ])('one $what: $rule', ({ about, rule }) => {
    expect(ask(known, { purpose: about, channel: 'email' }).rule).toBe(rule)
  })
  test('of service that asks consent needs it', () => {
    expect(ask(relation({}), { purpose: { ...tickets, basis: 'consent' }, channel: 'email' }).rule).toBe('no_consent')
  })
  test.each(['contract', 'legal_obligation', 'public_task', 'vital_interest'] as const)(
    'of marketing on the basis "%s" need consent: no such basis allows it',
    (basis) => {
      expect(ask(relation({ point: { customer } }), { purpose: { ...tips, basis }, channel: 'post' }).rule).toBe(
        'no_consent',
      )
    },
  )
})
