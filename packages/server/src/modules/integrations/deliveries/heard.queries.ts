import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type Heard = { readonly stream: string; readonly externalId: string }

/** Notes what was told; the same twice is one. */
export async function note(ctx: Ctx, connectionId: string, told: readonly Heard[]): Promise<void> {
  if (told.length === 0) return
  await sql`insert into integrations.heard as h (connection_id, stream, external_id, heard_at)
    select distinct ${connectionId}::uuid, n.stream, n.external_id, ${ctx.now}::timestamptz
    from unnest(${told.map(({ stream }) => stream)}::text[], ${told.map(({ externalId }) => externalId)}::text[]) n (stream, external_id)
    on conflict (tenant_id, connection_id, stream, external_id) do update set heard_at = excluded.heard_at, asked_at = null`.execute(
    ctx.tx,
  )
}

/** So many in one delivery; what is left is for the next. */
const AT_ONCE = 100

export async function listOfStream(ctx: Ctx, connectionId: string, stream: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select h.external_id as id from integrations.heard h
    where h.connection_id = ${connectionId} and h.stream = ${stream} order by h.heard_at, h.external_id limit ${AT_ONCE}`.execute(
    ctx.tx,
  )
  return rows.map(({ id }) => id)
}

/** What was fetched. What was told again since the question was asked is fetched once more. */
export async function remove(
  ctx: Ctx,
  connectionId: string,
  { stream, ids, before }: { readonly stream: string; readonly ids: readonly string[]; readonly before: Date },
): Promise<void> {
  await sql`delete from integrations.heard h where h.connection_id = ${connectionId} and h.stream = ${stream}
    and h.external_id = any(${[...ids]}::text[]) and h.heard_at <= ${before}`.execute(ctx.tx)
}

/** Connections of which changes were told that nobody asked for yet, and that nothing is running of. */
export async function listTold(ctx: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from integrations.connection c
    where c.state = 'active' and exists (select from integrations.heard h where h.connection_id = c.id and h.asked_at is null)
      and not exists (select from integrations.delivery d where d.connection_id = c.id and d.state = 'running')
    limit ${limit} for update of c skip locked`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export async function markAsked(ctx: Ctx, connectionId: string): Promise<void> {
  await sql`update integrations.heard set asked_at = ${ctx.now} where connection_id = ${connectionId} and asked_at is null`.execute(
    ctx.tx,
  )
}

/** Another job is busy with the connection: when it is done, what was told is asked for after all. */
export async function markUnasked(ctx: Ctx, connectionId: string): Promise<void> {
  await sql`update integrations.heard set asked_at = null where connection_id = ${connectionId}`.execute(ctx.tx)
}
