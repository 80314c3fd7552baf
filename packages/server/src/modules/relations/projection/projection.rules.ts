import type { Address, PersonName, RelationRecord } from '@klantregie/contract'
import { formatName, sortKey as nameSortKey } from '../../../platform/pure/dutch/person-name-format.ts'
import { fold, SEARCH_PARTS, searchTokensByPart, type SearchTokens } from '../../../platform/pure/search-text.ts'

/** What lists, search and matching on certain keys need of a record, laid out flat. Computed, never typed in. */
export type Projection = {
  readonly displayName: string
  /** Folded, core name first: "berg jan van den"; sorts as people expect in byte order. */
  readonly sortKey: string
  readonly email: string | null
  /** E.164 when valid, otherwise as written. */
  readonly phone: string | null
  /** With house number and addition: "Kerkstraat 12 A". */
  readonly street: string | null
  readonly postcode: string | null
  readonly place: string | null
  /** The place as it is compared and sorted; null without a place. */
  readonly placeKey: string | null
  readonly birthDate: string | null
  /** Distinct search tokens, most telling first. */
  readonly tokens: string[]
  /** The tokens of each part between spaces, the parts in the order of `SEARCH_PARTS` with `BETWEEN_PARTS` between them. */
  readonly searchText: string
  /** The distinct name and place words among the tokens: the vocabulary of forgiving search. */
  readonly words: string[]
  /** 'email:jan@x.nl', 'phone:+31612345678', 'name_address:j berg|1234AB|12'. */
  readonly contactKeys: string[]
  /** 'brin:16AH', 'card:12345'. */
  readonly identifierKeys: string[]
}

const NOT_IN_SORT_KEY = /[^\p{L}\p{N}]+/gu
/** The same for nearly every text, many times faster than Unicode properties. */
const ONLY_ASCII = /^[\x20-\x7e]*$/
const NOT_IN_ASCII_SORT_KEY = /[^a-z0-9]+/g
const ONLY_SMALL_LETTERS = /^[a-z]+$/
const HAS_NO_WORD = /[\d@.]/
/** Lists of organisations are read by their first telling word: "De Waterlinie" stands under W. */
const LEADING_ARTICLE = /^(?:de|het|t|een) (?=.)/
/** Words shorter than this are in too many names to forgive anything. */
const SHORTEST_WORD = 3
const ONLY_LETTERS = /^\p{L}+$/u
/**
 * Longer names sort together with names that begin alike. A cursor holds both keys of a row within the 500 characters that
 * the contract allows, also when every character takes three bytes.
 */
const LONGEST_SORT_KEY = 60
const LONGEST_PLACE_KEY = 40
/** A relation of which nothing at all is known still needs something to click on. */
const NAMELESS = '—'

/** A relation as lists, search and matching see it. Takes microseconds: an import runs it for every row. */
export function project(record: RelationRecord): Projection {
  const address = mainAddress(record.addresses)
  const parts = searchTokensByPart(record)
  const found = [...new Set(SEARCH_PARTS.flatMap((part) => parts[part]))]
  const words = found.filter(isWord)
  const tokens = withoutBeginnings(found, words)
  const place = address?.place ?? null
  const displayName = displayNameOf(record)
  return {
    displayName,
    sortKey: cut(sortKeyOf(record, displayName), LONGEST_SORT_KEY),
    email: record.emails?.[0] ?? null,
    phone: mainPhone(record),
    street: streetLine(address),
    postcode: address?.postcode ?? null,
    place,
    placeKey: place === null ? null : placeKeyOf(place),
    birthDate: record.birthDate ?? null,
    tokens,
    searchText: searchTextOf(parts),
    words,
    contactKeys: contactKeysOf(record),
    identifierKeys: identifierKeysOf(record),
  }
}

/**
 * Of a protected relation lists and search hold what it is found by and nothing else: a name and numbers of its own. What is
 * not there cannot be sorted by, counted, proposed or leaked. The golden record keeps everything.
 */
export function foundByName({ kind, name, organisationName, identifiers }: RelationRecord): RelationRecord {
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(organisationName === undefined ? {} : { organisationName }),
    ...(identifiers === undefined ? {} : { identifiers }),
  }
}

/** Stands between the parts of a search text; nobody can type it, and no token holds it. */
export const BETWEEN_PARTS = '\u001F'

/** Per part, because a reader for whom a field is hidden is answered from the others; so a beginning goes within its part only. */
function searchTextOf(parts: SearchTokens): string {
  const texts = SEARCH_PARTS.map((part) => {
    const tokens = withoutBeginnings(parts[part], parts[part].filter(isWord))
    return tokens.length === 0 ? '' : ` ${tokens.join(' ').replaceAll(BETWEEN_PARTS, '')} `
  })
  return texts.join(BETWEEN_PARTS)
}

/** Text as it is sorted and compared: folded, only letters, digits and single spaces. */
export function comparable(text: string): string {
  const folded = fold(text)
  return folded.replace(ONLY_ASCII.test(folded) ? NOT_IN_ASCII_SORT_KEY : NOT_IN_SORT_KEY, ' ').trim()
}

/** A place as it is compared and sorted; null when nothing of it can be compared. */
export function placeKeyOf(place: string): string | null {
  return cut(comparable(place), LONGEST_PLACE_KEY) || null
}

/** Never through the middle of a character that takes two places in JavaScript: the database would refuse the half. */
function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : text
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()
}

/** The visiting address is the one people mean; a postal box only when there is nothing else. */
function mainAddress(addresses: readonly Address[] | undefined): Address | undefined {
  if (addresses === undefined) return undefined
  return addresses.find((address) => address.use === 'visit') ?? addresses[0]
}

function mainPhone({ phones }: RelationRecord): string | null {
  if (phones === undefined) return null
  return (phones.find((phone) => phone.isValid) ?? phones[0])?.number ?? null
}

function streetLine(address: Address | undefined): string | null {
  if (address === undefined) return null
  const { street = '', houseNumber = '', addition = '' } = address
  return [street, houseNumber, addition].filter((part) => part !== '').join(' ') || null
}

/** Whoever came in without a name (a newsletter list) is known by the address or number that came in. */
export function displayNameOf(record: RelationRecord): string {
  const person = () => (record.name === undefined ? '' : formatName(record.name, 'full'))
  const organisation = record.organisationName ?? ''
  const named = record.kind === 'organisation' ? organisation || person() : person() || organisation
  return named || nameless(record)
}

function nameless(record: RelationRecord): string {
  return record.emails?.[0] ?? record.phones?.[0]?.number ?? record.identifiers?.[0]?.value ?? NAMELESS
}

function sortKeyOf(record: RelationRecord, displayName: string): string {
  const isNamedPerson =
    record.name !== undefined && (record.kind !== 'organisation' || record.organisationName === undefined)
  const sorted = isNamedPerson && record.name !== undefined ? nameSortKey(record.name, 'nl') : ''
  if (sorted !== '') return comparable(sorted) || displayName
  return comparable(displayName).replace(LEADING_ARTICLE, '') || displayName
}

/**
 * Search reads tokens by their beginning, so one that begins another ("1234ab" beside "1234ab12", "s" beside "sophie")
 * finds nothing more; leaving it out makes the index a quarter smaller. Words stay: "jan" must rank before "jansen".
 */
function withoutBeginnings(tokens: readonly string[], words: readonly string[]): string[] {
  return tokens.filter(
    (token) => words.includes(token) || !tokens.some((other) => other.length > token.length && other.startsWith(token)),
  )
}

/**
 * A token is vocabulary by its form alone, whoever has it: a word may go when the last token of that form goes, and what
 * came with an import can be taken out exactly.
 */
function isWord(token: string): boolean {
  if (token.length < SHORTEST_WORD || HAS_NO_WORD.test(token)) return false
  return ONLY_SMALL_LETTERS.test(token) || ONLY_LETTERS.test(token)
}

function contactKeysOf(record: RelationRecord): string[] {
  const keys: string[] = []
  for (const email of record.emails ?? []) keys.push(`email:${email.toLowerCase()}`)
  for (const phone of record.phones ?? []) if (phone.isValid) keys.push(`phone:${phone.number}`)
  addNameWithAddress(record, keys)
  return keys.length < 2 ? keys : [...new Set(keys)]
}

function addNameWithAddress(record: RelationRecord, keys: string[]): void {
  const { addresses } = record
  const name = addresses === undefined ? '' : nameKey(record)
  if (addresses === undefined || name === '') return
  for (const { postcode, houseNumber } of addresses) {
    if (postcode === undefined || houseNumber === undefined) continue
    keys.push(`name_address:${name}|${postcode.replaceAll(' ', '').toUpperCase()}|${houseNumber}`)
  }
}

/**
 * A person's first letter and own surname: people who share an address often share a surname too, and on paper the
 * partner's. Without a first letter it may be anybody of the family, which says nothing.
 */
function nameKey({ kind, name, organisationName }: RelationRecord): string {
  if (kind !== 'person') return comparable(organisationName ?? '')
  const letter = firstOf(name, ['initials', 'firstName', 'callName']).charAt(0)
  const surname = firstOf(name, ['surname', 'partnerSurname'])
  return letter === '' || surname === '' ? '' : `${letter} ${surname}`
}

/** The first of these parts that the name has, comparable; empty without any. */
function firstOf(name: PersonName | undefined, parts: readonly (keyof PersonName)[]): string {
  const part = parts.find((key) => name?.[key] !== undefined)
  return part === undefined ? '' : comparable(name?.[part] ?? '')
}

function identifierKeysOf({ identifiers }: RelationRecord): string[] {
  if (identifiers === undefined) return []
  return [...new Set(identifiers.map(({ scheme, value }) => `${scheme}:${value.replace(/\s+/g, '').toUpperCase()}`))]
}
