import { KEY_TYPES } from './blocking-keys.rules.ts'
import { BIRTH, compareBirth } from './dates.rules.ts'
import type { KeyIndex } from './key-index.rules.ts'
import { FIT } from './mailbox.rules.ts'
import { FIRST_NAME, INITIALS, SURNAME } from './name-levels.rules.ts'
import type { NameComparer } from './names.rules.ts'
import { PERSON, SLOTS } from './record-table.rules.ts'
import type { RecordTable } from './record-table.rules.ts'
import { sameOrNot } from './slots.rules.ts'

/** How a mailbox or number is used, as bits: by several people; by so many that it tells nothing; by somebody it is named after. */
export const USE = { shared: 1, placeholder: 2, hasOwner: 4 } as const

const NONE = -1
const DIFFERENT = 2
/** More people than a family, with more names than a family: "info@", "geen@email.nl". */
const MOST_PEOPLE = 6
const MOST_SURNAMES = 4
/** Enough rows to know that something is shared; looking at more would only cost time. */
const MOST_LOOKED_AT = 60
const MOST_PLACEHOLDERS = 50_000
/** Younger than sixteen, as a difference of dates written as yyyymmdd. */
const MINOR = 160_000

/** A mailbox or number that many different people have, for the report on the data. */
export interface CrowdedContact {
  readonly row: number
  readonly records: number
  readonly sort: 'mailbox' | 'phone'
}

export interface ContactUseInput {
  readonly table: RecordTable
  readonly index: KeyIndex
  readonly names: NameComparer
  /** yyyymmdd. */
  readonly today: number
  /** Hashes that are known as placeholders. */
  readonly placeholders: readonly number[]
}

/**
 * Decides for every mailbox and mobile number, from the names and dates that use it, whether it is somebody's own, shared
 * or a placeholder. The same address is judged by the same rows wherever it is looked at, so one new record can be
 * judged with its neighbours alone.
 */
export class ContactUse {
  readonly mailbox: Uint8Array
  readonly mobile: Uint8Array
  readonly crowded: CrowdedContact[] = []
  readonly #table: RecordTable
  readonly #names: NameComparer

  readonly #today: number

  constructor({ table, index, names, today, placeholders }: ContactUseInput) {
    this.#table = table
    this.#today = today
    this.#names = names
    this.mailbox = new Uint8Array(table.size * SLOTS)
    this.mobile = new Uint8Array(table.size * SLOTS)
    this.#judge(index, KEY_TYPES.indexOf('m'), 'mailbox')
    this.#judge(index, KEY_TYPES.indexOf('p'), 'phone')
    this.#mark(index.droppedKeys)
    if (placeholders.length > 0) this.#mark(new Set(placeholders))
  }

  /** Hashes of the mailboxes and numbers that are placeholders, in order. */
  placeholders(): number[] {
    const found = new Set<number>()
    for (const sort of ['mailbox', 'phone'] as const) {
      const { table, use } = this.#columns(sort)
      for (let at = 0; at < use.length; at++) if (((use[at] ?? 0) & USE.placeholder) !== 0) found.add(table[at] ?? 0)
    }
    return [...found].sort((a, b) => a - b).slice(0, MOST_PLACEHOLDERS)
  }

  #judge(index: KeyIndex, type: number, sort: 'mailbox' | 'phone'): void {
    const { keyType, keys, kind } = this.#table
    const seen = new Uint8Array(index.next.length)
    for (let entry = 0; entry < index.next.length; entry++) {
      if (keyType[entry] !== type || seen[entry] === 1 || index.next[entry] === NONE) continue
      const rows = this.#usersOf(entry, index, seen)
      if (kind[rows[0] ?? 0] === PERSON) this.#judgeUsers(rows, keys[entry] ?? 0, sort)
    }
  }

  #usersOf(entry: number, { next, rowOf }: KeyIndex, seen: Uint8Array): number[] {
    const rows: number[] = []
    for (let at = entry; at !== NONE; at = next[at] ?? NONE) {
      seen[at] = 1
      rows.push(rowOf[at] ?? 0)
    }
    return rows
  }

  #judgeUsers(rows: readonly number[], key: number, sort: 'mailbox' | 'phone'): void {
    const { table, use } = this.#columns(sort)
    const people = this.#peopleAmong(rows)
    const surnames = new Set(people.map((group) => this.#table.surname[(group[0] ?? 0) * SLOTS]))
    let bits = people.length > 1 ? USE.shared : 0
    if (people.length >= MOST_PEOPLE && surnames.size >= MOST_SURNAMES) {
      bits |= USE.placeholder
      this.crowded.push({ row: rows[0] ?? 0, records: rows.length, sort })
    }
    const slotOf = (row: number) => (table[row * SLOTS] === key ? row * SLOTS : row * SLOTS + 1)
    if (sort === 'mailbox' && rows.some((row) => this.#table.fit[slotOf(row)] === FIT.given)) bits |= USE.hasOwner
    for (const row of rows) if (table[slotOf(row)] === key) use[slotOf(row)] = bits
    if ((bits & USE.placeholder) === 0) this.#freeOwner(people, (row) => (use[slotOf(row)] = bits & ~USE.shared))
  }

  /** When all users but one are children, the mailbox or number is that one's own, and the children are guests in it. */
  #freeOwner(people: readonly (readonly number[])[], free: (row: number) => void): void {
    const grown = people.filter((group) => !group.some((row) => this.#isMinor(row)))
    const [owner] = grown
    if (owner !== undefined && grown.length === 1 && people.length > 1) owner.forEach(free)
  }

  #isMinor(row: number): boolean {
    const birth = this.#table.birth[row] ?? 0
    return birth !== 0 && this.#today - birth < MINOR
  }

  #columns(sort: 'mailbox' | 'phone') {
    return sort === 'mailbox'
      ? { table: this.#table.mailbox, use: this.mailbox }
      : { table: this.#table.mobile, use: this.mobile }
  }

  /** The rows that have a name, parted into people: within a group all may be one person. */
  #peopleAmong(rows: readonly number[]): number[][] {
    const people: number[][] = []
    for (const row of rows.slice(0, MOST_LOOKED_AT)) {
      if (isNameless(this.#table, row)) continue
      const group = people.find((members) => this.#fitsIn(members, row))
      if (group) group.push(row)
      else people.push([row])
    }
    return people
  }

  /** Everybody in the group agrees, or somebody whose call name and initials explain those who do not. */
  #fitsIn(members: readonly number[], row: number): boolean {
    const doubtful = members.filter((member) => !this.#mayBeOne(member, row))
    if (doubtful.length === 0) return true
    return members.some((member) => hasBothInitials(this.#table, member) && this.#mayBeOne(member, row))
  }

  #mayBeOne(a: number, b: number): boolean {
    const { firstName, initials, surname } = this.#names.compare(a, b)
    if (firstName === FIRST_NAME.differs || initials === INITIALS.differs) return false
    if (sameOrNot(this.#table.gender[a], this.#table.gender[b]) === DIFFERENT) return false
    if (firstName === FIRST_NAME.same && (surname === SURNAME.same || surname === SURNAME.partly)) return true
    if (surname === SURNAME.differs && firstName === FIRST_NAME.missing) return false
    return this.#areOfAnAge(a, b)
  }

  #areOfAnAge(a: number, b: number): boolean {
    const { birth } = this.#table
    if (this.#isMinor(a) !== this.#isMinor(b)) return false
    return compareBirth(birth[a] ?? 0, birth[b] ?? 0) !== BIRTH.differs
  }

  #mark(hashes: ReadonlySet<number>): void {
    if (hashes.size === 0) return
    for (const sort of ['mailbox', 'phone'] as const) {
      const { table, use } = this.#columns(sort)
      for (let at = 0; at < use.length; at++) if (hashes.has(table[at] ?? 0)) use[at] = USE.placeholder
    }
  }
}

/** Registered under other initials than the call name: R.C.E. called Lia, who signs as R. or as L. */
export function hasBothInitials(table: RecordTable, row: number): boolean {
  const initial = table.initialTexts.text(table.initials[row] ?? 0).charAt(0)
  const called = table.names.text(table.given[row * SLOTS] ?? 0).charAt(0)
  return initial !== '' && called !== '' && initial !== called
}

/** A row without surname and first name: only a mailbox, or an empty row. */
export function isNameless(table: RecordTable, row: number): boolean {
  return table.surname[row * SLOTS] === 0 && table.given[row * SLOTS] === 0 && table.initials[row] === 0
}
