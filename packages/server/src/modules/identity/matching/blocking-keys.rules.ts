import type { Features } from './features.rules.ts'

/**
 * What two records must have in common to be compared at all, surest first. Every key is text, so that a database can
 * hold it and a new record finds its candidates by the very keys with which a bulk run finds its pairs.
 */
export const KEY_TYPES = [
  'x',
  'm',
  'p',
  'h',
  's',
  'b',
  'c',
  'n',
  'i',
  'w',
  'l',
  'o',
  'q',
  'd',
  'y',
  'z',
  'k',
  'g',
] as const
export type KeyType = (typeof KEY_TYPES)[number]

/**
 * The most records that may share a key. Above it the key tells nobody apart (a placeholder, a flat, a common name in a
 * city) and is not used; the other keys of the same records still are.
 */
export const MOST_PER_KEY: Readonly<Record<KeyType, number>> = {
  x: 20,
  m: 200,
  p: 100,
  h: 150,
  s: 100,
  b: 120,
  c: 120,
  n: 20,
  i: 60,
  w: 40,
  l: 40,
  o: 60,
  q: 60,
  d: 60,
  y: 24,
  z: 10,
  k: 10,
  g: 10,
}

const TELLING_LOCAL = 6
const DIGITS_OF_POSTCODE = 4
const STREET_LETTERS = 8

/** The keys of a record without its kind, at most about fifteen; none for a record that says nothing. */
export function blockingKeys(features: Features): string[] {
  const keys: string[] = []
  for (const identifier of features.identifiers.slice(0, 3)) keys.push(`x${identifier}`)
  for (const { address } of features.mailboxes) keys.push(`m${address}`)
  for (const number of features.mobiles) keys.push(`p${number}`)
  for (const number of features.landlines) keys.push(`p${number}`)
  addressKeys(features, keys)
  if (features.kind === 'organisation') organisationKeys(features, keys)
  else personKeys(features, keys)
  return [...new Set(keys)]
}

/** The keys under which a record is stored and found. Persons, organisations and households never meet under one. */
export function keysOf(features: Features): string[] {
  const keys = blockingKeys(features)
  return features.kind === 'person' ? keys : keys.map((key) => `${features.kind}${key}`)
}

function addressKeys(features: Features, keys: string[]): void {
  const { postcode, houseNumber, street, place } = features
  if (houseNumber === '') return
  if (postcode !== '') keys.push(`h${postcode}/${houseNumber}`)
  if (street !== '') keys.push(`s${street.slice(0, STREET_LETTERS)}/${houseNumber}/${place.slice(0, 3)}`)
}

function personKeys(features: Features, keys: string[]): void {
  birthKeys(features, keys)
  for (const surname of features.surnames) nameKeys(features, surname, keys)
  roughKeys(features, keys)
  for (const { local } of features.mailboxes) if (local.length >= TELLING_LOCAL) keys.push(`l${local}`)
}

function birthKeys({ birth, initials, surnames, given }: Features, keys: string[]): void {
  if (birth === 0) return
  const initial = firstLetter(given[0]) || firstLetter(initials)
  if (initial !== '') keys.push(`b${birth}${initial}`)
  if (surnames.length > 0) keys.push(`c${birth}${firstLetter(surnames[0])}`)
  keys.push(`y${birth}`)
}

const firstLetter = (text = '') => text.slice(0, 1)

/**
 * Keys for records of which most is missing or damaged: a name or a street in one town. They are common, so they only
 * count where few share them: in small lists, and for rare values.
 */
function roughKeys({ surnames, given, street, place }: Features, keys: string[]): void {
  if (place === '') return
  if (street !== '') keys.push(`z${street.slice(0, STREET_LETTERS)}/${place}`)
  if (surnames.length > 0) keys.push(`k${surnames[0] ?? ''}/${place}`)
  if (given.length > 0) keys.push(`g${given[0] ?? ''}/${place}`)
}

/** First name and surname in alphabetical order, because lists have them in each other's columns. */
function nameKeys({ given, initials, postcode, place }: Features, surname: string, keys: string[]): void {
  const area = postcode === '' ? '' : postcode.slice(0, DIGITS_OF_POSTCODE)
  for (const first of given) {
    const name = first < surname ? `${first} ${surname}` : `${surname} ${first}`
    keys.push(`n${name}`)
    if (place !== '') keys.push(`w${name}/${place}`)
  }
  const initial = firstLetter(given[0]) || firstLetter(initials)
  if (initial === '') return
  if (area !== '') keys.push(`i${surname}${initial}/${area}`)
  if (initials.length > 1) keys.push(`i${surname}/${initials}`)
}

function organisationKeys({ organisation, place, postcode, domain }: Features, keys: string[]): void {
  if (organisation !== '') {
    keys.push(`o${organisation}`)
    const town = place === '' ? postcode.slice(0, 2) : place
    const [longest = ''] = organisation.split(' ').sort((a, b) => b.length - a.length)
    if (town !== '') keys.push(`q${longest}/${town}`)
  }
  if (domain !== '') keys.push(`d${domain}`)
}
