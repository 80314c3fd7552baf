import { addressesIn, addressIn } from './returned-message.rules.ts'

/**
 * Where the words of the mail system end and the returned letter begins. What comes after such a line was written by
 * us or by somebody else; a phrase in it says nothing about the delivery.
 */
const ORIGINAL_STARTS: readonly RegExp[] = [
  /^[ \t>*|#=_-]*(?:this is a copy of|below (?:this line )?is a copy of|enclosed is a copy of|included is a copy of)\b/im,
  /^[ \t>*|#=_-]*(?:the header of the )?original (?:message|mail|e-?mail)(?: (?:headers?|follows?|info|text|is following|as follows))*[ \t.:*|#=_-]*$/im,
  /^[ \t>*|#=_-]*(?:the headers? of the original message (?:is|are) following|message headers follow|original message follows|original mail as follows)\b/im,
  /^[ \t>*|#=_-]*(?:unsent message follows|returned message|message text follows|message header follows|copy of (?:your )?message)\b/im,
  /^[ \t]*(?:oorspronkelijk bericht|originele berichtkoppen|ursprüngliche nachricht|message d'origine|en-têtes de message d'origine|intestazioni originali del messaggio|mensaje original)\b/im,
  /^Content-Type:[ \t]*(?:message\/rfc822|text\/rfc822-headers)/im,
]

/** A block of mail headers without any introduction: two of the trace fields right below each other. */
const BARE_HEADERS =
  /^(?:Return-Path|Received|DKIM-Signature|X-Received):[^\n]*\n(?:[ \t][^\n]*\n)*[A-Z][A-Za-z-]{1,40}:/m

/** Divides the readable text into what the mail system says and what it sends back. */
export function divideNotice(text: string): { readonly notice: string; readonly original: string } {
  const starts = [...ORIGINAL_STARTS, BARE_HEADERS]
    .map((pattern) => pattern.exec(text)?.index ?? -1)
    .filter((index) => index > 0)
  const start = Math.min(text.length, ...starts)
  return { notice: text.slice(0, start), original: text.slice(start).replace(/^[^\n]*\n/, '') }
}

const LINE_STARTS_WITH_ADDRESS = /^[ \t]*(?:[*>-]{1,4}[ \t]*)?["'<]?[^\s<>()"':;,]{1,128}@[^\s<>()"':;,]{1,253}/
const ADDRESS_IS_INTRODUCED =
  /(?:\bto|\brecipients?(?: address)?|\baddress(?:es)?|\buser(?:id)?|\bto:?|\brcpt(?: to)?|\berrors?|\bdelivered to|\bfailed)[ \t]*:?[ \t]*[<"]?[^\s<>()"':;,]{1,128}@/i
const SMTP_LINE_OF_RECIPIENT =
  /^[ \t]*[245]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3} )?<?[^\s<>()"':;,]{1,128}@[^\s<>]{1,253}>?\.\.\. /

/**
 * The recipients a report without status fields is about. The clearest form that occurs decides: a line that begins
 * with an address, then an address that is introduced as a recipient, then any address at all. The address that
 * receives the report only counts when there is no other.
 */
export function recipientsIn(notice: string, receivedBy: readonly string[]): readonly string[] {
  const lines = notice.split(/\r?\n/).slice(0, 400)
  const forms: readonly (readonly string[])[] = [
    lines.filter((line) => LINE_STARTS_WITH_ADDRESS.test(line)),
    lines.filter((line) => SMTP_LINE_OF_RECIPIENT.test(line)),
    lines.filter((line) => ADDRESS_IS_INTRODUCED.test(line) && !/^[ \t]*(?:mail )?from[ \t]*:/i.test(line)),
    lines.filter((line) => !/(?:contact|assistance|support|abuse@|from[ \t]*:)/i.test(line)),
  ]
  for (const form of forms) {
    const found = [...new Set(form.flatMap((line) => addressOfLine(line)))]
    const others = found.filter((address) => !receivedBy.includes(address))
    if (others.length > 0) return others.slice(0, 200)
    if (found.length > 0) return found.slice(0, 1)
  }
  return []
}

function addressOfLine(line: string): readonly string[] {
  const introduced = ADDRESS_IS_INTRODUCED.exec(line)
  const rest = LINE_STARTS_WITH_ADDRESS.test(line) || !introduced ? line : line.slice(introduced.index)
  const address = addressIn(rest)
  return address === null ? [] : [address]
}

/** The part of the notice about one recipient: from the first line that names it until a line about another one. */
export function segmentOf(notice: string, aliases: readonly string[], others: readonly string[]): string {
  const lines = notice.split(/\r?\n/)
  const isAbout = (line: string, addresses: readonly string[]) => {
    const named = addressesIn(line)
    return addresses.some((address) => named.includes(address))
  }
  const start = lines.findIndex((line) => isAbout(line, aliases))
  if (start < 0) return ''
  const length = lines.slice(start + 1).findIndex((line) => isAbout(line, others) && !isAbout(line, aliases))
  const end = length < 0 ? lines.length : start + 1 + length
  return [...introduction(lines, start, others), ...lines.slice(start, end)].join('\n').slice(0, 6000)
}

/**
 * An old sendmail puts the conversation with the server above the line that names the recipient, so those lines belong
 * to the recipient below them.
 */
function introduction(lines: readonly string[], start: number, others: readonly string[]): readonly string[] {
  let from = start
  while (from > 0 && /^(?:>>>|<<<|\d{3} |while talking to)/i.test(lines[from - 1] ?? '')) {
    if (others.some((address) => (lines[from - 1] ?? '').toLowerCase().includes(address))) break
    from -= 1
  }
  return lines.slice(from, start)
}

/** At which moment of the SMTP conversation the refusal came; it decides what "user unknown" is worth. */
export type SmtpMoment = 'connection' | 'greeting' | 'sender' | 'recipient' | 'content'

const MOMENTS: readonly (readonly [RegExp, SmtpMoment])[] = [
  [
    /\(in reply to (?:the )?(?:end of )?data\b|after end of data|for TEXT command|\bour final DATA\b|after I sent the message/i,
    'content',
  ],
  [
    /in reply to rcpt to|after rcpt to|for RCPT command|after RCPT command|\bour RCPT TO\b|\[RCPT_?TO\]|\bin RCPT TO\b|SMTP:RCPT\b|progress was RCPT TO|does not like recipient|rejected address/i,
    'recipient',
  ],
  [
    /in reply to mail from|after mail from|\bour MAIL FROM\b|\[MAIL_?FROM\]|sender was rejected|rejected MAIL FROM|SMTP:MAIL\b/i,
    'sender',
  ],
  [/in reply to (?:ehlo|helo)|after (?:ehlo|helo)|\bour (?:EHLO|HELO)\b/i, 'greeting'],
  [/refused to talk to me|after initial connection|initial connection|in reply to connect/i, 'connection'],
  [/SMTP command[^\n]*\n+\s*DATA\b|refused to accept your message \(DATA\)|STEP: DATA/i, 'content'],
]

export function momentIn(text: string): SmtpMoment | null {
  for (const [pattern, moment] of MOMENTS) if (pattern.test(text)) return moment
  return momentInTranscript(text)
}

/** In a transcript the command stands on the line above the answer that refused it. */
function momentInTranscript(text: string): SmtpMoment | null {
  const command =
    /^[ \t]*(?:>>>|In:|Sent <<<)[ \t]*(EHLO|HELO|MAIL|RCPT|DATA)\b[^\n]*\n(?:[ \t]{2,}[^\n]*\n)*[ \t]*(?:<<<|Out:|Received >>>)[ \t]*[45]\d\d/im.exec(
      text,
    )?.[1]
  return COMMAND_MOMENTS[command?.toUpperCase() ?? ''] ?? null
}

const COMMAND_MOMENTS: Readonly<Record<string, SmtpMoment>> = {
  EHLO: 'greeting',
  HELO: 'greeting',
  MAIL: 'sender',
  RCPT: 'recipient',
  DATA: 'content',
}

/** The mail system is still trying; it tells so in the text when it has no Action field to say it. */
export function isDelayNotice(subject: string, notice: string): boolean {
  return (
    /\b(?:delayed|delay|warning:|still being retried|vertraagd|verzögert)/i.test(subject) ||
    /\b(?:has not yet been delivered|has been delayed|this is a warning (?:message )?only|will be retried|will keep trying|still undelivered|nog niet afgeleverd)\b/i.test(
      notice.slice(0, 4000),
    )
  )
}
