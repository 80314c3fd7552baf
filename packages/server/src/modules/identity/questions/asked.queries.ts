import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { cellIdsOf, isVisible, relationIdOf } from '../../relations/index.ts'

const isTold = sql<boolean>`p.is_pair
  and ((p.left_id = p.origin_left_id and p.right_id = p.origin_right_id) or not exists (
    select from identity.possible_duplicate o where (o.left_id, o.right_id) in ((p.left_id, p.right_id), (p.right_id, p.left_id))
      and o.id <> p.id and ((o.left_id = o.origin_left_id and o.right_id = o.origin_right_id) or o.id < p.id)))`

/**
 * On `p`, a row of identity.possible_duplicate. After a merge a pair may be one relation, which is no question any more, or
 * the same as another pair, which is asked once: as the pair that no merge has touched, or else the oldest. What was decided
 * is not asked again, also when it was decided about a part of what each of the two has become. (`offset 0`: a join on an
 * expression cannot use an index under row-level security, so the pairs of cells are worked out first.)
 */
export const isAsked: RawBuilder<boolean> = sql<boolean>`${isTold}
  and not coalesce((
    select true from (
      select least(l.id, r.id) as one, greatest(l.id, r.id) as other
      from (${cellIdsOf(sql`p.left_id`)}) l cross join (${cellIdsOf(sql`p.right_id`)}) r offset 0) k
    join identity.decision d on d.left_cell_id = k.one and d.right_cell_id = k.other
    where d.kind = 'not_same' and d.revoked_at is null limit 1), false)`

/**
 * The same for statements that look at all questions: those begin with `decided`, all pairs of relations that were decided to
 * be apart, so that nothing has to be looked up question by question.
 */
export const decided: RawBuilder<unknown> = sql`decided as materialized (
  select least(d.l, d.r) as one, greatest(d.l, d.r) as other from (
    select ${relationIdOf(sql`n.left_cell_id`)} as l, ${relationIdOf(sql`n.right_cell_id`)} as r
    from identity.decision n where n.kind = 'not_same' and n.revoked_at is null) d)`
export const isAskedOfAll: RawBuilder<boolean> = sql<boolean>`${isTold}
  and not exists (select from decided d where d.one = least(p.left_id, p.right_id) and d.other = greatest(p.left_id, p.right_id))`

/** On `p`: whoever may not see both, is not asked and does not learn that there is a question. */
export function isForReader(ctx: Ctx): RawBuilder<boolean> {
  return sql`${isVisible(ctx, sql`p.left_id`)} and ${isVisible(ctx, sql`p.right_id`)}`
}
