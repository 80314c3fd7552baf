import type { FileView } from '@klantregie/contract'

/** Something the reader should know about how the file was read, as a key and its numbers. */
export interface Note {
  readonly code: string
  readonly count: number
}

type Sheet = FileView['sheets'][number]

/** These follow from what is chosen now, so what the first look said about them no longer counts. */
const follows: ReadonlySet<string> = new Set(['note.rows_above_header', 'note.no_header', 'note.hidden_sheets'])

/** What the file says about itself and what follows from the chosen header; each thing once. */
export function notesOf(file: FileView, sheet: Sheet | undefined, headerRow: number | null): readonly Note[] {
  const hidden = file.sheets.filter(({ isHidden }) => isHidden).length
  const derived: Note[] = []
  if (sheet && headerRow !== null && headerRow > 1)
    derived.push({ code: 'note.rows_above_header', count: headerRow - 1 })
  if (sheet && headerRow === null && hasHeaderRow(file)) derived.push({ code: 'note.no_header', count: 0 })
  if (hidden > 0) derived.push({ code: 'note.hidden_sheets', count: hidden })
  const told = new Set(file.notes.filter((code) => !follows.has(code)))
  return [...derived, ...[...told].map((code) => ({ code, count: 0 }))]
}

/** In an address book file every value carries its own name; there is no header row to point at. */
export function hasHeaderRow(file: Pick<FileView, 'format'>): boolean {
  return file.format !== 'vcard'
}

/** The sheet to begin with: a visible one that holds something. Hidden sheets are never chosen silently. */
export function firstSheet(file: FileView): number | null {
  const visible = (index: number) => file.sheets[index]?.isHidden === false
  if (file.suggestedSheet !== null && visible(file.suggestedSheet)) return file.suggestedSheet
  return null
}

/** How a character between values is called; null where the file is no text. */
export function delimiterName(delimiter: string | null): 'comma' | 'semicolon' | 'tab' | 'pipe' | 'other' | null {
  if (delimiter === null || delimiter === '') return null
  const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const
  return delimiter in names ? names[delimiter as keyof typeof names] : 'other'
}

/** How people know an encoding. */
export function encodingName(encoding: string | null): string | null {
  if (encoding === null) return null
  const names: Readonly<Record<string, string>> = {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16',
    'windows-1252': 'Windows-1252',
    'iso-8859-15': 'ISO-8859-15',
    macintosh: 'Macintosh',
  }
  return names[encoding] ?? encoding
}
