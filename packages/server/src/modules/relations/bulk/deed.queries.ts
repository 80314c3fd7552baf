import type { BulkRefusal, BulkState, BulkStopReason, BulkWhat, RelationFilter } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx, Rights } from '../../../platform/context.ts'
import type { Moment } from '../../../platform/cursor.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

/** What must be known to gather whom a deed is about: the list, and what whoever asked could see and do at that moment. */
export type ToGather = {
  readonly filter: RelationFilter
  readonly sight: { readonly domainMask: string; readonly rights: Rights }
  /** How many would change, as it was said. */
  readonly told: number
}

export type DeedRow = {
  readonly id: string
  readonly what: BulkWhat
  readonly state: BulkState
  readonly asked: number
  readonly will: number
  readonly already: number
  readonly refused: Readonly<Partial<Record<BulkRefusal, number>>>
  readonly excepted: number
  readonly gather: ToGather | null
  readonly fixedAt: Date | null
  readonly stopReason: BulkStopReason | null
  readonly items: number
  readonly doneThrough: number
  readonly undoneThrough: number
  readonly changed: number
  readonly passedBy: number
  readonly restored: number
  readonly kept: number
  readonly mayMask: string
  readonly jobId: string | null
  readonly byUserId: string
  readonly by: string
  readonly at: Date
  readonly undoneByUserId: string | null
  readonly undoneBy: string | null
  readonly undoneAt: Date | null
}

const columns = sql`d.id, d.what, d.state, d.asked, d.will, d.already, d.refused, d.excepted, d.gather, d.fixed_at as "fixedAt",
  d.stop_reason as "stopReason", d.items, d.done_through as "doneThrough",
  d.undone_through as "undoneThrough", d.changed, d.passed_by as "passedBy", d.restored, d.kept, d.may_mask::text as "mayMask",
  d.job_id as "jobId", d.by_user_id as "byUserId", d.by_name as by, d.at, d.undone_by_user_id as "undoneByUserId",
  d.undone_by as "undoneBy", d.undone_at as "undoneAt"`

/** Whose deeds there are for the reader: their own; all of them for who sees every relation. */
export type Sight = { readonly userId: string | null }
const seen = ({ userId }: Sight) => (userId === null ? sql`true` : sql`d.by_user_id = ${userId}`)

export async function find(ctx: Ctx, id: string, sight: Sight): Promise<DeedRow | undefined> {
  const { rows } = await sql<DeedRow>`
    select ${columns} from relations.bulk_deed d where d.id = ${id} and ${seen(sight)}`.execute(ctx.tx)
  return rows[0]
}

/** Locked: the work, stopping it and taking it back take turns. */
export async function hold(ctx: Ctx, id: string): Promise<DeedRow | undefined> {
  const { rows } = await sql<DeedRow>`
    select ${columns} from relations.bulk_deed d where d.id = ${id} for update`.execute(ctx.tx)
  return rows[0]
}

export async function list(
  ctx: Ctx,
  { sight, before, limit }: { sight: Sight; before: Moment | null; limit: number },
): Promise<DeedRow[]> {
  const page = before === null ? sql`true` : sql`(d.at, d.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
  const { rows } = await sql<DeedRow>`
    select ${columns} from relations.bulk_deed d where ${seen(sight)} and ${page} order by d.at desc, d.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

type Counts = Pick<DeedRow, 'asked' | 'will' | 'already' | 'refused'>
type NewDeed = Counts & Pick<DeedRow, 'what' | 'mayMask' | 'excepted' | 'gather'>

export async function insert(ctx: Ctx, deed: NewDeed): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('relations.bulk_deed')
    .values({
      id,
      kind: deed.what.kind,
      what: JSON.stringify(deed.what),
      state: deed.gather === null ? 'running' : 'gathering',
      asked: deed.asked,
      will: deed.will,
      already: deed.already,
      refused: JSON.stringify(deed.refused),
      excepted: deed.excepted,
      gather: deed.gather && JSON.stringify(deed.gather),
      items: 0,
      may_mask: sql`${deed.mayMask}::bigint`,
      by_user_id: ctx.actor.id,
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
  return id
}

/** Who is in it is fixed: how many things change, and what was counted at that moment. The filter is forgotten. */
export async function setFixed(
  ctx: Ctx,
  id: string,
  { refused, ...counts }: Counts & { items: number },
): Promise<void> {
  await tables(ctx)
    .updateTable('relations.bulk_deed')
    .set({ ...counts, refused: JSON.stringify(refused), state: 'running', gather: null, fixed_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

type Change = Partial<
  Pick<DeedRow, 'state' | 'doneThrough' | 'undoneThrough' | 'jobId' | 'mayMask' | 'undoneByUserId' | 'undoneBy'> &
    Pick<DeedRow, 'undoneAt' | 'stopReason' | 'gather'>
> & { readonly endedAt?: Date }

export async function update(ctx: Ctx, id: string, { gather, mayMask, ...change }: Change): Promise<void> {
  await tables(ctx)
    .updateTable('relations.bulk_deed')
    .set({
      ...(gather !== undefined && { gather: gather && JSON.stringify(gather) }),
      ...(mayMask !== undefined && { may_mask: sql`${mayMask}::bigint` }),
      ...columnsOf(change),
    })
    .where('id', '=', id)
    .execute()
}

/** What is not said stays as it is. */
function columnsOf({ state, jobId, stopReason, endedAt, ...change }: Omit<Change, 'gather' | 'mayMask'>) {
  return {
    ...(state !== undefined && { state }),
    ...(jobId !== undefined && { job_id: jobId }),
    ...(stopReason !== undefined && { stop_reason: stopReason }),
    ...(endedAt !== undefined && { ended_at: endedAt }),
    ...marksOf(change),
  }
}

type Marks = Pick<Change, 'doneThrough' | 'undoneThrough' | 'undoneByUserId' | 'undoneBy' | 'undoneAt'>

/** How far it is, and who takes it back. */
function marksOf({ doneThrough, undoneThrough, undoneByUserId, undoneBy, undoneAt }: Marks) {
  return {
    ...(doneThrough !== undefined && { done_through: doneThrough }),
    ...(undoneThrough !== undefined && { undone_through: undoneThrough }),
    ...(undoneByUserId !== undefined && { undone_by_user_id: undoneByUserId }),
    ...(undoneBy !== undefined && { undone_by: undoneBy }),
    ...(undoneAt !== undefined && { undone_at: undoneAt }),
  }
}

/** Counts relations, not roles: of who has two roles of a type one may have been changed meanwhile and the other not. */
export async function recount(ctx: Ctx, id: string): Promise<void> {
  await sql`
    update relations.bulk_deed d set changed = c.changed, passed_by = c.passed_by, restored = c.restored, kept = c.kept
    from (
      select count(distinct i.relation_id) filter (where i.state in ('done', 'restored', 'kept')) as changed,
        count(distinct i.relation_id) filter (where i.state in ('passed_by', 'no_right')) as passed_by,
        count(distinct i.relation_id) filter (where i.state = 'restored') as restored,
        count(distinct i.relation_id) filter (where i.state = 'kept') as kept
      from relations.bulk_item i where i.deed_id = ${id}
    ) c where d.id = ${id}
  `.execute(ctx.tx)
}

type LeftAlone = { readonly relationId: string; readonly why: 'passed_by' | 'no_right' | 'kept' }

/** Some relations that were left alone, and when. */
export async function listLeftAlone(ctx: Ctx, id: string, limit: number): Promise<LeftAlone[]> {
  const { rows } = await sql<LeftAlone>`
    select distinct on (i.relation_id) i.relation_id as "relationId", i.state as why from (
      select k.relation_id, k.state from relations.bulk_item k where k.deed_id = ${id} and k.state in ('passed_by', 'no_right', 'kept')
      order by k.state, k.position limit ${limit}) i order by i.relation_id, i.state
  `.execute(ctx.tx)
  return rows
}

/** Deeds that were done before this moment; those that still run stay until they have ended. */
export async function hasBefore(ctx: Ctx, before: Date): Promise<boolean> {
  const { rows } = await sql`
    select from relations.bulk_deed d where d.at < ${before} and d.state not in ('gathering', 'running', 'undoing') limit 1`.execute(
    ctx.tx,
  )
  return rows.length > 0
}

/** Takes away the next `limit` things of deeds done before this moment, and a deed with its last. Answers whether there is more. */
export async function forget(ctx: Ctx, before: Date, limit: number): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select d.id from relations.bulk_deed d where d.at < ${before} and d.state not in ('gathering', 'running', 'undoing')
    order by d.at, d.id limit 1 for update`.execute(ctx.tx)
  const [deed] = rows
  if (!deed) return false
  const gone = await sql`
    delete from relations.bulk_item i where i.deed_id = ${deed.id} and i.position <= (
      select min(f.position) + ${limit} from relations.bulk_item f where f.deed_id = ${deed.id})
    returning i.position`.execute(ctx.tx)
  if (gone.rows.length === 0) await sql`delete from relations.bulk_deed d where d.id = ${deed.id}`.execute(ctx.tx)
  return true
}
