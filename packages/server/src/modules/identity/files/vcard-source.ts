import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { ChoiceOverrides, FileNote, FileRow, TableSource } from './file-table.ts'
import { BATCH_ROWS } from './row-collector.ts'
import { detectEncoding, readText } from './text-source.ts'
import type { TextEncoding } from './encoding.rules.ts'
import { readCard, cardCells, cardHeaders, widen } from './vcard-columns.rules.ts'
import type { CardValues } from './vcard-columns.rules.ts'
import { createLdifParser, readEntry } from './ldif.rules.ts'
import { createVcardParser } from './vcard.rules.ts'

/** Names of skipped properties that are mentioned; a list of all of them helps nobody. */
const MENTIONED_NAMES = 12

type Card = { readonly values: CardValues; readonly skipped: ReadonlySet<string> }

/** A form of address book: how its lines become entries, and an entry values by column. */
type Book = {
  readonly format: 'vcard' | 'ldif'
  readonly open: (maxCharacters: number) => EntryParser<Card>
}

type EntryParser<Entry> = {
  readonly push: (line: string) => boolean
  readonly end: () => void
  readonly take: () => Entry[]
}

function bookOf<Entry>(
  format: Book['format'],
  parse: (maxCharacters: number) => EntryParser<Entry>,
  read: (entry: Entry) => Card,
): Book {
  const open: Book['open'] = (maxCharacters) => {
    const parser = parse(maxCharacters)
    return { push: parser.push, end: parser.end, take: () => parser.take().map(read) }
  }
  return { format, open }
}

const VCARDS = bookOf('vcard', createVcardParser, readCard)
const LDIF = bookOf('ldif', createLdifParser, readEntry)

type Place = { readonly path: string; readonly encoding: TextEncoding; readonly book: Book }

async function* readCards({ path, encoding, book }: Place, limits: FileLimits): AsyncGenerator<Card> {
  const parser = book.open(limits.maxCellCharacters)
  let rest = ''
  let line = 0
  for await (const text of readText(path, encoding)) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const one of lines) {
      line++
      if (!parser.push(one)) throw new FileProblem('file.cell_too_long', { row: line, limit: limits.maxCellCharacters })
    }
    yield* parser.take()
  }
  parser.push(rest.replace(/\r$/, ''))
  parser.end()
  yield* parser.take()
}

/** Opens a file of vCards (2.1, 3.0, 4.0) as a table. */
export function openVcards(path: string, form: ChoiceOverrides, limits: FileLimits): Promise<TableSource> {
  return openBook(VCARDS, path, { form, limits })
}

/** Opens an address book as a directory writes it (LDIF, RFC 2849) as a table. */
export function openLdif(path: string, form: ChoiceOverrides, limits: FileLimits): Promise<TableSource> {
  return openBook(LDIF, path, { form, limits })
}

/**
 * An address book as a table with Dutch column names. It is read once to see which columns the cards need together, and again for
 * the rows. A card without any value we know is an empty row and left out.
 */
async function openBook(
  book: Book,
  path: string,
  { form, limits }: { readonly form: ChoiceOverrides; readonly limits: FileLimits },
): Promise<TableSource> {
  const encoding = form.encoding ?? (await detectEncoding(path)).encoding
  const widths = new Map<string, number>()
  const skipped = new Set<string>()
  for await (const card of readCards({ path, encoding, book }, limits)) {
    widen(widths, card.values)
    for (const name of card.skipped) skipped.add(name)
  }
  const names = [...skipped].sort().slice(0, MENTIONED_NAMES).join(', ')
  const notes: FileNote[] = names === '' ? [] : [{ code: 'note.vcard_properties_skipped', params: { names } }]
  return {
    format: book.format,
    encoding,
    dialect: null,
    sheets: [{ name: '', visibility: 'visible' }],
    notes,
    headers: cardHeaders(widths),
    isRagged: false,
    async *rows(index) {
      if (index !== 0) throw new FileProblem('file.sheet_not_found', { sheet: index + 1 })
      let batch: FileRow[] = []
      let rowNumber = 0
      for await (const { values } of readCards({ path, encoding, book }, limits)) {
        rowNumber++
        if (rowNumber > limits.maxRows) throw new FileProblem('file.too_many_rows', { limit: limits.maxRows })
        if (values.size > 0) batch.push(rowOf(rowNumber, values, widths))
        if (batch.length >= BATCH_ROWS) {
          yield batch
          batch = []
        }
      }
      if (batch.length > 0) yield batch
    },
    findings: () => ({ merges: [], notes: [] }),
    close: () => Promise.resolve(),
  }
}

function rowOf(rowNumber: number, values: CardValues, widths: ReadonlyMap<string, number>): FileRow {
  return { rowNumber, cells: cardCells(values, widths).map((cell) => cell.replaceAll('\u0000', '')) }
}
