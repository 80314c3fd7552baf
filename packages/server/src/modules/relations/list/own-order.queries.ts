import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { among, whole, type Condition } from './condition.queries.ts'
import { columns, PASSED_BY, type ListRow } from './list.queries.ts'

/** The order of an own field: its value, then the name, then the id; relations without a value stand last, whichever way. */
export type OwnOrder = {
  readonly fieldKey: string
  /** Whether values are numbers. */
  readonly isNumber: boolean
  readonly direction: 'asc' | 'desc'
  /** Towards the beginning when the page before is asked for. */
  readonly way: 'after' | 'before'
}

/** Where a relation stands in that order. `value` is null without one. */
export type OwnPosition = { readonly id: string; readonly sortKey: string; readonly value: string | number | null }

/** Where a relation that the reader may see stands now. */
export async function findPosition(ctx: Ctx, { fieldKey }: OwnOrder, id: string): Promise<OwnPosition | undefined> {
  const { rows } = await sql<{ id: string; sortKey: string; textKey: string | null; number: number | null }>`
    select r.id, r.sort_key as "sortKey", v.text_key as "textKey", v.number from relations.relation r
    left join relations.field_value v on v.field_key = ${fieldKey} and v.relation_id = r.id
    where r.id = ${id} and (r.domain_mask & ${ctx.domainMask}::bigint) <> 0 limit 1
  `.execute(ctx.tx)
  const [row] = rows
  return row && { id: row.id, sortKey: row.sortKey, value: row.number ?? row.textKey }
}

type Page = { readonly after: OwnPosition | null; readonly limit: number }

/** A page of relations that are few: collected, then sorted. */
export async function readFew(
  ctx: Ctx,
  condition: Condition,
  order: OwnOrder,
  { after, limit }: Page,
): Promise<ListRow[]> {
  const value = valueOf(order)
  return run(
    ctx,
    sql`with few as materialized (select r.id, r.sort_key from ${among(condition.start)} where ${whole(condition)})
      select ${columns} from few f left join relations.field_value v on v.field_key = ${order.fieldKey} and v.relation_id = f.id
      join relations.relation r on r.id = f.id
      where ${after === null ? sql`true` : isBehind(order, after)}
      order by ${isForward(order) ? sql`(v.field_key is null)` : sql`(v.field_key is null) desc`}, ${by(order, [value, sql`r.sort_key`, sql`r.id`])}
      limit ${limit}`,
  )
}

/** A stretch of many relations that have a value, along the index of the field. */
export async function readKnown(
  ctx: Ctx,
  condition: Condition,
  order: OwnOrder,
  { after, limit }: Page,
): Promise<ListRow[]> {
  const near = await run(
    ctx,
    sql`
    select ${columns} from (
      select v.* from relations.field_value v where ${isOfField(order)} and ${after === null ? sql`true` : isBehindValue(order, after)}
      order by ${by(order, [valueOf(order), sql`v.sort_key`, sql`v.relation_id`])} limit ${PASSED_BY}
    ) v join relations.relation r on r.id = v.relation_id
    where ${whole(condition)} order by ${by(order, [valueOf(order), sql`v.sort_key`, sql`v.relation_id`])} limit ${limit}`,
  )
  if (near.length === limit) return near
  // What is looked for lies elsewhere in the order: everything is collected after all.
  return run(
    ctx,
    sql`
    select ${columns} from relations.field_value v join relations.relation r on r.id = v.relation_id
    where ${isOfField(order)} and ${after === null ? sql`true` : isBehindValue(order, after)} and ${whole(condition)}
    order by ${by(order, [valueOf(order), sql`v.sort_key`, sql`v.relation_id`])} limit ${limit}`,
  )
}

function isForward({ way }: OwnOrder): boolean {
  return way === 'after'
}

export function isRising({ direction, way }: OwnOrder): boolean {
  return (direction === 'asc') === (way === 'after')
}

function than(order: OwnOrder): RawBuilder<unknown> {
  return isRising(order) ? sql`>` : sql`<`
}

function by(order: OwnOrder, keys: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(keys.map((key) => (isRising(order) ? sql`${key} asc` : sql`${key} desc`)))
}

function valueOf({ isNumber }: OwnOrder): RawBuilder<unknown> {
  return isNumber ? sql`v.number` : sql`v.text_key`
}

/** As the partial indexes have it. */
function isOfField({ fieldKey, isNumber }: OwnOrder): RawBuilder<unknown> {
  return isNumber
    ? sql`v.field_key = ${fieldKey} and v.number is not null`
    : sql`v.field_key = ${fieldKey} and v.number is null`
}

/** A row comparison, which an index can answer under row-level security. */
function isBehindValue(order: OwnOrder, { value, sortKey, id }: OwnPosition): RawBuilder<unknown> {
  const bound = order.isNumber ? sql`${value}::double precision` : sql`${value}`
  return sql`(${valueOf(order)}, v.sort_key, v.relation_id) ${than(order)} (${bound}, ${sortKey}, ${id}::uuid)`
}

/** The same, where relations without a value are among them. */
function isBehind(order: OwnOrder, after: OwnPosition): RawBuilder<unknown> {
  const byName = sql`(r.sort_key, r.id) ${than(order)} (${after.sortKey}, ${after.id}::uuid)`
  if (after.value === null)
    return isForward(order) ? sql`(v.field_key is null and ${byName})` : sql`(v.field_key is not null or ${byName})`
  const behind = isBehindValue(order, after)
  return isForward(order) ? sql`(v.field_key is null or ${behind})` : sql`(v.field_key is not null and ${behind})`
}

async function run(ctx: Ctx, query: RawBuilder<unknown>): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`${query}`.execute(ctx.tx)
  return rows
}
