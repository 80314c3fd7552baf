import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Who looks after the roles that a relation has today, the oldest role first; each colleague once. */
export async function findRoleOwners(ctx: Ctx, relationId: string, today: string): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select r.owner_user_id as "userId" from relations.role r
    where r.relation_id = ${relationId} and r.owner_user_id is not null
      and (r.valid_from is null or r.valid_from <= ${today}::date) and (r.valid_until is null or r.valid_until > ${today}::date)
    group by r.owner_user_id order by min(r.created_at), r.owner_user_id
  `.execute(ctx.tx)
  return rows.map(({ userId }) => userId)
}
