import type { Contribution, InventoryQuality } from '@klantregie/contract'
import type { AgeCount, CountedKind, CountedSet, MeasuredField } from './inventory.rules.ts'

/** A row of the inventory: relations with one of these types. */
export type TypeSet = { readonly id: string; readonly typeIds: readonly string[] }
/** A combination of types that occurs on a day. */
export type Combination = { readonly day: string; readonly id: number; readonly typeIds: readonly string[] }
/** Relations by the combinations that they had before, during and at the end of a year. */
export type Moved = {
  readonly day: string
  readonly before: number
  readonly during: number
  readonly at: number
  readonly relations: number
}
export type Deed = Contribution & { readonly day: string; readonly during: number }
export type Quality = InventoryQuality & { readonly day: string; readonly at: number }
export type Member = Omit<Moved, 'during'> & { readonly age: AgeCount['age'] }

/** Per row how many of the types of a combination belong to it; rows with none of them are not in it. */
type RowsOf = (day: string, combination: number) => ReadonlyMap<string, number>

const NO_ROWS: ReadonlyMap<string, number> = new Map()

/**
 * Puts combinations beside rows once. It is done here and not in the database because there are few combinations and many relations,
 * and because what is joined is a list that the database can make no good guess about.
 */
export function rowsOfCombinations(combinations: readonly Combination[], sets: readonly TypeSet[]): RowsOf {
  const rowsOfType = new Map<string, string[]>()
  for (const { id, typeIds } of sets)
    for (const typeId of typeIds) rowsOfType.set(typeId, [...(rowsOfType.get(typeId) ?? []), id])
  const found = new Map<string, Map<string, number>>()
  for (const { day, id, typeIds } of combinations) {
    const rows = new Map<string, number>()
    for (const row of typeIds.flatMap((typeId) => rowsOfType.get(typeId) ?? [])) rows.set(row, (rows.get(row) ?? 0) + 1)
    found.set(`${day} ${id}`, rows)
  }
  return (day, combination) => found.get(`${day} ${combination}`) ?? NO_ROWS
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** How many relations each row has on each day, and how many came and went; a relation counts once in a row. */
export function countRows(moved: readonly Moved[], rowsOf: RowsOf): CountedSet[] {
  const counted = new Map<string, Mutable<CountedSet>>()
  const of = (day: string, setId: string) => {
    const known = counted.get(`${day} ${setId}`)
    if (known) return known
    const made = { day, setId, relations: 0, roles: 0, before: 0, new: 0, lapsed: 0, during: 0 }
    counted.set(`${day} ${setId}`, made)
    return made
  }
  for (const { day, relations, ...combinations } of moved) {
    const [before, at] = [rowsOf(day, combinations.before), rowsOf(day, combinations.at)]
    for (const [row, types] of at) {
      const count = of(day, row)
      count.relations += relations
      count.roles += relations * types
      if (!before.has(row)) count.new += relations
    }
    for (const row of before.keys()) {
      of(day, row).before += relations
      if (!at.has(row)) of(day, row).lapsed += relations
    }
    for (const row of rowsOf(day, combinations.during).keys()) of(day, row).during += relations
  }
  return [...counted.values()]
}

/** What the relations of each row did during the year. */
export function sumRows(deeds: readonly Deed[], rowsOf: RowsOf): CountedKind[] {
  const sums = new Sums()
  for (const deed of deeds) for (const row of rowsOf(deed.day, deed.during).keys()) sums.add(row, deed)
  return sums.all()
}

/** The same of everybody, whatever their types. */
export function sumAll(deeds: readonly Deed[]): CountedKind[] {
  const sums = new Sums()
  for (const deed of deeds) sums.add('', deed)
  return sums.all()
}

/** Sums by day, kind and row; in maps within maps, because making a key of three texts costs more than all the adding. */
class Sums {
  readonly #byDay = new Map<string, Map<string, Map<string, Mutable<CountedKind>>>>()

  add(setId: string, { day, kind, relations, times, quantity, cents }: Deed): void {
    const byRow = within(within(this.#byDay, day), kind)
    const known = byRow.get(setId)
    if (!known) {
      byRow.set(setId, { day, setId, kind, relations, times, quantity, cents })
      return
    }
    known.relations += relations
    known.times += times
    known.quantity += quantity
    known.cents += cents
  }

  all(): CountedKind[] {
    return [...this.#byDay.values()].flatMap((byKind) => [...byKind.values()].flatMap((byRow) => [...byRow.values()]))
  }
}

function within<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key)
  if (known) return known
  const made = new Map<string, V>()
  map.set(key, made)
  return made
}

/** How good the relations of each row are on the day. */
export function measureRows(quality: readonly Quality[], rowsOf: RowsOf): MeasuredField[] {
  const measured = new Map<string, Mutable<MeasuredField>>()
  for (const { day, at, field, measured: of, good } of quality)
    for (const setId of rowsOf(day, at).keys()) {
      const known = measured.get(`${setId} ${field}`) ?? { setId, field, measured: 0, good: 0 }
      known.measured += of
      known.good += good
      measured.set(`${setId} ${field}`, known)
    }
  return [...measured.values()]
}

/** Members by age: who is, became and was one. `row`: the row of the types that make a member. */
export function countMembers(members: readonly Member[], rowsOf: RowsOf, row: string): AgeCount[] {
  return members.map(({ day, age, relations, ...combinations }) => {
    const [was, is] = [rowsOf(day, combinations.before).has(row), rowsOf(day, combinations.at).has(row)]
    return {
      age,
      relations: is ? relations : 0,
      new: is && !was ? relations : 0,
      lapsed: was && !is ? relations : 0,
    }
  })
}
