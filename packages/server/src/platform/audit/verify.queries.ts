import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { ChainRow } from './chain-walk.ts'

/** A link with everything it stands for. */
export type ChainPageRow = ChainRow & {
  readonly salt: Buffer | null
  readonly details: string | null
  readonly address: string | null
  readonly device: string | null
  /** The entry that says that the particulars were erased. */
  readonly erasureId: string | null
}

type Row = {
  number: number
  link_entry_id: string
  previous_hash: Buffer
  hash: Buffer
  id: string | null
  at_micros: string
  actor_kind: string
  actor_id: string
  actor_name: string
  initiator_id: string
  action: string
  is_read: boolean
  subject_kind: string | null
  subject_id: string | null
  origin_kind: string
  origin_name: string | null
  origin_id: string | null
  details_hash: Buffer
  salt: Buffer | null
  details: string | null
  address: string | null
  device: string | null
  erasure_id: string | null
}

/** The next part of the chain in the order of its numbers. */
export async function listChain(ctx: Ctx, after: number, limit: number): Promise<ChainPageRow[]> {
  const { rows } = await sql<Row>`
    select l.number, l.entry_id as link_entry_id, l.previous_hash, l.hash, e.id, (extract(epoch from e.at) * 1000000)::bigint::text as at_micros,
      e.actor_kind, e.actor_id, e.actor_name, e.initiator_id, e.action, e.is_read, e.subject_kind, e.subject_id,
      e.origin_kind, e.origin_name, e.origin_id, e.details_hash, d.salt, d.details, d.address, d.device, x.erasure_id
    from (select number, entry_id, previous_hash, hash from platform.audit_link where number > ${after} order by number limit ${limit}) l
    left join platform.audit_entry e on e.id = l.entry_id
    left join platform.audit_detail d on d.entry_id = l.entry_id
    left join platform.audit_erasure x on x.entry_id = l.entry_id
    order by l.number`.execute(ctx.tx)
  return rows.map((row) => ({
    number: row.number,
    entryId: row.link_entry_id,
    previousHash: row.previous_hash,
    hash: row.hash,
    facts: row.id === null ? null : factsOf(ctx, row, row.id),
    salt: row.salt,
    details: row.details,
    address: row.address,
    device: row.device,
    erasureId: row.erasure_id,
  }))
}

function factsOf(ctx: Ctx, row: Row, id: string) {
  return {
    tenantId: ctx.tenantId,
    id,
    at: row.at_micros,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    initiatorId: row.initiator_id,
    action: row.action,
    isRead: row.is_read,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    originKind: row.origin_kind,
    originName: row.origin_name,
    originId: row.origin_id,
    detailsHash: row.details_hash,
  }
}

/** What each of these erasures lists, as JSON; those that are no record of an erasure are missing. */
export async function findErasures(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; details: string }>`
    select e.id, d.details from platform.audit_entry e join platform.audit_detail d on d.entry_id = e.id
    where e.id = any(${[...ids]}::uuid[]) and e.action = 'audit.details_erased'`.execute(ctx.tx)
  return new Map(rows.map(({ id, details }) => [id, details]))
}

export type Counts = {
  readonly entries: number
  readonly links: number
  readonly details: number
  readonly erasures: number
  /** Entries that will be sealed. */
  readonly waiting: number
  /** Everything in the queue, also what should not be there. */
  readonly queued: number
}

/** In one statement, so at one moment: people go on working meanwhile. */
export async function countAll(ctx: Ctx): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    (select count(*) from platform.audit_entry) as entries, (select count(*) from platform.audit_link) as links,
    (select count(*) from platform.audit_detail) as details, (select count(*) from platform.audit_erasure) as erasures,
    (select count(*) from platform.audit_unsealed) as queued,
    (select count(*) from platform.audit_unsealed u join platform.audit_entry e on e.id = u.entry_id and e.at = u.at
      where not exists (select from platform.audit_link l where l.entry_id = u.entry_id)) as waiting`.execute(ctx.tx)
  if (!rows[0]) throw new Error('Counting answers one row.')
  return rows[0]
}

type Stray = { readonly entryId: string; readonly number: number | null }

/** Entries that neither are in the chain nor wait for it, by id, after the one given. */
export async function listUnlinked(ctx: Ctx, after: string | null, limit: number): Promise<Stray[]> {
  const { rows } = await sql<Stray>`
    select e.id as "entryId", null::bigint as number from platform.audit_entry e
    left join platform.audit_link l on l.entry_id = e.id left join platform.audit_unsealed u on u.entry_id = e.id and u.at = e.at
    where l.entry_id is null and u.entry_id is null ${after === null ? sql`` : sql`and e.id > ${after}`}
    order by e.id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Particulars of entries that do not exist. */
export async function listOrphans(ctx: Ctx, after: string | null, limit: number): Promise<Stray[]> {
  const { rows } = await sql<Stray>`
    select d.entry_id as "entryId", l.number from platform.audit_detail d
    left join platform.audit_entry e on e.id = d.entry_id left join platform.audit_link l on l.entry_id = d.entry_id
    where e.id is null ${after === null ? sql`` : sql`and d.entry_id > ${after}`}
    order by d.entry_id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** Erasures of entries that do not exist: the record of an erasure that nobody asked for. */
export async function listStrayErasures(ctx: Ctx, after: string | null, limit: number): Promise<Stray[]> {
  const { rows } = await sql<Stray>`
    select x.entry_id as "entryId", null::bigint as number from platform.audit_erasure x
    left join platform.audit_entry e on e.id = x.entry_id
    where e.id is null ${after === null ? sql`` : sql`and x.entry_id > ${after}`}
    order by x.entry_id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** What stands in the queue and can never be sealed. */
export async function listStuck(ctx: Ctx, limit: number): Promise<Stray[]> {
  const { rows } = await sql<Stray>`
    select u.entry_id as "entryId", l.number from platform.audit_unsealed u
    left join platform.audit_entry e on e.id = u.entry_id and e.at = u.at left join platform.audit_link l on l.entry_id = u.entry_id
    where e.id is null or l.entry_id is not null order by u.at, u.entry_id limit ${limit}`.execute(ctx.tx)
  return rows
}
