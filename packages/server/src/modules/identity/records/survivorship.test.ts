import type { RelationRecord } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { computeGolden, type Evidence } from './survivorship.rules.ts'

const say = (recordId: string, record: Partial<RelationRecord>, more: Partial<Evidence> = {}): Evidence => ({
  recordId,
  sourceId: 'source',
  isManual: false,
  trust: 50,
  recordedAt: new Date('2026-01-01'),
  isGone: false,
  record: { kind: 'person', ...record },
  cleared: [],
  ...more,
})

test.each([
  {
    why: 'the only source that says something',
    evidence: [say('a', { website: 'a.nl' }), say('b', {})],
    value: 'a.nl',
    reason: 'only_source',
  },
  {
    why: 'sources that agree',
    evidence: [say('a', { website: 'a.nl' }), say('b', { website: 'a.nl' })],
    value: 'a.nl',
    reason: 'agreed',
  },
  {
    why: 'the most trusted source',
    evidence: [say('a', { website: 'a.nl' }), say('b', { website: 'b.nl' }, { trust: 60 })],
    value: 'b.nl',
    reason: 'most_trusted',
  },
  {
    why: 'the most recent of equally trusted sources',
    evidence: [say('a', { website: 'a.nl' }), say('b', { website: 'b.nl' }, { recordedAt: new Date('2026-02-01') })],
    value: 'b.nl',
    reason: 'most_recent',
  },
  {
    why: 'what was entered by hand, above everything',
    evidence: [
      say('a', { website: 'a.nl' }, { trust: 100, recordedAt: new Date('2027-01-01') }),
      say('m', { website: 'm.nl' }, { isManual: true }),
    ],
    value: 'm.nl',
    reason: 'by_hand',
  },
  {
    why: 'a record still in its list above one that is gone',
    evidence: [say('a', { website: 'a.nl' }, { isGone: true, trust: 90 }), say('b', { website: 'b.nl' })],
    value: 'b.nl',
    reason: 'most_recent',
  },
])('the value that wins is $why', ({ evidence, value, reason }) => {
  const { golden, survivors } = computeGolden(evidence)
  expect(golden.website).toBe(value)
  expect(survivors.find(({ field }) => field === 'website')?.reason).toBe(reason)
})

test('what was emptied by hand stays empty, whatever lists say', () => {
  const { golden } = computeGolden([
    say('a', { website: 'a.nl' }),
    say('m', {}, { isManual: true, cleared: ['website'] }),
  ])
  expect(golden.website).toBeUndefined()
})

test('nobody’s e-mail address is lost: the winner’s comes first, the others follow', () => {
  const { golden } = computeGolden([
    say('a', { emails: ['a@x.nl'] }),
    say('b', { emails: ['b@x.nl', 'a@x.nl'] }, { trust: 60 }),
  ])
  expect(golden.emails).toEqual(['b@x.nl', 'a@x.nl'])
})

test('e-mail addresses entered by hand are these and no others', () => {
  const { golden } = computeGolden([
    say('a', { emails: ['a@x.nl'] }),
    say('m', { emails: ['m@x.nl'] }, { isManual: true }),
  ])
  expect(golden.emails).toEqual(['m@x.nl'])
})

test('the order in which records are given does not matter', () => {
  const records = [
    say('a', { website: 'a.nl' }),
    say('b', { website: 'b.nl' }),
    say('c', { website: 'c.nl' }, { isGone: true }),
  ]
  expect(computeGolden(records)).toEqual(computeGolden([...records].reverse()))
})

test('a single record is its own golden record, apart from what is not a value of the relation', () => {
  const record: RelationRecord = {
    kind: 'person',
    name: { surname: 'Berg' },
    emails: ['a@x.nl'],
    identifiers: [{ scheme: 'card', value: '1' }],
  }
  expect(computeGolden([say('a', { ...record, remark: 'x', branch: 'y', roleFrom: '2020-01-01' })]).golden).toEqual(
    record,
  )
})
