import type { RelationRole, RoleChange, RoleChanges } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { getVisible } from '../page/visibility.service.ts'
import { changedRole, differences, type FieldChange } from './role-change.rules.ts'
import * as changes from './role-change.queries.ts'
import { requireBranch, requireChoice, requireOwner } from './role-choice.service.ts'
import {
  getForChange,
  getRole,
  leaveTrace,
  listRoles,
  namesFor,
  requireSeen,
  type OneRole,
  type RoleNames,
} from './role.service.ts'
import * as roles from './role.queries.ts'

/** Changes somebody may read back; a role that changes weekly for years has fewer. */
const MOST_CHANGES = 200

/**
 * Changes what somebody said about a role. Who says it of a version that is no longer there, is told so.
 * @throws AppError relations.role_changed, relations.choice_not_found, relations.owner_not_found, relations.role_ends_before_start
 */
export async function changeRole(
  ctx: Ctx,
  { id: asked, roleId, version, sourceNames, ...input }: OneRole & RoleChanges & { readonly version: number },
): Promise<RelationRole> {
  const role = await getForChange(ctx, asked, roleId)
  requireSeen(role, version)
  const after = changedRole(role, input)
  const changed = differences(role, after)
  if (changed.length > 0) {
    await requireGood(ctx, { ...role, ...after }, changed)
    await roles.update(ctx, roleId, after)
    await changes.insert(ctx, roleId, changed)
    await leaveTrace(ctx, 'relation.role_changed', role.relationId, {
      roleId,
      typeId: role.typeId,
      changes: changed.filter(({ field }) => !IN_OWN_WORDS.has(field)),
    })
  }
  return getRole(ctx, { id: role.relationId, roleId, sourceNames })
}

/** What somebody wrote stands with the role; the trail, which is kept longer, says only that it changed. */
const IN_OWN_WORDS: ReadonlySet<string> = new Set(['lead_source', 'interest'])

async function requireGood(ctx: Ctx, role: roles.RoleRow, changed: readonly FieldChange[]): Promise<void> {
  const has = (field: FieldChange['field']) => changed.some((one) => one.field === field)
  if (has('status')) await requireChoice(ctx, { typeId: role.typeId, kind: 'status', id: role.statusId })
  if (has('stage')) await requireChoice(ctx, { typeId: role.typeId, kind: 'stage', id: role.stageId })
  if (has('owner')) await requireOwner(ctx, role.ownerId)
  if (has('branch')) await requireBranch(ctx, role.branchId)
  if (role.from !== null && role.until !== null && role.until < role.from)
    throw new AppError('relations.role_ends_before_start')
}

/** What was changed about a role, in words, newest first. @throws AppError relations.role_not_found */
export async function listRoleChanges(ctx: Ctx, { id: asked, roleId }: OneRole): Promise<RoleChange[]> {
  const { id } = await getVisible(ctx, asked)
  const names = await namesFor(ctx)
  const seen = await listRoles(ctx, id, names)
  if (!seen.some((role) => role.id === roleId)) throw new AppError('relations.role_not_found')
  const types = new Map(seen.map((role) => [role.id, role.type]))
  return (await changes.listOfRole(ctx, roleId, MOST_CHANGES)).map((row) => ({
    ...row,
    before: inWords(row.field, row.before, { ...names, types }),
    after: inWords(row.field, row.after, { ...names, types }),
    at: row.at.toISOString(),
  }))
}

/** `types` of `names` is by the id of a role here: what a role became. */
function inWords(field: RoleChange['field'], value: string | null, names: RoleNames): string | null {
  if (value === null) return null
  const known: Partial<Record<RoleChange['field'], ReadonlyMap<string, string>>> = {
    status: names.choices,
    stage: names.choices,
    owner: names.colleagues,
    branch: names.branches,
    became: names.types,
  }
  const map = known[field]
  return map === undefined ? value : (map.get(value) ?? null)
}
