import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'

/** What is asked of the trail; what is left out does not limit. Moments: from inclusive, until exclusive. */
export type TrailFilter = {
  readonly action?: string | undefined
  readonly isRead?: boolean | undefined
  /** Who is behind it. Several: of any of them. */
  readonly initiatorIds?: readonly string[] | undefined
  readonly subjectIds?: readonly string[] | undefined
  /** Found by a name: of any of these people, or about any of these subjects. */
  readonly named?: { readonly initiatorIds: readonly string[]; readonly subjectIds: readonly string[] } | undefined
  readonly from?: Date | undefined
  readonly until?: Date | undefined
}

export type TrailRow = {
  readonly id: string
  readonly at: Date
  readonly actor_kind: string
  readonly actor_id: string
  readonly actor_name: string
  readonly initiator_id: string
  readonly action: string
  readonly is_read: boolean
  readonly subject_kind: string | null
  readonly subject_id: string | null
  readonly origin_kind: string
  readonly origin_name: string | null
  readonly origin_id: string | null
  /** JSON; null when it was erased. */
  readonly details: string | null
  readonly address: string | null
  readonly device: string | null
  /** In the chain; null for the few seconds before it is sealed. */
  readonly number: number | null
  readonly hash: Buffer | null
}

type Page = { readonly before: { readonly at: Date; readonly id: string } | null; readonly limit: number }

/**
 * One page, newest first. Each of the ways into the trail (who, what, about whom) is a range of one index that ends in the
 * order of the list, so that a page costs as much in a trail of ten million as in one of a thousand.
 */
export async function listTrailEntries(ctx: Ctx, filter: TrailFilter, page: Page): Promise<TrailRow[]> {
  const { rows } = await sql<TrailRow>`
    select e.*, d.details, d.address, d.device, l.number, l.hash
    from (select distinct on (at, id) * from (${found(filter, page)}) each order by at desc, id desc limit ${page.limit}) e
    left join platform.audit_detail d on d.entry_id = e.id
    left join platform.audit_link l on l.entry_id = e.id
    order by e.at desc, e.id desc`.execute(ctx.tx)
  return rows
}

const COLUMNS = sql.raw(
  'id, at, actor_kind, actor_id, actor_name, initiator_id, action, is_read, subject_kind, subject_id, origin_kind, origin_name, origin_id',
)

/** The newest of every way in, together; the list takes the newest of those. */
function found(filter: TrailFilter, page: Page): RawBuilder<unknown> {
  const { named } = filter
  if (!named) return sql.join([wayIn(filter, page)])
  return sql`(${wayIn({ ...filter, initiatorIds: named.initiatorIds }, page)}) union all (${wayIn({ ...filter, subjectIds: named.subjectIds }, page)})`
}

function wayIn(filter: TrailFilter, page: Page): RawBuilder<unknown> {
  const { subjectIds, initiatorIds } = filter
  if (subjectIds) {
    const who = initiatorIds ? [sql`initiator_id = any(${[...initiatorIds]})`] : []
    return ofEach(subjectIds, 'uuid', [sql`subject_id = way.value`, ...who], { filter, page })
  }
  if (!initiatorIds) return newest(conditions(filter, page), page)
  // Reads and writes stand apart in the index of people, so that looking for the few of one kind reads only those.
  if (filter.action !== undefined)
    return ofEach(initiatorIds, 'text', [sql`initiator_id = way.value`], { filter, page })
  const kinds = filter.isRead === undefined ? [false, true] : [filter.isRead]
  return sql.join(
    kinds.map((isRead) => {
      const sides = [sql`initiator_id = way.value`, sql`is_read = ${isRead}`]
      return sql`(${ofEach(initiatorIds, 'text', sides, { filter: { ...filter, isRead: undefined }, page })})`
    }),
    sql` union all `,
  )
}

type Asked = { readonly filter: TrailFilter; readonly page: Page }

function ofEach(
  values: readonly string[],
  type: 'uuid' | 'text',
  sides: readonly RawBuilder<unknown>[],
  { filter, page }: Asked,
): RawBuilder<unknown> {
  const each = newest([...sides, ...conditions(filter, page)], page)
  return sql`select found.* from unnest(${[...values]}::${sql.raw(type)}[]) way (value) cross join lateral (${each}) found`
}

function newest(conditions: readonly RawBuilder<unknown>[], { limit }: Page): RawBuilder<unknown> {
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
  return sql`select ${COLUMNS} from platform.audit_entry ${where} order by at desc, id desc limit ${limit}`
}

function conditions({ action, isRead, from, until }: TrailFilter, { before }: Page): RawBuilder<unknown>[] {
  return [
    ...(action === undefined ? [] : [sql`action = ${action}`]),
    ...(isRead === undefined ? [] : [isRead ? sql`is_read` : sql`not is_read`]),
    ...(from === undefined ? [] : [sql`at >= ${from}`]),
    ...(until === undefined ? [] : [sql`at < ${until}`]),
    ...(before === null ? [] : [sql`(at, id) < (${before.at}, ${before.id})`]),
  ]
}

/** Every action that occurs, by jumping from one to the next in the index: as quick as there are actions. */
export function listActions(ctx: Ctx): Promise<string[]> {
  return distinctOf(ctx, 'action')
}

/** Everybody who is behind anything, by id; also parts of the product. */
export function listInitiators(ctx: Ctx): Promise<string[]> {
  return distinctOf(ctx, 'initiator_id')
}

async function distinctOf(ctx: Ctx, column: 'action' | 'initiator_id'): Promise<string[]> {
  const name = sql.ref(column)
  const { rows } = await sql<{ value: string }>`with recursive known (value) as (
      (select ${name} from platform.audit_entry order by ${name} limit 1)
      union all
      select (select ${name} from platform.audit_entry where ${name} > known.value order by ${name} limit 1)
      from known where known.value is not null
    ) select value from known where value is not null`.execute(ctx.tx)
  return rows.map((row) => row.value)
}
