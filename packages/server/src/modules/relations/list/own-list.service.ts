import { isOwnField, type OwnField, type OwnFieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOwnFields } from '../../governance/index.ts'
import { disclosedGolden } from '../disclosure/disclosure.service.ts'
import type { ListRow } from './list.queries.ts'
import {
  COUNTED,
  estimateTotal,
  listPage,
  narrow,
  requireSortable,
  summarise,
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
  if (keys.length === 0) return { ...page, items }
  return { ...page, items: await withOwnFields(ctx, { golden: await disclosedGolden(ctx, rows), items, keys }) }
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
  const count = await ordered.countFew(ctx, narrowed.condition, COUNTED)
  const read = await readRows(ctx, { narrowed, order, count }, { after, limit: query.limit + 1 })
  const total = count ?? (await estimateTotal(ctx, narrowed, COUNTED + 1))
  return { ...pageOf(read, query, cursor), total, isExact: count !== null }
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

type Asked = { readonly narrowed: Narrowed; readonly order: ordered.OwnOrder; readonly count: number | null }
type Page = { readonly after: ordered.OwnPosition | null; readonly limit: number }

async function readRows(ctx: Ctx, { narrowed: { condition }, order, count }: Asked, page: Page): Promise<ListRow[]> {
  if (count !== null) return ordered.readFew(ctx, condition, order, page)
  const stretches = stretchesOf(order, page.after)
  const rows: ListRow[] = []
  for (const { isKnown, after } of stretches) {
    if (rows.length >= page.limit) break
    const rest = { after, limit: page.limit - rows.length }
    const read = isKnown ? ordered.readKnown : ordered.readUnknown
    rows.push(...(await read(ctx, condition, order, rest)))
  }
  return rows
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
