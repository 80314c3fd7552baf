import { CFB } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { FileLimits } from './file-limits.rules.ts'
import { inspect, withFile } from './testing/file-reading.ts'
import { buildOds, buildXlsx, buildZip, sheetXml } from './testing/zip-builder.ts'

type Content = string | Buffer

/** The code with which a file is refused. Without a process of its own: what is refused is the same, and quicker. */
async function refusal(content: Content, limits: Partial<FileLimits> = {}): Promise<string> {
  return withFile(content, 'x', async (path) => {
    const answer = await inspect(path, {}, limits).catch((error: unknown) => error)
    return (answer as { code?: string }).code ?? 'read'
  })
}

const oneSheet = (xml: string | Buffer, extra: object = {}) => buildXlsx({ sheets: [{ name: 'Blad1', xml, ...extra }] })
const ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
const EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

/** The library declares this part of itself as anything. */
const compounds = CFB as {
  utils: { cfb_new(): object; cfb_add(file: object, name: string, content: Buffer): void }
  write(file: object, options: { type: 'buffer' }): Buffer
}

/** An OLE compound file with one stream. */
function compound(stream: string): Buffer {
  const file = compounds.utils.cfb_new()
  compounds.utils.cfb_add(file, `/${stream}`, Buffer.alloc(5000, 7))
  return compounds.write(file, { type: 'buffer' })
}

/** A part of zeros packs a thousandfold. */
const zeros = (bytes: number) => Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(bytes, ' ')])

describe('a bad file is refused with a reason', () => {
  const cases: [what: string, content: () => Content, code: string, limits?: Partial<FileLimits>][] = [
    ['empty file', () => '', 'file.empty'],
    ['only white space', () => ' \r\n\t\r\n ', 'file.empty'],
    ['only delimiters', () => ';;;\r\n;;;\r\n', 'file.empty'],
    ['too many bytes', () => 'a;b\n'.repeat(100), 'file.too_large', { maxBytes: 100 }],
    ['1,000 columns', () => Array.from({ length: 1000 }, (_, at) => `k${at}`).join(';'), 'file.too_many_columns'],
    ['more cells than allowed', () => 'a;b;c\n'.repeat(50), 'file.too_many_cells', { maxCells: 100 }],
    ['more rows than allowed', () => 'a;b;c\n'.repeat(50), 'file.too_many_rows', { maxRows: 10 }],
    [
      'a quotation mark that swallows the rest',
      () => `a;b\n${'"1";"2"\n'.repeat(9)}1;"${'x;y\n'.repeat(200_000)}`,
      'file.cell_too_long',
    ],
    ['pdf called csv', () => '%PDF-1.4 …', 'file.not_a_table'],
    ['web page called xls', () => '<html><table><tr><td>x</td></tr></table></html>', 'file.not_a_table'],
    ['program', () => Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1'), 'file.not_a_table'],
    [
      'noise',
      () => Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 256)),
      'file.not_a_table',
    ],
    ['zip of something else', () => buildZip([{ name: 'foto.jpg', content: 'x' }]), 'file.not_a_table'],
    ['Word document', () => buildZip([{ name: 'word/document.xml', content: '<a/>' }]), 'file.not_a_table'],
    ['zip within a zip', () => buildZip([{ name: 'a.xlsx', content: oneSheet(sheetXml('')) }]), 'file.not_a_table'],
    ['truncated zip', () => oneSheet(sheetXml('<row/>')).subarray(0, 400), 'file.corrupt'],
    ['zip with a part beyond its end', () => Buffer.from('PK\u0003\u0004', 'latin1'), 'file.corrupt'],
    ['broken xml', () => oneSheet('<worksheet><sheetData><row><c></row>'), 'file.corrupt'],
    [
      'reference to a text that is not there',
      () => oneSheet(sheetXml('<row><c t="s"><v>9</v></c></row>')),
      'file.corrupt',
    ],
    ['unknown entity', () => oneSheet(sheetXml('<row><c t="str"><v>&x;</v></c></row>')), 'file.corrupt'],
    [
      'protected zip part',
      () => buildZip([{ name: 'xl/workbook.xml', content: 'x', isEncrypted: true }]),
      'file.encrypted',
    ],
    ['protected .xlsx', () => compound('EncryptedPackage'), 'file.encrypted'],
    [
      'protected .ods',
      () => buildOds('', '<manifest><file-entry><encryption-data/></file-entry></manifest>'),
      'file.encrypted',
    ],
    ['old Word document', () => compound('WordDocument'), 'file.not_a_table'],
    ['broken .xls', () => compound('Workbook'), 'file.corrupt'],
    ['entity bomb', () => oneSheet(`${ENTITIES}<worksheet>&c;</worksheet>`), 'file.entity_bomb'],
    ['entity that fetches a file', () => oneSheet(`${EXTERNAL}<worksheet>&x;</worksheet>`), 'file.entity_bomb'],
    [
      'entity bomb in shared texts',
      () => buildXlsx({ sheets: [{ name: 'a', xml: sheetXml('') }], texts: `${ENTITIES}<sst/>` }),
      'file.entity_bomb',
    ],
    ['entity bomb in .ods', () => buildOds('', '<manifest/>', ENTITIES), 'file.entity_bomb'],
    ['zip bomb by ratio', () => oneSheet(zeros(30 * 1024 * 1024)), 'file.zip_bomb'],
    ['zip bomb by size', () => oneSheet(zeros(1024 * 1024)), 'file.zip_bomb', { maxUnpackedBytes: 100_000 }],
    ['size in the directory is a lie', () => oneSheet(zeros(1024 * 1024), { claimedBytes: 100 }), 'file.corrupt'],
    [
      'too many parts',
      () => buildZip(Array.from({ length: 50 }, (_, at) => ({ name: `${at}`, content: '' }))),
      'file.zip_bomb',
      { maxZipEntries: 40 },
    ],
    [
      'cell in the last column',
      () => oneSheet(sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
      'file.too_many_columns',
    ],
    [
      'text repeated over all columns',
      () =>
        buildOds(
          '<table:table><table:table-row><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
        ),
      'file.too_many_columns',
    ],
    [
      'ten million cells by repetition',
      () =>
        buildOds(
          '<table:table><table:table-row table:number-rows-repeated="100000"><table:table-cell table:number-columns-repeated="100"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
        ),
      'file.too_many_cells',
      { maxCells: 1_000_000 },
    ],
    ['workbook without any filled cell', () => oneSheet(sheetXml('<row><c/></row>')), 'file.no_rows'],
    ['a million open tags', () => oneSheet('<a>'.repeat(10_000)), 'file.corrupt'],
  ]
  test.each(cases)('%s', async (_, content, code, limits) => {
    expect(await refusal(content(), limits)).toBe(code)
  })
})
