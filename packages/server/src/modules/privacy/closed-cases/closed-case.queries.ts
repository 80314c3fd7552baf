import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Statements here answer how many went; each takes at most `limit`, the oldest first. */
type Portion = { readonly before: Date; readonly limit: number }

async function counted(ctx: Ctx, statement: ReturnType<typeof sql>): Promise<number> {
  const gone = await statement.execute(ctx.tx)
  return Number(gone.numAffectedRows ?? 0n)
}

/**
 * Requests that were closed before a moment, with their steps, letters, receivers, links and account (by their foreign keys). One
 * that something still rests on stays: a restriction that runs, data that the law makes us keep, a dossier with files.
 */
export function removeRequests(ctx: Ctx, { before, limit }: Portion): Promise<number> {
  return counted(
    ctx,
    sql`delete from privacy.request where id in (
      select r.id from privacy.request r
      where r.state = 'closed' and r.closed_at < ${before}
        and not exists (select from privacy.standing s where s.request_id = r.id and s.lifted_at is null)
        and not exists (select from privacy.kept_data k where k.request_id = r.id)
        and not exists (select from privacy.dossier d where d.request_id = r.id and d.state in ('making', 'ready'))
      order by r.closed_at, r.id limit ${limit})`,
  )
}

/** Breaches that were closed before a moment, with their account. The database lets nobody take away an earlier one. */
export async function removeBreaches(ctx: Ctx, { before, limit }: Portion): Promise<number> {
  const over = sql`select b.id from privacy.breach b where b.closed_at < ${before} order by b.closed_at, b.id limit ${limit}`
  await sql`delete from privacy.breach_event where breach_id in (${over})`.execute(ctx.tx)
  return counted(ctx, sql`delete from privacy.breach where id in (${over})`)
}

/** Hashes by which a list is recognised that brings back somebody who was forgotten before a moment; that it was done stays. */
export function removeForgottenKeys(ctx: Ctx, { before, limit }: Portion): Promise<number> {
  return counted(
    ctx,
    sql`delete from privacy.forgotten_key k using (
      select o.key_hash, o.erasure_id from privacy.erasure e join privacy.forgotten_key o on o.erasure_id = e.id
      where e.erased_at < ${before} limit ${limit}
    ) o where k.key_hash = o.key_hash and k.erasure_id = o.erasure_id`,
  )
}

/** Doors for visitors that were shut before a moment: of an open request too. */
export function removeLinks(ctx: Ctx, { before, limit }: Portion): Promise<number> {
  return counted(
    ctx,
    sql`delete from privacy.self_service_link where id in (
      select l.id from privacy.self_service_link l where least(l.expires_at, l.revoked_at) < ${before} limit ${limit})`,
  )
}

/** Whether anything of this is there, as cheap as can be. */
export async function isAnyOver(ctx: Ctx, before: Date): Promise<boolean> {
  const { rows } = await sql<{ isAny: boolean }>`
    select exists (select from privacy.request r where r.state = 'closed' and r.closed_at < ${before})
      or exists (select from privacy.breach b where b.closed_at < ${before})
      or exists (select from privacy.self_service_link l where least(l.expires_at, l.revoked_at) < ${before})
      or exists (select from privacy.erasure e join privacy.forgotten_key k on k.erasure_id = e.id where e.erased_at < ${before}) as "isAny"
  `.execute(ctx.tx)
  return rows[0]?.isAny ?? false
}
