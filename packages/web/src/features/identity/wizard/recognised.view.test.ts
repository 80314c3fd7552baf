import type { FileView } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { delimiterName, firstSheet, notesOf } from './recognised.view.ts'

const sheet = (name: string, isHidden: boolean): FileView['sheets'][number] => ({
  name,
  isHidden,
  rows: 3,
  columns: 2,
  headerRow: 1,
  headers: ['a', 'b'],
  sample: [],
})
const file = (extra: Partial<FileView>): FileView => ({
  name: 'leden.xlsx',
  bytes: 1000,
  format: 'xlsx',
  encoding: null,
  delimiter: null,
  sheets: [sheet('Leden', false), sheet('Oud', true)],
  notes: [],
  suggestedSheet: 0,
  ...extra,
})

test('a hidden sheet is told about and never chosen silently', () => {
  expect(notesOf(file({}), undefined, 1)).toEqual([{ code: 'note.hidden_sheets', count: 1 }])
  expect(firstSheet(file({ suggestedSheet: 1 }))).toBeNull()
  expect(firstSheet(file({}))).toBe(0)
})

test('rows above the header follow the header row that is chosen now', () => {
  const one = file({ sheets: [sheet('Leden', false)], notes: ['note.rows_above_header'] })
  expect(notesOf(one, one.sheets[0], 4)).toEqual([{ code: 'note.rows_above_header', count: 3 }])
  expect(notesOf(one, one.sheets[0], 1)).toEqual([])
})

test('a list without a header says so, an address book has none by nature', () => {
  const one = file({ sheets: [sheet('Leden', false)] })
  expect(notesOf(one, one.sheets[0], null)).toEqual([{ code: 'note.no_header', count: 0 }])
  expect(notesOf({ ...one, format: 'vcard' }, one.sheets[0], null)).toEqual([])
})

test.each([
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['~', 'other'],
  [null, null],
] as const)('the delimiter %j is called %s', (delimiter, name) => {
  expect(delimiterName(delimiter)).toBe(name)
})
