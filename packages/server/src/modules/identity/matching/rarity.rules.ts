import type { FrequencyName, FrequencyTable, MatchModel } from './model.rules.ts'
import { PERSON, SLOTS } from './record-table.rules.ts'
import type { RecordTable } from './record-table.rules.ts'
import type { Words } from './words.rules.ts'

/** A name seen once may be rarer than one in the number of records: how many records of the world at large count along. */
const BACKGROUND: Readonly<Record<FrequencyName, { readonly records: number; readonly frequency: number }>> = {
  surname: { records: 2000, frequency: 1 / 20_000 },
  given: { records: 500, frequency: 1 / 1000 },
  initial: { records: 200, frequency: 1 / 20 },
  place: { records: 50, frequency: 1 / 50 },
  organisation: { records: 1000, frequency: 1 / 10_000 },
}
const FEWEST_TO_KEEP = 3
const MOST_KEPT = 40_000
/** A count below the smallest that is kept. */
const UNSEEN = 1.5

/** What of a model is about values and not about pairs. */
export type Learned = Pick<MatchModel, 'frequencies' | 'placeholderBirths' | 'commonDomains' | 'today'>

/** How rare a value is, in bits: ten for one in a thousand. From the model's frequencies, for the words of one table. */
export class Rarity {
  readonly #surname: Float32Array
  readonly #given: Float32Array
  readonly #place: Float32Array
  readonly #organisation: Float32Array
  readonly #initial = new Map<string, number>()
  readonly #placeholders: ReadonlySet<number>
  readonly #commonDomains: ReadonlySet<number>
  /** yyyymmdd. */
  readonly today: number

  constructor(table: RecordTable, { frequencies, placeholderBirths, commonDomains, today }: Learned) {
    this.#surname = bitsOf(table.names, 'surname', frequencies.surname)
    this.#given = bitsOf(table.names, 'given', frequencies.given)
    this.#place = bitsOf(table.places, 'place', frequencies.place)
    this.#organisation = bitsOf(table.organisations, 'organisation', frequencies.organisation)
    for (const letter of Object.keys(frequencies.initial.counts)) {
      this.#initial.set(letter, bits('initial', frequencies.initial, letter))
    }
    this.#placeholders = new Set(placeholderBirths)
    this.#commonDomains = new Set(commonDomains.map((domain) => table.domains.find(domain)))
    this.today = today
  }

  surname(word: number): number {
    return this.#surname[word] ?? 0
  }

  given(word: number): number {
    return this.#given[word] ?? 0
  }

  place(word: number): number {
    return this.#place[word] ?? 0
  }

  organisation(word: number): number {
    return this.#organisation[word] ?? 0
  }

  /** Of several initials the bits add up. */
  initials(text: string): number {
    let sum = 0
    for (const letter of text) sum += this.#initial.get(letter) ?? RARE_INITIAL
    return sum
  }

  /** Whether a domain (by number) may be the employer's of those who have mail there. */
  isEmployers(domain: number): boolean {
    return domain !== 0 && !this.#commonDomains.has(domain)
  }

  /** A birth date, or 0 when it is one that many fill in. */
  known(birth: number): number {
    return this.#placeholders.has(birth) ? 0 : birth
  }
}

const RARE_INITIAL = 6

function bitsOf(words: Words, name: FrequencyName, table: FrequencyTable): Float32Array {
  return Float32Array.from(words.texts, (text) => (text === '' ? 0 : bits(name, table, text)))
}

function bits(name: FrequencyName, { total, counts }: FrequencyTable, text: string): number {
  const background = BACKGROUND[name]
  const count = Object.hasOwn(counts, text) ? (counts[text] ?? UNSEEN) : UNSEEN
  return -Math.log2((count + background.records * background.frequency) / (total + background.records))
}

/** Counts the values of a table. Only what is seen several times is kept: the rest is equally rare. */
export function countFrequencies(table: RecordTable): Record<FrequencyName, FrequencyTable> {
  const { size } = table
  const surnames = countWords(table.names, table.surname, size * SLOTS)
  const given = countWords(table.names, table.given, size * SLOTS)
  return {
    surname: surnames,
    given,
    initial: countInitials(table),
    place: countWords(table.places, table.place, size),
    organisation: countWords(table.organisations, table.organisation, size),
  }
}

function countWords(words: Words, column: Int32Array, length: number): FrequencyTable {
  const counts = new Int32Array(words.size)
  let total = 0
  for (let at = 0; at < length; at++) {
    const word = column[at] ?? 0
    if (word === 0) continue
    counts[word] = (counts[word] ?? 0) + 1
    total++
  }
  return tableOf(words.texts, counts, total)
}

function tableOf(texts: readonly string[], counts: Int32Array, total: number): FrequencyTable {
  const kept: [string, number][] = []
  counts.forEach((count, word) => {
    if (count >= FEWEST_TO_KEEP) kept.push([texts[word] ?? '', count])
  })
  kept.sort(([textA, a], [textB, b]) => b - a || (textA < textB ? -1 : 1))
  return { total, counts: Object.fromEntries(kept.slice(0, MOST_KEPT)) }
}

function countInitials(table: RecordTable): FrequencyTable {
  const counts = new Map<string, number>()
  let total = 0
  for (let row = 0; row < table.size; row++) {
    const initial =
      table.initialTexts.text(table.initials[row] ?? 0).charAt(0) ||
      table.names.text(table.given[row * SLOTS] ?? 0).charAt(0)
    if (initial === '') continue
    counts.set(initial, (counts.get(initial) ?? 0) + 1)
    total++
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return { total, counts: Object.fromEntries(sorted) }
}

const PEOPLE_AT_MOST = 40
const SHARE_AT_MOST = 0.0005

/** Domains with more people than an organisation has contacts: providers that are not in any list, and placeholders. */
export function findCommonDomains(table: RecordTable): string[] {
  const counts = new Int32Array(table.domains.size)
  for (let row = 0; row < table.size; row++) {
    const domain = table.domain[row] ?? 0
    if (table.kind[row] === PERSON) counts[domain] = (counts[domain] ?? 0) + 1
  }
  const most = Math.max(PEOPLE_AT_MOST, table.size * SHARE_AT_MOST)
  const common: string[] = []
  counts.forEach((people, domain) => {
    if (domain !== 0 && people > most) common.push(table.domains.text(domain))
  })
  return common.sort()
}

/** Nobody in a list was born on the first day of the era of spreadsheets. */
const NEVER = 19_000_101
const SOME = 10
const TIMES_EXPECTED = 8
const DAYS_IN_USE = 20_000

/** A birth date that stands in for "unknown", with how many rows have it and the first of them. */
export interface PlaceholderBirth {
  readonly birth: number
  readonly records: number
  readonly row: number
}

/** Birth dates far more frequent than birthdays are: what was filled in to get past a required field. */
export function findPlaceholderBirths(table: RecordTable): PlaceholderBirth[] {
  const found = new Map<number, { records: number; row: number }>()
  let dated = 0
  for (let row = 0; row < table.size; row++) {
    const birth = table.birth[row] ?? 0
    if (birth === 0) continue
    dated++
    const known = found.get(birth)
    if (known) known.records++
    else found.set(birth, { records: 1, row })
  }
  const most = SOME + (dated / DAYS_IN_USE) * TIMES_EXPECTED
  if (!found.has(NEVER)) found.set(NEVER, { records: 0, row: 0 })
  return [...found]
    .filter(([birth, { records }]) => birth === NEVER || records > most)
    .map(([birth, { records, row }]) => ({ birth, records, row }))
    .sort((a, b) => a.birth - b.birth)
}
