import type { RelationKind } from '@klantregie/contract'
import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

export type SummaryRow = {
  readonly id: string
  readonly name: string
  readonly kind: RelationKind
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly birthDate: string | null
  readonly domainMask: string
  readonly isProtected: boolean
}

/** By the ids that were asked; those that the reader may not see are missing, and one that was merged is told as that other. */
export async function findByIds(
  ctx: Ctx,
  ids: readonly string[],
): Promise<(SummaryRow & { readonly asked: string })[]> {
  if (ids.length === 0) return []
  const visible = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  // Worked out before the join (offset 0): a join on an expression cannot use an index under row-level security.
  const { rows } = await sql<SummaryRow & { asked: string }>`
    select a.asked, r.id, r.display_name as name, r.kind, r.email, r.phone, r.street, r.postcode, r.place, r.birth_date as "birthDate",
      r.domain_mask::text as "domainMask", r.is_protected as "isProtected"
    from (select c.id as asked, coalesce(c.merged_into_id, c.id) as id from relations.relation c where c.id = any(${[...ids]}::uuid[]) offset 0) a
    join relations.relation r on r.id = a.id
    where ${visible}
  `.execute(ctx.tx)
  return rows
}
