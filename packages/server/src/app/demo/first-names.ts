import { readDemoText } from './demo-files.ts'
import { urn, type Random, type Urn } from './random.ts'
import type { Background } from './surnames.ts'

export type Sex = 'm' | 'f'

export interface GivenName {
  /** As registered at birth: ["Johannes", "Cornelis"]. */
  readonly registered: readonly string[]
  /** Roepnaam, what one is called: "Jan". */
  readonly callName: string
}

interface NameGroup {
  readonly background: string
  readonly sex: string
  readonly from: number
  readonly until: number
  readonly names: Urn<GivenName>
}

/** Frequencies fall with the rank; the offset keeps the first name of a list from taking over. */
const RANK_OFFSET = 6

const groups: readonly NameGroup[] = readDemoText('first-names.txt').map((line) => {
  const [background = '', sex = '', from = '', until = '', list = ''] = line.split(';')
  const names = list.split(' ').map((entry, rank) => {
    const [registered = '', callName = registered] = entry.split('=')
    return [{ registered: [registered], callName }, 1 / (rank + RANK_OFFSET)] as const
  })
  return { background, sex, from: Number(from), until: Number(until), names: urn(names) }
})
const byKind = new Map<string, NameGroup[]>()
for (const group of groups) {
  const key = group.background + group.sex
  byKind.set(key, [...(byKind.get(key) ?? []), group])
}

/** Second baptismal names, by sex; "Maria" was given to boys too. */
const SECOND = {
  m: ['Johannes', 'Cornelis', 'Maria', 'Pieter', 'Willem', 'Antonius', 'Hendrik', 'Jacobus', 'Adrianus', 'Jan'],
  f: ['Maria', 'Johanna', 'Cornelia', 'Anna', 'Elisabeth', 'Adriana', 'Wilhelmina', 'Catharina', 'Helena'],
} as const

/** Chance of a second registered name, which fell after 1960. */
const secondNameChance = (year: number): number => (year < 1960 ? 0.62 : year < 1985 ? 0.45 : 0.3)

/** A first name that fits sex, year of birth and background; Dutch people get a second baptismal name now and then. */
export function drawGivenName(random: Random, background: Background, sex: Sex, year: number): GivenName {
  const fitting = byKind.get(background + sex) ?? []
  const group = fitting.find(({ from, until }) => year >= from && year <= until) ?? fitting[0]
  if (group === undefined) throw new RangeError(`No first names for ${background}, ${sex}.`)
  const name = group.names.draw(random)
  if (background !== 'nl' || !random.chance(secondNameChance(year))) return name
  const second = random.pick(SECOND[sex])
  return name.registered.includes(second) ? name : { ...name, registered: [...name.registered, second] }
}
