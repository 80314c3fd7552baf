/** One stands below another from a day up to, and not on, a day. */
export type DatedLink = {
  readonly below: string
  readonly above: string
  readonly from: string | null
  readonly until: string | null
}

/** Whether on some day something stands below itself: every day on which anything changes is looked at by itself. */
export function hasCircle(links: readonly DatedLink[]): boolean {
  const days = ['0001-01-01', ...links.flatMap(({ from, until }) => [from, until]).filter((day) => day !== null)]
  return days.some((day) => hasCircleOn(links, day))
}

function hasCircleOn(links: readonly DatedLink[], day: string): boolean {
  const running = links.filter(
    ({ below, above, from, until }) =>
      below !== above && (from === null || from <= day) && (until === null || until > day),
  )
  return running.some(({ below }) => comesBack(below, running))
}

function comesBack(start: string, links: readonly DatedLink[]): boolean {
  const seen = new Set<string>()
  let next = [start]
  while (next.length > 0) {
    next = next.flatMap((id) => links.filter(({ below }) => below === id).map(({ above }) => above))
    if (next.includes(start)) return true
    next = [...new Set(next)].filter((id) => !seen.has(id))
    for (const id of next) seen.add(id)
  }
  return false
}
