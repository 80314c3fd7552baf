import type { Contribution, InventoryQuality, InventoryRow, InventoryYear, LibraryFigures } from '@klantregie/contract'

/** Promised: what comes of it is a gift of its own, so that it would count twice. */
export const PROMISED_KINDS: readonly string[] = ['pledge']

/** Figures of a row on one day, as they are stored; `setId` names the row. */
export type CountedSet = {
  readonly day: string
  readonly setId: string
} & Pick<InventoryYear, 'relations' | 'roles' | 'before' | 'new' | 'lapsed' | 'during'>
export type CountedKind = Contribution & { readonly day: string; readonly setId: string }
export type MeasuredField = InventoryQuality & { readonly setId: string }
export type AgeCount = {
  readonly age: 'youth' | 'adult' | 'unknown'
  readonly relations: number
  readonly new: number
  readonly lapsed: number
}

/** Everything that was read about all rows and days. */
export type Counted = {
  readonly counts: readonly CountedSet[]
  readonly kinds: readonly CountedKind[]
  readonly quality: readonly MeasuredField[]
  /** All money of a day, of whomever: what shares are of. */
  readonly centsOfDay: ReadonlyMap<string, number>
}

/** Days of a row: the one asked for, the same day a year earlier and whole years, as far as they were counted. */
export type DaysShown = { readonly now: string; readonly last: string | null; readonly years: readonly string[] }

const NOBODY = { relations: 0, roles: 0, before: 0, new: 0, lapsed: 0, during: 0 }

/** Puts together rows out of what was read; quick for any number of rows, because all of it is laid out once. */
export function rowMaker(counted: Counted, days: DaysShown): (setId: string) => InventoryRow {
  const counts = new Map(counted.counts.map((row) => [`${row.setId} ${row.day}`, row]))
  const kinds = Map.groupBy(counted.kinds, ({ setId, day }) => `${setId} ${day}`)
  const quality = Map.groupBy(counted.quality, ({ setId }) => setId)
  const yearOf = (setId: string, day: string): InventoryYear => {
    const { relations, roles, before, new: came, lapsed, during } = counts.get(`${setId} ${day}`) ?? NOBODY
    const contributions = inOrder(kinds.get(`${setId} ${day}`) ?? [])
    const cents = centsOf(contributions)
    const all = counted.centsOfDay.get(day) ?? 0
    return {
      day,
      relations,
      roles,
      before,
      new: came,
      lapsed,
      net: came - lapsed,
      during,
      contributions,
      cents,
      promisedCents: promisedOf(contributions),
      share: all > 0 ? cents / all : null,
    }
  }
  return (setId) => ({
    now: yearOf(setId, days.now),
    last: days.last === null ? null : yearOf(setId, days.last),
    years: days.years.map((day) => yearOf(setId, day)),
    quality: (quality.get(setId) ?? []).map(({ field, measured, good }) => ({ field, measured, good })),
  })
}

/** What was given and paid, not what was promised. */
export function centsOf(contributions: readonly Contribution[]): number {
  return sumCents(contributions.filter(({ kind }) => !PROMISED_KINDS.includes(kind)))
}

const promisedOf = (contributions: readonly Contribution[]) =>
  sumCents(contributions.filter(({ kind }) => PROMISED_KINDS.includes(kind)))
const sumCents = (contributions: readonly Contribution[]) =>
  contributions.reduce((total, { cents }) => total + cents, 0)

/** By kind, so that the same figures are the same answer. */
export function inOrder(contributions: readonly Contribution[]): Contribution[] {
  return contributions
    .map(({ kind, relations, times, quantity, cents }) => ({ kind, relations, times, quantity, cents }))
    .toSorted((one, other) => (one.kind < other.kind ? -1 : 1))
}

/** What is left of everybody when those with a role are taken away; groups are never in both. */
export function restOf(everybody: readonly Contribution[], withRole: readonly Contribution[]): Contribution[] {
  const taken = new Map(withRole.map((one) => [one.kind, one]))
  return inOrder(everybody).flatMap((all) => {
    const some = taken.get(all.kind)
    if (!some) return [all]
    const relations = all.relations - some.relations
    if (relations === 0) return []
    return [
      {
        kind: all.kind,
        relations,
        times: all.times - some.times,
        quantity: all.quantity - some.quantity,
        cents: all.cents - some.cents,
      },
    ]
  })
}

type LoansOfAge = { readonly age: AgeCount['age']; readonly genreId: string | null; readonly loans: number }

/** The yearly figures out of what was read. `genres`: of fiction and non-fiction. */
export function libraryFigures(counted: {
  readonly memberTypes: readonly string[]
  readonly members: readonly AgeCount[]
  readonly loans: readonly LoansOfAge[]
  readonly genres: { readonly fiction: string | undefined; readonly nonFiction: string | undefined }
  readonly volunteering: Contribution | undefined
}): LibraryFigures {
  const { members, loans, genres, volunteering } = counted
  const lent = (isOne: (loan: LoansOfAge) => boolean) =>
    loans.filter(isOne).reduce((total, { loans: count }) => total + count, 0)
  const [fiction, nonFiction] = [
    lent(({ genreId }) => genreId !== null && genreId === genres.fiction),
    lent(({ genreId }) => genreId !== null && genreId === genres.nonFiction),
  ]
  return {
    memberTypes: [...counted.memberTypes],
    members: perAge((age) => sumOf(members, age, 'relations')),
    newMembers: perAge((age) => sumOf(members, age, 'new')),
    lapsedMembers: perAge((age) => sumOf(members, age, 'lapsed')),
    loans: {
      ...perAge((age) => lent((loan) => loan.age === age)),
      fiction,
      nonFiction,
      otherGenre: lent(() => true) - fiction - nonFiction,
    },
    volunteers: volunteering?.relations ?? 0,
    volunteerHours: Math.round((volunteering?.quantity ?? 0) / 6) / 10,
  }
}

function perAge(count: (age: AgeCount['age']) => number) {
  return { youth: count('youth'), adult: count('adult'), unknown: count('unknown') }
}

function sumOf(members: readonly AgeCount[], age: AgeCount['age'], what: 'relations' | 'new' | 'lapsed'): number {
  return members.filter((row) => row.age === age).reduce((total, row) => total + row[what], 0)
}
