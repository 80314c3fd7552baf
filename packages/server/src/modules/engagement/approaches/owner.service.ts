import type { ApproachOwner } from '@klantregie/contract'
import { permissionsOfRole } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague, listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import type { Ownership } from './approach.queries.ts'

type Asked = { readonly kind: 'user' | 'team'; readonly id: string }

/** Who will do it; oneself when nobody is named. @throws AppError engagement.approach_owner: not a colleague who may, not a team */
export async function ownerOf(ctx: Ctx, asked: Asked | undefined): Promise<Ownership> {
  if (asked?.kind === 'team') {
    const team = (await findTeams(ctx)).find(({ id }) => id === asked.id)
    if (!team) throw new AppError('engagement.approach_owner')
    return { ownerUserId: null, ownerTeamId: team.id, ownerName: team.name }
  }
  if (asked === undefined && ctx.actor.kind !== 'user')
    return { ownerUserId: null, ownerTeamId: null, ownerName: ctx.actor.name }
  const colleague = await findColleague(ctx, asked?.id ?? ctx.actor.id)
  if (!colleague || !permissionsOfRole[colleague.role].includes('engagement.approach.read'))
    throw new AppError('engagement.approach_owner')
  return { ownerUserId: colleague.id, ownerTeamId: null, ownerName: colleague.name }
}

/** Everybody an approach can be put to: the reader, then colleagues and teams by name. */
export async function listOwners(ctx: Ctx): Promise<{ kind: 'user' | 'team'; id: string; name: string }[]> {
  const colleagues = (await listColleagues(ctx))
    .filter(({ permissions }) => permissions.includes('engagement.approach.read'))
    .map(({ id, name }) => ({ kind: 'user' as const, id, name }))
  const teams = (await findTeams(ctx)).map(({ id, name }) => ({ kind: 'team' as const, id, name }))
  return [
    ...colleagues.filter(({ id }) => id === ctx.actor.id),
    ...colleagues.filter(({ id }) => id !== ctx.actor.id),
    ...teams,
  ]
}

/** The reader and their teams, for what is theirs. */
export async function ownersOf(ctx: Ctx): Promise<{ userId: string; teamIds: readonly string[] }> {
  // The product itself has no teams, and no id that a column of ids could be compared with.
  if (ctx.actor.kind !== 'user') return { userId: '00000000-0000-0000-0000-000000000000', teamIds: [] }
  return { userId: ctx.actor.id, teamIds: (await findColleague(ctx, ctx.actor.id))?.teamIds ?? [] }
}

type Mine = Awaited<ReturnType<typeof ownersOf>>

export function isMine({ ownerUserId, ownerTeamId }: Ownership, mine: Mine): boolean {
  return ownerUserId === mine.userId || (ownerTeamId !== null && mine.teamIds.includes(ownerTeamId))
}

export function toOwner({ ownerUserId, ownerTeamId, ownerName }: Ownership): ApproachOwner {
  return ownerUserId === null
    ? { kind: 'team', id: ownerTeamId, name: ownerName }
    : { kind: 'user', id: ownerUserId, name: ownerName }
}
