import type { AttachmentForm } from '@klantregie/contract'

/** The first bytes by which a form is known, where they stand. */
const SIGNATURES: readonly { readonly form: AttachmentForm; readonly parts: readonly (readonly [number, string])[] }[] =
  [
    { form: 'pdf', parts: [[0, '%PDF-']] },
    { form: 'jpeg', parts: [[0, '\xff\xd8\xff']] },
    { form: 'png', parts: [[0, '\x89PNG\r\n\x1a\n']] },
    { form: 'gif', parts: [[0, 'GIF87a']] },
    { form: 'gif', parts: [[0, 'GIF89a']] },
    {
      form: 'webp',
      parts: [
        [0, 'RIFF'],
        [8, 'WEBP'],
      ],
    },
  ]

/** Extensions that a form may have. One that says something else than the content is hiding something. */
const EXTENSIONS: Readonly<Record<AttachmentForm, readonly string[]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg', 'jpeg'],
  png: ['png'],
  webp: ['webp'],
  gif: ['gif'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  pptx: ['pptx'],
  odt: ['odt'],
  ods: ['ods'],
  odp: ['odp'],
  text: ['txt', 'md'],
  csv: ['csv', 'tsv'],
  eml: ['eml'],
}

/** Characters that turn the reading direction round: "cv‮fdp.exe" reads as "cvexe.pdf". */
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u
const CONTROL = /[\u0000-\u001f\u007f]/gu
/** Also before the last full stop: "factuur.exe.pdf" is opened as a program by whoever hides extensions. */
const PROGRAM =
  /\.(?:exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|msp|jar|lnk|url|reg|dll|cpl|sh|app|dmg|iso|img|html?|xhtml|svg|docm|xlsm|pptm|dotm|xltm|xlam|xll)(?:\.|$)/iu
const LONGEST_NAME = 200

/** The name to keep: without folders and signs that cannot be seen. Null when the name itself is a danger or says nothing. */
export function safeName(name: string): string | null {
  const base = (name.split(/[/\\]/u).at(-1) ?? '').replace(CONTROL, '').trim()
  if (base === '' || TURNING.test(base) || PROGRAM.test(base)) return null
  const dot = base.lastIndexOf('.')
  if (dot <= 0) return null
  const extension = base.slice(dot)
  return base.slice(0, dot).slice(0, LONGEST_NAME - extension.length) + extension
}

/** Files inside a zip, by name; null when it is no zip that can be read. */
export type ZipNames = readonly string[] | null

/**
 * What a file is, by its content and the name together; null when it is nothing we keep. A name that says something else than the
 * content, macros, and everything that a browser or a computer would carry out, are refused.
 */
export function formOf(name: string, content: Uint8Array, zipNames: ZipNames): AttachmentForm | null {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const form = bySignature(content) ?? byZip(content, zipNames) ?? byText(content, extension)
  return form !== null && EXTENSIONS[form].includes(extension) ? form : null
}

function bySignature(content: Uint8Array): AttachmentForm | null {
  const found = SIGNATURES.find(({ parts }) => parts.every(([at, bytes]) => latin(content, at, bytes.length) === bytes))
  return found?.form ?? null
}

function latin(content: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...content.subarray(start, start + length))
}

const FOLDERS: readonly (readonly [string, AttachmentForm])[] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
]
const OPEN_DOCUMENT: readonly (readonly [string, AttachmentForm])[] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
]
/** Programs inside a document. */
const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|Basic\/|Scripts\/|activeX\/|embeddings\/.*\.(?:bin|exe|ole))/iu

function byZip(content: Uint8Array, names: ZipNames): AttachmentForm | null {
  if (names === null || latin(content, 0, 4) !== 'PK\x03\x04' || names.some((name) => MACROS.test(name))) return null
  if (names.includes('[Content_Types].xml')) {
    const found = FOLDERS.find(([folder]) => names.some((name) => name.startsWith(folder)))
    return found?.[1] ?? null
  }
  // The first file of an OpenDocument is its type, not compressed.
  const start = latin(content, 30, 8) === 'mimetype' ? latin(content, 38, 60) : ''
  const found = OPEN_DOCUMENT.filter(([type]) => start.startsWith(type)).at(-1)
  return found?.[1] ?? null
}

/** Text has no zero bytes and is UTF-8 or looks like western text; what a browser would run as a page is no text to us. */
function byText(content: Uint8Array, extension: string): AttachmentForm | null {
  if (content.includes(0)) return null
  const head = latin(content, 0, Math.min(content.length, 4096)).replace(/^\u00ef\u00bb\u00bf/u, '')
  if (/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/u.test(head) || /^\s*(?:<|#!|MZ)/u.test(head)) return null
  if (extension === 'eml') return /^[A-Za-z-]+:[^\r\n]*\r?\n/u.test(head) ? 'eml' : null
  if (extension === 'csv' || extension === 'tsv') return 'csv'
  return EXTENSIONS.text.includes(extension) ? 'text' : null
}
