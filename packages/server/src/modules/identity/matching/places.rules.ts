import type { RecordTable } from './record-table.rules.ts'
import { sameOrNot } from './slots.rules.ts'
import { isMisspelt, isWithin } from './text-distance.rules.ts'

export const ADDRESS = { missing: 0, same: 1, building: 2, similar: 3, postcode: 4, town: 5, elsewhere: 6 } as const
export const AREA = { missing: 0, postcode: 1, town: 2, elsewhere: 3 } as const

const FULL_POSTCODE = 6
const DIGITS = 4
const TWO_DIGITS = 10
const DIFFERENT = 2

/** What comparing two addresses yields: `address` when both are whole, otherwise `area`; never both. */
export interface PlaceComparison {
  address: number
  area: number
}

export class PlaceComparer {
  readonly result: PlaceComparison = { address: 0, area: 0 }
  readonly #table: RecordTable

  constructor(table: RecordTable) {
    this.#table = table
  }

  compare(a: number, b: number): PlaceComparison {
    const { houseNumber } = this.#table
    const { result } = this
    result.address = ADDRESS.missing
    result.area = AREA.missing
    const isWhole = houseNumber[a] !== 0 && houseNumber[b] !== 0 && this.#isLocated(a) && this.#isLocated(b)
    if (isWhole) result.address = this.#compareAddress(a, b)
    else result.area = this.#compareArea(a, b)
    return result
  }

  #isLocated(row: number): boolean {
    return this.#table.street[row] !== 0 || this.#table.postcode[row] !== 0
  }

  #compareAddress(a: number, b: number): number {
    const { postcode, street, houseNumber } = this.#table
    const isSamePostcode = postcode[a] === postcode[b] && this.#isFull(a)
    const isSameStreet = street[a] === street[b] && street[a] !== 0
    const found =
      houseNumber[a] === houseNumber[b]
        ? this.#compareSameNumber(a, b, isSamePostcode, isSameStreet)
        : isSamePostcode && isSameStreet && this.#areNumbersAlike(a, b)
          ? ADDRESS.similar
          : null
    if (found !== null) return found
    if (isSamePostcode) return ADDRESS.postcode
    return this.#isSameTown(a, b) ? ADDRESS.town : ADDRESS.elsewhere
  }

  #compareSameNumber(a: number, b: number, isSamePostcode: boolean, isSameStreet: boolean): number | null {
    if (isSameStreet && (isSamePostcode || this.#isNearby(a, b))) return this.#compareDoors(a, b)
    if (isSamePostcode) return this.#areStreetsAlike(a, b) ? this.#compareDoors(a, b) : ADDRESS.similar
    return this.#isSameTown(a, b) && this.#areStreetsAlike(a, b) ? ADDRESS.similar : null
  }

  /** One digit misread, in numbers of more than one. */
  #areNumbersAlike(a: number, b: number): boolean {
    const [mine = 0, theirs = 0] = [this.#table.houseNumber[a], this.#table.houseNumber[b]]
    return Math.min(mine, theirs) >= TWO_DIGITS && isWithin(String(mine), String(theirs), 1)
  }

  /** An addition that one list leaves out does not make two doors; two different additions do. */
  #compareDoors(a: number, b: number): number {
    return sameOrNot(this.#table.addition[a], this.#table.addition[b]) === DIFFERENT ? ADDRESS.building : ADDRESS.same
  }

  #isFull(row: number): boolean {
    return this.#table.postcodes.text(this.#table.postcode[row] ?? 0).length >= FULL_POSTCODE
  }

  /** The same street name and number: in one town, or with postcodes one mistake apart. */
  #isNearby(a: number, b: number): boolean {
    const { postcode, postcodes } = this.#table
    if (postcode[a] === 0 || postcode[b] === 0) return this.#isSameTown(a, b)
    const mine = postcodes.text(postcode[a] ?? 0)
    const theirs = postcodes.text(postcode[b] ?? 0)
    if (mine.slice(0, DIGITS) === theirs.slice(0, DIGITS)) return true
    return this.#isSameTown(a, b) && isWithin(mine, theirs, 1)
  }

  #areStreetsAlike(a: number, b: number): boolean {
    const { street, streets } = this.#table
    if (street[a] === 0 || street[b] === 0) return true
    const mine = streets.text(street[a] ?? 0)
    const theirs = streets.text(street[b] ?? 0)
    return mine === theirs || isMisspelt(mine, theirs)
  }

  #isSameTown(a: number, b: number): boolean {
    const { place, places } = this.#table
    const [mine = 0, theirs = 0] = [place[a], place[b]]
    if (mine !== 0 && mine === theirs) return true
    if (this.#haveSameDigits(a, b)) return true
    return mine !== 0 && theirs !== 0 && isMisspelt(places.text(mine), places.text(theirs))
  }

  /** The four digits of a postcode are a part of a town. */
  #haveSameDigits(a: number, b: number): boolean {
    const { postcode, postcodes } = this.#table
    const mine = postcodes.text(postcode[a] ?? 0).slice(0, DIGITS)
    return mine !== '' && mine === postcodes.text(postcode[b] ?? 0).slice(0, DIGITS)
  }

  #compareArea(a: number, b: number): number {
    const { postcode, place } = this.#table
    const bothPlaces = place[a] !== 0 && place[b] !== 0
    const bothPostcodes = postcode[a] !== 0 && postcode[b] !== 0
    if (!bothPlaces && !bothPostcodes) return AREA.missing
    if (bothPostcodes && postcode[a] === postcode[b] && this.#isFull(a)) return AREA.postcode
    return this.#isSameTown(a, b) ? AREA.town : AREA.elsewhere
  }
}
