import { isOwnField, type OwnField, type OwnFieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOwnFields } from '../../governance/index.ts'
import { disclosedGolden } from '../disclosure/disclosure.service.ts'
import { filledIn, specialOf, traceSpecial } from '../disclosure/special.service.ts'
import { emptyIn, ownFieldsIn } from '../field-values/own-filter.service.ts'
import { alsoHolds, type Condition } from './condition.queries.ts'
import { countFew, readAlong, readFew, type Found, type ListRow } from './list.queries.ts'
import {
  COUNTED,
  foundBeforehand,
  listPage,
  narrow,
  requireSortable,
  summarise,
  totalOf,
  type ListQuery,
  type Narrowed,
  type RelationList,
  type SourceLookup,
} from './list.service.ts'
import { withOwnFields } from './own-columns.service.ts'
import { readOwnCursor, writeOwnCursor, type OwnCursor } from './own-cursor.rules.ts'
import * as ordered from './own-order.queries.ts'

export type OwnListQuery = Omit<ListQuery, 'sort'> & {
  readonly sort: ListQuery['sort'] | OwnFieldKey
  /** Own fields to answer with each relation. */
  readonly fields?: OwnFieldKey | readonly OwnFieldKey[] | undefined
}

/**
 * A page of relations that the reader may see, also in the order of an own field and with own fields as columns.
 * @throws AppError relations.cursor_invalid, relations.filter_invalid, relations.field_hidden
 */
export async function listRelations(
  ctx: Ctx,
  { fields = [], ...query }: OwnListQuery,
  sources: SourceLookup,
): Promise<RelationList> {
  const { rows, ...page } = isOwnField(query.sort)
    ? await listByOwnField(ctx, { ...query, sort: query.sort }, sources)
    : await listPage(ctx, { ...query, sort: query.sort }, sources)
  const items = await summarise(ctx, rows, sources)
  const keys = typeof fields === 'string' ? [fields] : fields
  const told = [...keys, query.sort, ...ownFieldsIn(query.own)]
  const isSpecial = specialOf(ctx).some((field) => told.includes(field as OwnFieldKey))
  if (keys.length === 0 && !isSpecial) return { ...page, items }
  const golden = await disclosedGolden(ctx, rows)
  // Who is listed by special data is told what it says, also when it is no column.
  const read = [...golden].map(([id, record]) => ({
    id,
    fields: filledIn(record).filter((field) => told.includes(field as OwnFieldKey)),
  }))
  await traceSpecial(ctx, read)
  return { ...page, items: await withOwnFields(ctx, { golden, items, keys }) }
}

/** Kinds of fields of which the order means something. */
const SORTABLE: ReadonlySet<OwnField['dataType']> = new Set(['text', 'number', 'money', 'date', 'choice', 'yes_no'])

type ByOwnField = Omit<OwnListQuery, 'sort' | 'fields'> & { readonly sort: OwnFieldKey }

async function listByOwnField(ctx: Ctx, query: ByOwnField, sources: SourceLookup) {
  const field = await sortableField(ctx, query.sort)
  const narrowed = await narrow(ctx, query, sources)
  const cursor = cursorOf(query)
  const isNumber = field.dataType === 'number' || field.dataType === 'money'
  const order = { fieldKey: field.key, isNumber, direction: query.direction, way: cursor?.way ?? 'after' }
  const after = cursor === null ? null : await ordered.findPosition(ctx, order, cursor.id)
  if (after === undefined) throw new AppError('relations.cursor_invalid')
  const { condition } = narrowed
  const found = (await foundBeforehand(ctx, condition)) ?? (await countFew(ctx, condition, COUNTED))
  const read = await readRows(ctx, { narrowed, order, found }, { after, limit: query.limit + 1 })
  const page = pageOf(read, query, cursor)
  return { ...page, ...(await totalOf(ctx, narrowed, found, page.rows.length)) }
}

/** @throws AppError relations.filter_invalid, relations.field_hidden */
async function sortableField(ctx: Ctx, key: OwnFieldKey): Promise<OwnField> {
  const field = (await findOwnFields(ctx)).find((one) => one.key === key)
  if (!field || !SORTABLE.has(field.dataType)) throw new AppError('relations.filter_invalid', { sort: key })
  requireSortable(ctx, field.key)
  return field
}

function cursorOf(query: ByOwnField): OwnCursor | null {
  if (query.cursor === undefined) return null
  const cursor = readOwnCursor(query.cursor, query)
  if (cursor === 'invalid') throw new AppError('relations.cursor_invalid')
  return cursor
}

type Asked = { readonly narrowed: Narrowed; readonly order: ordered.OwnOrder; readonly found: Found }
type Page = { readonly after: ordered.OwnPosition | null; readonly limit: number }

async function readRows(ctx: Ctx, { narrowed: { condition }, order, found }: Asked, page: Page): Promise<ListRow[]> {
  if (found.what === 'few') return ordered.readFew(ctx, condition, order, page)
  const stretches = stretchesOf(order, page.after)
  const rows: ListRow[] = []
  for (const { isKnown, after } of stretches) {
    if (rows.length >= page.limit) break
    const rest = { after, limit: page.limit - rows.length }
    const read = isKnown ? ordered.readKnown : readUnknown
    rows.push(...(await read(ctx, condition, order, rest)))
  }
  return rows
}

/** A stretch of relations without a value, by name. */
async function readUnknown(
  ctx: Ctx,
  condition: Condition,
  order: ordered.OwnOrder,
  { after, limit }: Page,
): Promise<ListRow[]> {
  const { filter, count } = await emptyIn(ctx, order.fieldKey, COUNTED)
  const isFew = count <= COUNTED
  const lacking = alsoHolds(condition, filter, isFew)
  const position = after && { id: after.id, sortKey: after.sortKey, placeKey: null, changed: '' }
  const segment = { places: 'all', after: position } as const
  const page = { sort: 'name', reading: ordered.isRising(order) ? 'asc' : 'desc', limit } as const
  if (!isFew) return readAlong(ctx, lacking, { ...page, ...segment })
  return (await readFew(ctx, lacking, { ...page, segments: [segment], most: COUNTED })).rows
}

/** With a value first, without one behind; the other way round towards the beginning. */
function stretchesOf({ way }: ordered.OwnOrder, after: ordered.OwnPosition | null) {
  const isKnownFirst = way === 'after'
  if (after === null) return [isKnownFirst, !isKnownFirst].map((isKnown) => ({ isKnown, after: null }))
  const isKnown = after.value !== null
  const current = { isKnown, after }
  return isKnown === isKnownFirst ? [current, { isKnown: !isKnown, after: null }] : [current]
}

/** One row more than the page was read, to know whether there is a next one. */
function pageOf(read: readonly ListRow[], query: ByOwnField, cursor: OwnCursor | null) {
  const way = cursor?.way ?? 'after'
  const hasMore = read.length > query.limit
  const shown = read.slice(0, query.limit)
  const rows = way === 'after' ? shown : shown.reverse()
  const at = (row: ListRow | undefined, towards: OwnCursor['way']) =>
    row ? writeOwnCursor(query, { way: towards, id: row.id }) : null
  return {
    rows,
    nextCursor: way === 'before' || hasMore ? at(rows.at(-1), 'after') : null,
    previousCursor: (way === 'before' ? hasMore : cursor !== null) ? at(rows[0], 'before') : null,
  }
}
