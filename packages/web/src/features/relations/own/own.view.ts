import type { Field, FieldKey, OwnField, OwnFieldKey, OwnValue, RelationKind } from '@klantregie/contract'
import { readDay } from '../page/page.view.ts'

export function isOwn(field: Field): field is OwnField {
  return field.dataType !== 'built_in'
}

/** What decides which own fields a relation has. */
export interface Described {
  readonly kind: RelationKind
  readonly typeIds: readonly string[]
}
export type OwnValues = { readonly [key: OwnFieldKey]: OwnValue | undefined }

export function appliesTo({ kinds, typeIds }: Pick<Field, 'kinds' | 'typeIds'>, relation: Described): boolean {
  return kinds.includes(relation.kind) && (typeIds.length === 0 || typeIds.some((id) => relation.typeIds.includes(id)))
}

/** The own fields that stand on a page: those for such a relation, and those in which something is known anyway. */
export function fieldsShown(fields: readonly Field[], relation: Described, own: OwnValues): readonly OwnField[] {
  return fields
    .filter(isOwn)
    .filter((field) => own[field.key] !== undefined || (!field.isRetired && appliesTo(field, relation)))
}

/** Those that can be filled in for a new relation. */
export function fieldsToFill(fields: readonly Field[], relation: Described): readonly OwnField[] {
  return fields.filter(isOwn).filter((field) => !field.isRetired && appliesTo(field, relation))
}

/** Whether a field must be filled in; the server says the same again. */
export function isRequired({ required }: OwnField, { typeIds }: Described, own: OwnValues): boolean {
  if (required.when === 'type') return required.typeIds.some((id) => typeIds.includes(id))
  if (required.when !== 'choice') return required.when === 'always'
  const value = own[required.field]
  const chosen = Array.isArray(value) ? value : [value]
  return required.choices.some((choice) => chosen.includes(choice))
}

export interface Section {
  /** Empty for what stands with the first facts. */
  readonly title: string
  readonly fields: readonly FieldKey[]
}

/** Fields under their headings, in the order of the model; what has no heading comes first. */
export function sectionsOf(keys: readonly FieldKey[], fields: readonly Field[]): readonly Section[] {
  const places = new Map(fields.map(({ key }, at) => [key, at]))
  // What the model does not know (yet) keeps its place, before the others.
  const at = (key: FieldKey) => places.get(key) ?? -1
  const sections = new Map<string, FieldKey[]>([['', []]])
  for (const key of keys.toSorted((one, other) => at(one) - at(other))) {
    const title = fields.find((field) => field.key === key)?.section ?? ''
    sections.set(title, [...(sections.get(title) ?? []), key])
  }
  return [...sections].map(([title, own]) => ({ title, fields: own })).filter((section) => section.fields.length > 0)
}

/** How values read in the reader's language. */
export interface Words {
  readonly yes: string
  readonly no: string
  readonly unknown: string
  readonly number: (value: number) => string
  readonly money: (cents: number) => string
  readonly date: (day: string) => string
  readonly nameOf: (id: string) => string | undefined
}

/** A value as one line of text. */
export function sayOwn(field: Pick<OwnField, 'dataType' | 'choices'>, value: OwnValue, words: Words): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return field.dataType === 'money' ? words.money(value) : words.number(value)
  if (Array.isArray(value)) return value.map((key) => labelOf(field, key)).join(', ')
  if (field.dataType === 'choice') return labelOf(field, value)
  if (field.dataType === 'date') return words.date(value)
  if (field.dataType === 'reference') return words.nameOf(value) ?? words.unknown
  return value
}

function labelOf({ choices }: Pick<OwnField, 'choices'>, key: string): string {
  return choices.find((choice) => choice.key === key)?.label ?? key
}

/** Between the keys of several choices in one text; never in a key. */
const BETWEEN = ','
/** "Nothing chosen"; a list may not hold an empty id. */
export const NOTHING = '-'

/** A value as a form holds it. */
export function textOf(value: OwnValue | undefined, { dataType }: Pick<OwnField, 'dataType'>): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.join(BETWEEN)
  if (typeof value !== 'number') return dataType === 'date' ? dutchDay(String(value)) : String(value)
  return (dataType === 'money' ? (value / 100).toFixed(2) : String(value)).replace('.', ',')
}

function dutchDay(day: string): string {
  return day.split('-').map(Number).reverse().join('-')
}

export function keysIn(text: string): string[] {
  return text === '' ? [] : text.split(BETWEEN)
}

export function keysText(keys: readonly string[]): string {
  return keys.join(BETWEEN)
}

/** What was typed or chosen as a value: null for nothing, `problem` when it cannot be meant. The server checks the limits. */
export type Read = { readonly value: OwnValue | null } | { readonly problem: 'number' | 'day' }

export function readOwn({ dataType }: Pick<OwnField, 'dataType'>, text: string): Read {
  const typed = dataType === 'long_text' ? text.trim() : text.replace(/\s+/g, ' ').trim()
  if (typed === '' || typed === NOTHING) return { value: null }
  return readers[dataType](typed)
}

const asItIs = (typed: string): Read => ({ value: typed })
const readers: Readonly<Record<OwnField['dataType'], (typed: string) => Read>> = {
  text: asItIs,
  long_text: asItIs,
  choice: asItIs,
  reference: asItIs,
  choices: (typed) => ({ value: keysIn(typed) }),
  yes_no: (typed) => ({ value: typed === 'true' }),
  number: (typed) => readNumber(typed, false),
  money: (typed) => readNumber(typed, true),
  date: (typed) => {
    const day = readDay(typed)
    return day === null ? { problem: 'day' } : { value: day }
  },
}

const DUTCH_NUMBER = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/

function readNumber(typed: string, isMoney: boolean): Read {
  const bare = typed.replace(/€|\s/g, '').replace(/,-+$/, '')
  const plain = DUTCH_NUMBER.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : PLAIN_NUMBER.test(bare)
      ? bare
      : ''
  if (plain === '') return { problem: 'number' }
  const number = Number(plain)
  return { value: isMoney ? Math.round(number * 100) : number }
}

/** Own values of a form, by field; what cannot be read stays text, so that the server's refusal names it. */
export function ownBody(
  fields: readonly OwnField[],
  values: Readonly<Record<string, string>>,
): Record<OwnFieldKey, OwnValue> {
  const entries = fields.flatMap((field): [OwnFieldKey, OwnValue][] => {
    const text = values[field.key] ?? ''
    const read = readOwn(field, text)
    if ('problem' in read) return [[field.key, text]]
    return read.value === null ? [] : [[field.key, read.value]]
  })
  return Object.fromEntries(entries)
}
