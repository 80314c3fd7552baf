import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Current facts of a stretch of days, both included, also those of nobody who is known; a subquery (relation_id, kind, audience, genre_id,
 * quantity, amount_cents, counts) as `countingFacts`. It knows no rights.
 */
export function factsWithin({ from, until }: { readonly from: string; readonly until: string }): RawBuilder<unknown> {
  return sql`
    select f.relation_id, f.kind, f.audience, f.genre_id, f.quantity, f.amount_cents, not f.is_reversal and not f.is_reversed as counts
    from activity.fact f
    where f.day >= ${from}::date and f.day <= ${until}::date and f.superseded_by is null and f.removed_at is null`
}

/** To which family each kind of fact belongs. */
export async function familiesOfKinds(ctx: Ctx): Promise<{ kind: string; familyId: string }[]> {
  const { rows } = await sql<{ kind: string; familyId: string }>`
    select k.kind, k.family_id as "familyId" from activity.family_kind k order by k.kind`.execute(ctx.tx)
  return rows
}

/** The broad genres by their keys, as the yearly figures of libraries name them. */
export async function genreIdsOf(ctx: Ctx, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select g.key, g.id from activity.genre g where g.key = any(${[...keys]}::text[])`.execute(ctx.tx)
  return new Map(rows.map(({ key, id }) => [key, id]))
}
