import type { Address, Phone } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

/** How a relation can be reached, for whoever decides whether it may be. */
export type Reach = {
  readonly id: string
  /** `merged`: it goes on as another relation, which answers for itself. */
  readonly presence: 'here' | 'archived' | 'merged'
  readonly kind: string
  readonly name: string
  readonly birthDate: string | null
  readonly language: string | null
  readonly emails: readonly string[]
  readonly phones: readonly Phone[]
  readonly addresses: readonly Address[]
}

type Row = Omit<Reach, 'presence'> & { readonly isArchived: boolean; readonly isMerged: boolean }

/** By the ids that were asked, thousands at once; those that do not exist for the reader are missing. */
export async function findReach(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Reach>> {
  if (ids.length === 0) return new Map()
  const visible = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  const { rows } = await sql<Row>`
    select r.id, r.kind, r.display_name as name, r.birth_date as "birthDate", r.golden ->> 'language' as language,
      coalesce(r.golden -> 'emails', '[]') as emails, coalesce(r.golden -> 'phones', '[]') as phones,
      coalesce(r.golden -> 'addresses', '[]') as addresses,
      r.archived_at is not null as "isArchived", r.merged_into_id is not null as "isMerged"
    from relations.relation r where r.id = any(${[...ids]}::uuid[]) and ${visible}
  `.execute(ctx.tx)
  return new Map(
    rows.map(({ isArchived, isMerged, ...row }) => [
      row.id,
      { ...row, presence: isMerged ? ('merged' as const) : isArchived ? ('archived' as const) : ('here' as const) },
    ]),
  )
}

/**
 * Everybody, with that by which it is decided whether they may be reached: a subquery (id, birth_date, golden, archived_at, merged_into_id). It
 * knows no rights: whoever asks it for somebody narrows the answer by theirs.
 */
export const everybodyToReach: RawBuilder<unknown> = sql`
  (select e.id, e.birth_date, e.golden, e.archived_at, e.merged_into_id from relations.relation e)`

/** The relation that an id means now; null when it is gone. For ids that a visitor carries, who may see that one relation. */
export async function relationIdNow(ctx: Ctx, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select coalesce(r.merged_into_id, r.id) as id from relations.relation r where r.id = ${id}::uuid
  `.execute(ctx.tx)
  return rows[0]?.id ?? null
}

/** Relations that carry this e-mail address and stand by themselves, the oldest first; at most `limit`. */
export async function findByEmail(ctx: Ctx, email: string, limit: number): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select r.id, r.display_name as name
    from (select c.relation_id as id from relations.contact_point c where c.kind = 'email' and c.key = ${email} order by c.relation_id limit 50) c
    join relations.relation r on r.id = c.id
    where r.merged_into_id is null and r.archived_at is null order by r.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}
