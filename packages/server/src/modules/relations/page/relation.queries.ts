import type { RelationKind, RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { clearBits } from '../disclosure/clear-fields.queries.ts'

export type RelationRow = {
  readonly id: string
  readonly kind: RelationKind
  readonly displayName: string
  readonly golden: RelationRecord
  readonly createdAt: Date
  readonly changedAt: Date
  readonly archivedAt: Date | null
  readonly createdImportId: string | null
  /** Bits of its domains, as text. */
  readonly domainMask: string
  readonly isProtected: boolean
}

/** Merged a moment ago, while we waited for it, when `mergedIntoId` is not null. */
export type FoundRelation = RelationRow & { readonly mergedIntoId: string | null }

/**
 * A relation that exists for the reader, archived or not; nothing otherwise. An id that was merged into another leads there.
 * `isHeld`: nobody merges it until the end of the transaction.
 */
export async function findVisible(
  ctx: Ctx,
  id: string,
  { isHeld }: { isHeld: boolean },
): Promise<FoundRelation | undefined> {
  let query = tablesOf(ctx, 'relations')
    .selectFrom('relations.relation')
    .select([
      'id',
      'kind',
      'display_name as displayName',
      'golden',
      'created_at as createdAt',
      'changed_at as changedAt',
      'archived_at as archivedAt',
      'created_import_id as createdImportId',
      'merged_into_id as mergedIntoId',
      'is_protected as isProtected',
      sql<string>`domain_mask::text`.as('domainMask'),
    ])
    .where('id', '=', (eb) =>
      eb
        .selectFrom('relations.relation as asked')
        .select((inner) => inner.fn.coalesce('asked.merged_into_id', 'asked.id').as('id'))
        .where('asked.id', '=', id),
    )
  if (ctx.domainMask !== EVERY_DOMAIN) query = query.where(sql<boolean>`(domain_mask & ${ctx.domainMask}::bigint) <> 0`)
  if (isHeld) query = query.forKeyShare()
  const row = await query.executeTakeFirst()
  // The check constraint allows no other kinds, and golden is only written from a RelationRecord.
  return row && { ...row, kind: row.kind as RelationKind, golden: row.golden as RelationRecord }
}

export async function findChangedAt(ctx: Ctx, id: string): Promise<Date | undefined> {
  const row = await tablesOf(ctx, 'relations')
    .selectFrom('relations.relation')
    .select('changed_at')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.changed_at
}

export async function setArchived(ctx: Ctx, id: string, at: Date | null): Promise<boolean> {
  const changed = await tablesOf(ctx, 'relations')
    .updateTable('relations.relation')
    .set({ archived_at: at })
    .where('id', '=', id)
    .where('archived_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

type Blank = {
  readonly id: string
  /** Its kind and nothing else: what a golden record says is taken to be findable already. */
  readonly golden: Pick<RelationRecord, 'kind'>
  readonly displayName: string
  readonly sortKey: string
  readonly domainMask: string
}

/** A relation of which the projections still have to be computed. */
export async function insertBlank(ctx: Ctx, { id, golden, displayName, sortKey, domainMask }: Blank): Promise<void> {
  await sql`
    insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
    values (${id}, ${golden.kind}, ${JSON.stringify(golden)}::jsonb, ${displayName}, ${sortKey}, ${domainMask}::bigint, ' ', ${ctx.now}, ${ctx.now})
  `.execute(ctx.tx)
}

/**
 * Places that begin with the key and that a relation has whose address the reader may read; each place once, by jumping from
 * one to the next.
 */
export async function findPlaces(ctx: Ctx, key: string, limit: number): Promise<string[]> {
  const readable = clearBits(ctx, 'addresses')
  const visible = readable === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${readable}::bigint) <> 0`
  const next = (after: ReturnType<typeof sql>) => sql`
    select r.place_key, r.place from relations.relation r
    where r.archived_at is null and r.merged_into_id is null and ${after} and r.place_key < ${key + LAST} and ${visible}
    order by r.place_key, r.sort_key, r.id limit 1`
  const { rows } = await sql<{ place: string }>`
    with recursive places as (
      (${next(sql`r.place_key >= ${key}`)})
      union all
      select n.place_key, n.place from places p cross join lateral (${next(sql`r.place_key > p.place_key`)}) n
    ) select place from places limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => row.place)
}

const LAST = '\u{10FFFF}'
