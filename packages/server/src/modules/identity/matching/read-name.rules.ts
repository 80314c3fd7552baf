import type { PersonName } from '@klantregie/contract'
import { GIVEN_NAMES } from '../../../platform/pure/dutch/given-names.ts'
import { areInitials } from '../../../platform/pure/dutch/initials.ts'
import { splitPersonName } from '../../../platform/pure/dutch/person-name.ts'
import { splitSurname } from '../../../platform/pure/dutch/surname.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { repairText } from './mojibake.rules.ts'

/** A name as it is compared; all folded, letters only. */
export interface ReadName {
  /** Own and partner's surname without voorvoegsel. */
  readonly surnames: readonly string[]
  /** The same with voorvoegsel: "vandenberg". */
  readonly whole: readonly string[]
  readonly given: readonly string[]
  readonly initials: string
}

export const NO_NAME: ReadName = { surnames: [], whole: [], given: [], initials: '' }

const MOST = 2
const NOT_LETTERS = /[^\p{L}]/gu
const letters = (text: string) => fold(repairText(text)).replace(NOT_LETTERS, '')
const firstWord = (text: string | undefined) => text?.trim().split(/\s+/)[0] ?? ''
const isGiven = (word: string) => GIVEN_NAMES.has(fold(word))

/** Reads a name, and repairs what lists do to it: parts in each other's column, initials as a first name. */
export function readName(written: PersonName): ReadName {
  const name = withInitials(withLetterPrefix(withoutGivenInSurname(inRightColumns(written))))
  const known = [[name.prefix, name.surname] as const, [name.partnerPrefix, name.partnerSurname] as const].filter(
    ([, surname]) => surname !== undefined && letters(surname) !== '',
  )
  const spelled = (name.firstName ?? name.callName ?? '').split(/[\s-]+/).map((word) => letters(word).slice(0, 1))
  return {
    surnames: known.map(([, surname = '']) => letters(surname)).slice(0, MOST),
    whole: known.map(([prefix = '', surname = '']) => letters(prefix + surname)).slice(0, MOST),
    given: givenNames(name),
    initials: name.initials === undefined ? spelled.join('') : letters(name.initials),
  }
}

/** The first word of the first name ("Johanna Maria" is called Johanna); hyphenated names are one. */
function givenNames({ firstName, callName }: PersonName): string[] {
  const words = [callName, firstName].map((text) => letters(firstWord(text))).filter((word) => word.length > 1)
  return [...new Set(words)].slice(0, MOST)
}

/** "Schreurs | MFP", "Cupic | Esmee": surname and first name in each other's column. */
function inRightColumns(name: PersonName): PersonName {
  const { firstName, surname, partnerSurname } = name
  if (firstName === undefined || surname === undefined || partnerSurname !== undefined) return name
  if (looksLikeInitials(surname)) return { ...asSurname(name, firstName), initials: surname }
  const isSwapped = !surname.includes(' ') && isGiven(surname) && !isGiven(firstWord(firstName)) && firstName.length > 2
  return isSwapped ? { ...asSurname(name, firstName), firstName: surname } : name
}

function asSurname({ original, title, callName, prefix }: PersonName, text: string): PersonName {
  const split = splitSurname(text, prefix)
  const known = Object.entries({ original, title, callName, ...split }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known)
}

const CAPITALS = /^(?:\p{Lu}\.?\s?){1,4}$/u

function looksLikeInitials(text: string): boolean {
  const bare = text.replace(NOT_LETTERS, '')
  if (bare.length <= 1) return true
  return CAPITALS.test(text) && (bare.length < 3 || areInitials(text))
}

/** The whole name in the column of the surname: "| Lieke Kuiper", "| Caroline Janssen-Wielick". */
function withoutGivenInSurname(name: PersonName): PersonName {
  const { surname, partnerSurname } = name
  const front = partnerSurname ?? surname ?? ''
  if (hasGiven(name) || !front.includes(' ')) return name
  const split = splitPersonName(front)
  if (split.initials === undefined && !isGiven(firstWord(split.firstName))) return name
  return partnerSurname === undefined || surname === undefined
    ? { ...name, ...split }
    : { ...name, ...split, partnerSurname: split.surname ?? front, surname }
}

const hasGiven = ({ firstName, initials, callName }: PersonName) =>
  firstName !== undefined || initials !== undefined || callName !== undefined

/** "Espina, t": a loose letter behind the comma is an initial, not the voorvoegsel 't. */
function withLetterPrefix(name: PersonName): PersonName {
  const { prefix, title } = name
  if (hasGiven(name)) return name
  if (prefix !== undefined && /^\p{L}\.?$/u.test(prefix)) {
    const { prefix: letter, ...rest } = name
    return { ...rest, initials: letter }
  }
  return title !== undefined && LOOKS_LIKE_DEGREE.test(title) ? { ...name, initials: title } : name
}

/** "Beverli, MA" is not a master of arts without a first name. */
const LOOKS_LIKE_DEGREE = /^(?:ma|ba|ra|aa|rc|ad|md|rb|bc|ir|mr|dr)$/i

const LONGEST_LOOSE = 3

/** "Meer, ga van der", "Heuver, SAH": short words in one case that are nobody's first name are initials. */
function withInitials(name: PersonName): PersonName {
  const { firstName, initials, surname = '' } = name
  if (firstName === undefined || initials !== undefined || firstName.length > LONGEST_LOOSE || isGiven(firstName))
    return name
  const isOneCase = firstName === firstName.toUpperCase() || firstName === firstName.toLowerCase()
  const stands = firstName.length < LONGEST_LOOSE || caseOf(firstName) !== caseOf(surname)
  if (!isOneCase || !stands) return name
  const { firstName: _, ...rest } = name
  return { ...rest, initials: firstName }
}

const caseOf = (text: string) =>
  text === text.toUpperCase() ? 'upper' : text === text.toLowerCase() ? 'lower' : 'mixed'
