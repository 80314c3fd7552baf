import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { typoVariants } from '../../../platform/pure/search-text.ts'
import { isNamed, mayBeLimited, searchableText } from '../disclosure/clear-fields.queries.ts'
import { findMasks } from '../page/visible-masks.queries.ts'

/** A term as the queries need it: tokens that begin with `prefix`, or one of `words`. */
export type SearchedTerm = { readonly prefix: string; readonly words: readonly string[] }

export type SearchRow = {
  readonly id: string
  readonly kind: string
  readonly displayName: string
  readonly sortKey: string
  readonly searchText: string
  readonly email: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly birthDate: string | null
  readonly domainMask: string
  readonly isProtected: boolean
}

/** The last character there is: everything that begins with a prefix sorts before prefix + this. */
const LAST = '\u{10FFFF}'
/** Spaces around tokens: "jan" at the beginning of a token is " jan". */
const begins = (text: string) => ` ${text}`
const isWhole = (text: string) => ` ${text} `

const columns = (ctx: Ctx) => sql`r.id, r.kind, r.display_name as "displayName", r.sort_key as "sortKey",
  ${searchableText(ctx)} as "searchText", r.email, r.postcode, r.place, r.birth_date as "birthDate",
  r.domain_mask::text as "domainMask", r.is_protected as "isProtected"`

/** Relations that exist for the reader: not archived, not merged into another, and in one of the reader's domains. */
export function isVisible(ctx: Ctx): RawBuilder<boolean> {
  if (ctx.domainMask === EVERY_DOMAIN) return sql`r.archived_at is null and r.merged_into_id is null`
  return sql`r.archived_at is null and r.merged_into_id is null and (r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
}

/** Index entries of a term, as a range: comparisons are the operators that may use an index under row-level security. */
function entries(term: SearchedTerm, limit: number | null): RawBuilder<unknown> {
  const range = sql`select t.relation_id from relations.search_token t
    where t.token >= ${term.prefix} and t.token < ${term.prefix + LAST} limit ${limit}`
  if (term.words.length === 0) return range
  return sql`(${range}) union all (
    select t.relation_id from relations.search_token t where t.token = any(${[...term.words]}::text[]) limit ${limit})`
}

/** On a relation that has been found, terms are checked in its text, as far as the reader may: no second look-up. */
function has(ctx: Ctx, term: SearchedTerm): RawBuilder<boolean> {
  const text = searchableText(ctx)
  const prefix = sql<boolean>`strpos(${text}, ${begins(term.prefix)}) > 0`
  if (term.words.length === 0) return prefix
  const words = term.words.map(isWhole)
  return sql`(${prefix} or exists (select from unnest(${words}::text[]) w where strpos(${text}, w) > 0))`
}

/** Relations as a condition on `r`: each term occurs in what the reader is shown. */
export function hasAll(ctx: Ctx, terms: readonly SearchedTerm[]): RawBuilder<boolean> {
  return terms.length === 0
    ? sql`true`
    : sql`(${sql.join(
        terms.map((term) => has(ctx, term)),
        sql` and `,
      )})`
}

/** The index knows no rights: where something may be kept back, a term by which a relation came up must stand in what is shown. */
function isRightlyFound(ctx: Ctx, terms: readonly SearchedTerm[]): RawBuilder<boolean> {
  return sql`(not ${mayBeLimited(ctx)} or ${hasAll(ctx, terms)})`
}

/** The relations of a term as a subquery of ids, for lists. */
export function idsOf(term: SearchedTerm, limit: number | null): RawBuilder<unknown> {
  return sql`select e.relation_id from (${entries(term, limit)}) e`
}

/**
 * Whether a relation that exists for the reader has the term where they may see it, among the first `candidates` entries of
 * the index: that a value exists somewhere may not show in how a question is understood.
 */
export async function occurs(ctx: Ctx, term: SearchedTerm, candidates: number): Promise<boolean> {
  const { rows } = await sql`
    select from (select distinct e.relation_id from (${entries(term, candidates)}) e offset 0) c
    join relations.relation r on r.id = c.relation_id where ${isVisible(ctx)} and ${isRightlyFound(ctx, [term])} limit 1
  `.execute(ctx.tx)
  return rows.length > 0
}

/** How many index entries each term has, counted up to `most`. */
export async function countTerms(ctx: Ctx, terms: readonly SearchedTerm[], most: number): Promise<number[]> {
  if (terms.length === 0) return []
  const counts = terms.map((term) => sql`(select count(*)::int from (${entries(term, most)}) e)`)
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(ctx.tx)
  return rows[0]?.counts ?? []
}

type Sample = {
  readonly driver: SearchedTerm
  readonly others: readonly SearchedTerm[]
  readonly tokens: readonly string[]
  readonly candidates: number
  readonly limit: number
}

/** Takes up to `candidates` entries of the driving term, checks the rest, and answers the best by whole words and name. */
export async function findByTerm(
  ctx: Ctx,
  { driver, others, tokens, candidates, limit }: Sample,
): Promise<SearchRow[]> {
  const { rows } = await sql<SearchRow>`
    select ${columns(ctx)} from (select distinct e.relation_id from (${entries(driver, candidates)}) e) c
    join relations.relation r on r.id = c.relation_id
    where ${isVisible(ctx)} and ${hasAll(ctx, others)} and ${isRightlyFound(ctx, [driver])}
    order by ${missingWholeWords(ctx, tokens)}, r.sort_key, r.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

function missingWholeWords(ctx: Ctx, tokens: readonly string[]): RawBuilder<number> {
  const text = searchableText(ctx)
  const missing = tokens.map((token) => sql`(strpos(${text}, ${isWhole(token)}) = 0)::int`)
  return missing.length === 0 ? sql`0` : sql`(${sql.join(missing, sql` + `)})`
}

/** Entries of exactly this token: for a frequent word, those who are called so before those whose name begins so. */
export async function findByWholeToken(
  ctx: Ctx,
  sample: Omit<Sample, 'driver'> & { token: string },
): Promise<SearchRow[]> {
  const { token, others, candidates, tokens, limit } = sample
  const { rows } = await sql<SearchRow>`
    select ${columns(ctx)} from (select t.relation_id from relations.search_token t where t.token = ${token} limit ${candidates}) c
    join relations.relation r on r.id = c.relation_id
    where ${isVisible(ctx)} and ${hasAll(ctx, others)} and ${isRightlyFound(ctx, [{ prefix: token, words: [] }])}
    order by ${missingWholeWords(ctx, tokens)}, r.sort_key, r.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/** Relations whose sorted name begins with `text`, in that order; at most `candidates` are looked at for rights. */
export async function findBySortedName(
  ctx: Ctx,
  text: string,
  size: { candidates: number; limit: number },
): Promise<SearchRow[]> {
  const { rows } = await sql<SearchRow>`
    select ${columns(ctx)} from (
      select * from relations.relation n where n.archived_at is null and n.merged_into_id is null and n.sort_key >= ${text} and n.sort_key < ${text + LAST}
      order by n.sort_key, n.id limit ${size.candidates}
    ) r where ${isVisible(ctx)} and (not ${mayBeLimited(ctx)} or ${isNamed}) order by r.sort_key, r.id limit ${size.limit}
  `.execute(ctx.tx)
  return rows
}

type Intersection = {
  readonly terms: readonly SearchedTerm[]
  readonly tokens: readonly string[]
  /** Index entries read per term. */
  readonly read: number
  readonly candidates: number
  readonly limit: number
}

/** Terms that are all frequent, intersected by index-only scans before any relation is read. */
export async function findByIntersection(
  ctx: Ctx,
  { terms, tokens, read, candidates, limit }: Intersection,
): Promise<SearchRow[]> {
  const sets = terms.map((term) => sql`(select e.relation_id from (${entries(term, read)}) e)`)
  const visible = await visibleSet(ctx, read)
  const all = visible === null ? sets : [...sets, visible]
  const { rows } = await sql<SearchRow>`
    select ${columns(ctx)} from (select distinct i.relation_id from (${sql.join(all, sql` intersect `)}) i limit ${candidates}) c
    join relations.relation r on r.id = c.relation_id
    where ${isVisible(ctx)} and ${isRightlyFound(ctx, terms)}
    order by ${missingWholeWords(ctx, tokens)}, r.sort_key, r.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

/**
 * What a reader of few relations may see, to intersect with: else the few would drown among what was read and thrown away.
 * Null for a reader of (nearly) everything.
 */
async function visibleSet(ctx: Ctx, most: number): Promise<RawBuilder<unknown> | null> {
  if (ctx.domainMask === EVERY_DOMAIN) return null
  const masks = await findMasks(ctx, ctx.domainMask)
  if (masks === null) return null
  const ids = sql`select v.id from relations.relation v where v.archived_at is null and v.merged_into_id is null and v.domain_mask = any(${masks}::bigint[])`
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from (${ids} limit ${most + 1}) counted`.execute(ctx.tx)
  return (rows[0]?.count ?? 0) > most ? null : sql`(${ids})`
}

/** Known words that contain the fragment. */
export async function findWordsAround(ctx: Ctx, fragment: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select distinct s.word from (
      select w.word from relations.search_word w
      where w.kind = 's' and w.fragment >= ${fragment} and w.fragment < ${fragment + LAST} limit ${limit * 4}
    ) s limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => row.word)
}

/** Known words that share a one-letter deletion with this one: everything within one typing mistake, and a little more. */
export async function findWordsNear(ctx: Ctx, word: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select distinct w.word from relations.search_word w
    where w.kind = 'd' and w.fragment = any(${typoVariants(word)}::text[]) limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => row.word)
}
