import type { Comparison } from './compare-persons.rules.ts'
import { ADDRESS, AREA, PlaceComparer } from './places.rules.ts'
import type { Rarity } from './rarity.rules.ts'
import type { RecordTable } from './record-table.rules.ts'
import { compareSlots, sameOrNot, sharedValue } from './slots.rules.ts'
import { isMisspelt } from './text-distance.rules.ts'

/** Positions of the fields of ORGANISATION_FIELDS in a comparison. */
export const O = { name: 0, mailbox: 1, phone: 2, address: 3, area: 4, domain: 5, identifier: 6, source: 7 } as const
const NAME = { missing: 0, same: 1, partly: 2, similar: 3, differs: 4 } as const

export class OrganisationComparer implements Comparison {
  readonly levels = new Uint8Array(8)
  readonly rarity = new Float64Array(8)
  readonly #table: RecordTable
  readonly #places: PlaceComparer
  readonly #rarity: Rarity

  constructor(table: RecordTable, rarity: Rarity) {
    this.#table = table
    this.#places = new PlaceComparer(table)
    this.#rarity = rarity
  }

  compare(a: number, b: number): void {
    const { levels, rarity } = this
    const { mailbox, domain, identifier, organisation, source } = this.#table
    levels[O.source] = source[a] === source[b] ? 1 : 2
    levels[O.name] = this.#compareNames(organisation[a] ?? 0, organisation[b] ?? 0)
    rarity[O.name] = this.#rarity.organisation(organisation[a] ?? 0)
    levels[O.mailbox] = compareSlots(mailbox, a, b)
    levels[O.phone] = this.#comparePhones(a, b)
    levels[O.identifier] = compareSlots(identifier, a, b)
    levels[O.domain] = sameOrNot(domain[a], domain[b])
    this.#comparePlaces(a, b)
  }

  #comparePlaces(a: number, b: number): void {
    const { levels, rarity } = this
    const { place } = this.#table
    const { address, area } = this.#places.compare(a, b)
    levels[O.address] = address
    levels[O.area] = area
    const isTown = address === ADDRESS.town || area === AREA.town
    const bits = isTown ? Math.min(this.#rarity.place(place[a] ?? 0), this.#rarity.place(place[b] ?? 0)) : 0
    rarity[O.address] = bits
    rarity[O.area] = bits
  }

  /** A mobile in an organisation's row is mostly the contact's: shared it counts, different it says nothing. */
  #comparePhones(a: number, b: number): number {
    const { mobile, landline } = this.#table
    const isShared = sharedValue(mobile, a, b) !== 0 || sharedValue(landline, a, b) !== 0
    return isShared ? 1 : compareSlots(landline, a, b)
  }

  #compareNames(a: number, b: number): number {
    if (a === 0 || b === 0) return NAME.missing
    if (a === b) return NAME.same
    const { organisations } = this.#table
    const mine = organisations.text(a)
    const theirs = organisations.text(b)
    if (isMisspelt(mine, theirs)) return NAME.similar
    return isPartOf(mine, theirs) || isPartOf(theirs, mine) ? NAME.partly : NAME.differs
  }
}

/** All words of the one are in the other. */
function isPartOf(part: string, whole: string): boolean {
  const words = new Set(whole.split(' '))
  return part.split(' ').every((word) => words.has(word))
}
