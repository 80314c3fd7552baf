import { dutchDay } from '@klantregie/contract'
import type { convertRole as contract, RelationRole } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { getType } from '../../governance/index.ts'
import { getChangeable } from '../page/visibility.service.ts'
import { roleStatus } from './role.rules.ts'
import * as changes from './role-change.queries.ts'
import { isBranch, isOwner } from './role-choice.service.ts'
import {
  getForChange,
  getRole,
  giveRole,
  leaveTrace,
  removeRole,
  requireSeen,
  setEnd,
  type OneRole,
} from './role.service.ts'
import * as roles from './role.queries.ts'

type Conversion = OneRole & z.infer<(typeof contract)['body']>

/**
 * A lead becomes a sponsor, an applicant a volunteer: the role ends on the day the new one begins and remembers what it
 * became. Who looks after it, where it came from and what the interest was go along.
 * @throws AppError relations.role_changed, relations.role_ended, relations.role_same_type, and those of `addRole`
 */
export async function convertRole(
  ctx: Ctx,
  { id: asked, roleId, version, typeId, from, branchId, stageId }: Conversion,
): Promise<{ ended: RelationRole; started: RelationRole }> {
  const relation = await getChangeable(ctx, asked)
  const role = await getForChange(ctx, relation.id, roleId)
  requireSeen(role, version)
  const today = dutchDay(ctx.now)
  if (roleStatus(role, today) === 'ended') throw new AppError('relations.role_ended')
  if (role.typeId === typeId) throw new AppError('relations.role_same_type')
  const day = from ?? today
  if (role.from !== null && day < role.from) throw new AppError('relations.role_ends_before_start')
  const startedId = await giveRole(ctx, relation, {
    typeId,
    from: day,
    ...(await keptOf(ctx, role)),
    ...given({ branchId, stageId }),
  })
  await setEnd(ctx, role, { until: day, reason: (await getType(ctx, typeId)).name })
  await roles.setBecame(ctx, roleId, startedId)
  await changes.insert(ctx, roleId, [{ field: 'became', before: null, after: startedId }])
  await leaveTrace(ctx, 'relation.role_converted', relation.id, {
    roleId,
    fromTypeId: role.typeId,
    toTypeId: typeId,
    startedId,
    on: day,
  })
  const id = relation.id
  return { ended: await getRole(ctx, { id, roleId }), started: await getRole(ctx, { id, roleId: startedId }) }
}

/** What goes along; a colleague who has left, or a branch that has closed, does not. */
async function keptOf(ctx: Ctx, { ownerId, branchId, leadSource, interest }: roles.RoleRow) {
  return given({
    ownerId: (await isOwner(ctx, ownerId)) ? ownerId : null,
    branchId: (await isBranch(ctx, branchId)) ? branchId : null,
    leadSource,
    interest,
  })
}

function given<T extends Record<string, string | null | undefined>>(values: T) {
  const filled = Object.entries(values).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(filled) as { [K in keyof T]?: string }
}

/**
 * Takes back a conversion, by the role that was converted: what it became goes and it runs again. What was changed about the new
 * role since then would be lost, so that is refused.
 * @throws AppError relations.role_not_converted, relations.role_changed
 */
export async function takeBackConversion(ctx: Ctx, { id: asked, roleId }: OneRole): Promise<RelationRole> {
  const role = await getForChange(ctx, asked, roleId)
  if (role.becameRoleId === null) throw new AppError('relations.role_not_converted')
  const started = await getForChange(ctx, asked, role.becameRoleId)
  if (started.version !== 1) throw new AppError('relations.role_changed', { version: started.version })
  await removeRole(ctx, { id: asked, roleId: started.id })
  await setEnd(ctx, role, { until: null, reason: null })
  await changes.insert(ctx, roleId, [{ field: 'became', before: started.id, after: null }])
  await leaveTrace(ctx, 'relation.role_conversion_taken_back', role.relationId, { roleId, startedId: started.id })
  return getRole(ctx, { id: role.relationId, roleId })
}
