import type { FileNoteCode, FileRowProblemCode } from '@klantregie/contract'
import type { FileKind } from './file-kind.rules.ts'
import type { FileProblemParams } from './file-problem.ts'
import type { TextEncoding } from './encoding.rules.ts'

export type FileNote = { readonly code: FileNoteCode; readonly params: FileProblemParams }

/** `column` is the zero-based position in `cells`; absent when the problem is of the whole row. */
export type FileRowProblem = { readonly code: FileRowProblemCode; readonly column?: number }

/**
 * One filled row. `rowNumber` is 1-based and counts as a spreadsheet program does: blank rows count, a line break
 * inside a quoted cell does not. For vCards it is the number of the card.
 */
export type FileRow = {
  readonly rowNumber: number
  readonly cells: readonly string[]
  readonly problems?: readonly FileRowProblem[]
}

export type SheetVisibility = 'visible' | 'hidden' | 'very-hidden'

/** Zero-based columns and 1-based rows, both inclusive. */
export type MergedRange = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/**
 * Everything needed to read the same table again in exactly the same way. An inspection proposes one per sheet;
 * what a user changes (encoding, delimiter, sheet, header row) goes into the next inspection as an override.
 */
export type TableChoice = {
  /** Zero-based position among all sheets, hidden ones included. */
  readonly sheet: number
  readonly encoding: TextEncoding | null
  readonly delimiter: string | null
  readonly quote: string
  readonly escape: string
  readonly newline: string
  /** 1-based row of the (first) header row; null when the table has none. */
  readonly headerRow: number | null
  readonly headerRowCount: number
  readonly firstDataRow: number
  /** Zero-based first column of the table within the sheet. */
  readonly firstColumn: number
  readonly columns: number
  /** Size of the file when it was inspected; another size means another file. */
  readonly bytes: number
}

export type ChoiceOverrides = {
  readonly sheet?: number
  readonly encoding?: TextEncoding
  readonly delimiter?: string
  /** null: this table has no header. */
  readonly headerRow?: number | null
}

export type SheetInspection = {
  readonly name: string
  readonly visibility: SheetVisibility
  /** Filled rows below the header. */
  readonly rows: number
  readonly columns: number
  readonly headerRow: number | null
  readonly headers: readonly string[]
  /** The first rows below the header, shaped as `readRows` will give them but with long cells cut off. */
  readonly sample: readonly FileRow[]
  readonly notes: readonly FileNote[]
  readonly choice: TableChoice
}

export type Inspection = {
  readonly format: FileKind
  readonly bytes: number
  readonly encoding: TextEncoding | null
  readonly delimiter: string | null
  readonly sheets: readonly SheetInspection[]
  readonly notes: readonly FileNote[]
  /** A visible sheet; null when only hidden sheets hold anything, because those are never chosen silently. */
  readonly suggestedSheet: number | null
}

/** A file opened as tables of text, before anybody decided where the table starts. Rows arrive in batches, in file order. */
export type TableSource = {
  readonly format: FileKind
  readonly encoding: TextEncoding | null
  readonly dialect: { delimiter: string; quote: string; escape: string; newline: string } | null
  readonly sheets: readonly { readonly name: string; readonly visibility: SheetVisibility }[]
  readonly notes: readonly FileNote[]
  /** Set when the format itself names the columns (vCard). */
  readonly headers: readonly string[] | null
  /** Whether a row with fewer cells than the header is suspect: in text yes, in a spreadsheet empty cells are simply not stored. */
  readonly isRagged: boolean
  rows(sheet: number): AsyncIterable<readonly FileRow[]>
  /** Complete only after the rows of that sheet were read to the end. */
  findings(sheet: number): { readonly merges: readonly MergedRange[]; readonly notes: readonly FileNote[] }
  close(): Promise<void>
}
