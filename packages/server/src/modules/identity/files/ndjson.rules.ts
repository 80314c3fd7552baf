/** Values of one object by column, in the order in which they stand. */
export type ObjectValues = ReadonlyMap<string, string>

/** Deeper than this, and longer lists of objects than this, no list of relations is; what is left stays as it was written. */
const MOST_LEVELS = 4
const MOST_ITEMS = 20

/**
 * A line of newline-delimited JSON as cells: `{"adres":{"plaats":"Almere"}}` is the column "adres.plaats", a list of words is one cell, and a list
 * of objects has a number in its columns ("emails.2.value"). `null` for a line that is no object: it says nothing that can be read.
 */
export function readObject(line: string): ObjectValues | null {
  const value = parse(line)
  if (!isObject(value)) return null
  const values = new Map<string, string>()
  spread(value, '', { values, level: 1 })
  return values
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Place = { readonly values: Map<string, string>; readonly level: number }

function spread(object: object, before: string, place: Place): void {
  for (const [key, value] of Object.entries(object)) put(value, before + key, place)
}

function put(value: unknown, path: string, { values, level }: Place): void {
  const isDeeper = level < MOST_LEVELS
  if (isObject(value) && isDeeper) spread(value, `${path}.`, { values, level: level + 1 })
  else if (Array.isArray(value) && value.some(isObject) && isDeeper && value.length <= MOST_ITEMS)
    value.forEach((item: unknown, index) => put(item, `${path}.${index + 1}`, { values, level: level + 1 }))
  else if (!values.has(path)) values.set(path, textOf(value))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && !value.some(isObject)) return value.map(textOf).filter(Boolean).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Whether a text begins as newline-delimited JSON: an object on its first line. A line that goes on beyond the beginning may be one. */
export function beginsAsObjects(start: string): boolean {
  if (!/^\{\s*"/.test(start)) return false
  const end = start.search(/[\r\n]/)
  return end === -1 || isObject(parse(start.slice(0, end)))
}
