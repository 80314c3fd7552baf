import type { OwnFieldKey } from '@klantregie/contract'

/** Where a page in the order of an own field begins: whose row it is. Where that stands is looked up, so it tells nothing. */
export type OwnCursor = { readonly way: 'after' | 'before'; readonly id: string }

type Order = { readonly sort: OwnFieldKey; readonly direction: 'asc' | 'desc' }
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function writeOwnCursor({ sort, direction }: Order, { way, id }: OwnCursor): string {
  return Buffer.from(JSON.stringify([sort, direction, way, id]), 'utf8').toString('base64url')
}

/** Opaque text comes back from outside: nothing in it is believed, and it must fit the order that is asked for. */
export function readOwnCursor(text: string, { sort, direction }: Order): OwnCursor | 'invalid' {
  const [forSort, forDirection, way, id] = parse(text)
  if (forSort !== sort || forDirection !== direction || (way !== 'after' && way !== 'before')) return 'invalid'
  return typeof id === 'string' && ID.test(id) ? { way, id } : 'invalid'
}

function parse(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
