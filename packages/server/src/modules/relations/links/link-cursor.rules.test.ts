import { expect, test } from 'vitest'
import { readPosition, writePosition } from './link-cursor.rules.ts'

const position = { hasEnded: true, name: 'école', id: '019a0000-0000-7000-8000-000000000001' }

test('a cursor comes back as it was given', () => {
  expect(readPosition(writePosition(position))).toEqual(position)
})

test.each([
  ['nonsense'],
  [''],
  [Buffer.from('[1]').toString('base64url')],
  [writePosition({ ...position, id: 'x' })],
  [writePosition({ ...position, name: 'a\0' })],
])('%s is refused', (cursor) => {
  expect(readPosition(cursor)).toBe('invalid')
})
