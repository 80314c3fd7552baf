/** One property of a card: `item1.TEL;TYPE=WORK,VOICE:020-1234567`. Values are still as written, apart from their transfer coding. */
export type VcardProperty = {
  readonly name: string
  /** Lower-case types, from `TYPE=work` as well as from the bare `;WORK` of version 2.1. */
  readonly types: ReadonlySet<string>
  readonly value: string
}

export type Vcard = readonly VcardProperty[]

/** Pictures, sounds and keys: skipped with all their lines, however long. */
const SKIPPED_CONTENT = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY'])

/** Bytes of quoted-printable text, decoded in the character set the property names. */
function decodeQuotedPrintable(text: string, charset: string): string {
  const bytes: number[] = []
  const source = text.replace(/=\r?\n/g, '')
  for (let at = 0; at < source.length; at++) {
    const hex = source[at] === '=' ? source.slice(at + 1, at + 3) : ''
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else {
      bytes.push(...encodeCharacter(source[at] ?? '', charset))
    }
  }
  return decoderFor(charset).decode(new Uint8Array(bytes))
}

/** A character that was not encoded although it should have been. */
function encodeCharacter(character: string, charset: string): Iterable<number> {
  const code = character.charCodeAt(0)
  return code < 128 || /^(utf-?8)?$/i.test(charset) ? new TextEncoder().encode(character) : [code & 0xff]
}

/** UTF-8 when no or an unknown character set is named. */
function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset === '' ? 'utf-8' : charset)
  } catch {
    return new TextDecoder('utf-8')
  }
}

/** Position of the colon between name and value; one inside quotation marks belongs to a parameter. */
function colonOf(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at]
    if (char === '"') isQuoted = !isQuoted
    else if (char === ':' && !isQuoted) return at
  }
  return -1
}

type Head = { name: string; types: Set<string>; encoding: string; charset: string }

function readHead(head: string): Head {
  const [first = '', ...parameters] = head.match(/(?:"[^"]*"|[^;"])+/g) ?? []
  const result: Head = {
    name: first.replace(/^[^.]*\./, '').toUpperCase(),
    types: new Set(),
    encoding: '',
    charset: '',
  }
  for (const parameter of parameters) {
    const [key = '', value] = parameter.split(/=(.*)/s, 2)
    addParameter(result, key.trim().toUpperCase(), value?.replaceAll('"', '').trim())
  }
  return result
}

function addParameter(head: Head, key: string, value: string | undefined): void {
  // Version 2.1 writes values without their name: ;WORK;QUOTED-PRINTABLE.
  if (value === undefined) {
    const encoding = encodingName(key)
    head.encoding ||= encoding
    if (encoding === '') head.types.add(key.toLowerCase())
  } else if (key === 'ENCODING') {
    head.encoding = encodingName(value)
  } else if (key === 'CHARSET') {
    head.charset = value
  } else if (key === 'TYPE') {
    for (const type of value.split(',')) head.types.add(type.trim().toLowerCase())
  }
}

function encodingName(value: string): string {
  const name = value.toUpperCase()
  if (name === 'QUOTED-PRINTABLE' || name === 'Q') return 'quoted-printable'
  return name === 'BASE64' || name === 'B' ? 'base64' : ''
}

/** One complete (unfolded) line; null for what is no property or cannot be shown in a table. */
function readProperty(line: string): VcardProperty | null {
  const colon = colonOf(line)
  if (colon <= 0) return null
  const { name, types, encoding, charset } = readHead(line.slice(0, colon))
  if (SKIPPED_CONTENT.has(name) || encoding === 'base64') return null
  const raw = line.slice(colon + 1)
  const value = encoding === 'quoted-printable' ? decodeQuotedPrintable(raw, charset) : raw
  return { name, types, value }
}

/** Splits at a separator that no backslash protects, then takes the backslashes away. */
export function splitValue(value: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < value.length; at++) {
    const char = value[at] ?? ''
    if (char === '\\' && at + 1 < value.length) {
      part += value.slice(at, at + 2)
      at++
    } else if (char === separator) {
      parts.push(part)
      part = ''
    } else {
      part += char
    }
  }
  return [...parts, part].map(unescapeValue)
}

export function unescapeValue(value: string): string {
  return value.replace(/\\(\r\n|[\s\S])/g, (_, char: string) => (/^n$/i.test(char) ? '\n' : char)).trim()
}

/**
 * Joins folded lines as they come and gives whole cards. A line that starts with white space continues the previous
 * one; a quoted-printable line that ends in "=" continues on the next. Lines of embedded pictures are dropped as they
 * pass, so a card costs no more than its text.
 */
export function createVcardParser(maxLineCharacters: number) {
  let line: string | null = null
  let isSkipping = false
  let card: VcardProperty[] | null = null
  const done: Vcard[] = []

  function startsNew(text: string): boolean {
    if (line !== null && /=$/.test(line) && /;(ENCODING=)?(QUOTED-PRINTABLE|Q)[;:]/i.test(line)) return false
    return !/^[ \t]/.test(text)
  }
  function finish(): void {
    const whole = line
    line = null
    if (whole === null) return
    const marker = /^(begin|end)\s*:\s*vcard\s*$/i.exec(whole)?.[1]?.toLowerCase()
    if (marker === 'begin') card = []
    else if (marker === 'end') closeCard()
    else if (card && whole.trim() !== '') addProperty(whole)
  }
  function addProperty(whole: string): void {
    const property = readProperty(whole)
    if (property) card?.push(property)
  }
  function closeCard(): void {
    if (card) done.push(card)
    card = null
  }
  function continueLine(text: string): void {
    if (isSkipping || line === null) return
    const isQuotedPrintable = line.endsWith('=')
    line = isQuotedPrintable ? line.slice(0, -1) + text : line + text.slice(1)
  }

  return {
    /** Takes one physical line without its line end. Returns false when a line grows beyond the limit. */
    push(text: string): boolean {
      if (!startsNew(text)) {
        continueLine(text)
        return (line?.length ?? 0) <= maxLineCharacters
      }
      finish()
      isSkipping = /^([^.:;]+\.)?(PHOTO|LOGO|SOUND|KEY)[;:]/i.test(text)
      line = isSkipping ? '' : text
      return text.length <= maxLineCharacters || isSkipping
    },
    /** A file that breaks off in a card still gives that card. */
    end(): void {
      finish()
      closeCard()
    },
    take(): Vcard[] {
      return done.splice(0)
    },
  }
}
