import { plainApostrophes, squeeze } from './clean-text.ts'
import { repairName } from './name-capitals.ts'

/** Legal forms as the trade register (Handelsregister) writes them, with the spellings found in lists. */
const LEGAL_FORMS: readonly (readonly [form: string, spelling: string])[] = [
  ['B.V.', 'b\\.?\\s?v\\.?|besloten vennootschap'],
  ['N.V.', 'n\\.?\\s?v\\.?|naamloze vennootschap'],
  ['V.O.F.', 'v\\.?\\s?o\\.?\\s?f\\.?|vennootschap onder firma'],
  ['C.V.', 'c\\.?\\s?v\\.?|commanditaire vennootschap'],
  ['Stichting', 'stichting|stg\\.?'],
  ['Vereniging', 'vereniging|ver\\.|vereen\\.'],
  ['Coöperatie', 'co[öo]peratie(?:ve vereniging)?|co[öo]p\\.'],
  ['U.A.', 'u\\.?a\\.?'],
  ['Maatschap', 'maatschap'],
  ['Eenmanszaak', 'eenmanszaak'],
  ['GmbH', 'gmbh'],
  ['Ltd', 'ltd\\.?|limited'],
  ['Inc.', 'inc\\.?'],
  ['vzw', 'v\\.?z\\.?w\\.?'],
  ['bvba', 'bvba'],
]

const COMPILED = LEGAL_FORMS.map(([form, spelling]) => ({
  form,
  inFront: new RegExp(`^(?:${spelling})\\s+(?=\\S)`, 'iu'),
  behind: new RegExp(`[\\s,(]+(?:${spelling})\\)?$`, 'iu'),
}))
/** Forms that stand in front: "Stichting De Brug". "B.V. De Brug" does not occur often enough to look for. */
const IN_FRONT = new Set(['Stichting', 'Vereniging', 'Coöperatie', 'Maatschap'])
/** Most organisation names have none of these letters in a place where a legal form could be. */
const MAY_HAVE_FORM =
  /v\.?\)?$|^(?:st|ver|co|maat)|f\.?\)?$|w\.?\)?$|[,(\s](?:u\.?a|gmbh|ltd|limited|inc|bvba|maatschap|eenmanszaak|vennootschap|stichting|vereniging|co[öo]peratie)/iu

const QUOTED = /^(?:"(.*)"|“(.*)”|„(.*)”|«(.*)»)$/u
const ARTICLE = /^(?:de|het|een|'t|the|la|le|les|l')\s+(?=\S)/iu

export interface OrganisationNameParts {
  /** The name without its legal form. */
  readonly core: string
  readonly legalForm?: string
}

/** The name as it is shown: one line, no surrounding quotes, no loose separators at the ends. Letters are not changed. */
export function cleanOrganisationName(text: string): string {
  const line = squeeze(text)
  const quoted = QUOTED.exec(line)
  const bare = quoted?.slice(1).join('') ?? line
  return bare.replace(/^[\s,;|/-]+(?=[\p{L}\p{N}'‘’(])|[\s,;|/-]+$/gu, '').trim()
}

/** Takes the legal form off: "Garage Simdorn BV" → "Garage Simdorn" and "B.V.". A name that is only a form stays a name. */
export function splitLegalForm(text: string): OrganisationNameParts {
  const name = cleanOrganisationName(text)
  if (!MAY_HAVE_FORM.test(name)) return { core: name }
  for (const { form, inFront, behind } of COMPILED) {
    const place = behind.test(name) ? behind : IN_FRONT.has(form) && inFront.test(name) ? inFront : undefined
    const core = place && name.replace(place, '').trim()
    if (core) return { core, legalForm: form }
  }
  return { core: name }
}

/** The organisation for the eye; a name entirely in capitals stays, because abbreviations cannot be told from shouting. */
export function formatOrganisationName(text: string): string {
  const name = cleanOrganisationName(text)
  return /\p{Lu}/u.test(name) ? name : repairFirstWord(name)
}

function repairFirstWord(name: string): string {
  const [first = '', ...rest] = name.split(' ')
  return [repairName(first), ...rest].join(' ')
}

/** The text to sort by: without legal form and leading article, "Stichting De Brug" → "Brug, De". */
export function organisationSortKey(text: string): string {
  const { core } = splitLegalForm(plainApostrophes(text))
  const article = ARTICLE.exec(core)
  return article ? `${core.slice(article[0].length)}, ${article[0].trim()}` : core
}
