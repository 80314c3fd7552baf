import { describe, expect, test } from 'vitest'
import { overlapPairs, overlapRows, partOf, recordBars } from './report.view.ts'

const source = (id: string, relations: number) => ({
  id,
  name: id,
  records: relations,
  relations,
  alone: 0,
  filled: { name: 0, email: 0, phone: 0, address: 0, birthDate: 0 },
})
const report = {
  sources: [source('kassa', 50), source('leden', 100), source('pers', 10)],
  overlap: [
    { a: 'kassa', b: 'leden', relations: 40 },
    { a: 'leden', b: 'pers', relations: 0 },
  ],
}

describe('overlap of sources', () => {
  const rows = overlapRows(report)
  test('the biggest source stands first', () => {
    expect(rows.map((row) => row.source.id)).toEqual(['leden', 'kassa', 'pers'])
  })
  test('a cell says which part of the source of its row the other also knows', () => {
    expect(rows[0]?.cells[1]).toMatchObject({ id: 'kassa', relations: 40, share: 0.4, level: 3, isSelf: false })
    expect(rows[1]?.cells[0]).toMatchObject({ id: 'leden', relations: 40, share: 0.8, level: 4 })
  })
  test('sources with nothing in common have an empty cell', () => {
    expect(rows[2]?.cells[1]).toMatchObject({ relations: 0, level: 0 })
  })
  test('the list names pairs with something in common only', () => {
    expect(overlapPairs(report)).toEqual([{ id: 'kassa leden', one: 'kassa', other: 'leden', relations: 40 }])
  })
})

test('the longest bar is full, and the last one stands for "or more"', () => {
  const bars = recordBars({
    byRecordCount: [
      { records: 1, relations: 80 },
      { records: 2, relations: 20 },
    ],
  })
  expect(bars).toEqual([
    { records: 1, relations: 80, part: 1, isLast: false },
    { records: 2, relations: 20, part: 0.25, isLast: true },
  ])
})

test('a part of nothing is nothing', () => {
  expect(partOf(0, 0)).toBe(0)
})
