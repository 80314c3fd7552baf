import { permissionsOfOwner, type Language } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import { findColleague, listColleagues, type Colleague } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { rightsOf } from '../../governance/index.ts'
import { namesOf } from '../../relations/index.ts'

/** Who looks at tasks, as far as it decides which of those about nobody they see. */
export type Viewer = { readonly userId: string | null; readonly teamIds: readonly string[] }

/** The product itself is in no team and sees everything. */
export async function viewerOf(ctx: Ctx): Promise<Viewer> {
  if (ctx.actor.kind !== 'user') return { userId: null, teamIds: [] }
  const colleague = await findColleague(ctx, ctx.actor.id)
  return { userId: ctx.actor.id, teamIds: colleague?.teamIds ?? [] }
}

/** Everybody who may sign in and shares a team with the viewer, the viewer included. */
export async function teammatesOf(ctx: Ctx, { userId, teamIds }: Viewer): Promise<string[]> {
  const all = await listColleagues(ctx)
  const mates = all.filter((one) => one.id === userId || one.teamIds.some((id) => teamIds.includes(id)))
  return mates.map(({ id }) => id)
}

/** Colleagues in these teams who may sign in. */
export async function membersOf(ctx: Ctx, teamId: string): Promise<string[]> {
  return (await listColleagues(ctx)).filter(({ teamIds }) => teamIds.includes(teamId)).map(({ id }) => id)
}

/**
 * A colleague with the rights of this moment, for what is prepared in their name: a calendar, a mail, or only the question whether
 * they may see something.
 */
export async function whoIs(ctx: Ctx, colleague: Colleague, language: Language): Promise<Who> {
  const { domainMask, rights, isOwner } = await rightsOf(ctx, colleague)
  return {
    tenantId: ctx.tenantId,
    actor: { kind: 'user', id: colleague.id, name: colleague.name },
    language,
    permissions: new Set([...colleague.permissions, ...(isOwner ? permissionsOfOwner : [])]),
    domainMask,
    rights,
  }
}

/** What a colleague may see, asked within the transaction of somebody else. Never for an answer to that somebody. */
export async function asColleague(ctx: Ctx, colleague: Colleague): Promise<Ctx> {
  return { ...ctx, ...(await whoIs(ctx, colleague, ctx.language)) }
}

/** Whether a colleague may see a relation at this moment. */
export async function maySee(ctx: Ctx, colleague: Colleague, relationId: string): Promise<boolean> {
  return (await namesOf(await asColleague(ctx, colleague), [relationId])).size > 0
}

/** For whom a task can be and who can be mentioned. */
export async function listTaskOwners(ctx: Ctx) {
  const [users, teams, viewer] = [await listColleagues(ctx), await findTeams(ctx), await viewerOf(ctx)]
  return {
    users: users.map(({ id, name }) => ({ id, name })),
    teams: teams.map(({ id, name }) => ({ id, name, isMine: viewer.teamIds.includes(id) })),
  }
}
