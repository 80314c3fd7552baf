import { isNo, type Said } from './consent-state.rules.ts'

/**
 * The moment of a new statement. Said now: not before anything that was said already, so that a no that had to wait for a yes still
 * comes last, and a yes over a no that its recorder has seen comes after that no. Said earlier: as it is told.
 */
export function momentOf(
  statement: { readonly state: Said['state']; readonly toldAt: Date | null; readonly now: Date },
  known: readonly Said[],
): Date {
  if (statement.toldAt !== null) return statement.toldAt
  let moment = statement.now.getTime()
  for (const said of known) {
    // Of two at one moment the no holds, so a yes over a no needs a later moment.
    const earliest = said.occurredAt.getTime() + (!isNo(statement) && isNo(said) ? 1 : 0)
    moment = Math.max(moment, earliest)
  }
  return new Date(moment)
}

/** The end of consent that is asked anew after some months; the last day of a month stays the last day of a shorter one. */
export function endAfterMonths(from: Date, months: number): Date {
  const end = new Date(from)
  const day = end.getUTCDate()
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate()
  end.setUTCDate(Math.min(day, lastDay))
  return end
}
