import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { addWords, removeOrphans } from './vocabulary.queries.ts'

/** A relation's columns as they will be; the lists replace what is stored. */
export type ProjectedRelation = {
  readonly relationId: string
  readonly golden: RelationRecord
  readonly changedAt: Date
  readonly displayName: string
  readonly sortKey: string
  readonly email: string | null
  readonly phone: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly placeKey: string | null
  readonly birthDate: string | null
  readonly searchText: string
  readonly tokens: readonly string[]
  readonly words: readonly string[]
  readonly contactKeys: readonly string[]
  readonly identifierKeys: readonly string[]
  /** Undefined keeps what is stored. */
  readonly domainMask: string | undefined
  readonly branchId: string | null | undefined
}

/** Replaces the projections of existing relations, whole lists at once. Unknown ids are passed over. */
export async function replace(ctx: Ctx, items: readonly ProjectedRelation[]): Promise<void> {
  if (items.length === 0) return
  const old = await lockSearchTexts(
    ctx,
    items.map((item) => item.relationId),
  )
  const known = items.filter((item) => old.has(item.relationId))
  await updateColumns(ctx, known)
  const removed = await replaceTokens(ctx, known, old)
  await replaceKeys(ctx, known)
  await removeOrphans(ctx, removed)
  await addWords(ctx, sql`select unnest(${known.flatMap((item) => item.words)}::text[]) as word`)
}

/** Locked in the order of ids, so that two replacements at once take turns instead of waiting for each other. */
async function lockSearchTexts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; search_text: string }>`
    select id, search_text from relations.relation where id = any(${[...ids]}::uuid[]) order by id for no key update
  `.execute(ctx.tx)
  return new Map(rows.map((row) => [row.id, row.search_text]))
}

async function updateColumns(ctx: Ctx, items: readonly ProjectedRelation[]): Promise<void> {
  const rows = items.map(
    ({ tokens: _t, words: _w, contactKeys: _c, identifierKeys: _i, branchId, domainMask, ...item }) => ({
      ...item,
      domainMask: domainMask ?? null,
      branchId: branchId ?? null,
      keepsBranch: branchId === undefined,
    }),
  )
  await sql`
    update relations.relation r set kind = n.golden ->> 'kind', golden = n.golden, display_name = n."displayName",
      sort_key = n."sortKey", email = n.email, phone = n.phone, street = n.street, postcode = n.postcode, place = n.place,
      place_key = n."placeKey", birth_date = n."birthDate", search_text = n."searchText", changed_at = n."changedAt",
      domain_mask = coalesce(n."domainMask", r.domain_mask),
      branch_id = case when n."keepsBranch" then r.branch_id else n."branchId" end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n ("relationId" uuid, golden jsonb, "displayName" text,
      "sortKey" text, email text, phone text, street text, postcode text, place text, "placeKey" text, "birthDate" date,
      "searchText" text, "changedAt" timestamptz, "domainMask" bigint, "branchId" uuid, "keepsBranch" boolean)
    where r.id = n."relationId"
  `.execute(ctx.tx)
}

type Pairs = { readonly ids: string[]; readonly values: string[] }

/** Writes only the difference, and answers the tokens that some relation lost. */
async function replaceTokens(
  ctx: Ctx,
  items: readonly ProjectedRelation[],
  old: ReadonlyMap<string, string>,
): Promise<string[]> {
  const added: Pairs = { ids: [], values: [] }
  const removed: Pairs = { ids: [], values: [] }
  for (const { relationId, tokens } of items) {
    const before = new Set(tokensOf(old.get(relationId) ?? ''))
    for (const token of tokens) if (!before.delete(token)) addPair(added, relationId, token)
    for (const token of before) addPair(removed, relationId, token)
  }
  await deleteTokens(ctx, removed)
  if (added.ids.length > 0) {
    await sql`
      insert into relations.search_token (token, relation_id)
      select n.token collate "C", n.id from unnest(${added.values}::text[], ${added.ids}::uuid[]) as n (token, id)
      order by 1, 2 on conflict do nothing
    `.execute(ctx.tx)
  }
  return [...new Set(removed.values)]
}

async function deleteTokens(ctx: Ctx, removed: Pairs): Promise<void> {
  if (removed.ids.length === 0) return
  await sql`
    delete from relations.search_token t using unnest(${removed.values}::text[], ${removed.ids}::uuid[]) as o (token, id)
    where t.token = o.token collate "C" and t.relation_id = o.id
  `.execute(ctx.tx)
}

async function replaceKeys(ctx: Ctx, items: readonly ProjectedRelation[]): Promise<void> {
  const ids = items.map((item) => item.relationId)
  const contacts = pairsOf(items, (item) => item.contactKeys)
  await sql`
    delete from relations.contact_point c where c.relation_id = any(${ids}::uuid[])
      and not exists (select from unnest(${contacts.values}::text[], ${contacts.ids}::uuid[]) as n (k, id)
        where n.id = c.relation_id and n.k = c.kind || ':' || c.key)
  `.execute(ctx.tx)
  await sql`
    insert into relations.contact_point (kind, key, relation_id)
    select split_part(n.k, ':', 1), substr(n.k, strpos(n.k, ':') + 1), n.id
    from unnest(${contacts.values}::text[], ${contacts.ids}::uuid[]) as n (k, id) on conflict do nothing
  `.execute(ctx.tx)
  const identifiers = pairsOf(items, (item) => item.identifierKeys)
  await sql`
    delete from relations.identifier i where i.relation_id = any(${ids}::uuid[])
      and not exists (select from unnest(${identifiers.values}::text[], ${identifiers.ids}::uuid[]) as n (k, id)
        where n.id = i.relation_id and n.k = i.scheme || ':' || i.value)
  `.execute(ctx.tx)
  await sql`
    insert into relations.identifier (scheme, value, relation_id)
    select split_part(n.k, ':', 1), substr(n.k, strpos(n.k, ':') + 1), n.id
    from unnest(${identifiers.values}::text[], ${identifiers.ids}::uuid[]) as n (k, id) on conflict do nothing
  `.execute(ctx.tx)
}

function pairsOf(items: readonly ProjectedRelation[], read: (item: ProjectedRelation) => readonly string[]): Pairs {
  const pairs: Pairs = { ids: [], values: [] }
  for (const item of items) for (const value of read(item)) addPair(pairs, item.relationId, value)
  return pairs
}

function addPair(pairs: Pairs, id: string, value: string): void {
  pairs.ids.push(id)
  pairs.values.push(value)
}

function tokensOf(searchText: string): string[] {
  return searchText.split(' ').filter((token) => token !== '')
}

/** How many relations are taken out in one statement. */
const DELETED_AT_ONCE = 5000

/**
 * Deletes relations with everything that hangs on them by a foreign key (roles, links, records, notes), their search
 * tokens, and the vocabulary that nobody else has. Answers how many there were.
 */
export async function deleteRelations(ctx: Ctx, ids: readonly string[]): Promise<number> {
  let deleted = 0
  for (let start = 0; start < ids.length; start += DELETED_AT_ONCE) {
    deleted += await deletePart(ctx, ids.slice(start, start + DELETED_AT_ONCE))
  }
  return deleted
}

async function deletePart(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const old = await lockSearchTexts(ctx, ids)
  const removed: Pairs = { ids: [], values: [] }
  for (const [id, text] of old) for (const token of tokensOf(text)) addPair(removed, id, token)
  await deleteTokens(ctx, removed)
  const gone = await tablesOf(ctx, 'relations')
    .deleteFrom('relations.relation')
    .where('id', 'in', [...old.keys(), NOBODY])
    .executeTakeFirst()
  await removeOrphans(ctx, [...new Set(removed.values)])
  return Number(gone.numDeletedRows)
}

/** Keeps an empty list a valid one. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
