import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import type { DisclosableRow } from '../disclosure/disclosure.service.ts'

/** Of these relations those that exist for the reader, are here, and may leave with their rights. */
export async function findLeaving(ctx: Ctx, ids: readonly string[]): Promise<DisclosableRow[]> {
  if (ids.length === 0) return []
  const masks = [ctx.domainMask, ctx.rights.export].filter((mask) => mask !== EVERY_DOMAIN)
  const within = masks.map((mask) => sql`and (r.domain_mask & ${mask}::bigint) <> 0`)
  const { rows } = await sql<DisclosableRow>`
    select r.id, r.display_name as name, r.birth_date::text as "birthDate", r.domain_mask as "domainMask", r.is_protected as "isProtected"
    from relations.relation r
    where r.id = any(${[...ids]}::uuid[]) and r.archived_at is null and r.merged_into_id is null ${sql.join(within, sql` `)}
  `.execute(ctx.tx)
  return rows
}
