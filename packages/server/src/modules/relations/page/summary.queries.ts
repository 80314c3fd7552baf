import type { RelationKind } from '@klantregie/contract'
import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

export type ShortRelation = {
  readonly id: string
  readonly name: string
  readonly kind: RelationKind
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly birthDate: string | null
}

/**
 * What tells two relations apart at a glance, by the ids that were asked; those that the reader may not see are missing, and
 * one that was merged into another is told as that other.
 */
export async function findSummaries(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ShortRelation>> {
  if (ids.length === 0) return new Map()
  const visible = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  // Worked out before the join (offset 0): a join on an expression cannot use an index under row-level security.
  const { rows } = await sql<ShortRelation & { asked: string }>`
    select a.asked, r.id, r.display_name as name, r.kind, r.email, r.phone, r.street, r.postcode, r.place, r.birth_date as "birthDate"
    from (select c.id as asked, coalesce(c.merged_into_id, c.id) as id from relations.relation c where c.id = any(${[...ids]}::uuid[]) offset 0) a
    join relations.relation r on r.id = a.id
    where ${visible}
  `.execute(ctx.tx)
  return new Map(rows.map(({ asked, ...row }) => [asked, row]))
}

/** Names of relations that the reader may see. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await findSummaries(ctx, ids))].map(([id, { name }]) => [id, name]))
}
