import { permissionsOfRole, Role, type Permission } from '@klantregie/contract'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'

/** Somebody who works here, as far as a module must know to put something to them. */
export type Colleague = {
  readonly id: string
  readonly name: string
  readonly permissions: readonly Permission[]
  /** Empty: every domain. */
  readonly domainIds: readonly string[]
}

/** Everybody who may sign in, by name. */
export async function listColleagues(ctx: Ctx): Promise<Colleague[]> {
  const rows = await tablesOf(ctx, 'admin')
    .selectFrom('admin.app_user')
    .select(['id', 'name', 'role', 'domain_ids'])
    .where('is_active', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(colleague)
}

const colleague = (row: { id: string; name: string; role: string; domain_ids: string[] }): Colleague => ({
  id: row.id,
  name: row.name,
  permissions: permissionsOfRole[Role.parse(row.role)],
  domainIds: row.domain_ids,
})

/** A user who may sign in; nothing otherwise. */
export async function findColleague(ctx: Ctx, id: string): Promise<Colleague | undefined> {
  const row = await tablesOf(ctx, 'admin')
    .selectFrom('admin.app_user')
    .select(['id', 'name', 'role', 'domain_ids'])
    .where('id', '=', id)
    .where('is_active', '=', true)
    .executeTakeFirst()
  return row && colleague(row)
}
