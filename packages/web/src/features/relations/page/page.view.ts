import { Address, PersonName, Phone, isOwnField } from '@klantregie/contract'
import type { BuiltInField, FieldKey, FieldValue, GoldenRelation, RelationKind } from '@klantregie/contract'
import { z } from 'zod'
import { phoneText } from '../../../lib/format.ts'

/** The fields of each kind, in the order in which people look for them. */
const fieldsOfKind: Readonly<Record<RelationKind, readonly BuiltInField[]>> = {
  person: ['name', 'emails', 'phones', 'addresses', 'birthDate', 'language', 'municipality'],
  organisation: ['organisationName', 'emails', 'phones', 'website', 'addresses', 'municipality'],
  household: ['organisationName', 'emails', 'phones', 'addresses', 'municipality'],
}

export function fieldsOf(kind: RelationKind): readonly BuiltInField[] {
  return fieldsOfKind[kind]
}

/** What an editor of a field saw, in the form in which a change states it: an empty list is "nothing". */
export function expectedValue(relation: GoldenRelation, field: FieldKey): unknown {
  const value = isOwnField(field) ? (relation.own[field] ?? null) : relation[field]
  return Array.isArray(value) && value.length === 0 ? null : value
}

export const nameParts = [
  'title',
  'initials',
  'firstName',
  'callName',
  'prefix',
  'surname',
  'partnerPrefix',
  'partnerSurname',
] as const
export type NamePart = (typeof nameParts)[number]

/** The parts that are known and that the shown name does not already say; they stand small under it. */
export function knownNameParts(
  name: PersonName,
  shown: string,
): readonly { readonly part: NamePart; readonly value: string }[] {
  return nameParts.flatMap((part) => {
    const value = name[part]
    return value === undefined || shown.includes(value) ? [] : [{ part, value }]
  })
}

/** The name that a form states. Parts left empty are absent; null when nothing is left. What a source wrote is kept. */
export function nameFrom(values: Readonly<Record<string, string>>, original: string | undefined): PersonName | null {
  const filled = nameParts.flatMap((part): [string, string][] => {
    const value = values[part]?.trim() ?? ''
    return value === '' ? [] : [[part, value]]
  })
  if (filled.length === 0) return null
  const hasPartner = filled.some(([part]) => part === 'partnerSurname')
  return PersonName.parse({
    ...Object.fromEntries(filled),
    ...(original !== undefined && { original }),
    ...(hasPartner && values['order'] && { order: values['order'] }),
  })
}

export const addressParts = ['street', 'houseNumber', 'addition', 'postcode', 'place', 'country'] as const

/** As on an envelope. The country is named only when it is abroad; `countryName` knows its name in the reader's language. */
export function addressLines(address: Address, countryName: (code: string) => string): readonly string[] {
  const { street, houseNumber, addition, postcode, place, country } = address
  const abroad = country !== undefined && country !== 'NL' ? countryName(country) : ''
  const number = [houseNumber, addition].filter(Boolean).join(/^\d/.test(addition ?? '') ? '-' : ' ')
  return [[street, number].filter(Boolean).join(' '), [postcode, place].filter(Boolean).join('  '), abroad].filter(
    (line) => line !== '',
  )
}

/** The address that a form states; null when every part is empty, because then there is no address. */
export function addressFrom(values: Readonly<Record<string, string>>): Address | null {
  const filled = addressParts.flatMap((part): [string, string][] => {
    const value = values[part]?.trim() ?? ''
    return value === '' ? [] : [[part, part === 'country' ? value.toUpperCase() : value]]
  })
  if (filled.every(([part]) => part === 'country')) return null
  return Address.parse({ use: values['use'] === 'post' ? 'post' : 'visit', ...Object.fromEntries(filled) })
}

const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** A day as people type it (5-3-1984, 5/3/1984) or as computers do (1984-03-05); null when there is no such day. */
export function readDay(text: string): string | null {
  const written = text.trim()
  const dayFirst = DAY_FIRST.exec(written)
  const yearFirst = YEAR_FIRST.exec(written)
  const [year, month, day] = dayFirst
    ? [dayFirst[3], dayFirst[2], dayFirst[1]]
    : [yearFirst?.[1], yearFirst?.[2], yearFirst?.[3]]
  if (year === undefined || month === undefined || day === undefined) return null
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isReal = !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  return isReal ? iso : null
}

/**
 * One value of a list changed (`before` is what stood there), added (`before` is null) or, with an empty text, taken
 * away. When somebody else took `before` away meanwhile, the new value joins what is there: nothing of theirs is lost.
 */
export function withValue(values: readonly string[], before: string | null, value: string): readonly string[] {
  const written = value.trim()
  const isThere = before !== null && values.includes(before)
  const next = isThere ? values.map((one) => (one === before ? written : one)) : [...values, written]
  return [...new Set(next.filter((one) => one !== ''))]
}

/** The same for addresses; those that read alike are the same address. */
export function withAddress(
  addresses: readonly Address[],
  before: Address | null,
  address: Address | null,
): readonly Address[] {
  const at = before === null ? -1 : addresses.findIndex((one) => isSameAddress(one, before))
  if (at === -1) return address ? [...addresses, address] : addresses
  return addresses.flatMap((one, index) => (index === at ? (address ?? []) : one))
}

function isSameAddress(a: Address, b: Address): boolean {
  return a.use === b.use && addressLine(a) === addressLine(b)
}

/** The change of a list as the contract wants it: nothing left is null. */
export function listChange(field: 'emails' | 'phones', values: readonly string[]): FieldValue {
  return { field, value: values.length === 0 ? null : [...values] }
}

export function addressChange(addresses: readonly Address[]): FieldValue {
  return { field: 'addresses', value: addresses.length === 0 ? null : [...addresses] }
}

/** Readers for what came from outside: a value in another form counts as empty. */
export const Emails = z.array(z.string()).catch([])
export const Phones = z.array(Phone).catch([])
export const Addresses = z.array(Address).catch([])

/** A value of a field on one line, for a conflict: what somebody else made of it. */
export function valueLine(field: FieldKey, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (field === 'name') return nameLine(PersonName.catch({}).parse(value))
  if (field === 'emails') return Emails.parse(value).join(', ')
  if (field === 'phones')
    return Phones.parse(value)
      .map((phone) => phoneText(phone.number))
      .join(', ')
  return Addresses.parse(value).map(addressLine).join('; ')
}

/** An address on one line; the country as its code. */
export function addressLine(address: Address): string {
  return addressLines(address, (code) => code).join(', ')
}

function nameLine(name: PersonName): string {
  const line = nameParts.flatMap((part) => name[part] ?? []).join(' ')
  return line === '' ? (name.original ?? '') : line
}

/** Languages that people here ask for by name; the code is what is kept. */
export const languageCodes = [
  'nl',
  'en',
  'de',
  'fr',
  'fy',
  'ar',
  'tr',
  'pl',
  'uk',
  'ru',
  'es',
  'it',
  'pt',
  'ro',
  'bg',
  'hu',
  'so',
  'ti',
  'am',
  'fa',
  'ps',
  'ku',
  'ur',
  'hi',
  'zh',
  'vi',
  'id',
  'el',
  'hr',
  'sr',
  'sq',
  'sv',
  'da',
  'no',
  'fi',
  'ja',
  'ko',
  'th',
] as const

/** The code of a language by its name ("Engels"), the beginning of it, or the code itself; null when we know no such. */
export function readLanguage(text: string, nameOf: (code: string) => string): string | null {
  const typed = text.trim().toLowerCase()
  if (typed === '') return null
  const names = languageCodes.map((code) => ({ code, name: nameOf(code).toLowerCase() }))
  const exact = names.find(({ code, name }) => code === typed || name === typed)
  const begins = names.filter(({ name }) => name.startsWith(typed))
  return exact?.code ?? (begins.length === 1 ? (begins[0]?.code ?? null) : null)
}
