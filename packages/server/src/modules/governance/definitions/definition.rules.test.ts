import { describe, expect, test } from 'vitest'
import { act, decidesAboutTerm, isForWorkshop, statusAfterChange, type Act, type State } from './definition.rules.ts'

const person = (id: string, isActive = true) => [id, { id, name: id, isActive, isAdministrator: false }] as const
const people = new Map([person('owner'), person('deputy'), person('other'), person('gone', false)])
const seats = { ownerUserId: 'owner', deputyUserId: 'deputy' }
const vacant = { ownerUserId: 'gone', deputyUserId: null }

describe('who decides about a term', () => {
  test.each([
    { what: 'its own owner', ownerId: 'other', seats, userId: 'other', writesModel: false, decides: true },
    {
      what: 'the owner of its domain, past its own owner',
      ownerId: 'other',
      seats,
      userId: 'owner',
      writesModel: false,
      decides: false,
    },
    {
      what: 'the administrator, past its own owner',
      ownerId: 'other',
      seats: null,
      userId: 'boss',
      writesModel: true,
      decides: false,
    },
    {
      what: 'the owner of its domain, when it has no owner',
      ownerId: null,
      seats,
      userId: 'owner',
      writesModel: false,
      decides: true,
    },
    {
      what: 'the deputy, when its own owner has left',
      ownerId: 'gone',
      seats,
      userId: 'deputy',
      writesModel: false,
      decides: true,
    },
    { what: 'who left', ownerId: 'gone', seats: null, userId: 'gone', writesModel: false, decides: false },
    {
      what: 'the administrator, past the owner of the domain',
      ownerId: null,
      seats,
      userId: 'boss',
      writesModel: true,
      decides: false,
    },
    {
      what: 'the administrator, when the domain is vacant',
      ownerId: null,
      seats: vacant,
      userId: 'boss',
      writesModel: true,
      decides: true,
    },
    {
      what: 'the administrator, when nobody answers for it',
      ownerId: null,
      seats: null,
      userId: 'boss',
      writesModel: true,
      decides: true,
    },
    {
      what: 'any colleague, when nobody answers for it',
      ownerId: null,
      seats: null,
      userId: 'other',
      writesModel: false,
      decides: false,
    },
  ])('$what: $decides', ({ decides, userId, writesModel, ...place }) => {
    expect(decidesAboutTerm(place, { userId, writesModel }, people)).toBe(decides)
  })
})

describe('what an act makes of a term', () => {
  const concept: State = { status: 'concept', isDisputed: false }
  const disputed: State = { status: 'concept', isDisputed: true }
  const agreed: State = { status: 'agreed', isDisputed: false }
  const doubted: State = { status: 'agreed', isDisputed: true }
  const retired: State = { status: 'retired', isDisputed: false }
  const table: readonly [string, State, Act, State | null][] = [
    ['a concept is agreed', concept, 'agree', agreed],
    ['agreeing on what is disputed ends the dispute', disputed, 'agree', agreed],
    ['agreeing on what was agreed and doubted ends the doubt', doubted, 'agree', agreed],
    ['agreeing twice means nothing', agreed, 'agree', null],
    ['what is agreed can be doubted and stays agreed meanwhile', agreed, 'dispute', doubted],
    ['a concept can be disputed', concept, 'dispute', disputed],
    ['disputing twice means nothing', disputed, 'dispute', null],
    ['a dispute is settled', doubted, 'settle', agreed],
    ['without a dispute nothing is settled', agreed, 'settle', null],
    ['a disputed term can be retired, and the dispute with it', disputed, 'retire', retired],
    ['a retired term is not retired again', retired, 'retire', null],
    ['a retired term is not agreed', retired, 'agree', null],
    ['a retired term is not disputed', retired, 'dispute', null],
    ['a retired term comes back as a concept', retired, 'reopen', concept],
    ['a term that lives is not reopened', agreed, 'reopen', null],
  ]
  test.each(table)('%s', (_what, state, what, after) => {
    const next = act(state, what)
    expect(next && { status: next.status, isDisputed: next.isDisputed }).toEqual(after)
  })
})

test.each([
  { what: 'another meaning', change: { meaning: 'Iets anders' }, status: 'concept' },
  { what: 'another way of counting', change: { countingRule: 'Elke maand' }, status: 'concept' },
  { what: 'another word', change: { term: 'Pashouder' }, status: 'concept' },
  { what: 'the same words', change: {}, status: 'agreed' },
] as const)('what was agreed becomes "$status" by $what', ({ change, status }) => {
  const before = { term: 'Lid', meaning: 'Iemand met een pas', countingRule: 'Op 31 december' }
  expect(statusAfterChange('agreed', before, { ...before, ...change })).toBe(status)
  expect(statusAfterChange('concept', before, { ...before, ...change })).toBe('concept')
})

test('the workshop is about what is disputed and what is a concept', () => {
  expect(isForWorkshop({ status: 'agreed', isDisputed: true })).toBe(true)
  expect(isForWorkshop({ status: 'concept', isDisputed: false })).toBe(true)
  expect(isForWorkshop({ status: 'agreed', isDisputed: false })).toBe(false)
  expect(isForWorkshop({ status: 'retired', isDisputed: false })).toBe(false)
})
