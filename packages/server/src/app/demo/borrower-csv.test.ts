import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, it } from 'vitest'
import { BORROWER_COLUMNS, writeDemoCsv } from './borrower-csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'leners-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, rows: number): string => {
  writeDemoCsv(join(folder, name), rows, { today: '2026-11-21' })
  return readFileSync(join(folder, name), 'utf8')
}

it('writes the borrower list with exactly the rows asked for, each number once', () => {
  const cells = parse(write('leners.csv', 5_000), { bom: true, delimiter: ';' })
  expect(cells[0]).toEqual([...BORROWER_COLUMNS])
  expect(cells.length).toBe(5_001)
  expect(new Set(cells.map(([number]) => number)).size).toBe(5_001)
  expect(cells.slice(1).every((row) => /^\d{2}-\d{2}-\d{4}$/u.test(row[15] ?? ''))).toBe(true)
})

it('writes the same file again', () => {
  expect(write('een.csv', 500)).toBe(write('twee.csv', 500))
})
