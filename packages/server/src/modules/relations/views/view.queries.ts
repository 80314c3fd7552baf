import type { ViewPart } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'relations')

export type ViewRow = {
  readonly id: string
  readonly userId: string
  readonly part: ViewPart
  readonly name: string
  readonly query: string
  readonly isForAll: boolean
  readonly teamId: string | null
  readonly version: number
  readonly isRemoved: boolean
}

const columns = sql`v.id, v.user_id as "userId", v.part, v.name, v.query, v.is_for_all as "isForAll", v.team_id as "teamId", v.version,
  v.removed_at is not null as "isRemoved"`

/** Who looks: somebody, in teams. */
export type Looking = { readonly userId: string; readonly teamIds: readonly string[] }

/** Somebody's own, and what is shared with them. */
function isSeen({ userId, teamIds }: Looking): RawBuilder<boolean> {
  return sql`(v.user_id = ${userId} or v.is_for_all or v.team_id = any(${[...teamIds]}::uuid[]))`
}

/** More than these nobody looks through; what was made first is there. */
const MOST = 500

export async function listSeen(ctx: Ctx, looking: Looking): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`select ${columns} from relations.saved_view v
    where v.removed_at is null and ${isSeen(looking)} order by v.name collate "nl-x-icu", v.id limit ${MOST}`.execute(
    ctx.tx,
  )
  return rows
}

export async function find(ctx: Ctx, id: string, looking: Looking): Promise<ViewRow | undefined> {
  const { rows } = await sql<ViewRow>`select ${columns} from relations.saved_view v
    where v.id = ${id} and ${isSeen(looking)}`.execute(ctx.tx)
  return rows[0]
}

type NewView = { readonly userId: string; readonly name: string; readonly query: string; readonly part: ViewPart }

export async function insert(ctx: Ctx, { userId, name, query, part }: NewView): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('relations.saved_view')
    .values({ id, user_id: userId, name, query, part, changed_at: ctx.now })
    .execute()
  return id
}

export type ViewChange = Pick<ViewRow, 'name' | 'query' | 'isForAll' | 'teamId'>

/** False when it is no longer the version that was seen. */
export async function update(
  ctx: Ctx,
  { id, version }: { readonly id: string; readonly version: number },
  { name, query, isForAll, teamId }: ViewChange,
): Promise<boolean> {
  const changed = await tables(ctx)
    .updateTable('relations.saved_view')
    .set({ name, query, is_for_all: isForAll, team_id: teamId, version: version + 1, changed_at: ctx.now })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function setRemoved(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx).updateTable('relations.saved_view').set({ removed_at: at }).where('id', '=', id).execute()
}

/** What somebody removed before this moment goes for good. */
export async function dropRemoved(ctx: Ctx, userId: string, before: Date): Promise<void> {
  await tables(ctx)
    .deleteFrom('relations.saved_view')
    .where('user_id', '=', userId)
    .where('removed_at', '<', before)
    .execute()
}
