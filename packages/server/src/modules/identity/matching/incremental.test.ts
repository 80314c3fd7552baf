import { describe, expect, it } from 'vitest'
import { MOST_PER_KEY } from './blocking-keys.rules.ts'
import type { KeyType } from './blocking-keys.rules.ts'
import { keysOf, NeighbourhoodSearch, resolveNeighbourhood } from './neighbourhood.rules.ts'
import type { MatchRecord } from './neighbourhood.rules.ts'
import { groupsOf, matchAll, readRecords } from './testing/known-lists.ts'

const records = await readRecords()
const bulk = matchAll(records)
const groups = groupsOf(bulk)

const recordsOf = new Map<string, MatchRecord[]>()
for (const record of records) {
  for (const key of keysOf(record.features)) recordsOf.set(key, [...(recordsOf.get(key) ?? []), record])
}
const isCrowded = (key: string) =>
  (recordsOf.get(key)?.length ?? 0) > MOST_PER_KEY[key.replace(/^organisation|^household/, '').charAt(0) as KeyType]

/** As a database would be asked: round by round. */
function closeAround(seed: MatchRecord): NeighbourhoodSearch {
  const search = new NeighbourhoodSearch(bulk.model, [seed])
  for (let wanted = search.wantedKeys(); wanted.length > 0; wanted = search.wantedKeys()) {
    const crowded = wanted.filter(isCrowded)
    search.add(
      wanted.filter((key) => !isCrowded(key)).flatMap((key) => recordsOf.get(key) ?? []),
      crowded,
    )
  }
  return search
}

describe('bulk and record by record', () => {
  it('one record with its neighbours finds the group that a bulk run gave it', () => {
    const different: string[] = []
    for (const seed of records.filter((_, index) => index % 7 === 0)) {
      const search = closeAround(seed)
      const { clusters } = resolveNeighbourhood(bulk.model, [...search.records.values()], {
        crowdedKeys: search.crowdedKeys,
      })
      const own = clusters.find((group) => group.includes(seed.id)) ?? []
      const expected = [...groups].filter(([, group]) => group === groups.get(seed.id)).map(([id]) => id)
      if (own.join() !== expected.sort().join()) different.push(seed.id)
    }
    expect(different).toEqual([])
  })

  it('the order in which records come makes no difference, to the last byte', () => {
    const reversed = matchAll(records.toReversed())
    expect(JSON.stringify([...groupsOf(reversed)])).toBe(JSON.stringify([...groups]))
    expect(JSON.stringify(reversed.model)).toBe(JSON.stringify(bulk.model))
    expect(reversed.questions).toEqual(bulk.questions)
  })

  it('the model survives being stored', () => {
    const stored = JSON.parse(JSON.stringify(bulk.model)) as typeof bulk.model
    expect([...groupsOf(matchAll(records, { model: stored }))]).toEqual([...groups])
  })
})
