import type { RelationFilter, RelationSummary } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { domainMaskOf } from '../../governance/index.ts'
import { placeKeyOf } from '../projection/projection.rules.ts'
import { dayOf } from '../roles/role.rules.ts'
import { typeNamesOf } from '../roles/role.service.ts'
import { byRarity } from '../search/search.rules.ts'
import { termsOf } from '../search/search.service.ts'
import { readCursor, readingDirection, segmentsOf, writeCursor, type ListCursor, type ListDirection, type ListPosition, type ListSort } from './list-cursor.rules.ts'
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

/** Up to here a total is counted; "more than 10,000" is all that anybody does with a larger one. */
export const COUNTED = 10_000

/** A page of relations that the reader may see. @throws AppError relations.cursor_invalid */
export async function listRelations(ctx: Ctx, query: ListQuery, sources: SourceLookup): Promise<RelationList> {
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, query.sort, query.direction)
  if (cursor === 'invalid') throw new AppError('relations.cursor_invalid')
  const condition = await conditionFor(ctx, query, sources)
  const total = await countTotal(ctx, condition)
  const page = await readPage(ctx, { query, cursor, condition, isRare: total.isExact })
  const items = await summarise(ctx, page.rows, sources)
  return { items, nextCursor: page.next, previousCursor: page.previous, ...total }
}

type Condition = Awaited<ReturnType<typeof list.conditionOf>>

/** A filter with everything looked up that the database should not have to look up per row. */
export async function conditionFor(ctx: Ctx, filter: RelationFilter, sources: SourceLookup): Promise<Condition> {
  const { kind, typeId, branchId, importId, domainId, place, sourceId, q } = filter
  return list.conditionOf(ctx, {
    kind,
    typeId,
    branchId,
    today: dayOf(ctx.now),
    domainBits: domainId === undefined ? undefined : await domainMaskOf(ctx, [domainId]),
    placeKey: place === undefined ? undefined : (placeKeyOf(place) ?? place),
    ofImport: importId === undefined ? undefined : sources.relationIdsOfImport(importId),
    ofSource: sourceId === undefined ? undefined : sources.relationIdsOfSource(sourceId),
    ...(await textFilter(ctx, q)),
  })
}

/** A text of only spaces or signs filters nothing. */
async function textFilter(ctx: Ctx, q: string | undefined): Promise<Pick<list.Conditions, 'terms' | 'driver'>> {
  const terms = q === undefined ? [] : await termsOf(ctx, q, COUNTED)
  const [rarest] = byRarity(terms) ?? []
  if (!rarest || rarest.count > COUNTED) return { terms }
  return { terms, driver: { term: rarest, count: rarest.count } }
}

/** Whether so few relations are left that they are counted exactly; then sorting them is cheaper than walking the order. */
export async function isCounted(ctx: Ctx, condition: Condition): Promise<boolean> {
  return (await list.countUpTo(ctx, condition, COUNTED)) <= COUNTED
}

type Batch = { readonly condition: Condition; readonly isRare: boolean; readonly after: ListPosition | null; readonly limit: number }

/** The next relations by name, for whoever goes through the whole list. */
export function readBatch(ctx: Ctx, { condition, isRare, after, limit }: Batch): Promise<list.ListRow[]> {
  return list.read(ctx, condition, isRare, { sort: 'name', reading: 'asc', places: 'all', after, limit })
}

async function countTotal(ctx: Ctx, condition: Condition): Promise<{ total: number; isExact: boolean }> {
  const counted = await list.countUpTo(ctx, condition, COUNTED)
  if (counted <= COUNTED) return { total: counted, isExact: true }
  return { total: Math.max(counted, Math.round(await list.estimate(ctx, condition))), isExact: false }
}

type PageRequest = {
  readonly query: Pick<ListQuery, 'sort' | 'direction' | 'limit'>
  readonly cursor: ListCursor | null
  readonly condition: Condition
  readonly isRare: boolean
}

type Page = { readonly rows: readonly list.ListRow[]; readonly next: string | null; readonly previous: string | null }

async function readPage(ctx: Ctx, request: PageRequest): Promise<Page> {
  const { sort, direction, limit } = request.query
  const way = request.cursor?.way ?? 'after'
  const read = await readRows(ctx, request, way)
  const hasMore = read.length > limit
  const rows = way === 'after' ? read.slice(0, limit) : read.slice(0, limit).reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  const cursorAt = (row: list.ListRow | undefined, towards: 'after' | 'before') =>
    row ? writeCursor({ sort, direction, way: towards, position: row }) : null
  return {
    rows,
    next: way === 'before' || hasMore ? cursorAt(last, 'after') : null,
    previous: way === 'before' ? (hasMore ? cursorAt(first, 'before') : null) : request.cursor ? cursorAt(first, 'before') : null,
  }
}

/** One row more than the page, to know whether there is a next one. */
async function readRows(ctx: Ctx, { query, cursor, condition, isRare }: PageRequest, way: 'after' | 'before'): Promise<list.ListRow[]> {
  const reading = readingDirection(query.direction, way)
  const wanted = query.limit + 1
  const rows: list.ListRow[] = []
  for (const segment of segmentsOf(query.sort, reading, cursor?.position ?? null)) {
    if (rows.length >= wanted) break
    rows.push(...(await list.read(ctx, condition, isRare, { sort: query.sort, reading, ...segment, limit: wanted - rows.length })))
  }
  return rows
}

/** Rows with the names of what they point at: one query for types, one for sources, one for branches. */
export async function summarise(ctx: Ctx, rows: readonly list.ListRow[], sources: SourceLookup): Promise<RelationSummary[]> {
  const ids = rows.map((row) => row.id)
  const types = await typeNamesOf(ctx, ids)
  const sourceNames = ids.length === 0 ? new Map<string, readonly string[]>() : await sources.sourceNamesOf(ctx, ids)
  const branches = new Map((await findBranches(ctx)).map(({ id, name }) => [id, name]))
  return rows.map(({ sortKey: _s, placeKey: _p, changed: _c, branchId, changedAt, ...row }) => ({
    ...row,
    types: types.get(row.id) ?? [],
    sources: [...(sourceNames.get(row.id) ?? [])],
    branch: branchId === null ? null : (branches.get(branchId) ?? null),
    changedAt: changedAt.toISOString(),
  }))
}
