import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { tablesOf } from '../db/tables.ts'

/** Where the branches are of which that is known. */
export function findBranchAddresses(ctx: Ctx) {
  return tablesOf(ctx, 'admin')
    .selectFrom('admin.branch')
    .select(['id', 'postcode', 'house_number', 'place'])
    .where('postcode', 'is not', null)
    .$narrowType<{ postcode: string }>()
    .execute()
}

/** The branches of the organisation, by name: what every module needs to name a place, without knowing who manages them. */
export function findBranches(ctx: Ctx) {
  return tablesOf(ctx, 'admin')
    .selectFrom('admin.branch')
    .select(['id', 'name', 'is_active'])
    .orderBy(sql`name collate "nl-x-icu"`)
    .execute()
}
