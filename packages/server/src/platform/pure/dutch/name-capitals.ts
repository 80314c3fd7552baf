/**
 * Repairs for display. A registered spelling always wins (onzetaal.nl), so only text that is written entirely in
 * capitals or entirely in small letters is touched; "McDonald", "de Haan-ten Cate" and "IJssel" stay as they are.
 */
const HAS_UPPER = /\p{Lu}/u
const HAS_LOWER = /\p{Ll}/u
const PIECES = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu
const IS_WORD = /^\p{L}/u

/** One word with a capital; Dutch ij is one letter, so IJsbrand and not Ijsbrand. */
export function capitalise(word: string): string {
  const lower = word.toLocaleLowerCase('nl')
  if (lower.startsWith('ij')) return `IJ${lower.slice(2)}`
  const first = String.fromCodePoint(lower.codePointAt(0) ?? 32)
  return lower.length === 0 ? lower : first.toLocaleUpperCase('nl') + lower.slice(first.length)
}

/** Only the first letter, the rest as written: "van der" → "Van der", "ij" → "IJ". */
export function capitaliseFirst(text: string): string {
  if (text.startsWith('ij')) return `IJ${text.slice(2)}`
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32)
  return text.length === 0 ? text : first.toLocaleUpperCase('nl') + text.slice(first.length)
}

/** A surname or first name for the eye: "JANSEN-SMIT" → "Jansen-Smit", "o'brien" → "O'Brien", "'t hoen" → "'t Hoen". */
export function repairName(text: string): string {
  if (HAS_UPPER.test(text) && HAS_LOWER.test(text)) return text
  if (text.length < 2 && HAS_UPPER.test(text)) return text
  const pieces = text.match(PIECES) ?? []
  return pieces.map((piece, index) => repairPiece(pieces, piece, index)).join('')
}

function repairPiece(pieces: readonly string[], piece: string, index: number): string {
  if (!IS_WORD.test(piece)) return piece
  const before = pieces[index - 1] ?? ''
  const after = pieces[index + 1] ?? ''
  const lower = piece.toLowerCase()
  // 't, 's and d' stay small wherever they stand (onzetaal.nl).
  if (before.endsWith("'") && (lower === 't' || lower === 's')) return lower
  if (after.startsWith("'") && lower === 'd') return lower
  return capitalise(piece)
}

/** A prefix for the eye: "VAN DEN" → "van den". "Van Den" is kept: it may be a registered Belgian spelling. */
export function repairPrefix(text: string): string {
  return HAS_LOWER.test(text) ? text : text.toLocaleLowerCase('nl')
}
