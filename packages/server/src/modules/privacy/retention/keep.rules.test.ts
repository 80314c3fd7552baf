import { describe, expect, test } from 'vitest'
import { dayAfter, latestBefore } from './calendar.rules.ts'
import { decideRelation, decideRow, hasPassed, needsAgreement, type RelationFacts, type Term } from './keep.rules.ts'

const TODAY = '2026-03-01'

describe('the end of a term', () => {
  test.each([
    ['2024-03-01', { months: 24, days: 0 }, '2026-03-01'],
    ['2024-01-31', { months: 1, days: 0 }, '2024-02-29'],
    ['2023-01-31', { months: 1, days: 0 }, '2023-02-28'],
    ['2024-02-29', { months: 12, days: 0 }, '2025-02-28'],
    ['2025-12-01', { months: 0, days: 90 }, '2026-03-01'],
    ['2025-10-31', { months: 4, days: 1 }, '2026-03-01'],
    ['2026-03-29', { months: 0, days: 1 }, '2026-03-30'],
    ['2019-03-01', { months: 84, days: 0 }, '2026-03-01'],
  ])('of %s after %o is %s', (day, term, end) => {
    expect(dayAfter(day, term)).toBe(end)
  })

  test('nothing whose term has passed lies after the day that is looked from', () => {
    for (let month = 1; month <= 12; month += 1)
      for (const date of [1, 15, 28, 29, 30, 31])
        for (const term of [
          { months: 1, days: 0 },
          { months: 24, days: 0 },
          { months: 0, days: 90 },
          { months: 3, days: 17 },
        ]) {
          const day = new Date(Date.UTC(2024, month - 1, date)).toISOString().slice(0, 10)
          expect(latestBefore(dayAfter(day, term), term) >= day).toBe(true)
        }
  })
})

const member: Term = {
  ruleId: 'member',
  kind: 'former_role',
  typeId: 'lener',
  sourceId: null,
  purposeId: null,
  months: 24,
  days: 0,
  moment: 'role_end',
}
const donor: Term = { ...member, ruleId: 'donor', typeId: 'donateur', months: 84 }
const ticketing: Term = { ...member, ruleId: 'kassa', typeId: null, sourceId: 'kassa', months: 36 }
const quiet: Term = { ...member, ruleId: 'lead', kind: 'no_role', typeId: null, months: 12, moment: 'last_activity' }

const nobody: RelationFacts = {
  id: 'r',
  kind: 'person',
  createdOn: '2015-01-01',
  changedOn: '2018-01-01',
  lastActivityOn: null,
  roles: [],
  sourceIds: ['leden'],
  purposeIds: [],
  isLinked: false,
  isHeld: false,
  isAsked: false,
}
const was = (typeId: string, until: string | null) => ({ typeId, until })
const formerMember = { ...nobody, roles: [was('lener', '2024-03-01')] }

describe('whether a relation goes', () => {
  test.each<{ who: string; facts: RelationFacts; terms: Term[]; outcome: string }>([
    {
      who: 'a former member who never said anything about the purpose of the only rule',
      facts: { ...formerMember, purposeIds: ['nieuwsbrief'] },
      terms: [{ ...member, purposeId: 'werving' }],
      outcome: 'stays: no_rule',
    },
    {
      who: 'a former member who said something about the purpose of a longer rule',
      facts: { ...formerMember, purposeIds: ['werving'] },
      terms: [member, { ...donor, typeId: null, purposeId: 'werving' }],
      outcome: 'stays: other_rule until 2031-03-01',
    },
    {
      who: 'a member whose two years are over today',
      facts: formerMember,
      terms: [member],
      outcome: 'goes by member since 2026-03-01',
    },
    {
      who: 'a member whose two years end tomorrow',
      facts: { ...nobody, roles: [was('lener', '2024-03-02')] },
      terms: [member],
      outcome: 'stays: other_rule until 2026-03-02',
    },
    {
      who: 'a member who still is one',
      facts: { ...nobody, roles: [was('lener', null)] },
      terms: [member],
      outcome: 'stays: running_role',
    },
    {
      who: 'a member who came back',
      facts: { ...nobody, roles: [was('lener', '2020-01-01'), was('lener', null)] },
      terms: [member],
      outcome: 'stays: running_role',
    },
    {
      who: 'a member whose role ends next week',
      facts: { ...nobody, roles: [was('lener', '2026-03-08')] },
      terms: [member],
      outcome: 'stays: running_role',
    },
    {
      who: 'a former member who was a donor as well: the longest term that has a reason wins',
      facts: { ...nobody, roles: [was('lener', '2019-01-01'), was('donateur', '2020-06-30')] },
      terms: [member, donor],
      outcome: 'stays: other_rule until 2027-06-30',
    },
    {
      who: 'the same when no rule for donors is on: nobody decided about that role',
      facts: { ...nobody, roles: [was('lener', '2019-01-01'), was('donateur', '2015-06-30')] },
      terms: [member],
      outcome: 'stays: no_rule',
    },
    {
      who: 'the same when both terms have passed',
      facts: { ...nobody, roles: [was('lener', '2019-01-01'), was('donateur', '2019-02-28')] },
      terms: [member, donor],
      outcome: 'goes by donor since 2026-02-28',
    },
    {
      who: 'a member known by the till, which has a longer rule',
      facts: { ...formerMember, sourceIds: ['leden', 'kassa'] },
      terms: [member, ticketing],
      outcome: 'stays: other_rule until 2027-03-01',
    },
    { who: 'a member on hold', facts: { ...formerMember, isHeld: true }, terms: [member], outcome: 'stays: held' },
    {
      who: 'a member with a request open',
      facts: { ...formerMember, isAsked: true },
      terms: [member],
      outcome: 'stays: request',
    },
    {
      who: 'the parent of a member',
      facts: { ...formerMember, isLinked: true },
      terms: [member],
      outcome: 'stays: linked',
    },
    { who: 'somebody without a role, and no rule for that', facts: nobody, terms: [member], outcome: 'stays: no_rule' },
    {
      who: 'somebody without a role who was never heard of',
      facts: nobody,
      terms: [quiet],
      outcome: 'goes by lead since 2016-01-01',
    },
    {
      who: 'somebody without a role who called in the summer',
      facts: { ...nobody, lastActivityOn: '2025-07-01' },
      terms: [quiet],
      outcome: 'stays: other_rule until 2026-07-01',
    },
    {
      who: 'somebody who came in last year with a note of years ago',
      facts: { ...nobody, createdOn: '2025-06-01', lastActivityOn: '2019-01-01' },
      terms: [quiet],
      outcome: 'stays: other_rule until 2026-06-01',
    },
    {
      who: 'a role whose term counts from the last activity, which came after its end',
      facts: { ...formerMember, lastActivityOn: '2025-01-01' },
      terms: [{ ...member, moment: 'last_activity' }],
      outcome: 'stays: other_rule until 2027-01-01',
    },
    {
      who: 'a role whose term counts from the last activity, which came before its end',
      facts: { ...formerMember, lastActivityOn: '2019-01-01' },
      terms: [{ ...member, moment: 'last_activity' }],
      outcome: 'goes by member since 2026-03-01',
    },
    { who: 'anybody when no rule is on', facts: formerMember, terms: [], outcome: 'stays: no_rule' },
  ])('$who: $outcome', ({ facts, terms, outcome }) => {
    const verdict = decideRelation(facts, terms, TODAY)
    expect(
      verdict.goes
        ? `goes by ${verdict.ruleId} since ${verdict.since}`
        : `stays: ${verdict.reason}${verdict.until === null ? '' : ` until ${verdict.until}`}`,
    ).toBe(outcome)
  })

  test('the order of roles and rules makes no difference', () => {
    const facts = {
      ...nobody,
      roles: [was('lener', '2019-01-01'), was('donateur', '2019-02-28')],
      sourceIds: ['kassa'],
    }
    const all = [member, donor, ticketing]
    const first = decideRelation(facts, all, TODAY)
    expect(decideRelation({ ...facts, roles: facts.roles.toReversed() }, all.toReversed(), TODAY)).toEqual(first)
  })

  test('whose term has passed is told of, also when something else keeps it', () => {
    expect(hasPassed({ ...formerMember, isHeld: true }, member, TODAY)).toBe(true)
    expect(hasPassed({ ...nobody, roles: [was('lener', '2024-03-02')] }, member, TODAY)).toBe(false)
    expect(hasPassed(formerMember, donor, TODAY)).toBe(false)
    expect(hasPassed(formerMember, ticketing, TODAY)).toBe(false)
    expect(hasPassed(formerMember, quiet, TODAY)).toBe(false)
    expect(hasPassed(nobody, quiet, TODAY)).toBe(true)
  })
})

describe('whether a row goes', () => {
  const note = { on: '2021-02-28', typeIds: ['lener'], sourceIds: [], purposeIds: [], isHeld: false, isAsked: false }
  const notes = { ruleId: 'notes', typeId: null, sourceId: null, purposeId: null, months: 60, days: 0 }
  test.each([
    { what: 'a note of five years and a day', facts: note, terms: [notes], goes: true },
    { what: 'a note of five years tomorrow', facts: { ...note, on: '2021-03-02' }, terms: [notes], goes: false },
    {
      what: 'a note about a donor, with a longer rule',
      facts: { ...note, typeIds: ['donateur'] },
      terms: [notes, { ...notes, ruleId: 'd', typeId: 'donateur', months: 120 }],
      goes: false,
    },
    { what: 'a note about somebody on hold', facts: { ...note, isHeld: true }, terms: [notes], goes: false },
    { what: 'a note about somebody with a request', facts: { ...note, isAsked: true }, terms: [notes], goes: false },
    {
      what: 'proof for another purpose than that of the rule',
      facts: { ...note, purposeIds: ['nieuwsbrief'] },
      terms: [{ ...notes, purposeId: 'werving' }],
      goes: false,
    },
    {
      what: 'proof for the purpose of the rule',
      facts: { ...note, purposeIds: ['werving'] },
      terms: [{ ...notes, purposeId: 'werving' }],
      goes: true,
    },
    { what: 'a list of a source without a rule', facts: note, terms: [{ ...notes, sourceId: 'kassa' }], goes: false },
  ])('$what: $goes', ({ facts, terms, goes }) => {
    expect(decideRow(facts, terms, TODAY).goes).toBe(goes)
  })
})

test.each([
  { due: 10, total: 12, waits: false },
  { due: 11, total: 12, waits: true },
  { due: 50, total: 1000, waits: false },
  { due: 51, total: 1000, waits: true },
  { due: 500, total: 1_000_000, waits: false },
  { due: 501, total: 1_000_000, waits: true },
])('$due of $total waits for agreement: $waits', ({ waits, ...counts }) => {
  expect(needsAgreement(counts, { mostShare: 0.05, mostCount: 500 })).toBe(waits)
})
