import type { Document } from './document.ts'
import { toHtml } from './html.ts'
import { toOdt } from './odt.ts'

/** A file to download. */
export type Written = { readonly fileName: string; readonly contentType: string; readonly content: string | Buffer }

/** A document as a file; `name` without its ending. */
export function written(document: Document, name: string, format: 'html' | 'odt'): Written {
  return format === 'html'
    ? { fileName: `${name}.html`, contentType: 'text/html; charset=utf-8', content: toHtml(document) }
    : { fileName: `${name}.odt`, contentType: 'application/vnd.oasis.opendocument.text', content: toOdt(document) }
}

/** What a browser does with it: keep it as a file, never show it as a page of ours. */
export function attachment(fileName: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`
}
