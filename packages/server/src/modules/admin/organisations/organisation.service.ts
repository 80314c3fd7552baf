import type { Branch, BranchAddress, Organisation, updateOrganisation as updateRoute } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { dutchAreas } from '../../../platform/geography/dutch-areas.ts'
import { findBranchAddresses, findBranches } from '../../../platform/tenants/branches.queries.ts'
import * as branches from './branch.queries.ts'
import * as organisations from './organisation.queries.ts'

/** @throws AppError admin.organisation_unknown */
export async function getOrganisation(ctx: Ctx): Promise<Organisation> {
  const organisation = await organisations.find(ctx)
  if (!organisation) throw new AppError('admin.organisation_unknown')
  return organisation
}

/** The address (slug) stays: people have it in their bookmarks. */
export async function updateOrganisation(ctx: Ctx, asked: z.infer<typeof updateRoute.body>): Promise<Organisation> {
  const { name, language, hasAssistants } = asked
  const changes = {
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
    ...(hasAssistants !== undefined && { hasAssistants }),
  }
  if (Object.keys(changes).length > 0) {
    await organisations.update(ctx, changes)
    await ctx.audit('organisation.changed', { kind: 'organisation', id: ctx.tenantId }, changes)
  }
  return getOrganisation(ctx)
}

export async function listBranches(ctx: Ctx): Promise<Branch[]> {
  const rows = await findBranches(ctx)
  const addresses = new Map((await findBranchAddresses(ctx)).map((one) => [one.id, one]))
  return rows.map(({ is_active, ...branch }) => ({
    ...branch,
    isActive: is_active,
    ...placed(addresses.get(branch.id)),
  }))
}

type StoredAddress = { readonly postcode: string; readonly house_number: string; readonly place: string }

/** Where a branch is, and whether its postcode area is on the map. */
function placed(found: StoredAddress | undefined): Pick<Branch, 'address' | 'area'> {
  if (!found) return { address: null, area: null }
  const { postcode, house_number: houseNumber, place } = found
  const code = postcode.slice(0, 4)
  const area = dutchAreas().some((one) => one.area === code) ? code : null
  return { address: { postcode, houseNumber, place }, area }
}

async function getBranch(ctx: Ctx, id: string): Promise<Branch> {
  const branch = (await listBranches(ctx)).find((one) => one.id === id)
  if (!branch) throw new AppError('admin.branch_not_found')
  return branch
}

/** A name that is taken breaks `branch_name`, which means admin.branch_name_taken. */
export async function addBranch(ctx: Ctx, name: string): Promise<Branch> {
  const [branch] = await branches.insert(ctx, [name])
  if (!branch) throw new AppError('internal')
  await ctx.audit('branch.added', { kind: 'branch', id: branch.id }, { name })
  return { ...branch, address: null, area: null }
}

type BranchChange = {
  readonly name?: string | undefined
  readonly isActive?: boolean | undefined
  /** Null: not known any more. */
  readonly address?: BranchAddress | null | undefined
}

const spaced = (postcode: string) => `${postcode.slice(0, 4)} ${postcode.slice(-2)}`
const written = ({ postcode, houseNumber, place }: BranchAddress) =>
  [spaced(postcode), houseNumber, place].filter((part) => part !== '').join(' ')

/** @throws AppError admin.branch_not_found */
export async function updateBranch(ctx: Ctx, id: string, { name, isActive, address }: BranchChange): Promise<Branch> {
  const changes = {
    ...(name === undefined ? {} : { name }),
    ...(isActive === undefined ? {} : { isActive }),
    ...(address === undefined ? {} : { address: address && { ...address, postcode: spaced(address.postcode) } }),
  }
  const branch = await branches.update(ctx, id, changes)
  if (!branch) throw new AppError('admin.branch_not_found')
  await ctx.audit(
    'branch.changed',
    { kind: 'branch', id },
    { ...changes, ...(address && { address: written(address) }) },
  )
  return getBranch(ctx, id)
}
