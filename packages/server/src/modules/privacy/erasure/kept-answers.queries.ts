import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * Answers that are kept for a day, so that a repeated request is not carried out twice: those that hold an id or a value of
 * the person go. Whoever repeats such a request within that day is no longer recognised, which for somebody who is gone is right.
 */
export async function forgetAnswers(ctx: Ctx, values: readonly string[]): Promise<number> {
  const result = await sql`
    delete from platform.idempotency_key k
    where k.response is not null and ${holdsOneOf(sql`lower(k.response::text)`, values)}`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Work that was done for the person is no longer known as such; work that is still to be done finds nobody. */
export async function forgetJobs(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const result = await sql`
    update platform.job j set subject_id = null, payload = case when j.finished_at is null then j.payload else '{}'::jsonb end
    where j.subject_id = any(${[...ids]}::uuid[])
      or ${holdsOneOf(sql`j.payload::text`, ids)}`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Mail that waits to go out, or went: whoever is forgotten gets no more of it and is not named in it. */
export async function forgetMail(ctx: Ctx, values: readonly string[]): Promise<number> {
  const text = sql`lower(coalesce(m.recipient, '') || coalesce(m.content::text, '') || m.key)`
  const result = await sql`delete from platform.outgoing_mail m where ${holdsOneOf(text, values)}`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}

/** The text is made once per row and not once per value: of a stored answer that is nearly all of the work. */
function holdsOneOf(text: RawBuilder<unknown>, values: readonly string[]): RawBuilder<boolean> {
  return sql`exists (
    select from (select ${text} as whole offset 0) row cross join unnest(${[...values]}::text[]) v(value)
    where strpos(row.whole, v.value) > 0)`
}
