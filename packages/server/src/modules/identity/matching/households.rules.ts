import type { Clusters } from './cluster.rules.ts'
import type { Edges } from './edges.rules.ts'

/** More relations behind one door with one surname are an institution or damage, not a household. */
const MOST_IN_HOUSEHOLD = 12

/**
 * Groups that share surname and door, as lists of their lowest rows. People who are one relation already are one member,
 * and a household of one is none.
 */
export function findHouseholds(neighbours: Edges, clusters: Clusters): number[][] {
  const parent = new Map<number, number>()
  const top = (group: number): number => {
    let at = group
    for (let above = parent.get(at); above !== undefined && above !== at; above = parent.get(at)) at = above
    return at
  }
  for (let position = 0; position < neighbours.size; position++) {
    const { a, b } = neighbours.at(position)
    const [one, other] = [top(clusters.find(a)), top(clusters.find(b))]
    if (one === other) continue
    parent.set(Math.max(one, other), Math.min(one, other))
    if (!parent.has(Math.min(one, other))) parent.set(Math.min(one, other), Math.min(one, other))
  }
  const households = new Map<number, number[]>()
  for (const group of [...parent.keys()].sort((a, b) => a - b)) {
    const members = households.get(top(group))
    if (members) members.push(group)
    else households.set(top(group), [group])
  }
  return [...households.values()].filter(({ length }) => length > 1 && length <= MOST_IN_HOUSEHOLD)
}
