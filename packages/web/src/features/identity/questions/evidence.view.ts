import type { Evidence } from '@klantregie/contract'

export type Certainty = 'almost_certain' | 'likely' | 'maybe' | 'unknown'

/** From these chances on it is said in these words; a chance of two in three is still "perhaps". */
const ALMOST_CERTAIN = 0.95
const LIKELY = 0.75

/** How sure matching is, in a word. Null: nobody judged the pair yet, it only shares a contact key. */
export function certaintyOf(probability: number | null): Certainty {
  if (probability === null) return 'unknown'
  if (probability >= ALMOST_CERTAIN) return 'almost_certain'
  return probability >= LIKELY ? 'likely' : 'maybe'
}

/** Whole per cents would say 100% of what is not certain: at the edges words are more honest. */
export function chanceOf(probability: number): 'most' | 'least' | number {
  if (probability > 0.99) return 'most'
  return probability < 0.01 ? 'least' : probability
}

/** What weighs in the sum but is no reason to a person: most people are adults, and lists are there to be put together. */
const matterOfCourse: readonly string[] = ['age.adult', 'source.two']
/** Worth a sentence, but not a place in one line. */
const asides: readonly string[] = [...matterOfCourse, 'source.one']

/** Less than this, in bits, is a shrug: it is not worth a sentence. */
const WORTH_SAYING = 0.3

export interface Reasons {
  readonly for: readonly string[]
  readonly against: readonly string[]
}

/** The codes of what speaks for and against, the heaviest first. */
export function reasonsOf(evidence: readonly Evidence[]): Reasons {
  const heavy = evidence
    .filter(({ code, bits }) => Math.abs(bits) >= WORTH_SAYING && !matterOfCourse.includes(code))
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
  return {
    for: heavy.filter(({ bits }) => bits > 0).map(({ code }) => code),
    against: heavy.filter(({ bits }) => bits < 0).map(({ code }) => code),
  }
}

const againstCodes: readonly string[] = ['mailbox.other', 'age.child', 'age.youth', 'source.one']

/** Of a kind of questions only the codes are known, not how much each says. */
export function splitCodes(codes: readonly string[]): Reasons {
  const speaksAgainst = (code: string) => /\.(differs|elsewhere)$/.test(code) || againstCodes.includes(code)
  return { for: codes.filter((code) => !speaksAgainst(code)), against: codes.filter(speaksAgainst) }
}

/** So many of each are told in one line. */
const FOR_IN_LINE = 3
const AGAINST_IN_LINE = 2

/** One line: "zelfde geboortedatum, zelfde mobiel; andere voorletters". `say` gives the few words of a code, or null. */
export function lineOf(reasons: Reasons, say: (code: string) => string | null): string | null {
  const told = (codes: readonly string[], most: number) =>
    [...new Set(codes.flatMap((code) => (asides.includes(code) ? [] : (say(code) ?? []))))].slice(0, most).join(', ')
  const line = [told(reasons.for, FOR_IN_LINE), told(reasons.against, AGAINST_IN_LINE)].filter((part) => part !== '')
  return line.length === 0 ? null : line.join('; ')
}
