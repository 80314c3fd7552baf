import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { checkNewerTable } from './newer-table.ts'

const shipped = readFileSync(resolve(import.meta.dirname, '../../../reference-data/areas.csv'), 'utf8')
const known = new Set(shipped.split('\n').map((line) => line.split(',')[2] ?? ''))
const check = (newer: string) => checkNewerTable('areas', { now: shipped, newer, known })
const FIRST = '1011,Amsterdam,0363,Amsterdam,1221,4873,9630'

test.each([
  { what: 'the same', newer: shipped, outcome: { rows: 4053, same: 4053, added: 0, changed: 0, gone: 0 } },
  {
    what: 'other inhabitants, one more and one less',
    newer: `${shipped.replace(FIRST, FIRST.replace('9630', '9700')).replace(/^1012.*\n/mu, '')}9990,Nieuwstad,0363,Amsterdam,1,1,10\n`,
    outcome: { rows: 4053, same: 4051, added: 1, changed: 1, gone: 1 },
  },
  { what: 'other columns', newer: shipped.replace('inhabitants', 'people'), outcome: { problem: 'other_columns' } },
  {
    what: 'a number that is none',
    newer: shipped.replace(FIRST, FIRST.replace('9630', 'many')),
    outcome: { problem: 'row', rowNumber: 2, why: '6' },
  },
  {
    what: 'a row that is cut off',
    newer: shipped.replace(FIRST, '1011,Amsterdam'),
    outcome: { problem: 'row', rowNumber: 2 },
  },
  { what: 'an area twice', newer: `${shipped}${FIRST}\n`, outcome: { problem: 'twice', key: '1011' } },
  {
    what: 'half of it',
    newer: shipped.split('\n').slice(0, 2000).join('\n'),
    outcome: { problem: 'too_little', now: 4053, newer: 1999 },
  },
  {
    what: 'nobody living anywhere',
    newer: shipped.replace(/\d+$/gmu, '0'),
    outcome: { problem: 'too_little', newer: 0 },
  },
  {
    what: 'a municipality that is not there',
    newer: shipped.replace(FIRST, FIRST.replace('0363', '9998')),
    outcome: { problem: 'unknown_municipality', key: '1011' },
  },
  { what: 'no table', newer: '"', outcome: { problem: 'unreadable' } },
])('$what', ({ newer, outcome }) => {
  expect(check(newer)).toMatchObject(outcome)
})
