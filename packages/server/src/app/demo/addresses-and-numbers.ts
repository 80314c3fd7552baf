import type { Random } from './random.ts'
import type { Home } from './homes.ts'

/**
 * Ways to reach somebody that can never reach anybody: e-mail under the domains of RFC 2606, landlines whose subscriber
 * number begins with 1, mobile numbers in 06-89 (the Netherlands reserve no numbers for fiction).
 */
const MAIL_HOSTS = [
  'post.example.org',
  'mail.example.net',
  'webpost.example.com',
  'thuis.example.org',
  'glasvezel.example.net',
  'kabel.example.com',
] as const
const FAMILY_HOST = 'familie.example.org'

/** One bit per address given out, by hash: constant memory, and a false hit only costs the address a number. */
const SLOTS = 1 << 26

export interface Mailboxes {
  /** A personal address that nobody else got; `birthYear` and `index` supply digits when the name is taken. */
  readonly personal: (
    random: Random,
    who: { call: string; surname: string; birthYear: number; index: number },
  ) => string
  /** An address that a family shares. */
  readonly family: (surname: string, place: string, index: number) => string
}

/** Letters a mail address can have: without accents, spaces and signs; Turkish and Polish letters have no accent to drop. */
export function mailPart(text: string): string {
  const known = parts.get(text)
  if (known !== undefined) return known
  const part = text
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
  parts.set(text, part)
  return part
}
/** Names repeat and their number is bounded by the lists, so each is worked out once. */
const parts = new Map<string, string>()

export function openMailboxes(): Mailboxes {
  const taken = new Uint8Array(SLOTS / 8)
  const claim = (address: string): boolean => {
    let value = 0x811c9dc5
    for (let index = 0; index < address.length; index++)
      value = Math.imul(value ^ address.charCodeAt(index), 0x01000193)
    const slot = (value >>> 0) % SLOTS
    const bit = 1 << (slot & 7)
    if (((taken[slot >> 3] ?? 0) & bit) !== 0) return false
    taken[slot >> 3] = (taken[slot >> 3] ?? 0) | bit
    return true
  }
  return {
    personal: (random, { call, surname, birthYear, index }) => {
      const host = random.pick(MAIL_HOSTS)
      const name = mailPart(surname)
      const locals = [
        `${mailPart(call)}.${name}`,
        `${mailPart(call).charAt(0)}.${name}`,
        `${mailPart(call)}${name}`,
        `${name}.${mailPart(call)}`,
      ]
      const local = random.pick(locals)
      const year = String(birthYear % 100).padStart(2, '0')
      const found = [local, `${local}${year}`].find((one) => claim(`${one}@${host}`)) ?? `${local}${index + 100}`
      return `${found}@${host}`
    },
    family: (surname, place, index) => {
      const name = mailPart(surname)
      const locals = [`fam.${name}`, `familie.${name}`, `${name}.${mailPart(place)}`, `fam.${name}.${mailPart(place)}`]
      const found = locals.find((local) => claim(`${local}@${FAMILY_HOST}`)) ?? `fam.${name}${index + 100}`
      return `${found}@${FAMILY_HOST}`
    },
  }
}

/** Coprime with the size of the ranges below, so that following people get numbers far apart and none twice. */
const STRIDE = 387_421

/** Digits only: "0689012345"; unique for the first million of persons. */
export const mobileOf = (index: number): string =>
  `0689${String((index * STRIDE + 20_717) % 1_000_000).padStart(6, '0')}`

/** Digits only: "0183" and a subscriber number that begins with 1. */
export function landlineOf(home: Pick<Home, 'area'>, index: number): string {
  const { areaCode } = home.area
  const free = 10 - areaCode.length - 1
  return `${areaCode}1${String((index * STRIDE + 4_711) % 10 ** free).padStart(free, '0')}`
}

/** "+31689012345". */
export const internationalOf = (digits: string): string => `+31${digits.slice(1)}`
