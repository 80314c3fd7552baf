import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { RowCount } from '../../../platform/module.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type NewErasure = {
  readonly id: string
  readonly requestId: string | null
  readonly reason: string
  readonly cellHashes: readonly string[]
  readonly keyHashes: readonly string[]
  readonly counts: readonly RowCount[]
  readonly keptFields: readonly string[]
}

export async function insert(ctx: Ctx, erasure: NewErasure): Promise<void> {
  await tables(ctx)
    .insertInto('privacy.erasure')
    .values({
      id: erasure.id,
      erased_at: ctx.now,
      request_id: erasure.requestId,
      reason: erasure.reason,
      cell_hashes: [...erasure.cellHashes],
      counts: JSON.stringify(erasure.counts),
      kept_fields: [...erasure.keptFields],
      erased_by: ctx.actor.name,
    })
    .execute()
  await sql`insert into privacy.forgotten_key (key_hash, erasure_id)
    select distinct k, ${erasure.id}::uuid from unnest(${[...erasure.keyHashes]}::text[]) k`.execute(ctx.tx)
}

export async function list(ctx: Ctx, { before, limit }: { before: { at: Date; id: string } | null; limit: number }) {
  let rows = tables(ctx)
    .selectFrom('privacy.erasure as e')
    .leftJoin('privacy.request as r', 'r.id', 'e.request_id')
    .select(['e.id', 'e.erased_at', 'e.reason', 'e.counts', 'e.kept_fields', 'e.erased_by', 'r.number'])
  if (before) rows = rows.where((eb) => eb(eb.refTuple('e.erased_at', 'e.id'), '<', eb.tuple(before.at, before.id)))
  return rows.orderBy('e.erased_at', 'desc').orderBy('e.id', 'desc').limit(limit).execute()
}

export async function count(ctx: Ctx): Promise<number> {
  const row = await tables(ctx)
    .selectFrom('privacy.erasure')
    .select((eb) => eb.fn.countAll<number>().as('erasures'))
    .executeTakeFirst()
  return row?.erasures ?? 0
}

/** What the ledger beside the backups must hold. */
export async function findLines(ctx: Ctx, ids?: readonly string[]) {
  let rows = tables(ctx).selectFrom('privacy.erasure').select(['id', 'erased_at', 'cell_hashes'])
  if (ids) rows = rows.where('id', 'in', [...ids])
  const erasures = await rows.orderBy('erased_at').execute()
  let hashes = tables(ctx).selectFrom('privacy.forgotten_key').select(['erasure_id', 'key_hash'])
  if (ids) hashes = hashes.where('erasure_id', 'in', [...ids])
  const keys = await hashes.execute()
  const byErasure = Map.groupBy(keys, (key) => key.erasure_id)
  return erasures.map((erasure) => ({
    erasureId: erasure.id,
    erasedAt: erasure.erased_at.toISOString(),
    cells: erasure.cell_hashes,
    keys: (byErasure.get(erasure.id) ?? []).map((key) => key.key_hash),
  }))
}

/**
 * A line of the ledger that this database does not know (any more): it came from a backup of before. Answers false when another
 * process was first.
 */
export async function insertLine(
  ctx: Ctx,
  line: { erasureId: string; erasedAt: string; cells: readonly string[]; keys: readonly string[] },
): Promise<boolean> {
  const inserted = await tables(ctx)
    .insertInto('privacy.erasure')
    .values({
      id: line.erasureId,
      erased_at: new Date(line.erasedAt),
      request_id: null,
      reason: 'restored_backup',
      cell_hashes: [...line.cells],
      counts: '[]',
      erased_by: ctx.actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await sql`insert into privacy.forgotten_key (key_hash, erasure_id)
    select distinct k, ${line.erasureId}::uuid from unnest(${[...line.keys]}::text[]) k on conflict do nothing`.execute(
    ctx.tx,
  )
  return true
}

export async function addCounts(ctx: Ctx, id: string, counts: readonly RowCount[]): Promise<void> {
  await tables(ctx)
    .updateTable('privacy.erasure')
    .set({ counts: JSON.stringify(counts) })
    .where('id', '=', id)
    .execute()
}

/** Of these hashes, those of somebody who was forgotten. */
export async function findForgotten(ctx: Ctx, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const { rows } = await sql<{ key_hash: string }>`
    select distinct key_hash from privacy.forgotten_key where key_hash = any(${[...hashes]}::text[])`.execute(ctx.tx)
  return new Set(rows.map((row) => row.key_hash))
}

export async function hasForgotten(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql`select 1 from privacy.forgotten_key limit 1`.execute(ctx.tx)
  return rows.length > 0
}

/** What was typed on the sign-up form and waits for its owner. */
export async function deleteSignUps(ctx: Ctx, contacts: readonly string[]): Promise<number> {
  const result = await sql`delete from privacy.sign_up where lower(email) = any(${[...contacts]}::text[])`.execute(
    ctx.tx,
  )
  return Number(result.numAffectedRows ?? 0n)
}

/** Requests of the person: what was done with them stays, who it was does not. Answers the requests and the files of their dossiers. */
export async function forgetRequests(ctx: Ctx, cellIds: readonly string[], exceptId: string | null) {
  const ids = (
    await tables(ctx)
      .selectFrom('privacy.request_subject')
      .select('request_id')
      .where('relation_id', '=', sql<string>`any(${[...cellIds]}::uuid[])`)
      .execute()
  ).map((row) => row.request_id)
  if (ids.length === 0) return { requestIds: [], fileIds: [], rowIds: [] }
  const own = sql`any(${ids}::uuid[])`
  await sql`update privacy.request set requester_name = '', requester_contact = '', wish = '', identity_note = null, extension_reason =
      case when extension_reason is null then null else '' end, outcome_reason = case when outcome_reason is null then null else '' end,
      erased_at = ${ctx.now}, state = case when id = ${exceptId}::uuid then state else 'closed' end,
      outcome = case when id = ${exceptId}::uuid then outcome else coalesce(outcome, 'granted') end,
      closed_at = case when id = ${exceptId}::uuid then closed_at else coalesce(closed_at, ${ctx.now}) end
    where id = ${own}`.execute(ctx.tx)
  const letters = await sql<{
    id: string
  }>`delete from privacy.request_letter where request_id = ${own} returning id`.execute(ctx.tx)
  await sql`delete from privacy.self_service_link where request_id = ${own}`.execute(ctx.tx)
  await sql`update privacy.request_event set detail = null where request_id = ${own}`.execute(ctx.tx)
  await sql`update privacy.request_receiver set remark = null, name = case when source_id is null then '…' else name end where request_id = ${own}`.execute(
    ctx.tx,
  )
  const dossiers = await sql<{ id: string; fileIds: (string | null)[] }>`
    delete from privacy.dossier where request_id = ${own}
    returning id, array[pdf_file_id, json_file_id, csv_file_id] as "fileIds"`.execute(ctx.tx)
  const fileIds = dossiers.rows.flatMap((row) => row.fileIds).filter((id) => id !== null)
  await sql`delete from platform.file where id = any(${fileIds}::uuid[])`.execute(ctx.tx)
  return { requestIds: ids, fileIds, rowIds: [...letters.rows, ...dossiers.rows].map(({ id }) => id) }
}

export async function insertKept(
  ctx: Ctx,
  kept: { relationId: string; requestId: string; fields: readonly string[]; article: string; until: string },
): Promise<void> {
  await tables(ctx)
    .insertInto('privacy.kept_data')
    .values({
      id: newId(),
      relation_id: kept.relationId,
      origin_relation_id: kept.relationId,
      request_id: kept.requestId,
      fields: [...kept.fields],
      article: kept.article,
      kept_until: kept.until,
      decided_by: ctx.actor.name,
      decided_at: ctx.now,
    })
    .execute()
}

/** Relations of which everything that was kept may go by now. */
export async function findKeptOver(ctx: Ctx, day: string): Promise<string[]> {
  const { rows } = await sql<{ relation_id: string }>`
    select relation_id from privacy.kept_data group by relation_id having max(kept_until) < ${day}::date order by 1`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.relation_id)
}

export const freshId = newId
