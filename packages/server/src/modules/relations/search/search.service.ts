import type { SearchHit } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { fold, queryTokens } from '../../../platform/pure/search-text.ts'
import { discloseRows } from '../disclosure/disclosure.service.ts'
import { typeNamesOf } from '../roles/role.service.ts'
import { seesAll } from '../disclosure/clear-fields.queries.ts'
import * as search from './search.queries.ts'
import {
  byRarity,
  CANDIDATES,
  countWhole,
  INTERSECTED,
  INTERSECTED_FORGIVING,
  isEnough,
  isFrequent,
  isWithinOneTypo,
  mayBeAddressBeginning,
  mayBeFragment,
  mayBeTypo,
  MOST_WORDS,
  rank,
  SAMPLE,
  sortedNameBeginnings,
  type Term,
} from './search.rules.ts'

/** Relations that match what is being typed, best first; forgives when next to nothing matches exactly (A8). */
export async function searchRelations(ctx: Ctx, { q, limit }: { q: string; limit: number }) {
  const terms = await directTerms(ctx, q, CANDIDATES)
  const tokens = terms.map((term) => term.prefix)
  const direct = await findDirect(ctx, terms, limit)
  const forgiven = isEnough(direct.length, limit) ? [] : await findForgiving(ctx, tokens, limit)
  const known = new Set(direct.map((row) => row.id))
  const added = forgiven.filter((row) => !known.has(row.id)).slice(0, limit - direct.length)
  return { items: await toHits(ctx, [...direct, ...added]), isForgiven: added.length > 0 }
}

/** What was typed as the beginning of an address when such addresses exist, otherwise as words and numbers. */
async function directTerms(ctx: Ctx, q: string, counted: number): Promise<readonly Term[]> {
  const typed = fold(q.replaceAll('\0', ' ').trim())
  const whole = mayBeAddressBeginning(typed) ? await countedTerms(ctx, [{ prefix: typed, words: [] }], counted) : []
  // Only when the reader may know such an address: how a question is understood must not tell that it exists.
  const [address] = whole
  if (address && address.count > 0 && (await search.occurs(ctx, address, CANDIDATES))) return whole
  return countedTerms(
    ctx,
    tokensOf(q).map((prefix) => ({ prefix, words: [] })),
    counted,
  )
}

/** The database knows no NUL in text, and nobody types one. */
function tokensOf(q: string): string[] {
  return queryTokens(q.replaceAll('\0', ' '))
}

async function countedTerms(ctx: Ctx, terms: readonly search.SearchedTerm[], counted: number): Promise<Term[]> {
  const counts = await search.countTerms(ctx, terms, counted + 1)
  return terms.map((term, index) => ({ ...term, count: counts[index] ?? 0 }))
}

async function findDirect(ctx: Ctx, terms: readonly Term[], limit: number): Promise<search.SearchRow[]> {
  const [driver, ...others] = byRarity(terms) ?? []
  if (!driver || driver.count === 0) return []
  const tokens = terms.map((term) => term.prefix)
  if (!isFrequent(driver)) return search.findByTerm(ctx, { driver, others, tokens, candidates: CANDIDATES, limit })
  return findFrequent(ctx, { driver, others, tokens, limit })
}

type Frequent = { driver: Term; others: readonly Term[]; tokens: readonly string[]; limit: number }

/** The cheapest ways first; each next one only while there is room for better hits. */
async function findFrequent(ctx: Ctx, { driver, others, tokens, limit }: Frequent): Promise<search.SearchRow[]> {
  const found = new Map<string, search.SearchRow>()
  const isFull = () => countWhole([...found.values()], tokens) >= limit
  const hasRoom = () => found.size < limit
  const isLimited = ctx.domainMask !== EVERY_DOMAIN
  const sample = { driver, others, tokens, candidates: CANDIDATES, limit }
  const ways: { readonly isWorthIt: () => boolean; readonly find: () => Promise<search.SearchRow[]> }[] = [
    ...sortedNameBeginnings(tokens).map((text) => ({
      isWorthIt: () => !isFull(),
      find: () => search.findBySortedName(ctx, text, { candidates: SAMPLE, limit }),
    })),
    {
      isWorthIt: () => !isFull(),
      find: () => search.findByWholeToken(ctx, { ...sample, token: driver.prefix, candidates: SAMPLE }),
    },
    { isWorthIt: hasRoom, find: () => search.findByTerm(ctx, sample) },
    {
      isWorthIt: () => hasRoom() && (others.length > 0 || isLimited),
      find: () =>
        search.findByIntersection(ctx, {
          terms: [driver, ...others],
          tokens,
          read: INTERSECTED,
          candidates: CANDIDATES,
          limit,
        }),
    },
  ]
  for (const { isWorthIt, find } of ways) {
    if (isWorthIt()) for (const row of await find()) found.set(row.id, row)
  }
  return rank([...found.values()], tokens, limit)
}

async function findForgiving(ctx: Ctx, tokens: readonly string[], limit: number): Promise<search.SearchRow[]> {
  const terms = await forgivingTerms(ctx, tokens, CANDIDATES)
  const [driver, ...others] = byRarity(terms) ?? []
  if (!driver || driver.count === 0 || terms.every((term) => term.words.length === 0)) return []
  if (!isFrequent(driver)) return search.findByTerm(ctx, { driver, others, tokens, candidates: CANDIDATES, limit })
  return search.findByIntersection(ctx, { terms, tokens, read: INTERSECTED_FORGIVING, candidates: CANDIDATES, limit })
}

/** Every typed word with the known words that may stand for it. */
async function forgivingTerms(ctx: Ctx, tokens: readonly string[], counted: number): Promise<Term[]> {
  const terms: search.SearchedTerm[] = []
  for (const prefix of tokens) terms.push({ prefix, words: await wordsFor(ctx, prefix) })
  return countedTerms(ctx, terms, counted)
}

async function wordsFor(ctx: Ctx, token: string): Promise<string[]> {
  const around = mayBeFragment(token) ? await search.findWordsAround(ctx, token, MOST_WORDS) : []
  const near = mayBeTypo(token) ? await search.findWordsNear(ctx, token, MOST_WORDS * 4) : []
  const meant = near.filter((word) => isWithinOneTypo(word, token))
  return [...new Set([...meant, ...around])].filter((word) => !word.startsWith(token)).slice(0, MOST_WORDS)
}

/** A text filter for lists: the terms, counted up to `counted`, forgiving where a word does not occur at all. */
export async function termsOf(ctx: Ctx, q: string, counted: number): Promise<readonly Term[]> {
  const direct = await directTerms(ctx, q, counted)
  const tokens = direct.map((term) => term.prefix)
  const known: boolean[] = []
  for (const term of direct) known.push(await isKnown(ctx, term))
  if (known.every(Boolean)) return direct
  const forgiving = await forgivingTerms(ctx, tokens, counted)
  return direct.map((term, index) => (known[index] ? term : (forgiving[index] ?? term)))
}

/** Whether the reader may know a relation with this term; the index alone only knows that there is one. */
async function isKnown(ctx: Ctx, term: Term): Promise<boolean> {
  return term.count > 0 && (seesAll(ctx) || (await search.occurs(ctx, term, CANDIDATES)))
}

async function toHits(ctx: Ctx, rows: readonly search.SearchRow[]): Promise<SearchHit[]> {
  const types = await typeNamesOf(
    ctx,
    rows.map((row) => row.id),
  )
  const found = rows.map(({ displayName, sortKey: _s, searchText: _t, ...row }) => ({ ...row, name: displayName }))
  return (await discloseRows(ctx, found)).map(({ kind, ...row }) => ({
    ...row,
    kind: kind as SearchHit['kind'],
    types: types.get(row.id) ?? [],
  }))
}
