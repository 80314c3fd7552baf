/** Reading what another system says: lenient, because fields come and go with its versions, and none of it is trusted to be there. */

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const objectOf = (value: unknown): Json => (isJson(value) ? value : {})
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** "12.50", 12.5 or "12,50" in cents; null for what is no amount. */
export function centsOf(value: unknown): number | null {
  const text = textOf(value).replace(',', '.')
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return null
  return Math.round(Number(text) * 100)
}

export function momentOf(value: unknown): Date | null {
  const text = textOf(value)
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return null
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? null : moment
}
