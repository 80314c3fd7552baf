import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDelimitedParser, parseDelimited } from './delimited-text.rules.ts'
import type { Dialect } from './delimited-text.rules.ts'

const comma: Dialect = { delimiter: ',', quote: '"', escape: '', newline: '\n' }

/** Writes as a correct program does; `always` quotes every cell. */
function write(
  rows: readonly (readonly string[])[],
  { delimiter, quote }: Dialect,
  lineEnd: string,
  always: boolean,
): string {
  const cell = (text: string) =>
    always || /[\r\n]/.test(text) || text.includes(delimiter) || text.includes(quote) || text === ''
      ? quote + text.replaceAll(quote, quote + quote) + quote
      : text
  return rows.map((row) => row.map(cell).join(delimiter)).join(lineEnd)
}

/** Cells that look for trouble: delimiters, quotes, line ends, spaces, backslashes, emoji. */
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ',', ';', '\t', '|', '"', "'", '\n', '\r', ' ', '\\', 'é', '😀', '0') }),
  fc.string({ unit: 'grapheme' }),
)

describe('delimited text', () => {
  test('any table written in any dialect reads back equal, however the text is cut into chunks', () => {
    const written = fc.record({
      rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      quote: fc.constantFrom('"', "'"),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      always: fc.boolean(),
      hasLastLineEnd: fc.boolean(),
      chunk: fc.integer({ min: 1, max: 20 }),
    })
    fc.assert(
      fc.property(written, ({ rows, delimiter, quote, lineEnd, always, hasLastLineEnd, chunk }) => {
        const dialect: Dialect = { delimiter, quote, escape: '', newline: lineEnd === '\r' ? '\r' : '\n' }
        const text = write(rows, dialect, lineEnd, always) + (hasLastLineEnd ? lineEnd : '')
        const parser = createDelimitedParser(dialect)
        const read: string[][] = []
        for (let at = 0; at < text.length; at += chunk) read.push(...parser.push(text.slice(at, at + chunk)))
        read.push(...parser.end().rows)
        expect(read).toEqual(rows)
      }),
      { numRuns: 1500 },
    )
  })

  const cases: [what: string, text: string, rows: string[][], dialect?: Partial<Dialect>][] = [
    [
      'last line without line end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty last cell',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['blank line is a row', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['line break in a quoted cell', '"een\ntwee",b\n', [['een\ntwee', 'b']]],
    ['space before a quotation mark', 'a, "b, c"\n', [['a', 'b, c']]],
    ['quotation marks inside bare text stay', 'Jan "de Man",x\n', [['Jan "de Man"', 'x']]],
    ['text after a closing quotation mark is kept', '"Jan" de Man,x\n', [['Jan de Man', 'x']]],
    [
      'carriage return before the line end is no text',
      '"a","b"\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['backslash before a delimiter', 'a\\, b,c\n', [['a, b', 'c']], { escape: '\\' }],
    ['backslash before a quotation mark', '"a \\"b\\"",c\n', [['a "b"', 'c']], { escape: '\\' }],
    ['other backslashes are text', 'C:\\map,c\n', [['C:\\map', 'c']], { escape: '\\' }],
    ['nothing is quoted', '"t Hoekje;x\n', [['"t Hoekje', 'x']], { quote: '', delimiter: ';' }],
    [
      'old Macintosh line ends',
      'a,b\r1,"2\r3"\r',
      [
        ['a', 'b'],
        ['1', '2\r3'],
      ],
      { newline: '\r' },
    ],
  ]
  test.each(cases)('%s', (_, text, rows, dialect) => {
    expect(parseDelimited(text, { ...comma, ...dialect })).toEqual(rows)
  })

  test('a quotation mark that is never closed is reported', () => {
    const parser = createDelimitedParser(comma)
    parser.push('a,b\n1,"2\n3,4\n')
    expect(parser.end()).toEqual({ rows: [['1', '2\n3,4\n']], isUnclosed: true })
  })
})
