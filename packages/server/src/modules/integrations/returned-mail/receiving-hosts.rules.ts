import { hasPhrase } from './phrases.rules.ts'
import type { BounceReason } from './reasons.rules.ts'

/** What an answer looked like, for the receivers that use the common words in a meaning of their own. */
export interface Answer {
  readonly comparable: string
  /** Everything that may name the receiving host: Remote-MTA, the notice, the address itself. */
  readonly hosts: string
  readonly reply: string | null
  readonly statusField: string | null
  readonly recipient: string | null
}

type HostRule = (answer: Answer) => BounceReason | null

/** The Japanese carriers filter by the wish of the owner of the phone and answer as if nobody lived there. */
const emptyNameIsFilter: HostRule = ({ comparable, recipient }) => {
  // "550 : User unknown": the name is left out on purpose when a filter of the owner refused the letter.
  if (/^(?:[245]\d\d )?:? ?: user unknown|[245]\d\d ?: user unknown/.test(comparable)) {
    const isNamed = recipient !== null && comparable.includes(`${recipient}>: user unknown`)
    return isNamed ? null : 'filtered'
  }
  return null
}

const kddi: HostRule = ({ comparable, hosts, recipient }) => {
  if (!/(?:ezweb\.ne\.jp|\bau\.com|dion\.ne\.jp)/.test(hosts) || recipient === null) return null
  if (comparable.includes(`<${recipient}>: user unknown`)) return 'userunknown'
  // Its oldest notice gives no answer at all: then the filter of the owner's domain list refused the letter.
  const isAnswered = /[245]\d\d|unknown|disabled|deliver(?:ed|y)/.test(comparable)
  return comparable.includes('rejected by a remote mail server') && !isAnswered ? 'filtered' : null
}

const docomo: HostRule = ({ comparable, hosts, statusField }) => {
  if (!hosts.includes('docomo.ne.jp') || !hasPhrase(comparable, 'unknown user')) return null
  return statusField === '5.2.0' ? 'filtered' : 'rejected'
}

/**
 * Cox and Charter (Spectrum), who publish their codes under "AUP#": the code says more than the sentence, which is
 * "sender rejected" for nearly everything.
 */
const AUP_CODES: readonly (readonly [RegExp, BounceReason])[] = [
  [/aup#(?:in-)?(?:cxthrt|1310|1320|1330|1340|1490|1500|1510|1520|1530|1540|1550)\b/, 'toomanyconn'],
  [/aup#(?:cxcnct|cxmxrt)/, 'toomanyconn'],
  [/aup#cxdns/, 'requireptr'],
  [/aup#(?:cxsndr|cxsmtp)/, 'rejected'],
  [/aup#(?:out-)?(?:18\d0|1900|2170|2180)\b/, 'spamdetected'],
  [/aup#(?:pol|in-1600|in-1610|1600|1610|1260)\b/, 'policyviolation'],
  [/aup#/, 'blocked'],
]

const aupCodes: HostRule = ({ comparable }) => AUP_CODES.find(([pattern]) => pattern.test(comparable))?.[1] ?? null

/** Symantec (MessageLabs) answers 542 for an address its customer never registered. */
const messageLabs: HostRule = ({ comparable, hosts, reply }) =>
  hosts.includes('messagelabs.com') && reply === '542' && comparable.includes('rejected') ? 'userunknown' : null

/** The older notices of Gmail name the step of the conversation; 17 and 18 come after the letter has been read. */
const gmailStates: HostRule = ({ comparable }) => (/\(state 1[78]\)/.test(comparable) ? 'filtered' : null)

/** The Google error pages name the cause in their address, also when the sentence is cut off or translated. */
const GOOGLE_PAGES: readonly (readonly [string, BounceReason])[] = [
  ['p=nosuchuser', 'userunknown'],
  ['p=overquota', 'mailboxfull'],
  ['p=disableduser', 'suspend'],
  ['p=receivingrate', 'speeding'],
  ['p=dmarcrejection', 'authfailure'],
  ['p=unauthenticatederror', 'authfailure'],
  ['p=customfromdenied', 'rejected'],
  ['p=blockedmessage', 'policyviolation'],
  ['p=messagetoolarge', 'mesgtoobig'],
  ['p=ipallocation', 'requireptr'],
  ['p=rfcmessagenoncompliant', 'notcompliantrfc'],
]

const googlePages: HostRule = ({ comparable }) =>
  GOOGLE_PAGES.find(([page]) => comparable.includes(`support.google.com/mail/?${page}`))?.[1] ?? null

const HOST_RULES: readonly HostRule[] = [
  kddi,
  emptyNameIsFilter,
  docomo,
  aupCodes,
  messageLabs,
  gmailStates,
  googlePages,
]

export function reasonByHost(answer: Answer): BounceReason | null {
  for (const rule of HOST_RULES) {
    const reason = rule(answer)
    if (reason !== null) return reason
  }
  return null
}
