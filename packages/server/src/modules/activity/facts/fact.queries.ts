import type { Audience, FactDetail, FactKind, NewFact } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { branchOf, genreOf } from '../offering/inherited.queries.ts'

export type FactRow = {
  readonly id: string
  readonly relationId: string | null
  readonly kind: FactKind
  readonly occurredAt: Date
  readonly day: string
  readonly until: string | null
  readonly offeringId: string | null
  readonly offeringTitle: string | null
  readonly genre: string | null
  readonly branchId: string | null
  readonly quantity: number
  readonly amountCents: number
  readonly currency: string
  readonly orderKey: string | null
  readonly isReversal: boolean
  readonly isReversed: boolean
  readonly reversesId: string | null
  readonly audience: Audience | null
  readonly priceType: string | null
  readonly channel: string | null
  readonly detail: FactDetail | null
  readonly sourceId: string | null
  readonly byName: string | null
  readonly removedAt: Date | null
}

const columns = sql`f.id, f.relation_id as "relationId", f.kind, f.occurred_at as "occurredAt", f.day, f.until, f.offering_id as "offeringId",
  o.title as "offeringTitle", g.name as genre, f.branch_id as "branchId", f.quantity, f.amount_cents as "amountCents", f.currency,
  f.order_key as "orderKey", f.is_reversal as "isReversal", f.is_reversed as "isReversed", f.reverses_id as "reversesId", f.audience,
  f.price_type as "priceType", f.channel, f.detail, f.source_id as "sourceId", f.by_name as "byName", f.removed_at as "removedAt"`
const beside = sql`left join activity.offering o on o.id = f.offering_id left join activity.genre g on g.id = f.genre_id`

export type NewFactRow = Omit<NewFact, 'occurredAt' | 'from' | 'until'> & {
  readonly relationId: string
  readonly occurredAt: Date
  /** Null: of the event when it has one, else of the deed. */
  readonly day: string | null
  readonly until: string | null
  readonly byUserId: string | null
  readonly byName: string
}

/** Writes a fact that somebody entered. Answers its id. */
export async function insert(ctx: Ctx, fact: NewFactRow): Promise<string> {
  const id = newId()
  const start = sql`(select p.starts_at from activity.offering p where p.id = ${fact.offeringId}::uuid)`
  await sql`
    insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, until, offering_id, genre_id, branch_id, quantity,
      amount_cents, order_key, audience, price_type, channel, detail, recorded_at, by_user_id, by_name)
    values (${id}, ${fact.relationId}, ${fact.relationId}, ${fact.kind}, ${fact.occurredAt},
      coalesce(${fact.day}::date, (coalesce(${start}, ${fact.occurredAt}::timestamptz) at time zone 'Europe/Amsterdam')::date), ${fact.until},
      ${fact.offeringId}, coalesce(${fact.genreId}::uuid, ${genreOf(sql`${fact.offeringId}::uuid`)}),
      coalesce(${fact.branchId}::uuid, ${branchOf(sql`${fact.offeringId}::uuid`)}), ${fact.quantity}, ${fact.amountCents}, ${fact.orderKey},
      ${fact.audience}, ${fact.priceType}, ${fact.channel}, ${jsonOf(fact.detail)}, ${ctx.now}, ${fact.byUserId}, ${fact.byName})
  `.execute(ctx.tx)
  return id
}

const jsonOf = (detail: FactDetail | null | undefined): RawBuilder<unknown> =>
  detail === null || detail === undefined ? sql`null` : sql`${JSON.stringify(detail)}::jsonb`

/** A reversal of a fact: of the same relation, kind and offering, on the day of the reversal, below zero. */
export async function insertReversal(
  ctx: Ctx,
  reversal: {
    readonly ofId: string
    readonly occurredAt: Date
    readonly day: string
    readonly quantity: number
    readonly amountCents: number
    readonly note: string | null
    readonly byUserId: string | null
    readonly byName: string
  },
): Promise<string> {
  const id = newId()
  await sql`
    insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, offering_id, genre_id, branch_id, quantity, amount_cents,
      currency, order_key, is_reversal, reverses_id, audience, price_type, channel, detail, recorded_at, by_user_id, by_name)
    select ${id}, f.relation_id, f.origin_relation_id, f.kind, ${reversal.occurredAt}, ${reversal.day}, f.offering_id, f.genre_id, f.branch_id,
      ${-reversal.quantity}, ${-reversal.amountCents}, f.currency, f.order_key, true, f.id, f.audience, f.price_type, f.channel,
      ${jsonOf(reversal.note === null ? null : { note: reversal.note })}, ${ctx.now}, ${reversal.byUserId}, ${reversal.byName}
    from activity.fact f where f.id = ${reversal.ofId}
  `.execute(ctx.tx)
  return id
}

/** A current version, locked: what is reversed of it at the same moment takes turns. */
export async function findForChange(ctx: Ctx, id: string): Promise<FactRow | undefined> {
  await sql`select from activity.fact f where f.id = ${id} and f.superseded_by is null for update`.execute(ctx.tx)
  return find(ctx, id)
}

export async function find(ctx: Ctx, id: string): Promise<FactRow | undefined> {
  const { rows } = await sql<FactRow>`
    select ${columns} from activity.fact f ${beside} where f.id = ${id} and f.superseded_by is null`.execute(ctx.tx)
  return rows[0]
}

/** What is left of a fact when its reversals are taken off. */
export async function leftOf(ctx: Ctx, id: string): Promise<{ quantity: number; amountCents: number }> {
  const { rows } = await sql<{ quantity: number; amountCents: number }>`
    select coalesce(sum(f.quantity), 0)::bigint as quantity, coalesce(sum(f.amount_cents), 0)::bigint as "amountCents" from activity.fact f
    where (f.id = ${id} or f.reverses_id = ${id}) and f.superseded_by is null and f.removed_at is null`.execute(ctx.tx)
  return rows[0] ?? { quantity: 0, amountCents: 0 }
}

export async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tablesOf(ctx, 'activity').updateTable('activity.fact').set({ removed_at: at }).where('id', '=', id).execute()
}

export type Listing = {
  readonly relationId: string
  /** Kinds that exist for the reader and were asked for. */
  readonly kinds: readonly FactKind[]
  readonly after: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}

/** Newest first, along the index of the relation. */
export async function list(ctx: Ctx, { relationId, kinds, after, limit }: Listing): Promise<FactRow[]> {
  const behind =
    after === null
      ? sql`true`
      : sql`(f.occurred_at < ${after.at} or (f.occurred_at = ${after.at} and f.id > ${after.id}::uuid))`
  const begins = after === null ? sql`true` : sql`f.occurred_at <= ${after.at}`
  const { rows } = await sql<FactRow>`
    select ${columns} from (
      select f.* from activity.fact f where f.relation_id = ${relationId} and f.superseded_by is null and f.removed_at is null
        and f.kind = any(${[...kinds]}::text[]) and ${begins} and ${behind} order by f.occurred_at desc, f.id limit ${limit}
    ) f ${beside} order by f.occurred_at desc, f.id`.execute(ctx.tx)
  return rows
}
