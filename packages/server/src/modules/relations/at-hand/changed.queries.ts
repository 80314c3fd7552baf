import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import type { Kept } from './at-hand.queries.ts'

/** Nobody looks after more relations than this by heart; the rest is in the list of one's own. */
const MOST_OWNED = 5000

export type Mine = {
  readonly ownerId: string
  /** Beside those that one looks after. */
  readonly ids: readonly string[]
  readonly today: string
  readonly since: Date
  readonly limit: number
}

/** Relations of somebody that changed since, the last first. Begins at theirs, never at everything that changed. */
export async function listChanged(ctx: Ctx, { ownerId, ids, today, since, limit }: Mine): Promise<Kept[]> {
  const visible = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  const { rows } = await sql<Kept>`
    select r.id as "relationId", r.changed_at as at from (
      (select ro.relation_id as id from relations.role ro where ro.owner_user_id = ${ownerId}
        and (ro.valid_until is null or ro.valid_until > ${today}::date) limit ${MOST_OWNED})
      union select f.id from unnest(${[...ids]}::uuid[]) f(id)) m
    join relations.relation r on r.id = m.id
    where r.changed_at >= ${since} and r.archived_at is null and r.merged_into_id is null and ${visible}
    order by r.changed_at desc, r.id limit ${limit}`.execute(ctx.tx)
  return rows
}
