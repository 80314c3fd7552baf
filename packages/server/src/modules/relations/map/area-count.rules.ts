type Counted = { readonly area: string | null; readonly count: number }
type Totals = {
  readonly counts: { readonly code: string; readonly count: number }[]
  readonly elsewhere: number
  readonly total: number
}

/** Counts per code of what one asks by, the largest first; what belongs nowhere on the map is a number of its own, so that nobody is lost. */
export function addUp(counted: readonly Counted[], codeOf: (area: string) => string | null): Totals {
  const perCode = new Map<string, number>()
  let [elsewhere, total] = [0, 0]
  for (const { area, count } of counted) {
    const code = area === null ? null : codeOf(area)
    if (code === null) elsewhere += count
    else perCode.set(code, (perCode.get(code) ?? 0) + count)
    total += count
  }
  const counts = [...perCode].map(([code, count]) => ({ code, count }))
  counts.sort((one, other) => other.count - one.count || one.code.localeCompare(other.code))
  return { counts, elsewhere, total }
}

/** What a sample says of all, to two figures: more would promise a precision that is not there. `share` from 0 to 1. */
export function scaled(counted: readonly Counted[], share: number): Counted[] {
  if (share >= 1) return [...counted]
  return counted.map(({ area, count }) => ({ area, count: Number((count / share).toPrecision(2)) }))
}
