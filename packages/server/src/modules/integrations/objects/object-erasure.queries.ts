import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type OfSomebody = { readonly cellIds: readonly string[]; readonly contacts: readonly string[] }

/**
 * Objects of somebody: those that are about them, and those that wait in which an address or number of theirs stands. The latter are few,
 * because what waits is looked after.
 */
const own = ({ cellIds, contacts }: OfSomebody): RawBuilder<unknown> => sql`
  select c.object_id as id from integrations.object_cell c where c.cell_id = any(${[...cellIds]}::uuid[])
  union
  select o.id from integrations.object o where o.attached_cell_id = any(${[...cellIds]}::uuid[])
  union
  select o.id from integrations.object o where o.outcome <> 'mapped'
    and exists (select from unnest(${[...contacts]}::text[]) t (text) where strpos(lower(o.payload::text), t.text) > 0)`

export async function count(ctx: Ctx, of: OfSomebody): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${own(of)}) o`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Answers the ids that went. */
export async function remove(ctx: Ctx, of: OfSomebody): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`delete from integrations.object o where o.id in (${own(of)}) returning o.id`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export type OwnObject = {
  readonly connection: string
  readonly stream: string
  readonly externalId: string
  readonly firstSeenAt: Date
}

export async function listOfCells(ctx: Ctx, cellIds: readonly string[]): Promise<OwnObject[]> {
  const { rows } = await sql<OwnObject>`
    select distinct n.name as connection, o.stream, o.external_id as "externalId", o.first_seen_at as "firstSeenAt"
    from integrations.object_cell c join integrations.object o on o.id = c.object_id join integrations.connection n on n.id = o.connection_id
    where c.cell_id = any(${[...cellIds]}::uuid[]) order by o.first_seen_at, o.external_id`.execute(ctx.tx)
  return rows
}
