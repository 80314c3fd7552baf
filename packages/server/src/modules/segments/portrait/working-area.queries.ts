import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export async function listCodes(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select w.municipality_code as code from segments.working_area w order by 1`.execute(ctx.tx)
  return rows.map(({ code }) => code)
}

export async function replaceCodes(ctx: Ctx, codes: readonly string[]): Promise<void> {
  await sql`delete from segments.working_area`.execute(ctx.tx)
  await sql`insert into segments.working_area (municipality_code) select distinct c from unnest(${[...codes]}::text[]) c`.execute(
    ctx.tx,
  )
}
