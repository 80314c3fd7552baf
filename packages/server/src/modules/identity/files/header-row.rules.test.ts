import { describe, expect, test } from 'vitest'
import { decideHeader, nameColumns, readHeaders } from './header-row.rules.ts'

const rowsOf = (...lines: string[]) => lines.map((line, index) => ({ rowNumber: index + 1, cells: line.split(';') }))

describe('the header is found', () => {
  const cases: [what: string, lines: string[], headerRow: number | null, firstDataRow: number][] = [
    ['in the first row', ['naam;postcode', 'Jan;1011 AB'], 1, 2],
    [
      'below a title and a blank row',
      ['Ledenlijst 2024;;', ';;', 'naam;plaats;e-mail', 'Jan;Ede;j@x.nl', 'Piet;Epe;p@x.nl'],
      3,
      4,
    ],
    ['in a table of only text', ['naam;plaats', 'Jan;Ede', 'Piet;Epe'], 1, 2],
    ['with a column that has no name', [';naam;plaats', '1;Jan;Ede', '2;Piet;Epe'], 1, 2],
    ['when most columns have no name', ['naam;;plaats;', 'Jan;1;Ede;2', 'Piet;2;Epe;3'], 1, 2],
    ['although one name is a number', ['0;naam;plaats;geboren', '1;Jan;Ede;1980', '2;Piet;Epe;1990'], 1, 2],
    ['when data is mostly empty', ['id;naam;fax;telex', 'a;;;', 'b;;;', 'c;;;'], 1, 2],
    ['above a blank row', ['naam;plaats', ';', 'Jan;Ede'], 1, 2],
    ['behind the declaration of the delimiter', ['sep=;', 'naam;plaats', 'Jan;Ede'], 2, 3],
    ['not, when the first row is data', ['1;Jan;1011 AB', '2;Piet;1012 AB'], null, 1],
    ['not, when values of the first row come back below', ['Jan;Ede', 'Piet;Ede', 'Klaas;Ede'], null, 1],
    ['not, in a file without rows', [], null, 1],
  ]
  test.each(cases)('%s', (_, lines, headerRow, firstDataRow) => {
    expect(decideHeader(rowsOf(...lines), [])).toMatchObject({ headerRow, firstDataRow })
  })

  test('over two rows when merged groups stand above the names', () => {
    const rows = rowsOf('Naam;Adres;;', ';Straat;Nr;Plaats', 'Jan;Dorpsstraat;1;Ede')
    const merges = [
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 1, left: 1, right: 3 },
    ]
    const header = decideHeader(rows, merges)
    expect(header).toEqual({ headerRow: 1, headerRowCount: 2, firstDataRow: 3 })
    expect(readHeaders(rows, merges, { ...header, firstColumn: 0, columns: 4 })).toEqual([
      'Naam',
      'Adres Straat',
      'Adres Nr',
      'Adres Plaats',
    ])
  })

  test('below a title that is merged over the whole width', () => {
    const rows = rowsOf('Ledenlijst;;', 'naam;plaats;jaar', 'Jan;Ede;1980', 'Piet;Epe;1990')
    expect(decideHeader(rows, [{ top: 1, bottom: 1, left: 0, right: 2 }])).toMatchObject({
      headerRow: 2,
      headerRowCount: 1,
    })
  })

  test('where the user says it is', () => {
    const rows = rowsOf('naam;plaats', 'Jan;Ede', 'Piet;Epe')
    expect(decideHeader(rows, [], 2)).toEqual({ headerRow: 2, headerRowCount: 1, firstDataRow: 3 })
    expect(decideHeader(rows, [], null)).toEqual({ headerRow: null, headerRowCount: 0, firstDataRow: 1 })
  })
})

describe('every column has a name of its own', () => {
  const cases: [written: string[], names: string[]][] = [
    [
      ['naam', 'naam', 'Naam'],
      ['naam', 'naam (2)', 'Naam (3)'],
    ],
    [
      ['', 'a', ''],
      ['kolom 1', 'a', 'kolom 3'],
    ],
    [
      ['naam', 'naam (2)', 'naam'],
      ['naam', 'naam (2)', 'naam (3)'],
    ],
    [
      ['', 'kolom 1'],
      ['kolom 1 (2)', 'kolom 1'],
    ],
  ]
  test.each(cases)('%j becomes %j', (written, names) => {
    expect(nameColumns(written)).toEqual(names)
  })
})
