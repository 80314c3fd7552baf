import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'

/** Who is called what: what every module needs to name a colleague (an owner, an author), without knowing who manages them. */
export function findUserNames(ctx: Ctx) {
  return tablesOf(ctx, 'admin')
    .selectFrom('admin.app_user')
    .select(['id', 'name'])
    .orderBy(sql`name collate "nl-x-icu"`)
    .execute()
}
