import { expect, test } from 'vitest'
import { planSplit } from './split.rules.ts'

const records = [
  { id: '1', cell: 'a' },
  { id: '2', cell: 'a' },
  { id: '3', cell: 'b' },
]

test.each([
  {
    what: 'all records of a cell: the cell goes whole',
    chosen: ['3'],
    plan: { refusal: null, whole: ['b'], parts: [] },
  },
  {
    what: 'one of two records that came in as one: it goes to a new cell',
    chosen: ['1'],
    plan: { refusal: null, whole: [], parts: [{ fromCell: 'a', records: [records[0]] }] },
  },
  {
    what: 'both kinds at once',
    chosen: ['2', '3'],
    plan: { refusal: null, whole: ['b'], parts: [{ fromCell: 'a', records: [records[1]] }] },
  },
  {
    what: 'everything, which would leave nothing',
    chosen: ['1', '2', '3'],
    plan: { refusal: 'identity.split_of_everything' },
  },
  { what: 'a record of somebody else', chosen: ['1', '9'], plan: { refusal: 'identity.split_record_not_found' } },
])('a split takes out $what', ({ chosen, plan }) => {
  expect(planSplit(records, chosen)).toEqual(plan)
})
