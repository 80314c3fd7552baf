import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { addTeam, listTeams, removeTeam, updateTeam } from '../teams/team.service.ts'
import type { DirectoryRow } from './directory.queries.ts'
import { listPeople } from './keep-people.service.ts'
import * as kept from './kept.queries.ts'
import type { AskedGroup, Group } from './kept.rules.ts'

export async function listGroups(ctx: Ctx, { providerId }: DirectoryRow): Promise<Group[]> {
  const known = await kept.findTeams(ctx, providerId)
  return (await listTeams(ctx)).flatMap(({ id, name, members }) => {
    const team = known.get(id)
    if (team === undefined) return []
    return [{ id, name, externalId: team.externalId, memberIds: members.map((member) => member.id) }]
  })
}

export async function findGroup(ctx: Ctx, directory: DirectoryRow, id: string): Promise<Group | null> {
  return (await listGroups(ctx, directory)).find((group) => group.id === id) ?? null
}

/** @throws AppError admin.team_name_taken, also by a team that was made here; admin.user_not_found */
export async function makeGroup(ctx: Ctx, directory: DirectoryRow, asked: AskedGroup): Promise<Group> {
  const { id } = await addTeam(ctx, nameOf(asked))
  const { providerId } = directory
  await kept.putTeam(ctx, { teamId: id, providerId, externalId: asked.externalId })
  return setGroup(ctx, directory, id, asked)
}

/** @throws AppError admin.team_not_found, admin.team_name_taken, admin.user_not_found, governance.nobody_left */
export async function replaceGroup(ctx: Ctx, directory: DirectoryRow, id: string, asked: AskedGroup): Promise<Group> {
  await requireGroup(ctx, directory, id)
  await kept.putTeam(ctx, { teamId: id, providerId: directory.providerId, externalId: asked.externalId })
  return setGroup(ctx, directory, id, asked)
}

/** @throws AppError admin.team_not_found, governance.nobody_left */
export async function removeGroup(ctx: Ctx, directory: DirectoryRow, id: string): Promise<void> {
  await requireGroup(ctx, directory, id)
  await removeTeam(ctx, id)
}

async function setGroup(ctx: Ctx, directory: DirectoryRow, id: string, asked: AskedGroup): Promise<Group> {
  const known = new Set((await listPeople(ctx, directory)).map((person) => person.id))
  if (!asked.memberIds.every((memberId) => known.has(memberId))) throw new AppError('admin.user_not_found')
  await updateTeam(ctx, id, { name: nameOf(asked), memberIds: [...new Set(asked.memberIds)] })
  return requireGroup(ctx, directory, id)
}

async function requireGroup(ctx: Ctx, directory: DirectoryRow, id: string): Promise<Group> {
  const group = await findGroup(ctx, directory, id)
  if (group === null) throw new AppError('admin.team_not_found')
  return group
}

const LONGEST = 80

/** As somebody who makes a team here could call it. */
function nameOf({ name }: AskedGroup): string {
  const trimmed = name.trim()
  if (trimmed.length === 0 || trimmed.length > LONGEST) throw new AppError('http.invalid_input', { issues: [] })
  return trimmed
}
