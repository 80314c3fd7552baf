/**
 * Whether a cell can only be data. A column is never called "1011 AB", "12-03-1980" or "jan@example.nl", so a row
 * with such cells is not a header. Deliberately blunt: the meaning of columns is decided elsewhere.
 */
const DATA_LIKE: readonly RegExp[] = [
  /^[-+]?[€$£]?\s?\d[\d.,\s]*%?$/,
  /^\d{1,4}[-/. ](\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4}([T ]\d{1,2}:\d{2}.*)?$/i,
  /^\d{1,2}:\d{2}(:\d{2})?$/,
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  /^(https?:\/\/|www\.)\S+$/i,
  /^[1-9]\d{3}\s?[a-z]{2}$/i,
  /^\+?\d[\d\s().-]{7,}$/,
  /^\d{2}[a-z]{2}\d{0,2}$/i,
]

export function isDataLike(cell: string): boolean {
  const text = cell.trim()
  return text !== '' && DATA_LIKE.some((pattern) => pattern.test(text))
}

/** "(in grammen)", "[€]": says something about the name above it instead of being a name or a value. */
export function isUnitLike(cell: string): boolean {
  return /^(\(.*\)|\[.*\])$/.test(cell.trim())
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}
