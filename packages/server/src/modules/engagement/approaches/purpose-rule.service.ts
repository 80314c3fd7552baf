import type { PurposeRule } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findPurposes } from '../../privacy/index.ts'
import { standardQuietDays } from './approach.rules.ts'
import * as rules from './purpose-rule.queries.ts'

export type PurposeOfApproach = Awaited<ReturnType<typeof findPurposes>>[number] & { readonly quietDays: number }

/** The purposes of the organisation, each with its quiet period: a purpose that has none yet gets one here. */
export async function readyPurposes(ctx: Ctx): Promise<PurposeOfApproach[]> {
  const purposes = await findPurposes(ctx)
  const known = new Map((await rules.listRules(ctx)).map(({ purposeId, quietDays }) => [purposeId, quietDays]))
  const missing = purposes
    .filter(({ id }) => !known.has(id))
    .map((purpose) => ({ purposeId: purpose.id, quietDays: standardQuietDays(purpose) }))
  await rules.insertMissing(ctx, missing)
  for (const { purposeId, quietDays } of missing) known.set(purposeId, quietDays)
  return purposes.map((purpose) => ({ ...purpose, quietDays: known.get(purpose.id) ?? standardQuietDays(purpose) }))
}

/** @throws AppError privacy.purpose_not_found, privacy.purpose_not_active */
export async function activePurpose(ctx: Ctx, id: string): Promise<PurposeOfApproach> {
  const purpose = (await readyPurposes(ctx)).find((one) => one.id === id)
  if (!purpose) throw new AppError('privacy.purpose_not_found')
  if (purpose.status !== 'active') throw new AppError('privacy.purpose_not_active')
  return purpose
}

export async function listPurposeRules(ctx: Ctx): Promise<{ items: PurposeRule[]; mayChange: boolean }> {
  const purposes = await readyPurposes(ctx)
  const conflicts = await rules.listConflicts(ctx)
  return {
    items: purposes.filter(({ status }) => status !== 'retired').map((purpose) => toRule(purpose, purposes, conflicts)),
    mayChange: ctx.permissions.has('engagement.approach.manage'),
  }
}

function toRule(
  { id, name, status, channels, quietDays }: PurposeOfApproach,
  purposes: readonly PurposeOfApproach[],
  conflicts: readonly rules.ConflictRow[],
): PurposeRule {
  const names = new Map(purposes.map((purpose) => [purpose.id, purpose.name]))
  const others = conflicts
    .filter(({ oneId, otherId }) => oneId === id || otherId === id)
    .map((pair) => ({ purposeId: pair.oneId === id ? pair.otherId : pair.oneId, quietDays: pair.quietDays }))
    .map((other) => ({ ...other, name: names.get(other.purposeId) ?? '' }))
    .sort((left, right) => left.name.localeCompare(right.name, 'nl'))
  return { purposeId: id, name, isActive: status === 'active', channels: [...channels], quietDays, conflicts: others }
}

type RuleChange = {
  readonly id: string
  readonly quietDays: number
  readonly conflicts: readonly { readonly purposeId: string; readonly quietDays: number }[]
}

/**
 * Sets how long a purpose leaves people in peace, and which others stand in its way. What was planned before stays planned.
 * @throws AppError privacy.purpose_not_found, engagement.purpose_conflict_itself
 */
export async function changePurposeRule(ctx: Ctx, { id, quietDays, conflicts }: RuleChange): Promise<PurposeRule> {
  const known = new Set((await readyPurposes(ctx)).map((purpose) => purpose.id))
  const others = [...new Map(conflicts.map((one) => [one.purposeId, one])).values()]
  if ([id, ...others.map(({ purposeId }) => purposeId)].some((purposeId) => !known.has(purposeId)))
    throw new AppError('privacy.purpose_not_found')
  if (others.some(({ purposeId }) => purposeId === id)) throw new AppError('engagement.purpose_conflict_itself')
  await rules.setQuietDays(ctx, { purposeId: id, quietDays })
  await rules.replaceConflicts(ctx, id, others)
  await ctx.audit('approach.purpose_rule_changed', { kind: 'purpose', id }, { quietDays, conflicts: others })
  await ctx.announce({ topic: 'engagement', id })
  const rule = (await listPurposeRules(ctx)).items.find(({ purposeId }) => purposeId === id)
  if (!rule) throw new AppError('privacy.purpose_not_found')
  return rule
}
