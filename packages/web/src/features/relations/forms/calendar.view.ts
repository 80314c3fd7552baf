import { DatedKind, daysLater, monthsLater, weekdayOf } from '@klantregie/contract'
import type { Dated } from '@klantregie/contract'

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  return daysLater(day, 1 - weekdayOf(day))
}

export type Span = 'maand' | 'week'

/** The weeks, from Monday, that a month touches; or the one week of a day. */
export function weeksOf(day: string, span: Span): readonly (readonly string[])[] {
  const first = mondayOf(span === 'week' ? day : `${day.slice(0, 7)}-01`)
  const weeks: string[][] = []
  for (let monday = first; weeks.length === 0 || belongs(monday, day, span); monday = daysLater(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => daysLater(monday, index)))
  return weeks
}

function belongs(monday: string, day: string, span: Span): boolean {
  return span === 'maand' && monday.slice(0, 7) === day.slice(0, 7)
}

/** The same day a month or week on or back; the last of a month that is shorter. */
export function turned(day: string, by: -1 | 1, span: Span): string {
  return span === 'week' ? daysLater(day, by * 7) : monthsLater(day, by)
}

/** That a role began is mostly a list that was read in, and would fill every day: it is there for who asks for it. */
const USUAL: readonly DatedKind[] = ['task', 'approach', 'process', 'role_ends']

export function kindsIn(text: string | undefined): readonly DatedKind[] {
  const asked = text?.split(',') ?? []
  const known = DatedKind.options.filter((kind) => asked.includes(kind))
  return known.length > 0 ? known : USUAL
}

/** A kind more or less, as the address has it; the last one stays, because nothing at all is no calendar. */
export function kindToggled(text: string | undefined, kind: DatedKind): string | undefined {
  const now = kindsIn(text)
  const next = now.includes(kind) ? now.filter((one) => one !== kind) : [...now, kind]
  const kept = DatedKind.options.filter((one) => (next.length > 0 ? next : now).includes(one))
  return kept.join() === USUAL.join() ? undefined : kept.join()
}

/** What stands on each day: by kind in their order, and within a kind in the order in which it came. */
export function perDay(items: readonly Dated[]): ReadonlyMap<string, readonly Dated[]> {
  const placeOf = ({ kind }: Dated) => DatedKind.options.indexOf(kind)
  return Map.groupBy(
    items.toSorted((one, other) => placeOf(one) - placeOf(other)),
    ({ day }) => day,
  )
}

/** The page of what stands there; of a role and an approach that of the relation, where it is shown. */
export function hrefOf({ kind, id, relation }: Pick<Dated, 'kind' | 'id' | 'relation'>): string {
  switch (kind) {
    case 'task':
      return `/taken?taak=${id}`
    case 'process':
      return `/processen/lopend/${id}`
    case 'approach':
    case 'role_begins':
    case 'role_ends':
      return `/relaties/${relation.id}`
  }
}

/** Which day a key leads to on the grid; null when it is no key of the grid. `last`: of the weeks that are shown. */
export function dayAfterKey(key: string, day: string, span: Span): string | null {
  const steps: Readonly<Partial<Record<string, number>>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
  const step = steps[key]
  if (step !== undefined) return daysLater(day, step)
  switch (key) {
    case 'Home':
      return mondayOf(day)
    case 'End':
      return daysLater(mondayOf(day), 6)
    case 'PageUp':
      return turned(day, -1, span)
    case 'PageDown':
      return turned(day, 1, span)
    default:
      return null
  }
}
