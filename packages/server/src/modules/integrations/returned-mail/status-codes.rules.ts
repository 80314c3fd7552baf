import type { BounceReason } from './reasons.rules.ts'

/** What the two kinds of code in an answer say, as far as they stand in it. */
export interface Codes {
  /** Enhanced status code d.d.d (RFC 3463), the last in the text: systems that quote put their own before it. */
  readonly enhanced: string | null
  /** SMTP reply code (RFC 5321): the first final one (5xx), otherwise the first. */
  readonly reply: string | null
}

const ENHANCED = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/g
const REPLY = /(?<=^|[\s:;'"(<[#-])[45]\d\d(?=[\s:;,'")-]|$)/g

export function codesIn(text: string): Codes {
  const enhanced = (text.match(ENHANCED) ?? []).filter((code) => !/^\d\.0\.0$/.test(code))
  const replies = text.match(REPLY) ?? []
  const reply = replies.find((code) => code.startsWith('5')) ?? replies[0] ?? /^\s*(2\d\d) /.exec(text)?.[1] ?? null
  return { enhanced: enhanced.at(-1) ?? null, reply }
}

/**
 * Codes that say enough by themselves (RFC 3463 and the IANA registry, and what the large hosts add to it). The class
 * (4 or 5) is left out: whether it is final is decided elsewhere. Codes with a 0 detail, and those that mail systems
 * use for everything (x.7.1), are in VAGUE.
 */
const CLEAR: Readonly<Record<string, BounceReason>> = {
  '1.1': 'userunknown',
  '1.2': 'hostunknown',
  '1.3': 'userunknown',
  '1.6': 'hasmoved',
  '1.7': 'rejected',
  '1.8': 'rejected',
  // RFC 7505: the domain of the recipient has a "null MX", it takes no mail at all.
  '1.10': 'notaccept',
  // Microsoft: the next server in line did not know the recipient.
  '1.351': 'userunknown',
  '2.1': 'suspend',
  '2.2': 'mailboxfull',
  '2.3': 'exceedlimit',
  '2.4': 'filtered',
  '3.1': 'systemfull',
  '3.2': 'notaccept',
  '3.3': 'systemerror',
  '3.4': 'mesgtoobig',
  '3.5': 'systemerror',
  '4.3': 'systemerror',
  '4.5': 'toomanyconn',
  '4.6': 'networkerror',
  '4.14': 'networkerror',
  '5.3': 'toomanyconn',
  // RFC 7372 and RFC 8616: what the sender's own records (DKIM, SPF) say about this message.
  '7.20': 'authfailure',
  '7.21': 'authfailure',
  '7.22': 'authfailure',
  '7.23': 'authfailure',
  '7.24': 'authfailure',
  '7.25': 'requireptr',
  '7.26': 'authfailure',
  '7.27': 'rejected',
  '7.28': 'speeding',
  '7.29': 'authfailure',
  '7.10': 'failedstarttls',
  '7.30': 'failedstarttls',
  '7.11': 'failedstarttls',
  '7.13': 'suspend',
  // RFC 7293: the mailbox or the domain has a new owner; what we know is no longer about this person.
  '7.17': 'hasmoved',
  '7.18': 'hasmoved',
  '7.509': 'authfailure',
  '7.515': 'authfailure',
  '7.501': 'spamdetected',
  '7.502': 'spamdetected',
  '7.503': 'spamdetected',
  '7.511': 'blocked',
  '7.512': 'notcompliantrfc',
  '7.508': 'toomanyconn',
  '7.650': 'badreputation',
  '7.708': 'blocked',
  '7.750': 'securityerror',
  '7.57': 'securityerror',
}

const VAGUE: Readonly<Record<string, BounceReason>> = {
  '1.4': 'filtered',
  '1.5': 'filtered',
  '2.0': 'filtered',
  '3.0': 'systemerror',
  '4.1': 'expired',
  '4.2': 'expired',
  '4.4': 'networkerror',
  '4.7': 'expired',
  '7.7': 'contenterror',
}

export function clearReason(enhanced: string | null): BounceReason | null {
  if (enhanced === null) return null
  const key = enhanced.slice(2)
  if (/^7\.60[6-9]$|^7\.6[1-4]\d$/.test(key)) return 'blocked'
  return CLEAR[key] ?? null
}

/** What a code says when there are no words to go by. */
export function vagueReason(enhanced: string | null): BounceReason | null {
  if (enhanced === null) return null
  // A passing error of the receiving system itself ("4.3.0") says no more than that one should wait.
  if (enhanced === '4.3.0') return null
  const key = enhanced.slice(2)
  if (VAGUE[key]) return VAGUE[key]
  if (key.startsWith('5.') && key !== '5.0') return 'syntaxerror'
  if (key.startsWith('6.')) return 'contenterror'
  if (key.startsWith('7.')) return 'securityerror'
  return null
}

const REPLIES: Readonly<Record<string, BounceReason>> = {
  '421': 'expired',
  '452': 'systemfull',
  '500': 'syntaxerror',
  '501': 'syntaxerror',
  '502': 'syntaxerror',
  '503': 'syntaxerror',
  '504': 'syntaxerror',
  // RFC 7504: the server, or the domain, never accepts mail.
  '521': 'notaccept',
  '556': 'notaccept',
  '525': 'suspend',
  '523': 'failedstarttls',
  '530': 'securityerror',
  '534': 'securityerror',
  '535': 'securityerror',
  '538': 'failedstarttls',
  '552': 'mailboxfull',
}

/** The SMTP reply code as last resort. 550, 553 and 554 mean "no" and nothing more, so they are not here. */
export function replyReason(reply: string | null): BounceReason | null {
  return reply === null ? null : (REPLIES[reply] ?? null)
}
