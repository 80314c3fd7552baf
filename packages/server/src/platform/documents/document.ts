import type { Language } from '@klantregie/contract'

/** A text with headings, lists and tables, whatever it is written as. Texts are plain: no mark-up of any kind passes through. */
export type Document = {
  readonly language: Language
  readonly title: string
  /** Under the title: of whom and when. */
  readonly lead: readonly string[]
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  /** Line breaks in it stay. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly items: readonly (readonly [term: string, value: string])[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

/** What XML 1.0, and so both forms, cannot hold; and marks that turn the direction of what stands behind them. */
const NOT_PRINTED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/g

/** Text as it may stand in XML and HTML, in an element or between quotes. */
export function escaped(text: string): string {
  return text
    .replace(NOT_PRINTED, '')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
