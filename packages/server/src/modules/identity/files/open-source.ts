import { open } from 'node:fs/promises'
import { guessContent, kindOfName } from './file-kind.rules.ts'
import type { FileKind } from './file-kind.rules.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileNote, TableSource } from './file-table.ts'
import { openNdjson } from './ndjson-source.ts'
import { openOds } from './ods-source.ts'
import { openText } from './text-source.ts'
import type { TextForm } from './text-source.ts'
import { openLdif, openVcards } from './vcard-source.ts'
import { openXls } from './xls-source.ts'
import { openXlsx } from './xlsx-source.ts'
import { isAudienceZip, openAudienceZip, withAudience } from './audience-source.ts'
import { openZipParts } from './zip-parts.ts'

const HEAD_BYTES = 4096

export type FileState = { readonly bytes: number; readonly modified: number }

export async function stateOf(path: string): Promise<FileState> {
  const file = await open(path)
  try {
    const { size, mtimeMs } = await file.stat()
    return { bytes: size, modified: mtimeMs }
  } finally {
    await file.close()
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const OPEN_DOCUMENT_SHEET = 'application/vnd.oasis.opendocument.spreadsheet'

/** Zipped files that are something else, by a part they always have. */
const OTHER_ZIPS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/, 'xlsb'],
  [/^word\//, 'word'],
  [/^ppt\//, 'presentation'],
  [/^(mimetype|content\.xml)$/, 'document'],
]

/** A workbook, or the name of what else is in the zip. */
async function zipKind(path: string, limits: FileLimits): Promise<'xlsx' | 'ods' | 'audience'> {
  const parts = await openZipParts(path, limits)
  try {
    if (parts.has('xl/workbook.xml') || hasRenamedWorkbook(parts.names())) return 'xlsx'
    if (parts.has('mimetype') && parts.has('content.xml')) {
      const chunks: Uint8Array[] = []
      for await (const chunk of parts.read('mimetype')) chunks.push(chunk)
      if (Buffer.concat(chunks).toString('latin1').startsWith(OPEN_DOCUMENT_SHEET)) return 'ods'
    }
    if (isAudienceZip(parts)) return 'audience'
    const other = OTHER_ZIPS.find(([pattern]) => parts.names().some((name) => pattern.test(name)))
    throw new FileProblem('file.not_a_table', { found: other?.[1] ?? 'archive' })
  } finally {
    parts.close()
  }
}

/** Some programs call the parts differently; the directory of sheets is then still recognisable. */
function hasRenamedWorkbook(names: readonly string[]): boolean {
  return names.includes('[Content_Types].xml') && names.some((name) => /^xl\/worksheets\/.+\.xml$/.test(name))
}

const ZIPS = { xlsx: openXlsx, ods: openOds, audience: openAudienceZip } as const

async function openByContent(path: string, form: TextForm, limits: FileLimits): Promise<TableSource> {
  const guess = guessContent(await readHead(path))
  switch (guess.is) {
    case 'other':
      throw new FileProblem('file.not_a_table', { found: guess.found })
    case 'zip':
      return ZIPS[await zipKind(path, limits)](path, limits)
    case 'compound':
    case 'xls':
      return openXls(path, guess.is === 'compound', limits)
    case 'vcard':
      return openVcards(path, form, limits)
    case 'ldif':
      return openLdif(path, form, limits)
    case 'ndjson':
      return openNdjson(path, form, limits)
    case 'text':
      return withAudience(await openText(path, form, limits))
  }
}

function nameNote(fileName: string, found: FileKind): FileNote[] {
  const expected = kindOfName(fileName)
  if (expected === null || expected === found) return []
  return [{ code: 'note.other_format_than_name', params: { expected, found } }]
}

/** Opens any file as tables of text, by what it contains and not by what it is called. Throws `FileProblem`. */
export async function openSource(
  file: { readonly path: string; readonly fileName: string },
  form: TextForm,
  limits: FileLimits,
): Promise<TableSource & { readonly state: FileState }> {
  const state = await stateOf(file.path)
  if (state.bytes === 0) throw new FileProblem('file.empty')
  if (state.bytes > limits.maxBytes)
    throw new FileProblem('file.too_large', { bytes: state.bytes, limit: limits.maxBytes })
  const source = await openByContent(file.path, form, limits)
  return { ...source, notes: [...nameNote(file.fileName, source.format), ...source.notes], state }
}
