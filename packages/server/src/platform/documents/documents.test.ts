import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl'
import type { Document } from './document.ts'
import { toHtml } from './html.ts'
import { toOdt } from './odt.ts'

const hostile = '<script>alert(1)</script> & "x" \'y\' \u202Eomgekeerd \u0000 \uD800'
const document: Document = {
  language: 'nl',
  title: `Register ${hostile}`,
  lead: ['Bibliotheek Testdam'],
  blocks: [
    { kind: 'heading', level: 2, text: hostile },
    { kind: 'paragraph', text: 'Een\nTwee' },
    { kind: 'list', items: [hostile] },
    { kind: 'facts', items: [[hostile, hostile]] },
    {
      kind: 'table',
      caption: hostile,
      columns: ['A', hostile],
      rows: [
        [hostile, '=1+1'],
        ['b', ''],
      ],
    },
  ],
}

test('hostile texts are texts in HTML: no element, no attribute, no turned direction', () => {
  const html = toHtml(document)
  expect(html).not.toContain('<script')
  expect(html).not.toMatch(/[\u0000\u202E]/)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('<html lang="nl">')
  expect(html).toContain('<th scope="col">A</th>')
  expect(html).not.toMatch(/https?:|src=/)
})

test('the text document begins with its type, and its parts can be read back whole', () => {
  const odt = toOdt(document)
  // The type stands at byte 38 in every file of this kind (OpenDocument 1.3, part 2, 3.3).
  expect(odt.subarray(30, 38).toString('latin1')).toBe('mimetype')
  expect(odt.subarray(38, 77).toString('latin1')).toBe('application/vnd.oasis.opendocument.text')
  const text = odt.toString('utf8')
  expect(text).toContain('Een<text:line-break/>Twee')
  expect(text).not.toContain('<script')
  expect(toOdt(document).equals(odt)).toBe(true)
})

test('a program that reads zip files reads it, and every part is well-formed XML', async () => {
  const parts = await partsOf(toOdt(document))
  expect([...parts.keys()]).toEqual(['mimetype', 'META-INF/manifest.xml', 'meta.xml', 'styles.xml', 'content.xml'])
  for (const [name, text] of parts)
    if (name.endsWith('.xml')) expect(() => new SaxesParser({ xmlns: true }).write(text).close()).not.toThrow()
})

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await promisify<Buffer, Options, ZipFile>(yauzl.fromBuffer)(bytes, {
    lazyEntries: false,
    autoClose: false,
  })
  const parts = new Map<string, string>()
  const reading: Promise<void>[] = []
  zip.on('entry', (entry: Entry) => {
    parts.set(entry.fileName, '')
    reading.push(
      promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry)
        .then((stream) => text(stream))
        .then((content) => void parts.set(entry.fileName, content)),
    )
  })
  await new Promise((resolve) => zip.on('end', resolve))
  await Promise.all(reading)
  return parts
}
