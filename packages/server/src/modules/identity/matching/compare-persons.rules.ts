import type { ContactUse } from './contact-use.rules.ts'
import { isNameless, USE } from './contact-use.rules.ts'
import { compareBirth } from './dates.rules.ts'
import { FIT } from './mailbox.rules.ts'
import type { NameComparer } from './names.rules.ts'
import { ADDRESS, AREA, PlaceComparer } from './places.rules.ts'
import type { RecordTable } from './record-table.rules.ts'
import type { Rarity } from './rarity.rules.ts'
import { bestOfSlots, compareSlots, hasValue, sameOrNot } from './slots.rules.ts'

/** Positions of the fields of PERSON_FIELDS in a comparison. */
export const P = {
  surname: 0,
  firstName: 1,
  initials: 2,
  birthDate: 3,
  gender: 4,
  mailbox: 5,
  mobile: 6,
  landline: 7,
  address: 8,
  area: 9,
  employer: 10,
  identifier: 11,
  age: 12,
  source: 13,
  birthYear: 14,
} as const

export const MAILBOX = { missing: 0, own: 1, initial: 2, plain: 3, family: 4, shared: 5, other: 6, differs: 7 } as const
export const AGE = { missing: 0, child: 1, youth: 2, adult: 3 } as const
/** Differences of dates written as yyyymmdd: thirteen and eighteen years. */
const YEAR = 10_000
const CENTURY = 100
const CHILD = 130_000
const YOUTH = 180_000
/** A mailbox that one person uses, by how much of the name is in it. */
const UNSHARED: readonly number[] = [MAILBOX.plain, MAILBOX.family, MAILBOX.initial, MAILBOX.own]
export const MOBILE = { missing: 0, own: 1, shared: 2, differs: 3 } as const

const FIELDS = Object.keys(P).length

/** The outcome of comparing two rows: a level per field, and how rare the shared value is, in bits. */
export interface Comparison {
  readonly levels: Uint8Array
  readonly rarity: Float64Array
}

/** Compares the rows of persons; holds the outcome of the last comparison, because a million objects would be slow. */
export class PersonComparer implements Comparison {
  readonly levels = new Uint8Array(FIELDS)
  readonly rarity = new Float64Array(FIELDS)
  readonly #table: RecordTable
  readonly #use: ContactUse
  readonly #names: NameComparer
  readonly #places: PlaceComparer
  readonly #rarity: Rarity

  constructor(table: RecordTable, use: ContactUse, names: NameComparer, rarity: Rarity) {
    this.#table = table
    this.#use = use
    this.#names = names
    this.#places = new PlaceComparer(table)
    this.#rarity = rarity
  }

  compare(a: number, b: number): void {
    const { levels } = this
    const { birth, gender, source, landline, identifier } = this.#table
    const born = [this.#rarity.known(birth[a] ?? 0), this.#rarity.known(birth[b] ?? 0)] as const
    this.#compareNames(a, b)
    levels[P.birthDate] = compareBirth(...born)
    levels[P.source] = source[a] === source[b] ? 1 : 2
    levels[P.age] = this.#compareAges(...born)
    levels[P.gender] = sameOrNot(gender[a], gender[b])
    levels[P.mailbox] = this.#compareMailboxes(a, b)
    levels[P.birthYear] = this.#compareYears(a, b, born)
    levels[P.mobile] = this.#compareMobiles(a, b)
    levels[P.landline] = compareSlots(landline, a, b)
    levels[P.identifier] = compareSlots(identifier, a, b)
    this.#comparePlaces(a, b)
    levels[P.employer] = this.#compareEmployers(a, b)
  }

  /** How old somebody is whose birth date only one of the two knows, or both the same. */
  #compareAges(a: number, b: number): number {
    const isDoubtful = a !== 0 && b !== 0 && a !== b
    if (isDoubtful || (a === 0 && b === 0)) return AGE.missing
    const age = this.#rarity.today - Math.max(a, b)
    return age < CHILD ? AGE.child : age < YOUTH ? AGE.youth : AGE.adult
  }

  /** A year in a mailbox against the birth date of the other, or against the year in another mailbox. */
  #compareYears(a: number, b: number, [bornA, bornB]: readonly [number, number]): number {
    if (bornA !== 0 && bornB !== 0) return 0
    const { yearHint } = this.#table
    const [hintA = 0, hintB = 0] = [yearHint[a], yearHint[b]]
    const born = Math.max(bornA, bornB)
    if (born !== 0) return sameOrNot(bornA === 0 ? hintA : hintB, (Math.floor(born / YEAR) % CENTURY) + 1)
    // The year in one and the same mailbox agrees with itself, whoever uses it.
    const mailbox = this.levels[P.mailbox] ?? MAILBOX.missing
    const isOneMailbox = mailbox !== MAILBOX.missing && mailbox < MAILBOX.differs
    return isOneMailbox ? 0 : sameOrNot(hintA, hintB)
  }

  #compareNames(a: number, b: number): void {
    const { levels, rarity } = this
    const names = this.#names.compare(a, b)
    levels[P.surname] = names.surname
    levels[P.firstName] = names.firstName
    levels[P.initials] = names.initials
    rarity[P.surname] = names.isSwapped
      ? Math.min(this.#rarity.surname(names.surnameWord), this.#rarity.given(names.surnameWord))
      : this.#rarity.surname(names.surnameWord)
    rarity[P.firstName] = names.givenWord === 0 ? 0 : this.#rarity.given(names.givenWord)
    rarity[P.initials] = this.#rarity.initials(names.initialsText)
  }

  #comparePlaces(a: number, b: number): void {
    const { levels, rarity } = this
    const { address, area } = this.#places.compare(a, b)
    levels[P.address] = address
    levels[P.area] = area
    if (address !== ADDRESS.town && area !== AREA.town) return
    const { place } = this.#table
    const bits = Math.min(this.#rarity.place(place[a] ?? 0), this.#rarity.place(place[b] ?? 0))
    rarity[P.address] = bits
    rarity[P.area] = bits
  }

  #compareMailboxes(a: number, b: number): number {
    const { mailbox, local } = this.#table
    const use = this.#use.mailbox
    return bestOfSlots(a, b, (mine, theirs) => {
      if (!isUsable(mailbox, use, mine) || !isUsable(mailbox, use, theirs)) return MAILBOX.missing
      if (mailbox[mine] === mailbox[theirs]) return this.#sharedMailbox([a, mine], [b, theirs])
      // The same words before another @ come from the same name, which has been compared already.
      return local[mine] !== 0 && local[mine] === local[theirs] ? MAILBOX.missing : MAILBOX.differs
    })
  }

  /** What one mailbox says: whose name it bears, and whether others use it. */
  #sharedMailbox([a, mine]: readonly [number, number], [b, theirs]: readonly [number, number]): number {
    const { fit } = this.#table
    const use = eitherUse(this.#use.mailbox, mine, theirs)
    const [fitA = 0, fitB = 0] = [fit[mine], fit[theirs]]
    const best = Math.max(fitA, fitB)
    if ((use & USE.shared) === 0) return UNSHARED[best] ?? MAILBOX.plain
    if (isNameless(this.#table, a) || isNameless(this.#table, b)) return namelessIn(use, best)
    if (best !== FIT.given) return MAILBOX.shared
    return fitA === fitB ? MAILBOX.own : this.#withOwner(fitA === FIT.given ? b : a)
  }

  /** Beside its owner, somebody with another first name is a guest in the mailbox; with initials alone it may be the owner. */
  #withOwner(other: number): number {
    return hasValue(this.#table.given, other) ? MAILBOX.other : MAILBOX.shared
  }

  #compareMobiles(a: number, b: number): number {
    const { mobile } = this.#table
    const use = this.#use.mobile
    return bestOfSlots(a, b, (mine, theirs) => {
      if (!isUsable(mobile, use, mine) || !isUsable(mobile, use, theirs)) return MOBILE.missing
      if (mobile[mine] !== mobile[theirs]) return MOBILE.differs
      return (eitherUse(use, mine, theirs) & USE.shared) === 0 ? MOBILE.own : MOBILE.shared
    })
  }

  #compareEmployers(a: number, b: number): number {
    const { organisation, domain } = this.#table
    if (domain[a] === domain[b] && this.#rarity.isEmployers(domain[a] ?? 0)) return 1
    return sameOrNot(organisation[a], organisation[b])
  }
}

/** A row without a name in a mailbox of several people: its bearer's, a guest's, or anybody's. */
function namelessIn(use: number, fit: number): number {
  if (fit === FIT.given) return MAILBOX.own
  return (use & USE.hasOwner) === 0 ? MAILBOX.shared : MAILBOX.other
}

/** Of two people in one mailbox, one may be its owner and the other a guest. */
const eitherUse = (use: Uint8Array, a: number, b: number) => (use[a] ?? 0) | (use[b] ?? 0)

function isUsable(column: Float64Array, use: Uint8Array, at: number): boolean {
  return column[at] !== 0 && ((use[at] ?? 0) & USE.placeholder) === 0
}
