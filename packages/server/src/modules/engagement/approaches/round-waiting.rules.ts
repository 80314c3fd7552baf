import { firstClearPeriod, isTooNear, type Block, type Period } from './quiet.rules.ts'

type Touching = { readonly nodeId: string; readonly position: 'at' | 'below' }
/** Somebody for whom was chosen to wait, and what they touch. */
export type Waiter = { readonly key: string; readonly relationId: string; readonly touches: readonly Touching[] }
/** What somebody else claims; `isSeen`: whoever plans may know of it. */
export type NodeBlock = Touching & Block & { readonly isSeen: boolean }

export type Waiting = Period & { readonly key: string; readonly relationId: string }

/**
 * The first days for each who waits, in turn: out of the way of what others claim and of who waits before them. Nobody waits for
 * what whoever plans may not know of, because the day would tell it: they are left out.
 */
export function planWaiting(
  waiters: readonly Waiter[],
  blocks: readonly NodeBlock[],
  wanted: Period,
  quietDays: number,
): Waiting[] {
  const claimed = new Map<string, NodeBlock[]>(Map.groupBy(blocks, ({ nodeId }) => nodeId))
  return waiters.flatMap(({ key, relationId, touches }) => {
    const near = touches.flatMap(({ nodeId, position }) =>
      (claimed.get(nodeId) ?? []).filter((block) => position === 'at' || block.position === 'at'),
    )
    const seen = near.filter(({ isSeen }) => isSeen)
    const period = firstClearPeriod(wanted, seen)
    if (near.some((block) => !block.isSeen && (isTooNear(wanted, block) || isTooNear(period, block)))) return []
    for (const touch of touches) {
      const own = { ...touch, ...period, quietDays, isSeen: true }
      claimed.set(touch.nodeId, [...(claimed.get(touch.nodeId) ?? []), own])
    }
    return [{ key, relationId, ...period }]
  })
}
