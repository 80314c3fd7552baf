import { readDemoRows, readDemoText } from './demo-files.ts'
import { urn, type Random } from './random.ts'

export type Background = 'nl' | 'tr' | 'ma' | 'su' | 'pl' | 'ua' | 'sy' | 'id' | 'en'

export interface Surname {
  readonly prefix: string | null
  /** Without the voorvoegsel. */
  readonly core: string
}

/** A family's name; Slavic names differ for men and women. */
export interface FamilyName {
  readonly m: Surname
  readonly f: Surname
}

/** Rough shares of origin in a river-land region of small towns; not statistics. */
const ORIGINS = urn<Background>([
  ['nl', 845],
  ['tr', 28],
  ['ma', 34],
  ['su', 14],
  ['pl', 22],
  ['ua', 11],
  ['sy', 16],
  ['id', 12],
  ['en', 18],
])

export const drawBackground = (random: Random): Background => ORIGINS.draw(random)

/** Leading words that begin with a small letter or an apostrophe are the voorvoegsel: "van den Berg", "in 't Veld", "'t Hart". */
function splitVoorvoegsel(name: string): Surname {
  const words = name.replaceAll('_', ' ').split(' ')
  const start = words.findIndex((word) => /^\p{Lu}/u.test(word))
  const core = words.slice(Math.max(start, 0)).join(' ')
  return { prefix: start > 0 ? words.slice(0, start).join(' ') : null, core }
}

const same = (surname: Surname): FamilyName => ({ m: surname, f: surname })

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase()
}

function fromElsewhere(): ReadonlyMap<string, ReturnType<typeof urn<FamilyName>>> {
  const urns = readDemoText('family-names.txt').map((line) => {
    const [background = '', names = ''] = line.split(';')
    const families = names.split(' ').map((name, rank) => {
      const [m = '', f = m] = name.split('/')
      return [{ m: splitVoorvoegsel(m), f: splitVoorvoegsel(f) }, 1 / (rank + 4)] as const
    })
    return [background, urn(families)] as const
  })
  return new Map(urns)
}
const elsewhere = fromElsewhere()

/** The national list has names of every origin; here a family's names should fit each other. */
const ELSEWHERE_IN_LIST =
  /[çğışöüłńęąćżśò]|^(?:Chen|Wang|Li|Hu|Zhang|Nguyen|Singh|Khan|Ali|Ahmed|Mohamed|Mohammed|Hassan|Abdi|Hussain|Tran|Pham)$/u
const claimed = new Set(
  readDemoText('family-names.txt').flatMap((line) => fold(line.split(';')[1] ?? '').split(/[ /]/u)),
)
const dutch = urn(
  readDemoRows('surnames.csv')
    .filter(([name = '']) => !ELSEWHERE_IN_LIST.test(name) && !claimed.has(fold(name).replaceAll(' ', '_')))
    .map(([name = '', weight = '0']) => [same(splitVoorvoegsel(name)), Number(weight)] as const),
)

/** A surname in proportion to its number of bearers, fitting the family's background. */
export function drawFamilyName(random: Random, background: Background): FamilyName {
  return (elsewhere.get(background) ?? dutch).draw(random)
}

/** "van den Berg". */
export const fullSurname = ({ prefix, core }: Surname): string => (prefix === null ? core : `${prefix} ${core}`)
