import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { addSetsOf, setIdOf } from '../field-values/own-set.queries.ts'
import { addWords } from './vocabulary.queries.ts'

/**
 * Inserts new relations with everything by which they are found, set by set: lists, search, contact points and
 * identifiers. No row leaves the database on the way.
 *
 * `rows` is a subquery (without parentheses) with the columns relation_id, kind, golden jsonb, display_name, sort_key,
 * email, phone, street, postcode, place, place_key, birth_date date, branch_id uuid, domain_mask bigint, tokens text[], search_text,
 * words text[], contact_keys text[], identifier_keys text[], created_import_id uuid, created_at, changed_at timestamptz;
 * one row per relation, in the order of relation_id, lists without repetitions (as `project` makes them). It is read once per table, so it must give the same rows each time:
 * rest it on rows that this transaction does not change in between. 5,000–20,000 rows per call work best.
 *
 * `ownKeys`: the own fields that these relations may say something in; their values are indexed by `indexNewOwnFields`.
 * Answers the number of relations inserted.
 */
export async function insertRelations(
  ctx: Ctx,
  rows: RawBuilder<unknown>,
  ownKeys: readonly string[],
): Promise<number> {
  const inserted = await insertRows(ctx, rows, ownKeys)
  if (inserted === 0) return 0
  await addSetsOf(ctx, rows, ownKeys)
  await insertTokens(ctx, rows)
  await insertContactPoints(ctx, rows)
  await insertIdentifiers(ctx, rows)
  await addWords(ctx, sql`select unnest(r.words) as word from (${rows}) r`)
  return inserted
}

async function insertRows(ctx: Ctx, rows: RawBuilder<unknown>, ownKeys: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into relations.relation (id, kind, golden, display_name, sort_key, email, phone, street, postcode, place, place_key,
      birth_date, branch_id, domain_mask, search_text, own_set_id, created_import_id, created_at, changed_at)
    select r.relation_id, r.kind, r.golden, r.display_name, r.sort_key, r.email, r.phone, r.street, r.postcode, r.place,
      r.place_key, r.birth_date, r.branch_id, r.domain_mask, r.search_text,
      ${setIdOf(sql`r.golden`, ownKeys)}, r.created_import_id, r.created_at, r.changed_at
    from (${rows}) r
  `.execute(ctx.tx)
  return Number(numAffectedRows ?? 0n)
}

/** Sorted, because neighbours in the index then land on the same page. */
async function insertTokens(ctx: Ctx, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into relations.search_token (token, relation_id)
    select token collate "C", r.relation_id
    from (${rows}) r cross join unnest(r.tokens) token
    order by 1, 2
  `.execute(ctx.tx)
}

async function insertContactPoints(ctx: Ctx, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into relations.contact_point (kind, key, relation_id)
    select split_part(k, ':', 1), substr(k, strpos(k, ':') + 1), r.relation_id
    from (${rows}) r cross join unnest(r.contact_keys) k
    order by 1, 2, 3
  `.execute(ctx.tx)
}

async function insertIdentifiers(ctx: Ctx, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into relations.identifier (scheme, value, relation_id)
    select split_part(k, ':', 1), substr(k, strpos(k, ':') + 1), r.relation_id
    from (${rows}) r cross join unnest(r.identifier_keys) k
    order by 1, 2, 3
  `.execute(ctx.tx)
}
