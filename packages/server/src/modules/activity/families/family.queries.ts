import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type FamilyRow = {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly domainId: string | null
}

/** Every family of activity of the organisation, in its own order. */
export async function listFamilies(ctx: Ctx): Promise<FamilyRow[]> {
  const { rows } = await sql<FamilyRow>`
    select f.id, f.key, f.name, f.domain_id as "domainId" from activity.family f order by f.position, f.id`.execute(
    ctx.tx,
  )
  return rows
}

export type GenreRow = { readonly id: string; readonly name: string; readonly isActive: boolean }

/** Every broad genre of the organisation, in its own order; those out of use too. */
export async function listGenres(ctx: Ctx): Promise<GenreRow[]> {
  const { rows } = await sql<GenreRow>`
    select g.id, g.name, g.is_active as "isActive" from activity.genre g order by g.position, g.id`.execute(ctx.tx)
  return rows
}
