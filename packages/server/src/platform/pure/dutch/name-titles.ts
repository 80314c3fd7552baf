import { SALUTATIONS, SUFFIXES, TITLES, TITLE_OR_NAME } from './name-particles.ts'

const withoutStop = (word: string) => word.toLowerCase().replace(/\.+$/, '')

/** How many words from `at` are one form of address or title: two in "de heer", one in "drs.". */
function titleLength(words: readonly string[], at: number): number {
  const one = withoutStop(words[at] ?? '')
  const two = `${one} ${withoutStop(words[at + 1] ?? '')}`
  if (SALUTATIONS.has(two) && !isSurnameBehindDe(words, at)) return 2
  const isTitle = SALUTATIONS.has(one) || TITLES.has(one)
  if (!isTitle) return 0
  // "Prins" alone, or "Prins, J.", is a surname; "Mr" without a name is not a title either.
  return TITLE_OR_NAME.has(one) && !isFollowedByTwoNames(words, at) ? 0 : 1
}

/** "De Heer" with nothing behind it is the surname De Heer. */
function isSurnameBehindDe(words: readonly string[], at: number): boolean {
  return words.length === at + 2 && withoutStop(words[at] ?? '') === 'de'
}

/** "Graaf van Limburg Stirum" against "Graaf Jansen": titles that double as names need a small word or two words behind. */
function isFollowedByTwoNames(words: readonly string[], at: number): boolean {
  if ((words[at] ?? '').endsWith('.')) return words.length > at + 1
  return /^\p{Ll}/u.test(words[at] ?? '') && words.length > at + 1
}

const JOINERS = new Set(['en', '&', '/', 'e/o', 'of', '+'])
const ATTENTION = new Set(['t.a.v', 'tav', 'attn', 'att', 'c/o', 'a/d'])

/**
 * Takes titles and forms of address from the front and degrees from the back, as written. At least one word stays, so
 * that "Meester" or "Prins" alone remains a name.
 */
export function takeTitles(words: readonly string[]): { title?: string | undefined; rest: readonly string[] } {
  const first = ATTENTION.has(withoutStop(words[0] ?? '')) ? 1 : 0
  const start = behindTitles(words, first)
  let end = words.length
  while (end > start && isDegree(words[end - 1] ?? '') && words.length > 1) end--
  const title = [...words.slice(first, start), ...words.slice(end)].join(' ')
  return { title: title === '' ? undefined : title, rest: words.slice(start, end) }
}

function behindTitles(words: readonly string[], first: number): number {
  let start = first
  for (;;) {
    const length = titleLength(words, start)
    if (length === 0 && !(start > first && isJoiner(words, start))) return start
    start += Math.max(length, 1)
  }
}

const isJoiner = (words: readonly string[], at: number) =>
  JOINERS.has((words[at] ?? '').toLowerCase()) && titleLength(words, at + 1) > 0

/** "Ma", "Ba" and "Aa" are surnames too, so a degree needs two capitals or a full stop. */
function isDegree(word: string): boolean {
  return SUFFIXES.has(withoutStop(word)) && /\p{Lu}.*\p{Lu}|\.$|^(?:sr|jr|senior|junior)$/u.test(word)
}

/** "Jan de Vries, MSc": behind the comma only degrees, so the name in front is in its natural order. */
export function areDegrees(words: readonly string[]): boolean {
  return words.every((word) => SUFFIXES.has(withoutStop(word)) && /\p{Lu}.*\p{Lu}|\./u.test(word))
}
