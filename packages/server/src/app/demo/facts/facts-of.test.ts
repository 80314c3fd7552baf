import { FactDetail } from '@klantregie/contract'
import { describe, expect, it } from 'vitest'
import { generateDemo } from '../generate-demo.ts'
import { drawOffer } from '../offer/offer.ts'

const TODAY = '2026-11-21'
const FIRST = '2023-09-01'
const offer = drawOffer('waterlinie', TODAY)
const batches = [...generateDemo({ relations: 4_000, today: TODAY, offer })]
const rows = batches.flatMap((batch) => batch.rows)
const facts = batches.flatMap((batch) => batch.facts)
const ofKind = (kind: string) => facts.filter((fact) => fact.kind === kind)

describe('the offer of the demonstration', () => {
  it('goes from series to event to date, everything after what it belongs to, and each number once', () => {
    const known = new Map<string, string>()
    const wrong = offer.offerings.filter(({ key, kind, parentKey }) => {
      const parent = parentKey === null ? null : (known.get(parentKey) ?? 'missing')
      const isSound =
        !known.has(key) &&
        (kind === 'date' ? parent === 'event' : kind === 'event' ? parent === 'series' : parent === null)
      known.set(key, kind)
      return !isSound
    })
    expect(wrong).toEqual([])
    expect(new Set(known.values())).toEqual(new Set(['series', 'event', 'date', 'course', 'service']))
  })

  it('covers four seasons, with something still to come and now and then an evening called off', () => {
    const days = offer.evenings.map(({ key: _key, day }) => day)
    expect(Math.max(...days) - Math.min(...days)).toBeGreaterThan(3 * 365)
    expect(offer.offerings.filter(({ state }) => state === 'cancelled').length).toBeGreaterThan(0)
    expect(offer.offerings.some(({ startsAt }) => startsAt !== null && startsAt > TODAY)).toBe(true)
  })
})

describe('the facts of the demonstration', () => {
  it('are known from the first of four seasons up to yesterday, each under a number of its own', () => {
    expect(facts.filter(({ occurredAt }) => occurredAt.slice(0, 10) >= TODAY || occurredAt < '2023-08-31')).toEqual([])
    expect(new Set(facts.map(({ sourceKey, factKey }) => `${sourceKey} ${factKey}`)).size).toBe(facts.length)
    expect(facts.filter(({ day }) => day !== undefined && day < FIRST)).toEqual([])
  })

  it('are of rows that exist, with particulars that the contract accepts and offerings that are there', () => {
    const known = new Set(rows.map(({ sourceKey, externalId }) => `${sourceKey} ${externalId}`))
    const offered = new Set(offer.offerings.map(({ key }) => key))
    const wrong = facts.filter(
      ({ sourceKey, externalId, offeringKey, detail }) =>
        !known.has(`${sourceKey} ${String(externalId)}`) ||
        (offeringKey !== undefined && !offered.has(offeringKey)) ||
        (detail !== undefined && !FactDetail.safeParse(detail).success),
    )
    expect(wrong).toEqual([])
  })

  it('are of every kind that a library with a theatre has, and nothing is taken back that was not sold', () => {
    for (const kind of [
      'ticket',
      'attendance',
      'enrolment',
      'membership',
      'loan',
      'gift',
      'sponsoring',
      'subsidy',
      'purchase',
      'volunteering',
    ])
      expect(ofKind(kind).length, kind).toBeGreaterThan(5)
    const keys = new Set(facts.map(({ sourceKey, factKey }) => `${sourceKey} ${factKey}`))
    const reversals = facts.filter(({ reversesKey }) => reversesKey !== undefined)
    expect(reversals.length).toBeGreaterThan(20)
    expect(reversals.filter(({ sourceKey, reversesKey }) => !keys.has(`${sourceKey} ${String(reversesKey)}`))).toEqual(
      [],
    )
  })

  it('has many passers-by and a small core, as an audience has', () => {
    const orders = new Map<string, Set<string>>()
    for (const { externalId, orderKey } of ofKind('ticket'))
      orders.set(externalId ?? '', (orders.get(externalId ?? '') ?? new Set()).add(orderKey ?? ''))
    const times = [...orders.values()].map(({ size }) => size)
    const share = (test: (count: number) => boolean) => times.filter(test).length / times.length
    expect(share((count) => count === 1)).toBeGreaterThan(0.35)
    expect(share((count) => count >= 6)).toBeLessThan(0.2)
    expect(share((count) => count >= 6)).toBeGreaterThan(0.03)
  })

  it('sells tickets for a child to families, and reads most in summer and winter', () => {
    const children = ofKind('ticket').filter(({ audience }) => audience === 'youth')
    expect(children.length).toBeGreaterThan(30)
    const inMonth = (month: string) =>
      ofKind('loan').filter(({ occurredAt }) => occurredAt.slice(5, 7) === month).length
    // Of September to November there are four, of the other months three.
    expect(inMonth('07')).toBeGreaterThan(inMonth('05'))
  })

  it('tells of loans how many, per branch, genre and youth or adult, and never what', () => {
    const words = new Set(ofKind('loan').flatMap((fact) => Object.keys(fact)))
    expect([...words].filter((word) => /title|detail|offering/iu.test(word))).toEqual([])
    expect(ofKind('loan').every(({ audience, genre }) => audience !== undefined && genre !== undefined)).toBe(true)
  })
})
