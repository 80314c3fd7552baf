import type { SegmentPortrait } from '@klantregie/contract'
import { hiddenParts, indexOf } from './suppress.rules.ts'

export type Sum = { readonly all: number; readonly count: number }

/** People of an age: of how many in all, of how many in the segment, and of how many of these in the working area. */
export type AgeCount = Sum & {
  /** The place of their class; null: not known. */
  readonly age: number | null
  readonly near: number
}

/** People of an area, and of how many in the segment who are no children. */
export type AreaCount = Sum & {
  /** Null: not known; empty: outside the working area. */
  readonly area: string | null
  readonly grown: number
}

export type People = { readonly ages: readonly AgeCount[]; readonly areas: readonly AreaCount[] }

export type Area = {
  readonly area: string
  readonly place: string
  readonly municipalityCode: string
  readonly municipality: string
  readonly inhabitants: number
}

type Group = Sum & { readonly area: string | null; readonly age: number | null; readonly isChild: boolean }

/** What is told of ages and of areas, from people counted by both at once. */
export function addUpGroups(groups: readonly Group[]): People {
  return {
    ages: [...Map.groupBy(groups, ({ age }) => age)].map(([age, some]) => ({
      ...{ age, ...sumOf(some), near: sumOf(some.filter(isNear)).count },
    })),
    areas: [...Map.groupBy(groups, ({ area }) => area)].map(([area, some]) => ({
      ...{ area, ...sumOf(some), grown: sumOf(some.filter(({ isChild }) => !isChild)).count },
    })),
  }
}

/** Three numbers of the same people: among all, in the segment, and what is counted besides. */
export type Counted = Sum & { readonly besides: number }

const less = (one: Counted, other: Counted): Counted => ({
  all: one.all - other.all,
  count: one.count - other.count,
  besides: one.besides - other.besides,
})

export type CountedBySlices = {
  readonly everybody: Counted
  /** Whose birthday is known; `besides`: in the working area. */
  readonly known: Counted
  /** Of each class but the youngest who is younger than that, in the order of the classes. */
  readonly younger: readonly Counted[]
  /** Of whom an area is known; `besides`: no children. */
  readonly living: Counted
  readonly areas: ReadonlyMap<string, Counted>
}

/** The same as `addUpGroups`, from counts of who is younger than each class and of who lives in each area. */
export function addUpSlices({ everybody, known, younger, living, areas }: CountedBySlices): People {
  const upTo = [{ all: 0, count: 0, besides: 0 }, ...younger, known]
  const classes = upTo.slice(1).map((until, age) => ({ age, ...less(until, upTo[age] ?? until) }))
  const elsewhere = [...areas.values()].reduce((rest, area) => less(rest, area), living)
  return {
    ages: [...classes, { age: null, ...less(everybody, known), besides: 0 }].map(({ besides, ...one }) => ({
      ...{ ...one, near: besides },
    })),
    areas: [
      ...[...areas].map(([area, counted]) => ({ area, ...counted })),
      { area: '', ...elsewhere },
      { area: null, ...less(everybody, living) },
    ].map(({ besides, ...one }) => ({ ...one, grown: besides })),
  }
}

type Told = { readonly count: number | null; readonly all: number | null }

export const sumOf = (parts: readonly Sum[]): Sum => ({
  all: parts.reduce((sum, { all }) => sum + all, 0),
  count: parts.reduce((sum, { count }) => sum + count, 0),
})

/** The first age of each class; the last has no end. They follow the classes in which inhabitants are counted. */
export const AGES_FROM = [0, 5, 10, 15, 20, 30, 40, 50, 60, 70, 80] as const

/** Inhabitants per class, from those per five years. */
export function inhabitantsPerClass(bands: readonly (readonly number[])[], bandYears: number): number[] {
  return AGES_FROM.map((from, index) => {
    const until = AGES_FROM[index + 1] ?? Infinity
    return bands.reduce(
      (sum, band) =>
        sum + band.filter((_n, at) => at * bandYears >= from && at * bandYears < until).reduce((a, b) => a + b, 0),
      0,
    )
  })
}

/** What is told of parts of a whole: small ones are kept back, and those from which they would follow. */
function tell(parts: readonly Sum[]): Told[] {
  const hiddenAll = hiddenParts(parts.map(({ all }) => ({ count: all })))
  const hidden = hiddenParts(parts.map(({ all, count }) => ({ count, of: all })))
  return parts.map(({ all, count }, at) => ({
    count: hidden.has(at) || hiddenAll.has(at) ? null : count,
    all: hiddenAll.has(at) ? null : all,
  }))
}

const NOT_TOLD: Told = { count: null, all: null }

function indexOfTold({ count, all }: Told, whole: Sum): number | null {
  return count === null || all === null ? null : indexOf(count, whole.count, { part: all, whole: whole.all })
}

/** Ages of everybody, against all relations, and of those in the working area against its inhabitants. */
export function agesOf(counts: readonly AgeCount[], inhabitants: readonly number[]) {
  const parts = AGES_FROM.map((_from, age) => sumOf(counts.filter((one) => one.age === age)))
  const told = tell([...parts, sumOf(counts.filter(({ age }) => age === null))])
  const known = sumOf(parts)
  const near = AGES_FROM.map((_from, age) => total(counts.filter((one) => one.age === age).map((one) => one.near)))
  // Told beside the figure for everybody, a small rest of who lives elsewhere would follow.
  const hiddenNear = hiddenParts(near.map((count, at) => ({ count, of: parts[at]?.count ?? count })))
  const [nearTotal, livingTotal] = [total(near), total(inhabitants)]
  const classes = AGES_FROM.map((from, at): SegmentPortrait['ages'][number] => {
    const { count, all } = told[at] ?? NOT_TOLD
    const next = AGES_FROM[at + 1]
    const living = inhabitants[at] ?? 0
    const isNearTold = count !== null && !hiddenNear.has(at)
    return {
      ...{ from, to: next === undefined ? null : next - 1, count, all, inhabitants: living },
      indexOfAll: indexOfTold({ count, all }, known),
      indexOfInhabitants: isNearTold ? indexOf(near[at] ?? 0, nearTotal, { part: living, whole: livingTotal }) : null,
    }
  })
  return { ages: classes, unknownAge: told.at(-1) ?? NOT_TOLD }
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const isNear = ({ area }: { readonly area: string | null }) => area !== null && area !== ''

/** Where they live: per municipality of the working area, and within these per area. */
export function placesOf(counts: readonly AreaCount[], areas: readonly Area[], codes: readonly string[]) {
  const municipalities = codes.map((code) => ofMunicipality(counts, areas, code))
  const inhabitants = municipalities.reduce((sum, one) => sum + one.inhabitants, 0)
  const outside = [sumOf(counts.filter(({ area }) => area === '')), sumOf(counts.filter(({ area }) => area === null))]
  const told = tell([...municipalities.map(({ sum }) => sum), ...outside])
  const near = sumOf(counts.filter(isNear))
  return {
    inhabitants,
    municipalities: municipalities.map(({ code, name, sum: _sum, inhabitants: living }, at) => {
      const { count, all } = told[at] ?? NOT_TOLD
      return {
        ...{ code, name, count, all, inhabitants: living },
        indexOfAll: indexOfTold({ count, all }, near),
        indexOfInhabitants: count === null ? null : indexOf(count, near.count, { part: living, whole: inhabitants }),
      }
    }),
    elsewhere: told.at(-2) ?? NOT_TOLD,
    unknownPlace: told.at(-1) ?? NOT_TOLD,
    areas: municipalities.flatMap((one, at) => tellAreas(one, told[at]?.count === null)),
  }
}

type Municipality = {
  readonly code: string
  readonly name: string
  readonly sum: Sum
  readonly inhabitants: number
  readonly areas: readonly { readonly area: Area; readonly count: number }[]
}

function ofMunicipality(counts: readonly AreaCount[], areas: readonly Area[], code: string): Municipality {
  const own = areas.filter(({ municipalityCode }) => municipalityCode === code)
  const perArea = Map.groupBy(counts, ({ area }) => area)
  return {
    code,
    name: own[0]?.municipality ?? code,
    sum: sumOf(own.flatMap(({ area }) => perArea.get(area) ?? [])),
    inhabitants: own.reduce((sum, area) => sum + area.inhabitants, 0),
    // Of children no more than the municipality is told.
    areas: own.map((area) => ({
      area,
      count: total((perArea.get(area.area) ?? []).map(({ grown }) => grown)),
    })),
  }
}

/** Areas are parts of their municipality, as are the children who are in none of them. */
function tellAreas({ sum, areas }: Municipality, isHidden: boolean): SegmentPortrait['areas'] {
  const children = sum.count - areas.reduce((total, { count }) => total + count, 0)
  const hidden = hiddenParts([...areas.map(({ count }) => ({ count })), { count: children }])
  return areas.map(({ area, count }, at) => {
    const told = isHidden || hidden.has(at) ? null : count
    return {
      code: area.area,
      name: `${area.area} ${area.place}`,
      municipalityCode: area.municipalityCode,
      count: told,
      inhabitants: area.inhabitants,
      reach: told === null || area.inhabitants < FEWEST ? null : Math.round((10_000 * told) / area.inhabitants) / 10,
    }
  })
}

/** Where fewer live, a share of the inhabitants says nothing. */
const FEWEST = 50
