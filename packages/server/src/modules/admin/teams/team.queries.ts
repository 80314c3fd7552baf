import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'admin')

type TeamRow = { readonly id: string; readonly name: string }
type MemberRow = {
  readonly teamId: string
  readonly id: string
  readonly name: string
  readonly isActive: boolean
}

export function findAll(ctx: Ctx): Promise<TeamRow[]> {
  return tables(ctx)
    .selectFrom('admin.team')
    .select(['id', 'name'])
    .orderBy(sql`name collate "nl-x-icu"`)
    .execute()
}

/** Kept as it is until the end of the transaction, so that two who change its members take turns. */
export async function lock(ctx: Ctx, id: string): Promise<TeamRow | null> {
  const row = await tables(ctx)
    .selectFrom('admin.team')
    .select(['id', 'name'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export function findMembers(ctx: Ctx): Promise<MemberRow[]> {
  return tables(ctx)
    .selectFrom('admin.team_member as m')
    .innerJoin('admin.app_user as u', 'u.id', 'm.user_id')
    .select(['m.team_id as teamId', 'u.id', 'u.name', 'u.is_active as isActive'])
    .orderBy(sql`u.name collate "nl-x-icu"`)
    .orderBy('u.id')
    .execute()
}

/** A taken name breaks `team_name`, which means admin.team_name_taken. */
export async function insert(ctx: Ctx, name: string): Promise<TeamRow> {
  return tables(ctx)
    .insertInto('admin.team')
    .values({ id: newId(), name, created_at: ctx.now })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow()
}

export async function rename(ctx: Ctx, id: string, name: string): Promise<void> {
  await tables(ctx).updateTable('admin.team').set({ name }).where('id', '=', id).execute()
}

/** Exactly these people, and nobody else. */
export async function setMembers(ctx: Ctx, teamId: string, userIds: readonly string[]): Promise<void> {
  let others = tables(ctx).deleteFrom('admin.team_member').where('team_id', '=', teamId)
  if (userIds.length > 0) others = others.where('user_id', 'not in', [...userIds])
  await others.execute()
  if (userIds.length === 0) return
  await tables(ctx)
    .insertInto('admin.team_member')
    .values(userIds.map((userId) => ({ team_id: teamId, user_id: userId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).deleteFrom('admin.team').where('id', '=', id).execute()
}
