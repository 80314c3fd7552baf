import type { PersonName } from '@klantregie/contract'
import { squeeze } from './clean-text.ts'
import { formatInitials } from './initials.ts'
import { repairName, repairPrefix } from './name-capitals.ts'
import { capitalPrefix, joinPrefix } from './surname.ts'

/**
 * `full`: how somebody is called, "Anke de Graaf". `formal`: on an envelope, "mevrouw De Graaf", "dr. J. de Vries".
 * `list`: sorted lists in the Netherlands, "Graaf, Anke de".
 */
export type NameStyle = 'full' | 'formal' | 'list'

/** The Netherlands sort on the core name, Belgium on the whole surname (taaladvies.net). */
export type SortConvention = 'nl' | 'be'

const GREETINGS: Readonly<Record<string, string>> = {
  mw: 'mevrouw',
  mevr: 'mevrouw',
  mevrouw: 'mevrouw',
  mvr: 'mevrouw',
  mej: 'mejuffrouw',
  dhr: 'de heer',
  'de heer': 'de heer',
  heer: 'de heer',
  hr: 'de heer',
  'de hr': 'de heer',
  meneer: 'de heer',
  mijnheer: 'de heer',
  fam: 'familie',
  familie: 'familie',
  'de familie': 'familie',
}

interface SurnameForm {
  readonly prefix: string | undefined
  /** What follows the first prefix: "Graaf", "Vries-Jansen", "Jongsma-van der Sluis". */
  readonly core: string
}

function surnameForm(name: PersonName): SurnameForm {
  const own = shown(name.prefix, name.surname)
  const partner = shown(name.partnerPrefix, name.partnerSurname)
  if (partner.core === '') return own
  if (own.core === '') return partner
  switch (name.order ?? 'partner-own') {
    case 'own':
      return own
    case 'partner':
      return partner
    case 'own-partner':
      return { prefix: own.prefix, core: `${own.core}-${joinPrefix(partner.prefix, partner.core)}` }
    case 'partner-own':
      return { prefix: partner.prefix, core: `${partner.core}-${joinPrefix(own.prefix, own.core)}` }
  }
}

const shown = (prefix: string | undefined, surname: string | undefined): SurnameForm => ({
  prefix: prefix && repairPrefix(prefix),
  core: surname === undefined ? '' : repairName(surname),
})

function calledBy(name: PersonName): string {
  const called = name.callName ?? name.firstName
  return called === undefined ? (name.initials ?? '') : repairName(called)
}

/** A name in one of the house styles. Without any known part the original text is returned. */
export function formatName(name: PersonName, style: NameStyle): string {
  const surname = surnameForm(name)
  const given = calledBy(name)
  if (surname.core === '' && given === '') return name.original ?? ''
  switch (style) {
    case 'full':
      return withGiven(given, surname)
    case 'formal':
      return formal(name, surname)
    case 'list':
      return inverted(surname, given)
  }
}

function withGiven(given: string, surname: SurnameForm): string {
  if (surname.core === '') return given
  if (given !== '') return `${given} ${joinPrefix(surname.prefix, surname.core)}`
  return standingAlone(surname)
}

/** With nothing before it the prefix takes a capital: "mevrouw De Graaf", "de heer Van der Sluis" (onzetaal.nl). */
function standingAlone({ prefix, core }: SurnameForm): string {
  return joinPrefix(prefix && capitalPrefix(prefix), core)
}

function formal(name: PersonName, surname: SurnameForm): string {
  const { greeting, titles } = splitTitle(name.title)
  const inFront = titles.filter((title) => !IS_DEGREE.test(title))
  const degrees = titles.filter((title) => IS_DEGREE.test(title))
  const initials = name.initials ?? formatInitials(initialLetters(name.firstName ?? name.callName ?? ''))
  const called = surname.core === '' ? withGiven(calledBy(name), surname) : withGiven(initials, surname)
  const person = greeting !== '' && surname.core !== '' ? standingAlone(surname) : called
  return [greeting, ...inFront, person, ...degrees].filter(Boolean).join(' ')
}

/** Degrees of the bachelor–master system stand behind the name: "J. de Vries MSc" (taaladvies.net). */
const IS_DEGREE = /^(?:\p{Lu}\p{L}*\.?){2,}$/u

const initialLetters = (firstNames: string) =>
  firstNames
    .split(/[\s.-]+/)
    .filter((word) => word !== 'en' && word !== '&')
    .map((word) => (/^ij/iu.test(word) ? 'IJ' : word.slice(0, 1)))
    .join(' ')

function splitTitle(title: string | undefined): { greeting: string; titles: readonly string[] } {
  const text = squeeze(title ?? '')
  const words = text.split(' ').filter(Boolean)
  if (/^(?:dhr|de heer|heer)\.? en (?:mw|mevr|mevrouw)\.?$/iu.test(text))
    return { greeting: 'de heer en mevrouw', titles: [] }
  for (const length of [2, 1]) {
    const greeting = GREETINGS[words.slice(0, length).join(' ').toLowerCase().replaceAll('.', '')]
    if (greeting !== undefined) return { greeting, titles: words.slice(length) }
  }
  return { greeting: '', titles: words }
}

function inverted({ prefix, core }: SurnameForm, given: string): string {
  if (core === '') return given
  const behind = [given, prefix].filter(Boolean).join(' ')
  return behind === '' ? core : `${core}, ${behind}`
}

/**
 * The text to sort by, meant for a Dutch collation (accents and capitals are its business): "Berg, J. van den" in the
 * Netherlands, "van den Berg, J." in Belgium.
 */
export function sortKey(name: PersonName, convention: SortConvention): string {
  const surname = surnameForm(name)
  const given = calledBy(name)
  if (surname.core === '' && given === '') return name.original ?? ''
  if (convention === 'nl') return inverted(surname, given)
  return inverted({ prefix: undefined, core: joinPrefix(surname.prefix, surname.core) }, given)
}
