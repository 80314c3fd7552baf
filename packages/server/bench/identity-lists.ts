import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openMailboxes } from '../src/app/demo/addresses-and-numbers.ts'
import { drawHousehold, type Household, type Region } from '../src/app/demo/households.ts'
import { dice, type Random } from '../src/app/demo/random.ts'
import { aged, type Citizen, type Town } from './identity-citizens.ts'
import { LIST_NAMES, LISTS, rowsOfCitizen, type ListName, type ListRow } from './identity-rows.ts'

export type ListsOptions = {
  /** The lists end with the household in which either is reached. */
  readonly persons?: number
  readonly records?: number
  readonly seed: string
  /** ISO day. */
  readonly today: string
}

export type Lists = { readonly persons: number; readonly records: number; readonly bytes: number }

/**
 * Writes four lists of one public as four systems export them — library members, ticket buyers, newsletter readers,
 * friends — into a directory, with `truth.csv` (`record_id,entity_id,entity_type,component,source`) and
 * `hard-negatives.csv` (`entity_a,entity_b,kind`). The same options give the same bytes. Existing files are replaced.
 */
export function writeLists(directory: string, { persons, records, seed, today }: ListsOptions): Lists {
  mkdirSync(directory, { recursive: true })
  const out = openOutput(directory)
  const written = { persons: 0, records: 0 }
  try {
    for (const household of households(seed, today)) {
      const known = household.map(({ citizen, rows }) => {
        writePerson(out, citizen, rows)
        written.persons += rows.length > 0 ? 1 : 0
        written.records += rows.length
        return rows.length > 0 ? [citizen] : []
      })
      for (const line of easilyConfused(known.flat())) out.hard(line)
      if (written.persons >= (persons ?? Infinity) || written.records >= (records ?? Infinity)) break
    }
  } finally {
    out.close()
  }
  return { ...written, bytes: out.bytes() }
}

type Known = { readonly citizen: Citizen; readonly rows: readonly ListRow[] }

function* households(seed: string, today: string): Generator<Known[]> {
  const random = dice(seed, 'identity')
  let [persons, count] = [0, 0]
  const region: Region = {
    today,
    mailboxes: openMailboxes(),
    nextPerson: () => ++persons,
    nextHousehold: () => ++count,
  }
  const town: Town = { random, mailboxes: region.mailboxes }
  const numbering = numberLists()
  for (;;) {
    const drawn = drawHousehold(random, region)
    if (!areCalledApart(drawn)) continue
    const household = withNamesake(random, drawn)
    const members = [...household.adults, ...household.children]
    yield members.map((person) => {
      const citizen = aged(town, person, household)
      return { citizen, rows: rowsOfCitizen({ random, numbering }, citizen) }
    })
  }
}

/**
 * Share of families with a son who was registered under his father's names (more than there are, so that there is enough
 * of it to measure), and of those sons who are called the same.
 */
const NAMED_AFTER_FATHER = 0.2
const CALLED_AS_FATHER = 0.05

function withNamesake(random: Random, household: Household): Household {
  const father = household.adults.find(({ sex }) => sex === 'm')
  const son = household.children.find(({ sex }) => sex === 'm')
  if (!father || !son || !random.chance(NAMED_AFTER_FATHER)) return household
  const { registered, callName } = father.given
  const called = random.chance(CALLED_AS_FATHER) ? callName : registered.find((name) => name !== callName)
  // Two people of one name behind one door nobody can tell apart; there are some, but few.
  if (called === undefined) return household
  const junior = { ...son, given: { registered, callName: called } }
  return { ...household, children: household.children.map((child) => (child === son ? junior : child)) }
}

/** Parents do not give two children one name; the dice would. */
function areCalledApart({ adults, children }: Household): boolean {
  const members = [...adults, ...children]
  return new Set(members.map(({ given }) => given.callName)).size === members.length
}

/** Coprime with ten million: numbers of one household lie far apart, as in a list that grew over the years. */
const STRIDE = 3_874_211
const NUMBERS = 10_000_000

function numberLists(): (list: ListName) => string {
  const counts = new Map<ListName, number>()
  return (list) => {
    const count = (counts.get(list) ?? 0) + 1
    counts.set(list, count)
    return `${LISTS[list].prefix}${String((count * STRIDE) % NUMBERS).padStart(7, '0')}`
  }
}

function* easilyConfused(members: readonly Citizen[]): Generator<string> {
  for (const [index, one] of members.entries())
    for (const other of members.slice(index + 1)) {
      const kind = kindOfConfusion(one, other)
      if (kind !== null) yield `${one.id},${other.id},${kind}\n`
    }
}

const initialOf = ({ person }: Citizen) => person.given.registered[0]?.charAt(0)

function kindOfConfusion(one: Citizen, other: Citizen): string | null {
  const [older, younger] = [one.person, other.person]
  const isChild = younger.age < 18 && older.age >= 18
  if (isChild && older.given.registered === younger.given.registered) return 'father-son-same-initials'
  if (older.email !== null && older.email === younger.email)
    return isChild ? 'child-uses-parent-email' : 'shared-household-email'
  const isAlike = initialOf(one) === initialOf(other) && older.surname.core === younger.surname.core
  return isAlike ? 'same-initial-same-address' : null
}

type Output = {
  readonly lists: Readonly<Record<ListName, (line: string) => void>>
  readonly truth: (line: string) => void
  readonly hard: (line: string) => void
  readonly bytes: () => number
  readonly close: () => void
}

const FLUSH_AT = 1 << 16

function openOutput(directory: string): Output {
  const files: { readonly end: () => void }[] = []
  let bytes = 0
  const open = (name: string, header: string) => {
    const file = openSync(join(directory, name), 'w')
    let waiting = header
    const flush = () => {
      bytes += writeSync(file, waiting)
      waiting = ''
    }
    files.push({
      end: () => {
        flush()
        closeSync(file)
      },
    })
    return (line: string) => {
      waiting += line
      if (waiting.length > FLUSH_AT) flush()
    }
  }
  const lists = Object.fromEntries(
    LIST_NAMES.map((name) => [name, open(`${name}.csv`, LISTS[name].header)]),
  ) as Output['lists']
  return {
    lists,
    truth: open('truth.csv', 'record_id,entity_id,entity_type,component,source\n'),
    hard: open('hard-negatives.csv', 'entity_a,entity_b,kind\n'),
    bytes: () => bytes,
    close: () => files.forEach(({ end }) => end()),
  }
}

function writePerson(out: Output, { id }: Citizen, rows: readonly ListRow[]): void {
  const components = componentsOf(rows.map(({ evidence }) => evidence))
  rows.forEach((row, index) => {
    out.lists[row.list](row.line)
    out.truth(`${row.id},${id},person,${components[index]},${row.list}\n`)
  })
}

/** Rows that share a piece of evidence, directly or through others, belong together; numbered from 1. */
export function componentsOf(evidence: readonly (readonly string[])[]): number[] {
  const numbers = evidence.map((_, index) => index)
  const firstWith = new Map<string, number>()
  evidence.forEach((pieces, index) => {
    for (const piece of pieces) {
      const [mine, theirs] = [numbers[index]!, numbers[firstWith.get(piece) ?? index]!]
      firstWith.set(piece, index)
      numbers.forEach((number, at) => (numbers[at] = number === mine ? theirs : number))
    }
  })
  const order = [...new Set(numbers)]
  return numbers.map((number) => order.indexOf(number) + 1)
}
