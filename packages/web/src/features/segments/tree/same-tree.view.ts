import type { SegmentGroup } from '@klantregie/contract'

/** Whether two trees say the same, whatever the order of their keys. */
export function isSameTree(one: SegmentGroup, other: SegmentGroup): boolean {
  const text = (tree: SegmentGroup) =>
    JSON.stringify(treeless(tree), (_key, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  return text(one) === text(other)
}

/** Without groups that say nothing: those are not saved. */
function treeless({ group, of }: SegmentGroup): SegmentGroup {
  return {
    group,
    of: of.flatMap((part): SegmentGroup['of'] => {
      if (!('group' in part)) return [part]
      return part.of.length === 0 ? [] : [treeless(part)]
    }),
  }
}
