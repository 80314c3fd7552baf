/** Header fields by lower-case name; a field may occur more than once, so every name has a list. */
export type Fields = Readonly<Record<string, readonly string[]>>

/**
 * A message as the mailbox received it, taken apart but not yet understood. All texts are decoded and bounded in
 * length (read-message.ts); nothing in them is trusted.
 */
export interface ReturnedMessage {
  readonly headers: Fields
  readonly subject: string
  /** The readable text: plain text, or text made of HTML when there is no plain text. */
  readonly text: string
  /** The raw content of every `message/delivery-status` part (RFC 3464). */
  readonly statusReports: readonly string[]
  /** The raw content of every `message/feedback-report` part (RFC 5965). */
  readonly feedbackReports: readonly string[]
  /** The beginning of every returned original: a whole message or only its headers. */
  readonly originals: readonly string[]
  /** Originals that are reports themselves: a gateway wraps the report it forwards. */
  readonly embedded: readonly ReturnedMessage[]
  /** Further messages in the same bytes, one after the other as in an mbox file. */
  readonly joined: readonly ReturnedMessage[]
}

const FIELD = /^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:[ \t]*(.*)$/

/** Reads header-like lines until the first empty line; folded lines are joined with one space. */
export function readHeaderFields(source: string): Fields {
  const found = Object.create(null) as Record<string, string[]>
  let last: string[] | undefined
  for (const line of source.replace(/^\s+/, '').split(/\r?\n/)) {
    if (line === '') break
    if (/^[ \t]/.test(line)) appendTo(last, line.trim())
    else last = addField(found, line)
  }
  return found
}

function addField(found: Record<string, string[]>, line: string): string[] | undefined {
  const match = FIELD.exec(line)
  if (!match?.[1]) return undefined
  const name = match[1].toLowerCase()
  const list = found[name] ?? []
  list.push((match[2] ?? '').trim())
  found[name] = list
  return list
}

function appendTo(values: string[] | undefined, more: string): void {
  if (!values || values.length === 0) return
  values[values.length - 1] = `${values[values.length - 1] ?? ''} ${more}`.trim()
}

export function firstField(fields: Fields, name: string): string | null {
  const values = Object.hasOwn(fields, name) ? fields[name] : undefined
  return values?.[0] ?? null
}

export function allFields(fields: Fields, name: string): readonly string[] {
  return (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? []
}

const ADDRESS = /[^\s<>()[\]:;,"'|]{1,128}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}/

/** The first e-mail address in a text, in lower case, or null. */
export function addressIn(text: string): string | null {
  const found = ADDRESS.exec(text.slice(0, 2000))?.[0]
  return found ? found.replace(/\.+$/, '').toLowerCase() : null
}

/** Every e-mail address in a text, in lower case, in order, each once. */
export function addressesIn(text: string): readonly string[] {
  const found = text.match(new RegExp(ADDRESS, 'g')) ?? []
  return [...new Set(found.map((address) => address.replace(/\.+$/, '').toLowerCase()))]
}

/** All originals of a message and of the reports inside it, as fields. */
export function originalFields(message: ReturnedMessage): readonly Fields[] {
  const own = message.originals.map(readHeaderFields)
  return [...own, ...[...message.embedded, ...message.joined].flatMap(originalFields)]
}
