export type Place = { readonly at: Date; readonly id: string }

const FORM = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The last entry of a page, as text that fits in an address. */
export function cursorOf({ at, id }: Place): string {
  return `${at.getTime()}.${id}`
}

/** Null for what is no cursor of ours. */
export function readCursor(text: string): Place | null {
  const [, milliseconds, id] = FORM.exec(text) ?? []
  if (id === undefined) return null
  const at = new Date(Number(milliseconds))
  return Number.isNaN(at.getTime()) ? null : { at, id }
}
