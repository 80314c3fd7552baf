import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import type { Fields, ReturnedMessage } from './returned-message.rules.ts'

/** A returned message with its original is rarely more than 100 kB; what is longer is read up to here. */
export const MAX_MESSAGE_BYTES = 2_000_000
const MAX_TEXT_LENGTH = 60_000
const MAX_ORIGINAL_LENGTH = 30_000
const MAX_PARTS = 40
/** A report in a forward in a forward: deeper is no mail system but an attempt to keep us busy. */
const MAX_DEPTH = 3
const MAX_JOINED_MESSAGES = 5
const MAX_HTML_LENGTH = 200_000

const NOTHING: ReturnedMessage = {
  headers: {},
  subject: '',
  text: '',
  statusReports: [],
  feedbackReports: [],
  originals: [],
  embedded: [],
  joined: [],
}

/**
 * Takes a raw message (RFC 5322, bytes as they came) apart. Never throws on what a stranger may have sent: a message
 * that cannot be parsed comes back as the readable text of its bytes, so that it can still be shown to somebody.
 */
export async function readMessage(raw: Buffer): Promise<ReturnedMessage> {
  return readAtDepth(raw.subarray(0, MAX_MESSAGE_BYTES), 0)
}

async function readAtDepth(raw: Buffer, depth: number): Promise<ReturnedMessage> {
  const [first, ...joined] = depth === 0 ? splitJoined(raw) : [raw]
  const message = await readOne(first ?? raw, depth)
  const others: ReturnedMessage[] = []
  for (const part of joined) others.push(await readOne(part, depth + 1))
  return { ...message, joined: others }
}

/**
 * Some gateways put several messages into one, each after a line as in an mbox file. Such a line is only believed when
 * a header follows it, because people write "From" at the beginning of a line as well.
 */
function splitJoined(raw: Buffer): readonly Buffer[] {
  const text = raw.toString('latin1')
  const line = /^From \S{1,200} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\r\n]{10,40}\r?\n(?=[A-Z][A-Za-z-]{1,40}:)/gm
  const starts: { readonly at: number; readonly after: number }[] = []
  for (const match of text.matchAll(line)) {
    starts.push({ at: match.index, after: match.index + match[0].length })
    if (starts.length > MAX_JOINED_MESSAGES) break
  }
  const leading = starts[0]?.at === 0 ? starts.shift() : undefined
  const bounds = [leading?.after ?? 0, ...starts.map((start) => start.after)]
  const ends = [...starts.map((start) => start.at), raw.length]
  return bounds.map((from, index) => raw.subarray(from, ends[index] ?? raw.length))
}

async function readOne(raw: Buffer, depth: number): Promise<ReturnedMessage> {
  let mail: ParsedMail
  try {
    mail = await simpleParser(raw, {
      keepDeliveryStatus: true,
      // Embedded messages come as bytes, so that their text is never taken for the text of the report.
      ignoreEmbedded: true,
      keepCidLinks: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
      checksumAlgo: false,
      maxHtmlLengthToParse: MAX_HTML_LENGTH,
    } as Parameters<typeof simpleParser>[1])
  } catch {
    // Too many parts, headers without end, …: the parser refuses. The bytes are still worth a look.
    return { ...NOTHING, text: plainBody(raw) }
  }
  const parts = collectParts(mail)
  return {
    headers: toFields(mail),
    subject: (mail.subject ?? '').slice(0, 500),
    text: textOf(mail, raw, parts),
    statusReports: parts.statusReports,
    feedbackReports: parts.feedbackReports,
    originals: parts.originals.map((original) => toText(original).slice(0, MAX_ORIGINAL_LENGTH)),
    embedded: depth < MAX_DEPTH ? await readEmbedded(parts.originals, depth) : [],
    joined: [],
  }
}

interface Parts {
  readonly statusReports: readonly string[]
  readonly feedbackReports: readonly string[]
  readonly originals: readonly Buffer[]
}

function collectParts(mail: ParsedMail): Parts {
  const contents = mail.attachments
    .slice(0, MAX_PARTS)
    .map((part) => ({ type: part.contentType.toLowerCase(), bytes: part.content.subarray(0, MAX_MESSAGE_BYTES) }))
  const textsOf = (...types: readonly string[]) =>
    contents.filter((part) => types.includes(part.type)).map((part) => toText(part.bytes).slice(0, MAX_TEXT_LENGTH))
  return {
    statusReports: textsOf('message/delivery-status', 'message/global-delivery-status'),
    feedbackReports: textsOf('message/feedback-report'),
    originals: contents
      .filter((part) => ORIGINAL_TYPES.has(part.type) && part.bytes.length > 0)
      .map((part) => part.bytes),
  }
}

const ORIGINAL_TYPES: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'text/rfc822-header',
  'message/rfc822-headers',
  'message/global-headers',
])

/** Only an original that is a report itself is read further; the letters we sent ourselves are not parsed again. */
async function readEmbedded(originals: readonly Buffer[], depth: number): Promise<readonly ReturnedMessage[]> {
  const found: ReturnedMessage[] = []
  for (const original of originals.slice(0, MAX_JOINED_MESSAGES)) {
    if (/multipart\/report/i.test(original.subarray(0, MAX_ORIGINAL_LENGTH).toString('latin1'))) {
      found.push(await readAtDepth(original, depth + 1))
    }
  }
  return found
}

/** A boundary that does not fit leaves the parser with nothing, while the report stands in the bytes for all to read. */
function textOf(mail: ParsedMail, raw: Buffer, parts: Parts): string {
  const text = (mail.text?.trim() ? mail.text : withoutMarkup(mail.html)).slice(0, MAX_TEXT_LENGTH)
  const hasParts = parts.statusReports.length > 0 || parts.feedbackReports.length > 0 || parts.originals.length > 0
  return text.trim() === '' && !hasParts ? plainBody(raw) : text
}

/** For a report in HTML only. The words are enough; the lay-out says nothing. */
function withoutMarkup(html: string | false | undefined): string {
  if (typeof html !== 'string') return ''
  return html
    .slice(0, MAX_HTML_LENGTH)
    .replace(/<(style|script)\b[^>]{0,500}>[^<]{0,50000}<\/\1>/gi, ' ')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/[ \t]{2,}/g, ' ')
}

function plainBody(raw: Buffer): string {
  const text = toText(raw.subarray(0, MAX_MESSAGE_BYTES))
  const end = /\r?\n\r?\n/.exec(text)
  return text.slice(end ? end.index + end[0].length : 0).slice(0, MAX_TEXT_LENGTH)
}

function toText(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\u0000', '')
}

function toFields(mail: ParsedMail): Fields {
  // Without a prototype: the names of the fields are chosen by the sender.
  const found = Object.create(null) as Record<string, string[]>
  for (const { key, line } of mail.headerLines.slice(0, 300)) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim()
      .slice(0, 2000)
    const values = found[key] ?? []
    values.push(value)
    found[key] = values
  }
  return found
}
