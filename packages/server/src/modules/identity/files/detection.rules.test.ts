import { describe, expect, test } from 'vitest'
import { detectDialect } from './dialect.rules.ts'
import { createEncodingDetector } from './encoding.rules.ts'
import { guessContent, kindOfName } from './file-kind.rules.ts'

function encodingOf(...chunks: (string | Buffer)[]) {
  const detector = createEncodingDetector()
  for (const chunk of chunks) detector.feed(Buffer.from(chunk as Buffer))
  return detector.verdict()
}
const latin = (text: string) => Buffer.from(text, 'latin1')

describe('encoding', () => {
  const cases: [what: string, bytes: Buffer[], encoding: string][] = [
    ['plain ASCII is UTF-8', [Buffer.from('naam;plaats')], 'utf-8'],
    ['UTF-8', [Buffer.from('Fryslân')], 'utf-8'],
    ['UTF-8 cut in the middle of a character', [Buffer.from([0x61, 0xc3]), Buffer.from([0xa9, 0x0a])], 'utf-8'],
    [
      'four-byte character cut in three',
      [Buffer.from([0xf0]), Buffer.from([0x9f, 0x98]), Buffer.from([0x80])],
      'utf-8',
    ],
    ['first accent after 200,000 plain bytes', [Buffer.alloc(200_000, 'a'), latin('Fryslân')], 'windows-1252'],
    ['euro sign and curly quotes', [latin('\u0080 12 \u0093ja\u0094')], 'windows-1252'],
    ['overlong and surrogate forms are not UTF-8', [Buffer.from([0xc0, 0x80, 0xed, 0xa0, 0x80])], 'windows-1252'],
    ['a file that ends inside a character is not UTF-8', [latin('cafÃ')], 'windows-1252'],
    ['UTF-16 with mark', [Buffer.from('\uFEFFnaam;plaats', 'utf16le')], 'utf-16le'],
    ['UTF-16 without mark', [Buffer.from('naam;plaats\n', 'utf16le')], 'utf-16le'],
    ['UTF-16 of the other order', [Buffer.from('\uFEFFnaam', 'utf16le').swap16()], 'utf-16be'],
    ['UTF-16 of the other order without mark', [Buffer.from('naam;plaats', 'utf16le').swap16()], 'utf-16be'],
  ]
  test.each(cases)('%s', (_, bytes, encoding) => {
    expect(encodingOf(...bytes).encoding).toBe(encoding)
  })

  test('one foreign byte does not spoil a UTF-8 file', () => {
    const verdict = encodingOf(Buffer.from('é'.repeat(50)), latin('é '))
    expect([verdict.encoding, verdict.damaged]).toEqual(['utf-8', 1])
  })
})

describe('delimiter and quoting', () => {
  const cases: [what: string, text: string, dialect: object][] = [
    ['semicolons with decimal commas', 'naam;bedrag\nJan;1,50\nPiet;2,25\n', { delimiter: ';' }],
    ['a comma in every name, between quotation marks', 'nr,naam\n1,"Bakker, Anna"\n2,"Visser, Bram"\n', { quote: '"' }],
    [
      'commas in every address, and none in the header',
      'naam;adres\nJan;Dam 1, Ede, NL\nPiet;Dam 2, Epe, NL\n',
      { delimiter: ';' },
    ],
    ['commas with texts full of semicolons', 'a,b\n"x;y;z",1\n"p;q;r",2\n', { delimiter: ',' }],
    ['tabs', 'a\tb, c\n1\t2\n', { delimiter: '\t' }],
    ['bars', 'a|b\n1|2\n', { delimiter: '|' }],
    ['Excel says so in its first line', 'sep=,\na;b,c;d\n', { delimiter: ',' }],
    ['backslash escapes', 'a,b\nx\\, y,1\nz,2\n', { delimiter: ',', escape: '\\' }],
    ['apostrophes around every cell', "'a','b'\n'x, y','z'\n", { quote: "'" }],
    ["apostrophes in front of names ('t Hoff)", "naam;plaats\n't Hoff;Delft\n's Jongers;Ede\n", { quote: '"' }],
    ['one column', 'value\n01\n', { delimiter: ';' }],
    ['old Macintosh', 'a;b\r1;2\r', { newline: '\r' }],
    [
      'a lone quotation mark in front of a name',
      `naam;plaats\n${'"t Hoekje;Ede\nJan;Epe\nPiet;Ens\n'.repeat(40)}"t Hof;Ede\n`,
      { quote: '' },
    ],
  ]
  test.each(cases)('%s', (_, text, dialect) => {
    expect(detectDialect(text, { isWhole: true })).toMatchObject(dialect)
  })
})

describe('what a file is', () => {
  const cases: [what: string, head: Buffer, guess: object][] = [
    ['pdf', latin('%PDF-1.7'), { is: 'other', found: 'pdf' }],
    ['program', latin('MZ\u0090\u0000\u0003'), { is: 'other', found: 'program' }],
    ['a list whose first column is MZ-nummer', latin('MZ-nummer;naam'), { is: 'text' }],
    ['web page', latin('\n<!DOCTYPE html><html>'), { is: 'other', found: 'html' }],
    ['table saved as a web page', latin('<table><tr>'), { is: 'other', found: 'html' }],
    ['xml', latin('<?xml version="1.0"?><a/>'), { is: 'other', found: 'xml' }],
    ['json', latin('[{"naam":"x"}]'), { is: 'other', found: 'json' }],
    ['zip', latin('PK\u0003\u0004'), { is: 'zip' }],
    ['old Excel without wrapping', latin('\t\u0008\u0008\u0000'), { is: 'xls' }],
    ['vCard with byte order mark', Buffer.from('\uFEFFBEGIN:VCARD\r\n'), { is: 'vcard' }],
    ['text', latin('naam;plaats'), { is: 'text' }],
  ]
  test.each(cases)('%s', (_, head, guess) => {
    expect(guessContent(head)).toEqual(guess)
  })

  test('the name is only a promise', () => {
    expect(['a.CSV', 'b.xlsm', 'c.vcf', 'd'].map(kindOfName)).toEqual(['text', 'xlsx', 'vcard', null])
  })
})
