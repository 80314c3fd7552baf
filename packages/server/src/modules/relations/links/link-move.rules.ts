import type { ErrorCode } from '@klantregie/contract'

type Days = { readonly from: string | null; readonly until: string | null }

/** A link cannot end before it begins. A link of one day is one: somebody came and left. */
export function refuseDays({ from, until }: Days): ErrorCode | null {
  return from !== null && until !== null && until < from ? 'relations.link_ends_before_start' : null
}

type Move = Days & { readonly otherId: string; readonly toId: string; readonly personId: string; readonly on: string }

/**
 * Why somebody cannot go on elsewhere from this day; null when they can. The old link must still run on that day: what has
 * ended before is history, and a new link says the rest.
 */
export function refuseMove({ from, until, otherId, toId, personId, on }: Move): ErrorCode | null {
  if (until !== null && until < on) return 'relations.link_has_ended'
  if (toId === personId) return 'relations.link_to_itself'
  if (toId === otherId) return 'relations.link_same_other'
  return refuseDays({ from, until: on })
}
