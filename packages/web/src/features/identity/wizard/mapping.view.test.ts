import type { ColumnProposal, MappingTarget } from '@klantregie/contract'
import { MappingTarget as Targets } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { certaintyOf, choicesFrom, findIssues, guessKind, mapColumns, toMapping } from './mapping.view.ts'
import { targetGroups } from '../../../lib/column-targets.ts'

const column = (at: number, target: MappingTarget, extra: Partial<ColumnProposal> = {}): ColumnProposal => ({
  column: at,
  header: `kolom ${at}`,
  target,
  confidence: 0.95,
  reason: 'header',
  examples: ['a'],
  filled: 3,
  isStopped: false,
  ...extra,
})
const issues = (...targets: MappingTarget[]) =>
  findIssues(
    mapColumns(
      targets.map((target, at) => column(at, target)),
      {},
    ),
    'person',
  ).map(({ id }) => id)

test('every meaning can be chosen, in exactly one group', () => {
  expect(targetGroups.flatMap(({ targets }) => [...targets]).sort()).toEqual([...Targets.options].sort())
})

describe('what is chosen by hand', () => {
  test('replaces the proposal and is sent', () => {
    const columns = mapColumns([column(0, 'keep'), column(1, 'surname')], { 0: { target: 'email' } })
    expect(columns.map(({ target, isByHand }) => [target, isByHand])).toEqual([
      ['email', true],
      ['surname', false],
    ])
    expect(toMapping(columns)[0]).toEqual({ column: 0, header: 'kolom 0', target: 'email' })
  })
  test('a column of citizen service numbers stays skipped whatever is chosen', () => {
    const [bsn] = mapColumns([column(0, 'skip', { isStopped: true, reason: 'bsn' })], { 0: { target: 'external_id' } })
    expect(bsn?.target).toBe('skip')
    expect(bsn && certaintyOf(bsn)).toBe('stopped')
  })
  test('a date keeps the order found until another is chosen, and loses it when it is no date any more', () => {
    const proposal = [column(0, 'birth_date', { dateOrder: 'ymd' })]
    expect(toMapping(mapColumns(proposal, {}))[0]?.dateOrder).toBe('ymd')
    expect(toMapping(mapColumns(proposal, { 0: { target: 'birth_date', dateOrder: 'mdy' } }))[0]?.dateOrder).toBe('mdy')
    expect(toMapping(mapColumns(proposal, { 0: { target: 'keep' } }))[0]).not.toHaveProperty('dateOrder')
  })
  test('choosing what was proposed is no change', () => {
    const columns = mapColumns([column(0, 'surname')], { 0: { target: 'surname' } })
    expect(columns[0]?.isByHand).toBe(false)
  })
  test('choices of an earlier dry run come back', () => {
    expect(choicesFrom([{ column: 2, header: 'x', target: 'role_from', dateOrder: 'dmy' }])).toEqual({
      2: { target: 'role_from', dateOrder: 'dmy' },
    })
  })
})

describe('what is said about the mapping', () => {
  test.each([
    ['a name and a number of one’s own: nothing to say', ['surname', 'external_id'], []],
    ['nothing that says whom a row is about', ['postcode', 'external_id'], ['no_name']],
    ['only e-mail addresses', ['email', 'card_number'], ['only_contact']],
    ['two surnames', ['surname', 'surname', 'external_id'], ['twice']],
    ['two e-mail addresses is fine', ['surname', 'email', 'email', 'external_id'], []],
    ['no number of its own', ['full_name'], ['no_key']],
    ['a school has its BRIN as number', ['organisation_name', 'brin'], []],
  ] as const)('%s', (_, targets, expected) => {
    expect(issues(...targets)).toEqual(expected)
  })
})

test.each([
  [0.95, 'header', 'certain'],
  [0.7, 'content', 'likely'],
  [0.4, 'content', 'doubtful'],
  [0, 'none', 'unknown'],
] as const)('a confidence of %s by %s is called %s', (confidence, reason, word) => {
  const [mapped] = mapColumns([column(0, 'surname', { confidence, reason })], {})
  expect(mapped && certaintyOf(mapped)).toBe(word)
})

test('a list of organisations is recognised by its columns', () => {
  expect(guessKind([{ target: 'organisation_name' }, { target: 'brin' }])).toBe('organisation')
  expect(guessKind([{ target: 'organisation_name' }, { target: 'surname' }])).toBe('person')
  expect(guessKind([{ target: 'full_name' }])).toBe('person')
  expect(guessKind([{ target: 'full_name' }, { target: 'order_number' }])).toBe('activity')
})
