import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { KeptItem, KeptQuery, KeptRows } from '../keeping.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Background work that has ended: it says who asked for what, and nobody looks at it after some months. */
export const keptJobs: KeptRows = { kind: 'job', page, count, remove }

const HAS_ENDED = sql`j.state in ('done', 'failed', 'cancelled')`

async function page(ctx: Ctx, { before, after, limit }: KeptQuery): Promise<KeptItem[]> {
  const { rows } = await sql<{ id: string; at: Date; label: string }>`
    select j.id, coalesce(j.finished_at, j.created_at) as at, j.name as label from platform.job j
    where j.id > ${after ?? FIRST}::uuid and ${HAS_ENDED} and coalesce(j.finished_at, j.created_at) < ${before}
    order by j.id limit ${limit}
  `.execute(ctx.tx)
  return rows.map((row) => ({ ...row, relationId: null, sourceId: null, rows: 1, isHeld: false }))
}

async function count(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.job`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

async function remove(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const gone = await sql`delete from platform.job j where j.id = any(${[...ids]}::uuid[]) and ${HAS_ENDED}`.execute(
    ctx.tx,
  )
  return Number(gone.numAffectedRows ?? 0n)
}
