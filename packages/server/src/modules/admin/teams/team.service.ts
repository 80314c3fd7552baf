import type { Team } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { listColleagues } from '../../../platform/tenants/colleague.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { countDomainsOfTeams, refuseLosingDomains, removeTeamRights } from '../../governance/index.ts'
import * as teams from './team.queries.ts'

export async function listTeams(ctx: Ctx): Promise<Team[]> {
  const members = await teams.findMembers(ctx)
  const domains = await countDomainsOfTeams(ctx)
  return (await teams.findAll(ctx)).map(({ id, name }) => ({
    id,
    name,
    members: members.filter(({ teamId }) => teamId === id).map((user) => ({ ...user })),
    domains: domains.get(id) ?? 0,
  }))
}

/** @throws AppError admin.team_not_found */
async function getTeam(ctx: Ctx, id: string): Promise<Team> {
  const team = (await listTeams(ctx)).find((one) => one.id === id)
  if (!team) throw new AppError('admin.team_not_found')
  return team
}

/** A new team may do nothing until data owners give it rights. @throws AppError admin.team_name_taken */
export async function addTeam(ctx: Ctx, name: string): Promise<Team> {
  const team = await teams.insert(ctx, name)
  await ctx.audit('team.added', { kind: 'team', id: team.id }, { name })
  return { ...team, members: [], domains: 0 }
}

type TeamChange = { readonly name?: string | undefined; readonly memberIds?: readonly string[] | undefined }

/**
 * Renames a team or says who is in it; rights of whoever comes or goes count from their next request.
 * @throws AppError admin.team_not_found, admin.team_name_taken, admin.user_not_found, governance.nobody_left
 */
export async function updateTeam(ctx: Ctx, id: string, change: TeamChange): Promise<Team> {
  const team = await teams.lock(ctx, id)
  if (!team) throw new AppError('admin.team_not_found')
  if (change.name !== undefined) await teams.rename(ctx, id, change.name)
  if (change.memberIds) await setMembers(ctx, id, [...new Set(change.memberIds)])
  await ctx.audit(
    'team.changed',
    { kind: 'team', id },
    {
      ...(change.name === undefined ? {} : { name: [team.name, change.name] }),
      ...(change.memberIds ? { memberIds: change.memberIds } : {}),
    },
  )
  return getTeam(ctx, id)
}

async function setMembers(ctx: Ctx, teamId: string, userIds: readonly string[]): Promise<void> {
  const known = new Set((await findUserNames(ctx)).map(({ id }) => id))
  if (!userIds.every((id) => known.has(id))) throw new AppError('admin.user_not_found')
  const after = (await listColleagues(ctx)).map((colleague) => {
    const others = colleague.teamIds.filter((one) => one !== teamId)
    return { ...colleague, teamIds: userIds.includes(colleague.id) ? [...others, teamId] : others }
  })
  await refuseLosingDomains(ctx, after)
  await teams.setMembers(ctx, teamId, userIds)
  await ctx.announce({ topic: 'rights', id: teamId })
}

/** Removes a team with everything it may do. @throws AppError admin.team_not_found, governance.nobody_left */
export async function removeTeam(ctx: Ctx, id: string): Promise<void> {
  const team = await teams.lock(ctx, id)
  if (!team) throw new AppError('admin.team_not_found')
  const { members, domains } = await getTeam(ctx, id)
  await removeTeamRights(ctx, id)
  await teams.remove(ctx, id)
  await ctx.audit('team.removed', { kind: 'team', id }, { name: team.name, members: members.length, domains })
  await ctx.announce({ topic: 'rights', id })
}
