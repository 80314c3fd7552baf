import { expect, it } from 'vitest'
import { MOST_PER_KEY } from './blocking-keys.rules.ts'
import type { KeyType } from './blocking-keys.rules.ts'
import { keysOf, NeighbourhoodSearch, resolveNeighbourhood } from './neighbourhood.rules.ts'
import type { MatchRecord, RecordDecision } from './neighbourhood.rules.ts'
import { groupsOf, matchAll, readRecords } from './testing/known-lists.ts'

const records = await readRecords()
const bulk = matchAll(records)
const wanted = groupsOf(bulk)

/** What an organisation has so far: records by key, and the relation that each belongs to. */
class Arrived {
  readonly #byKey = new Map<string, MatchRecord[]>()
  readonly #byId = new Map<string, MatchRecord>()
  readonly #groupOf = new Map<string, Set<string>>()

  take(record: MatchRecord): void {
    this.#byId.set(record.id, record)
    this.#groupOf.set(record.id, new Set([record.id]))
    for (const key of keysOf(record.features)) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), record])
    const search = this.#closeAround(record)
    const near = [...search.records.values()]
    const { clusters } = resolveNeighbourhood(bulk.model, near, {
      crowdedKeys: search.crowdedKeys,
      decisions: this.#knownTogether(near),
    })
    this.#unite(clusters.find((group) => group.includes(record.id)) ?? [])
  }

  #closeAround(record: MatchRecord): NeighbourhoodSearch {
    const search = new NeighbourhoodSearch(bulk.model, [record])
    for (let keys = search.wantedKeys(); keys.length > 0; keys = search.wantedKeys()) {
      const crowded = keys.filter((key) => this.#isCrowded(key))
      const found = keys.filter((key) => !this.#isCrowded(key)).flatMap((key) => this.#byKey.get(key) ?? [])
      // Whoever is found brings along the other records of the relation it belongs to.
      const fellows = found.flatMap(({ id }) =>
        [...(this.#groupOf.get(id) ?? [])].map((fellow) => this.#byId.get(fellow)),
      )
      search.add([...found, ...fellows.filter((fellow) => fellow !== undefined)], crowded)
    }
    return search
  }

  #isCrowded(key: string): boolean {
    const most = MOST_PER_KEY[key.replace(/^organisation|^household/, '').charAt(0) as KeyType]
    return (this.#byKey.get(key)?.length ?? 0) > most
  }

  /** What is one relation already stays one. */
  #knownTogether(near: readonly MatchRecord[]): RecordDecision[] {
    const groups = new Set(near.map(({ id }) => this.#groupOf.get(id)))
    return [...groups].flatMap((group) => {
      const [first, ...others] = group ?? []
      return first === undefined ? [] : others.map((b) => ({ a: first, b, verdict: 'same' as const }))
    })
  }

  #unite(ids: readonly string[]): void {
    const together = new Set(ids.flatMap((id) => [...(this.#groupOf.get(id) ?? [])]))
    for (const id of together) this.#groupOf.set(id, together)
  }

  pairs(): Set<string> {
    return pairsOf(new Set(this.#groupOf.values()))
  }
}

function pairsOf(groups: Iterable<Iterable<string>>): Set<string> {
  const pairs = new Set<string>()
  for (const group of groups) {
    const ids = [...group].sort()
    ids.forEach((a, place) => ids.slice(place + 1).forEach((b) => pairs.add(`${a} ${b}`)))
  }
  return pairs
}

/** Fisher–Yates with a linear congruential generator: the same every time. */
function shuffled(seed: number): MatchRecord[] {
  const order = [...records]
  let state = seed
  for (let place = order.length - 1; place > 0; place--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const other = (state >>> 3) % (place + 1)
    const [a, b] = [order[place], order[other]]
    if (a && b) [order[place], order[other]] = [b, a]
  }
  return order
}

it.each([1, 2, 3])(
  'loaded one by one in random order %i, the relations are those of one bulk run',
  { timeout: 120_000 },
  (seed) => {
    const arrived = new Arrived()
    for (const record of shuffled(seed)) arrived.take(record)
    const byGroup = Map.groupBy(wanted, ([, group]) => group)
    const expected = pairsOf([...byGroup.values()].map((members) => members.map(([id]) => id)))
    const found = arrived.pairs()
    const both = [...found].filter((pair) => expected.has(pair)).length
    const f1 = (2 * both) / (found.size + expected.size)
    // A pair that was merged before the better match came stays merged: nobody's page is taken apart without being asked.
    expect(f1).toBeGreaterThan(0.99)
  },
)
