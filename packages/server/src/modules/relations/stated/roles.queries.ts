import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Makes the roles that come from sources what their records state. `stated` is a subquery with id, relation_id, type_id,
 * branch_id, source_id, import_id, valid_from, valid_until, created_at. With `relationIds`, roles of those relations that no
 * record states any more go; null only adds and changes (a bulk of new relations has none to remove). Roles given by hand
 * are left alone, and an end set by hand on a stated role stays.
 */
export async function syncRoles(ctx: Ctx, relationIds: readonly string[] | null, stated: RawBuilder<unknown>): Promise<void> {
  if (relationIds !== null) {
    await sql`delete from relations.role r where r.relation_id = any(${[...relationIds]}::uuid[]) and r.source_id is not null
      and not exists (select 1 from (${stated}) s where s.id = r.id)`.execute(ctx.tx)
  }
  await sql`insert into relations.role as r (id, relation_id, type_id, domain_id, branch_id, valid_from, valid_until, import_id, source_id, created_at)
    select s.id, s.relation_id, s.type_id, t.domain_id, s.branch_id, s.valid_from, s.valid_until, s.import_id, s.source_id, s.created_at
    from (${stated}) s join governance.relation_type t on t.id = s.type_id
    on conflict (tenant_id, id) do update set relation_id = excluded.relation_id, branch_id = excluded.branch_id, valid_from = excluded.valid_from,
      valid_until = case when r.ended_by_hand then r.valid_until else excluded.valid_until end
    where (r.relation_id, r.branch_id, r.valid_from, r.valid_until) is distinct from
      (excluded.relation_id, excluded.branch_id, excluded.valid_from, case when r.ended_by_hand then r.valid_until else excluded.valid_until end)`.execute(ctx.tx)
}
