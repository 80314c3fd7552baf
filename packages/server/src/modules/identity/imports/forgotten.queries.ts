import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type NewLine = {
  readonly position: number
  readonly rowPosition: number
  readonly externalId: string
  readonly record: RelationRecord
}

/** Lines that would make somebody new, in the order of the file: who was forgotten is not known here any more. */
export async function listNew(ctx: Ctx, after: number, limit: number): Promise<NewLine[]> {
  const { rows } = await sql<NewLine>`
    select i.position, i.position / 8 * 8 as "rowPosition", i.external_id as "externalId", i.record
    from verdict v join incoming i using (position)
    where v.outcome = 'new' and not v.is_fact and v.position > ${after} order by v.position limit ${limit}`.execute(
    ctx.tx,
  )
  return rows
}

/** Of such a line nothing stays but its place in the list: it is refused with the reason, and what it said is not kept. */
export async function refuse(ctx: Ctx, positions: readonly number[]): Promise<void> {
  const own = sql`any(${[...positions]}::bigint[])`
  const problems = JSON.stringify([{ code: 'row.forgotten' }])
  await sql`update incoming set is_rejected = true, external_id = '', payload = '{}', record = '{"kind": "person"}'::jsonb, problems = ${problems}::jsonb,
      display_name = '', sort_key = '', email = null, phone = null, street = null, postcode = null, place = null, place_key = null,
      birth_date = null, tokens = '{}', words = '{}', contact_keys = '{}', identifier_keys = '{}', links = '{}'
    where position = ${own}`.execute(ctx.tx)
  await sql`update verdict set outcome = 'rejected' where position = ${own} and position % 8 = 0`.execute(ctx.tx)
  // Somebody who is mentioned beside a row is no row, so there is nothing to account for.
  await sql`delete from verdict where position = ${own} and position % 8 <> 0`.execute(ctx.tx)
}

/** The cells of the rows beside which somebody was mentioned who was forgotten. */
export async function listPayloads(
  ctx: Ctx,
  positions: readonly number[],
): Promise<{ position: number; payload: string }[]> {
  const { rows } = await sql<{ position: number; payload: string }>`
    select position, payload from incoming where position = any(${[...positions]}::bigint[])`.execute(ctx.tx)
  return rows
}

export async function replacePayload(ctx: Ctx, position: number, payload: string): Promise<void> {
  await sql`update incoming set payload = ${payload} where position = ${position}`.execute(ctx.tx)
}

export async function countRefused(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from incoming where is_rejected and problems @> '[{"code": "row.forgotten"}]'::jsonb`.execute(
    ctx.tx,
  )
  return rows[0]?.count ?? 0
}
