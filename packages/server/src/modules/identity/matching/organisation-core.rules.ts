import { splitLegalForm } from '../../../platform/pure/dutch/organisation-name.ts'
import { fold } from '../../../platform/pure/fold.ts'

/** What a name says about the sort of organisation. Lists write it, leave it out, or write another word for it. */
const SORT_WORDS: ReadonlySet<string> = new Set(
  `basisschool school bs obs cbs rkbs pcbs kbs dbs obb ibs nbs gbs sbo so vso po vo openbare christelijke katholieke rk pc montessorischool
  daltonschool jenaplanschool lyceum college scholengemeenschap sg csg osg gymnasium mavo havo vmbo
  stichting stg vereniging ver gemeente gem bv nv vof cv bedrijf firma fa handelsonderneming holding groep group
  de het een t van der den te en`.split(/\s+/),
)
const FOR_THE_ATTENTION = /\b(?:t\.?\s?a\.?\s?v\.?|ter attentie van|attn\.?)\s.*$/iu

/** Sort words that nobody is called. */
const NO_FIRST_NAME: ReadonlySet<string> = new Set(
  `basisschool school obs cbs rkbs pcbs montessorischool daltonschool jenaplanschool lyceum college scholengemeenschap
  gymnasium stichting vereniging gemeente bv nv vof bedrijf firma bibliotheek theater schouwburg museum`.split(/\s+/),
)

const wordsOf = (name: string) =>
  fold(name)
    .replace(/\b(?:\p{L}\.){2,}/gu, (short) => short.replaceAll('.', ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Whether a text in a column of first names is the name of an organisation: "Basisschool De Windroos". */
export function namesSort(text: string): boolean {
  return wordsOf(text).some((word) => NO_FIRST_NAME.has(word))
}

const isTelling = (word: string, town: string) => word.length > 1 && !SORT_WORDS.has(word) && word !== town

/**
 * The words that tell an organisation from others, sorted: "OBS De Driehoek" and "b.s. De Driehoek" become "driehoek",
 * "College Vechtdal" and "Vechtdal College" become "vechtdal", "Bouwmeesterschool Utrecht" in Utrecht "bouwmeester". A
 * name without telling words keeps all it has.
 */
export function organisationCore(name: string, place = ''): string {
  if (name === '') return ''
  const bare = splitLegalForm(name.replace(FOR_THE_ATTENTION, '')).core || name
  const words = wordsOf(bare)
  const town = fold(place)
  const telling = words.filter((word) => isTelling(word, town))
  const kept = telling.length > 0 ? telling : words
  return kept
    .map((word) => word.replace(SCHOOL, ''))
    .sort()
    .join(' ')
}

/** "Glerumschool" is also "Basisschool Glerum". */
const SCHOOL = /(?<=\p{L}{4})school$/u
