import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { addWords, removeOrphans } from './vocabulary.queries.ts'

/** By what a relation is found at this moment; what of it no longer holds is taken away. */
export type Findable = {
  readonly searchText: string
  readonly contactKeys: readonly string[]
  readonly identifierKeys: readonly string[]
}

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
  readonly isProtected: boolean
  readonly before: Findable
  /** Undefined keeps what is stored. */
  readonly domainMask: string | undefined
  readonly branchId: string | null | undefined
}

/** Replaces the projections of existing relations, whole lists at once. */
export async function replace(ctx: Ctx, known: readonly ProjectedRelation[]): Promise<void> {
  if (known.length === 0) return
  await updateColumns(ctx, known)
  const removed = await replaceTokens(ctx, known)
  await replaceKeys(ctx, known)
  await removeOrphans(ctx, removed)
  await addWords(ctx, sql`select unnest(${known.flatMap((item) => item.words)}::text[]) as word`)
}

export type Old = {
  readonly searchText: string
  readonly golden: RelationRecord
  /** How it is laid out now, and how it must be: one of its cells may have been marked, or have come or gone, since. */
  readonly isProtected: boolean
  readonly isMarked: boolean
}

/** What is stored now, locked in the order of ids, so that two replacements at once take turns instead of waiting for each other. */
export async function lock(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Old>> {
  const { rows } = await sql<Old & { id: string }>`
    select r.id, r.search_text as "searchText", r.golden, r.is_protected as "isProtected",
      r.merged_into_id is null and (r.is_marked_protected
        or exists (select from relations.relation c where c.merged_into_id = r.id and c.is_marked_protected)) as "isMarked"
    from relations.relation r where r.id = any(${[...ids]}::uuid[]) order by r.id for no key update of r
  `.execute(ctx.tx)
  return new Map(rows.map(({ id, ...old }) => [id, old]))
}

async function updateColumns(ctx: Ctx, items: readonly ProjectedRelation[]): Promise<void> {
  const rows = items.map(
    ({ tokens: _t, words: _w, before: _b, contactKeys: _c, identifierKeys: _i, branchId, domainMask, ...item }) => ({
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
      domain_mask = coalesce(n."domainMask", r.domain_mask), is_protected = n."isProtected",
      branch_id = case when n."keepsBranch" then r.branch_id else n."branchId" end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n ("relationId" uuid, golden jsonb, "displayName" text,
      "sortKey" text, email text, phone text, street text, postcode text, place text, "placeKey" text, "birthDate" date,
      "searchText" text, "changedAt" timestamptz, "domainMask" bigint, "branchId" uuid,
      "keepsBranch" boolean, "isProtected" boolean)
    where r.id = n."relationId"
  `.execute(ctx.tx)
}

type Pairs = { readonly ids: string[]; readonly values: string[] }

/** Writes only the difference, and answers the tokens that some relation lost. */
async function replaceTokens(ctx: Ctx, items: readonly ProjectedRelation[]): Promise<string[]> {
  const added: Pairs = { ids: [], values: [] }
  const removed: Pairs = { ids: [], values: [] }
  for (const {
    relationId,
    tokens,
    before: { searchText },
  } of items) {
    const before = new Set(tokensOf(searchText))
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
  const contacts = differenceOf(items, (item) => item.contactKeys)
  await deleteKeys(ctx, 'contact_point', contacts.removed)
  await sql`
    insert into relations.contact_point (kind, key, relation_id)
    select split_part(n.k, ':', 1), substr(n.k, strpos(n.k, ':') + 1), n.id
    from unnest(${contacts.added.values}::text[], ${contacts.added.ids}::uuid[]) as n (k, id) on conflict do nothing
  `.execute(ctx.tx)
  const identifiers = differenceOf(items, (item) => item.identifierKeys)
  await deleteKeys(ctx, 'identifier', identifiers.removed)
  await sql`
    insert into relations.identifier (scheme, value, relation_id)
    select split_part(n.k, ':', 1), substr(n.k, strpos(n.k, ':') + 1), n.id
    from unnest(${identifiers.added.values}::text[], ${identifiers.added.ids}::uuid[]) as n (k, id) on conflict do nothing
  `.execute(ctx.tx)
}

const KEY_COLUMNS = { contact_point: ['kind', 'key'], identifier: ['scheme', 'value'] } as const

/**
 * The keys are taken apart before they are compared (offset 0 keeps it so): under row-level security an index is only used
 * for plain comparisons.
 */
async function deleteKeys(ctx: Ctx, table: keyof typeof KEY_COLUMNS, removed: Pairs): Promise<void> {
  if (removed.ids.length === 0) return
  const [kind, key] = KEY_COLUMNS[table]
  await sql`
    delete from ${sql.table(`relations.${table}`)} t using (
      select split_part(n.k, ':', 1) as kind, substr(n.k, strpos(n.k, ':') + 1) as key, n.id
      from unnest(${removed.values}::text[], ${removed.ids}::uuid[]) as n (k, id) offset 0
    ) o where t.${sql.ref(kind)} = o.kind and t.${sql.ref(key)} = o.key and t.relation_id = o.id
  `.execute(ctx.tx)
}

type Keys = Pick<Findable, 'contactKeys' | 'identifierKeys'>

function differenceOf(
  items: readonly ProjectedRelation[],
  read: (keys: Keys) => readonly string[],
): { added: Pairs; removed: Pairs } {
  const added: Pairs = { ids: [], values: [] }
  const removed: Pairs = { ids: [], values: [] }
  for (const item of items) {
    const before = new Set(read(item.before))
    for (const key of read(item)) if (!before.delete(key)) addPair(added, item.relationId, key)
    for (const key of before) addPair(removed, item.relationId, key)
  }
  return { added, removed }
}

function addPair(pairs: Pairs, id: string, value: string): void {
  pairs.ids.push(id)
  pairs.values.push(value)
}

/** The distinct tokens of a search text, whatever part they stand in. */
function tokensOf(searchText: string): string[] {
  return [...new Set(searchText.split(/[ \u001F]/))].filter((token) => token !== '')
}

/**
 * Deletes relations with everything that hangs on them by a foreign key (roles, links, records, notes), by what they are
 * found, and the vocabulary that nobody else has. Answers how many there were.
 */
export async function remove(ctx: Ctx, old: ReadonlyMap<string, Findable>): Promise<number> {
  const tokens: Pairs = { ids: [], values: [] }
  const contacts: Pairs = { ids: [], values: [] }
  const identifiers: Pairs = { ids: [], values: [] }
  for (const [id, { searchText, contactKeys, identifierKeys }] of old) {
    for (const token of tokensOf(searchText)) addPair(tokens, id, token)
    for (const key of contactKeys) addPair(contacts, id, key)
    for (const key of identifierKeys) addPair(identifiers, id, key)
  }
  await deleteTokens(ctx, tokens)
  await deleteKeys(ctx, 'contact_point', contacts)
  await deleteKeys(ctx, 'identifier', identifiers)
  const gone = await tablesOf(ctx, 'relations')
    .deleteFrom('relations.relation')
    .where('id', 'in', [...old.keys(), NOBODY])
    .executeTakeFirst()
  await removeOrphans(ctx, [...new Set(tokens.values)])
  return Number(gone.numDeletedRows)
}

/** Keeps an empty list a valid one. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
