import { z } from 'zod'

/** Why a whole file is refused. Closed list; the code is the translation key and its parameters fill the sentence. */
export const FileProblemCode = z.enum([
  /** Nothing in it: zero bytes, or only white space. */
  'file.empty',
  /** `bytes`, `limit` */
  'file.too_large',
  /** `columns`, `limit` */
  'file.too_many_columns',
  /** `limit` */
  'file.too_many_rows',
  /** `limit` */
  'file.too_many_cells',
  /** `row`, `limit`: usually a quotation mark that was never closed. */
  'file.cell_too_long',
  /** Needs a password, or its rights management hides the contents. */
  'file.encrypted',
  /** `found`: what the file is instead, such as pdf, html or program. */
  'file.not_a_table',
  /** Begins as the right kind of file but breaks off or contradicts itself. */
  'file.corrupt',
  /** `limit`: unpacks to more than any honest list does. */
  'file.zip_bomb',
  /** Carries its own entity or document type definition, which no spreadsheet program writes. */
  'file.entity_bomb',
  /** Was replaced or grew while it was being read. */
  'file.changed',
  /** `limit` in megabytes. */
  'file.memory',
  /** `limit` in seconds. */
  'file.timeout',
  /** Readable, but no sheet holds a single filled cell. */
  'file.no_rows',
  /** `sheet` */
  'file.sheet_not_found',
  /** The reader stopped for a reason of its own; the server is unaffected. */
  'file.reader_failed',
])
export type FileProblemCode = z.infer<typeof FileProblemCode>

/** What the user should know about how a file was read. Nothing of this stops an import. */
export const FileNoteCode = z.enum([
  /** `expected`, `found` */
  'note.other_format_than_name',
  /** `count`: hidden sheets are listed and only read when somebody chooses them. */
  'note.hidden_sheets',
  /** `count` */
  'note.rows_above_header',
  'note.no_header',
  /** `count`: header spread over so many rows. */
  'note.header_rows_combined',
  /** `count` */
  'note.duplicate_headers',
  /** `count` */
  'note.unnamed_columns',
  /** `count` */
  'note.blank_rows',
  /** `count` */
  'note.rows_too_short',
  /** `count` */
  'note.rows_too_long',
  'note.unclosed_quote',
  /** `count` */
  'note.nul_removed',
  /** `count`: bytes that fit no character of the encoding. */
  'note.damaged_characters',
  'note.date_system_1904',
  /** `count`: below the header only the first cell of a merged area has the value. */
  'note.merged_cells',
  /** `count` */
  'note.formula_errors',
  /** `count` */
  'note.formulas_without_result',
  /** `count` */
  'note.impossible_dates',
  'note.no_rows',
  /** `names`: properties that have no column. */
  'note.vcard_properties_skipped',
])
export type FileNoteCode = z.infer<typeof FileNoteCode>

/** What is wrong with one row as it stands in the file, before anybody looked at its meaning. */
export const FileRowProblemCode = z.enum([
  'row.too_few_cells',
  'row.too_many_cells',
  'row.unclosed_quote',
  /** A line of JSON that is no object. */
  'row.unreadable',
  'value.formula_error',
  'value.formula_without_result',
  'value.impossible_date',
])
export type FileRowProblemCode = z.infer<typeof FileRowProblemCode>
