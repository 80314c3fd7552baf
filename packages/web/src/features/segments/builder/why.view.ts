import type { Condition, Explanation, SegmentGroup } from '@klantregie/contract'

/** A part of a tree with whether it holds for one relation. */
export type Told =
  | {
      readonly what: 'group'
      readonly group: SegmentGroup['group']
      readonly holds: boolean
      readonly of: readonly Told[]
    }
  | { readonly what: 'condition'; readonly condition: Condition; readonly holds: boolean; readonly matters: boolean }

/**
 * The tree beside its explanation, which has the same shape. `matters`: it is because of this condition that the relation is not in it (or,
 * of something that may not be so, is).
 */
export function toldOf(tree: SegmentGroup, explanation: Explanation): Told {
  return told(tree, explanation, true)
}

function told(part: SegmentGroup['of'][number], { holds, of = [] }: Explanation, shouldHold: boolean): Told {
  if (!('group' in part)) return { what: 'condition', condition: part, holds, matters: holds !== shouldHold }
  // In a group that is as it should be, nothing needs to be otherwise.
  const isRight = holds === shouldHold
  const wanted = part.group === 'none' ? !shouldHold : shouldHold
  return {
    what: 'group',
    group: part.group,
    holds,
    of: part.of.map((one, at) => settled(told(one, of[at] ?? { holds: false }, wanted), isRight)),
  }
}

function settled(part: Told, isRight: boolean): Told {
  if (!isRight) return part
  return part.what === 'condition'
    ? { ...part, matters: false }
    : { ...part, of: part.of.map((one) => settled(one, true)) }
}
