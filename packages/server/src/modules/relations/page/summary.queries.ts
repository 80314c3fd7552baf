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
  const { rows } = await sql<ShortRelation & { asked: string }>`
    select a.id as asked, r.id, r.display_name as name, r.kind, r.email, r.phone, r.street, r.postcode, r.place, r.birth_date as "birthDate"
    from relations.relation a join relations.relation r on r.id = coalesce(a.merged_into_id, a.id)
    where a.id = any(${[...ids]}::uuid[]) and ${visible}
  `.execute(ctx.tx)
  return new Map(rows.map(({ asked, ...row }) => [asked, row]))
}

/** Names of relations that the reader may see. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await findSummaries(ctx, ids))].map(([id, { name }]) => [id, name]))
}
