/**
 * Which relation a cell belongs to follows from the log of merges and splits, and from nothing else.
 *
 * A cell is the relation that facts were given to when they came in. Replaying the log from its beginning, every cell starts
 * as a relation of its own; a merge unites the groups of its two cells and the winner's relation stays; a split takes cells
 * out of the groups in which they are. What was undone is left out. Guarantees:
 *
 * 1. The outcome depends on the log alone, not on the order in which things were undone: undoing is leaving out.
 * 2. Cells that no operation mentions stand by themselves.
 * 3. The relation of a group is one of its cells.
 * 4. Only operations that mention a cell of a group, directly or through each other, can change that group; so a few
 *    operations can be replayed apart from all others.
 */
export type MergeOperation = {
  readonly kind: 'merge'
  readonly sequence: number
  readonly winner: string
  readonly loser: string
}

export type SplitOperation = {
  readonly kind: 'split'
  readonly sequence: number
  /** An undone split takes nothing out, but the cells it made still exist: they are with the cell they came from. */
  readonly isActive: boolean
  readonly cells: readonly SplitCell[]
}

/** `madeFrom`: the split made this cell, for records out of that one. */
export type SplitCell = { readonly cell: string; readonly madeFrom: string | null }

export type Operation = MergeOperation | SplitOperation

/** Cells that are one relation; `relation` is the cell that gives it its id. */
type Group = { relation: string; readonly cells: Set<string> }

/** For every cell that the operations mention, the relation it belongs to. */
export function replay(operations: readonly Operation[]): Map<string, string> {
  const groups = groupsAfter(operations)
  return new Map([...groups].map(([cell, group]) => [cell, group.relation]))
}

function groupsAfter(operations: readonly Operation[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const operation of [...operations].sort((left, right) => left.sequence - right.sequence)) {
    if (operation.kind === 'merge') unite(groups, operation.winner, operation.loser)
    else takeOut(groups, operation)
  }
  return groups
}

function groupOf(groups: Map<string, Group>, cell: string): Group {
  const known = groups.get(cell)
  if (known) return known
  const made = { relation: cell, cells: new Set([cell]) }
  groups.set(cell, made)
  return made
}

/** The smaller group goes over into the larger, so that a long log stays quick; whose relation stays does not depend on it. */
function unite(groups: Map<string, Group>, winner: string, loser: string): void {
  const [staying, going] = [groupOf(groups, winner), groupOf(groups, loser)]
  if (staying === going) return
  const [larger, smaller] = staying.cells.size >= going.cells.size ? [staying, going] : [going, staying]
  for (const cell of smaller.cells) {
    larger.cells.add(cell)
    groups.set(cell, larger)
  }
  larger.relation = staying.relation
}

function takeOut(groups: Map<string, Group>, { cells, isActive }: SplitOperation): void {
  for (const { cell, madeFrom } of cells) if (madeFrom !== null) unite(groups, madeFrom, cell)
  if (!isActive) return
  const touched = Map.groupBy(cells, ({ cell }) => groupOf(groups, cell))
  for (const [group, leaving] of touched) {
    if (leaving.length === group.cells.size) continue
    const out = new Set(leaving.map(({ cell }) => cell))
    for (const cell of out) group.cells.delete(cell)
    const isRelationOut = out.has(group.relation)
    const made = { relation: isRelationOut ? group.relation : eldest(out), cells: out }
    if (isRelationOut) group.relation = eldest(group.cells)
    for (const cell of out) groups.set(cell, made)
  }
}

/** Ids grow with time, so the lowest is the relation that existed first, and one that a split made comes last. */
function eldest(cells: ReadonlySet<string>): string {
  return [...cells].reduce((lowest, cell) => (cell < lowest ? cell : lowest))
}

export type Pair = { readonly left: string; readonly right: string }

/**
 * Of the proposed merges, in their order, those that bring no two cells together of which somebody decided that they are not
 * the same, directly or through others; and those that add nothing, because the two are one already, are left out too.
 */
export function admissibleMerges<T extends { readonly winner: string; readonly loser: string }>(
  operations: readonly Operation[],
  proposed: readonly T[],
  notSame: readonly Pair[],
): { readonly admitted: T[]; readonly refused: T[]; readonly redundant: T[] } {
  const groups = groupsAfter(operations)
  const apart = enemiesOf(notSame)
  const result = { admitted: [] as T[], refused: [] as T[], redundant: [] as T[] }
  for (const merge of proposed) {
    const [winner, loser] = [groupOf(groups, merge.winner), groupOf(groups, merge.loser)]
    if (winner === loser) result.redundant.push(merge)
    else if (areApart(apart, winner, loser)) result.refused.push(merge)
    else {
      unite(groups, merge.winner, merge.loser)
      result.admitted.push(merge)
    }
  }
  return result
}

function enemiesOf(notSame: readonly Pair[]): Map<string, Set<string>> {
  const apart = new Map<string, Set<string>>()
  const add = (one: string, other: string) => apart.set(one, (apart.get(one) ?? new Set()).add(other))
  for (const { left, right } of notSame) {
    add(left, right)
    add(right, left)
  }
  return apart
}

function areApart(apart: ReadonlyMap<string, ReadonlySet<string>>, one: Group, other: Group): boolean {
  if (apart.size === 0) return false
  const [few, many] = one.cells.size <= other.cells.size ? [one, other] : [other, one]
  for (const cell of few.cells) for (const enemy of apart.get(cell) ?? []) if (many.cells.has(enemy)) return true
  return false
}

/**
 * Proposed merges in portions that have nothing to do with each other, so that each can be carried out and committed by
 * itself: what hangs together stays together, whatever its size.
 */
export function portionsOf<T extends { readonly winner: string; readonly loser: string }>(
  merges: readonly T[],
  size: number,
): T[][] {
  const groups = new Map<string, Group>()
  for (const { winner, loser } of merges) unite(groups, winner, loser)
  const portions: T[][] = []
  for (const together of Map.groupBy(merges, ({ winner }) => groupOf(groups, winner)).values()) {
    const last = portions.at(-1)
    if (last && last.length + together.length <= size) last.push(...together)
    else portions.push([...together])
  }
  return portions
}
