import type { BounceReason } from './reasons.rules.ts'

/**
 * For the sentence no table knows: which subject goes with which verb. Wording differs from system to system, but a
 * full mailbox is always some word for the box with some word for full. None of these ever makes an address wrong:
 * the worst they can do is count once too often.
 */
interface KeywordRule {
  readonly reason: BounceReason
  /** All must occur. */
  readonly all: readonly RegExp[]
}

const BOX = /\b(?:mail ?box|in ?box|mail ?drop|mail ?folder|quota|storage|postvak|postfach|bo[iî]te|buz[oó]n|casella)/
const ACCOUNT = /\b(?:account|mailbox|user|recipient|address|addressee|e-?mail|konto|compte|cuenta|adres)/
const OUR_SERVER = /\b(?:ip|host|server|connection|network|client|relay|mta|range|subnet)\b/
const OUR_ADDRESS = /\b(?:sender|mail from|from:|from address|return-?path|envelope|originator|afzender|absender)\b/
const REFUSED =
  /\b(?:block|black ?list|bann|deni|reject|refus|disallow|not allowed|not accept|prohibit|unwanted|forbidden)/

const RULES: readonly KeywordRule[] = [
  {
    reason: 'failedstarttls',
    all: [/\b(?:starttls|tls|ssl|encrypt)/, /\b(?:requir|must|need|fail|support|error|not)/],
  },
  { reason: 'authfailure', all: [/\b(?:spf|dkim|dmarc|arc|sender id)\b/] },
  { reason: 'virusdetected', all: [/\b(?:virus|malware|trojan|worm|infect|ransom)/] },
  { reason: 'spamdetected', all: [/\b(?:spam|junk|unsolicited|ube|uce|bulk e?-?mail)\b/] },
  {
    reason: 'requireptr',
    all: [/\b(?:ptr|reverse|rdns|helo name|hostname)\b/, /\b(?:dns|name|lookup|resolv|record|match)/],
  },
  { reason: 'norelaying', all: [/\brelay(?:ing)?\b/] },
  { reason: 'securityerror', all: [/\b(?:authenticat|authoriz|authoris|credential|log ?in|password)/] },
  { reason: 'toomanyconn', all: [/\btoo many\b|\bmaximum number\b|\blimit(?:ed)? .{0,30}connection|\bconcurren/] },
  { reason: 'speeding', all: [/\b(?:rate|frequency|throttl|hourly|daily|per (?:hour|minute|day|second))\b/] },
  {
    reason: 'mesgtoobig',
    all: [/\b(?:message|mail|attachment|size)\b/, /\b(?:large|big|size|length)\b/, /\b(?:too|exceed|limit|max|larger)/],
  },
  {
    reason: 'mailboxfull',
    all: [BOX, /\b(?:full|exceed|over|limit|out of|voll?|plein|lleno|piena|insufficient|no space)/],
  },
  {
    reason: 'suspend',
    all: [
      ACCOUNT,
      /\b(?:disabl|inactiv|deactivat|suspend|lock|froz|clos|expir|block|not active|unavailable|geblokkeerd|gesperrt|bloqu)/,
    ],
  },
  { reason: 'rejected', all: [OUR_ADDRESS, /\b(?:reject|den|invalid|unknown|exist|block|refus|verif|resolv|not|bad)/] },
  {
    reason: 'notcompliantrfc',
    all: [
      /\b(?:rfc ?\d{3,4}|header|message-id|mime)\b/,
      /\b(?:missing|invalid|malformed|duplicate|multiple|violat|complian|bad)/,
    ],
  },
  {
    reason: 'policyviolation',
    all: [
      /\b(?:polic|violat|prohibit|administrat|rule|content|attachment|security)/,
      /\b(?:reject|refus|not|block|violat|polic|den)/,
    ],
  },
  { reason: 'blocked', all: [OUR_SERVER, REFUSED] },
  {
    reason: 'filtered',
    all: [
      ACCOUNT,
      /\b(?:unknown|not exist|does ?n.t exist|no such|not found|invalid|unrecogni|not known|incorrect|filter|prefer|reject|refus)/,
    ],
  },
  {
    reason: 'systemfull',
    all: [
      /\b(?:disk|space|storage|resource|memory|file ?system)/,
      /\b(?:full|insufficient|no |not enough|lack|low|exceed|out of)/,
    ],
  },
  {
    reason: 'networkerror',
    all: [/\b(?:dns|name ?server|domain|host ?name|mx|lookup|resolv|hop|loop|route|routing|network)\b/],
  },
  {
    reason: 'expired',
    all: [
      /\b(?:time|timeout|expired|retry|retries|attempt|queue|delay|unreachable|connect|respon)/,
      /\b(?:out|expir|long|fail|giv|exceed|unable|not|lost|clos|refus|reach|reset)/,
    ],
  },
  { reason: 'mailererror', all: [/\b(?:pipe|program|command|script|mailer|procmail|maildrop|lda|lmtp|sieve|exec)/] },
  { reason: 'syntaxerror', all: [/\b(?:syntax|command|argument|parameter|sequence|protocol|verb)/] },
  {
    reason: 'systemerror',
    all: [
      /\b(?:system|server|internal|service|software|config|database|ldap|directory|local|transaction|queue|file)/,
      /\b(?:error|fail|problem|fault|unavailable|busy|trouble|down|lookup|not)/,
    ],
  },
]

const MAX_LENGTH = 600

/** The first rule of which every word occurs in the (comparable) answer; addresses and links say nothing. */
export function reasonByKeywords(comparable: string): BounceReason | null {
  const words = withoutNames(comparable).slice(0, MAX_LENGTH)
  return RULES.find((rule) => rule.all.every((pattern) => pattern.test(words)))?.reason ?? null
}

/**
 * Something in the answer is about more than whether the mailbox exists. Then a code that says "no such mailbox" is
 * not believed on its own: some hosts answer 5.1.1 to everything they do not like.
 */
export function isDoubtful(comparable: string): boolean {
  return /\b(?:too many|limit|rate|per hour|this hour|prefer|polic|spam|block|reputation|sender|your ip|authenti|denied|not allowed|permission|quota|full|temporar|later|disabled|suspend|inactive|filter|restrict|refused due|loop|timeout)/.test(
    withoutNames(comparable),
  )
}

function withoutNames(comparable: string): string {
  return comparable
    .slice(0, 3000)
    .replace(/https?:\/\/\S{1,500}/g, ' ')
    .replace(/<?[^\s<>]{1,128}@[^\s<>]{1,253}>?/g, ' ')
}
