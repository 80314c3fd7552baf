import { dutchDay } from '@klantregie/contract'
import type { addRole as contract, RelationKind, RelationRole, RelationType } from '@klantregie/contract'
import type { z } from 'zod'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findDomains, findRoleChoices, findTypes, getType } from '../../governance/index.ts'
import { getChangeable } from '../page/visibility.service.ts'
import { maskWithoutRole, refuseEnd, refuseNewRole, refuseReopen, roleStatus } from './role.rules.ts'
import * as changes from './role-change.queries.ts'
import { requireBranch, requireChoice, requireOwner } from './role-choice.service.ts'
import * as roles from './role.queries.ts'

/** Names of what a role points at, read once per page. */
export type RoleNames = {
  readonly types: ReadonlyMap<string, string>
  readonly branches: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
  readonly choices: ReadonlyMap<string, string>
  readonly colleagues: ReadonlyMap<string, string>
}

/** Names of sources, which a module above this one keeps; given by the composition of the product. */
export type SourceNames = (ctx: Ctx) => Promise<ReadonlyMap<string, string>>

export async function namesFor(ctx: Ctx, sourceNames?: SourceNames): Promise<RoleNames> {
  const [types, branches] = [await findTypes(ctx), await findBranches(ctx)]
  const [choices, colleagues] = [await findRoleChoices(ctx), await findUserNames(ctx)]
  return {
    choices: new Map(choices.map(({ id, name }) => [id, name])),
    colleagues: new Map(colleagues.map(({ id, name }) => [id, name])),
    types: new Map(types.map(({ id, name }) => [id, name])),
    branches: new Map(branches.map(({ id, name }) => [id, name])),
    sources: sourceNames ? await sourceNames(ctx) : new Map(),
  }
}

/** The roles that exist for the reader: those in domains that they see, whatever else the relation is to others. */
export async function listRoles(ctx: Ctx, relationId: string, names: RoleNames): Promise<RelationRole[]> {
  const isSeen = await seenDomains(ctx)
  return (await roles.listOfRelation(ctx, relationId))
    .filter(({ domainId }) => isSeen(domainId))
    .map((row) => toRole(ctx, row, names))
}

/** Which domains the reader sees. */
export async function seenDomains(ctx: Ctx): Promise<(domainId: string) => boolean> {
  if (ctx.domainMask === EVERY_DOMAIN) return () => true
  const seen = new Set((await findDomains(ctx)).filter(({ bit }) => holds(ctx.domainMask, bit)).map(({ id }) => id))
  return (domainId) => seen.has(domainId)
}

function holds(mask: string, bit: number): boolean {
  return ((BigInt(mask) >> BigInt(bit)) & 1n) === 1n
}

/** Whether a type belongs to a domain that the reader sees. */
export async function isSeenType(ctx: Ctx, typeId: string): Promise<boolean> {
  if (ctx.domainMask === EVERY_DOMAIN) return true
  const isSeen = await seenDomains(ctx)
  return (await findTypes(ctx)).some((type) => type.id === typeId && isSeen(type.domainId))
}

function toRole(ctx: Ctx, row: roles.RoleRow, names: RoleNames): RelationRole {
  return {
    id: row.id,
    typeId: row.typeId,
    type: names.types.get(row.typeId) ?? '',
    domainId: row.domainId,
    branchId: row.branchId,
    branch: nameIn(names.branches, row.branchId),
    status: roleStatus(row, dutchDay(ctx.now)),
    from: row.from,
    until: row.until,
    source: nameIn(names.sources, row.sourceId),
    statusId: row.statusId,
    standing: nameIn(names.choices, row.statusId),
    stageId: row.stageId,
    stage: nameIn(names.choices, row.stageId),
    ownerId: row.ownerId,
    owner: nameIn(names.colleagues, row.ownerId),
    endReason: row.endReason,
    leadSource: row.leadSource,
    interest: row.interest,
    becameRoleId: row.becameRoleId,
    version: row.version,
  }
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null) => (id === null ? null : (names.get(id) ?? null))

/** The names of the types that each relation has today, in the order of the model, as far as the reader sees their domain. */
export async function typeNamesOf(ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await roles.findTypeIds(ctx, relationIds, dutchDay(ctx.now))
  const names = new Map<string, string[]>()
  if (rows.length === 0) return names
  const has = new Set(rows.map((row) => `${row.relationId} ${row.typeId}`))
  const isSeen = await seenDomains(ctx)
  const types = (await findTypes(ctx)).filter(
    (type) => isSeen(type.domainId) && rows.some((row) => row.typeId === type.id),
  )
  for (const id of new Set(rows.map((row) => row.relationId))) {
    names.set(
      id,
      types.filter((type) => has.has(`${id} ${type.id}`)).map((type) => type.name),
    )
  }
  return names
}

type Given = z.infer<(typeof contract)['body']>
type NewRole = Pick<Given, 'typeId'> & { readonly id: string } & {
  readonly [K in Exclude<keyof Given, 'typeId'>]?: Given[K] | null
}

/**
 * Gives a relation a role, and with it the domain of the role's type.
 * @throws AppError relations.change_not_allowed: neither may somebody put a relation in a domain where they may change nothing
 */
export async function addRole(ctx: Ctx, { id: asked, ...input }: NewRole): Promise<RelationRole> {
  const relation = await getChangeable(ctx, asked)
  return getRole(ctx, { id: relation.id, roleId: await giveRole(ctx, relation, input) })
}

const SAID = ['branchId', 'from', 'until', 'statusId', 'stageId', 'ownerId', 'leadSource', 'interest'] as const

/** What was left out is nothing. */
function saidOf(input: Omit<NewRole, 'id' | 'typeId'>) {
  const entries = SAID.map((key) => [key, input[key] ?? null] as const)
  return Object.fromEntries(entries) as Record<(typeof SAID)[number], string | null>
}

/** The same for a relation that is held already; answers the id of the role. */
export async function giveRole(
  ctx: Ctx,
  { id, kind }: { readonly id: string; readonly kind: RelationKind },
  { typeId, ...input }: Omit<NewRole, 'id'>,
): Promise<string> {
  const said = saidOf(input)
  const { branchId, from, until, statusId, stageId, ownerId, leadSource, interest } = said
  const type = await getType(ctx, typeId)
  if (type.isRetired) throw new AppError('relations.type_retired')
  await requireDomain(ctx, type.domainId)
  const refusal = refuseNewRole({ kind, kindsOfType: type.kinds, from, until })
  if (refusal) throw new AppError(refusal)
  await requireBranch(ctx, branchId)
  await requireChoice(ctx, { typeId, kind: 'status', id: statusId })
  await requireChoice(ctx, { typeId, kind: 'stage', id: stageId })
  await requireOwner(ctx, ownerId)
  const traced = { branchId, from, until, statusId, stageId, ownerId }
  const roleId = await roles.insert(ctx, {
    relationId: id,
    typeId,
    domainId: type.domainId,
    ...traced,
    leadSource,
    interest,
  })
  await roles.addDomain(ctx, id, await bitOf(ctx, type.domainId))
  await leaveTrace(ctx, 'relation.role_added', id, { roleId, type: type.name, ...traced })
  return roleId
}

export type OneRole = { readonly id: string; readonly roleId: string; readonly sourceNames?: SourceNames | undefined }
type Ending = OneRole & {
  readonly until?: string | undefined
  readonly reason?: string | null | undefined
  readonly version?: number | undefined
}

/** Ends a role, today unless another day is given. The role stays: it is history. @throws AppError relations.role_changed */
export async function endRole(
  ctx: Ctx,
  { id: asked, roleId, until, reason = null, version, sourceNames }: Ending,
): Promise<RelationRole> {
  const role = await getForChange(ctx, asked, roleId)
  const id = role.relationId
  requireSeen(role, version)
  const today = dutchDay(ctx.now)
  const lastDay = until ?? today
  const refusal = refuseEnd(role, lastDay, today)
  if (refusal) throw new AppError(refusal)
  await setEnd(ctx, role, { until: lastDay, reason })
  await leaveTrace(ctx, 'relation.role_ended', id, {
    roleId,
    typeId: role.typeId,
    until: lastDay,
    before: role.until,
    ...(reason === null ? {} : { reason }),
  })
  return getRole(ctx, { id, roleId, sourceNames })
}

/** Takes back the end of a role. */
export async function reopenRole(ctx: Ctx, { id: asked, roleId, sourceNames }: OneRole): Promise<RelationRole> {
  const role = await getForChange(ctx, asked, roleId)
  const id = role.relationId
  const refusal = refuseReopen(role)
  if (refusal) throw new AppError(refusal)
  await setEnd(ctx, role, { until: null, reason: null })
  await leaveTrace(ctx, 'relation.role_reopened', id, { roleId, typeId: role.typeId, before: role.until })
  return getRole(ctx, { id, roleId, sourceNames })
}

/** Ends or opens a role and remembers what it was. */
export async function setEnd(
  ctx: Ctx,
  role: roles.RoleRow,
  { until, reason }: { readonly until: string | null; readonly reason: string | null },
): Promise<void> {
  await roles.setEnd(ctx, role.id, { until, reason })
  await changes.insert(ctx, role.id, [
    { field: 'until', before: role.until, after: until },
    { field: 'end_reason', before: role.endReason, after: reason },
  ])
}

/** @throws AppError relations.role_changed: it is another version than was seen; the details hold the one that is there */
export function requireSeen(role: roles.RoleRow, version: number | undefined): void {
  if (version !== undefined && version !== role.version)
    throw new AppError('relations.role_changed', { version: role.version })
}

/** Takes back a role that was given by hand by mistake. What a source states can be ended, not taken back: it would return. */
export async function removeRole(ctx: Ctx, { id: asked, roleId }: OneRole): Promise<void> {
  const role = await getForChange(ctx, asked, roleId)
  const id = role.relationId
  if (role.sourceId !== null || role.importId !== null) throw new AppError('relations.role_not_found')
  await roles.remove(ctx, roleId)
  const domains = new Map((await findDomains(ctx)).map((domain) => [domain.id, domain.bit]))
  const remaining = (await roles.listOfRelation(ctx, id)).map((other) => required(domains.get(other.domainId)))
  const mask = maskWithoutRole(await roles.findMask(ctx, id), required(domains.get(role.domainId)), remaining)
  await roles.setMask(ctx, id, mask)
  await leaveTrace(ctx, 'relation.role_removed', id, { role })
}

export async function getForChange(ctx: Ctx, asked: string, roleId: string): Promise<roles.RoleRow> {
  const { id: relationId } = await getChangeable(ctx, asked)
  const role = await roles.findForChange(ctx, relationId, roleId)
  const isSeen = await seenDomains(ctx)
  if (!role || !isSeen(role.domainId)) throw new AppError('relations.role_not_found')
  await requireDomain(ctx, role.domainId)
  return role
}

/** A role is changed in its own domain, whatever else the relation belongs to. @throws AppError relations.change_not_allowed */
async function requireDomain(ctx: Ctx, domainId: string): Promise<void> {
  if (!(await mayChangeDomain(ctx, domainId)))
    throw new AppError('relations.change_not_allowed', { because: 'relation' })
}

export async function mayChangeDomain(ctx: Ctx, domainId: string): Promise<boolean> {
  if (ctx.rights.change === EVERY_DOMAIN || ctx.actor.kind === 'system') return true
  return holds(ctx.rights.change, await bitOf(ctx, domainId))
}

export async function getRole(ctx: Ctx, { id, roleId, sourceNames }: OneRole): Promise<RelationRole> {
  const role = (await listRoles(ctx, id, await namesFor(ctx, sourceNames))).find((one) => one.id === roleId)
  if (!role) throw new AppError('relations.role_not_found')
  return role
}

async function bitOf(ctx: Ctx, domainId: string): Promise<number> {
  return required((await findDomains(ctx)).find((domain) => domain.id === domainId)?.bit)
}

function required(bit: number | undefined): number {
  if (bit === undefined) throw new Error('A role points at a domain that does not exist.')
  return bit
}

export async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'relation', id }, details)
  await ctx.announce({ topic: 'relation', id })
}

async function typeDomains(ctx: Ctx): Promise<roles.TypeDomain[]> {
  const bits = new Map((await findDomains(ctx)).map((domain) => [domain.id, domain.bit]))
  return (await findTypes(ctx)).map((type: RelationType) => ({
    typeId: type.id,
    domainId: type.domainId,
    bit: required(bits.get(type.domainId)),
  }))
}

type Stated = Parameters<typeof roles.insertStated>[1]

/**
 * Brings the roles that sources state in line with `stated`, a subquery with the columns id, relation_id,
 * origin_relation_id, type_id, branch_id, source_id, import_id, valid_from, valid_until, created_at. For the given relations new roles come, changed
 * ones change, and what no source states any more goes; with null (relations that are new) roles only come. Roles given by
 * hand are left alone and an end given by hand stays. Afterwards each relation has, besides the domains it had, those of
 * its roles.
 */
export async function syncRoles(ctx: Ctx, relationIds: readonly string[] | null, stated: Stated): Promise<void> {
  const domains = await typeDomains(ctx)
  if (relationIds !== null) {
    await roles.deleteUnstated(ctx, relationIds, stated)
    await roles.updateStated(ctx, stated)
  }
  await roles.insertStated(ctx, stated, domains)
  // New relations were made with the domains of their types already.
  if (relationIds !== null) await roles.addDomainsOf(ctx, roles.rolesOf(relationIds), domains)
}

/** Gives relations, besides the domains they have, those of their roles. */
export async function addDomainsOfRoles(ctx: Ctx, relationIds: readonly string[]): Promise<void> {
  await roles.addDomainsOf(ctx, roles.rolesOf(relationIds), await typeDomains(ctx))
}

/** The roles of new relations as a source states them; the relations were made with the domains of these types. */
export async function addStatedRoles(ctx: Ctx, stated: Stated): Promise<void> {
  await roles.insertNew(ctx, stated, await typeDomains(ctx))
}
