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
  sampleRows: [],
  notes: [],
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
  expect(notesOf(file({}), undefined, { headerRow: 1, noticed: [] })).toEqual([
    { code: 'note.hidden_sheets', count: 1 },
  ])
  expect(firstSheet(file({ suggestedSheet: 1 }))).toBeNull()
  expect(firstSheet(file({}))).toBe(0)
})

test('rows above the header follow the header row that is chosen now', () => {
  const one = file({ sheets: [sheet('Leden', false)], notes: ['note.rows_above_header'] })
  expect(notesOf(one, one.sheets[0], { headerRow: 4, noticed: [] })).toEqual([
    { code: 'note.rows_above_header', count: 3 },
  ])
  expect(notesOf(one, one.sheets[0], { headerRow: 1, noticed: [] })).toEqual([])
})

test('what was noticed in the sheet is told with how often, and each thing once', () => {
  const one = file({ sheets: [sheet('Leden', false)], notes: ['note.date_system_1904'] })
  const noticed = [
    { code: 'note.blank_rows', count: 3 },
    { code: 'note.merged_cells', count: 2 },
    { code: 'note.date_system_1904', count: 0 },
    { code: 'note.rows_above_header', count: 9 },
  ]
  expect(notesOf(one, one.sheets[0], { headerRow: 1, noticed })).toEqual([
    { code: 'note.date_system_1904', count: 0 },
    { code: 'note.blank_rows', count: 3 },
    { code: 'note.merged_cells', count: 2 },
  ])
})

test('a list without a header says so, an address book has none by nature', () => {
  const one = file({ sheets: [sheet('Leden', false)] })
  expect(notesOf(one, one.sheets[0], { headerRow: null, noticed: [] })).toEqual([{ code: 'note.no_header', count: 0 }])
  expect(notesOf({ ...one, format: 'vcard' }, one.sheets[0], { headerRow: null, noticed: [] })).toEqual([])
})

test.each([
  [';', 'semicolon'],
  ['\t', 'tab'],
  [' ', 'spaces'],
  ['~', 'other'],
  [null, null],
] as const)('the delimiter %j is called %s', (delimiter, name) => {
  expect(delimiterName(delimiter)).toBe(name)
})
