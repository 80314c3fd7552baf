import type { OfferingKind, OfferingState, OfferingValues, PriceType } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { branchOf, genreOf } from './inherited.queries.ts'

export type OfferingRecord = {
  readonly id: string
  readonly kind: OfferingKind
  readonly parentId: string | null
  readonly title: string
  readonly genreId: string | null
  readonly branchId: string | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly capacity: number | null
  readonly state: OfferingState
  readonly makers: string[]
  readonly targetGroupIds: string[]
  readonly externalId: string | null
  readonly version: number
}

const columns = sql`o.id, o.kind, o.parent_id as "parentId", o.title, o.genre_id as "genreId", o.branch_id as "branchId",
  o.starts_at as "startsAt", o.ends_at as "endsAt", o.capacity, o.state, o.makers, o.target_group_ids as "targetGroupIds",
  o.external_id as "externalId", o.version`

export async function find(ctx: Ctx, id: string): Promise<OfferingRecord | undefined> {
  const { rows } = await sql<OfferingRecord>`select ${columns} from activity.offering o where o.id = ${id}`.execute(
    ctx.tx,
  )
  return rows[0]
}

/** Whether all of these are there. */
export async function areOfferings(ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  const wanted = new Set(ids)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from activity.offering o where o.id = any(${[...wanted]}::uuid[])`.execute(ctx.tx)
  return rows[0]?.count === wanted.size
}

/** Locked, so that two who change it take turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<OfferingRecord | undefined> {
  const { rows } =
    await sql<OfferingRecord>`select ${columns} from activity.offering o where o.id = ${id} for update`.execute(ctx.tx)
  return rows[0]
}

/** Held as it is until the end of the transaction, by whoever is about to hang something below it. */
export async function findHeld(ctx: Ctx, id: string): Promise<OfferingRecord | undefined> {
  const { rows } =
    await sql<OfferingRecord>`select ${columns} from activity.offering o where o.id = ${id} for share`.execute(ctx.tx)
  return rows[0]
}

export type OfferingContent = Omit<OfferingValues, 'priceTypes' | 'startsAt' | 'endsAt'> & {
  /** The title as it is compared (platform/pure/fold.ts). */
  readonly titleKey: string
  readonly startsAt: Date | null
  readonly endsAt: Date | null
}

export async function insert(ctx: Ctx, values: OfferingContent, sourceId: string | null = null): Promise<string> {
  const id = newId()
  await sql`
    insert into activity.offering (id, kind, parent_id, title, title_key, genre_id, branch_id, starts_at, ends_at, capacity, state, makers,
      target_group_ids, source_id, external_id, created_at, changed_at)
    values (${id}, ${values.kind}, ${values.parentId}, ${values.title}, ${values.titleKey}, ${values.genreId}, ${values.branchId},
      ${values.startsAt}, ${values.endsAt}, ${values.capacity}, ${values.state}, ${[...values.makers]}::text[],
      ${[...values.targetGroupIds]}::uuid[], ${sourceId}, ${values.externalId}, ${ctx.now}, ${ctx.now})
  `.execute(ctx.tx)
  return id
}

/** Writes what it is from now on, as its next version. */
export async function update(ctx: Ctx, id: string, values: OfferingContent): Promise<void> {
  await sql`
    update activity.offering set kind = ${values.kind}, parent_id = ${values.parentId}, title = ${values.title}, title_key = ${values.titleKey},
      genre_id = ${values.genreId}, branch_id = ${values.branchId}, starts_at = ${values.startsAt}, ends_at = ${values.endsAt},
      capacity = ${values.capacity}, state = ${values.state}, makers = ${[...values.makers]}::text[],
      target_group_ids = ${[...values.targetGroupIds]}::uuid[], external_id = ${values.externalId}, changed_at = ${ctx.now}, version = version + 1
    where id = ${id}`.execute(ctx.tx)
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await sql`delete from activity.offering where id = ${id}`.execute(ctx.tx)
}

/** Whether something belongs to it, and whether anybody did anything with it, also what was corrected or taken away since. */
export async function findUse(ctx: Ctx, id: string): Promise<{ hasBelow: boolean; hasFacts: boolean }> {
  const { rows } = await sql<{ hasBelow: boolean; hasFacts: boolean }>`
    select exists (select from activity.offering o where o.parent_id = ${id}) as "hasBelow",
      exists (select from activity.fact f where f.offering_id = ${id}) as "hasFacts"`.execute(ctx.tx)
  return rows[0] ?? { hasBelow: false, hasFacts: false }
}

export async function findPrices(ctx: Ctx, id: string): Promise<PriceType[]> {
  const { rows } = await sql<PriceType>`
    select p.name, p.amount_cents as "amountCents" from activity.price_type p where p.offering_id = ${id} order by p.position, p.id`.execute(
    ctx.tx,
  )
  return rows
}

export async function setPrices(ctx: Ctx, id: string, prices: readonly PriceType[]): Promise<void> {
  await sql`delete from activity.price_type where offering_id = ${id}`.execute(ctx.tx)
  const rows = prices.map((price, position) => ({ id: newId(), position, ...price }))
  if (rows.length === 0) return
  await sql`insert into activity.price_type (id, offering_id, name, amount_cents, position)
    select n.id, ${id}, n.name, n."amountCents", n.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, name text, "amountCents" bigint, position integer)`.execute(
    ctx.tx,
  )
}

/** What it belongs to, the nearest first. */
export async function findAbove(ctx: Ctx, id: string): Promise<{ id: string; kind: OfferingKind; title: string }[]> {
  const { rows } = await sql<{ id: string; kind: OfferingKind; title: string }>`
    select a.id, a.kind, a.title from activity.offering o
    left join activity.offering p on p.id = o.parent_id
    join activity.offering a on a.id in (p.id, p.parent_id)
    where o.id = ${id} order by a.id <> p.id`.execute(ctx.tx)
  return rows
}

/** By which genre and branch it counts: its own, else that of what it belongs to. */
export async function findCountingOf(
  ctx: Ctx,
  id: string,
): Promise<{ genreId: string | null; branchId: string | null } | undefined> {
  const { rows } = await sql<{ genreId: string | null; branchId: string | null }>`
    select ${genreOf(sql`${id}::uuid`)} as "genreId", ${branchOf(sql`${id}::uuid`)} as "branchId"`.execute(ctx.tx)
  return rows[0]
}
