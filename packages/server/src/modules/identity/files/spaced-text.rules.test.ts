import { describe, expect, test } from 'vitest'
import { detectDialect } from './dialect.rules.ts'
import { createSpacedParser, looksSpaced } from './spaced-text.rules.ts'

const LINES = [
  ' 00004 0001 19970101  2   29.33',
  ' 00004 0001 19970118  2   29.73',
  ' 00021 0002 19970101  3   63.34',
  ' 00050 0003 19970101  1    6.79',
  ' 00071 0004 19970101  1   13.97',
]
const delimiterOf = (text: string, forced?: string) => detectDialect(text, { isWhole: true, forced }).delimiter

describe('columns with spaces between them', () => {
  test('are known when every line has as many, and they are figures', () => {
    expect(delimiterOf(LINES.join('\n'))).toBe(' ')
    expect(delimiterOf(LINES.join('\r\n'))).toBe(' ')
  })

  test.each([
    ['names', ['Jan de Vries', 'Anna van Dijk', 'Piet de Boer', 'Els van Dam', 'Kees de Wit']],
    ['too few lines', LINES.slice(0, 4)],
    ['a line with more', [...LINES, '1 2 3 4 5 6']],
    ['two columns, such as a phone number', ['06 12345678', '06 12345679', '06 12345670', '06 1', '06 2']],
  ])('are not seen in %s', (_what, lines) => {
    expect(looksSpaced(lines)).toBe(false)
  })

  test('are not looked for where another sign parts the columns', () => {
    expect(delimiterOf(LINES.map((line) => `${line};x`).join('\n'))).toBe(';')
  })

  test('are read when somebody says so', () => {
    expect(delimiterOf('a b\nc d\n', ' ')).toBe(' ')
  })
})

test('lines come back as their cells, wherever the text is cut; spaces around a line mean nothing', () => {
  const text = `${LINES.join('\r\n')}\r\n`
  const cut = (at: number) => {
    const parser = createSpacedParser('\n')
    return [...parser.push(text.slice(0, at)), ...parser.push(text.slice(at)), ...parser.end().rows]
  }
  const expected = LINES.map((line) => line.trim().split(/ +/))
  for (let at = 0; at < text.length; at += 7) expect(cut(at)).toEqual(expected)
})
