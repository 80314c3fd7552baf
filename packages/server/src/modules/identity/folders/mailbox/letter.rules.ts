import type { LetterRefusal } from '@klantregie/contract'
import { kindOfName } from '../../files/file-kind.rules.ts'

/** What is looked at of a letter before anything is taken out of it. */
export type Letter = {
  /** All that stand in From; a letter of two has no sender that can be known. */
  readonly from: readonly string[]
  /** What the mail server that received it found of its sender (RFC 8601), the line on top; null: it says nothing. */
  readonly findings: string | null
  readonly attachments: readonly string[]
  /** It was longer than what is read. */
  readonly isTruncated: boolean
}

/** The attachments that are lists, by their place; or why nothing is taken. */
export function judgeLetter(letter: Letter, senders: readonly string[]): readonly number[] | LetterRefusal {
  const [sender, ...others] = letter.from
  if (sender === undefined || others.length > 0 || !isKnown(sender, senders)) return 'sender_unknown'
  if (isForged(letter.findings)) return 'not_genuine'
  if (letter.isTruncated) return 'too_large'
  const lists = letter.attachments.flatMap((name, index) => (isList(name) ? [index] : []))
  return lists.length === 0 ? 'no_list' : lists
}

/** Mail programs make a text of what stands below a letter, and call it so. */
const isList = (name: string): boolean =>
  (kindOfName(name) !== null || /\.zip$/i.test(name)) && !/^ATT\d+\.txt$/i.test(name)

function isKnown(address: string, senders: readonly string[]): boolean {
  const lower = address.toLowerCase()
  return senders.includes(lower) || senders.includes(lower.slice(lower.lastIndexOf('@')))
}

/**
 * Whether the mail server found that the sender is not who it says: DMARC failed (RFC 7489), or where it says nothing of that, SPF failed and no
 * signature (DKIM) passed. A server that says nothing, inside one's own walls, is not held against a letter.
 */
function isForged(findings: string | null): boolean {
  if (findings === null) return false
  const dmarc = resultOf(findings, 'dmarc')
  if (dmarc !== null) return dmarc === 'fail' || dmarc === 'permerror'
  return ['fail', 'softfail'].includes(resultOf(findings, 'spf') ?? '') && !/\bdkim\s*=\s*pass\b/i.test(findings)
}

const resultOf = (findings: string, method: string): string | null =>
  new RegExp(`\\b${method}\\s*=\\s*(\\w+)`, 'i').exec(findings)?.[1]?.toLowerCase() ?? null

const LONGEST_NAME = 120

/** How an attachment is called on disk: nothing that leads elsewhere, and nothing that looks unfinished. */
export function fileNameOf(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '-')
    .replace(/^[.~\s]+/, '')
    .trim()
  const dot = plain.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, '']
  return `${stem.slice(0, LONGEST_NAME) || 'lijst'}${ending.slice(0, 12)}`
}

/** "lijst.csv" → "lijst (2).csv", when a file of that name is still there. */
export function otherName(name: string, number: number): string {
  if (number === 1) return name
  const dot = name.lastIndexOf('.')
  const cut = dot > 0 ? dot : name.length
  return `${name.slice(0, cut)} (${String(number)})${name.slice(cut)}`
}
