const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Position = { readonly hasEnded: boolean; readonly name: string; readonly id: string }

/** The last link of a page as opaque text. */
export function writePosition({ hasEnded, name, id }: Position): string {
  return toBase64Url(JSON.stringify([hasEnded, name, id]))
}

/** Opaque text comes back from outside, so nothing in it is believed. */
export function readPosition(cursor: string): Position | 'invalid' {
  const parts = parseList(cursor)
  const [hasEnded, name, id] = parts ?? []
  if (typeof hasEnded !== 'boolean' || typeof name !== 'string' || typeof id !== 'string') return 'invalid'
  if (!UUID.test(id) || name.includes('\0')) return 'invalid'
  return { hasEnded, name, id }
}

function parseList(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cursor, 'base64url')),
    )
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function toBase64Url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url')
}
