import { expect, test } from 'vitest'
import { problemKey, problemValues } from './problem.view.ts'

const format = {
  number: (value: number) => `n${value}`,
  bytes: (value: number) => `b${value}`,
  duration: (value: number) => `d${value}`,
}

test.each([
  [
    'sizes are written as sizes',
    { code: 'file.too_large', params: { bytes: 3, limit: 2 } },
    { bytes: 'b3', limit: 'b2' },
  ],
  [
    'counts as counts',
    { code: 'file.too_many_columns', params: { columns: 3, limit: 2 } },
    { columns: 'n3', limit: 'n2' },
  ],
  ['time as time', { code: 'file.timeout', params: { limit: 60 } }, { limit: 'd60' }],
  ['words stay words', { code: 'file.not_a_table', params: { found: 'pdf' } }, { found: 'pdf' }],
] as const)('%s', (_, problem, values) => {
  expect(problemValues(problem, format)).toEqual(values)
})

test('a file problem has its own sentence, another failure that of its error code', () => {
  expect(problemKey({ code: 'file.encrypted', params: {} })).toBe('fileProblem.file.encrypted')
  expect(problemKey({ code: 'internal', params: {} })).toBe('error.internal')
})
