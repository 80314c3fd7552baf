import type { PersonName, RelationRecord } from '@klantregie/contract'
import { VOORVOEGSELS, VOORVOEGSEL_STARTS } from './dutch/name-particles.ts'
import { nationalDigits } from './dutch/phone.ts'
import { splitLegalForm } from './dutch/organisation-name.ts'
import { fold } from './fold.ts'

export { fold } from './fold.ts'

/** More tokens do not help anybody find a relation, and the index is paid per token. */
const MOST_TOKENS = 40
const LONGEST_TOKEN = 64
/** People quote the end of a number when they do not know the prefix. */
const PHONE_TAIL = 8

const NO_WORD = /[^\p{L}\p{N}-]+/u

/** Words of a text, folded; a hyphenated word as a whole, joined and in its parts: "anne-marie", "annemarie", "anne", "marie". */
function wordTokens(text: string): string[] {
  const tokens: string[] = []
  for (const piece of fold(text).split(NO_WORD)) {
    const word = piece.includes('-') ? piece.replace(/^-+|-+$/g, '') : piece
    if (word === '') continue
    if (!word.includes('-')) tokens.push(word)
    else tokens.push(word.replaceAll('-', ''), ...word.split(/-+/).filter((part) => part.length > 1))
  }
  return tokens
}

const FOLDED_PREFIXES = new Set([...VOORVOEGSELS, ...VOORVOEGSEL_STARTS].flatMap((prefix) => wordTokens(prefix)))

/** Name words without voorvoegsels, unless the name consists only of them ("Van Den"). */
function surnameTokens(...parts: readonly (string | undefined)[]): string[] {
  const words = parts.flatMap((part) => (part === undefined ? [] : wordTokens(part)))
  const telling = words.filter((word) => !FOLDED_PREFIXES.has(word))
  return telling.length > 0 ? telling : words
}

function nameTokens(name: PersonName): string[] {
  const given = [name.firstName, name.callName].flatMap((part) => (part === undefined ? [] : wordTokens(part)))
  const surname = surnameTokens(name.surname, name.partnerSurname)
  const initials = name.initials === undefined ? [] : [fold(name.initials).replace(/[^\p{L}]/gu, '')]
  const known = [...surname, ...given, ...initials]
  return known.length > 0 ? known : surnameTokens(name.prefix, name.original)
}

/** Articles and legal forms are in so many names that they find nothing. */
const EMPTY_WORDS = new Set([
  'de',
  'het',
  'een',
  'en',
  'van',
  'der',
  'den',
  'the',
  'of',
  't',
  'te',
  'voor',
  'bv',
  'nv',
  'vof',
  'b',
  'v',
  'n',
])

function organisationTokens(text: string): string[] {
  const words = wordTokens(splitLegalForm(text).core)
  const telling = words.filter((word) => !EMPTY_WORDS.has(word))
  return telling.length > 0 ? telling : words
}

/**
 * What stands before the @ is the beginning of the whole address, so a prefix finds it. The domain tells one organisation
 * from another; of people it only tells who their provider is.
 */
function emailTokens(email: string, withDomain: boolean): string[] {
  const folded = fold(email)
  const at = folded.lastIndexOf('@')
  if (at < 1 || !withDomain) return [folded]
  const domain = folded
    .slice(at + 1)
    .split('.')
    .slice(0, -1)
    .join('.')
  return domain === '' ? [folded] : [folded, domain]
}

function phoneTokens(number: string): string[] {
  const digits = nationalDigits(number)
  if (digits.length < 4) return []
  return digits.length > PHONE_TAIL ? [digits, digits.slice(-PHONE_TAIL)] : [digits]
}

const compact = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

function addressTokens(record: RelationRecord): string[] {
  return (record.addresses ?? []).flatMap((address) => {
    // The postcode alone is the beginning of postcode and number.
    const postcode = address.postcode === undefined ? [] : [`${compact(address.postcode)}${address.houseNumber ?? ''}`]
    return [...postcode, ...(address.place === undefined ? [] : wordTokens(address.place))]
  })
}

/** The parts of a search text, in the order in which they are stored; each is called after the field that it comes from. */
export const SEARCH_PARTS = ['name', 'organisationName', 'identifiers', 'emails', 'phones', 'addresses'] as const
export type SearchPart = (typeof SEARCH_PARTS)[number]
export type SearchTokens = Readonly<Record<SearchPart, readonly string[]>>

/**
 * The tokens under which a relation is found, by the field that they come from and distinct in each; of all together no more
 * than 40 different ones, most telling first: names, organisation, numbers of its own, e-mail, telephone, postcode, place.
 */
export function searchTokensByPart(record: RelationRecord): SearchTokens {
  const found = new Set<string>()
  const take = (tokens: readonly string[]): string[] => {
    const own = new Set<string>()
    for (const token of tokens) {
      const cut = token.slice(0, LONGEST_TOKEN)
      if (cut === '' || (found.size >= MOST_TOKENS && !found.has(cut))) continue
      found.add(cut)
      own.add(cut)
    }
    return [...own]
  }
  const { name, organisationName, identifiers = [], emails = [], phones = [] } = record
  return {
    name: take(name === undefined ? [] : nameTokens(name)),
    organisationName: take(organisationName === undefined ? [] : organisationTokens(organisationName)),
    identifiers: take(identifiers.map(({ value }) => compact(value))),
    emails: take(emails.flatMap((email) => emailTokens(email, record.kind === 'organisation'))),
    phones: take(phones.flatMap(({ number }) => phoneTokens(number))),
    addresses: take(addressTokens(record)),
  }
}

/** The distinct tokens under which a relation is found, most telling first. */
export function searchTokens(record: RelationRecord): string[] {
  return [...new Set(Object.values(searchTokensByPart(record)).flat())]
}

const POSTCODE_IN_QUERY = /(?<![\p{L}\p{N}])([1-9]\d{3})\s?([a-z]{2})(?:[\s,]+(\d{1,5})\p{L}?)?(?![\p{L}\p{N}])/giu
const EMAIL_IN_QUERY = /[^\s<>;,"']+@[^\s<>;,"']*/gu
/** At least eight digits with only what people write inside a number; "1990 12345678" is not taken for one. */
const PHONE_IN_QUERY = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s().\-/]{0,3}\d){6,14}(?![\p{L}\p{N}])/gu
/** Words of two letters that are a postcode's letters and a voorvoegsel at once: "1234 de" is a number and a prefix. */
const NOT_POSTCODE_LETTERS = new Set(['de', 'te', 'en', 'of'])

/** What somebody types, in the tokens of the index: "1234 AB 12" → "1234ab12", "06-1234 5678" → "0612345678". */
export function queryTokens(text: string): string[] {
  const tokens = new Set<string>()
  let rest = text.slice(0, 400)
  const take = (pattern: RegExp, read: (hit: RegExpMatchArray) => string | undefined) => {
    for (const hit of rest.matchAll(pattern)) {
      const token = read(hit)
      if (token === undefined) continue
      tokens.add(token.slice(0, LONGEST_TOKEN))
      rest = rest.replace(hit[0], ' ')
    }
  }
  take(EMAIL_IN_QUERY, (hit) => readEmail(hit[0]))
  take(POSTCODE_IN_QUERY, readPostcode)
  take(PHONE_IN_QUERY, (hit) => readPhone(hit[0]))
  for (const token of queryWords(rest)) tokens.add(token.slice(0, LONGEST_TOKEN))
  return [...tokens].slice(0, MOST_TOKENS)
}

/** Half an address is still a beginning: "jan@" looks for the part before the @. */
function readEmail(written: string): string | undefined {
  const email = fold(written).replace(/[.,;:]+$/, '')
  return email.startsWith('@') ? email.slice(1) || undefined : email.replace(/@$/, '')
}

function readPostcode(hit: RegExpMatchArray): string | undefined {
  const letters = (hit[2] ?? '').toLowerCase()
  if (NOT_POSTCODE_LETTERS.has(letters)) return undefined
  return `${hit[1] ?? ''}${letters}${hit[3] ?? ''}`
}

function readPhone(written: string): string | undefined {
  const digits = written.replace(/\(0\)/, '').replace(/[^\d+]/g, '')
  if (digits.startsWith('+31')) return `0${digits.slice(3).replace(/^0/, '')}`
  if (digits.startsWith('0031')) return `0${digits.slice(4).replace(/^0/, '')}`
  if (digits.startsWith('00')) return digits.slice(2)
  return digits.replace('+', '')
}

/** A typed voorvoegsel is no condition when another word is there; alone it is what somebody looks for. */
function queryWords(text: string): string[] {
  const words = fold(text)
    .split(NO_WORD)
    .map((word) => word.replace(/^-+|-+$/g, ''))
    .flatMap((word) => (word.includes('-') ? word.split(/-+/) : [word]))
    .filter((word) => word !== '')
  const telling = words.filter((word) => !FOLDED_PREFIXES.has(word) && !EMPTY_WORDS.has(word))
  return telling.length > 0 ? telling : words
}

const SHORTEST_TYPO = 4
const LONGEST_TYPO = 30

/**
 * The deletion neighbourhood of a word: the word itself and every form with one letter less. Two words within one
 * typing mistake (a letter more, less, other, or two swapped) share at least one form. Words outside 4–30 letters, and
 * numbers, forgive nothing.
 */
export function typoVariants(word: string): string[] {
  const letters = Array.from(word)
  if (letters.length < SHORTEST_TYPO || letters.length > LONGEST_TYPO || /\d/.test(word)) return [word]
  const variants = new Set([word])
  for (let index = 0; index < letters.length; index++) {
    variants.add(letters.slice(0, index).join('') + letters.slice(index + 1).join(''))
  }
  return [...variants]
}

const SHORTEST_SUFFIX = 3

/** All endings of at least three characters, the word itself first: "jansen" → "jansen", "ansen", "nsen", "sen". */
export function suffixes(word: string): string[] {
  const letters = Array.from(word)
  if (letters.length <= SHORTEST_SUFFIX) return [word]
  return Array.from({ length: letters.length - SHORTEST_SUFFIX + 1 }, (_, index) => letters.slice(index).join(''))
}
