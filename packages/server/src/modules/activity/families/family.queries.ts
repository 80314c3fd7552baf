import type { FactKind, FamilyOfFacts } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Every family of the organisation, in its order. */
export async function listAll(ctx: Ctx): Promise<FamilyOfFacts[]> {
  const { rows } = await sql<FamilyOfFacts & { kinds: FactKind[] }>`
    select f.id, f.key, f.name, f.domain_id as "domainId",
      array(select k.kind from activity.family_kind k where k.family_id = f.id order by k.kind) as kinds
    from activity.family f order by f.position, f.id`.execute(ctx.tx)
  return rows
}

export async function update(
  ctx: Ctx,
  { id, name, domainId }: { id: string; name: string; domainId: string | null },
): Promise<boolean> {
  const changed =
    await sql`update activity.family set name = ${name}, domain_id = ${domainId} where id = ${id}`.execute(ctx.tx)
  return Number(changed.numAffectedRows ?? 0n) > 0
}

export type GenreRow = { readonly id: string; readonly name: string; readonly isActive: boolean }

/** Every broad genre of the organisation, in its own order; those out of use too. */
export async function listGenres(ctx: Ctx): Promise<GenreRow[]> {
  const { rows } = await sql<GenreRow>`
    select g.id, g.name, g.is_active as "isActive" from activity.genre g order by g.position, g.id`.execute(ctx.tx)
  return rows
}
