import { expect, test } from 'vitest'
import { bothMay, type Seen } from './viewing.rules.ts'

const EVERY = '9223372036854775807'
const all: Seen = { domainMask: EVERY, rights: { change: EVERY, export: EVERY, delete: EVERY, fields: {} } }
const some: Seen = {
  domainMask: '6',
  rights: { change: '2', export: '0', delete: '0', fields: { phones: { shown: '2', clear: '0', change: '0' } } },
}

test('who may everything sees what the other sees, no more', () => {
  expect(bothMay(all, some)).toEqual(some)
})
test('who sees little does not see more by looking along as somebody who sees all', () => {
  expect(bothMay(some, all)).toEqual(some)
})
test('of two who see different domains only what both see is left, also of fields', () => {
  const other: Seen = {
    domainMask: '12',
    rights: { change: '12', export: '4', delete: '0', fields: { emails: { shown: '8', clear: '8', change: '8' } } },
  }
  expect(bothMay(some, other)).toEqual({
    domainMask: '4',
    rights: {
      change: '0',
      export: '0',
      delete: '0',
      fields: { phones: { shown: '0', clear: '0', change: '0' }, emails: { shown: '0', clear: '0', change: '0' } },
    },
  })
})
test('every domain stays every domain, so that queries keep their fast path', () => {
  expect(bothMay(all, all)).toEqual(all)
})
