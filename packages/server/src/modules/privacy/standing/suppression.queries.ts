import type { SuppressionReason } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'privacy')

export type SuppressionRow = {
  readonly hash: string
  readonly reason: SuppressionReason
  readonly purposeId: string | null
  readonly since: Date
}

/** Which of these addresses were suppressed at a moment; thousands at once. */
export async function listHolding(ctx: Ctx, hashes: readonly string[], at: Date): Promise<SuppressionRow[]> {
  if (hashes.length === 0) return []
  const { rows } = await sql<SuppressionRow>`
    select a.hash, a.reason, a.purpose_id as "purposeId", a.since from privacy.suppressed_address a
    where a.hash = any(${[...hashes]}::text[]) and a.since <= ${at} and (a.released_at is null or a.released_at > ${at})
  `.execute(ctx.tx)
  return rows
}

type Suppression = {
  readonly kind: 'email' | 'phone'
  readonly hash: string
  readonly reason: SuppressionReason
  readonly purposeId: string | null
}

/** Once is enough: what holds already is not added again. */
export async function insert(ctx: Ctx, { kind, hash, reason, purposeId }: Suppression): Promise<void> {
  await sql`
    insert into privacy.suppressed_address (id, kind, hash, reason, purpose_id, since)
    select ${newId()}, ${kind}, ${hash}, ${reason}, ${purposeId}::uuid, ${ctx.now}
    where not exists (select from privacy.suppressed_address a where a.hash = ${hash} and a.kind = ${kind} and a.reason = ${reason}
      and a.purpose_id is not distinct from ${purposeId}::uuid and a.released_at is null)
  `.execute(ctx.tx)
}

/** Ends suppressions of an address; answers how many. `purposeId`: those of that purpose only, null of no purpose only. */
export async function release(
  ctx: Ctx,
  { hash, reasons, purposeId }: { hash: string; reasons: readonly SuppressionReason[]; purposeId?: string | null },
): Promise<number> {
  let query = tables(ctx)
    .updateTable('privacy.suppressed_address')
    .set({ released_at: ctx.now })
    .where('hash', '=', hash)
    .where('released_at', 'is', null)
    .where('reason', 'in', [...reasons])
  if (purposeId !== undefined) query = query.where('purpose_id', purposeId === null ? 'is' : '=', purposeId)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}
