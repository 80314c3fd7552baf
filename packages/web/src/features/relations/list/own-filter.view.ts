import { OwnCondition } from '@klantregie/contract'
import type { OwnField, OwnFieldKey } from '@klantregie/contract'
import { readOwn, sayOwn, type Words } from '../own/own.view.ts'

/** A condition on an own field, as the address of a list holds several of them in one text. */
export interface OwnFilter {
  readonly key: OwnFieldKey
  readonly what: 'is' | 'from' | 'to' | 'starts' | 'empty' | 'filled'
  readonly value: string
}

/** Between conditions; a value that holds one is written in another way. */
const BETWEEN = '|'

export function conditionsIn(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  return text.split(BETWEEN).flatMap((part) => {
    const condition = decoded(part)
    return OwnCondition.safeParse(condition).success ? [condition] : []
  })
}

/** What somebody typed into the address bar may be anything. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

export function conditionsText(conditions: readonly string[]): string | undefined {
  const text = conditions.map((condition) => encodeURIComponent(condition).replaceAll('%3A', ':')).join(BETWEEN)
  return text === '' ? undefined : text
}

export function readFilter(condition: string): OwnFilter {
  const [key = '', what = '', ...value] = condition.split(':')
  return { key: key as OwnFieldKey, what: what as OwnFilter['what'], value: value.join(':') }
}

/** The conditions with those of one field replaced. */
export function withFilters(
  conditions: readonly string[],
  key: string,
  filters: readonly Pick<OwnFilter, 'what' | 'value'>[],
): readonly string[] {
  const others = conditions.filter((condition) => readFilter(condition).key !== key)
  return [...others, ...filters.map(({ what, value }) => (value === '' ? `${key}:${what}` : `${key}:${what}:${value}`))]
}

/** How a value is written in a condition; null when it cannot be meant. */
export function filterValue(field: OwnField, typed: string): string | null {
  const read = readOwn(field, typed)
  if ('problem' in read || read.value === null || Array.isArray(read.value)) return null
  return String(read.value)
}

/** The value of a condition in the reader's words. */
export function sayFilterValue(field: OwnField, { value }: OwnFilter, words: Words): string {
  if (field.dataType === 'yes_no') return value === 'true' ? words.yes : words.no
  if (field.dataType === 'choices') return sayOwn(field, [value], words)
  if (field.dataType === 'number' || field.dataType === 'money') return sayOwn(field, Number(value), words)
  return sayOwn(field, value, words)
}
