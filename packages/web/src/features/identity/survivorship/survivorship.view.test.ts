import type { FieldSurvivorship, Source } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { USUAL, isSameRule, moved, orderable, rowsOf, withSource, withoutSource } from './survivorship.view.ts'

const rule = { sourceIds: ['leden', 'kassa', 'brief'], rule: 'most_recent' as const }

test('every field has a row, set or not', () => {
  const set: FieldSurvivorship = { field: 'emails', sourceIds: ['kassa'], rule: 'most_recent' }
  const rows = rowsOf([set])
  expect(rows).toHaveLength(9)
  expect(rows.find(({ field }) => field === 'emails')).toEqual({ field: 'emails', rule: set, set })
  expect(rows.find(({ field }) => field === 'name')).toEqual({ field: 'name', rule: USUAL, set: null })
})

describe('putting sources in order', () => {
  test.each([
    { what: 'up', id: 'kassa', step: -1 as const, order: ['kassa', 'leden', 'brief'] },
    { what: 'down', id: 'kassa', step: 1 as const, order: ['leden', 'brief', 'kassa'] },
    { what: 'up from the top changes nothing', id: 'leden', step: -1 as const, order: rule.sourceIds },
    { what: 'down from the bottom changes nothing', id: 'brief', step: 1 as const, order: rule.sourceIds },
    { what: 'a source that is not there', id: 'else', step: 1 as const, order: rule.sourceIds },
  ])('$what', ({ id, step, order }) => {
    expect(moved(rule, id, step).sourceIds).toEqual(order)
  })
  test('a source is added once, at the end, and can be taken away', () => {
    expect(withSource(rule, 'kassa')).toEqual(rule)
    expect(withSource(rule, 'nieuw').sourceIds.at(-1)).toBe('nieuw')
    expect(withoutSource(rule, 'kassa').sourceIds).toEqual(['leden', 'brief'])
  })
})

test('the same sources in another order are another rule', () => {
  expect(isSameRule(rule, { ...rule })).toBe(true)
  expect(isSameRule(rule, moved(rule, 'kassa', -1))).toBe(false)
})

test('what colleagues fill in is not put in order; the most trusted list stands first', () => {
  const source = (name: string, kind: Source['kind'], trust: number): Source => ({
    id: name,
    name,
    kind,
    trust,
    recordCount: 1,
    lastImportAt: null,
  })
  const sources = [source('Brief', 'file', 40), source('Eigen invoer', 'manual', 100), source('Leden', 'file', 60)]
  expect(orderable(sources).map(({ name }) => name)).toEqual(['Leden', 'Brief'])
})
