import { blockingKeys, KEY_TYPES } from './blocking-keys.rules.ts'
import type { Features, MatchKind } from './features.rules.ts'
import { hashText } from './hash.rules.ts'
import { Words } from './words.rules.ts'

const KINDS: readonly MatchKind[] = ['person', 'organisation', 'household']
export const PERSON = 0
export const ORGANISATION = 1
export const HOUSEHOLD = 2

export const GENDER = { unknown: 0, man: 1, woman: 2 } as const
/** Values of one sort that a record may have: two mailboxes, two mobiles, two surnames, two first names. */
export const SLOTS = 2
const FIRST_ROWS = 1024

type Column = Float64Array | Int32Array | Uint8Array
const NUMBER_OF_TYPE = new Map<string, number>(KEY_TYPES.map((type, number) => [type, number]))

/**
 * The features of all records in columns of numbers, because a million objects would not fit and could not be compared
 * fast. Rows are in the order of the record ids once `sort` was called; nothing depends on the order of arrival.
 */
export class RecordTable {
  readonly names = new Words()
  readonly initialTexts = new Words()
  readonly places = new Words()
  readonly postcodes = new Words()
  readonly streets = new Words()
  readonly additions = new Words()
  readonly organisations = new Words()
  readonly domains = new Words()
  readonly sources = new Words()

  ids: string[] = []
  #capacity = FIRST_ROWS
  #keyCapacity = FIRST_ROWS * 8
  #keyCount = 0

  kind = new Uint8Array(FIRST_ROWS)
  gender = new Uint8Array(FIRST_ROWS)
  source = new Int32Array(FIRST_ROWS)
  surname = new Int32Array(FIRST_ROWS * SLOTS)
  given = new Int32Array(FIRST_ROWS * SLOTS)
  initials = new Int32Array(FIRST_ROWS)
  birth = new Int32Array(FIRST_ROWS)
  /** Two digits of a year in the mailbox, plus one; 0 without one. */
  yearHint = new Uint8Array(FIRST_ROWS)
  mailbox = new Float64Array(FIRST_ROWS * SLOTS)
  local = new Float64Array(FIRST_ROWS * SLOTS)
  fit = new Uint8Array(FIRST_ROWS * SLOTS)
  mobile = new Float64Array(FIRST_ROWS * SLOTS)
  landline = new Float64Array(FIRST_ROWS * SLOTS)
  postcode = new Int32Array(FIRST_ROWS)
  houseNumber = new Int32Array(FIRST_ROWS)
  addition = new Int32Array(FIRST_ROWS)
  street = new Int32Array(FIRST_ROWS)
  place = new Int32Array(FIRST_ROWS)
  organisation = new Int32Array(FIRST_ROWS)
  domain = new Int32Array(FIRST_ROWS)
  identifier = new Float64Array(FIRST_ROWS * SLOTS)
  /** Keys of row r are at keyStart[r] … keyStart[r + 1]; surest first. */
  keyStart = new Int32Array(FIRST_ROWS + 1)
  keys = new Float64Array(FIRST_ROWS * 8)
  keyType = new Uint8Array(FIRST_ROWS * 8)

  get size(): number {
    return this.ids.length
  }

  add(id: string, source: string, features: Features): void {
    const row = this.ids.length
    if (row === this.#capacity) this.#grow()
    this.ids.push(id)
    this.kind[row] = KINDS.indexOf(features.kind)
    this.source[row] = this.sources.number(source)
    this.#addName(row, features)
    this.#addContact(row, features)
    this.#addAddress(row, features)
    this.#addKeys(row, features)
  }

  #addName(row: number, features: Features): void {
    this.gender[row] = features.gender === '' ? 0 : features.gender === 'm' ? GENDER.man : GENDER.woman
    this.initials[row] = this.initialTexts.number(features.initials)
    this.birth[row] = features.birth
    this.yearHint[row] = features.yearHint + 1
    for (let slot = 0; slot < SLOTS; slot++) {
      this.surname[row * SLOTS + slot] = this.names.number(features.surnames[slot] ?? '')
      this.given[row * SLOTS + slot] = this.names.number(features.given[slot] ?? '')
    }
  }

  #addContact(row: number, features: Features): void {
    for (let slot = 0; slot < SLOTS; slot++) {
      const mailbox = features.mailboxes[slot]
      const at = row * SLOTS + slot
      if (mailbox !== undefined) {
        this.mailbox[at] = hashText(`m${mailbox.address}`)
        this.local[at] = mailbox.local.length < TELLING_LOCAL ? 0 : hashText(mailbox.local)
        this.fit[at] = mailbox.fit
      }
      this.mobile[at] = numberOf(features.mobiles[slot])
      this.landline[at] = numberOf(features.landlines[slot])
    }
    this.domain[row] = this.domains.number(features.domain)
    for (let slot = 0; slot < SLOTS; slot++) {
      const identifier = features.identifiers[slot]
      this.identifier[row * SLOTS + slot] = identifier === undefined ? 0 : hashText(`x${identifier}`)
    }
  }

  #addAddress(row: number, features: Features): void {
    this.postcode[row] = this.postcodes.number(features.postcode)
    this.houseNumber[row] = Number(features.houseNumber) || 0
    this.addition[row] = this.additions.number(features.addition)
    this.street[row] = this.streets.number(features.street)
    this.place[row] = this.places.number(features.place)
    this.organisation[row] = this.organisations.number(features.organisation)
  }

  #addKeys(row: number, features: Features): void {
    this.keyStart[row] = this.#keyCount
    for (const key of blockingKeys(features)) {
      if (this.#keyCount === this.#keyCapacity) this.#growKeys()
      this.keys[this.#keyCount] = hashText(features.kind === 'person' ? key : `${features.kind}${key}`)
      this.keyType[this.#keyCount] = NUMBER_OF_TYPE.get(key.charAt(0)) ?? 0
      this.#keyCount++
    }
    this.keyStart[row + 1] = this.#keyCount
  }

  #grow(): void {
    const before = this.#capacity
    this.#capacity *= 2
    for (const [name, column] of this.#columns()) {
      const width = column.length / before
      const grown = new (column.constructor as new (length: number) => Column)(this.#capacity * width)
      grown.set(column)
      this.#put(name, grown)
    }
    const starts = new Int32Array(this.#capacity + 1)
    starts.set(this.keyStart)
    this.keyStart = starts
  }

  #growKeys(): void {
    this.#keyCapacity *= 2
    const keys = new Float64Array(this.#keyCapacity)
    keys.set(this.keys)
    this.keys = keys
    const types = new Uint8Array(this.#keyCapacity)
    types.set(this.keyType)
    this.keyType = types
  }

  #columns(): [string, Column][] {
    return Object.entries(this).filter(
      (entry): entry is [string, Column] => ArrayBuffer.isView(entry[1]) && !NOT_BY_ROW.has(entry[0]),
    )
  }

  #put(name: string, column: Column): void {
    Object.assign(this, { [name]: column })
  }

  /** Puts the rows in the order of their ids. */
  sort(): void {
    const size = this.ids.length
    const order = new Int32Array(size)
    for (let row = 0; row < size; row++) order[row] = row
    const { ids } = this
    order.sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1))
    for (const [name, column] of this.#columns())
      this.#put(name, reorder(column, order, column.length / this.#capacity))
    this.#reorderKeys(order)
    this.ids = Array.from(order, (row) => ids[row] ?? '')
    this.#capacity = size
  }

  #reorderKeys(order: Int32Array): void {
    const starts = new Int32Array(order.length + 1)
    const keys = new Float64Array(this.#keyCount)
    const types = new Uint8Array(this.#keyCount)
    let at = 0
    order.forEach((row, place) => {
      const from = this.keyStart[row] ?? 0
      const until = this.keyStart[row + 1] ?? 0
      keys.set(this.keys.subarray(from, until), at)
      types.set(this.keyType.subarray(from, until), at)
      at += until - from
      starts[place + 1] = at
    })
    this.keyStart = starts
    this.keys = keys
    this.keyType = types
    this.#keyCapacity = this.#keyCount
  }
}

const TELLING_LOCAL = 6
const numberOf = (phone: number | undefined) => (phone === undefined ? 0 : hashText(`p${phone}`))
const NOT_BY_ROW: ReadonlySet<string> = new Set(['keyStart', 'keys', 'keyType'])

function reorder(column: Column, order: Int32Array, width: number): Column {
  const sorted = new (column.constructor as new (length: number) => Column)(order.length * width)
  for (let place = 0; place < order.length; place++) {
    const from = (order[place] ?? 0) * width
    for (let offset = 0; offset < width; offset++) sorted[place * width + offset] = column[from + offset] ?? 0
  }
  return sorted
}
