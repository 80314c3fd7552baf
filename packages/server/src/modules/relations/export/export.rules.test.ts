import { expect, test } from 'vitest'
import { plainCell } from '../../../platform/pure/formula-safety.ts'
import { csvLine, exportColumns, exportFileName, exportRow, sheetCell, type ExportedRelation } from './export.rules.ts'

test.each([
  ['plain', 'Jansen', 'Jansen'],
  ['a separator', 'a;b', '"a;b"'],
  ['quotes', 'zegt "ja"', '"zegt ""ja"""'],
  ['a line end', 'a\nb', '"a\nb"'],
  ['spaces around', ' a ', '" a "'],
  ['a formula', '=1+1', "'=1+1"],
  ['a telephone number', '+31612345678', "'+31612345678"],
  ['a minus', '-5', "'-5"],
  ['a mention', '@home', "'@home"],
  ['a tab in front', '\t=1', "'\t=1"],
  ['a return in front', '\r=1', '"\'\r=1"'],
  ['what looks marked already', "'=1", "''=1"],
  ['an apostrophe of a name', "'t Hart", "'t Hart"],
])('%s in CSV', (_what, text, written) => {
  expect(csvLine([text])).toBe(`${written}\r\n`)
  const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
  expect(plainCell(read)).toBe(text)
})

test('a spreadsheet cell holds what XML can, and no more than fits', () => {
  expect(sheetCell('a\u0000b\u0007c')).toBe('abc')
  expect(sheetCell('x'.repeat(40_000))).toHaveLength(32_767)
  expect(sheetCell('=1+1')).toBe('=1+1')
})

test('a row has a cell for every column', () => {
  const relation: ExportedRelation = {
    id: '019a0000-0000-7000-8000-000000000001',
    kind: 'person',
    name: 'Anke de Graaf',
    types: ['Lener', 'Vriend'],
    email: 'a@x.nl',
    phone: null,
    street: null,
    postcode: null,
    place: null,
    birthDate: '1980-02-29',
    branch: null,
    labels: [],
    sources: [],
    changedAt: '2026-03-02T09:00:00.000Z',
    golden: {
      name: { firstName: 'Anke', prefix: 'de', surname: 'Graaf' },
      emails: ['a@x.nl', 'b@x.nl'],
      addresses: [
        { use: 'post', place: 'Zeist' },
        { use: 'visit', place: 'Utrecht' },
      ],
      identifiers: [{ scheme: 'card', value: '123' }],
    },
  }
  const row = exportRow(relation)
  const cell = (column: (typeof exportColumns)[number]) => row[exportColumns.indexOf(column)]
  expect(row).toHaveLength(exportColumns.length)
  expect([
    cell('achternaam'),
    cell('e-mail'),
    cell('plaats'),
    cell('pasnummer'),
    cell('relatietypen'),
    cell('vestiging'),
  ]).toEqual(['Graaf', 'a@x.nl; b@x.nl', 'Utrecht', '123', 'Lener; Vriend', ''])
})

test('the file is named after the day', () => {
  expect(exportFileName('2026-03-02', 'xlsx')).toBe('relaties-2026-03-02.xlsx')
})
