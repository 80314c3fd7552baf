/**
 * The encodings a Dutch organisation really meets. ISO-8859-1 is read as windows-1252, its superset: what calls itself
 * ISO-8859-1 and contains a euro sign or a curly quote is windows-1252. The last two are never guessed, only chosen.
 */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'macintosh'

export type EncodingVerdict = {
  readonly encoding: TextEncoding
  readonly hasByteOrderMark: boolean
  /** Byte sequences that the encoding does not know; they become the replacement character. */
  readonly damaged: number
  readonly nulBytes: number
  /** Control characters that no text holds, out of all bytes. */
  readonly controlBytes: number
  readonly bytes: number
}

/** A UTF-8 file in which somebody pasted a few foreign bytes: reading all of it as windows-1252 would spoil every other accent. */
const VALID_PER_DAMAGED = 10

/** UTF-16 without a mark: Latin text has a zero in (nearly) every second byte. */
const ZERO_SHARE = 0.4

/** Bytes in which the zeros of UTF-16 are looked for; even, so that pairs stay pairs. */
const PROBE_BYTES = 64 * 1024

type Sequence = {
  readonly from: number
  readonly to: number
  readonly more: number
  readonly low: number
  readonly high: number
}

/** The first bytes of UTF-8 sequences: how many bytes follow, and which second byte is allowed (no overlong forms, no surrogates). */
const SEQUENCES: readonly Sequence[] = [
  { from: 0xc2, to: 0xdf, more: 1, low: 0x80, high: 0xbf },
  { from: 0xe0, to: 0xe0, more: 2, low: 0xa0, high: 0xbf },
  { from: 0xe1, to: 0xec, more: 2, low: 0x80, high: 0xbf },
  { from: 0xed, to: 0xed, more: 2, low: 0x80, high: 0x9f },
  { from: 0xee, to: 0xef, more: 2, low: 0x80, high: 0xbf },
  { from: 0xf0, to: 0xf0, more: 3, low: 0x90, high: 0xbf },
  { from: 0xf1, to: 0xf3, more: 3, low: 0x80, high: 0xbf },
  { from: 0xf4, to: 0xf4, more: 3, low: 0x80, high: 0x8f },
]

function sequenceOf(lead: number): Sequence | undefined {
  return SEQUENCES.find(({ from, to }) => lead >= from && lead <= to)
}

/** Counts valid and invalid multi-byte sequences over chunks that may cut a character in two. */
function createUtf8Counter() {
  let more = 0
  let low = 0
  let high = 0
  const seen = { valid: 0, damaged: 0 }

  function startAt(byte: number): void {
    if (byte < 0x80) return
    const sequence = sequenceOf(byte)
    if (sequence) ({ more, low, high } = sequence)
    else seen.damaged++
  }
  function step(byte: number): void {
    if (more === 0) {
      startAt(byte)
      return
    }
    if (byte < low || byte > high) {
      seen.damaged++
      more = 0
      startAt(byte)
      return
    }
    more--
    low = 0x80
    high = 0xbf
    if (more === 0) seen.valid++
  }
  return {
    seen,
    isInside: () => more > 0,
    step,
  }
}

function isTextControl(byte: number): boolean {
  // Tab, line feed, vertical tab, form feed, carriage return, end-of-file of DOS, escape.
  return (byte >= 9 && byte <= 13) || byte === 26 || byte === 27
}

/**
 * Decides on the whole file, because the first accent of a list may come after a hundred thousand bytes. Feed every
 * chunk in order, then ask for the verdict.
 */
export function createEncodingDetector() {
  const utf8 = createUtf8Counter()
  const zeros = { even: 0, odd: 0 }
  const first: number[] = []
  let position = 0
  let nulBytes = 0
  let controlBytes = 0

  function feed(chunk: Uint8Array): void {
    if (first.length < 3) first.push(...chunk.subarray(0, 3 - first.length))
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0
      // Nearly all bytes of nearly all files leave here.
      if (byte >= 32 && byte < 128 && !utf8.isInside()) continue
      utf8.step(byte)
      if (byte < 32) noteControl(byte, position + index)
    }
    position += chunk.length
  }
  function noteControl(byte: number, at: number): void {
    if (byte === 0) {
      nulBytes++
      if (at < PROBE_BYTES) zeros[at % 2 === 0 ? 'even' : 'odd']++
    } else if (!isTextControl(byte)) {
      controlBytes++
    }
  }
  function wide(): { encoding: TextEncoding; hasByteOrderMark: boolean } | null {
    const [a, b] = first
    if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', hasByteOrderMark: true }
    if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', hasByteOrderMark: true }
    const pairs = Math.min(position, PROBE_BYTES) / 2
    if (pairs < 2) return null
    if (zeros.odd / pairs > ZERO_SHARE && zeros.even / pairs < 0.05)
      return { encoding: 'utf-16le', hasByteOrderMark: false }
    if (zeros.even / pairs > ZERO_SHARE && zeros.odd / pairs < 0.05)
      return { encoding: 'utf-16be', hasByteOrderMark: false }
    return null
  }
  function verdict(): EncodingVerdict {
    const utf16 = wide()
    if (utf16) return { ...utf16, damaged: position % 2, nulBytes: 0, controlBytes: 0, bytes: position }
    const hasByteOrderMark = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf
    const damaged = utf8.seen.damaged + (utf8.isInside() ? 1 : 0)
    const isUtf8 = damaged === 0 || hasByteOrderMark || utf8.seen.valid >= damaged * VALID_PER_DAMAGED
    return {
      encoding: isUtf8 ? 'utf-8' : 'windows-1252',
      hasByteOrderMark,
      damaged: isUtf8 ? damaged : 0,
      nulBytes,
      controlBytes,
      bytes: position,
    }
  }
  return { feed, verdict }
}
