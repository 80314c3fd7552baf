import { capitaliseFirst } from './name-capitals.ts'
import {
  FIRST_NAME_IN_FRONT,
  LETTER_PREFIXES,
  LONGEST_VOORVOEGSEL,
  VOORVOEGSELS,
  VOORVOEGSEL_STARTS,
} from './name-particles.ts'

/** A surname as the register keeps it. With a hyphen the partner's name stands first (onzetaal.nl): Jongsma-van der Sluis. */
export interface SurnameParts {
  readonly prefix?: string | undefined
  readonly surname?: string | undefined
  readonly partnerPrefix?: string | undefined
  readonly partnerSurname?: string | undefined
}

/** "d'Ancona", "l'Ami", "dell'Arte": the prefix is written against the name. "O'Brien" is one word. */
const ATTACHED = /^((?:d|l|dell|dall)')(\p{L}.+)$/iu
const STARTS_UPPER = /^\p{Lu}/u

/** First halves that join with a hyphen without being a partner's name: Al-Saidi, El-Khatib, Saint-Just, Mac-Lean. */
const NO_PARTNER = new Set([
  'al',
  'el',
  'ben',
  'abd',
  'abdel',
  'abu',
  'bin',
  'ibn',
  'ait',
  'aït',
  'ould',
  'saint',
  'st',
  'mac',
  'mc',
  'ten',
  'von',
  'o',
  'le',
  'la',
  'de',
  "'s",
  's',
  "'t",
  't',
  'van',
  'bou',
  'nait',
  'oulad',
  'fitz',
])

/** The number of words from `start` that together are a voorvoegsel, the longest reading, leaving `leave` words after it. */
export function prefixLength(tokens: readonly string[], start: number, leave = 1): number {
  const first = tokens[start]?.toLowerCase()
  if (first === undefined || !VOORVOEGSEL_STARTS.has(first)) return 0
  const longest = Math.min(LONGEST_VOORVOEGSEL, tokens.length - leave - start)
  for (let length = longest; length > 0; length--) {
    if (
      VOORVOEGSELS.has(
        tokens
          .slice(start, start + length)
          .join(' ')
          .toLowerCase(),
      )
    )
      return length
  }
  return 0
}

/** A capital letter among the words of a name is an initial, not the prefix "a" or "d". */
export function isInitialNotPrefix(token: string): boolean {
  return STARTS_UPPER.test(token) && LETTER_PREFIXES.has(token.toLowerCase())
}

/** "Ben", "Al" and "Lo" with a capital and in front are a first name. */
export function isFirstNameInFront(token: string): boolean {
  return STARTS_UPPER.test(token) && FIRST_NAME_IN_FRONT.has(token.toLowerCase())
}

/** A prefix takes a capital when nothing stands before it ("Van der Sluis"). That capital is not part of the name. */
function withoutPositionCapital(prefix: string): string {
  const [first = '', ...rest] = prefix.split(' ')
  const isOnlyFirst = rest.every((word) => !STARTS_UPPER.test(word)) && /^\p{Lu}\p{Ll}/u.test(first)
  return isOnlyFirst ? [first.toLowerCase(), ...rest].join(' ') : prefix
}

interface Component {
  readonly prefix?: string | undefined
  readonly core: string
}

/** One surname, with its prefix in front ("van den Berg") or behind ("Berg van den"). */
function splitComponent(tokens: readonly string[], atStart: boolean): Component {
  const [first = ''] = tokens
  const inFront = isInitialNotPrefix(first) ? 0 : prefixLength(tokens, 0)
  if (inFront > 0) return prefixInFront(tokens, inFront, atStart)
  const attached = tokens.length === 1 ? ATTACHED.exec(first) : null
  if (attached) return { prefix: attached[1], core: attached[2] ?? '' }
  const cut = tokens.length - trailingPrefixLength(tokens)
  // "Berg van den" is a list form; in "Phan Van" the capital shows that it is part of the name.
  if (cut === tokens.length || isCapitalAmongSmall(tokens, cut)) return { core: tokens.join(' ') }
  return { prefix: tokens.slice(cut).join(' '), core: tokens.slice(0, cut).join(' ') }
}

/** "van den Berg", and "van d'Elden" with a second prefix against the name. */
function prefixInFront(tokens: readonly string[], length: number, atStart: boolean): Component {
  const [next = '', ...rest] = tokens.slice(length)
  const attached = ATTACHED.exec(next)
  const prefix = [...tokens.slice(0, length), ...(attached?.slice(1, 2) ?? [])].join(' ')
  const core = [attached?.[2] ?? next, ...rest].join(' ')
  return { prefix: atStart ? withoutPositionCapital(prefix) : prefix, core }
}

function isCapitalAmongSmall(tokens: readonly string[], at: number): boolean {
  return STARTS_UPPER.test(tokens[at] ?? '') && /\p{Ll}/u.test(tokens.join(''))
}

/** How many words at the end are a voorvoegsel: two in "J. van den". Single capitals and first names do not count. */
export function trailingPrefixLength(tokens: readonly string[], leave = 1): number {
  for (let length = Math.min(LONGEST_VOORVOEGSEL, tokens.length - leave); length > 0; length--) {
    const first = tokens[tokens.length - length] ?? ''
    const run = tokens.slice(-length).join(' ').toLowerCase()
    if (VOORVOEGSELS.has(run) && !isFirstNameInFront(first) && !isInitialNotPrefix(first)) return length
  }
  return 0
}

function hasLetters(text: string, least: number): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) >= least
}

/** The place of the one hyphen between a partner's name and one's own, or −1. */
function partnerHyphen(text: string): number {
  const at = text.indexOf('-')
  if (at <= 0 || text.includes('-', at + 1)) return -1
  const before = text.slice(0, at).trim()
  const lastWord = before.slice(before.lastIndexOf(' ') + 1).toLowerCase()
  const after = text.slice(at + 1).trim()
  return NO_PARTNER.has(lastWord) || !hasLetters(before, 2) || !hasLetters(after, 2) ? -1 : at
}

const wordsOf = (text: string) => text.split(' ').filter(Boolean)

/**
 * A surname with everything that belongs to it: "van den Berg", "Berg van den", "de Vries-Jansen". `behind` is a
 * prefix that stood elsewhere ("Vries-Jansen, J.P. de"); by convention it belongs to the name that comes first.
 */
export function splitSurname(text: string, behind?: string): SurnameParts {
  const at = partnerHyphen(text)
  if (at < 0) return ownOnly(splitWithBehind(text, behind))
  const partner = splitWithBehind(text.slice(0, at), behind)
  const own = splitComponent(wordsOf(text.slice(at + 1)), false)
  return { ...ownOnly(own), partnerPrefix: partner.prefix, partnerSurname: partner.core }
}

function splitWithBehind(text: string, behind: string | undefined): Component {
  const tokens = wordsOf(text)
  return behind === undefined ? splitComponent(tokens, true) : { prefix: behind, core: tokens.join(' ') }
}

function ownOnly({ prefix, core }: Component): SurnameParts {
  return { prefix, surname: core === '' ? undefined : core }
}

/** "van den" + "Berg", but "d'" + "Ancona" without a space. */
export function joinPrefix(prefix: string | undefined, surname: string): string {
  if (prefix === undefined || prefix === '') return surname
  return /\p{L}'$/u.test(prefix) ? prefix + surname : `${prefix} ${surname}`
}

/** The capital of a prefix with nothing before it; 't, 's and d' stay small (onzetaal.nl). */
export function capitalPrefix(prefix: string): string {
  return /^'|^[dl]'/iu.test(prefix) ? prefix : capitaliseFirst(prefix)
}
