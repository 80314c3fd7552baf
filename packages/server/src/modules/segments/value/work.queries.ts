import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type WorkRow = { readonly jobId: string; readonly askedAt: Date; readonly doneAt: Date | null }

export async function findWork(ctx: Ctx): Promise<WorkRow | null> {
  const { rows } = await sql<WorkRow>`
    select w.job_id as "jobId", w.asked_at as "askedAt", w.done_at as "doneAt" from segments.value_work w`.execute(
    ctx.tx,
  )
  return rows[0] ?? null
}

/** In place of the work before, which is done. */
export async function startWork(ctx: Ctx, jobId: string): Promise<void> {
  await sql`
    insert into segments.value_work as w (job_id, asked_at) values (${jobId}, ${ctx.now})
    on conflict (tenant_id) do update set job_id = excluded.job_id, asked_at = excluded.asked_at, done_at = null`.execute(
    ctx.tx,
  )
}

export async function endWork(ctx: Ctx): Promise<void> {
  await sql`update segments.value_work set done_at = ${ctx.now} where done_at is null`.execute(ctx.tx)
}
