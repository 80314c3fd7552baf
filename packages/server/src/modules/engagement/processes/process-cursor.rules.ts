/** Where a process stands in a list that goes by the day it is due (or ended) and then by id. */
export type Position = { readonly at: string; readonly id: string }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MOMENT = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|\+00))?$/

export function writeCursor({ at, id }: Position): string {
  return Buffer.from(`${at} ${id}`, 'utf8').toString('base64url')
}

/** Opaque text comes back from outside: what is not one of ours begins at the beginning. */
export function readCursor(text: string | undefined): Position | null {
  if (text === undefined) return null
  const written = Buffer.from(text, 'base64url').toString('utf8')
  const at = written.slice(0, -37)
  const id = written.slice(-36)
  return UUID.test(id) && MOMENT.test(at) ? { at, id } : null
}
