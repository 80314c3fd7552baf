import { permissionsOfRole, Role, type Permission } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'

/** Somebody who works here, as far as a module must know to put something to them. */
export type Colleague = {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Of the role; who owns a domain may more (`permissionsOfOwner`). */
  readonly permissions: readonly Permission[]
  readonly teamIds: readonly string[]
  /** Empty: every domain that the role and the teams give. */
  readonly domainIds: readonly string[]
}

/** Everybody who may sign in, by name. */
export async function listColleagues(ctx: Ctx): Promise<Colleague[]> {
  const rows = await select(ctx)
    .orderBy(sql`name collate "nl-x-icu"`)
    .orderBy('id')
    .execute()
  return rows.map(colleague)
}

/** A user who may sign in; nothing otherwise. */
export async function findColleague(ctx: Ctx, id: string): Promise<Colleague | undefined> {
  const row = await select(ctx).where('id', '=', id).executeTakeFirst()
  return row && colleague(row)
}

function select(ctx: Ctx) {
  return tablesOf(ctx, 'admin')
    .selectFrom('admin.app_user')
    .select([
      'id',
      'name',
      'role',
      'domain_ids',
      sql<
        string[]
      >`array(select m.team_id::text from admin.team_member m where m.user_id = app_user.id order by m.team_id)`.as(
        'team_ids',
      ),
    ])
    .where('kind', '=', 'person')
    .where('is_active', '=', true)
}

type Row = { id: string; name: string; role: string; domain_ids: string[]; team_ids: string[] }

function colleague({ id, name, role: written, domain_ids: domainIds, team_ids: teamIds }: Row): Colleague {
  const role = Role.parse(written)
  return { id, name, role, permissions: permissionsOfRole[role], teamIds, domainIds }
}
