import type { RelationKind, RelationRole, RelationType, RoleChanges } from '@klantregie/contract'

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

/** What was filled in, without what was left empty. */
export function given<T extends Readonly<Record<string, string | null | undefined>>>(
  values: T,
): { [K in keyof T]?: string } {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return Object.fromEntries(filled) as { [K in keyof T]?: string }
}

const CHANGEABLE = ['statusId', 'stageId', 'ownerId', 'branchId', 'from', 'leadSource', 'interest'] as const

/** A role as the values of a form; nothing of a choice is `none`, because a list knows no empty id. */
export function valuesOf(role: RelationRole): Record<string, string> {
  const choices = ['statusId', 'stageId', 'ownerId', 'branchId'] as const
  const texts = ['from', 'leadSource', 'interest'] as const
  return Object.fromEntries([
    ...choices.map((key) => [key, role[key] ?? 'none']),
    ...texts.map((key) => [key, role[key] ?? '']),
  ]) as Record<string, string>
}

/** Of a form what differs from the role, empty as null; what stayed the same is not sent, so that it cannot overwrite anything. */
export function changesOf(role: RelationRole, values: Readonly<Record<string, string>>): RoleChanges {
  const changed = CHANGEABLE.flatMap((key) => {
    const typed = values[key]?.trim() ?? ''
    const value = typed === '' || typed === 'none' ? null : typed
    return value === role[key] ? [] : [[key, value] as const]
  })
  return Object.fromEntries(changed)
}

/** What stands small behind the name of a role, in the order in which people ask for it. */
export function detailsOf(role: RelationRole, period: string): string {
  const now = role.status === 'ended' ? [role.endReason] : [role.standing, role.stage]
  return [period, ...now, role.branch, role.owner].filter((part) => part !== null && part !== '').join(' · ')
}

/** What can be done with a role, in the order in which it is done most. */
export function menuOf(role: RelationRole, mayWrite: boolean): readonly string[] {
  if (!mayWrite) return ['history']
  const running = role.status === 'ended' ? ['reopen'] : ['change', 'convert', 'end']
  const converted = role.becameRoleId === null ? running : ['takeBack']
  return [...converted, 'history', ...(role.source === null && role.becameRoleId === null ? ['remove'] : [])]
}
