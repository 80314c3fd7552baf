import type { RoleChoiceKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findRoleChoices } from '../../governance/index.ts'

type Asked = { readonly typeId: string; readonly kind: RoleChoiceKind; readonly id: string | null }

/** A status or stage must be one of the type's, and in use. @throws AppError relations.choice_not_found */
export async function requireChoice(ctx: Ctx, { typeId, kind, id }: Asked): Promise<void> {
  if (id === null) return
  const found = (await findRoleChoices(ctx)).some(
    (choice) => choice.id === id && choice.typeId === typeId && choice.kind === kind && !choice.isRetired,
  )
  if (!found) throw new AppError('relations.choice_not_found', { kind })
}

/** Whoever looks after a relation works here and may read relations. @throws AppError relations.owner_not_found */
export async function requireOwner(ctx: Ctx, id: string | null): Promise<void> {
  if (id !== null && !(await isOwner(ctx, id))) throw new AppError('relations.owner_not_found')
}

export async function isOwner(ctx: Ctx, id: string | null): Promise<boolean> {
  const colleague = id === null ? undefined : await findColleague(ctx, id)
  return colleague?.permissions.includes('relations.relation.read') ?? false
}

/** @throws AppError admin.branch_not_found */
export async function requireBranch(ctx: Ctx, id: string | null): Promise<void> {
  if (id !== null && !(await isBranch(ctx, id))) throw new AppError('admin.branch_not_found')
}

export async function isBranch(ctx: Ctx, id: string | null): Promise<boolean> {
  return (await findBranches(ctx)).some((branch) => branch.id === id && branch.is_active)
}
