import type { RoleChange } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type Change = Pick<RoleChange, 'field' | 'before' | 'after'>
export type ChangeRow = Change & { readonly id: string; readonly by: string; readonly at: Date }

/** Remembers what changed about a role; what stayed the same is left out. */
export async function insert(ctx: Ctx, roleId: string, changes: readonly Change[]): Promise<void> {
  const changed = changes.filter(({ before, after }) => before !== after)
  if (changed.length === 0) return
  await tables(ctx)
    .insertInto('relations.role_change')
    .values(
      changed.map(({ field, before, after }) => ({
        id: newId(),
        role_id: roleId,
        field,
        before,
        after,
        by_name: ctx.actor.name,
        at: ctx.now,
      })),
    )
    .execute()
}

/** Newest first. */
export async function listOfRole(ctx: Ctx, roleId: string, limit: number): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select c.id, c.field, c.before, c.after, c.by_name as by, c.at from relations.role_change c
    where c.role_id = ${roleId} order by c.at desc, c.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}
