import { Address, PersonName, Phone } from '@klantregie/contract'
import type { FieldKey, FieldValue, GoldenRelation, RelationKind } from '@klantregie/contract'
import { z } from 'zod'

/** The fields of each kind, in the order in which people look for them. */
const fieldsOfKind: Readonly<Record<RelationKind, readonly FieldKey[]>> = {
  person: ['name', 'emails', 'phones', 'addresses', 'birthDate', 'language', 'municipality'],
  organisation: ['organisationName', 'emails', 'phones', 'website', 'addresses', 'municipality'],
  household: ['organisationName', 'emails', 'phones', 'addresses', 'municipality'],
}

export function fieldsOf(kind: RelationKind): readonly FieldKey[] {
  return fieldsOfKind[kind]
}

/** What an editor of a field saw, in the form in which a change states it: an empty list is "nothing". */
export function expectedValue(relation: GoldenRelation, field: FieldKey): unknown {
  const value = relation[field]
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

/** The parts that are known, to stand small under the name. One's call name is left out when it is the first name. */
export function knownNameParts(name: PersonName): readonly { readonly part: NamePart; readonly value: string }[] {
  return nameParts.flatMap((part) => {
    const value = name[part]
    const isRepeated = part === 'callName' && value === name.firstName
    return value === undefined || isRepeated ? [] : [{ part, value }]
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

/** One value of a list replaced; an empty text takes it away. Saying the same twice says it once. */
export function withValueAt(values: readonly string[], at: number, value: string): readonly string[] {
  const next = values.map((one, index) => (index === at ? value.trim() : one))
  if (at >= values.length) next.push(value.trim())
  return [...new Set(next.filter((one) => one !== ''))]
}

export function withAddressAt(addresses: readonly Address[], at: number, address: Address | null): readonly Address[] {
  const kept = addresses.flatMap((one, index) => (index === at ? (address ?? []) : one))
  return at >= addresses.length && address ? [...kept, address] : kept
}

/** The change of a list as the contract wants it: nothing left is null. */
export function listChange(field: 'emails' | 'phones', values: readonly string[]): FieldValue {
  return { field, value: values.length === 0 ? null : [...values] }
}

export function addressChange(addresses: readonly Address[]): FieldValue {
  return { field: 'addresses', value: addresses.length === 0 ? null : [...addresses] }
}

const Emails = z.array(z.string()).catch([])
const Phones = z.array(Phone).catch([])
const Addresses = z.array(Address).catch([])

/** A value of a field on one line, for a conflict: what somebody else made of it. */
export function valueLine(field: FieldKey, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (field === 'name') return nameLine(PersonName.catch({}).parse(value))
  if (field === 'emails') return Emails.parse(value).join(', ')
  if (field === 'phones') return Phones.parse(value).map((phone) => phoneText(phone.number)).join(', ')
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

const PHONE_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^\+316(\d{4})(\d{4})$/, '06 $1 $2'],
  [/^\+31([1-9]\d)(\d{3})(\d{4})$/, '0$1 $2 $3'],
]

/** Dutch numbers as people say them; others as they are. */
export function phoneText(number: string): string {
  const group = PHONE_GROUPS.find(([pattern]) => pattern.test(number))
  return group ? number.replace(group[0], group[1]) : number
}
