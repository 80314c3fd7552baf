import { fold } from './fold.ts'

/** Names people write that are not the official one in any language. */
const COUNTRY_ALSO: Readonly<Record<string, string>> = {
  holland: 'NL',
  'the netherlands': 'NL',
  nederland: 'NL',
  nld: 'NL',
  bel: 'BE',
  deu: 'DE',
  ger: 'DE',
  b: 'BE',
  d: 'DE',
  f: 'FR',
  fra: 'FR',
  uk: 'GB',
  england: 'GB',
  engeland: 'GB',
  gbr: 'GB',
  usa: 'US',
  'u.s.a.': 'US',
  vs: 'US',
  'verenigde staten van amerika': 'US',
  'united states of america': 'US',
  lux: 'LU',
  esp: 'ES',
}
const LANGUAGE_ALSO: Readonly<Record<string, string>> = {
  vlaams: 'nl',
  dut: 'nl',
  nld: 'nl',
  eng: 'en',
  ger: 'de',
  deu: 'de',
  fre: 'fr',
  fra: 'fr',
  frysk: 'fy',
  spa: 'es',
  tur: 'tr',
  ara: 'ar',
  pol: 'pl',
}
/** Languages in which lists name countries and languages. */
const WRITTEN_IN = ['nl', 'en', 'de', 'fr']
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const PAIRS = Array.from(LETTERS).flatMap((first) => Array.from(LETTERS).map((second) => first + second))

/** All two-letter codes with a name, by that name; made on first use because it takes some milliseconds. */
function namesOf(type: 'region' | 'language', also: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const language of WRITTEN_IN) addNames(names, new Intl.DisplayNames([language], { type, fallback: 'none' }))
  for (const [name, code] of Object.entries(also)) names.set(name, code)
  return names
}

function addNames(names: Map<string, string>, display: Intl.DisplayNames): void {
  const isLanguage = display.resolvedOptions().type === 'language'
  for (const pair of PAIRS) {
    const code = isLanguage ? pair.toLowerCase() : pair
    const name = display.of(code)
    if (name === undefined) continue
    const key = fold(name)
    if (!names.has(key)) names.set(key, code)
    names.set(pair.toLowerCase(), code)
  }
}

let countries: ReadonlyMap<string, string> | undefined
let languages: ReadonlyMap<string, string> | undefined

/** ISO 3166-1 alpha-2 of a country written as code or name ("Nederland", "België", "D"); undefined when unknown. */
export function countryCode(text: string): string | undefined {
  countries ??= namesOf('region', COUNTRY_ALSO)
  return countries.get(fold(text.trim()))
}

/** ISO 639-1 of a language written as code, locale or name ("nl_NL", "Nederlands"); undefined when unknown. */
export function languageCode(text: string): string | undefined {
  languages ??= namesOf('language', LANGUAGE_ALSO)
  const name = fold(text.trim())
  return languages.get(name) ?? languages.get(/^([a-z]{2})[-_]/.exec(name)?.[1] ?? '')
}
