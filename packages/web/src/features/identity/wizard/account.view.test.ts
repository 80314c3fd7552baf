import type { ImportCounts } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { accountOf, samplesOf } from './account.view.ts'

const none: ImportCounts = {
  rows: 0,
  new: 0,
  changed: 0,
  same: 0,
  duplicate: 0,
  rejected: 0,
  joined: 0,
  gone: 0,
  satellites: 0,
  withProblems: 0,
}

test('the account adds up: every row of the file is in exactly one line', () => {
  const account = accountOf({ ...none, rows: 10, new: 4, changed: 3, same: 1, duplicate: 1, rejected: 1 })
  expect(account.isBalanced).toBe(true)
  expect(account.lines.map(({ outcome, count }) => [outcome, count])).toEqual([
    ['new', 4],
    ['changed', 3],
    ['same', 1],
    ['duplicate', 1],
    ['rejected', 1],
  ])
  expect(account.lines[0]?.share).toBe(0.4)
})

test('an account that does not add up says so', () => {
  expect(accountOf({ ...none, rows: 10, new: 9 }).isBalanced).toBe(false)
})

test('what happens beside the rows is told apart and only when it happens', () => {
  const account = accountOf({ ...none, rows: 2, new: 2, joined: 1, satellites: 3 })
  expect(account.remarks).toEqual([
    { id: 'joined', count: 1 },
    { id: 'satellites', count: 3 },
  ])
})

test('reading the same file again has no effect', () => {
  expect(accountOf({ ...none, rows: 5, same: 4, rejected: 1 }).isWithoutEffect).toBe(true)
  expect(accountOf({ ...none, rows: 5, same: 5, gone: 2 }).isWithoutEffect).toBe(false)
})

test('samples that need eyes come first and empty ones are left out', () => {
  expect(samplesOf({ ...none, rows: 4, new: 2, rejected: 1, duplicate: 1, withProblems: 1 })).toEqual([
    'rejected',
    'problems',
    'duplicate',
    'new',
  ])
  expect(samplesOf({ ...none, rows: 1, same: 1 })).toEqual(['same'])
})

test('an empty file divides nothing by zero', () => {
  expect(accountOf(none).lines.every(({ share }) => share === 0)).toBe(true)
})
