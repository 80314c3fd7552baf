import { describe, expect, test } from 'vitest'
import { guessContent, kindOfName } from './file-kind.rules.ts'
import { readObject } from './ndjson.rules.ts'
import { inspect, readTable, withFile } from './testing/file-reading.ts'

const cells = (line: string) => Object.fromEntries(readObject(line) ?? [])

describe('an object is a row', () => {
  test.each([
    ['{"nr":7,"naam":"Anna","lid":true,"stop":null}', { nr: '7', naam: 'Anna', lid: 'true', stop: '' }],
    ['{"adres":{"plaats":"Almere","geo":{"x":1.5}}}', { 'adres.plaats': 'Almere', 'adres.geo.x': '1.5' }],
    ['{"labels":["kind","taal",null]}', { labels: 'kind, taal' }],
    [
      '{"mail":[{"soort":"werk","adres":"a@b.nl"},{"adres":"c@d.nl"}]}',
      { 'mail.1.soort': 'werk', 'mail.1.adres': 'a@b.nl', 'mail.2.adres': 'c@d.nl' },
    ],
    ['{"a":{"b":{"c":{"d":{"e":1}}}}}', { 'a.b.c.d': '{"e":1}' }],
    ['{"a.b":1,"a":{"b":2}}', { 'a.b': '1' }],
    ['{"leeg":[],"niets":{}}', { leeg: '' }],
    ['{"__proto__":{"x":1},"constructor":"c"}', { '__proto__.x': '1', constructor: 'c' }],
    [
      `{"veel":${JSON.stringify(Array.from({ length: 21 }, (_, n) => ({ n })))}}`,
      { veel: JSON.stringify(Array.from({ length: 21 }, (_, n) => ({ n }))) },
    ],
  ])('%s', (line, expected) => {
    expect(cells(line)).toEqual(expected)
  })

  test.each(['', '[1,2]', '"tekst"', '7', 'null', '{"open":', '{}{}'])('"%s" is none', (line) => {
    expect(readObject(line)).toBeNull()
  })
})

describe('what a file is', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  test.each([
    ['lines of objects', '{"a":1}\n{"a":2}\n', { is: 'ndjson' }],
    ['one object', '{"a":1}', { is: 'ndjson' }],
    ['with letters of two bytes', '{"naam":"Noémi Łącka"}\n{"naam":"x"}', { is: 'ndjson' }],
    ['with a mark before it and white lines', '\ufeff\n{ "a" : 1 }\r\n', { is: 'ndjson' }],
    ['a line that is longer than what is looked at', `{"a":"${'x'.repeat(9000)}"}`, { is: 'ndjson' }],
    ['a document over several lines', '{ "a": [\n1\n]}', { is: 'other', found: 'json' }],
    ['an array', '[{"a":1}]', { is: 'other', found: 'json' }],
    ['a list whose first column begins with a brace', '{naam};plaats\nAnna;Almere', { is: 'text' }],
  ])('%s', (_what, text, expected) => {
    expect(guessContent(bytes(text).subarray(0, 4096))).toEqual(expected)
  })
  test('by its name', () => expect([kindOfName('a.NDJSON'), kindOfName('b.jsonl')]).toEqual(['ndjson', 'ndjson']))
})

describe('a file of objects', () => {
  test('has the columns of all of them together, and tells which line is none', async () => {
    const text = '{"nr":1,"naam":"Anna"}\r\n\r\n{"nr":2,"plaats":"Almere"}\nkapot\n{"nr":3}'
    const { inspection, table, rows } = await withFile(text, 'leden.ndjson', (path) => readTable(path))
    expect(inspection).toMatchObject({ format: 'ndjson', notes: [] })
    expect(table).toMatchObject({ headers: ['nr', 'naam', 'plaats'], headerRow: null, rows: 4 })
    expect(rows).toEqual([
      { rowNumber: 1, cells: ['1', 'Anna', ''] },
      { rowNumber: 3, cells: ['2', '', 'Almere'] },
      { rowNumber: 4, cells: ['', '', ''], problems: [{ code: 'row.unreadable' }] },
      { rowNumber: 5, cells: ['3', '', ''] },
    ])
  })

  test('is read in batches, however many there are', async () => {
    const text = Array.from({ length: 3500 }, (_, nr) => JSON.stringify({ nr, naam: `Naam ${nr}` })).join('\n')
    const { rows } = await withFile(text, 'veel.jsonl', (path) => readTable(path))
    expect(rows).toHaveLength(3500)
    expect(rows.at(-1)).toEqual({ rowNumber: 3500, cells: ['3499', 'Naam 3499'] })
  })

  test.each([
    [
      'too many columns',
      `{${Array.from({ length: 501 }, (_, n) => `"k${n}":1`).join()}}\n{}`,
      {},
      'file.too_many_columns',
    ],
    ['a cell without end', `{"a":"${'x'.repeat(100_001)}"}\n`, {}, 'file.cell_too_long'],
    ['a line without end', `{"a":1}\n{"a":${'['.repeat(2_100_000)}`, {}, 'file.cell_too_long'],
    ['too many rows', '{"a":1}\n{"a":1}\n{"a":1}', { maxRows: 2 }, 'file.too_many_rows'],
  ])('with %s is refused', async (_what, text, limits, code) => {
    await expect(withFile(text, 'a.ndjson', (path) => inspect(path, {}, limits))).rejects.toMatchObject({ code })
  })
})
