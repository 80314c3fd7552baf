import type { GuideStep } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { hasSecondFactor } from './admin-home.queries.ts'

/** The house itself for whoever manages it, and for everybody that their own sign-in is safe. */
export async function guideOfAdmin(ctx: Ctx): Promise<GuideStep[]> {
  if (ctx.actor.kind !== 'user') return []
  const steps: GuideStep[] = []
  if (ctx.permissions.has('admin.organisation.manage'))
    steps.push({ step: 'branches', isDone: (await findBranches(ctx)).length > 0 })
  steps.push({ step: 'factor', isDone: await hasSecondFactor(ctx, ctx.actor.id) })
  if (ctx.permissions.has('admin.user.manage'))
    steps.push({ step: 'invite', isDone: (await listColleagues(ctx)).length > 1 })
  return steps
}
