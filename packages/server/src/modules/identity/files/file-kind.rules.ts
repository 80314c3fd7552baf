import { beginsAsObjects } from './ndjson.rules.ts'

export type FileKind = 'text' | 'vcard' | 'ldif' | 'ndjson' | 'audience' | 'xlsx' | 'ods' | 'xls'

/** What the first bytes say. `zip` and `compound` need a look inside; `other` is refused with its name. */
export type ContentGuess =
  | { readonly is: 'text' | 'vcard' | 'ldif' | 'ndjson' | 'zip' | 'compound' | 'xls' }
  | { readonly is: 'other'; readonly found: string }

const SIGNATURES: readonly { readonly bytes: string; readonly found: string }[] = [
  { bytes: '%PDF', found: 'pdf' },
  { bytes: 'MZ', found: 'program' },
  { bytes: '\u007fELF', found: 'program' },
  { bytes: '\u0089PNG', found: 'image' },
  { bytes: 'ÿØÿ', found: 'image' },
  { bytes: 'GIF8', found: 'image' },
  { bytes: 'RIFF', found: 'media' },
  { bytes: '\u001f\u008b', found: 'archive' },
  { bytes: '7z¼¯', found: 'archive' },
  { bytes: 'Rar!', found: 'archive' },
  { bytes: 'BZh', found: 'archive' },
  { bytes: '{\\rtf', found: 'rtf' },
  { bytes: 'SQLite format 3', found: 'database' },
]

const PROGRAM_HEADER_BYTES = 64

/** Old Excel (BIFF2–5) without the compound wrapping starts with a "beginning of file" record. */
const BARE_XLS = /^\t[\u0000\u0002\u0004\u0008]/

const MARKUP: readonly { readonly pattern: RegExp; readonly found: string }[] = [
  { pattern: /^<(!doctype html|html|head|body|table|meta|script)\b/i, found: 'html' },
  { pattern: /^<!--[\s\S]*<html\b/i, found: 'html' },
  { pattern: /^<\?xml[\s\S]*<html\b/i, found: 'html' },
  { pattern: /^<(\?xml|[a-z][\w:-]*(\s[^>]*)?\/?>)/i, found: 'xml' },
  { pattern: /^(\{\s*"|\[\s*(\{|\[|"))/, found: 'json' },
]

/** Remarks, which may go on on the next line, and the version may stand before the first entry. */
const LDIF = /^(?:(?:#[^\n]*|version:[^\n]*| [^\n]*)?\r?\n)*dn::?\s/i

/** Formats that are not text; null when it may be text. */
function guessBinary(head: Uint8Array, latin: string): ContentGuess | null {
  if (/^PK(\u0003\u0004|\u0005\u0006)/.test(latin)) return { is: 'zip' }
  if (latin.startsWith('ÐÏ\u0011à¡±\u001aá')) return { is: 'compound' }
  if (isBareXls(head, latin)) return { is: 'xls' }
  const signature = SIGNATURES.find(({ bytes }) => latin.startsWith(bytes))
  if (!signature || isTextAfterAll(signature.found, latin)) return null
  return { is: 'other', found: signature.found }
}

/** The record is 4 to 16 bytes long. */
function isBareXls(head: Uint8Array, latin: string): boolean {
  const length = head[2] ?? 0
  return BARE_XLS.test(latin) && length >= 4 && length <= 16 && head[3] === 0
}

/**
 * Decides on content, because names lie: a .csv may be a workbook and an .xls is often a web page. `head` holds the
 * first kilobytes of the file.
 */
export function guessContent(head: Uint8Array): ContentGuess {
  const latin = String.fromCharCode(...head.subarray(0, 1024))
  const binary = guessBinary(head, latin)
  if (binary) return binary
  const plain = plainStart(head, latin)
  if (/^begin:vcard\s/i.test(plain)) return { is: 'vcard' }
  if (LDIF.test(plain)) return { is: 'ldif' }
  if (beginsAsObjects(plainStart(head, String.fromCharCode(...head)))) return { is: 'ndjson' }
  const markup = MARKUP.find(({ pattern }) => pattern.test(plain))
  return markup ? { is: 'other', found: markup.found } : { is: 'text' }
}

/** "MZ" also begins the header "MZ-nummer;naam": a program has zero bytes right behind it. */
function isTextAfterAll(found: string, latin: string): boolean {
  return found === 'program' && latin.startsWith('MZ') && !latin.slice(0, PROGRAM_HEADER_BYTES).includes('\u0000')
}

/** The first characters without byte order mark, UTF-16 zeros and leading white space. */
function plainStart(head: Uint8Array, latin: string): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = isWide ? latin.slice(2).replaceAll('\u0000', '') : latin.replace(/^ï»¿/, '')
  return text.trimStart()
}

const EXTENSIONS: Readonly<Record<string, FileKind>> = {
  csv: 'text',
  tsv: 'text',
  tab: 'text',
  txt: 'text',
  vcf: 'vcard',
  vcard: 'vcard',
  ldif: 'ldif',
  ldi: 'ldif',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
  ods: 'ods',
  xls: 'xls',
  xlt: 'xls',
}

/** The kind a file name promises, or null when it promises nothing we know. */
export function kindOfName(fileName: string): FileKind | null {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase()
  return (extension === undefined ? undefined : EXTENSIONS[extension]) ?? null
}
