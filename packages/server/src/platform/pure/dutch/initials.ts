import { GIVEN_NAMES } from './given-names.ts'

/** First letters that Dutch writes as one initial: Th(eo), Ch(ristiaan), IJ(sbrand), Ph(ilip), Joh(annes)… */
const COMPOUND = new Map(
  [
    'Th',
    'Ch',
    'Chr',
    'Ph',
    'IJ',
    'Joh',
    'Jac',
    'Fr',
    'Fred',
    'Wm',
    'Alb',
    'Alex',
    'Aug',
    'Corn',
    'Ger',
    'Hub',
    'Jos',
    'Kl',
    'Sj',
    'Tj',
    'Tsj',
    'Wilh',
    'Ant',
    'Ad',
    'St',
    'Gr',
    'Gijsb',
    'Hendr',
    'Mej',
    'Sv',
    'Yv',
    'Ij',
  ].map((text) => [text.toLowerCase(), text === 'Ij' ? 'IJ' : text] as const),
)
/** Compounds that also stand without a full stop: "Th van Dam". The longer ones without one are first names or words. */
const COMPOUND_WITHOUT_STOP = new Set(['th', 'chr', 'ph', 'ij', 'tj', 'sj'])

const HAS_STOP_FORM = /^(?:\p{L}{1,5}\.-?)+\p{L}{0,5}\.?$/u
const VOWEL = /[aeiouyáàäâéèëêíìïîóòöôúùüûýı]/iu
const ENDS_IN_CLUSTER = /[^aeiouy]{2}$/u
const UPPER = /^\p{Lu}+$/u
const LOWER = /^\p{Ll}+$/u

/** More than five capitals in a row are a word, not initials. */
const MOST_LOOSE_INITIALS = 5

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** "J.P.", "Th.", "j.p", "J.-P." – letters with full stops. */
function isStopped(token: string): boolean {
  if (!token.includes('.') || !HAS_STOP_FORM.test(token)) return false
  return token
    .split(/[.-]+/)
    .every((piece) => piece.length <= 1 || COMPOUND.has(piece.toLowerCase()) || UPPER.test(piece))
}

/** Capitals or small letters without stops: "JP", "mhm". Words that are a first name ("Jan", "ans") are not initials. */
function isLoose(token: string, othersAreCapitals: boolean): boolean {
  if (COMPOUND_WITHOUT_STOP.has(token.toLowerCase())) return true
  const isOneCase = UPPER.test(token) || LOWER.test(token)
  if (!isOneCase || token.length > MOST_LOOSE_INITIALS || GIVEN_NAMES.has(fold(token))) return false
  if (!VOWEL.test(token)) return true
  if (UPPER.test(token)) return !othersAreCapitals || token.length <= 2
  return token.length <= 3 && ENDS_IN_CLUSTER.test(token)
}

/**
 * Whether a word of a name is initials. `othersAreCapitals` says that the whole name is written in capitals, so that
 * capitals prove nothing.
 */
export function areInitials(token: string, othersAreCapitals = false): boolean {
  // One letter, also when its accent is a separate mark.
  if (token.length <= 2 && token.replace(/\p{M}/gu, '').length === 1) return /^\p{L}/u.test(token)
  return isStopped(token) || isLoose(token, othersAreCapitals)
}

/** Initials in the registered form, capitals with full stops: "jp" → "J.P.", "Th" → "Th.", "J P" → "J.P.". */
export function formatInitials(text: string): string {
  let formatted = ''
  for (const piece of text
    .normalize('NFC')
    .replace(/\p{M}/gu, '')
    .split(/[\s.,-]+/)) {
    if (piece === '') continue
    const compound = COMPOUND.get(piece.toLowerCase())
    const isCompound = compound !== undefined && (!UPPER.test(piece) || compound === 'IJ')
    if (isCompound) formatted += `${compound}.`
    else for (const letter of piece) formatted += /\p{L}/u.test(letter) ? `${letter.toLocaleUpperCase('nl')}.` : letter
  }
  return formatted
}
