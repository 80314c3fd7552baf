import { fold } from '../../../platform/pure/fold.ts'

/** NIST SP 800-63B §3.1.1: length is what counts; no rules about capitals, digits or signs. In characters as people count them. */
export const SHORTEST_PASSWORD = 12
/** Longer is refused and never cut off, so that what somebody typed is what is asked next time. */
export const LONGEST_PASSWORD = 200
/**
 * What a guesser needs at least, counted in guesses' building blocks: a single character counts one, a common word or a
 * run such as "abcd" or "qwerty" two, however long. Below this, "welkom2024!!" and "passwordpassword" are found in minutes.
 */
const LEAST_EFFORT = 6
const WORD = 2
const YEAR = 1
const REPEATED = 1
const LONGEST_WORD = 24

export type PasswordDecision =
  | { readonly accepted: true }
  | {
      readonly accepted: false
      readonly reason:
        'auth.password_too_short' | 'auth.password_too_long' | 'auth.password_breached' | 'auth.password_like_account'
    }

export type Account = { readonly name: string; readonly email: string; readonly organisation: string }

/** The form in which a password is counted, hashed and compared: one letter typed in two ways stays one letter. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC')
}

/**
 * Long enough, not on the lists of leaked passwords or built from little more than those, and not mainly the name,
 * address or organisation of the account (NIST SP 800-63B §3.1.1.2).
 */
export function decidePassword(
  password: string,
  account: Account,
  isCommon: (word: string) => boolean,
): PasswordDecision {
  const normal = normalPassword(password)
  const length = Array.from(normal).length
  if (length < SHORTEST_PASSWORD) return { accepted: false, reason: 'auth.password_too_short' }
  if (length > LONGEST_PASSWORD) return { accepted: false, reason: 'auth.password_too_long' }
  const text = fold(normal)
  const effort = calculateEffort(text, isCommon, new Set())
  if (isCommon(text) || effort < LEAST_EFFORT) return { accepted: false, reason: 'auth.password_breached' }
  const effortKnowingAccount = calculateEffort(text, isCommon, new Set(wordsOf(account)))
  if (effortKnowingAccount < LEAST_EFFORT) return { accepted: false, reason: 'auth.password_like_account' }
  return { accepted: true }
}

/** What somebody who knows the account tries first: the names whole, squeezed together, and in parts of four letters or more. */
function wordsOf({ name, email, organisation }: Account): string[] {
  const [local = '', host = ''] = email.split('@')
  return [name, local, host, organisation, 'klantregie'].flatMap((text) => {
    const folded = fold(text)
    const parts = folded.split(/[^a-z0-9]+/)
    return [folded, parts.join(''), ...parts].filter((word) => word.length >= 4)
  })
}

/** The cheapest way to build the text out of known pieces; what the account gives away costs nothing. */
function calculateEffort(text: string, isCommon: (word: string) => boolean, free: ReadonlySet<string>): number {
  const cost = [0]
  for (let end = 1; end <= text.length; end += 1) {
    let best = (cost[end - 1] ?? 0) + 1
    for (let start = Math.max(0, end - LONGEST_PASSWORD); start <= end - 3; start += 1) {
      const before = cost[start] ?? 0
      if (before < best) best = Math.min(best, before + costOfPiece(text, start, end, { isCommon, free }))
    }
    cost[end] = best
  }
  return cost[text.length] ?? 0
}

type Known = { readonly isCommon: (word: string) => boolean; readonly free: ReadonlySet<string> }

function costOfPiece(text: string, start: number, end: number, known: Known): number {
  const piece = text.slice(start, end)
  if (known.free.has(piece)) return 0
  if (text.slice(0, start).includes(piece)) return REPEATED
  if (/^(19|20)\d\d$/.test(piece)) return YEAR
  if (isRun(piece) || isWord(piece, known.isCommon)) return WORD
  return piece.length
}

function isWord(piece: string, isCommon: (word: string) => boolean): boolean {
  if (piece.length < 4 || piece.length > LONGEST_WORD) return false
  return isCommon(piece) || isCommon(withoutDisguise(piece)) || isCommon(Array.from(piece).reverse().join(''))
}

const DISGUISES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}

/** "p@ssw0rd" is "password" to every guesser. */
function withoutDisguise(piece: string): string {
  return piece.replace(/[@431!0$57]/g, (sign) => DISGUISES[sign] ?? sign)
}

const ROWS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
]
const RUNS = [...ROWS, ...ROWS.map((row) => Array.from(row).reverse().join(''))]

/** One sign over and over, or a stretch of the alphabet, the digits or a row of the keyboard, in either direction. */
function isRun(piece: string): boolean {
  return RUNS.some((row) => row.includes(piece)) || Array.from(piece).every((sign) => sign === piece[0])
}
