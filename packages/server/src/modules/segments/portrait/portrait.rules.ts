import type { SegmentPortrait } from '@klantregie/contract'
import { hiddenParts, indexOf } from './suppress.rules.ts'

/** People who count alike, as they were counted. `area` null: not known; empty: outside the working area. `age`: the place of their class. */
export type Group = {
  readonly area: string | null
  readonly age: number | null
  readonly isChild: boolean
  readonly all: number
  readonly count: number
}

export type Area = {
  readonly area: string
  readonly place: string
  readonly municipalityCode: string
  readonly municipality: string
  readonly inhabitants: number
}

type Sum = { readonly all: number; readonly count: number }
type Told = { readonly count: number | null; readonly all: number | null }

const sumOf = (groups: readonly Group[]): Sum => ({
  all: groups.reduce((sum, { all }) => sum + all, 0),
  count: groups.reduce((sum, { count }) => sum + count, 0),
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
export function agesOf(groups: readonly Group[], inhabitants: readonly number[]) {
  const parts = AGES_FROM.map((_from, age) => sumOf(groups.filter((group) => group.age === age)))
  const told = tell([...parts, sumOf(groups.filter(({ age }) => age === null))])
  const known = {
    all: parts.reduce((sum, { all }) => sum + all, 0),
    count: parts.reduce((sum, { count }) => sum + count, 0),
  }
  const near = AGES_FROM.map((_from, age) => sumOf(groups.filter((group) => group.age === age && isNear(group))).count)
  // Told beside the figure for everybody, a small rest of who lives elsewhere would follow.
  const hiddenNear = hiddenParts(near.map((count, at) => ({ count, of: parts[at]?.count ?? count })))
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
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

const isNear = ({ area }: Group) => area !== null && area !== ''

/** Where they live: per municipality of the working area, and within these per area. */
export function placesOf(groups: readonly Group[], areas: readonly Area[], codes: readonly string[]) {
  const municipalities = codes.map((code) => ofMunicipality(groups, areas, code))
  const inhabitants = municipalities.reduce((sum, one) => sum + one.inhabitants, 0)
  const outside = [sumOf(groups.filter(({ area }) => area === '')), sumOf(groups.filter(({ area }) => area === null))]
  const told = tell([...municipalities.map(({ sum }) => sum), ...outside])
  const near = sumOf(groups.filter(isNear))
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

function ofMunicipality(groups: readonly Group[], areas: readonly Area[], code: string): Municipality {
  const own = areas.filter(({ municipalityCode }) => municipalityCode === code)
  const perArea = Map.groupBy(groups, ({ area }) => area)
  return {
    code,
    name: own[0]?.municipality ?? code,
    sum: sumOf(own.flatMap(({ area }) => perArea.get(area) ?? [])),
    inhabitants: own.reduce((sum, area) => sum + area.inhabitants, 0),
    // Of children no more than the municipality is told.
    areas: own.map((area) => ({
      area,
      count: sumOf((perArea.get(area.area) ?? []).filter(({ isChild }) => !isChild)).count,
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
