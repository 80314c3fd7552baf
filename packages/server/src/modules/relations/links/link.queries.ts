import type { RelationKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

/** A link seen from one of its two ends. */
export type LinkRow = {
  readonly id: string
  readonly typeId: string
  readonly isReversed: boolean
  readonly function: string | null
  readonly from: string | null
  readonly until: string | null
  readonly followsId: string | null
  readonly version: number
  readonly otherId: string
  readonly otherName: string
  readonly otherKind: RelationKind
  readonly otherPlace: string | null
}

/** Whoever may not see the other end, does not see the link: it would tell that the other exists. */
function otherIsVisible(ctx: Ctx): RawBuilder<boolean> {
  return ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(o.domain_mask & ${ctx.domainMask}::bigint) <> 0`
}

/**
 * Both directions as one set, each through its own index. A merge may have made a link one to itself, which says nothing, or
 * two links the same, of which the oldest is shown.
 */
function ends(relationId: string): RawBuilder<unknown> {
  return sql`
    select l.id, l.type_id, false as reversed, l.function, l.valid_from, l.valid_until, l.follows_id, l.version, l.to_id as other_id
    from relations.link l where l.from_id = ${relationId} and ${isShown}
    union all
    select l.id, l.type_id, true, l.function, l.valid_from, l.valid_until, l.follows_id, l.version, l.from_id
    from relations.link l where l.to_id = ${relationId} and ${isShown}`
}

/** How many links of a type began at a relation within these days, both included, to others that the reader sees. */
export async function countBegun(
  ctx: Ctx,
  { relationId, typeId, from, until }: { relationId: string; typeId: string; from: string; until: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct l.to_id) as count from relations.link l join relations.relation o on o.id = l.to_id
    where l.from_id = ${relationId} and l.type_id = ${typeId} and l.to_id <> l.from_id and ${otherIsVisible(ctx)}
      and coalesce(l.valid_from, (l.created_at at time zone 'Europe/Amsterdam')::date) between ${from}::date and ${until}::date`.execute(
    ctx.tx,
  )
  return rows[0]?.count ?? 0
}

/** On `l`. */
const isShown = sql`l.from_id <> l.to_id and (l.valid_until is not null or not exists (
  select from relations.link t where t.from_id = l.from_id and t.to_id = l.to_id and t.type_id = l.type_id and t.valid_until is null and t.id < l.id))`

export type LinkPosition = { readonly hasEnded: boolean; readonly name: string; readonly id: string }

/** Links that run before those that have ended, each by the name of the other. */
export async function listOfRelation(
  ctx: Ctx,
  { relationId, today, after, limit }: { relationId: string; today: string; after: LinkPosition | null; limit: number },
): Promise<(LinkRow & { hasEnded: boolean; otherSortKey: string })[]> {
  const ended = sql`coalesce(l.valid_until <= ${today}::date, false)`
  const behind = after
    ? sql`(${ended}, o.sort_key, l.id) > (${after.hasEnded}, ${after.name}, ${after.id}::uuid)`
    : sql`true`
  const { rows } = await sql<LinkRow & { hasEnded: boolean; otherSortKey: string }>`
    select l.id, l.type_id as "typeId", l.reversed as "isReversed", l.function, l.valid_from as "from", l.valid_until as "until",
      l.follows_id as "followsId", l.version, o.id as "otherId", o.display_name as "otherName", o.kind as "otherKind", o.place as "otherPlace",
      ${ended} as "hasEnded", o.sort_key as "otherSortKey"
    from (${ends(relationId)}) l join relations.relation o on o.id = l.other_id
    where ${otherIsVisible(ctx)} and ${behind}
    order by ${ended}, o.sort_key, l.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export async function countOfRelation(ctx: Ctx, relationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${ends(relationId)}) l join relations.relation o on o.id = l.other_id where ${otherIsVisible(ctx)}
  `.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

export async function findOfRelation(ctx: Ctx, relationId: string, id: string): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select l.id, l.type_id as "typeId", l.reversed as "isReversed", l.function, l.valid_from as "from", l.valid_until as "until",
      l.follows_id as "followsId", l.version, o.id as "otherId", o.display_name as "otherName", o.kind as "otherKind", o.place as "otherPlace"
    from (${ends(relationId)}) l join relations.relation o on o.id = l.other_id
    where l.id = ${id} and ${otherIsVisible(ctx)}
  `.execute(ctx.tx)
  return rows[0]
}

type NewLink = {
  readonly fromId: string
  readonly toId: string
  readonly typeId: string
  readonly function: string | null
  readonly from: string | null
  readonly followsId?: string
}

/** The link that runs between these two already, or a new one: a pair is linked once per type at a time. */
export async function insertOrFind(ctx: Ctx, link: NewLink): Promise<{ id: string; isNew: boolean }> {
  const running = await findRunning(ctx, link)
  if (running !== undefined) return { id: running, isNew: false }
  const id = newId()
  const inserted = await tablesOf(ctx, 'relations')
    .insertInto('relations.link')
    .values({
      id,
      from_id: link.fromId,
      to_id: link.toId,
      origin_from_id: link.fromId,
      origin_to_id: link.toId,
      type_id: link.typeId,
      function: link.function,
      valid_from: link.from,
      follows_id: link.followsId ?? null,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id, isNew: true }
  // Somebody else linked them a moment ago.
  const known = await findRunning(ctx, link)
  if (known === undefined) throw new Error('A link that stands in the way can be found.')
  return { id: known, isNew: false }
}

async function findRunning(ctx: Ctx, { fromId, toId, typeId }: NewLink): Promise<string | undefined> {
  const row = await tablesOf(ctx, 'relations')
    .selectFrom('relations.link')
    .select('id')
    .where('from_id', '=', fromId)
    .where('to_id', '=', toId)
    .where('type_id', '=', typeId)
    .where('valid_until', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Ends a link that runs, with those that say the same since a merge: otherwise the next of them would come to light. */
export async function endRunning(ctx: Ctx, id: string, until: string): Promise<void> {
  await sql`
    update relations.link t set valid_until = greatest(${until}::date, t.valid_from), ended_import_id = null, version = t.version + 1
    from relations.link l where l.id = ${id} and l.valid_until is null and t.id <> l.id
      and t.from_id = l.from_id and t.to_id = l.to_id and t.type_id = l.type_id and t.valid_until is null
  `.execute(ctx.tx)
  await setEnd(ctx, id, until)
}

/** Ended or opened by hand: an undone import no longer decides about it. */
export async function setEnd(ctx: Ctx, id: string, until: string | null): Promise<void> {
  await tablesOf(ctx, 'relations')
    .updateTable('relations.link')
    .set((eb) => ({ valid_until: until, ended_import_id: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

type Corrected = { readonly function: string | null; readonly from: string | null; readonly until: string | null }

/** Said otherwise by hand: an undone import no longer decides about its end. Nothing when somebody changed it meanwhile. */
export async function correct(
  ctx: Ctx,
  { id, version }: { id: string; version: number },
  { function: task, from, until }: Corrected,
): Promise<boolean> {
  const changed = await tablesOf(ctx, 'relations')
    .updateTable('relations.link')
    .set({ function: task, valid_from: from, valid_until: until, ended_import_id: null, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Takes away a link that was made by hand by mistake. */
export async function remove(ctx: Ctx, id: string): Promise<void> {
  await tablesOf(ctx, 'relations').deleteFrom('relations.link').where('id', '=', id).execute()
}

/**
 * Whether with this link somebody would come to stand below themselves on some day; it is then kept out of the hierarchy by the
 * database (migration 0028), which is the one that decides.
 */
export async function closesCircle(ctx: Ctx, id: string): Promise<boolean> {
  const row = await tablesOf(ctx, 'relations')
    .selectFrom('relations.link')
    .select('closes_circle')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.closes_circle ?? false
}

/** Whether the same two are linked in the same way again since this link ended. */
export async function hasRunningTwin(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from relations.link l join relations.link t on t.from_id = l.from_id and t.to_id = l.to_id and t.type_id = l.type_id
    where l.id = ${id} and t.id <> l.id and t.valid_until is null limit 1
  `.execute(ctx.tx)
  return rows.length > 0
}

/**
 * Inserts links out of a subquery with the columns id, from_id, to_id, origin_from_id, origin_to_id, type_key, import_id,
 * lineage, to_lineage, created_at. A link that runs already between the same two stays as it is; the same two cells, because
 * a merge of which it is the consequence may be undone.
 */
export async function insertStated(
  ctx: Ctx,
  stated: RawBuilder<unknown>,
  types: readonly { id: string; key: string }[],
): Promise<void> {
  const [ids, keys] = [types.map((type) => type.id), types.map((type) => type.key)]
  await sql`
    insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, import_id, lineage, to_lineage, created_at)
    select distinct on (s.origin_from_id, s.origin_to_id, k.id) s.id, s.from_id, s.to_id, s.origin_from_id, s.origin_to_id, k.id, s.import_id,
      s.lineage, s.to_lineage, s.created_at
    from (${stated}) s join unnest(${ids}::uuid[], ${keys}::text[]) as k (id, key) on k.key = s.type_key
    where not exists (select from relations.link t where t.origin_from_id = s.origin_from_id and t.origin_to_id = s.origin_to_id
      and t.type_id = k.id and t.valid_until is null)
    order by s.origin_from_id, s.origin_to_id, k.id, s.id
    on conflict do nothing
  `.execute(ctx.tx)
}

type Ending = {
  readonly lineages: RawBuilder<unknown>
  readonly stated: RawBuilder<unknown>
  readonly importId: string
  readonly today: string
}

/** Links of these lineages that are no longer stated end today; the import is remembered, so that it can be undone. */
export async function endUnstated(
  ctx: Ctx,
  { lineages, stated, importId, today }: Ending,
  types: readonly { id: string; key: string }[],
): Promise<void> {
  const [ids, keys] = [types.map((type) => type.id), types.map((type) => type.key)]
  await sql`
    update relations.link l set valid_until = greatest(${today}::date, l.valid_from), ended_import_id = ${importId}
    where l.lineage in (${lineages}) and l.valid_until is null
      and not exists (
        select from (${stated}) s join unnest(${ids}::uuid[], ${keys}::text[]) as k (id, key) on k.key = s.type_key
        where s.lineage = l.lineage and s.origin_from_id = l.origin_from_id and s.origin_to_id = l.origin_to_id and k.id = l.type_id)
  `.execute(ctx.tx)
}

/** Takes back what an import did to links: those it brought go, those it ended run again. */
export async function removeByImport(ctx: Ctx, importId: string): Promise<void> {
  await tablesOf(ctx, 'relations').deleteFrom('relations.link').where('import_id', '=', importId).execute()
  await sql`
    update relations.link l set valid_until = null, ended_import_id = null where l.ended_import_id = ${importId}
      and not exists (select from relations.link t where t.origin_from_id = l.origin_from_id and t.origin_to_id = l.origin_to_id
        and t.type_id = l.type_id and t.id <> l.id and t.valid_until is null)
  `.execute(ctx.tx)
}

/** Organisations that a running link ties together (a school and its location), as pairs of their cells. */
export async function listLinkedOrganisations(ctx: Ctx): Promise<{ left: string; right: string }[]> {
  const { rows } = await sql<{ left: string; right: string }>`
    select distinct l.origin_from_id as left, l.origin_to_id as right from relations.link l
    join relations.relation a on a.id = l.from_id and a.kind = 'organisation' join relations.relation b on b.id = l.to_id and b.kind = 'organisation'
    where l.valid_until is null order by 1, 2
  `.execute(ctx.tx)
  return rows
}
