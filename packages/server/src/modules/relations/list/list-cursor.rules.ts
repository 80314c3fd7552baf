/**
 * A page of a list is found by where the last row of the page before it stands (keyset), so that page 1,000 costs what
 * page 1 costs and rows that come in meanwhile neither repeat nor disappear.
 */
export type ListSort = 'name' | 'place' | 'changed'
export type ListDirection = 'asc' | 'desc'

/** Where a row stands in each of the orders. `changed` is the moment as the database writes it, to the microsecond. */
export type ListPosition = {
  readonly id: string
  readonly sortKey: string
  readonly placeKey: string | null
  readonly changed: string
}

export type ListCursor = {
  readonly sort: ListSort
  readonly direction: ListDirection
  readonly way: 'after' | 'before'
  readonly position: ListPosition
}

/** With a position, or only whose it is: then the rest must be looked up. */
export type OpaqueCursor = Omit<ListCursor, 'position'> & { readonly position: ListPosition | { readonly id: string } }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/
export function writeCursor({ sort, direction, way, position }: OpaqueCursor): string {
  const key = 'sortKey' in position ? keyOf(sort, position) : []
  return Buffer.from(JSON.stringify([sort, direction, way, position.id, ...key]), 'utf8').toString('base64url')
}

function keyOf(sort: ListSort, { sortKey, placeKey, changed }: ListPosition): (string | null)[] {
  if (sort === 'changed') return [changed]
  return sort === 'name' ? [sortKey] : [placeKey, sortKey]
}

/** Opaque text comes back from outside: nothing in it is believed, and it must fit the order that is asked for. */
export function readCursor(text: string, sort: ListSort, direction: ListDirection): OpaqueCursor | 'invalid' {
  const parts = parseList(text)
  if (parts?.[0] !== sort || parts[1] !== direction) return 'invalid'
  const [, , way, id, ...key] = parts
  if ((way !== 'after' && way !== 'before') || typeof id !== 'string' || !UUID.test(id)) return 'invalid'
  const position = key.length === 0 ? { id } : readKey(sort, id, key)
  return position === null ? 'invalid' : { sort, direction, way, position }
}

function readKey(sort: ListSort, id: string, [first, second]: unknown[]): ListPosition | null {
  const blank = { id, sortKey: '', placeKey: null, changed: '' }
  if (sort === 'changed') return typeof first === 'string' && MOMENT.test(first) ? { ...blank, changed: first } : null
  if (sort === 'name') return isKey(first) ? { ...blank, sortKey: first } : null
  return (first === null || isKey(first)) && isKey(second) ? { ...blank, placeKey: first, sortKey: second } : null
}

/** The database knows no NUL in text. */
function isKey(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0')
}

function parseList(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64url')))
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** A stretch of a list that one index range can answer. */
export type Segment = { readonly places: 'all' | 'known' | 'unknown'; readonly after: ListPosition | null }

/**
 * The stretches to read, in order. Relations without a place stand behind the others (before them when the order is
 * turned round), and a comparison with nothing finds nothing, so they are a stretch of their own.
 */
export function segmentsOf(sort: ListSort, reading: ListDirection, after: ListPosition | null): Segment[] {
  if (sort !== 'place') return [{ places: 'all', after }]
  const order = reading === 'asc' ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
  if (after === null) return order.map((places) => ({ places, after: null }))
  const current = after.placeKey === null ? 'unknown' : 'known'
  return order.slice(order.indexOf(current)).map((places) => ({ places, after: places === current ? after : null }))
}

/** Reading towards the beginning turns the order round. */
export function readingDirection(direction: ListDirection, way: 'after' | 'before'): ListDirection {
  if (way === 'after') return direction
  return direction === 'asc' ? 'desc' : 'asc'
}
