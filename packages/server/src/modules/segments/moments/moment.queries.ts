import type { SegmentGroup } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import type { Looked } from '../conditions/exact.ts'
import { isSeen, type Looking } from '../saved/segment.queries.ts'

export type MomentRow = {
  readonly id: string
  readonly segmentId: string
  readonly segment: string
  readonly name: string
  readonly takenAt: Date
  readonly byUserId: string
  readonly looked: Looked
  readonly isRemoved: boolean
}

const columns = sql`m.id, m.segment_id as "segmentId", s.name as segment, m.name, m.taken_at as "takenAt", m.by_user_id as "byUserId", m.looked,
  m.removed_at is not null as "isRemoved"`
const source = sql`segments.moment m join segments.segment s on s.id = m.segment_id and s.removed_at is null`

/** Of segments that one may open; `segmentId` null: of all of them. Newest first. */
export async function listSeen(ctx: Ctx, looking: Looking, segmentId: string | null): Promise<MomentRow[]> {
  const isOfSegment = segmentId === null ? sql`true` : sql`m.segment_id = ${segmentId}`
  const { rows } = await sql<MomentRow>`select ${columns} from ${source}
    where m.removed_at is null and ${isOfSegment} and ${isSeen(looking)} order by m.taken_at desc, m.id desc`.execute(
    ctx.tx,
  )
  return rows
}

/** Also when it was removed. */
export async function find(ctx: Ctx, id: string, looking: Looking): Promise<MomentRow | undefined> {
  const { rows } =
    await sql<MomentRow>`select ${columns} from ${source} where m.id = ${id} and ${isSeen(looking)}`.execute(ctx.tx)
  return rows[0]
}

export async function countOfSegment(ctx: Ctx, segmentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from segments.moment m where m.segment_id = ${segmentId}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

export async function insert(
  ctx: Ctx,
  moment: {
    readonly segmentId: string
    readonly name: string
    readonly conditions: SegmentGroup
    readonly looked: Looked
  },
): Promise<string> {
  const id = newId()
  await tablesOf(ctx, 'segments')
    .insertInto('segments.moment')
    .values({
      id,
      segment_id: moment.segmentId,
      name: moment.name,
      taken_at: ctx.now,
      by_user_id: ctx.actor.id,
      conditions: JSON.stringify(moment.conditions),
      looked: JSON.stringify(moment.looked),
    })
    .execute()
  return id
}

export async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tablesOf(ctx, 'segments').updateTable('segments.moment').set({ removed_at: at }).where('id', '=', id).execute()
}

/** Those that were let go before `before` go for good. */
export async function forgetRemoved(ctx: Ctx, before: Date): Promise<void> {
  await tablesOf(ctx, 'segments').deleteFrom('segments.moment').where('removed_at', '<', before).execute()
}

/** The names of segments that say something about this moment. */
export async function namesOfUsers(ctx: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select s.name from segments.segment s
    where s.removed_at is null and jsonb_path_exists(s.conditions, '$.** ? (@.about == "moment" && @.id == $id)', jsonb_build_object('id', ${id}::text))
    order by s.name`.execute(ctx.tx)
  return rows.map(({ name }) => name)
}
