import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'

/** The teams of the organisation, by name: what a module needs to name one, without knowing who is in it. */
export function findTeams(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  return tablesOf(ctx, 'admin')
    .selectFrom('admin.team')
    .select(['id', 'name'])
    .orderBy(sql`name collate "nl-x-icu"`)
    .execute()
}
