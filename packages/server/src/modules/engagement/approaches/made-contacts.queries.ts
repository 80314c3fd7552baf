import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { ContactCount } from '../../relations/index.ts'

/**
 * How often an approach was made to each of these relations, or through them, since a moment, and when last. A plan is no
 * contact. Nothing for whoever may not see approaches.
 */
export async function madeContacts(
  ctx: Ctx,
  { relationIds, since }: { readonly relationIds: readonly string[]; readonly since: Date },
): Promise<ContactCount[]> {
  const mayRead = ctx.actor.kind === 'system' || ctx.permissions.has('engagement.approach.read')
  if (relationIds.length === 0 || !mayRead) return []
  const ids = sql`${[...relationIds]}::uuid[]`
  // A day counts as noon in UTC, so that it is the same day everywhere in Europe.
  const { rows } = await sql<ContactCount>`
    select m.relation_id as "relationId", count(*) filter (where m.at >= ${since}) as count, max(m.at) as "lastAt"
    from (
      select w.relation_id, (w.starts_on + time '12:00') at time zone 'UTC' as at from (
        select a.relation_id, a.starts_on from engagement.approach a where a.relation_id = any(${ids}) and a.state = 'made'
        union all
        select a.contact_id, a.starts_on from engagement.approach a
        where a.contact_id = any(${ids}) and a.contact_id <> a.relation_id and a.state = 'made'
      ) w
    ) m group by m.relation_id
  `.execute(ctx.tx)
  return rows
}
