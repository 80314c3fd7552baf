import { squeeze } from './clean-text.ts'

/** RFC 5321: at most 64 characters before the @ and 254 in all. */
const LONGEST_LOCAL = 64
const LONGEST_ADDRESS = 254

/**
 * Pragmatic: what mail providers accept, not everything RFC 5322 allows (quoted local parts and address literals do not
 * occur in lists and are nearly always damage).
 */
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/iu
/** Nearly every address; one test instead of three. */
const PLAIN = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/
const ANGLE = /<([^<>]*)>/u
const NO_ADDRESS = /^(?:geen|onbekend|nvt|n\.v\.t\.?|none|null|n\/a|-+|\.+|\?+|x+)$/iu

export interface EmailReading {
  readonly emails: readonly string[]
  /** Pieces that look like an attempt at an address but are not one. */
  readonly invalid: readonly string[]
}

/** Whether a cell says that there is no address. */
export function isNoEmail(text: string): boolean {
  const clean = text.trim()
  return clean === '' || NO_ADDRESS.test(clean)
}

/** Address in the form in which it is compared and stored: trimmed, in small letters, without "mailto:". Undefined when invalid. */
export function normaliseEmail(text: string): string | undefined {
  const bare = text.trim()
  if (PLAIN.test(bare) && bare.length <= LONGEST_LOCAL) return bare
  const inside = ANGLE.exec(bare)?.[1] ?? bare
  // Providers treat capitals before the @ as equal, and lists write them at random, so the whole address is lowered.
  const email = inside
    .replace(/^\s*(?:mailto|e-?mail)\s*:\s*/iu, '')
    .replace(/^['"<(\s]+|['">)\s.,;:]+$/gu, '')
    .normalize('NFC')
    .toLowerCase()
  const at = email.lastIndexOf('@')
  const local = email.slice(0, Math.max(at, 0))
  const fits = at > 0 && local.length <= LONGEST_LOCAL && email.length <= LONGEST_ADDRESS
  return fits && LOCAL.test(local) && DOMAIN.test(email.slice(at + 1)) ? email : undefined
}

/** All addresses of a cell: "Naam <a@b.nl>; c@d.nl", separated by ; , / | or spaces. Each address once, in order. */
export function parseEmails(cell: string): EmailReading {
  const single = normaliseEmail(cell)
  if (single !== undefined) return { emails: [single], invalid: [] }
  const text = squeeze(cell)
  if (isNoEmail(text)) return { emails: [], invalid: [] }
  const emails = new Set<string>()
  const invalid: string[] = []
  for (const piece of piecesOf(text)) {
    const email = normaliseEmail(piece)
    if (email === undefined) invalid.push(piece)
    else emails.add(email)
  }
  return { emails: [...emails], invalid: emails.size === 0 ? [text] : invalid }
}

/** Names around addresses are no attempts at an address, so only pieces with an @ count when there is any. */
function piecesOf(text: string): string[] {
  const coarse = text.split(/[;,|]|\s\/\s/u).map((piece) => piece.trim())
  const fine = coarse.flatMap((piece) => (ANGLE.test(piece) ? [piece] : piece.split(/[\s/]+/u)))
  return fine.filter((piece) => piece.includes('@'))
}
