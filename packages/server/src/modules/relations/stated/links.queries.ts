import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Links stated by rows: a subquery with id, from_id, to_id, type_key, import_id, lineage, created_at. A link that is open already stays. */
export async function insertLinks(ctx: Ctx, stated: RawBuilder<unknown>): Promise<void> {
  await sql`insert into relations.link (id, from_id, to_id, type_id, import_id, lineage, created_at)
    select s.id, s.from_id, s.to_id, t.id, s.import_id, s.lineage, s.created_at
    from (${stated}) s join governance.link_type t on t.key = s.type_key
    on conflict do nothing`.execute(ctx.tx)
}

type Ended = { readonly lineages: RawBuilder<unknown>; readonly stated: RawBuilder<unknown>; readonly importId: string }

/** Links of changed rows that those rows no longer state have ended today; which import ended them is kept for undo. */
export async function endStatedLinks(ctx: Ctx, { lineages, stated, importId }: Ended): Promise<void> {
  await sql`update relations.link l set valid_until = greatest(${ctx.now}::date, l.valid_from), ended_import_id = ${importId}
    where l.lineage in (${lineages}) and l.valid_until is null
      and not exists (
        select 1 from (${stated}) s join governance.link_type t on t.key = s.type_key
        where s.from_id = l.from_id and s.to_id = l.to_id and t.id = l.type_id)`.execute(ctx.tx)
}

/** Takes back what an import did to links: those it made go, those it ended are open again. */
export async function removeByImport(ctx: Ctx, importId: string): Promise<void> {
  await sql`delete from relations.link where import_id = ${importId}`.execute(ctx.tx)
  await sql`update relations.link set valid_until = null, ended_import_id = null where ended_import_id = ${importId}`.execute(ctx.tx)
}
