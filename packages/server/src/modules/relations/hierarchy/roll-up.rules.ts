/** What there was with one relation by itself. */
export type Own = { readonly count: number; readonly lastAt: Date | null }
export type Rolled = { readonly own: Own; readonly below: Own }

type Edge = { readonly relationId: string; readonly parentId: string | null }

/**
 * Contact with each place of a tree: with the organisation and its people, and with everything below it as well. Somebody who
 * works at two schools of one board counts at both and once at the board; so does a school that stands below two others.
 */
export function rollUp(
  edges: readonly Edge[],
  people: ReadonlyMap<string, readonly string[]>,
  contacts: ReadonlyMap<string, Own>,
): Map<string, Rolled> {
  const children = childrenOf(edges)
  const reached = new Map<string, ReadonlySet<string>>()
  const rolled = new Map<string, Rolled>()
  for (const { relationId } of edges) {
    const own = new Set([relationId, ...(people.get(relationId) ?? [])])
    const all = reach(relationId, { children, people, reached, path: new Set() })
    rolled.set(relationId, { own: added(own, contacts), below: added(all, contacts) })
  }
  return rolled
}

function childrenOf(edges: readonly Edge[]): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const { relationId, parentId } of edges)
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), relationId])
  return children
}

type Walk = {
  readonly children: ReadonlyMap<string, readonly string[]>
  readonly people: ReadonlyMap<string, readonly string[]>
  readonly reached: Map<string, ReadonlySet<string>>
  /** Where we came through: the database keeps circles out, and a walk that trusted it would never end if it failed. */
  readonly path: ReadonlySet<string>
}

function reach(id: string, walk: Walk): ReadonlySet<string> {
  const known = walk.reached.get(id)
  if (known) return known
  const all = new Set([id, ...(walk.people.get(id) ?? [])])
  const path = new Set([...walk.path, id])
  for (const child of walk.children.get(id) ?? [])
    if (!path.has(child)) for (const one of reach(child, { ...walk, path })) all.add(one)
  walk.reached.set(id, all)
  return all
}

function added(ids: ReadonlySet<string>, contacts: ReadonlyMap<string, Own>): Own {
  let count = 0
  let lastAt: Date | null = null
  for (const id of ids) {
    const one = contacts.get(id)
    count += one?.count ?? 0
    if (one?.lastAt && (lastAt === null || one.lastAt > lastAt)) lastAt = one.lastAt
  }
  return { count, lastAt }
}

/** Parents before their children, children by name; a place that is reached along two ways is told once per way. */
export function inOrder<E extends Edge>(edges: readonly E[], nameOf: (relationId: string) => string): E[] {
  const below = new Map<string | null, E[]>()
  for (const edge of edges) below.set(edge.parentId, [...(below.get(edge.parentId) ?? []), edge])
  const ordered: E[] = []
  const told = new Set<string>()
  const tell = (parentId: string | null) => {
    const found = (below.get(parentId) ?? []).toSorted((one, other) =>
      nameOf(one.relationId).localeCompare(nameOf(other.relationId), 'nl'),
    )
    for (const edge of found) {
      ordered.push(edge)
      if (told.has(edge.relationId)) continue
      told.add(edge.relationId)
      tell(edge.relationId)
    }
  }
  tell(null)
  return ordered
}
