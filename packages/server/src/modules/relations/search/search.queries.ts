import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { typoVariants } from '../../../platform/pure/search-text.ts'
import { hasLimits, isNamed, mayBeLimited, searchableText } from '../disclosure/clear-fields.queries.ts'
import { fewVisible } from '../page/visible-masks.queries.ts'

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

const columns = sql`r.id, r.kind, r.display_name as "displayName", r.sort_key as "sortKey",
  r.shown as "searchText", r.email, r.postcode, r.place, r.birth_date as "birthDate",
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

/**
 * Relations `r` of a source (with r in it) that exist for the reader, with what the reader is shown of the search text: worked out once
 * per relation (offset 0), where as an expression it would be worked out again for every word.
 */
function seenIn(ctx: Ctx, source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select r.*, ${searchableText(ctx)} as shown from ${source} where ${isVisible(ctx)} offset 0) r`
}

/** On a relation that has been found, terms are checked in its text: no second look-up. */
function hasIn(text: RawBuilder<unknown>, term: SearchedTerm): RawBuilder<boolean> {
  const prefix = sql<boolean>`strpos(${text}, ${begins(term.prefix)}) > 0`
  if (term.words.length === 0) return prefix
  const words = term.words.map(isWhole)
  return sql`(${prefix} or exists (select from unnest(${words}::text[]) w where strpos(${text}, w) > 0))`
}

function hasAllIn(text: RawBuilder<unknown>, terms: readonly SearchedTerm[]): RawBuilder<boolean> {
  return terms.length === 0
    ? sql`true`
    : sql`(${sql.join(
        terms.map((term) => hasIn(text, term)),
        sql` and `,
      )})`
}

/**
 * Relations as a condition on `r`: each term occurs in what the reader is shown. Where something may be kept back the whole text is
 * looked at first: most relations fall out by that, and it costs a fraction of taking the text apart.
 */
export function hasAll(ctx: Ctx, terms: readonly SearchedTerm[]): RawBuilder<boolean> {
  const shown = hasAllIn(searchableText(ctx), terms)
  return terms.length === 0 || !hasLimits(ctx) ? shown : sql`(${hasAllIn(sql`r.search_text`, terms)} and ${shown})`
}

/** The index knows no rights: where something may be kept back, a term by which a relation came up must stand in what is shown. */
function isRightlyFound(ctx: Ctx, terms: readonly SearchedTerm[]): RawBuilder<boolean> {
  return sql`(not ${mayBeLimited(ctx)} or ${hasAllIn(shownText, terms)})`
}

const shownText = sql`r.shown`

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
    select from ${seenIn(ctx, sql`(select distinct e.relation_id from (${entries(term, candidates)}) e offset 0) c join relations.relation r on r.id = c.relation_id`)}
    where ${isRightlyFound(ctx, [term])} limit 1
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

/** Index entries of one word that are read to see which relations have several words; a word with more says too little to begin with. */
const READ_TOGETHER = 200_000

/**
 * The relations that have all of these words, when those are few although each word is frequent ("vries" in "gorinchem"); null when they are
 * more than `most`, or when that is not known because a word is everywhere. The index knows no rights: only to begin with.
 */
export async function findTogether(ctx: Ctx, terms: readonly SearchedTerm[], most: number): Promise<string[] | null> {
  const counts = await countTerms(ctx, terms, READ_TOGETHER + 1)
  const telling = terms.filter((_, index) => (counts[index] ?? 0) <= READ_TOGETHER)
  if (telling.length < 2) return null
  const sets = telling.map((term) => sql`(select e.relation_id from (${entries(term, null)}) e)`)
  const { rows } = await sql<{ relation_id: string }>`
    select i.relation_id from (${sql.join(sets, sql` intersect `)}) i limit ${most + 1}`.execute(ctx.tx)
  return rows.length > most ? null : rows.map((row) => row.relation_id)
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
    select ${columns} from ${seenIn(ctx, sql`(select distinct e.relation_id from (${entries(driver, candidates)}) e) c join relations.relation r on r.id = c.relation_id`)}
    where ${hasAllIn(shownText, others)} and ${isRightlyFound(ctx, [driver])}
    order by ${missingWholeWords(tokens)}, r.sort_key, r.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

function missingWholeWords(tokens: readonly string[]): RawBuilder<number> {
  const missing = tokens.map((token) => sql`(strpos(${shownText}, ${isWhole(token)}) = 0)::int`)
  return missing.length === 0 ? sql`0` : sql`(${sql.join(missing, sql` + `)})`
}

/** Entries of exactly this token: for a frequent word, those who are called so before those whose name begins so. */
export async function findByWholeToken(
  ctx: Ctx,
  sample: Omit<Sample, 'driver'> & { token: string },
): Promise<SearchRow[]> {
  const { token, others, candidates, tokens, limit } = sample
  const { rows } = await sql<SearchRow>`
    select ${columns} from ${seenIn(ctx, sql`(select t.relation_id from relations.search_token t where t.token = ${token} limit ${candidates}) c join relations.relation r on r.id = c.relation_id`)}
    where ${hasAllIn(shownText, others)} and ${isRightlyFound(ctx, [{ prefix: token, words: [] }])}
    order by ${missingWholeWords(tokens)}, r.sort_key, r.id limit ${limit}
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
    select ${columns} from ${seenIn(
      ctx,
      sql`(select * from relations.relation n where n.archived_at is null and n.merged_into_id is null and n.sort_key >= ${text} and n.sort_key < ${text + LAST}
        order by n.sort_key, n.id limit ${size.candidates}) r`,
    )} where (not ${mayBeLimited(ctx)} or ${isNamed}) order by r.sort_key, r.id limit ${size.limit}
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
  const visible = await fewVisible(ctx, read)
  const all = visible === null ? sets : [...sets, sql`(${visible})`]
  const { rows } = await sql<SearchRow>`
    select ${columns} from ${seenIn(ctx, sql`(select distinct i.relation_id from (${sql.join(all, sql` intersect `)}) i limit ${candidates}) c join relations.relation r on r.id = c.relation_id`)}
    where ${isRightlyFound(ctx, terms)}
    order by ${missingWholeWords(tokens)}, r.sort_key, r.id limit ${limit}
  `.execute(ctx.tx)
  return rows
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
