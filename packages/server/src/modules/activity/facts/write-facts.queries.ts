import type { Audience, FactDetail, FactKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { relationIdOf } from '../../relations/index.ts'
import { branchOf, genreOf } from '../offering/inherited.queries.ts'

/** A fact as a source tells it. */
export type FactToWrite = {
  /** The cell or relation it is about; null for an anonymous sale. */
  readonly relationId: string | null
  readonly kind: FactKind
  readonly occurredAt: Date
  /** The day for which it counts ("2026-03-01"); left out: of the event when it has one, else of the deed, in Amsterdam. */
  readonly day?: string | null
  readonly until?: string | null
  readonly offeringId?: string | null
  /** Left out: those of the offering. */
  readonly genreId?: string | null
  readonly branchId?: string | null
  /** Minutes for volunteering; below zero for what was given back. One when it is left out. */
  readonly quantity?: number
  readonly amountCents?: number
  readonly currency?: string
  readonly orderKey?: string | null
  readonly isReversal?: boolean
  /** What the source calls the fact that this one reverses; that may come in later. */
  readonly reversesKey?: string | null
  readonly audience?: Audience | null
  readonly priceType?: string | null
  readonly channel?: string | null
  readonly detail?: FactDetail | null
  readonly sourceId: string
  /** What the source calls it: the same key again is the same fact. */
  readonly sourceKey: string
  readonly importId?: string | null
  readonly rowNumber?: number | null
}

/** `duplicate`: rows of a key that an earlier row of the same call has; the first one counts. */
export type FactsWritten = {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly duplicate: number
}

/** The columns of what comes in, as a record set. `id`: what a new fact gets. */
const INCOMING =
  sql.raw(`(id uuid, origin_relation_id uuid, kind text, occurred_at timestamptz, day date, until date, offering_id uuid,
  genre_id uuid, branch_id uuid, quantity integer, amount_cents bigint, currency text, order_key text, is_reversal boolean,
  reverses_key text, audience text, price_type text, channel text, detail jsonb, source_id uuid, source_key text, import_id uuid,
  row_number bigint)`)

/** What a correction overwrites, and an undo puts back. */
export const CONTENT = [
  'relation_id',
  'origin_relation_id',
  'kind',
  'occurred_at',
  'day',
  'until',
  'offering_id',
  'genre_id',
  'branch_id',
  'quantity',
  'amount_cents',
  'currency',
  'order_key',
  'is_reversal',
  'reverses_key',
  'audience',
  'price_type',
  'channel',
  'detail',
  'source_hash',
  'import_id',
  'row_number',
] as const
/** Everything else of a version, beside its own id, its number and by which it was superseded. */
const CARRIED = ['reverses_id', 'is_reversed', 'source_id', 'source_key', 'by_user_id', 'by_name'] as const

const listed = (columns: readonly string[], of?: string): RawBuilder<unknown> =>
  sql.join(columns.map((column) => (of === undefined ? sql.ref(column) : sql`${sql.ref(`${of}.${column}`)}`)))
export const assigned = (columns: readonly string[], of: string): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`${of}.${column}`)}`))

/** What a fact is when it does not say. */
const USUAL = { quantity: 1, amount_cents: 0, currency: 'EUR', is_reversal: false }

const COLUMN: Readonly<Record<keyof FactToWrite, string>> = {
  relationId: 'origin_relation_id',
  kind: 'kind',
  occurredAt: 'occurred_at',
  day: 'day',
  until: 'until',
  offeringId: 'offering_id',
  genreId: 'genre_id',
  branchId: 'branch_id',
  quantity: 'quantity',
  amountCents: 'amount_cents',
  currency: 'currency',
  orderKey: 'order_key',
  isReversal: 'is_reversal',
  reversesKey: 'reverses_key',
  audience: 'audience',
  priceType: 'price_type',
  channel: 'channel',
  detail: 'detail',
  sourceId: 'source_id',
  sourceKey: 'source_key',
  importId: 'import_id',
  rowNumber: 'row_number',
}

/** A fact as a row of what comes in, with the id that it gets when it is new. What it does not say is empty. */
export function recordOf(fact: FactToWrite): Record<string, unknown> {
  const row: Record<string, unknown> = { id: newId(), ...USUAL }
  for (const [key, value] of Object.entries(fact)) row[COLUMN[key as keyof FactToWrite]] = value
  return row
}

export const asRows = (records: readonly Record<string, unknown>[]): RawBuilder<unknown> =>
  sql`select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as n ${INCOMING}`

/** Of everything a source said about a fact: tells whether it says something else now. */
const HASH =
  sql.raw(`md5(row(o.origin_relation_id, o.kind, o.occurred_at at time zone 'UTC', o.day, o.until, o.offering_id, o.genre_id, o.branch_id,
  o.quantity, o.amount_cents, o.currency, o.order_key, o.is_reversal, o.reverses_key, o.audience, o.price_type, o.channel, o.detail)::text)`)

/**
 * What would become of facts, without writing them: a subquery (source_key, outcome 'new' | 'changed' | 'same'). `rows`: with the columns
 * of what comes in, every key once.
 */
export function judge(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select o.source_key, case when k.id is null then 'new' when k.source_hash = ${HASH} then 'same' else 'changed' end as outcome
    from (${rows}) o left join activity.fact k on k.source_id = o.source_id and k.source_key = o.source_key and k.superseded_by is null`
}

/**
 * Stores what came in, in one statement: what is new, and of what changed the version that was. Rows of one key are counted once.
 * The hash is of everything the source said, the day that follows from it left out: moving an event is no change of the source.
 */
export async function store(ctx: Ctx, rows: RawBuilder<unknown>): Promise<FactsWritten> {
  const content = listed(CONTENT)
  const result = await sql<FactsWritten>`
    with given as (select *, row_number() over () as place from (${rows}) n),
    one as (select distinct on (source_id, source_key) * from given order by source_id, source_key, place),
    hashed as (select o.*, ${HASH} as source_hash from one o),
    known as (
      select f.* from activity.fact f where (f.source_id, f.source_key) in (select source_id, source_key from hashed)
        and f.superseded_by is null order by f.id for update
    ),
    placed as (
      select coalesce(k.id, h.id) as id, k.id is not null as is_known, h.origin_relation_id, h.kind, h.occurred_at, h.until, h.offering_id,
        case when h.origin_relation_id is not null then ${relationIdOf(sql`h.origin_relation_id`)} end as relation_id,
        coalesce(h.day, (coalesce(p.starts_at, h.occurred_at) at time zone 'Europe/Amsterdam')::date) as day,
        coalesce(h.genre_id, ${genreOf(sql`h.offering_id`)}) as genre_id, coalesce(h.branch_id, ${branchOf(sql`h.offering_id`)}) as branch_id,
        h.quantity, h.amount_cents, h.currency, h.order_key, h.is_reversal, h.reverses_key, h.audience, h.price_type, h.channel, h.detail,
        h.source_id, h.source_key, h.source_hash, h.import_id, h.row_number
      from hashed h left join known k on k.source_id = h.source_id and k.source_key = h.source_key
      left join activity.offering p on p.id = h.offering_id
      where k.id is null or k.source_hash is distinct from h.source_hash
    ),
    history as (
      insert into activity.fact (id, superseded_by, version, recorded_at, removed_at, ${content}, ${listed(CARRIED)})
      select platform.named_id('fact ' || k.id || ' ' || k.version), k.id, k.version, k.recorded_at, k.removed_at,
        ${listed(CONTENT, 'k')}, ${listed(CARRIED, 'k')}
      from known k join placed p on p.id = k.id
    ),
    changed as (
      update activity.fact f set ${assigned(CONTENT, 'p')}, recorded_at = ${ctx.now}, version = f.version + 1,
        reverses_id = case when f.reverses_key is not distinct from p.reverses_key then f.reverses_id end,
        -- What its source withdrew and says again is there again; what somebody here removed stays removed.
        removed_at = case when f.source_hash is null then null else f.removed_at end
      from placed p where p.is_known and f.id = p.id
      returning 1
    ),
    added as (
      insert into activity.fact (id, recorded_at, source_id, source_key, ${content})
      select p.id, ${ctx.now}, p.source_id, p.source_key, ${listed(CONTENT, 'p')} from placed p where not p.is_known
      returning 1
    )
    select (select count(*) from added) as new, (select count(*) from changed) as changed,
      (select count(*) from one) - (select count(*) from placed) as same, (select count(*) from given) - (select count(*) from one) as duplicate
  `.execute(ctx.tx)
  return result.rows[0] ?? { new: 0, changed: 0, same: 0, duplicate: 0 }
}
