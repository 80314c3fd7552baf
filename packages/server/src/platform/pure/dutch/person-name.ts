import type { PersonName } from '@klantregie/contract'
import { plainApostrophes, squeeze } from './clean-text.ts'
import { GIVEN_NAMES } from './given-names.ts'
import { areInitials, formatInitials } from './initials.ts'
import { areDegrees, takeTitles } from './name-titles.ts'
import { isFirstNameInFront, isInitialNotPrefix, prefixLength, splitSurname, trailingPrefixLength } from './surname.ts'
import type { SurnameParts } from './surname.ts'

export { formatName, sortKey } from './person-name-format.ts'

type NamePart = Exclude<keyof PersonName, 'order'>

/** The lengths the contract allows; a longer value is a mistake in the source, and the original is kept beside it. */
const LONGEST: Readonly<Record<NamePart, number>> = {
  original: 400,
  title: 60,
  initials: 40,
  firstName: 160,
  callName: 80,
  prefix: 40,
  surname: 160,
  partnerPrefix: 40,
  partnerSurname: 160,
}

const LOWER_LETTER = /\p{Ll}/u
/** "Jongsma-van": the hyphen ends a partner's name and the next name starts with its prefix. */
const HYPHEN_PREFIX = /-(?:van|von|de|den|der|ter|ten|te|'t|in|op|la|le|el|du|di|da|v\.d\.?)$/iu
/** "J.P.de Vries", "J.Smit": a full stop without the space. */
const MISSING_SPACE = /(?<=\.)(?=(?:van|de|den|der|ter|ten|te|'t|v\.d\.|op|in)\s|\p{Lu}\p{Ll}{2})/gu
const BRACKETS = /\s*[(["“]([^()"”\]]*)[)\]"”]\s*/u
const ONE_WORD = /^\p{L}[\p{L}\p{M}'. -]{0,30}$/u
/** "de Vries geb. Jansen": in front the name in use, behind it one's own. */
const BORN = /[\s,-]+(?:geb\.?|geboren|née|nee)\s+(?=\p{L}|')/iu
/** "Jansen e/v de Vries": in front one's own name, behind it the partner's. */
const SPOUSE = /[\s,-]+(?:e\.?\/?v\.?|echtgenote van|echtg\. van)\s+(?=\p{L}|')/iu

interface Draft {
  readonly title?: string | undefined
  readonly given: readonly string[]
  readonly surname: SurnameParts
}

/**
 * The parts of a name that a source wrote in one piece. Nothing is invented and no letter is lost: what cannot be told
 * apart stays in the surname, and `original` keeps the text as it was. An empty text gives an empty name.
 */
export function splitPersonName(full: string): PersonName {
  const original = squeeze(full)
  if (original === '') return {}
  const { text, callName } = takeCallName(plainApostrophes(original).replace(/\s*[–—]\s*|\s+-\s*|\s*-\s+/g, '-'))
  const capitals = !LOWER_LETTER.test(text)
  const born = cutAt(text, BORN)
  const spouse = born ? undefined : cutAt(text, SPOUSE)
  const draft = splitText(born?.before ?? spouse?.before ?? text, capitals)
  return assemble({
    original,
    title: draft.title,
    callName,
    ...givenParts(draft.given, capitals),
    ...withSecondName(draft.surname, born?.after, spouse?.after),
  })
}

function cutAt(text: string, mark: RegExp): { before: string; after: string } | undefined {
  const hit = mark.exec(text)
  return hit ? { before: text.slice(0, hit.index), after: text.slice(hit.index + hit[0].length) } : undefined
}

function withSecondName(used: SurnameParts, born: string | undefined, spouse: string | undefined) {
  if (born !== undefined) return { ...splitSurname(born), ...asPartner(used), order: 'partner' as const }
  if (spouse !== undefined) return { ...used, ...asPartner(splitSurname(spouse)), order: 'own' as const }
  return used.partnerSurname === undefined ? used : { ...used, order: 'partner-own' as const }
}

function asPartner(name: SurnameParts) {
  return { partnerPrefix: name.prefix, partnerSurname: name.surname }
}

/** "J. (Jan) Smit" and 'J. "Jan" Smit': one word in brackets is the call name. Remarks in brackets stay in the original. */
function takeCallName(text: string): { text: string; callName?: string | undefined } {
  const hit = BRACKETS.exec(text)
  if (!hit) return { text }
  const inside = hit[1]?.trim() ?? ''
  const rest = text.replace(BRACKETS, ' ').trim()
  if (rest === '') return { text: inside }
  return { text: rest, callName: ONE_WORD.test(inside) && !inside.includes('  ') ? inside : undefined }
}

function splitText(text: string, capitals: boolean): Draft {
  const comma = text.indexOf(',')
  if (comma < 0) return splitNatural(wordsOf(text), capitals)
  const wordsBehind = wordsOf(text.slice(comma + 1).replaceAll(',', ' '))
  const front = text.slice(0, comma)
  if (areDegrees(wordsBehind)) return splitNatural([...wordsOf(front), ...wordsBehind], capitals)
  const { title, rest: behind } = takeTitles(wordsBehind)
  if (behind.length === 0) return splitNatural([...wordsOf(title ?? ''), ...wordsOf(front)], capitals)
  return splitInverted(front, behind, title)
}

/** "Berg, J. van den", "Berg, van den, J.", "Smith,Joe J". */
function splitInverted(front: string, behind: readonly string[], titleBehind: string | undefined): Draft {
  const { title: titleInFront, rest } = takeTitles(wordsOf(front))
  const title = [titleInFront, titleBehind].filter(Boolean).join(' ') || undefined
  const atEnd = trailingPrefixLength(behind, 0)
  if (atEnd > 0) {
    const cut = behind.length - atEnd
    return { title, given: behind.slice(0, cut), surname: splitSurname(rest.join(' '), behind.slice(cut).join(' ')) }
  }
  const first = behind[0] ?? ''
  const inFront = isFirstNameInFront(first) || isInitialNotPrefix(first) ? 0 : prefixLength(behind, 0)
  const prefix = inFront > 0 ? behind.slice(0, inFront).join(' ') : undefined
  return { title, given: behind.slice(inFront), surname: splitSurname(rest.join(' '), prefix) }
}

/** "dhr. J.P. de Vries-Jansen", "Jan Willem Smit", "Jansen J.P.". */
function splitNatural(words: readonly string[], capitals: boolean): Draft {
  const { title, rest } = takeTitles(words)
  if (rest.length === 1) return splitLoneWord(rest[0] ?? '', title)
  const last = rest.at(-1) ?? ''
  const isInverted = last.includes('.') && areInitials(last, capitals) && !startsGiven(rest[0] ?? '', capitals)
  if (isInverted) return { title, given: [last], surname: splitSurname(rest.slice(0, -1).join(' ')) }
  const start = surnameStart(rest, capitals)
  const surname = splitSurname(rest.slice(start).join(' '))
  // The capital of "Jan Van den Berg" does not come from its place; it may be a registered Belgian spelling.
  return {
    title,
    given: rest.slice(0, start),
    surname: start === 0 ? surname : { ...surname, ...keepCase(rest, start, surname) },
  }
}

function keepCase(tokens: readonly string[], start: number, surname: SurnameParts): SurnameParts {
  const key = surname.partnerSurname === undefined ? 'prefix' : 'partnerPrefix'
  const written = surname[key]
  if (written === undefined || !written.includes(tokens[start]?.toLowerCase() ?? '')) return {}
  const asWritten = tokens.slice(start, start + written.split(' ').length).join(' ')
  return asWritten.toLowerCase() === written.toLowerCase() ? { [key]: asWritten } : {}
}

const startsGiven = (word: string, capitals: boolean) => areInitials(word, capitals) || isGivenName(word)

/**
 * A word alone is a first name when it is a common one ("Menno", as newsletter forms have it), otherwise a surname;
 * after a title it is always a surname ("mevr. Jansen").
 */
function splitLoneWord(word: string, title: string | undefined): Draft {
  const isGiven = title === undefined && isGivenName(word)
  return isGiven ? { title, given: [word], surname: {} } : { title, given: [], surname: splitSurname(word) }
}

function isGivenName(word: string): boolean {
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return GIVEN_NAMES.has(folded) || folded.split('-').every((piece) => GIVEN_NAMES.has(piece))
}

/** The first word of the surname: where its prefix begins, or the last word. */
function surnameStart(tokens: readonly string[], capitals: boolean): number {
  let leading = 0
  while (leading < tokens.length - 1 && isLeadingInitial(tokens, leading, capitals)) leading++
  for (let index = 0; index < tokens.length - 1; index++) {
    if (!startsWithPrefix(tokens, index)) continue
    // After initials a word before the prefix is a name of its own: "J. Rutgers van Rozenburg".
    return leading > 0 ? firstNotGiven(tokens, leading, index) : index
  }
  if (leading > 0) return firstNotGiven(tokens, leading, tokens.length - 1)
  return isGivenName(tokens[0] ?? '') ? firstNotGiven(tokens, 1, tokens.length - 1, capitals) : tokens.length - 1
}

function isLeadingInitial(tokens: readonly string[], index: number, capitals: boolean): boolean {
  const token = tokens[index] ?? ''
  if (!areInitials(token, capitals)) return false
  return index === 0 || prefixLength(tokens, index) === 0 || isInitialNotPrefix(token) || token.endsWith('.')
}

function startsWithPrefix(tokens: readonly string[], index: number): boolean {
  const token = tokens[index] ?? ''
  if (HYPHEN_PREFIX.test(token)) return true
  if (/^[dl]'\p{L}/iu.test(token)) return true
  if (prefixLength(tokens, index) === 0 || isInitialNotPrefix(token)) return false
  // In front a loose letter is an initial ("l el Ouardi"), also when it was typed small.
  return index > 0 || (token.length > 1 && !isFirstNameInFront(token))
}

function firstNotGiven(tokens: readonly string[], from: number, until: number, capitals = false): number {
  let index = from
  while (index < until && startsGiven(tokens[index] ?? '', capitals)) index++
  return index
}

function givenParts(given: readonly string[], capitals: boolean): Partial<Record<'initials' | 'firstName', string>> {
  let count = 0
  while (count < given.length && areInitials(given[count] ?? '', capitals)) count++
  const initials = given.slice(0, count).join(' ')
  const firstName = given.slice(count).join(' ')
  return { ...(count > 0 ? { initials: formatInitials(initials) } : {}), ...(firstName === '' ? {} : { firstName }) }
}

const wordsOf = (text: string) => text.replace(MISSING_SPACE, ' ').split(' ').filter(Boolean)

/** Leaves out what is empty and cuts what is too long for the contract. */
function assemble(parts: { [K in keyof PersonName]: PersonName[K] | undefined }): PersonName {
  const name: PersonName = {}
  for (const key of Object.keys(LONGEST) as NamePart[]) {
    const value = parts[key]
    if (value !== undefined && value !== '')
      name[key] = value.length > LONGEST[key] ? value.slice(0, LONGEST[key]) : value
  }
  if (parts.order !== undefined && name.partnerSurname !== undefined) name.order = parts.order
  return name
}

/**
 * Brings parts that a source gives in columns of their own to the registered form: a prefix inside the surname, first
 * names in the initials column and the reverse, a call name that only repeats the first name.
 */
export function completeName(parts: PersonName): PersonName {
  const clean = cleanParts(parts)
  const isWholeName =
    clean.surname === undefined && clean.partnerSurname === undefined && clean.firstName?.includes(' ')
  if (isWholeName) {
    const whole = splitPersonName(clean.firstName ?? '')
    return assemble({ ...clean, firstName: undefined, ...whole, original: clean.original })
  }
  const given = completeGiven(clean)
  return assemble({ ...clean, ...given, ...completeSurname(clean) })
}

function cleanParts(parts: PersonName): PersonName {
  return assemble({
    ...parts,
    title: parts.title && squeeze(parts.title),
    initials: parts.initials && squeeze(parts.initials),
    firstName: parts.firstName && squeeze(parts.firstName),
    callName: parts.callName && squeeze(parts.callName),
    prefix: parts.prefix && plainApostrophes(squeeze(parts.prefix)),
    surname: parts.surname && plainApostrophes(squeeze(parts.surname)),
    partnerPrefix: parts.partnerPrefix && plainApostrophes(squeeze(parts.partnerPrefix)),
    partnerSurname: parts.partnerSurname && plainApostrophes(squeeze(parts.partnerSurname)),
  })
}

function completeGiven(parts: PersonName) {
  const { initials, firstName } = sortGiven(parts.initials, parts.firstName)
  const repeats = parts.callName?.toLowerCase() === firstName?.toLowerCase()
  return { firstName, initials: initials && formatInitials(initials), callName: repeats ? undefined : parts.callName }
}

/** What is initials goes to the initials and what is a name to the first name, whichever column it stood in. */
function sortGiven(initials: string | undefined, firstName: string | undefined) {
  if (initials !== undefined && !areAllInitials(initials))
    return { initials: undefined, firstName: firstName ?? initials }
  if (firstName !== undefined && areAllInitials(firstName))
    return { initials: initials ?? firstName, firstName: undefined }
  return { initials, firstName }
}

function areAllInitials(text: string): boolean {
  if (isGivenName(text)) return false
  const words = text.split(' ')
  return words.every((word) => areInitials(word)) || (words.length === 1 && /^\p{Lu}{2,5}$/u.test(text))
}

type SurnameInUse = SurnameParts & Pick<PersonName, 'order'>

function completeSurname(parts: PersonName): SurnameInUse {
  if (parts.surname === undefined) return {}
  const [front = '', behind] = parts.surname.split(/\s*,\s*/, 2)
  const prefix = parts.prefix ?? behind
  const surname = prefix === undefined ? front : withoutRepeatedPrefix(front, prefix)
  // With the partner's name in a column of its own the hyphen, if any, belongs to the name itself.
  if (parts.partnerSurname !== undefined) return withPartner(parts, surname, prefix)
  const split = splitSurname(surname, prefix)
  return split.partnerSurname === undefined ? split : { ...split, order: parts.order ?? 'partner-own' }
}

function withPartner(parts: PersonName, surname: string, prefix: string | undefined): SurnameInUse {
  const partner = partnerParts(parts)
  const combined = splitSurname(surname, prefix)
  // "de Vries-Jansen" beside the partner column "Vries": the surname column already holds the combination.
  if (combined.partnerSurname !== undefined && isSameText(combined.partnerSurname, partner.surname)) {
    return { ...combined, order: 'partner-own' }
  }
  const own = combined.partnerSurname === undefined ? combined : { prefix, surname }
  return { ...own, ...asPartner(partner), order: parts.order ?? 'partner-own' }
}

function partnerParts({ partnerPrefix, partnerSurname = '' }: PersonName): SurnameParts {
  if (partnerPrefix !== undefined)
    return { prefix: partnerPrefix, surname: withoutRepeatedPrefix(partnerSurname, partnerPrefix) }
  const split = splitSurname(partnerSurname)
  return split.partnerSurname === undefined ? split : { surname: partnerSurname }
}

const isSameText = (a: string, b: string | undefined) => a.toLowerCase() === b?.toLowerCase()

function withoutRepeatedPrefix(surname: string, prefix: string): string {
  const isRepeated = surname.toLowerCase().startsWith(`${prefix.toLowerCase()} `)
  return isRepeated ? surname.slice(prefix.length + 1) : surname
}
