import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readTable, realFile, withFile, inspect } from './testing/file-reading.ts'

type Expected = {
  file: string
  sheet?: number
  /** Rows × columns, and the 1-based header row (0: none). */
  size: readonly [rows: number, columns: number]
  header: number
  trap: string
  encoding?: string
  delimiter?: string
  headers?: readonly string[]
  /** Row number in the file, column name, value. */
  cells?: readonly (readonly [number, string, string])[]
  notes?: readonly string[]
}

/** Every file of the collection with what its manifest warns for: the acceptance table. */
const expected = JSON.parse(readFileSync(realFile('rommelig/VERWACHT.json'), 'utf8')) as readonly Expected[]

function check(want: Expected, got: Awaited<ReturnType<typeof readTable>>): void {
  const { inspection, table, rows } = got
  expect([table.rows, table.columns]).toEqual(want.size)
  expect(rows.length).toBe(table.rows)
  expect(table.headerRow ?? 0).toBe(want.header)
  expect(new Set(table.headers).size).toBe(table.columns)
  if (want.encoding !== undefined) expect(inspection.encoding).toBe(want.encoding)
  if (want.delimiter !== undefined) expect(inspection.delimiter).toBe(want.delimiter)
  if (want.headers) expect(table.headers).toEqual(want.headers)
  if (want.notes) expect(table.notes.map((note) => note.code)).toEqual(want.notes)
  for (const [rowNumber, column, value] of want.cells ?? []) {
    const row = rows.find((one) => one.rowNumber === rowNumber)
    expect.soft(row?.cells[table.headers.indexOf(column)], `row ${rowNumber}, ${column}`).toBe(value)
  }
}

describe('messy files are read as their owner sees them', () => {
  test.each(expected)('$file ($sheet): $trap', async (want) => {
    check(want, await readTable(realFile(`rommelig/${want.file}`), want.sheet))
  })

  test('every file of the manifest is in the table', () => {
    const files = readdirSync(realFile('rommelig')).filter(
      (name) => /\.(csv|xlsx?|ods)$/.test(name) && name !== 'MANIFEST.csv',
    )
    expect([...new Set(expected.map(({ file }) => file))].sort()).toEqual(files.sort())
  })

  test('accents after a hundred lines of plain text are right', async () => {
    const { rows } = await readTable(realFile('rommelig/nz-overheidsorganisaties.csv'))
    const text = JSON.stringify(rows)
    expect(text).toContain('ā')
    expect(text).not.toMatch(/Ä|\uFFFD/)
  })

  test('a title with an escaped comma is one cell', async () => {
    const { rows } = await readTable(realFile('rommelig/imdb-backslash-escape.csv'))
    expect(rows.every(({ cells, problems }) => cells.length === 44 && !problems)).toBe(true)
    expect(rows.some(({ cells }) => cells[2]?.includes(', '))).toBe(true)
  })

  test('doubled quotation marks become single ones', async () => {
    const { rows } = await readTable(realFile('rommelig/uruguay-aanhalingstekens.csv'))
    const text = rows.flatMap(({ cells }) => cells).join('\n')
    expect(text).toContain('"')
    expect(text).not.toContain('""')
  })

  test('a row with too few or too many cells stays, with a mark', async () => {
    const { rows } = await readTable(realFile('rommelig/kapotte-regels.csv'))
    expect(rows).toEqual([
      { rowNumber: 2, cells: ['1101', 'John', ''], problems: [{ code: 'row.too_few_cells' }] },
      { rowNumber: 3, cells: ['1102', 'Julie', '26', 'Potatoes'], problems: [{ code: 'row.too_many_cells' }] },
    ])
  })

  test('a hidden sheet is listed as hidden', async () => {
    const { inspection } = await readTable(realFile('rommelig/twee-bladen-een-verborgen.xlsx'))
    expect(inspection.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Sheet1', 'hidden'],
      ['Sheet2', 'visible'],
    ])
    expect(inspection.suggestedSheet).toBe(1)
    expect(inspection.notes).toEqual([{ code: 'note.hidden_sheets', params: { count: 1 } }])
  })

  test('dates around the leap day that Excel invented agree with their text', async () => {
    const { rows } = await readTable(realFile('rommelig/schrikkeldag-1900.xlsx'))
    for (const { cells } of rows) expect(cells[0]?.replace('T', ' ')).toBe(cells[1])
    expect(rows.filter(({ problems }) => problems).map(({ rowNumber }) => rowNumber)).toEqual([5])
  })

  test('an error in a formula leaves the cell empty and marks it', async () => {
    const { rows } = await readTable(realFile('rommelig/gemengde-bladen.xlsx'), 4)
    expect(rows[1]?.problems).toEqual([
      { code: 'value.formula_error', column: 1 },
      { code: 'value.formula_error', column: 2 },
    ])
  })
})

describe('csv-spectrum', () => {
  const names = readdirSync(realFile('rommelig/csv-spectrum/csvs')).map((name) => name.replace('.csv', ''))
  // The published answer of this one was never brought up to date with its csv: another phone number.
  const outdated = { location_coordinates: { 'Contact Phone Number': '2095257564' } } as Record<string, object>

  test.each(names)('%s gives the published answer', async (name) => {
    const csv = readFileSync(realFile(`rommelig/csv-spectrum/csvs/${name}.csv`), 'utf8')
    const answer = JSON.parse(readFileSync(realFile(`rommelig/csv-spectrum/json/${name}.json`), 'utf8')) as unknown
    const wanted = (Array.isArray(answer) ? answer : [answer]) as Record<string, string>[]
    // The carriage returns of the crlf files were lost on their way here.
    const content = name.endsWith('_crlf') ? csv.replace(/\r?\n/g, '\r\n') : csv
    const read = await withFile(content, 'a.csv', (path) => readTable(path))
    const objects = read.rows.map(({ cells }) =>
      Object.fromEntries(read.table.headers.map((key, at) => [key, cells[at]])),
    )
    expect(objects).toEqual(wanted.map((row) => ({ ...row, ...outdated[name] })))
  })
})

describe('lists of known systems', () => {
  test('DUO: 6,804 school locations of 30 columns in windows-1252', async () => {
    const { inspection, table, rows } = await readTable(realFile('duo/03-alle-vestigingen-bo.csv'))
    expect([inspection.encoding, inspection.delimiter, table.rows, table.columns]).toEqual([
      'windows-1252',
      ';',
      6804,
      30,
    ])
    expect(table.headers[4]).toBe('VESTIGINGSNAAM')
    expect(rows).toHaveLength(6804)
    expect(new Set(rows.map(({ cells }) => cells[3])).size).toBe(6804)
    expect(new Set(rows.map(({ cells }) => cells[10])).size).toBe(408)
    expect(rows.filter(({ cells }) => cells[0] === 'Zuid-Holland')).toHaveLength(1198)
    expect(JSON.stringify(rows)).toContain('Fryslân')
    expect(rows.some(({ problems }) => problems)).toBe(false)
    expect(rows.some(({ cells }) => cells[9] === '0072')).toBe(true)
    expect(table.notes).toEqual([])
  })

  test('Koha: 50 patrons of 50 columns', async () => {
    const { table, rows } = await readTable(realFile('koha/borrowers.csv'))
    expect([table.rows, table.columns]).toEqual([50, 50])
    expect(rows[1]?.cells[table.headers.indexOf('cardnumber')]).toBe('23529000152273')
    expect(rows[1]?.cells[table.headers.indexOf('city')]).toBe('Springfield, MA')
  })

  test('an encoding or delimiter chosen by the user is followed', async () => {
    const inspection = await inspect(realFile('rommelig/komma-variant.csv'), {
      delimiter: ';',
      encoding: 'windows-1252',
    })
    expect([inspection.delimiter, inspection.encoding, inspection.sheets[0]?.columns]).toEqual([';', 'windows-1252', 1])
  })

  test('a header row pointed out by the user is followed, and so is "no header"', async () => {
    const path = realFile('rommelig/regels-voor-kop.csv')
    const third = (await inspect(path, { headerRow: 3 })).sheets[0]
    expect([third?.headers, third?.rows, third?.headerRow]).toEqual([['1', 'english'], 1, 3])
    const none = (await inspect(path, { headerRow: null })).sheets[0]
    expect([none?.headerRow, none?.headers]).toEqual([null, ['kolom 1', 'kolom 2']])
  })
})
