import { expect, test } from 'vitest'
import { detailsLine } from './audit.view.ts'

test('particulars are one line of plain values; nested ones are left to the full record', () => {
  expect(detailsLine({ role: 'reader', count: 3, nested: { a: 1 }, nothing: null })).toBe('role: reader · count: 3')
  expect(detailsLine({})).toBe('')
})
