import { resolve } from 'node:path'
import PDFDocument from 'pdfkit'

const FONTS = resolve(import.meta.dirname, '../../../../fonts')
const REGULAR = resolve(FONTS, 'DejaVuSans.ttf')
const BOLD = resolve(FONTS, 'DejaVuSans-Bold.ttf')

const MARGIN = 56
const SIZES = { title: 18, heading: 13, text: 9.5, small: 8 } as const
const INK = '#1b1b1b'
const SOFT = '#555555'
const LINE = '#c8c8c8'
const GAP = 4

export type PdfOptions = {
  readonly title: string
  readonly language: 'nl' | 'en'
  readonly author: string
  readonly madeAt: Date
}

/**
 * A tagged PDF (PDF/UA): every text stands in the structure as a heading, paragraph or table cell, with language and title, so
 * that it can be read aloud. Fonts are embedded: every name can be written.
 */
export type PdfWriter = {
  readonly title: (text: string) => void
  readonly heading: (text: string) => void
  readonly paragraph: (text: string, style?: 'text' | 'soft') => void
  /** With a row of headers; a cell holds any text, a long one goes on on the next page. */
  readonly table: (columns: readonly string[], rows: readonly (readonly string[])[]) => void
  readonly finish: (footer: string) => Promise<Buffer>
}

type Doc = InstanceType<typeof PDFDocument>

export function openPdf({ title, language, author, madeAt }: PdfOptions): PdfWriter {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 },
    tagged: true,
    displayTitle: true,
    lang: language === 'nl' ? 'nl-NL' : 'en-GB',
    pdfVersion: '1.7',
    bufferPages: true,
    info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt },
    // No font yet: one that is open already under its own name would be opened anew at every line by its registered name.
    font: '',
  })
  doc.registerFont('regular', REGULAR)
  doc.registerFont('bold', BOLD)
  doc.font('regular')
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<Buffer>((settle, fail) => {
    doc.on('end', () => settle(Buffer.concat(parts)))
    doc.on('error', fail)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const block = (tag: string, draw: () => void) => {
    const element = doc.struct(tag)
    root.add(element)
    element.add(doc.struct('Span', {}, draw))
    element.end()
  }
  return {
    title: (text) =>
      block('H1', () => doc.font('bold').fontSize(SIZES.title).fillColor(INK).text(printable(text)).moveDown(0.6)),
    heading: (text) => {
      keepTogether(doc, 60)
      block('H2', () =>
        doc.moveDown(0.8).font('bold').fontSize(SIZES.heading).fillColor(INK).text(printable(text)).moveDown(0.3),
      )
    },
    paragraph: (text, style = 'text') =>
      block('P', () =>
        doc
          .font('regular')
          .fontSize(SIZES.text)
          .fillColor(style === 'soft' ? SOFT : INK)
          .text(printable(text), { lineGap: 2 })
          .moveDown(0.6),
      ),
    table: (columns, rows) => drawTable(doc, root, { columns, rows }),
    finish: async (footer) => {
      root.end()
      numberPages(doc, footer, language)
      doc.end()
      return ended
    },
  }
}

/** Control characters are no text; a line break stays. Characters that turn the direction of reading could make a line lie. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/\t/g, ' ')
}

function keepTogether(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

type Structure = ReturnType<Doc['struct']>
type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

function drawTable(doc: Doc, root: Structure, { columns, rows }: Table): void {
  const table = doc.struct('Table')
  root.add(table)
  const widths = columnWidths(doc, columns, rows)
  drawRow(doc, table, { cells: columns, widths, tag: 'TH' })
  for (const cells of rows)
    drawRow(doc, table, { cells: columns.map((_, index) => cells[index] ?? ''), widths, tag: 'TD' })
  table.end()
  doc.x = doc.page.margins.left
  doc.moveDown(0.6)
}

/** A cell of a row is cut into pieces of this many characters, so that one that is longer than a page goes on on the next. */
const PIECE = 2500

type Row = { readonly cells: readonly string[]; readonly widths: readonly number[]; readonly tag: 'TH' | 'TD' }

function drawRow(doc: Doc, table: Structure, { cells, widths, tag }: Row): void {
  const texts = cells.map(printable)
  const pieces = Math.max(1, ...texts.map((text) => Math.ceil(text.length / PIECE)))
  for (let piece = 0; piece < pieces; piece += 1)
    drawLine(doc, table, { cells: texts.map((text) => text.slice(piece * PIECE, (piece + 1) * PIECE)), widths, tag })
}

function drawLine(doc: Doc, table: Structure, { cells, widths, tag }: Row): void {
  doc
    .font(tag === 'TH' ? 'bold' : 'regular')
    .fontSize(SIZES.small)
    .fillColor(INK)
  const options = (index: number) => ({ width: (widths[index] ?? 60) - GAP * 2, lineGap: 1 })
  const height =
    Math.max(...cells.map((text, index) => doc.heightOfString(text === '' ? ' ' : text, options(index)))) + GAP * 2
  keepTogether(doc, height)
  const row = doc.struct('TR')
  table.add(row)
  const top = doc.y
  let left = doc.page.margins.left
  for (const [index, text] of cells.entries()) {
    const x = left
    const cell = doc.struct(tag, {}, () => void doc.text(text === '' ? ' ' : text, x + GAP, top + GAP, options(index)))
    row.add(cell)
    cell.end()
    left += widths[index] ?? 60
  }
  row.end()
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .moveTo(doc.page.margins.left, top + height)
    .lineTo(left, top + height)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke()
  doc.endMarkedContent()
  doc.x = doc.page.margins.left
  doc.y = top + height
}

/** By the longest word and the amount of text of each column, so that a short column does not take the room of a long one. */
function columnWidths(doc: Doc, columns: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const room = doc.page.width - doc.page.margins.left - doc.page.margins.right
  const weights = columns.map((header, index) => {
    const lengths = rows.slice(0, 200).map((cells) => (cells[index] ?? '').length)
    return Math.min(60, Math.max(header.length, 8, ...lengths))
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (room * weight) / sum)
}

function numberPages(doc: Doc, footer: string, language: 'nl' | 'en'): void {
  const { start, count } = doc.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index)
    const { bottom } = doc.page.margins
    // Below the margin: with it, writing there would begin a new page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    const page = language === 'nl' ? `Bladzijde ${index + 1} van ${count}` : `Page ${index + 1} of ${count}`
    doc
      .font('regular')
      .fontSize(SIZES.small)
      .fillColor(SOFT)
      .text(`${printable(footer)} · ${page}`, doc.page.margins.left, doc.page.height - MARGIN + 8, { lineBreak: false })
    doc.endMarkedContent()
    doc.page.margins.bottom = bottom
  }
}
