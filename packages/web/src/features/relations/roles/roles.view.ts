import type { RelationKind, RelationRole, RelationType } from '@klantregie/contract'

/** Dates of a role in the fewest words that stay true. */
export type RolePeriod =
  | { readonly key: 'none' }
  | { readonly key: 'since' | 'from'; readonly from: string }
  | { readonly key: 'until'; readonly until: string }
  | { readonly key: 'period'; readonly from: string; readonly until: string }

export function periodOf({ status, from, until }: Pick<RelationRole, 'status' | 'from' | 'until'>): RolePeriod {
  if (from !== null && until !== null) return { key: 'period', from, until }
  if (until !== null) return { key: 'until', until }
  if (from !== null) return { key: status === 'planned' ? 'from' : 'since', from }
  return { key: 'none' }
}

const rank = { active: 0, planned: 1, ended: 2 } as const

/** What runs now first, then what is to come, then what was; within those the longest first. */
export function sortRoles(roles: readonly RelationRole[]): readonly RelationRole[] {
  return [...roles].sort(
    (a, b) =>
      rank[a.status] - rank[b.status] ||
      (a.from ?? '9').localeCompare(b.from ?? '9') ||
      a.type.localeCompare(b.type, 'nl'),
  )
}

/** Types that fit this kind and that the relation does not already have running. */
export function typesToGive(
  types: readonly RelationType[],
  kind: RelationKind,
  roles: readonly RelationRole[],
): readonly RelationType[] {
  const running = new Set(roles.filter((role) => role.status === 'active').map((role) => role.typeId))
  return types.filter((type) => !type.isRetired && type.kinds.includes(kind) && !running.has(type.id))
}
