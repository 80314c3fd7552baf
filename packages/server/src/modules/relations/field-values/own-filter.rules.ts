import type { OwnField } from '@klantregie/contract'
import { textKeyOf } from './field-value.rules.ts'

/** What a list is narrowed to by an own field, ready for the index. */
export type OwnFilter = {
  readonly fieldKey: string
  readonly test:
    /** `sets`: the combinations of filled-in fields (`own-set.queries.ts`) for which it holds; looked up afterwards. */
    | { readonly what: 'empty' | 'filled'; readonly sets: readonly string[] }
    | { readonly what: 'text'; readonly is: string }
    | { readonly what: 'starts'; readonly from: string }
    | { readonly what: 'texts'; readonly from: string | null; readonly to: string | null }
    | { readonly what: 'numbers'; readonly from: number | null; readonly to: number | null }
}

/** `own_key:what:value`, taken apart; the value may hold colons itself. */
const CONDITION = /^(own_[a-z0-9_]+):(is|from|to|starts|empty|filled)(?::([\s\S]*))?$/
const DAY = /^\d{4}-\d\d-\d\d$/

type Asked = Pick<OwnField, 'key' | 'dataType'>

/** The fields that conditions name, to look up before they are read. */
export function fieldsIn(conditions: readonly string[]): string[] {
  return conditions.flatMap((condition) => CONDITION.exec(condition)?.[1] ?? [])
}

/** What the condition means for this field; null when it makes no sense for such a field. */
export function readCondition(condition: string, fields: ReadonlyMap<string, Asked>): OwnFilter | null {
  const [, key = '', what = '', value = ''] = CONDITION.exec(condition) ?? []
  const field = fields.get(key)
  const test = field && testOf(field, what, value)
  return test ? { fieldKey: key, test } : null
}

function testOf(field: Asked, what: string, value: string): OwnFilter['test'] | null {
  if (what === 'empty' || what === 'filled') return { what, sets: [] }
  if (value === '') return null
  const { dataType } = field
  if (dataType === 'number' || dataType === 'money') return numberTest(what, value)
  if (dataType === 'date') return DAY.test(value) ? textTest(what, value) : null
  return wordTest(field, what, value)
}

function wordTest(field: Asked, what: string, value: string): OwnFilter['test'] | null {
  if (what === 'is') return isOneOf(field, value) ? { what: 'text', is: textKeyOf(value) } : null
  return what === 'starts' && field.dataType === 'text' ? { what: 'starts', from: textKeyOf(value) } : null
}

function isOneOf({ dataType }: Asked, value: string): boolean {
  if (dataType === 'long_text') return false
  return dataType !== 'yes_no' || value === 'true' || value === 'false'
}

function numberTest(what: string, value: string): OwnFilter['test'] | null {
  const number = Number(value)
  if (!Number.isFinite(number)) return null
  if (what === 'is') return { what: 'numbers', from: number, to: number }
  return what === 'from' || what === 'to'
    ? { what: 'numbers', from: what === 'from' ? number : null, to: what === 'to' ? number : null }
    : null
}

function textTest(what: string, value: string): OwnFilter['test'] | null {
  if (what === 'is') return { what: 'text', is: value }
  return what === 'from' || what === 'to'
    ? { what: 'texts', from: what === 'from' ? value : null, to: what === 'to' ? value : null }
    : null
}

/** From and to of one field are one stretch of the index. */
export function joinStretches(filters: readonly OwnFilter[]): OwnFilter[] {
  const joined: OwnFilter[] = []
  for (const filter of filters) {
    const at = joined.findIndex(({ fieldKey, test }) => fieldKey === filter.fieldKey && isStretch(test, filter.test))
    const known = joined[at]
    if (known === undefined) joined.push(filter)
    else joined[at] = { fieldKey: filter.fieldKey, test: common(known.test, filter.test) }
  }
  return joined
}

type Test = OwnFilter['test']

function isStretch(one: Test, other: Test): boolean {
  return one.what === other.what && (one.what === 'numbers' || one.what === 'texts')
}

function common(one: Test, other: Test): Test {
  if (one.what === 'numbers' && other.what === 'numbers')
    return { what: 'numbers', from: later(one.from, other.from), to: earlier(one.to, other.to) }
  if (one.what === 'texts' && other.what === 'texts')
    return { what: 'texts', from: later(one.from, other.from), to: earlier(one.to, other.to) }
  return other
}

function later<T extends number | string>(one: T | null, other: T | null): T | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}

function earlier<T extends number | string>(one: T | null, other: T | null): T | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
