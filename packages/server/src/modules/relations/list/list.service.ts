import { MOST_PICKED, RelationFilter, type RelationSummary, dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { isMinor } from '../../../platform/pure/dutch/age-of-consent.ts'
import { areasOfMunicipality } from '../../../platform/geography/dutch-areas.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { domainMaskOf } from '../../governance/index.ts'
import { discloseRows } from '../disclosure/disclosure.service.ts'
import { clearBits, hasLimits, isLimited, seesAll } from '../disclosure/clear-fields.queries.ts'
import { ownFieldsIn, ownFiltersOf } from '../field-values/own-filter.service.ts'
import { findIds as findSelected, idsOfSelection } from '../bulk/selection.queries.ts'
import { isSeenLabel, labelNamesOf } from '../labels/label.service.ts'
import { countUpTo } from '../quality/gap.queries.ts'
import { gapOf } from '../quality/gap.service.ts'
import { placeKeyOf } from '../projection/projection.rules.ts'
import { isSeenType, typeNamesOf } from '../roles/role.service.ts'
import { byRarity, type Term } from '../search/search.rules.ts'
import { findTogether } from '../search/search.queries.ts'
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
import * as conditions from './condition.queries.ts'
import * as list from './list.queries.ts'

/** What lists need from the module that keeps sources; relations are below it, so the composition passes it in. */
export type SourceLookup = {
  /** The names of the sources of each relation. */
  readonly sourceNamesOf: (ctx: Ctx, relationIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Relations with a current record of this source, as a subquery of ids. */
  readonly relationIdsOfSource: conditions.IdSubquery
  /** Relations to which this import brought something, as a subquery of ids. */
  readonly relationIdsOfImport: conditions.IdSubquery
  /** The name of every source by its id, to say where a role came from. */
  readonly sourceNames: (ctx: Ctx) => Promise<ReadonlyMap<string, string>>
  /** Whom a segment holds for this reader. It throws when the reader may not open it. */
  readonly segmentOf: (ctx: Ctx, id: string) => Promise<conditions.Segment>
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
    ...(await totalOf(ctx, narrowed, page.found, page.rows.length)),
  }
}

/** Expected so many times more than is counted, nothing is counted: an expectation may be wrong, but not that much. */
const SURELY_MANY = 5 * COUNTED

/**
 * How many there are, when it is plain beforehand that they are many: then nothing is collected first, which costs those who see a
 * part the most. Null when it must be looked at.
 */
export async function foundBeforehand(ctx: Ctx, condition: conditions.Condition): Promise<list.Found | null> {
  if (condition.start !== null) return null
  const expected = await conditions.expect(ctx, condition)
  if (expected <= SURELY_MANY) return null
  if (condition.checked === null) return { what: 'many', share: null, expected }
  return { what: 'unknown', share: await conditions.shareOf(ctx, condition, expected), expected }
}

/** What is said of the number: counted, or about; `shown` are surely there. */
export async function totalOf(
  ctx: Ctx,
  narrowed: Narrowed,
  found: list.Found,
  shown: number,
): Promise<{ total: number; isExact: boolean }> {
  if (narrowed.counted !== null) return { total: narrowed.counted, isExact: true }
  if (found.what === 'few') return { total: found.count, isExact: true }
  const least = found.what === 'many' ? COUNTED + 1 : shown
  return { total: await estimateTotal(ctx, narrowed, { ...found, least }), isExact: false }
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
export type Narrowed = {
  readonly condition: conditions.Condition
  readonly rarest: Term | null
  /** How many there are, when that is known beforehand. */
  readonly counted: number | null
}

export type NarrowOptions = {
  /** Only what the reader may take along. */
  readonly exportOnly?: boolean
  /** Fields that the answer is worked out from, without being filtered by. */
  readonly looksInto?: readonly string[]
}

/** A filter with everything looked up that the database should not have to look up per row. */
export async function narrow(
  ctx: Ctx,
  filter: RelationFilter,
  sources: SourceLookup,
  { exportOnly = false, looksInto = [] }: NarrowOptions = {},
): Promise<Narrowed> {
  const { kind, typeId, branchId, ownerId, labelId, domainId, place, q } = filter
  for (const field of [...fieldsIn(filter), ...looksInto]) requireFilterable(ctx, field)
  const { terms, rarest } = await wordsOf(ctx, q)
  const segment = await segmentIn(ctx, filter, sources)
  const condition = await conditions.conditionOf(ctx, {
    kind,
    typeId,
    branchId,
    ownerId,
    today: dutchDay(ctx.now),
    domainBits: await bitsOf(ctx, domainId),
    isOfUnseenType: await isUnseen(ctx, typeId),
    label: await labelIn(ctx, labelId),
    picked: pickedBy(ctx, filter),
    except: await exceptIn(ctx, filter),
    exportOnly,
    placeKey: keyOfPlace(place),
    areas: areasOf(filter),
    looksInto,
    ...originOf(filter, sources),
    segment,
    ownFields: await ownFiltersOf(ctx, filter.own, COUNTED),
    gap: await gapOf(ctx, filter, COUNTED),
    terms,
    rarest: rarest ?? undefined,
    together: await togetherOf(ctx, terms, rarest),
    few: COUNTED,
  })
  const counted = exportOnly ? null : countOfSegment(filter, segment)
  return { condition, rarest: isFrequent(rarest) ? rarest : null, counted }
}

const isUnseen = async (ctx: Ctx, typeId: string | undefined) =>
  typeId !== undefined && !(await isSeenType(ctx, typeId))
const keyOfPlace = (place: string | undefined) => place && (placeKeyOf(place) ?? place)

/** A segment that nothing else narrows says the same number in a list as where it is built. */
function countOfSegment(filter: RelationFilter, segment: conditions.Segment | undefined): number | null {
  const isOnly = Object.keys(RelationFilter.shape).every(
    (key) => key === 'segmentId' || filter[key as keyof RelationFilter] === undefined,
  )
  return isOnly ? (segment?.count ?? null) : null
}

function segmentIn(
  ctx: Ctx,
  { segmentId }: RelationFilter,
  sources: SourceLookup,
): Promise<conditions.Segment | undefined> {
  return segmentId === undefined ? Promise.resolve(undefined) : sources.segmentOf(ctx, segmentId)
}

/** The fields that a filter looks into. */
function fieldsIn({ place, area, municipality, own }: RelationFilter): string[] {
  const isOfAddress = [place, area, municipality].some((one) => one !== undefined)
  return [...(isOfAddress ? ['addresses'] : []), ...ownFieldsIn(own)]
}

/** An area within another municipality than the one that is asked for leaves nothing, as it should. */
function areasOf({ area, municipality }: RelationFilter): conditions.Areas | undefined {
  if (municipality === undefined) return area === undefined ? undefined : { codes: [area], isPrecise: true }
  const codes = areasOfMunicipality(municipality)
  if (area === undefined) return { codes, isPrecise: false }
  return { codes: codes.filter((code) => code === area), isPrecise: true }
}

/** Null for a label that the reader may not know of. */
async function labelIn(ctx: Ctx, id: string | undefined): Promise<conditions.Conditions['label']> {
  if (id === undefined) return undefined
  if (!(await isSeenLabel(ctx, id))) return null
  return { id, count: await countUpTo(ctx, conditions.idsOfLabel(id), COUNTED) }
}

function pickedBy(ctx: Ctx, { selectionId }: RelationFilter): conditions.Conditions['picked'] {
  return selectionId === undefined ? undefined : { ids: idsOfSelection(ctx, selectionId), count: MOST_PICKED }
}

/** Null for a selection that is gone, or somebody else's. */
async function exceptIn(ctx: Ctx, { exceptId }: RelationFilter): Promise<conditions.Conditions['except']> {
  return exceptId === undefined ? undefined : findSelected(ctx, exceptId)
}

/** The words of a filter and the rarest of them. A text of only spaces or signs filters nothing. */
async function wordsOf(
  ctx: Ctx,
  q: string | undefined,
): Promise<{ readonly terms: readonly Term[]; readonly rarest: Term | null }> {
  const terms = q === undefined ? [] : await termsOf(ctx, q, COUNTED)
  return { terms, rarest: byRarity(terms)?.[0] ?? null }
}

/** From so many on, reading every relation with the rarest word costs more than seeing in the index which have the others too. */
const TOGETHER_FROM = 1000

/** Each word alone says little, and together they may say much. */
async function togetherOf(ctx: Ctx, terms: readonly Term[], rarest: Term | null): Promise<string[] | undefined> {
  if (terms.length < 2 || rarest === null || rarest.count <= TOGETHER_FROM) return undefined
  return (await findTogether(ctx, terms, COUNTED)) ?? undefined
}

const isFrequent = (term: Term | null) => term !== null && term.count > COUNTED

async function bitsOf(ctx: Ctx, domainId: string | undefined): Promise<string | undefined> {
  return domainId === undefined ? undefined : domainMaskOf(ctx, [domainId])
}

function originOf(
  { importId, sourceId }: RelationFilter,
  sources: SourceLookup,
): Pick<conditions.Conditions, 'ofImport' | 'ofSource'> {
  return {
    ofImport: importId === undefined ? undefined : sources.relationIdsOfImport(importId),
    ofSource: sourceId === undefined ? undefined : sources.relationIdsOfSource(sourceId),
  }
}

type Known = { readonly least: number; readonly share: number | null; readonly expected: number | null }

/** Entries are more than relations, and expectations know nothing of texts: the lower of the two is nearer. */
async function estimateTotal(ctx: Ctx, { condition, rarest }: Narrowed, known: Known): Promise<number> {
  const { least, share } = known
  const expected = (share ?? 1) * (known.expected ?? (await conditions.expect(ctx, condition)))
  // The index knows no rights: who does not see everything is told nothing from it.
  const entries = rarest === null || !seesAll(ctx) ? expected : await conditions.estimateEntries(ctx, rarest)
  return Math.max(least, Math.round(Math.min(expected, entries)))
}

type Page = {
  readonly rows: readonly list.ListRow[]
  readonly next: string | null
  readonly previous: string | null
  readonly found: list.Found
}
type Paging = Pick<ListQuery, 'sort' | 'direction' | 'limit'>

async function readPage(ctx: Ctx, narrowed: Narrowed, paging: Paging, cursor: ListCursor | null): Promise<Page> {
  const { sort, direction, limit } = paging
  const way = cursor?.way ?? 'after'
  // One row more than the page tells whether there is a next one.
  const { rows: read, found } = await readRows(ctx, narrowed, {
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
    found,
    next: hasNext ? cursorAt(rows.at(-1), 'after') : null,
    previous: hasPrevious ? cursorAt(rows[0], 'before') : null,
  }
}

/** What a cursor holds can be read by who gets it: where something is kept back it holds the id, and the rest is looked up. */
function isTold(ctx: Ctx, row: list.ListRow): boolean {
  return !hasLimits(ctx) && !row.isProtected && !isMinor(row.birthDate, dutchDay(ctx.now))
}

type Read = { readonly rows: readonly list.ListRow[]; readonly found: list.Found }

export type Reading = {
  readonly sort: ListSort
  readonly reading: ListDirection
  readonly after: ListPosition | null
  readonly limit: number
}

/** A few relations are collected and sorted, many are read along the order's index. */
export async function readRows(ctx: Ctx, narrowed: Narrowed, reading: Reading): Promise<Read> {
  const beforehand = await foundBeforehand(ctx, narrowed.condition)
  if (beforehand !== null) {
    const rows = await readMany(ctx, narrowed, reading)
    // A page that is not full may mean that there are only a few after all.
    if (rows.length === reading.limit) return { rows, found: beforehand }
  }
  const { sort, reading: direction, after, limit } = reading
  const page = { sort, reading: direction, segments: segmentsOf(sort, direction, after), limit, most: COUNTED }
  const few = await list.readFew(ctx, narrowed.condition, page)
  if (few.found.what === 'few') return few
  return { rows: await readMany(ctx, narrowed, reading), found: few.found }
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
  const labels = await labelNamesOf(ctx, ids)
  const sourceNames = ids.length === 0 ? new Map<string, readonly string[]>() : await sources.sourceNamesOf(ctx, ids)
  const branches = new Map((await findBranches(ctx)).map(({ id, name }) => [id, name]))
  return (await discloseRows(ctx, rows)).map(
    ({ sortKey: _s, placeKey: _p, changed: _c, branchId, changedAt, ...row }) => ({
      ...row,
      types: types.get(row.id) ?? [],
      labels: labels.get(row.id) ?? [],
      sources: [...(sourceNames.get(row.id) ?? [])],
      branch: branchId === null ? null : (branches.get(branchId) ?? null),
      changedAt: changedAt.toISOString(),
    }),
  )
}
