import { expect, test } from 'vitest'
import { isUpToDate } from './licences.mjs'

test('every package that runs in production has a licence that fits, and stands in THIRD_PARTY.md', () => {
  // When this fails: node tools/licences.mjs
  expect(isUpToDate()).toBe(true)
})
