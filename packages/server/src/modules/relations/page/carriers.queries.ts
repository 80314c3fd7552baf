import type { IdentifierScheme } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Relations in use that carry one of these numbers, with the number. `isSeen`: only those that the reader may see; a register tells every
 * relation of what changed, whoever reads it in.
 */
export async function findCarriers(
  ctx: Ctx,
  { scheme, values }: { readonly scheme: IdentifierScheme; readonly values: readonly string[] },
  { isSeen }: { readonly isSeen: boolean },
): Promise<{ value: string; relationId: string }[]> {
  if (values.length === 0) return []
  const seen = isSeen ? sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0` : sql`true`
  const { rows } = await sql<{ value: string; relationId: string }>`
    select i.value, i.relation_id as "relationId" from relations.identifier i join relations.relation r on r.id = i.relation_id
    where i.scheme = ${scheme} and i.value = any(${[...values]}::text[]) and r.archived_at is null and r.merged_into_id is null
      and ${seen}
    order by i.value, i.relation_id`.execute(ctx.tx)
  return rows
}
