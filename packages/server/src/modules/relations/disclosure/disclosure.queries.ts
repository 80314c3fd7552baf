import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type FactsRow = {
  readonly id: string
  readonly domainMask: string
  readonly isProtected: boolean
  readonly birthDate: string | null
  readonly isUnmasked: boolean
}

/** The product itself asks for nothing to be shown. */
const userIdOf = (ctx: Ctx) => (ctx.actor.kind === 'user' ? ctx.actor.id : null)

/**
 * What decides how much of these relations is shown; one that was merged away is told as the relation that it belongs to, under
 * the id that was asked. The birth date comes from the golden record: of a protected relation the column is empty.
 */
export async function findFacts(ctx: Ctx, ids: readonly string[]): Promise<(FactsRow & { asked: string })[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FactsRow & { asked: string }>`
    select a.asked, r.id, r.domain_mask::text as "domainMask", r.is_protected as "isProtected", r.golden ->> 'birthDate' as "birthDate",
      coalesce((select u.until > ${ctx.now} from relations.unmasked u where u.user_id = ${userIdOf(ctx)}::uuid and u.relation_id = r.id), false) as "isUnmasked"
    from (select c.id as asked, coalesce(c.merged_into_id, c.id) as id from relations.relation c where c.id = any(${[...ids]}::uuid[]) offset 0) a
    join relations.relation r on r.id = a.id
  `.execute(ctx.tx)
  return rows
}

/** Golden records as they are stored: never to answer somebody with before `discloseRecord`. */
export async function findGolden(ctx: Ctx, ids: readonly string[]): Promise<Map<string, RelationRecord>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; golden: RelationRecord }>`
    select id, golden from relations.relation where id = any(${[...ids]}::uuid[])
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, golden }) => [id, golden]))
}

/** Until when the reader is shown the particulars of a relation; null when they are not, or the time has passed. */
export async function findUnmaskedUntil(ctx: Ctx, relationId: string): Promise<Date | null> {
  const { rows } = await sql<{ until: Date }>`
    select u.until from relations.unmasked u where u.user_id = ${userIdOf(ctx)}::uuid and u.relation_id = ${relationId} and u.until > ${ctx.now}
  `.execute(ctx.tx)
  return rows[0]?.until ?? null
}
