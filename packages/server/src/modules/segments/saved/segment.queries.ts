import type { SegmentGroup } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'segments')

export type SegmentRow = {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly description: string
  readonly conditions: SegmentGroup
  readonly isForAll: boolean
  readonly teamId: string | null
  readonly version: number
  readonly changedAt: Date
  readonly isRemoved: boolean
}

/** Who looks: somebody, in teams. */
export type Looking = { readonly userId: string; readonly teamIds: readonly string[] }

const columns = sql`s.id, s.user_id as "userId", s.name, s.description, s.conditions, s.is_for_all as "isForAll", s.team_id as "teamId",
  s.version, s.changed_at as "changedAt", s.removed_at is not null as "isRemoved"`

/** One's own, and what is shared with one (`s`: the segment). */
export function isSeen({ userId, teamIds }: Looking): RawBuilder<boolean> {
  return sql`(s.user_id = ${userId} or s.is_for_all or s.team_id = any(${[...teamIds]}::uuid[]))`
}

/** More than these nobody looks through. */
const MOST = 500

export async function listSeen(ctx: Ctx, looking: Looking): Promise<SegmentRow[]> {
  const { rows } = await sql<SegmentRow>`select ${columns} from segments.segment s
    where s.removed_at is null and ${isSeen(looking)} order by s.name collate "nl-x-icu", s.id limit ${MOST}`.execute(
    ctx.tx,
  )
  return rows
}

/** Also when it was removed. */
export async function find(ctx: Ctx, id: string, looking: Looking): Promise<SegmentRow | undefined> {
  const { rows } = await sql<SegmentRow>`select ${columns} from segments.segment s
    where s.id = ${id} and ${isSeen(looking)}`.execute(ctx.tx)
  return rows[0]
}

export type Written = Pick<SegmentRow, 'name' | 'description' | 'conditions' | 'isForAll' | 'teamId'>

const toColumns = ({ name, description, conditions, isForAll, teamId }: Written) => ({
  name,
  description,
  conditions: JSON.stringify(conditions),
  is_for_all: isForAll,
  team_id: teamId,
})

export async function insert(ctx: Ctx, userId: string, segment: Written): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('segments.segment')
    .values({ id, user_id: userId, ...toColumns(segment), created_at: ctx.now, changed_at: ctx.now })
    .execute()
  return id
}

/** False when it is no longer the version that was seen. */
export async function update(
  ctx: Ctx,
  { id, version }: { readonly id: string; readonly version: number },
  segment: Written,
): Promise<boolean> {
  const changed = await tables(ctx)
    .updateTable('segments.segment')
    .set({ ...toColumns(segment), version: version + 1, changed_at: ctx.now })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx).updateTable('segments.segment').set({ removed_at: at }).where('id', '=', id).execute()
}

/** The names of segments that say something about this one, or about a moment of it. */
export async function namesOfUsers(ctx: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select s.name from segments.segment s
    where s.removed_at is null and s.id <> ${id} and (
      jsonb_path_exists(s.conditions, '$.** ? (@.about == "segment" && @.id == $id)', jsonb_build_object('id', ${id}::text))
      or exists (select from segments.moment m where m.segment_id = ${id} and m.removed_at is null
        and jsonb_path_exists(s.conditions, '$.** ? (@.about == "moment" && @.id == $id)', jsonb_build_object('id', m.id::text))))
    order by s.name`.execute(ctx.tx)
  return rows.map(({ name }) => name)
}
