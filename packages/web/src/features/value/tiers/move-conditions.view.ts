import { daysLater } from '@klantregie/contract'
import type { ComparedPeriods, Condition, SegmentGroup, TierFrom, TierTo } from '@klantregie/contract'

type Move = { readonly from: TierFrom; readonly to: TierTo }

/** Who made a move, as conditions of a segment: the same people as behind the figure, for as long as the periods are past. */
export function conditionsOfMove({ familyId, earlier, later }: ComparedPeriods, { from, to }: Move): SegmentGroup {
  const between = (stretch: { from: string | null; until: string }) => ({ in: 'between' as const, ...stretch })
  const came = (stretch: { from: string | null; until: string }): Condition => ({
    about: 'activity',
    familyId,
    measure: 'days',
    period: between(stretch),
    atLeast: 1,
    atMost: null,
  })
  const none = (condition: Condition): SegmentGroup => ({ group: 'none', of: [condition] })
  const before = came({ from: null, until: daysLater(later.from, -1) })
  const begins: SegmentGroup['of'] =
    from === 'new'
      ? [none(before)]
      : from === 'returned'
        ? [before, none(came(earlier))]
        : [{ about: 'tier', familyId, oneOf: [from], period: between(earlier) }]
  const ends: SegmentGroup['of'][number] =
    to === 'gone' ? none(came(later)) : { about: 'tier', familyId, oneOf: [to], period: between(later) }
  return { group: 'all', of: [...begins, ends] }
}
