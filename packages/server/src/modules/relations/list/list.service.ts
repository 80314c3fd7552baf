import type { RelationFilter, RelationSummary } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { isMinor } from '../../../platform/pure/dutch/age-of-consent.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { domainMaskOf } from '../../governance/index.ts'
import { discloseRows } from '../disclosure/disclosure.service.ts'
import { clearBits, hasLimits, isLimited, seesAll } from '../disclosure/clear-fields.queries.ts'
import { ownFieldsIn, ownFiltersOf } from '../field-values/own-filter.service.ts'
import { gapOf } from '../quality/gap.service.ts'
import { placeKeyOf } from '../projection/projection.rules.ts'
import { dayOf } from '../roles/role.rules.ts'
import { isSeenType, typeNamesOf } from '../roles/role.service.ts'
import { byRarity, type Term } from '../search/search.rules.ts'
import { termsOf } from '../search/search.service.ts'
import {
  readCursor,
  readingDirection,
  segmentsOf,
  writeCursor,
  type ListCursor,
  type ListDirection,
  type ListPosition,
  type ListSort,
} from './list-cursor.rules.ts'
import * as list from './list.queries.ts'

/** What lists need from the module that keeps sources; relations are below it, so the composition passes it in. */
export type SourceLookup = {
  /** The names of the sources of each relation. */
  readonly sourceNamesOf: (ctx: Ctx, relationIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Relations with a current record of this source, as a subquery of ids. */
  readonly relationIdsOfSource: list.IdSubquery
  /** Relations to which this import brought something, as a subquery of ids. */
  readonly relationIdsOfImport: list.IdSubquery
  /** The name of every source by its id, to say where a role came from. */
  readonly sourceNames: (ctx: Ctx) => Promise<ReadonlyMap<string, string>>
}

export type ListQuery = RelationFilter & {
  readonly sort: ListSort
  readonly direction: ListDirection
  readonly cursor?: string | undefined
  readonly limit: number
}

export type RelationList = {
  readonly items: RelationSummary[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
  readonly total: number
  readonly isExact: boolean
}

/** The same before it is told: rows of the database. */
export type ListPage = Omit<RelationList, 'items'> & { readonly rows: readonly list.ListRow[] }

/** Up to here a total is counted; "more than 10,000" is all that anybody does with a larger one. */
export const COUNTED = 10_000

/** A page of relations that the reader may see. @throws AppError relations.cursor_invalid, relations.field_hidden */
export async function listPage(ctx: Ctx, query: ListQuery, sources: SourceLookup): Promise<ListPage> {
  if (query.sort === 'place') requireSortable(ctx, 'addresses')
  const cursor = await cursorOf(ctx, query)
  const narrowed = await narrow(ctx, query, sources)
  const page = await readPage(ctx, narrowed, query, cursor)
  return {
    rows: page.rows,
    nextCursor: page.next,
    previousCursor: page.previous,
    total:
      typeof page.count === 'number'
        ? page.count
        : await estimateTotal(ctx, narrowed, page.count === 'many' ? COUNTED + 1 : page.rows.length),
    isExact: typeof page.count === 'number',
  }
}

/**
 * An order tells values by who stands beside whom, so a list is not put in the order of a field that is kept back from the
 * reader anywhere. A filter finds only relations of which the reader may read the field; when those are none it is refused.
 */
export function requireSortable(ctx: Ctx, field: string): void {
  if (isLimited(ctx, field)) throw new AppError('relations.field_hidden', { field })
}

/** @throws AppError relations.field_hidden: in no relation that the reader sees */
export function requireFilterable(ctx: Ctx, field: string): void {
  if (clearBits(ctx, field) === '0') throw new AppError('relations.field_hidden', { field })
}

/** Where the page before ended. @throws AppError relations.cursor_invalid */
async function cursorOf(ctx: Ctx, { cursor: text, sort, direction }: ListQuery): Promise<ListCursor | null> {
  if (text === undefined) return null
  const cursor = readCursor(text, sort, direction)
  if (cursor === 'invalid') throw new AppError('relations.cursor_invalid')
  if ('sortKey' in cursor.position) return { ...cursor, position: cursor.position }
  const position = await list.findPosition(ctx, cursor.position.id)
  if (!position) throw new AppError('relations.cursor_invalid')
  return { ...cursor, position }
}

/** A filter ready for the database. `rarest`: the text's rarest term, when even that is frequent. */
export type Narrowed = { readonly condition: list.Condition; readonly rarest: Term | null }

/** A filter with everything looked up that the database should not have to look up per row. */
export async function narrow(
  ctx: Ctx,
  filter: RelationFilter,
  sources: SourceLookup,
  how: { readonly exportOnly: boolean } = { exportOnly: false },
): Promise<Narrowed> {
  const { kind, typeId, branchId, domainId, place, q } = filter
  for (const field of [...(place === undefined ? [] : ['addresses']), ...ownFieldsIn(filter.own)])
    requireFilterable(ctx, field)
  const { text, rarest } = await textOf(ctx, q)
  const condition = await list.conditionOf(ctx, {
    kind,
    typeId,
    branchId,
    today: dayOf(ctx.now),
    domainBits: await bitsOf(ctx, domainId),
    isOfUnseenType: typeId !== undefined && !(await isSeenType(ctx, typeId)),
    exportOnly: how.exportOnly,
    placeKey: place === undefined ? undefined : (placeKeyOf(place) ?? place),
    ...originOf(filter, sources),
    ownFields: await ownFiltersOf(ctx, filter.own, COUNTED),
    gap: await gapOf(ctx, filter),
    ...text,
  })
  return { condition, rarest }
}

/** The words of a filter, and the rarest of them when even that is frequent. A text of only spaces or signs filters nothing. */
async function textOf(
  ctx: Ctx,
  q: string | undefined,
): Promise<{ text: Pick<list.Conditions, 'terms' | 'driver' | 'rarest'>; rarest: Term | null }> {
  const terms = q === undefined ? [] : await termsOf(ctx, q, COUNTED)
  const [rarest] = byRarity(terms) ?? []
  if (rarest === undefined) return { text: { terms }, rarest: null }
  if (rarest.count > COUNTED) return { text: { terms, rarest }, rarest }
  return { text: { terms, driver: { term: rarest, count: rarest.count } }, rarest: null }
}

async function bitsOf(ctx: Ctx, domainId: string | undefined): Promise<string | undefined> {
  return domainId === undefined ? undefined : domainMaskOf(ctx, [domainId])
}

function originOf(
  { importId, sourceId }: RelationFilter,
  sources: SourceLookup,
): Pick<list.Conditions, 'ofImport' | 'ofSource'> {
  return {
    ofImport: importId === undefined ? undefined : sources.relationIdsOfImport(importId),
    ofSource: sourceId === undefined ? undefined : sources.relationIdsOfSource(sourceId),
  }
}

/** Entries are more than relations, and expectations know nothing of texts: the lower of the two is nearer. */
export async function estimateTotal(ctx: Ctx, { condition, rarest }: Narrowed, least: number): Promise<number> {
  const expected = await list.estimate(ctx, condition)
  // The index knows no rights: who does not see everything is told nothing from it.
  const entries = rarest === null || !seesAll(ctx) ? expected : await list.estimateEntries(ctx, rarest)
  return Math.max(least, Math.round(Math.min(expected, entries)))
}

/** How many there are; `many`: more than are counted. */
type Count = number | 'many' | 'unknown'
type Page = {
  readonly rows: readonly list.ListRow[]
  readonly next: string | null
  readonly previous: string | null
  readonly count: Count
}
type Paging = Pick<ListQuery, 'sort' | 'direction' | 'limit'>

async function readPage(ctx: Ctx, narrowed: Narrowed, paging: Paging, cursor: ListCursor | null): Promise<Page> {
  const { sort, direction, limit } = paging
  const way = cursor?.way ?? 'after'
  // One row more than the page tells whether there is a next one.
  const { rows: read, count } = await readRows(ctx, narrowed, {
    sort,
    reading: readingDirection(direction, way),
    after: cursor?.position ?? null,
    limit: limit + 1,
  })
  const hasMore = read.length > limit
  const rows = way === 'after' ? read.slice(0, limit) : read.slice(0, limit).reverse()
  const cursorAt = (row: list.ListRow | undefined, towards: 'after' | 'before') =>
    row ? writeCursor({ sort, direction, way: towards, position: isTold(ctx, row) ? row : { id: row.id } }) : null
  const hasNext = way === 'before' || hasMore
  const hasPrevious = way === 'before' ? hasMore : cursor !== null
  return {
    rows,
    count,
    next: hasNext ? cursorAt(rows.at(-1), 'after') : null,
    previous: hasPrevious ? cursorAt(rows[0], 'before') : null,
  }
}

/** What a cursor holds can be read by who gets it: where something is kept back it holds the id, and the rest is looked up. */
function isTold(ctx: Ctx, row: list.ListRow): boolean {
  return !hasLimits(ctx) && !row.isProtected && !isMinor(row.birthDate, dayOf(ctx.now))
}

export type Reading = {
  readonly sort: ListSort
  readonly reading: ListDirection
  readonly after: ListPosition | null
  readonly limit: number
}

/** A few relations are collected and sorted, many are read along the order's index. */
export async function readRows(
  ctx: Ctx,
  narrowed: Narrowed,
  { sort, reading, after, limit }: Reading,
): Promise<{ rows: list.ListRow[]; count: Count }> {
  const segments = segmentsOf(sort, reading, after)
  const few = await list.readFew(ctx, narrowed.condition, { sort, reading, segments, limit, most: COUNTED })
  if (typeof few !== 'string') return few
  return { rows: await readMany(ctx, narrowed, { sort, reading, after, limit }), count: few }
}

/** Along the index of the order, whatever the number. */
export async function readMany(
  ctx: Ctx,
  { condition }: Narrowed,
  { sort, reading, after, limit }: Reading,
): Promise<list.ListRow[]> {
  const rows: list.ListRow[] = []
  for (const segment of segmentsOf(sort, reading, after)) {
    if (rows.length >= limit) break
    rows.push(...(await list.readAlong(ctx, condition, { sort, reading, ...segment, limit: limit - rows.length })))
  }
  return rows
}

/** Rows with the names of what they point at: one query for types, one for sources, one for branches. */
export async function summarise(
  ctx: Ctx,
  rows: readonly list.ListRow[],
  sources: SourceLookup,
): Promise<RelationSummary[]> {
  const ids = rows.map((row) => row.id)
  const types = await typeNamesOf(ctx, ids)
  const sourceNames = ids.length === 0 ? new Map<string, readonly string[]>() : await sources.sourceNamesOf(ctx, ids)
  const branches = new Map((await findBranches(ctx)).map(({ id, name }) => [id, name]))
  return (await discloseRows(ctx, rows)).map(
    ({ sortKey: _s, placeKey: _p, changed: _c, branchId, changedAt, ...row }) => ({
      ...row,
      types: types.get(row.id) ?? [],
      sources: [...(sourceNames.get(row.id) ?? [])],
      branch: branchId === null ? null : (branches.get(branchId) ?? null),
      changedAt: changedAt.toISOString(),
    }),
  )
}
