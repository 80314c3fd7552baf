/**
 * Messages of SIP2 (3M Standard Interchange Protocol 2.00): a fixed part, then fields of two letters that end with a bar, then a carriage return;
 * `AY` with a digit numbers a message and `AZ` with four digits checks it.
 */

/** Ends a message. */
export const END = '\r'

/** The sum of the bytes up to and with "AZ", taken from 2^16, in hexadecimal (appendix of the standard). */
export function checksumOf(text: string): string {
  const sum = Buffer.from(text, 'latin1').reduce((total, byte) => total + byte, 0)
  return (-sum & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}

/** Numbered and checked, ready to be sent. `sequence`: 0 to 9. */
export function framed(message: string, sequence: number): string {
  const numbered = `${message}AY${String(sequence % 10)}AZ`
  return `${numbered}${checksumOf(numbered)}${END}`
}

/** What may stand in a field: a bar or an end would begin another one. */
export const fieldText = (text: string): string => text.replaceAll(/[|\r\n]/g, '')

const field = (name: string, text: string): string => `${name}${fieldText(text)}|`

/** 93: who asks. The algorithms are both none. */
export const loginMessage = ({ user, password }: { readonly user: string; readonly password: string }): string =>
  `9300${field('CN', user)}${field('CO', password)}`

export type Asking = {
  readonly institution: string
  readonly card: string
  readonly terminalPassword: string
  readonly at: Date
}

/** 63: about whom. Nothing is asked about what somebody has or owes: the summary is empty. */
export function patronMessage({ institution, card, terminalPassword, at }: Asking): string {
  const parts = [field('AO', institution), field('AA', card), field('AC', terminalPassword), field('AD', '')]
  // Language 000: unknown.
  return `63000${stamp(at)}${' '.repeat(10)}${parts.join('')}`
}

/** "YYYYMMDDZZZZHHMMSS" in universal time ("   Z"). */
function stamp(at: Date): string {
  const digits = at.toISOString().replaceAll(/[-:T]/g, '')
  return `${digits.slice(0, 8)}   Z${digits.slice(8, 14)}`
}

export type Answer = {
  readonly command: string
  readonly fixed: string
  readonly fields: ReadonlyMap<string, string>
}

/** How long the fixed part of an answer is, without its command. */
const FIXED: Readonly<Record<string, number>> = { '94': 1, '64': 59, '96': 0 }

/** Null: no answer that is known, or one of which the check is wrong. */
export function readAnswer(line: string): Answer | null {
  const text = line.replaceAll(/[\r\n]/g, '')
  const command = text.slice(0, 2)
  const length = FIXED[command]
  if (length === undefined || text.length < 2 + length || !isChecked(text)) return null
  const rest = text.slice(2 + length).replace(/AY\dAZ[0-9A-Fa-f]{4}$/, '')
  const fields = new Map<string, string>()
  for (const part of rest.split('|')) if (part.length >= 2) fields.set(part.slice(0, 2), part.slice(2))
  return { command, fixed: text.slice(2, 2 + length), fields }
}

/** A check is not always there; when it is, it must be right. */
function isChecked(text: string): boolean {
  const [, upTo, given] = /^(.*AY\dAZ)([0-9A-Fa-f]{4})$/s.exec(text) ?? []
  return upTo === undefined || given === undefined || checksumOf(upTo) === given.toUpperCase()
}

export const isLoggedIn = ({ command, fixed }: Answer): boolean => command === '94' && fixed === '1'

/** Whether somebody with this card is a member now; null: the system does not say. Nothing else of the answer is looked at. */
export function isMember({ command, fields }: Answer): boolean | null {
  const said = command === '64' ? fields.get('BL') : undefined
  return said === 'Y' ? true : said === 'N' ? false : null
}
