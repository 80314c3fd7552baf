import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDelimited } from './delimited-text.rules.ts'
import { detectDialect } from './dialect.rules.ts'

const HEADERS = ['nr', 'naam', 'adres', 'plaats', 'bedrag', 'opmerking']
/** What people and programs put in cells, with every delimiter somewhere in a text. */
const cell = fc.constantFrom(
  'Anna',
  'Bakker, Anna',
  'Straat 1, 1234 AB, Almere, NL',
  'links; rechts',
  'a; b; c; d',
  'x | y',
  "'t Hoekje",
  'zegt "ja"',
  '"De Kroon", Ede',
  '1,50',
  '1.234,50',
  '',
  'twee\nregels',
  'Łącka',
)

test('a list as a correct program writes it reads back equal, whatever stands in its cells', () => {
  const written = fc
    .record({ columns: fc.integer({ min: 2, max: HEADERS.length }), delimiter: fc.constantFrom(',', ';', '\t', '|') })
    .chain(({ columns, delimiter }) =>
      fc.record({
        delimiter: fc.constant(delimiter),
        columns: fc.constant(columns),
        always: fc.boolean(),
        // Often the same in every row: that is where another delimiter looks as regular as the right one.
        rows: fc.oneof(
          fc.array(fc.array(cell, { minLength: columns - 1, maxLength: columns - 1 }), { minLength: 4, maxLength: 25 }),
          fc
            .array(cell, { minLength: columns - 1, maxLength: columns - 1 })
            .map((row) => Array.from({ length: 12 }, () => row)),
        ),
      }),
    )
  fc.assert(
    fc.property(written, ({ columns, delimiter, always, rows }) => {
      const table = [HEADERS.slice(0, columns), ...rows.map((row, index) => [String(index + 1), ...row])]
      const quoted = (text: string) =>
        always || text === '' || text.includes(delimiter) || /["\n]/.test(text)
          ? `"${text.replaceAll('"', '""')}"`
          : text
      const text = table.map((row) => row.map(quoted).join(delimiter)).join('\r\n')
      expect(parseDelimited(text, detectDialect(text, { isWhole: true }))).toEqual(table)
    }),
    { numRuns: 3000 },
  )
})
