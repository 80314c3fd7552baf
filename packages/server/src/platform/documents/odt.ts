import { escaped, type Block, type Document } from './document.ts'
import { zipOf } from './zip.ts'

/**
 * A text document (OASIS OpenDocument 1.3) that Word and LibreOffice open and that can be worked on further. Headings are real
 * headings and tables have a repeated head row, so that it stays readable for a screen reader. Written by hand: the parts
 * that we need are few, and the libraries found for it are large or no longer kept up.
 */
const TYPE = 'application/vnd.oasis.opendocument.text'

const NAMESPACES = ['office', 'style', 'text', 'table', 'fo', 'meta']
  .map((name) => {
    const uri =
      name === 'fo'
        ? 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'
        : `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`
    return `xmlns:${name}="${uri}"`
  })
  .concat('xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join(' ')

const XML = '<?xml version="1.0" encoding="UTF-8"?>'

const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="${TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`

export function toOdt(document: Document): Buffer {
  const { language, title, lead, blocks } = document
  const body = [
    `<text:h text:style-name="Heading_20_1" text:outline-level="1">${lines(title)}</text:h>`,
    ...lead.map((line) => paragraph(line)),
    ...blocks.map((block, index) => blockOf(block, index)),
  ].join('\n')
  return zipOf([
    // Must be the first part and stored as it is, so that programs know the file by its first bytes.
    ['mimetype', TYPE],
    ['META-INF/manifest.xml', MANIFEST],
    ['meta.xml', meta(title, language)],
    ['styles.xml', styles(language)],
    [
      'content.xml',
      `${XML}<office:document-content ${NAMESPACES} office:version="1.3"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ],
  ])
}

function meta(title: string, language: string): string {
  return `${XML}<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta><dc:title>${escaped(title)}</dc:title><dc:language>${language}</dc:language></office:meta></office:document-meta>`
}

function styles(language: string): string {
  const country = language === 'nl' ? 'NL' : 'GB'
  const heading = (level: number, size: number) =>
    `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:default-outline-level="${level}" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="${size}pt" fo:font-weight="bold"/></style:style>`
  return `${XML}<office:document-styles ${NAMESPACES} office:version="1.3"><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-family="sans-serif" fo:font-size="11pt" fo:language="${language}" fo:country="${country}"/></style:default-style><style:style style:name="Standard" style:family="paragraph"/>${heading(1, 20)}${heading(2, 15)}${heading(3, 12)}<style:style style:name="Term" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style></office:styles></office:document-styles>`
}

function blockOf(block: Block, index: number): string {
  switch (block.kind) {
    case 'heading':
      return `<text:h text:style-name="Heading_20_${block.level}" text:outline-level="${block.level}">${lines(block.text)}</text:h>`
    case 'paragraph':
      return paragraph(block.text)
    case 'list':
      return `<text:list>${block.items.map((item) => `<text:list-item>${paragraph(item)}</text:list-item>`).join('')}</text:list>`
    case 'facts':
      return block.items.map(([term, value]) => `${paragraph(term, 'Term')}${paragraph(value)}`).join('')
    case 'table':
      return tableOf(block, index)
  }
}

function paragraph(text: string, style = 'Standard'): string {
  return `<text:p text:style-name="${style}">${lines(text)}</text:p>`
}

/** Line breaks stay; several spaces are one, as in any XML. */
function lines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escaped)
    .join('<text:line-break/>')
}

function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>, index: number): string {
  const cell = (text: string, style?: string) =>
    `<table:table-cell office:value-type="string">${paragraph(text, style)}</table:table-cell>`
  const head = columns.map((column) => cell(column, 'Term')).join('')
  const body = rows
    .map((row) => `<table:table-row>${row.map((text) => cell(text)).join('')}</table:table-row>`)
    .join('')
  return `${paragraph(caption, 'Term')}<table:table table:name="T${index}"><table:table-column table:number-columns-repeated="${columns.length}"/><table:table-header-rows><table:table-row>${head}</table:table-row></table:table-header-rows>${body}</table:table>`
}
