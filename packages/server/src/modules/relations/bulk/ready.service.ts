import { dutchDay } from '@klantregie/contract'
import type { BulkWhat } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findDomains, getType } from '../../governance/index.ts'
import { list as listAllLabels } from '../labels/label.queries.ts'
import { usableLabel } from '../labels/label.service.ts'
import { requireBranch, requireChoice, requireOwner } from '../roles/role-choice.service.ts'
import { isSeenType, mayChangeDomain } from '../roles/role.service.ts'
import type { Ready } from './verdict.queries.ts'

/**
 * Whether this may be asked at all, whoever it is about. @throws AppError relations.type_not_found, relations.type_retired,
 * relations.choice_not_found, relations.owner_not_found, relations.label_not_found, relations.change_not_allowed,
 * relations.role_ends_before_start, admin.branch_not_found
 */
export async function requireGood(ctx: Ctx, what: BulkWhat): Promise<void> {
  if ('typeId' in what) await requireType(ctx, what)
  if ('labelId' in what) await usableLabel(ctx, what.labelId)
  if (what.kind === 'give_owner') await requireOwner(ctx, what.ownerId)
  if (what.kind !== 'add_role') return
  const { typeId, branchId = null, statusId = null, stageId = null, ownerId = null } = what
  await requireBranch(ctx, branchId)
  await requireChoice(ctx, { typeId, kind: 'status', id: statusId })
  await requireChoice(ctx, { typeId, kind: 'stage', id: stageId })
  await requireOwner(ctx, ownerId)
}

/** Roles are given, changed and ended in their own domain, whatever else a relation belongs to. */
async function requireType(ctx: Ctx, what: Extract<BulkWhat, { typeId: string }>): Promise<void> {
  if (!(await isSeenType(ctx, what.typeId))) throw new AppError('relations.type_not_found')
  const type = await getType(ctx, what.typeId)
  if (what.kind === 'add_role' && type.isRetired) throw new AppError('relations.type_retired')
  if (!(await mayChangeDomain(ctx, type.domainId)))
    throw new AppError('relations.change_not_allowed', { because: 'relation' })
}

/** Whether somebody may change such things at all, whoever it is about. */
export async function isChangeable(ctx: Ctx, what: BulkWhat): Promise<boolean> {
  const ready = await readyFor(ctx, what)
  return !('domainId' in ready) || mayChangeDomain(ctx, ready.domainId)
}

/** Whether it may be taken back: by who may still change such things. @throws AppError relations.change_not_allowed */
export async function requireChangeable(ctx: Ctx, what: BulkWhat): Promise<void> {
  if (!(await isChangeable(ctx, what))) throw new AppError('relations.change_not_allowed', { because: 'relation' })
}

/** In which domains somebody may do this with a relation, as bits: to archive is another right than to change. */
export function mayMaskOf(ctx: Ctx, { kind }: BulkWhat): string {
  if (ctx.actor.kind === 'system') return EVERY_DOMAIN
  if (!ctx.permissions.has('relations.relation.write')) return '0'
  return kind === 'archive' ? ctx.rights.delete : ctx.rights.change
}

/** What was left out is nothing. */
function saidOf(what: Extract<BulkWhat, { kind: 'add_role' }>) {
  const { kind, branchId = null, from = null, statusId = null, stageId = null, ownerId = null } = what
  return { kind, branchId, from, statusId, stageId, ownerId }
}

/** What was asked, with what a statement needs of types and labels; asks no rights, because work that was allowed may go on. */
export async function readyFor(ctx: Ctx, what: BulkWhat): Promise<Ready> {
  switch (what.kind) {
    case 'give_owner':
      return { kind: what.kind, ownerId: what.ownerId, ...(await typeFor(ctx, what.typeId)) }
    case 'end_role': {
      const { kinds: _kinds, ...type } = await typeFor(ctx, what.typeId)
      return { kind: what.kind, until: what.until, reason: what.reason ?? null, ...type }
    }
    case 'add_role':
      return { ...saidOf(what), ...(await typeFor(ctx, what.typeId)) }
    case 'add_label':
      return { kind: what.kind, labelId: what.labelId, labelBits: await bitsOfLabel(ctx, what.labelId) }
    case 'remove_label':
      return { kind: what.kind, labelId: what.labelId }
    case 'archive':
      return { kind: what.kind }
  }
}

async function typeFor(ctx: Ctx, typeId: string) {
  const { domainId, kinds } = await getType(ctx, typeId)
  return { typeId, domainId, kinds, domainBits: await bitsOf(ctx, domainId), today: dutchDay(ctx.now) }
}

async function bitsOf(ctx: Ctx, domainId: string): Promise<string> {
  const domain = (await findDomains(ctx)).find(({ id }) => id === domainId)
  if (!domain) throw new Error('A type points at a domain that does not exist.')
  return (1n << BigInt(domain.bit)).toString()
}

/** Also of a label that was retired meanwhile: it was in use when it was asked. */
async function bitsOfLabel(ctx: Ctx, labelId: string): Promise<string | null> {
  const label = (await listAllLabels(ctx)).find(({ id }) => id === labelId)
  return label?.domainId ? bitsOf(ctx, label.domainId) : null
}
