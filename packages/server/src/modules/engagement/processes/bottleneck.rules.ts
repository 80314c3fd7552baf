type Measured = {
  readonly key: string
  readonly done: number
  readonly waiting: { readonly median: number | null }
  readonly working: { readonly median: number | null }
  readonly openLate: number
}

/** Of fewer than this one slow case would already make a bottleneck. */
const ENOUGH = 3

/**
 * Where a process stalls: the step of which the middle case takes longest from opened to done, and the step at which most of what is late
 * stands now. A step of which hardly anything was measured is none.
 */
export function bottlenecksOf(steps: readonly Measured[]): Set<string> {
  const time = ({ waiting, working }: Measured) => (waiting.median ?? 0) + (working.median ?? 0)
  const slow = highest(
    steps.filter(({ done }) => done >= ENOUGH),
    time,
  )
  const late = highest(
    steps.filter(({ openLate }) => openLate >= ENOUGH),
    ({ openLate }) => openLate,
  )
  return new Set([slow, late].flatMap((step) => step?.key ?? []))
}

function highest(steps: readonly Measured[], value: (step: Measured) => number): Measured | undefined {
  const [first, ...rest] = steps
  const most = rest.reduce((best, step) => (best && value(step) <= value(best) ? best : step), first)
  return most && value(most) > 0 ? most : undefined
}
