import { KEY_TYPES, MOST_PER_KEY } from './blocking-keys.rules.ts'
import type { KeyType } from './blocking-keys.rules.ts'
import type { RecordTable } from './record-table.rules.ts'

const NONE = -1

/** A key that is not used, because too many records have it. */
export interface DroppedKey {
  readonly type: KeyType
  /** The first row that has it. */
  readonly row: number
  readonly records: number
}

/**
 * Which rows share a key: for every entry of the table's keys the next entry with the same key, further down. An open
 * addressing hash table per sort of key, so that memory stays a few numbers per key.
 */
export class KeyIndex {
  /** The next entry with the same key, or −1. */
  readonly next: Int32Array
  /** The row of an entry. */
  readonly rowOf: Int32Array
  readonly dropped: DroppedKey[] = []
  readonly droppedKeys = new Set<number>()
  readonly #table: RecordTable

  /** `crowded`: hashes of keys that are known to be shared by too many, though this table holds few of them. */
  constructor(table: RecordTable, crowded: readonly number[] = []) {
    this.#table = table
    if (crowded.length > 0) this.#forget(new Set(crowded))
    const entries = table.keyStart[table.size] ?? 0
    this.next = new Int32Array(entries).fill(NONE)
    this.rowOf = new Int32Array(entries)
    for (let row = 0; row < table.size; row++) {
      this.rowOf.fill(row, table.keyStart[row] ?? 0, table.keyStart[row + 1] ?? 0)
    }
    this.#entriesByType().forEach((own, type) => {
      if (own.length > 1) this.#link(KEY_TYPES[type] ?? 'x', own)
    })
  }

  #forget(crowded: ReadonlySet<number>): void {
    const { keys } = this.#table
    for (let entry = 0; entry < keys.length; entry++) {
      const key = keys[entry] ?? 0
      if (!crowded.has(key)) continue
      this.droppedKeys.add(key)
      keys[entry] = Number.NaN
    }
  }

  /** The entries of each sort of key, in order. */
  #entriesByType(): Int32Array[] {
    const { keyType } = this.#table
    const counts = new Int32Array(KEY_TYPES.length)
    for (let entry = 0; entry < this.next.length; entry++) {
      const type = keyType[entry] ?? 0
      counts[type] = (counts[type] ?? 0) + 1
    }
    const lists = Array.from(counts, (count) => new Int32Array(count))
    counts.fill(0)
    for (let entry = 0; entry < this.next.length; entry++) {
      const type = keyType[entry] ?? 0
      const place = counts[type] ?? 0
      const list = lists[type]
      if (list) list[place] = entry
      counts[type] = place + 1
    }
    return lists
  }

  #link(type: KeyType, entries: Int32Array): void {
    const { keys } = this.#table
    const size = 2 ** Math.ceil(Math.log2(entries.length * 2))
    const head = new Int32Array(size).fill(NONE)
    const members = new Int32Array(size)
    // From the last entry to the first, so that every chain runs upwards.
    for (let place = entries.length - 1; place >= 0; place--) {
      const entry = entries[place] ?? 0
      const key = keys[entry] ?? 0
      if (Number.isNaN(key)) continue
      const slot = this.#slotOf(key, head)
      this.next[entry] = head[slot] ?? NONE
      head[slot] = entry
      members[slot] = (members[slot] ?? 0) + 1
    }
    this.#drop(type, head, members)
  }

  /** The place of a key in the hash table: where it is already, or the first free one. */
  #slotOf(key: number, head: Int32Array): number {
    const { keys } = this.#table
    const mask = head.length - 1
    let slot = (key % PRIME) & mask
    for (let first = head[slot]; first !== NONE && keys[first ?? 0] !== key; first = head[slot])
      slot = (slot + 1) & mask
    return slot
  }

  /** A dropped key becomes "not a number", which equals nothing. */
  #drop(type: KeyType, head: Int32Array, members: Int32Array): void {
    for (let slot = 0; slot < head.length; slot++) {
      const records = members[slot] ?? 0
      if (records <= MOST_PER_KEY[type]) continue
      let entry = head[slot] ?? NONE
      this.droppedKeys.add(this.#table.keys[entry] ?? 0)
      this.dropped.push({ type, row: this.rowOf[entry] ?? 0, records })
      while (entry !== NONE) {
        const following = this.next[entry] ?? NONE
        this.#table.keys[entry] = Number.NaN
        this.next[entry] = NONE
        entry = following
      }
    }
  }
}

/** The largest prime below 2^31, so that all digits of a key count in its place. */
const PRIME = 0x7fffffff

/**
 * Calls `visit` once for every two rows that share a usable key, the lower row first and in order of the lower row. With
 * a `step` only every so many-eth lower row is taken.
 */
export function eachPair(table: RecordTable, index: KeyIndex, visit: (a: number, b: number) => void, step = 1): void {
  const { next } = index
  for (let a = 0; a < table.size; a += step) {
    const until = table.keyStart[a + 1] ?? 0
    for (let entry = table.keyStart[a] ?? 0; entry < until; entry++) {
      if (next[entry] !== NONE) visitChain(table, index, entry, visit)
    }
  }
}

/** The rows behind one entry, without those that an earlier key of the same row has led to already. */
function visitChain(
  table: RecordTable,
  { next, rowOf }: KeyIndex,
  entry: number,
  visit: (a: number, b: number) => void,
) {
  const a = rowOf[entry] ?? 0
  for (let other = next[entry] ?? NONE; other !== NONE; other = next[other] ?? NONE) {
    const b = rowOf[other] ?? 0
    if (b !== a && !shareEarlier(table, b, table.keyStart[a] ?? 0, entry)) visit(a, b)
  }
}

/** Whether row b also has one of the keys from `from` to `entry`. */
function shareEarlier(table: RecordTable, b: number, from: number, entry: number): boolean {
  if (entry === from) return false
  const { keys, keyStart } = table
  const start = keyStart[b] ?? 0
  const end = keyStart[b + 1] ?? 0
  for (let mine = from; mine < entry; mine++) {
    const key = keys[mine]
    for (let theirs = start; theirs < end; theirs++) if (keys[theirs] === key) return true
  }
  return false
}
