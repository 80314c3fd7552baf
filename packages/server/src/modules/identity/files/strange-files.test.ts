import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { inspect, readAll, readTable, withFile } from './testing/file-reading.ts'
import { buildOds, buildXlsx, sheetXml } from './testing/zip-builder.ts'

const oneSheet = (xml: string) => buildXlsx({ sheets: [{ name: 'Blad1', xml }] })

describe('a strange file is read as what it is', () => {
  test('a workbook called .csv', async () => {
    const book = oneSheet(
      sheetXml(
        '<row><c t="inlineStr"><is><t>naam</t></is></c></row><row><c t="inlineStr"><is><r><t>Jan</t></r><r><t xml:space="preserve"> de Man</t></r><rPh><t>x</t></rPh></is></c></row>',
      ),
    )
    await withFile(book, 'lijst.csv', async (path) => {
      const { inspection, rows } = await readTable(path)
      expect(inspection.format).toBe('xlsx')
      expect(inspection.notes).toEqual([
        { code: 'note.other_format_than_name', params: { expected: 'text', found: 'xlsx' } },
      ])
      expect(rows).toEqual([{ rowNumber: 2, cells: ['Jan de Man'] }])
    })
  })

  test('a sheet that claims to fill A1:XFD1048576 costs what it holds', async () => {
    const xml = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="4"/></row><row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData></worksheet>`
    await withFile(oneSheet(xml), 'a.xlsx', async (path) => {
      const { rows } = await readTable(path)
      expect(rows.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual([
        [1, '1', ''],
        [1048576, '', '2'],
      ])
    })
  })

  test('formulas, errors, booleans, dates and forms of numbers', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="171" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
    const cells = [
      '<c><f>1+1</f><v>2</v></c>',
      '<c><f>NU()</f></c>',
      '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c s="1"><v>45000</v></c>',
      '<c s="2"><v>42</v></c>',
      '<c><v>0.30000000000000004</v></c>',
      '<c t="str"><f>A1</f><v>een_x000D_twee</v></c>',
      '<c t="d"><v>2024-02-29</v></c>',
    ]
    await withFile(
      buildXlsx({ sheets: [{ name: 'a', xml: sheetXml(`<row r="3">${cells.join('')}</row>`) }], styles }),
      'a.xlsx',
      async (path) => {
        const { rows } = await readTable(path)
        expect(rows).toEqual([
          {
            rowNumber: 3,
            cells: ['2', '', '', 'true', '2023-03-15', '00042', '0.3', 'een\rtwee', '2024-02-29'],
            problems: [
              { code: 'value.formula_without_result', column: 1 },
              { code: 'value.formula_error', column: 2 },
            ],
          },
        ])
      },
    )
  })

  test('very hidden and hidden sheets are listed and never suggested', async () => {
    const xml = sheetXml('<row><c><v>1</v></c></row>')
    const sheets = [
      { name: 'Geheim', state: 'veryHidden', xml },
      { name: 'Weg', state: 'hidden', xml },
    ]
    await withFile(buildXlsx({ sheets }), 'a.xlsx', async (path) => {
      const inspection = await inspect(path)
      expect(inspection.sheets.map(({ visibility }) => visibility)).toEqual(['very-hidden', 'hidden'])
      expect(inspection.suggestedSheet).toBeNull()
      expect(await readAll(path, inspection.sheets[1]!.choice)).toHaveLength(1)
    })
  })

  test('a hidden sheet, a remark and repeated cells in .ods', async () => {
    const cell = (text: string, attributes = '') =>
      `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`
    const ods = buildOds(
      `<table:table table:name="Weg" table:style-name="h"><table:table-row>${cell('x')}</table:table-row></table:table>` +
        `<table:table table:name="Leden"><table:table-row>${cell('naam')}${cell('ja', 'table:number-columns-repeated="2"')}</table:table-row>` +
        `<table:table-row table:number-rows-repeated="2"><table:table-cell><office:annotation><text:p>bel terug</text:p></office:annotation><text:p>Jan<text:s text:c="2"/>de<text:line-break/>Man</text:p><text:p>Ede</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="0.30000000000000004"/><table:table-cell office:value-type="time" office:time-value="PT9H05M00S"/></table:table-row></table:table>`,
    )
    await withFile(ods, 'a.ods', async (path) => {
      const { inspection, table, rows } = await readTable(path)
      expect(inspection.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
        ['Weg', 'hidden'],
        ['Leden', 'visible'],
      ])
      expect(table.headers).toEqual(['naam', 'ja', 'ja (2)'])
      expect(rows.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual([
        [2, 'Jan  de\nMan\nEde', '0.3', '09:05:00'],
        [3, 'Jan  de\nMan\nEde', '0.3', '09:05:00'],
      ])
    })
  })

  test('zero bytes are taken out, because no database keeps them', async () => {
    await withFile('naam;plaats\nJa\u0000n;Ede\n', 'a.csv', async (path) => {
      const { table, rows } = await readTable(path)
      expect(rows).toEqual([{ rowNumber: 2, cells: ['Jan', 'Ede'] }])
      expect(table.notes).toEqual([{ code: 'note.nul_removed', params: { count: 1 } }])
    })
  })

  test('UTF-16 as Excel writes "Unicode text"', async () => {
    const text = Buffer.from('\uFEFFnaam\tplaats\r\nRené\tSneek 😀\r\n', 'utf16le')
    for (const content of [text, Buffer.from(text).swap16()])
      await withFile(content, 'a.txt', async (path) => {
        expect((await readTable(path)).rows).toEqual([{ rowNumber: 2, cells: ['René', 'Sneek 😀'] }])
      })
  })

  test('an unclosed quotation mark on the last row is marked', async () => {
    await withFile('a;b\n"1";"2"\n3;"4', 'a.csv', async (path) => {
      const { rows, table } = await readTable(path)
      expect(rows[1]).toEqual({ rowNumber: 3, cells: ['3', '4'], problems: [{ code: 'row.unclosed_quote' }] })
      expect(table.notes).toEqual([{ code: 'note.unclosed_quote', params: {} }])
    })
  })

  test('blank and ragged rows keep the row numbers of the file', async () => {
    await withFile('naam;plaats;\r\n\r\nJan;Ede;\r\n;;\r\nPiet\r\nKlaas;Epe;x;y\r\n', 'a.csv', async (path) => {
      const { rows, table } = await readTable(path)
      expect(rows.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual([
        [3, 'Jan', 'Ede'],
        [5, 'Piet', ''],
        [6, 'Klaas', 'Epe', 'x', 'y'],
      ])
      expect(table.notes.map(({ code }) => code)).toEqual([
        'note.blank_rows',
        'note.rows_too_short',
        'note.rows_too_long',
      ])
    })
  })
})

test('an .xls with two kinds of cells is read through the same forms', async () => {
  const sheet = utils.aoa_to_sheet([
    ['naam', 'nummer'],
    ['Jan', 7],
  ])
  sheet['B2'] = { t: 'n', v: 7, z: '0000' }
  const bytes = write({ SheetNames: ['A'], Sheets: { A: sheet } }, { type: 'buffer', bookType: 'biff8' }) as Buffer
  await withFile(bytes, 'a.xls', async (path) => {
    expect((await readTable(path)).rows).toEqual([{ rowNumber: 2, cells: ['Jan', '0007'] }])
  })
})
