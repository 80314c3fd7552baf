import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

export const TeamName = z.string().trim().min(2).max(80)
export const Team = z.object({
  id: Id,
  name: z.string(),
  members: z.array(z.object({ id: Id, name: z.string(), isActive: z.boolean() })),
  /** In how many domains the team has rights of its own: what goes with it. */
  domains: z.int(),
})
export type Team = z.infer<typeof Team>
export const listTeams = defineRoute({
  method: 'GET',
  path: '/teams',
  permission: 'governance.rights.read',
  summary: 'List the teams and who is in them',
  response: z.object({ items: z.array(Team) }),
})
export const addTeam = defineRoute({
  method: 'POST',
  path: '/teams',
  permission: 'admin.user.manage',
  summary: 'Add a team; data owners then decide what it may do',
  body: z.strictObject({ name: TeamName }),
  response: Team,
  errors: ['admin.team_name_taken'],
})
export const updateTeam = defineRoute({
  method: 'PATCH',
  path: '/teams/:id',
  permission: 'admin.user.manage',
  summary: 'Rename a team or say who is in it',
  params: IdParams,
  body: z.strictObject({ name: TeamName.optional(), memberIds: z.array(Id).max(2000).optional() }),
  response: Team,
  errors: ['admin.team_not_found', 'admin.team_name_taken', 'admin.user_not_found', 'governance.nobody_left'],
})
export const removeTeam = defineRoute({
  method: 'DELETE',
  path: '/teams/:id',
  permission: 'admin.user.manage',
  summary: 'Remove a team and the rights it has',
  params: IdParams,
  response: Done,
  errors: ['admin.team_not_found', 'governance.nobody_left'],
})
