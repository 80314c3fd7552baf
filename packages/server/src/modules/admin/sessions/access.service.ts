import type { Permission } from '@klantregie/contract'
import type { Ctx, Rights, Who } from '../../../platform/context.ts'
import { bothMay, rightsOf } from '../../governance/index.ts'
import { personAt } from '../organisations/actors.ts'
import * as users from '../users/user.queries.ts'
import { permissionsFor, permissionsOfBoth } from './access.rules.ts'

/** What somebody may see and do, at this moment. */
type Access = {
  readonly permissions: ReadonlySet<Permission>
  readonly domainMask: string
  readonly rights: Rights
}

/**
 * Somebody with the rights they have now, asked of the database. Who looks along as a colleague has what both have; as a colleague
 * who may not sign in any more, nothing at all until they stop.
 */
export async function whoIs(ctx: Ctx, user: users.UserWithTeams, viewingAsUserId: string | null): Promise<Who> {
  const own = await accessOf(ctx, user)
  const person = personAt(ctx.tenantId, user, own)
  if (viewingAsUserId === null) return { ...person, permissions: own.permissions }
  const other = await users.findWithTeams(ctx, viewingAsUserId)
  const shared = other?.isActive ? await accessOf(ctx, other) : NO_ACCESS
  return {
    ...person,
    ...bothMay(own, shared),
    permissions: permissionsOfBoth(own.permissions, shared.permissions),
    viewingAs: { id: viewingAsUserId, name: other?.name ?? '' },
  }
}

const NO_ACCESS: Access = {
  permissions: new Set(),
  domainMask: '0',
  rights: { change: '0', export: '0', delete: '0', fields: {} },
}

type RightsBy = Pick<users.UserWithTeams, 'id' | 'role' | 'teamIds' | 'domainIds'>

/** Rights by role, teams and domains, at this moment. */
export async function accessOf(ctx: Ctx, { id, role, teamIds, domainIds }: RightsBy): Promise<Access> {
  const sight = await rightsOf(ctx, { id, role, teamIds, domainIds })
  return { domainMask: sight.domainMask, rights: sight.rights, permissions: permissionsFor(role, sight) }
}

/** Whether two moments of one person come to the same, so that what was begun in the first may go on in the second. */
export function maySame(one: Who, other: Who): boolean {
  return rightsKey(one) === rightsKey(other)
}

function rightsKey({ domainMask, rights, permissions, viewingAs }: Who): string {
  const fields = Object.entries(rights.fields).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([
    domainMask,
    rights.change,
    rights.export,
    rights.delete,
    fields.map(([field, { shown, clear, change }]) => [field, shown, clear, change]),
    [...permissions].toSorted(),
    viewingAs?.id ?? null,
  ])
}
