import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { familiesSeen } from '../../activity/index.ts'
import { findTypes } from '../../governance/index.ts'
import { clearBits, isKnownLabel, isSeenType } from '../../relations/index.ts'
import type { Looked } from './exact.ts'

/**
 * Whether a reader may know of everything that was looked into to know who belonged to a group. A type or label that was retired since is
 * no reason to refuse. Fields of relations themselves are no reason either: relations of which they are kept back are left out instead.
 */
export async function mayKnow(ctx: Ctx, looked: Looked): Promise<boolean> {
  if (ctx.actor.kind === 'system') return true
  if ((BigInt(looked.bits) & ~BigInt(ctx.domainMask)) !== 0n) return false
  if (looked.permissions.some((permission) => !ctx.permissions.has(permission))) return false
  if (looked.beyond.some((field) => clearBits(ctx, field) !== ctx.domainMask)) return false
  return (await seesFamilies(ctx, looked)) && (await seesLabels(ctx, looked)) && seesTypes(ctx, looked)
}

async function seesFamilies(ctx: Ctx, { familyIds }: Looked): Promise<boolean> {
  const families = new Set((await familiesSeen(ctx)).map(({ id }) => id))
  return familyIds.every((id) => families.has(id))
}

async function seesLabels(ctx: Ctx, { labelIds }: Looked): Promise<boolean> {
  for (const id of labelIds) if (!(await isKnownLabel(ctx, id))) return false
  return true
}

async function seesTypes(ctx: Ctx, { typeIds }: Looked): Promise<boolean> {
  const types = new Set((await findTypes(ctx)).map(({ id }) => id))
  for (const id of typeIds) if (types.has(id) && !(await isSeenType(ctx, id))) return false
  return true
}

/** @throws AppError segments.condition_hidden */
export async function requireLooked(ctx: Ctx, looked: Looked): Promise<void> {
  if (!(await mayKnow(ctx, looked))) throw new AppError('segments.condition_hidden', { about: 'moment' })
}
