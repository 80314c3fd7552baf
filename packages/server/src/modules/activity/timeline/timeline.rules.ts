type Dated = { readonly id: string; readonly at: Date }

export type TimelinePage<T> = { readonly items: readonly T[]; readonly nextBefore: Date | null }

/**
 * One page of what several sources tell, newest first. A page ends between two moments, never within one: the next page
 * begins before the last moment shown, so the rest of a moment would be lost. A moment that fills the page is shown whole.
 */
export function mergePage<T extends Dated>(contributions: readonly (readonly T[])[], limit: number): TimelinePage<T> {
  const all = contributions.flat().sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
  const [over, last] = [all[limit], all[limit - 1]]
  if (!over || !last) return { items: all, nextBefore: null }
  const isSplit = over.at.getTime() === last.at.getTime()
  const whole = isSplit ? all.filter((event) => event.at.getTime() > last.at.getTime()) : all.slice(0, limit)
  const items = whole.length > 0 ? whole : all.filter((event) => event.at.getTime() === last.at.getTime())
  return { items, nextBefore: items.length < all.length ? (items.at(-1)?.at ?? null) : null }
}

/** Whether any source tells of one moment only, so that the moment may go on behind what was asked of it. */
export function isOneMoment(contributions: readonly (readonly Dated[])[]): boolean {
  const newest = Math.max(...contributions.flat().map((event) => event.at.getTime()))
  return contributions.some((events) => events.length > 0 && events.every((event) => event.at.getTime() === newest))
}
