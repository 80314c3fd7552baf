import { GIVEN_NAMES } from '../../../platform/pure/dutch/given-names.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { isWithin } from './text-distance.rules.ts'

/**
 * Providers where anybody may have a mailbox. Such a domain says nothing about who somebody works for, and a domain one
 * typing mistake away from one of these is that provider.
 */
const PROVIDERS: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com hotmail.com hotmail.nl outlook.com live.nl live.com msn.com icloud.com me.com mac.com yahoo.com
  ziggo.nl kpnmail.nl kpnplanet.nl planet.nl xs4all.nl hetnet.nl home.nl casema.nl upcmail.nl chello.nl tele2.nl telfort.nl
  solcon.nl online.nl zonnet.nl quicknet.nl zeelandnet.nl caiway.nl wxs.nl freeler.nl versatel.nl telenet.be skynet.be
  proton.me protonmail.com gmx.net gmx.com web.de aol.com delta.nl kabelfoon.nl onsbrabantnet.nl tiscali.nl orange.nl
  hotmail.be outlook.nl yahoo.nl yahoo.co.uk mail.com`.split(/\s+/),
)

export interface Mailbox {
  /** The address as it is compared: without tag, with the provider spelt right. */
  readonly address: string
  /** Before the @, letters and digits only. */
  readonly local: string
  readonly domain: string
  readonly isProvider: boolean
}

const repaired = new Map<string, string>()
const MOST_REMEMBERED = 20_000

function repairDomain(domain: string): string {
  if (PROVIDERS.has(domain)) return domain
  const known = repaired.get(domain)
  if (known !== undefined) return known
  // Short names such as "me.com" are one mistake away from too many real domains.
  const found =
    [...PROVIDERS].find((provider) => provider.length >= SAFE_LENGTH && isWithin(domain, provider, 1)) ?? domain
  if (repaired.size < MOST_REMEMBERED) repaired.set(domain, found)
  return found
}

const SAFE_LENGTH = 8

/** Reads a normalised address as the mailbox it reaches. Undefined without an @. */
export function readMailbox(email: string): Mailbox | undefined {
  const at = email.lastIndexOf('@')
  if (at < 1) return undefined
  const domain = repairDomain(email.slice(at + 1))
  const plus = email.indexOf('+')
  const local = email.slice(0, plus > 0 && plus < at ? plus : at)
  const bare = fold(local).replace(/[^\p{L}\p{N}]/gu, '')
  return { address: `${local}@${domain}`, local: bare, domain, isProvider: PROVIDERS.has(domain) }
}

const YEAR_IN_LOCAL = /(?<!\d)(?:19[2-9]\d|20[01]\d|\d\d)(?!\d)/

/** The last two digits of the year that people put in their address: "catto81" and "catto1981" give 81. Undefined without one. */
export function yearIn(local: string): number | undefined {
  const hit = YEAR_IN_LOCAL.exec(local)
  return hit ? Number(hit[0].slice(-2)) : undefined
}

/** How much what stands before the @ says about a person: nothing, the family, the initial, or the first name. */
export const FIT = { none: 0, surname: 1, initial: 2, given: 3 } as const
export type Fit = (typeof FIT)[keyof typeof FIT]

export interface Named {
  readonly given: readonly string[]
  readonly initials: string
  readonly surnames: readonly string[]
  /** Surnames with their voorvoegsel in front, letters only: "vandijk". */
  readonly whole: readonly string[]
}

const TELLING_GIVEN = 3

/** Reads the name in a local part: "lia.denheld" fits Lia, "ldenheld" fits L. den Held, "famdenheld" only the family. */
export function fitOf(local: string, name: Named): Fit {
  const letters = local.replace(/\d+/g, '')
  const bearer = name.given.find((given) => given.length >= TELLING_GIVEN && containsGiven(letters, given, name))
  if (bearer !== undefined) return isCouple(letters, bearer) ? FIT.surname : FIT.given
  if (GIVEN_NAMES.has(letters) && startsLike(letters, name)) return FIT.initial
  const fits = [...name.whole, ...name.surnames].map((surname) => fitOfSurname(letters, surname, name))
  return fits.includes(FIT.initial) ? FIT.initial : fits.includes(FIT.surname) ? FIT.surname : FIT.none
}

/** What stands before the surname in a mailbox: "robert.talaperu" gives Robert, "rtalaperu" the initial r. Null for anything else. */
export function nameBeforeSurname(
  local: string,
  { whole, surnames }: Pick<Named, 'whole' | 'surnames'>,
): { readonly given: string } | { readonly initials: string } | null {
  const surname = [...whole, ...surnames].find((known) => known.length >= TELLING_GIVEN && local.endsWith(known))
  const front = surname === undefined ? '' : local.slice(0, -surname.length)
  if (front.length === 1) return { initials: front }
  return GIVEN_NAMES.has(front) ? { given: front } : null
}

const TELLING_SURNAME = 2

function fitOfSurname(letters: string, surname: string, name: Named): Fit {
  const at = surname.length < TELLING_SURNAME ? -1 : letters.indexOf(surname)
  if (at < 0) return FIT.none
  const rest = letters.slice(0, at) + letters.slice(at + surname.length)
  return rest !== '' && !rest.startsWith('fam') && startsLike(rest, name) ? FIT.initial : FIT.surname
}

/** "hans.daphne", "noahenjulia": two first names are the mailbox of two people. */
function isCouple(letters: string, bearer: string): boolean {
  const at = letters.indexOf(bearer)
  const others = [letters.slice(0, at), letters.slice(at + bearer.length)].filter((rest) => rest !== '')
  const [other = ''] = others
  if (others.length !== 1) return false
  const isFirst = at > 0
  const bare = isFirst ? other.replace(/(?:en|and)$/, '') : other.replace(/^(?:en|and)/, '')
  return GIVEN_NAMES.has(other) || GIVEN_NAMES.has(bare)
}

/** A short first name may be a piece of the surname ("jan" in "jansen"); then it must stand beside it. */
function containsGiven(letters: string, given: string, name: Named): boolean {
  const at = letters.indexOf(given)
  if (at < 0) return false
  const isInSurname = name.surnames.some((surname) => surname.includes(given))
  return !isInSurname || letters.indexOf(given, at + 1) >= 0
}

function startsLike(rest: string, { initials, given }: Named): boolean {
  const first = rest.slice(0, 1)
  return initials.startsWith(first) || given.some((name) => name.startsWith(first))
}
