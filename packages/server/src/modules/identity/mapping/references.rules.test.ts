import { describe, expect, test } from 'vitest'
import { decideReference, readReferenceText, referenceNumber, type Candidate } from './references.rules.ts'

const context = { dateOrder: 'dmy', today: '2026-11-22' } as const
const anna: Candidate = { id: 'anna', kind: 'person', displayName: 'Anna Bos', by: 'name' }
const otherAnna: Candidate = { ...anna, id: 'other anna' }
const choir: Candidate = { id: 'choir', kind: 'organisation', displayName: 'Anna Bos', by: 'name' }
const numbered = (candidate: Candidate): Candidate => ({ ...candidate, by: 'number' })
const asked = { names: ['Anna Bos', 'anna-bos'], kinds: undefined }

describe('whom a cell means', () => {
  test.each<[string, Candidate[], string]>([
    ['the only relation of that name', [anna], 'anna'],
    ['the relation of that name, found in two ways', [anna, anna], 'anna'],
    ['nobody, when two are called so', [anna, otherAnna], 'value.reference_ambiguous'],
    ['whoever has it as a number, also when others are called so', [anna, otherAnna, numbered(choir)], 'choir'],
    ['nobody, when two have it as a number', [numbered(anna), numbered(choir)], 'value.reference_ambiguous'],
    ['nobody, when nobody is called so', [], 'value.reference_unknown'],
    ['nobody, when somebody only begins alike', [{ ...anna, displayName: 'Anna Boskamp' }], 'value.reference_unknown'],
    ['a name whatever its accents and signs', [{ ...anna, displayName: 'ÁNNA  Bos.' }], 'anna'],
  ])('%s', (_name, candidates, expected) => {
    const meant = decideReference(candidates, asked)
    expect(meant.ok ? meant.relationId : meant.problem).toBe(expected)
  })

  test('of a field for organisations: the organisation of two that are called alike, and never a person', () => {
    const organisations = { ...asked, kinds: ['organisation'] as const }
    expect(decideReference([anna, choir], organisations)).toEqual({ ok: true, relationId: 'choir' })
    expect(decideReference([anna], organisations)).toEqual({ ok: false, problem: 'value.reference_invalid' })
  })
})

test('a number is compared without spaces and capitals', () => {
  expect(referenceNumber(' 16 ah00')).toBe('16AH00')
})

test('a text that is too long for a name is refused', () => {
  expect(readReferenceText('  Anna   Bos ', context)).toEqual({ ok: true, value: 'Anna Bos' })
  expect(readReferenceText('x'.repeat(201), context)).toMatchObject({ ok: false, problem: { code: 'value.too_long' } })
})
