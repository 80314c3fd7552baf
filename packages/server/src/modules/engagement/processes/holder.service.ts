import { dutchDay } from '@klantregie/contract'
import type { StepWho } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findRoleOwners } from '../../relations/index.ts'
import { requireOwner } from '../tasks/task.service.ts'

/** With whom a step lies: one of three. */
export type Holder = { readonly userId: string | null; readonly teamId: string | null; readonly role: string | null }

export const NOBODY: Holder = { userId: null, teamId: null, role: null }
const user = (userId: string): Holder => ({ ...NOBODY, userId })

/** Who the people of a process are, as far as its steps point at them. */
export type Cast = {
  readonly relationId: string
  readonly ownerUserId: string | null
  readonly startedByUserId: string | null
}

/**
 * With whom a step comes to lie when it opens. Who cannot take it on (has left, may not see this relation) is passed over for the
 * owner of the process: a step that lies with nobody is not done.
 */
export async function holderOf(ctx: Ctx, who: StepWho, cast: Cast): Promise<Holder> {
  if (who.by === 'role') return { ...NOBODY, role: who.role }
  if (who.by === 'team' && (await findTeams(ctx)).some(({ id }) => id === who.teamId))
    return { ...NOBODY, teamId: who.teamId }
  for (const userId of await candidates(ctx, who, cast))
    if (await mayHold(ctx, userId, cast.relationId)) return user(userId)
  return NOBODY
}

async function candidates(
  ctx: Ctx,
  who: StepWho,
  { relationId, ownerUserId, startedByUserId }: Cast,
): Promise<string[]> {
  const looksAfter = who.by === 'relation_owner' ? await findRoleOwners(ctx, relationId, dutchDay(ctx.now)) : []
  const first = who.by === 'user' ? who.userId : who.by === 'starter' ? startedByUserId : ownerUserId
  return [...new Set([...looksAfter, first, ownerUserId, startedByUserId])].filter((id) => id !== null)
}

/** Whether somebody may sign in, work on tasks, and see the relation. */
async function mayHold(ctx: Ctx, userId: string, relationId: string): Promise<boolean> {
  try {
    await requireOwner(ctx, { kind: 'user', id: userId }, relationId)
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** @throws AppError engagement.owner_not_found: may not sign in, or may not work on processes */
export async function requireProcessOwner(ctx: Ctx, userId: string): Promise<void> {
  const colleague = await findColleague(ctx, userId)
  if (!colleague?.permissions.includes('engagement.process.work')) throw new AppError('engagement.owner_not_found')
}
