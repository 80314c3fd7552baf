import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { branchOf, genreOf, withBelow } from './inherited.queries.ts'

/**
 * Facts count for the day of what was offered. When that moves, so do those that counted for it: of the deed when there is no day any
 * more. Left alone are facts for which a source gave another day, periods, and reversals, which count when they were done. Versions
 * that were superseded go along, so that an undo brings back what is right by then.
 */
export async function moveDays(
  ctx: Ctx,
  { id, from, to }: { readonly id: string; readonly from: Date | null; readonly to: Date | null },
): Promise<number> {
  const dayOf = (moment: Date | null) =>
    sql`(coalesce(${moment}::timestamptz, f.occurred_at) at time zone 'Europe/Amsterdam')::date`
  const moved = await sql`
    update activity.fact f set day = ${dayOf(to)}
    where f.offering_id = ${id} and f.until is null and not f.is_reversal and f.day = ${dayOf(from)} and f.day <> ${dayOf(to)}`.execute(
    ctx.tx,
  )
  return Number(moved.numAffectedRows ?? 0n)
}

export type Counting = { readonly id: string; readonly genreId: string | null; readonly branchId: string | null }

/** By which genre and branch an offering and everything below it count. */
export async function findCounting(ctx: Ctx, id: string): Promise<Counting[]> {
  const { rows } = await sql<Counting>`
    select w.id, ${genreOf(sql`w.id`)} as "genreId", ${branchOf(sql`w.id`)} as "branchId" from (${withBelow(sql`${id}::uuid`)}) w`.execute(
    ctx.tx,
  )
  return rows
}

/** Facts that counted by the genre or branch of what was offered count by the new one; those with another keep theirs. */
export async function carryOver(ctx: Ctx, before: readonly Counting[], after: readonly Counting[]): Promise<void> {
  const now = new Map(after.map((one) => [one.id, one]))
  for (const column of ['genreId', 'branchId'] as const) {
    const name = sql.ref(column === 'genreId' ? 'genre_id' : 'branch_id')
    const changed = before.filter((one) => one[column] !== (now.get(one.id)?.[column] ?? null))
    if (changed.length === 0) continue
    const rows = changed.map((one) => ({ id: one.id, before: one[column], after: now.get(one.id)?.[column] ?? null }))
    await sql`
      update activity.fact f set ${name} = c.after
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id uuid, before uuid, after uuid)
      where f.offering_id = c.id and f.${name} is not distinct from c.before`.execute(ctx.tx)
  }
}
