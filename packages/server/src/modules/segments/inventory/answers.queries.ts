import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

const idOf = (text: string) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`

/** `text`: everything that the answer follows from. `today`: when it is used. */
export async function findAnswer<T>(ctx: Ctx, text: string, today: string): Promise<T | null> {
  const { rows } = await sql<{ figures: T; isNew: boolean }>`
    select a.figures, a.used_on < ${today}::date as "isNew" from segments.inventory_answer a where a.id = ${idOf(text)}`.execute(
    ctx.tx,
  )
  const [found] = rows
  if (found === undefined) return null
  // Once a day, so that reading seldom writes.
  if (found.isNew)
    await sql`update segments.inventory_answer set used_on = ${today}::date where id = ${idOf(text)}`.execute(ctx.tx)
  return found.figures
}

export async function keepAnswer(
  ctx: Ctx,
  {
    text,
    sight,
    figures,
    usedOn,
  }: {
    readonly text: string
    readonly sight: object
    readonly figures: object
    readonly usedOn: string
  },
): Promise<void> {
  await sql`
    insert into segments.inventory_answer (id, sight, figures, used_on)
    values (${idOf(text)}, ${JSON.stringify(sight)}::jsonb, ${JSON.stringify(figures)}::jsonb, ${usedOn}::date)
    on conflict (tenant_id, id) do nothing`.execute(ctx.tx)
}

type UsedSight<S> = { readonly sight: S; readonly usedOn: string }

/** What was seen by whoever looked since a day, used last first. */
export async function listSights<S>(
  ctx: Ctx,
  { since, most }: { readonly since: string; readonly most: number },
): Promise<UsedSight<S>[]> {
  const { rows } = await sql<UsedSight<S>>`
    select a.sight, max(a.used_on) as "usedOn" from segments.inventory_answer a where a.used_on >= ${since}::date
    group by a.sight order by 2 desc limit ${most}`.execute(ctx.tx)
  return rows
}

export async function forgetAnswers(ctx: Ctx): Promise<void> {
  await sql`delete from segments.inventory_answer`.execute(ctx.tx)
}
