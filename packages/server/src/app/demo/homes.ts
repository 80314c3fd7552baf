import { DEMO_BRANCHES } from './demo-organisation.ts'
import { readDemoRows } from './demo-files.ts'
import { urn, type Random, type Urn } from './random.ts'

export interface Area {
  readonly pc4: string
  readonly place: string
  readonly municipality: string
  /** Telephone area code: "0183". */
  readonly areaCode: string
  /** Inhabitants per age band of five years, from 0–4 up to 95 and older. */
  readonly ages: readonly number[]
  readonly inhabitants: number
  /** An adult's age band of five years, in proportion to the inhabitants. */
  readonly adultBands: Urn<number>
  readonly branches: Urn<string>
  /** To the nearest branch. */
  readonly km: number
}

export interface Home {
  readonly area: Area
  readonly street: string
  readonly houseNumber: string
  readonly addition: string | null
  /** "4201 AB". */
  readonly postcode: string
  /** The branch people of this address use most. */
  readonly branch: string
}

const WORDS = [
  'Linge',
  'Merwede',
  'Wilgen',
  'Meidoorn',
  'Kastanje',
  'Beuken',
  'Eiken',
  'Lijster',
  'Merel',
  'Zwaluw',
  'Reiger',
  'Kievit',
  'Ooievaar',
  'Boterbloem',
  'Klaproos',
  'Margriet',
  'Sleedoorn',
  'Vlier',
  'Populieren',
  'Waal',
  'Griend',
  'Uiterwaard',
  'Wiel',
  'Korenbloem',
  'Fazanten',
  'Sering',
  'Jasmijn',
  'Gildenmeester',
  'Schipper',
  'Mandenmaker',
  'Glasblazer',
  'Visser',
  'Boomgaard',
  'Kersen',
  'Appel',
  'Peren',
  'Pruimen',
  'Bongerd',
  'Zilvermeeuw',
  'Ringdijk',
] as const
const ENDINGS = [
  'straat',
  'straat',
  'straat',
  'laan',
  'laan',
  'hof',
  'weg',
  'pad',
  'singel',
  'plantsoen',
  'kade',
  'plein',
] as const
const WHOLE = [
  'Kerkstraat',
  'Molenstraat',
  'Dorpsstraat',
  'Hoogstraat',
  'Nieuwstraat',
  'Schoolstraat',
  'Julianastraat',
  'Wilhelminastraat',
  'Beatrixstraat',
  'Irenelaan',
  'Oranjelaan',
  'Stationsweg',
  'Parallelweg',
  'Achterweg',
  'Voorstraat',
  'Achterstraat',
  'Marktstraat',
  'Waaldijk',
  'Lingedijk',
  'Merwededijk',
  'Tielseweg',
  'Burgemeester van Dijklaan',
  'Dokter Schoonheimstraat',
  'Pastoor Vermeerstraat',
  'Rembrandtlaan',
  'Vermeerstraat',
  'Jan Steenlaan',
  'Frans Halsstraat',
  'Beethovenlaan',
  'Mozartstraat',
  'Vondelstraat',
  'Multatulilaan',
  'Zandstraat',
  'Laantje',
  'Buitenweg',
  'Groenestraat',
  'Kapelstraat',
  'Torenstraat',
  'Havenstraat',
  'Kortestraat',
] as const

/** Letters that PostNL uses in the first and second place. */
const FIRST_LETTERS = 'ABCDEGHJKLMNPRSTVWXZ'
const SECOND_LETTERS = 'ABCDEGHJKLMNPRSTVWXZ'
/** Never issued: they recall the war. */
const NOT_ISSUED = new Set(['SA', 'SD', 'SS'])
const PEOPLE_PER_POSTCODE = 45

/** The pull of a branch: most come from nearby, a theatre evening is worth a longer drive. Distances in km. */
const pull = (size: number, km: number): number => size * (Math.exp(-km / 2.8) + 0.008 * Math.exp(-km / 9))

const FIRST_ADULT_BAND = 3

function adultBandsOf(ages: readonly number[]): Urn<number> {
  // The one beyond the counts keeps areas without grown-up inhabitants (new estates) in the game.
  return urn(ages.map((count, band) => [band, band < FIRST_ADULT_BAND ? 0 : count + 0.01] as const))
}

function readAreas(): Urn<Area> {
  const rows = readDemoRows('postcodes.csv').map((cells) => {
    const [pc4 = '', place = '', municipality = '', areaCode = ''] = cells
    const pulls = DEMO_BRANCHES.map(({ name, size }, index) => [name, pull(size, Number(cells[4 + index]))] as const)
    const km = Math.min(...DEMO_BRANCHES.map((_branch, index) => Number(cells[4 + index])))
    const ages = (cells.at(-1) ?? '').split(' ').map(Number)
    const inhabitants = ages.reduce((sum, count) => sum + count, 0)
    // Squared, because hardly anyone goes to the second nearest branch.
    const branches = urn(pulls.map(([name, weight]) => [name, weight ** 2] as const))
    const weight = inhabitants * pulls.reduce((sum, [, one]) => sum + one, 0)
    return [
      { pc4, place, municipality, areaCode, ages, inhabitants, adultBands: adultBandsOf(ages), branches, km },
      weight,
    ] as const
  })
  return urn(rows)
}
const areas = readAreas()

/** One street per full postcode, so that neighbours agree. */
function streetOf(postcode: string): string {
  let value = 7
  for (const letter of postcode) value = (value * 31 + letter.charCodeAt(0)) % 1_000_003
  if (value % 3 === 0) return WHOLE[value % WHOLE.length] ?? 'Kerkstraat'
  return `${WORDS[value % WORDS.length] ?? 'Linge'}${ENDINGS[(value >> 4) % ENDINGS.length] ?? 'straat'}`
}

function drawPostcode(random: Random, area: Area): string {
  const rank = random.between(0, Math.min(Math.ceil(area.inhabitants / PEOPLE_PER_POSTCODE), 399))
  const letters = `${FIRST_LETTERS[Math.floor(rank / 20)] ?? 'A'}${SECOND_LETTERS[rank % 20] ?? 'A'}`
  return `${area.pc4} ${NOT_ISSUED.has(letters) ? 'AA' : letters}`
}

/** An address near one of the branches: an existing postcode area, an invented street and number. */
export function drawHome(random: Random): Home {
  return homeIn(random, areas.draw(random))
}

/** Another address in the same or another area: for people who moved. */
export function homeIn(random: Random, area: Area): Home {
  const postcode = drawPostcode(random, area)
  const addition = random.chance(0.93) ? null : random.pick(['A', 'B', 'a', 'bis', 'hs', '1', '2'])
  return {
    area,
    street: streetOf(postcode),
    houseNumber: String(1 + Math.floor(random.next() ** 1.6 * 140)),
    addition,
    postcode,
    branch: area.branches.draw(random),
  }
}

/** "Lingestraat 12-A". */
export const streetLine = (home: Home): string =>
  `${home.street} ${home.houseNumber}${home.addition === null ? '' : `-${home.addition}`}`
