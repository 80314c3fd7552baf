import type { KeptReason } from '@klantregie/contract'

type Seen = { readonly rows: number; readonly reason: KeptReason | null }

/** How much goes and how much stays and why, added up over pages. */
export type Tally = { readonly due: number; readonly kept: Readonly<Partial<Record<KeptReason, number>>> }

export const NOTHING: Tally = { due: 0, kept: {} }

export function addUp(tally: Tally, judged: readonly Seen[]): Tally {
  const kept = { ...tally.kept }
  let { due } = tally
  for (const { rows, reason } of judged) {
    if (reason === null) due += rows
    else kept[reason] = (kept[reason] ?? 0) + rows
  }
  return { due, kept }
}

/** Of which the term has passed: what goes and what stays nevertheless. */
export function passedOf({ due, kept }: Tally): number {
  return Object.values(kept).reduce((sum, count) => sum + count, due)
}

/** As many from the front as fit under a number of rows. */
export function withinLimit<T extends Seen>(items: readonly T[], most: number): T[] {
  const taken: T[] = []
  let rows = 0
  for (const item of items) {
    rows += item.rows
    if (rows > most) break
    taken.push(item)
  }
  return taken
}
