import type { TierFrom, TierTo, TierTransitions } from '@klantregie/contract'

export const froms = ['core', 'participant', 'passant', 'returned', 'new'] as const satisfies readonly TierFrom[]
export const tos = ['core', 'participant', 'passant', 'gone'] as const satisfies readonly TierTo[]
export const tiers = ['core', 'participant', 'passant'] as const

type Moves = TierTransitions['moves']

/** How many made a move; 0 for one that cannot be. */
export function countOf(moves: Moves, from: TierFrom, to: TierTo): number {
  return moves.find((move) => move.from === from && move.to === to)?.relations ?? 0
}

type Direction = 'stayed' | 'rose' | 'fell' | 'came' | 'gone'

/** What a move amounts to. */
export function directionOf(from: TierFrom, to: TierTo): Direction {
  if (to === 'gone') return 'gone'
  if (from === 'new' || from === 'returned') return 'came'
  // The highest tier comes first.
  const steps = tiers.indexOf(from) - tiers.indexOf(to)
  if (steps === 0) return 'stayed'
  return steps > 0 ? 'rose' : 'fell'
}

/** How many were of each tier in both periods. */
export function levelsOf(moves: Moves) {
  return tiers.map((tier) => ({
    tier,
    earlier: tos.reduce((sum, to) => sum + countOf(moves, tier, to), 0),
    later: froms.reduce((sum, from) => sum + countOf(moves, from, tier), 0),
  }))
}

interface Block<Id extends string> {
  readonly id: Id
  readonly y: number
  readonly height: number
  readonly relations: number
}
interface Ribbon {
  readonly from: TierFrom
  readonly to: TierTo
  readonly direction: Direction
  readonly path: string
}

/** The size of the drawing, in its own units. */
export const DRAWING = { width: 640, height: 300, block: 14, gap: 12, margin: 150 } as const

/**
 * The moves as ribbons between two columns of blocks, as thick as they have relations; both columns are as high as all of them together,
 * but for the room between blocks.
 */
export function flowOf(moves: Moves) {
  const all = moves.reduce((sum, { relations }) => sum + relations, 0)
  const room = DRAWING.height - DRAWING.gap * (froms.length - 1)
  const scale = all > 0 ? room / all : 0
  const left = stack(froms, (from) => tos.reduce((sum, to) => sum + countOf(moves, from, to), 0), scale)
  const right = stack(tos, (to) => froms.reduce((sum, from) => sum + countOf(moves, from, to), 0), scale)
  const used = new Map<string, number>()
  const take = (side: string, block: Block<string> | undefined, height: number) => {
    const y = used.get(side) ?? block?.y ?? 0
    used.set(side, y + height)
    return y
  }
  const ribbons = froms.flatMap((from) =>
    tos.flatMap((to): Ribbon[] => {
      const height = countOf(moves, from, to) * scale
      if (height === 0) return []
      const start = take(
        `from ${from}`,
        left.find(({ id }) => id === from),
        height,
      )
      const end = take(
        `to ${to}`,
        right.find(({ id }) => id === to),
        height,
      )
      return [{ from, to, direction: directionOf(from, to), path: ribbon(start, end, height) }]
    }),
  )
  return { left, right, ribbons }
}

function stack<Id extends string>(ids: readonly Id[], relationsOf: (id: Id) => number, scale: number): Block<Id>[] {
  let y = 0
  return ids.flatMap((id) => {
    const relations = relationsOf(id)
    if (relations === 0) return []
    const block = { id, y, height: relations * scale, relations }
    y += block.height + DRAWING.gap
    return [block]
  })
}

function ribbon(start: number, end: number, height: number): string {
  const [x, to] = [DRAWING.margin + DRAWING.block, DRAWING.width - DRAWING.margin - DRAWING.block]
  const middle = (x + to) / 2
  const at = (value: number) => Math.round(value * 10) / 10
  return [
    `M${x} ${at(start)}`,
    `C${middle} ${at(start)} ${middle} ${at(end)} ${to} ${at(end)}`,
    `V${at(end + height)}`,
    `C${middle} ${at(end + height)} ${middle} ${at(start + height)} ${x} ${at(start + height)}`,
    'Z',
  ].join(' ')
}
