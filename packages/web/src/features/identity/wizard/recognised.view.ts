import type { FileView, SheetNote } from '@klantregie/contract'

type Sheet = FileView['sheets'][number]

/** These follow from what is chosen now, so what the first look said about them no longer counts. */
const follows: ReadonlySet<string> = new Set(['note.rows_above_header', 'note.no_header', 'note.hidden_sheets'])

/**
 * What the file says about itself, what was noticed in the chosen sheet, and what follows from the chosen header; each thing
 * once. `noticed`: of the sheet as it is read with that header.
 */
export function notesOf(
  file: FileView,
  sheet: Sheet | undefined,
  { headerRow, noticed }: { readonly headerRow: number | null; readonly noticed: readonly SheetNote[] },
): readonly SheetNote[] {
  const hidden = file.sheets.filter(({ isHidden }) => isHidden).length
  const derived: SheetNote[] = []
  if (sheet && headerRow !== null && headerRow > 1)
    derived.push({ code: 'note.rows_above_header', count: headerRow - 1 })
  if (sheet && headerRow === null && hasHeaderRow(file)) derived.push({ code: 'note.no_header', count: 0 })
  if (hidden > 0) derived.push({ code: 'note.hidden_sheets', count: hidden })
  const own = file.notes.map((code) => ({ code, count: 0 }))
  const told = new Map([...own, ...noticed].map((note) => [note.code, note]))
  return [...derived, ...[...told.values()].filter(({ code }) => !follows.has(code))]
}

/** Where every value carries its own name, there is no header row to point at. */
const named = new Set(['vcard', 'ldif', 'ndjson', 'audience'])
export function hasHeaderRow(file: Pick<FileView, 'format'>): boolean {
  return !named.has(file.format)
}

/** The sheet to begin with: a visible one that holds something. Hidden sheets are never chosen silently. */
export function firstSheet(file: FileView): number | null {
  const visible = (index: number) => file.sheets[index]?.isHidden === false
  if (file.suggestedSheet !== null && visible(file.suggestedSheet)) return file.suggestedSheet
  return null
}

/** How a character between values is called; null where the file is no text. */
export function delimiterName(
  delimiter: string | null,
): 'comma' | 'semicolon' | 'tab' | 'pipe' | 'spaces' | 'other' | null {
  if (delimiter === null || delimiter === '') return null
  const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe', ' ': 'spaces' } as const
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
