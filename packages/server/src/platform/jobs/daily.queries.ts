import type { Kysely } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Database } from '../db/database.generated.ts'
import { tablesOf } from '../db/tables.ts'

export async function listTenantIds(database: Kysely<Database>): Promise<string[]> {
  const rows = await database.selectFrom('platform.tenant').select('tenant_id').orderBy('created_at').execute()
  return rows.map((row) => row.tenant_id)
}

/** Claims the day for this work; false when that day or a later one has been claimed before, also by another worker right now. */
export async function claimDay(ctx: Ctx, { jobName, day }: { jobName: string; day: string }): Promise<boolean> {
  const row = await tablesOf(ctx, 'platform')
    .insertInto('platform.daily_mark')
    .values({ job_name: jobName, day })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'job_name'])
        .doUpdateSet({ day })
        .where('daily_mark.day' as 'day', '<', day),
    )
    .returning('job_name')
    .executeTakeFirst()
  return row !== undefined
}
