import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { findTypes } from '../../governance/index.ts'
import { isSeenType } from '../../relations/index.ts'
import type { Exact } from '../conditions/exact.ts'

export const KINDS = ['person', 'organisation', 'household'] as const

export type Division = {
  readonly by: 'kind' | 'branch' | 'type'
  readonly id: string
  readonly name: string
  readonly says: Exact
}

/** By what everything is divided; conditions of these stand ready. */
export async function divisionsFor(ctx: Ctx): Promise<Division[]> {
  const today = dutchDay(ctx.now)
  const types: Division[] = []
  for (const { id, name } of await findTypes(ctx))
    if (await isSeenType(ctx, id)) types.push({ by: 'type', id, name, says: hasRoleNow(id, today) })
  return [
    ...KINDS.map((kind) => ({
      by: 'kind' as const,
      id: kind,
      name: kind,
      says: { on: 'kind' as const, oneOf: [kind] },
    })),
    ...(await findBranches(ctx)).map(({ id, name }) => ({
      by: 'branch' as const,
      id,
      name,
      says: { on: 'branch' as const, ids: [id] },
    })),
    ...types,
  ]
}

function hasRoleNow(typeId: string, today: string): Exact {
  return {
    on: 'role',
    typeIds: [typeId],
    when: 'now',
    today,
    from: null,
    until: null,
    stageIds: null,
    statusIds: null,
    branchIds: null,
  }
}
