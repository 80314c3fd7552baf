import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export type GlassRow = {
  readonly id: string
  readonly userId: string
  readonly domainId: string
  readonly domain: string
  readonly ownerUserId: string | null
  readonly deputyUserId: string | null
  readonly reason: string
  readonly startedAt: Date
  readonly until: Date
  readonly endedAt: Date | null
  readonly seenAt: Date | null
  readonly seenBy: string | null
}

/** `domainId` null: somebody was asked for and not found. */
export async function insert(
  ctx: Ctx,
  use: { readonly domainId: string | null; readonly reason: string; readonly until: Date },
): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('governance.break_glass')
    .values({
      id,
      user_id: ctx.actor.id,
      domain_id: use.domainId,
      reason: use.reason,
      started_at: ctx.now,
      until: use.until,
    })
    .execute()
  return id
}

/** One at a time for one person, so that asking twice at once is not counted once. */
export async function lockSeeker(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`break_glass ${ctx.tenantId} ${ctx.actor.id}`}, 0))`.execute(
    ctx.tx,
  )
}

export async function countMisses(ctx: Ctx, since: Date): Promise<number> {
  const row = await tables(ctx)
    .selectFrom('governance.break_glass')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', ctx.actor.id)
    .where('until', '>', since)
    .where('domain_id', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

/** What is open for somebody now, with the domain's name. */
export async function findOpen(
  ctx: Ctx,
  userId: string,
): Promise<{ id: string; domain: string; domainId: string; until: Date }[]> {
  const { rows } = await sql<{ id: string; domain: string; domainId: string; until: Date }>`
    select b.id, d.name as domain, d.id as "domainId", b.until from governance.break_glass b
    join governance.domain d on d.id = b.domain_id
    where b.user_id = ${userId}::uuid and b.until > ${ctx.now} and b.ended_at is null order by b.until, b.id
  `.execute(ctx.tx)
  return rows
}

/** Ends one's own; false when it is not theirs or is over. */
export async function end(ctx: Ctx, id: string): Promise<string | null> {
  const row = await tables(ctx)
    .updateTable('governance.break_glass')
    .set({ ended_at: ctx.now })
    .where('id', '=', id)
    .where('user_id', '=', ctx.actor.id)
    .where('domain_id', 'is not', null)
    .where('until', '>', ctx.now)
    .where('ended_at', 'is', null)
    .returning('domain_id')
    .executeTakeFirst()
  return row?.domain_id ?? null
}

type Wanted = {
  readonly domainId?: string | undefined
  /** Only of domains of which this user is owner or deputy. */
  readonly ownedBy: string | null
  readonly onlyUnseen: boolean
  readonly before: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}

export async function list(ctx: Ctx, { domainId, ownedBy, onlyUnseen, before, limit }: Wanted): Promise<GlassRow[]> {
  const { rows } = await sql<GlassRow>`
    ${SELECT}
    where ${domainId === undefined ? sql`true` : sql`b.domain_id = ${domainId}::uuid`}
      and ${ownedBy === null ? sql`true` : sql`(d.owner_user_id = ${ownedBy}::uuid or d.deputy_user_id = ${ownedBy}::uuid)`}
      and ${onlyUnseen ? sql`b.seen_at is null` : sql`true`}
      and ${before === null ? sql`true` : sql`(b.started_at, b.id) < (${before.at}, ${before.id}::uuid)`}
    order by b.started_at desc, b.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}

const SELECT = sql`
  select b.id, b.user_id as "userId", d.id as "domainId", d.name as domain, d.owner_user_id as "ownerUserId",
    d.deputy_user_id as "deputyUserId", b.reason, b.started_at as "startedAt", b.until, b.ended_at as "endedAt",
    b.seen_at as "seenAt", b.seen_by as "seenBy"
  from governance.break_glass b join governance.domain d on d.id = b.domain_id`

/** Marks as seen by the owner or deputy of its domain; null when it is not theirs. Who sees it first is who has seen it. */
export async function markSeen(ctx: Ctx, id: string): Promise<{ domainId: string; wasSeen: boolean } | null> {
  const { rows } = await sql<{ domainId: string; wasSeen: boolean }>`
    select d.id as "domainId", b.seen_at is not null as "wasSeen" from governance.break_glass b join governance.domain d on d.id = b.domain_id
    where b.id = ${id} and (d.owner_user_id = ${ctx.actor.id}::uuid or d.deputy_user_id = ${ctx.actor.id}::uuid) for update of b
  `.execute(ctx.tx)
  const [row] = rows
  if (!row || row.wasSeen) return row ?? null
  await tables(ctx)
    .updateTable('governance.break_glass')
    .set({ seen_at: ctx.now, seen_by: ctx.actor.id })
    .where('id', '=', id)
    .execute()
  return row
}
