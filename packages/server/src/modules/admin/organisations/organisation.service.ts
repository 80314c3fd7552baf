import type { Branch, Language, Organisation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import * as branches from './branch.queries.ts'
import * as organisations from './organisation.queries.ts'

/** @throws AppError admin.organisation_unknown */
export async function getOrganisation(ctx: Ctx): Promise<Organisation> {
  const organisation = await organisations.find(ctx)
  if (!organisation) throw new AppError('admin.organisation_unknown')
  return organisation
}

/** The address (slug) stays: people have it in their bookmarks. */
export async function updateOrganisation(
  ctx: Ctx,
  { name, language }: { readonly name?: string | undefined; readonly language?: Language | undefined },
): Promise<Organisation> {
  const changes = { ...(name === undefined ? {} : { name }), ...(language === undefined ? {} : { language }) }
  if (Object.keys(changes).length > 0) {
    await organisations.update(ctx, changes)
    await ctx.audit('organisation.changed', { kind: 'organisation', id: ctx.tenantId }, changes)
  }
  return getOrganisation(ctx)
}

export async function listBranches(ctx: Ctx): Promise<Branch[]> {
  const rows = await findBranches(ctx)
  return rows.map(({ is_active, ...branch }) => ({ ...branch, isActive: is_active }))
}

/** A name that is taken breaks `branch_name`, which means admin.branch_name_taken. */
export async function addBranch(ctx: Ctx, name: string): Promise<Branch> {
  const [branch] = await branches.insert(ctx, [name])
  if (!branch) throw new AppError('internal')
  await ctx.audit('branch.added', { kind: 'branch', id: branch.id }, { name })
  return branch
}

/** @throws AppError admin.branch_not_found */
export async function updateBranch(
  ctx: Ctx,
  id: string,
  { name, isActive }: { readonly name?: string | undefined; readonly isActive?: boolean | undefined },
): Promise<Branch> {
  const changes = { ...(name === undefined ? {} : { name }), ...(isActive === undefined ? {} : { isActive }) }
  const branch = await branches.update(ctx, id, changes)
  if (!branch) throw new AppError('admin.branch_not_found')
  await ctx.audit('branch.changed', { kind: 'branch', id }, changes)
  return branch
}
