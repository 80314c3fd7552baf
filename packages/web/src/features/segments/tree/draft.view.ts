import { Condition } from '@klantregie/contract'
import type { SegmentGroup } from '@klantregie/contract'

/**
 * A tree while it is being built. Every part has a key that stays with it wherever it goes, so that what somebody is typing in moves along;
 * a condition may still lack a choice. Nothing in it is changed in place: each deed gives a new tree.
 */
export type DraftGroup = { readonly key: string; readonly group: GroupKind; readonly of: readonly DraftNode[] }
export type DraftCondition = { readonly key: string; readonly condition: Condition; readonly other?: DraftGroup }
export type DraftNode = DraftGroup | DraftCondition
export type GroupKind = SegmentGroup['group']

export const groupKinds = ['all', 'any', 'none'] as const satisfies readonly GroupKind[]

export function isGroup(node: DraftNode): node is DraftGroup {
  return 'group' in node
}

let lastKey = 0
/** A key of its own within this visit. */
export function newKey(): string {
  lastKey += 1
  return `k${lastKey}`
}

export function draftOf({ group, of }: SegmentGroup): DraftGroup {
  return { key: newKey(), group, of: of.map((part) => ('group' in part ? draftOf(part) : draftCondition(part))) }
}

/** What must be true of the other end of a link is a tree of its own. */
export function draftCondition(condition: Condition): DraftCondition {
  if (condition.about !== 'link' || condition.other === undefined) return { key: newKey(), condition }
  const { other, ...link } = condition
  return { key: newKey(), condition: link, other: draftOf(other) }
}

export function emptyGroup(group: GroupKind = 'all'): DraftGroup {
  return { key: newKey(), group, of: [] }
}

/** What is counted and saved: conditions that lack a choice are left out, and counted as unfinished. */
export function treeOf(draft: DraftGroup): { readonly tree: SegmentGroup; readonly unfinished: number } {
  let unfinished = 0
  const finish = ({ group, of }: DraftGroup): SegmentGroup => ({
    group,
    of: of.flatMap((node): SegmentGroup['of'] => {
      if (isGroup(node)) return node.of.length === 0 ? [] : [finish(node)]
      if (!isFinished(node.condition)) {
        unfinished += 1
        return []
      }
      return [whole(node, finish)]
    }),
  })
  return { tree: finish(draft), unfinished }
}

function whole({ condition, other }: DraftCondition, finish: (group: DraftGroup) => SegmentGroup): Condition {
  if (condition.about !== 'link' || other === undefined || other.of.length === 0) return condition
  return { ...condition, other: finish(other) }
}

/** Whether a condition says something: the shape alone allows "between nothing and nothing". */
export function isFinished(condition: Condition): boolean {
  const says = sayings[condition.about] as ((condition: Condition) => boolean) | undefined
  return Condition.safeParse(condition).success && (says?.(condition) ?? true)
}

type Says = { readonly [A in Condition['about']]?: (condition: Extract<Condition, { about: A }>) => boolean }
const sayings: Says = {
  age: ({ from, to }) => from !== null || to !== null,
  role: ({ when, period }) => when === 'now' || when === 'ever' || isDated(period),
  distance: ({ area, branchId }) => area !== undefined || branchId !== undefined,
  activity: ({ atLeast, atMost, period }) =>
    (atLeast !== null || atMost !== null) && (period === undefined || isDated(period)),
  own_field: ({ test }) => test === 'filled' || test === 'empty' || /:[\s\S]/.test(test),
  first_activity: ({ period }) => isDated(period),
  tier: ({ period }) => isDated(period),
  added: ({ period }) => isDated(period),
  offering: ({ period }) => period === undefined || isDated(period),
  approach: ({ period }) => period === undefined || isDated(period),
}

function isDated(period: Extract<Condition, { about: 'added' }>['period'] | undefined): boolean {
  if (period === undefined) return false
  return period.in !== 'between' || period.from !== null || period.until !== null
}

/** Every group of a tree, and those of other ends, with a deed done to them; from within, so that what is new is left alone. */
function mapGroups(group: DraftGroup, change: (group: DraftGroup) => DraftGroup): DraftGroup {
  const of = group.of.map((node) => mapNode(node, change))
  const isSame = of.every((node, at) => node === group.of[at])
  return change(isSame ? group : { ...group, of })
}

function mapNode(node: DraftNode, change: (group: DraftGroup) => DraftGroup): DraftNode {
  if (isGroup(node)) return mapGroups(node, change)
  if (node.other === undefined) return node
  const other = mapGroups(node.other, change)
  return other === node.other ? node : { ...node, other }
}

/** A deed on the list in which this part stands. */
function within(
  draft: DraftGroup,
  key: string,
  change: (of: readonly DraftNode[], at: number) => readonly DraftNode[],
): DraftGroup {
  return mapGroups(draft, (group) => {
    const at = group.of.findIndex((node) => node.key === key)
    return at < 0 ? group : { ...group, of: change(group.of, at) }
  })
}

/** At the end of a group. */
export function added(draft: DraftGroup, groupKey: string, node: DraftNode): DraftGroup {
  return mapGroups(draft, (group) => (group.key === groupKey ? { ...group, of: [...group.of, node] } : group))
}

export function removed(draft: DraftGroup, key: string): DraftGroup {
  return within(draft, key, (of) => of.filter((node) => node.key !== key))
}

export function replaced(draft: DraftGroup, key: string, next: DraftNode): DraftGroup {
  return within(draft, key, (of) => of.map((node) => (node.key === key ? next : node)))
}

export function regrouped(draft: DraftGroup, key: string, group: GroupKind): DraftGroup {
  return mapGroups(draft, (one) => (one.key === key ? { ...one, group } : one))
}

/** A part becomes the first of a new group in its place. */
export function wrapped(draft: DraftGroup, key: string, group: GroupKind): DraftGroup {
  return within(draft, key, (of) => of.map((node) => (node.key === key ? { key: newKey(), group, of: [node] } : node)))
}

/** The parts of a group stand in its place. */
export function unwrapped(draft: DraftGroup, key: string): DraftGroup {
  return within(draft, key, (of) => of.flatMap((node) => (node.key === key && isGroup(node) ? node.of : [node])))
}

/** One place up (-1) or down (1) within its group; out of a nested group at its edge. */
export function moved(draft: DraftGroup, key: string, by: -1 | 1): DraftGroup {
  const node = findNode(draft, key)
  const home = groupOf(draft, key)
  if (node === null || home === null) return draft
  const at = home.of.findIndex((one) => one.key === key)
  const to = at + by
  if (to >= 0 && to < home.of.length) return within(draft, key, (of) => swapped(of, at, to))
  return outOf(draft, node, home, by)
}

function swapped(of: readonly DraftNode[], at: number, to: number): readonly DraftNode[] {
  return of.map((node, place) => (place === at ? (of[to] ?? node) : place === to ? (of[at] ?? node) : node))
}

function outOf(draft: DraftGroup, node: DraftNode, home: DraftGroup, by: -1 | 1): DraftGroup {
  if (groupOf(draft, home.key) === null) return draft
  return within(removed(draft, node.key), home.key, (of, at) => of.toSpliced(by < 0 ? at : at + 1, 0, node))
}

/** Into a group that stands beside it, at the end. */
export function movedInto(draft: DraftGroup, key: string, groupKey: string): DraftGroup {
  const node = findNode(draft, key)
  return node === null ? draft : added(removed(draft, key), groupKey, node)
}

/** The same once more, right behind it. */
export function doubled(draft: DraftGroup, key: string): DraftGroup {
  return within(draft, key, (of, at) => of.flatMap((node, place) => (place === at ? [node, afresh(node)] : [node])))
}

function afresh(node: DraftNode): DraftNode {
  if (isGroup(node)) return { ...node, key: newKey(), of: node.of.map(afresh) }
  return {
    ...node,
    key: newKey(),
    ...(node.other && { other: { ...node.other, key: newKey(), of: node.other.of.map(afresh) } }),
  }
}

/** The group in which a part stands directly; of the whole there is none. */
export function groupOf(draft: DraftGroup, key: string): DraftGroup | null {
  for (const group of groupsIn(draft)) if (group.of.some((node) => node.key === key)) return group
  return null
}

function groupsIn(group: DraftGroup): readonly DraftGroup[] {
  return [
    group,
    ...group.of.flatMap((node) => (isGroup(node) ? groupsIn(node) : node.other ? groupsIn(node.other) : [])),
  ]
}

function findNode(draft: DraftGroup, key: string): DraftNode | null {
  return groupOf(draft, key)?.of.find((node) => node.key === key) ?? null
}

/** Groups within groups; more than this nobody reads. */
export const DEEPEST = 4
