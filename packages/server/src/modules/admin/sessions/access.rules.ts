import { permissionsOfOwner, permissionsOfRole, Role, type Permission } from '@klantregie/contract'

type Sight = {
  readonly isOwner: boolean
  readonly rights: { readonly change: string; readonly export: string }
}

/** The mask of no domain at all. */
const NONE = '0'

/**
 * Which routes are open to somebody: those of their role; those of an owner when they answer for a domain; and changing or
 * exporting relations when a team or a domain gives them that somewhere, because what they may do where is in the masks.
 */
export function permissionsFor(role: Role, { isOwner, rights }: Sight): ReadonlySet<Permission> {
  return new Set([
    ...permissionsOfRole[role],
    ...(isOwner ? permissionsOfOwner : []),
    ...(rights.change === NONE ? [] : (['relations.relation.write'] as const)),
    ...(rights.export === NONE ? [] : (['relations.relation.export'] as const)),
  ])
}

/** What two people may both ask for. */
export function permissionsOfBoth(
  one: ReadonlySet<Permission>,
  other: ReadonlySet<Permission>,
): ReadonlySet<Permission> {
  return new Set([...one].filter((permission) => other.has(permission)))
}

/** Whether somebody of this role may make keys, and so answer for those they made. */
export function mayMakeKeys(role: string): boolean {
  const known = Role.safeParse(role).data
  return known !== undefined && permissionsOfRole[known].includes('admin.key.manage')
}
