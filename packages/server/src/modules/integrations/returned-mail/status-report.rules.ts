import { addressIn } from './returned-message.rules.ts'

export type StatusAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'

/** What a delivery status notification (RFC 3464) says about one recipient. */
export interface RecipientStatus {
  /** The address we wrote to, as far as the report knows it: Original-Recipient, otherwise Final-Recipient. */
  readonly recipient: string | null
  /** All addresses the report gives this recipient: the text of the report may use any of them. */
  readonly aliases: readonly string[]
  readonly action: StatusAction | null
  /** `d.d.d` of the Status field, without comment. */
  readonly status: string | null
  /** What stands after the status, without brackets: some systems say the reason only there. */
  readonly statusComment: string
  /** `smtp`, `x-unix`, `x-postfix`, …: who is speaking in the diagnostic. */
  readonly diagnosticType: string | null
  readonly diagnostic: string
  readonly remoteHost: string | null
}

const RECIPIENT_FIELDS = new Set([
  'final-recipient',
  'original-recipient',
  'x-actual-recipient',
  'action',
  'status',
  'diagnostic-code',
  'remote-mta',
])
const NEIGHBOUR_FIELDS = new Set([
  ...RECIPIENT_FIELDS,
  'reporting-mta',
  'received-from-mta',
  'arrival-date',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
  'original-envelope-id',
  'dsn-gateway',
])
const MAX_RECIPIENTS = 200

type Group = Map<string, string>

/**
 * Reads the groups of a status report. Real reports break the grammar in every way: no empty line between the groups,
 * empty lines inside a group, continuation lines without a space. So a group ends when one of its fields would occur
 * a second time, or at an empty line once it knows its recipient.
 */
export function readStatusReport(source: string): readonly RecipientStatus[] {
  return collectGroups(source, () => true).map(toRecipientStatus)
}

/**
 * Reads the same fields out of running text: gateways that rewrite a report often leave the fields standing in the
 * readable part, and a broken boundary makes text of a whole report. Only the known fields count there.
 */
export function readStatusFromText(text: string): readonly RecipientStatus[] {
  if (!/^[ \t]*(?:final|original)-recipient[ \t]*:/im.test(text)) return []
  return collectGroups(text, (name) => NEIGHBOUR_FIELDS.has(name)).map(toRecipientStatus)
}

interface Reading {
  readonly groups: Group[]
  current: Group
  lastName: string | null
  isAfterGap: boolean
}

function collectGroups(source: string, isKnown: (name: string) => boolean): readonly Group[] {
  const reading: Reading = { groups: [], current: new Map(), lastName: null, isAfterGap: false }
  for (const line of source.split(/\r?\n/)) {
    readLine(reading, line, isKnown)
    if (reading.groups.length >= MAX_RECIPIENTS) break
  }
  closeGroup(reading)
  return reading.groups
}

function readLine(reading: Reading, line: string, isKnown: (name: string) => boolean): void {
  if (line.trim() === '') {
    reading.isAfterGap = true
    return
  }
  const field = fieldIn(line)
  if (field !== null && isKnown(field.name)) startField(reading, field.name, field.value)
  else if (/^[ \t]/.test(line) || isReplyLine(reading, line)) continueField(reading, line.trim())
  else reading.lastName = null
}

function fieldIn(line: string): { readonly name: string; readonly value: string } | null {
  const match = /^([A-Za-z][A-Za-z-]{1,40})[ \t]*:[ \t]*(.*)$/.exec(line)
  return match?.[1] === undefined ? null : { name: match[1].toLowerCase(), value: (match[2] ?? '').trim() }
}

/** A server's answer of several lines is sometimes copied as it came, without the space that folds it. */
function isReplyLine(reading: Reading, line: string): boolean {
  return reading.lastName === 'diagnostic-code' && /^[245]\d\d[ -]/.test(line)
}

function startField(reading: Reading, name: string, value: string): void {
  const group = reading.current
  const isRepeated = RECIPIENT_FIELDS.has(name) && group.has(name)
  if (isRepeated || (reading.isAfterGap && knowsRecipient(group))) closeGroup(reading)
  if (!reading.current.has(name)) reading.current.set(name, value)
  reading.lastName = name
  reading.isAfterGap = false
}

function continueField(reading: Reading, more: string): void {
  if (reading.lastName === null) return
  const before = reading.current.get(reading.lastName) ?? ''
  reading.current.set(reading.lastName, `${before} ${more}`.trim().slice(0, 4000))
}

function knowsRecipient(group: Group): boolean {
  return group.has('final-recipient') || group.has('original-recipient')
}

function closeGroup(reading: Reading): void {
  if (knowsRecipient(reading.current)) reading.groups.push(reading.current)
  reading.current = new Map()
  reading.lastName = null
}

function toRecipientStatus(group: Group): RecipientStatus {
  const of = (name: string) => group.get(name) ?? ''
  const aliases = ['original-recipient', 'final-recipient', 'x-actual-recipient'].flatMap(
    (name) => addressIn(withoutType(of(name))) ?? [],
  )
  return {
    recipient: aliases[0] ?? null,
    aliases: [...new Set(aliases)],
    action: toAction(of('action')),
    ...toStatus(of('status')),
    ...toDiagnostic(of('diagnostic-code')),
    remoteHost: withoutType(of('remote-mta')).toLowerCase() || null,
  }
}

function toStatus(value: string): Pick<RecipientStatus, 'status' | 'statusComment'> {
  const [, status, comment] = /([245]\.\d{1,3}\.\d{1,3})(.*)/.exec(value) ?? []
  return { status: status ?? null, statusComment: (comment ?? '').replace(/[()]/g, ' ').trim() }
}

function toDiagnostic(value: string): Pick<RecipientStatus, 'diagnosticType' | 'diagnostic'> {
  const [, type, text] = /^\s*([A-Za-z][A-Za-z0-9-]{1,40})\s*;\s*(.*)$/s.exec(value) ?? []
  return { diagnosticType: type?.toLowerCase() ?? null, diagnostic: readable(text ?? value) }
}

function withoutType(value: string): string {
  return value.replace(/^\s*[A-Za-z0-9-]{1,20}\s*;/, '').trim()
}

/** Some gateways put encoded words (RFC 2047) in the diagnostic; the words we look for are never inside them. */
function readable(value: string): string {
  return value.replace(/=\?[^?\s]{1,40}\?[qb]\?[^?\s]{0,200}\?=/gi, ' ').trim()
}

function toAction(value: string): StatusAction | null {
  const word = /^[a-z]+/.exec(value.trim().toLowerCase())?.[0] ?? ''
  if (word === 'failed' || word === 'delayed' || word === 'delivered' || word === 'relayed' || word === 'expanded') {
    return word
  }
  // SendGrid reports a message that became too old as an action of its own.
  return word === 'expired' || word === 'failure' ? 'failed' : null
}
