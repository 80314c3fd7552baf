import type { WaitingReason } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import type { GivenObject, ObjectKey } from '../connectors/given.rules.ts'

export { newId }

export type ObjectOutcome = 'mapped' | 'unmatched' | 'rejected'

export type ObjectRow = ObjectKey & {
  readonly id: string
  readonly connectionId: string
  readonly stream: string
  readonly payload: unknown
  readonly hash: string
  readonly outcome: ObjectOutcome
  readonly reason: WaitingReason | null
  readonly title: string | null
  readonly factKeys: readonly string[]
  readonly attachedCellId: string | null
  readonly setAsideAt: Date | null
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  readonly lastDeliveryId: string
  readonly goneAt: Date | null
}

/** What is kept, as it came. */
export const givenAgain = ({ objectType, externalId, payload, goneAt }: ObjectRow): GivenObject => ({
  objectType,
  externalId,
  payload,
  isGone: goneAt !== null,
})

const columns = sql`o.id, o.connection_id as "connectionId", o.stream, o.object_type as "objectType", o.external_id as "externalId", o.payload,
  o.payload_hash as hash, o.outcome, o.reason, o.title, o.fact_keys as "factKeys", o.attached_cell_id as "attachedCellId", o.set_aside_at as "setAsideAt",
  o.first_seen_at as "firstSeenAt", o.last_seen_at as "lastSeenAt", o.last_delivery_id as "lastDeliveryId", o.gone_at as "goneAt"`

const asked = (keys: readonly ObjectKey[]): RawBuilder<unknown> => sql`(
  select k.object_type, k.external_id from unnest(${keys.map((key) => key.objectType)}::text[], ${keys.map((key) => key.externalId)}::text[])
    k (object_type, external_id) offset 0) k`

/** The objects of a connection with these keys, held until the transaction ends. */
export async function findForUpdate(ctx: Ctx, connectionId: string, keys: readonly ObjectKey[]): Promise<ObjectRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<ObjectRow>`select ${columns} from ${asked(keys)} join integrations.object o
    on o.connection_id = ${connectionId} and o.object_type = k.object_type and o.external_id = k.external_id order by o.id for update of o`.execute(
    ctx.tx,
  )
  return rows
}

/** What objects beside these say, by key. */
export async function findPayloads(
  ctx: Ctx,
  connectionId: string,
  keys: readonly ObjectKey[],
): Promise<{ objectType: string; externalId: string; payload: unknown }[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ objectType: string; externalId: string; payload: unknown }>`
    select o.object_type as "objectType", o.external_id as "externalId", o.payload from ${asked(keys)} join integrations.object o
    on o.connection_id = ${connectionId} and o.object_type = k.object_type and o.external_id = k.external_id`.execute(
    ctx.tx,
  )
  return rows
}

/** What is here of one kind below a prefix, is still there as far as we know, and is not among these. */
export async function findMissing(
  ctx: Ctx,
  connectionId: string,
  {
    objectType,
    prefix,
    ids,
  }: { readonly objectType: string; readonly prefix: string; readonly ids: readonly string[] },
): Promise<{ readonly missing: ObjectKey[]; readonly known: number }> {
  const { rows } = await sql<{ externalId: string; isMissing: boolean }>`
    select o.external_id as "externalId", t.id is null as "isMissing" from integrations.object o
    left join unnest(${[...ids]}::text[]) t (id) on t.id = o.external_id
    where o.connection_id = ${connectionId} and o.object_type = ${objectType} and starts_with(o.external_id, ${prefix}) and o.gone_at is null
    order by o.external_id`.execute(ctx.tx)
  const missing = rows.filter(({ isMissing }) => isMissing).map(({ externalId }) => ({ objectType, externalId }))
  return { missing, known: rows.length }
}

/** What is here of one kind below a prefix, is still there as far as we know, and did not come along in a delivery. */
export async function listUnseen(
  ctx: Ctx,
  connectionId: string,
  asking: { readonly objectType: string; readonly prefix: string; readonly deliveryId: string; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ externalId: string }>`select o.external_id as "externalId" from integrations.object o
    where o.connection_id = ${connectionId} and o.object_type = ${asking.objectType} and starts_with(o.external_id, ${asking.prefix})
      and o.gone_at is null and o.last_delivery_id <> ${asking.deliveryId}
    order by o.external_id limit ${asking.limit}`.execute(ctx.tx)
  return rows.map(({ externalId }) => externalId)
}

/** What is here and understood of one kind and says nothing in a field, behind `after`. */
export async function listUnnumbered(
  ctx: Ctx,
  connectionId: string,
  asking: { readonly objectType: string; readonly field: string; readonly after: string; readonly limit: number },
): Promise<ObjectKey[]> {
  const { rows } =
    await sql<ObjectKey>`select o.object_type as "objectType", o.external_id as "externalId" from integrations.object o
    where o.connection_id = ${connectionId} and o.object_type = ${asking.objectType} and o.external_id > ${asking.after} and o.gone_at is null
      and o.outcome = 'mapped' and coalesce(o.payload->>${asking.field}, '') = ''
    order by o.external_id limit ${asking.limit}`.execute(ctx.tx)
  return rows
}

export async function countUnseen(
  ctx: Ctx,
  connectionId: string,
  asking: { readonly objectType: string; readonly prefix: string; readonly deliveryId: string },
): Promise<{ readonly unseen: number; readonly known: number }> {
  const { rows } = await sql<{ unseen: number; known: number }>`
    select count(*) filter (where o.last_delivery_id <> ${asking.deliveryId}) as unseen, count(*) as known from integrations.object o
    where o.connection_id = ${connectionId} and o.object_type = ${asking.objectType} and starts_with(o.external_id, ${asking.prefix})
      and o.gone_at is null`.execute(ctx.tx)
  return rows[0] ?? { unseen: 0, known: 0 }
}

export type Kept = ObjectKey & {
  readonly id: string
  readonly stream: string
  /** Text of JSON. */
  readonly payload: string
  readonly hash: string
  readonly outcome: ObjectOutcome
  readonly reason: WaitingReason | null
  readonly title: string | null
  readonly isGone: boolean
  readonly factKeys: readonly string[]
  readonly cellIds: readonly string[]
}

/** Keeps what came in and what became of it. What somebody set aside waits again when it says something else. */
export async function keep(
  ctx: Ctx,
  { connectionId, deliveryId }: { readonly connectionId: string; readonly deliveryId: string },
  kept: readonly Kept[],
): Promise<void> {
  if (kept.length === 0) return
  await sql`
    insert into integrations.object as o (id, connection_id, stream, object_type, external_id, payload, payload_hash, outcome, reason, title,
      fact_keys, first_seen_at, last_seen_at, last_delivery_id, gone_at)
    select n.id, ${connectionId}, n.stream, n."objectType", n."externalId", n.payload::json, n.hash, n.outcome, n.reason, n.title,
      n."factKeys", ${ctx.now}, ${ctx.now},
      ${deliveryId}, case when n."isGone" then ${ctx.now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as n (id uuid, stream text, "objectType" text, "externalId" text, payload text, hash text,
      outcome text, reason jsonb, title text, "isGone" boolean, "factKeys" text[]) order by n.id
    on conflict (tenant_id, connection_id, object_type, external_id) do update
      set payload = excluded.payload, payload_hash = excluded.payload_hash, outcome = excluded.outcome, reason = excluded.reason, title = excluded.title, fact_keys = excluded.fact_keys,
        last_seen_at = excluded.last_seen_at, last_delivery_id = excluded.last_delivery_id,
        gone_at = case when excluded.gone_at is not null then coalesce(o.gone_at, excluded.gone_at) end,
        set_aside_at = case when o.payload_hash = excluded.payload_hash then o.set_aside_at end,
        set_aside_by = case when o.payload_hash = excluded.payload_hash then o.set_aside_by end`.execute(ctx.tx)
  const ids = kept.map(({ id }) => id)
  const cells = kept.flatMap(({ id, cellIds }) => cellIds.map((cellId) => ({ id, cellId })))
  await sql`delete from integrations.object_cell c where c.object_id = any(${ids}::uuid[])`.execute(ctx.tx)
  await sql`insert into integrations.object_cell (object_id, cell_id)
    select distinct n.id, n.cell_id from unnest(${cells.map(({ id }) => id)}::uuid[], ${cells.map(({ cellId }) => cellId)}::uuid[]) n (id, cell_id)`.execute(
    ctx.tx,
  )
}

/** They were there, and say what they said. */
export async function seen(ctx: Ctx, ids: readonly string[], deliveryId: string): Promise<void> {
  if (ids.length === 0) return
  await sql`update integrations.object set last_seen_at = ${ctx.now}, last_delivery_id = ${deliveryId} where id = any(${[...ids]}::uuid[])`.execute(
    ctx.tx,
  )
}

/** Objects of a stream behind `after`, in the order in which they came; for understanding them anew. */
export async function page(
  ctx: Ctx,
  connectionId: string,
  asking: { readonly stream: string; readonly after: string | null; readonly limit: number },
): Promise<ObjectRow[]> {
  const behind = asking.after === null ? sql`` : sql`and o.id > ${asking.after}`
  const { rows } = await sql<ObjectRow>`select ${columns} from integrations.object o
    where o.connection_id = ${connectionId} and o.stream = ${asking.stream} ${behind} order by o.id limit ${asking.limit} for update`.execute(
    ctx.tx,
  )
  return rows
}

const isWaiting = sql`o.outcome <> 'mapped' and o.set_aside_at is null`

/** What waits for somebody to be named, behind `after`; held until the transaction ends. */
export async function listNameless(
  ctx: Ctx,
  connectionId: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<ObjectRow[]> {
  const behind = after === null ? sql`` : sql`and o.id > ${after}`
  const { rows } = await sql<ObjectRow>`select ${columns} from integrations.object o
    where o.connection_id = ${connectionId} and ${isWaiting} and o.reason->>'code' = 'no_name' ${behind} order by o.id limit ${limit} for update`.execute(
    ctx.tx,
  )
  return rows
}

export async function countWaiting(ctx: Ctx, connectionId?: string): Promise<number> {
  const of = connectionId === undefined ? sql`true` : sql`o.connection_id = ${connectionId}`
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from integrations.object o where ${of} and ${isWaiting}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Counted to here; beyond, the number tells only that it is many, and is an estimate of the planner. */
const MOST_EXACT = 50_000

export async function countByStream(ctx: Ctx, connectionId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ stream: string; count: number }>`
    select s.stream, (select count(*) from (select from integrations.object o where o.connection_id = ${connectionId} and o.stream = s.stream
      and o.gone_at is null limit ${MOST_EXACT}) few) as count
    from (select distinct d.stream from integrations.delivery d where d.connection_id = ${connectionId}) s`.execute(
    ctx.tx,
  )
  return new Map(rows.map(({ stream, count }) => [stream, count]))
}

/** All of a stream that are still there, for holding against what the other system says. Once per delivery that asked for everything. */
export async function countStream(ctx: Ctx, connectionId: string, stream: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from integrations.object o
    where o.connection_id = ${connectionId} and o.stream = ${stream} and o.gone_at is null`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

export async function listWaiting(
  ctx: Ctx,
  asking: {
    readonly connectionId?: string | undefined
    readonly outcome?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<(ObjectRow & { readonly connection: string })[]> {
  const conditions = [
    isWaiting,
    ...(asking.connectionId === undefined ? [] : [sql`o.connection_id = ${asking.connectionId}`]),
    ...(asking.outcome === undefined ? [] : [sql`o.outcome = ${asking.outcome}`]),
    ...(asking.after === undefined ? [] : [sql`o.id > ${asking.after}`]),
  ]
  const { rows } = await sql<ObjectRow & { connection: string }>`select ${columns}, c.name as connection
    from integrations.object o join integrations.connection c on c.id = o.connection_id
    where ${sql.join(conditions, sql` and `)} order by o.id limit ${asking.limit}`.execute(ctx.tx)
  return rows
}

export async function findOne(ctx: Ctx, id: string): Promise<ObjectRow | undefined> {
  const { rows } =
    await sql<ObjectRow>`select ${columns} from integrations.object o where o.id = ${id} for update`.execute(ctx.tx)
  return rows[0]
}

export async function listLast(
  ctx: Ctx,
  connectionId: string,
  asking: { readonly stream?: string | undefined; readonly externalId?: string | undefined; readonly limit: number },
): Promise<ObjectRow[]> {
  const conditions = [
    sql`o.connection_id = ${connectionId}`,
    ...(asking.stream === undefined ? [] : [sql`o.stream = ${asking.stream}`]),
    ...(asking.externalId === undefined ? [] : [sql`o.external_id = ${asking.externalId}`]),
  ]
  const { rows } = await sql<ObjectRow>`select ${columns} from integrations.object o
    where ${sql.join(conditions, sql` and `)} order by o.id desc limit ${asking.limit}`.execute(ctx.tx)
  return rows
}

export async function attach(ctx: Ctx, id: string, cellId: string): Promise<void> {
  await sql`update integrations.object set attached_cell_id = ${cellId} where id = ${id}`.execute(ctx.tx)
}

export async function setAside(ctx: Ctx, id: string, isAside: boolean): Promise<void> {
  await sql`update integrations.object set set_aside_at = ${isAside ? ctx.now : null}, set_aside_by = ${isAside ? ctx.actor.name : null} where id = ${id}`.execute(
    ctx.tx,
  )
}
