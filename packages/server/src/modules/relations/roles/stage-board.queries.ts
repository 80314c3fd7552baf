import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

export type CardRow = {
  readonly roleId: string
  readonly relationId: string
  readonly statusId: string | null
  readonly ownerId: string | null
  readonly leadSource: string | null
  readonly interest: string | null
  readonly version: number
  readonly createdAt: Date
  /** The relation is in a domain where the reader may change it. */
  readonly isChangeable: boolean
}

type OfStage = {
  readonly typeId: string
  readonly stageId: string | null
  readonly ownerId?: string | undefined
}

/** Roles of which the end is not known, of relations that are in use and seen. Nobody needs to know more than that there are very many. */
const MOST_COUNTED = 10_000

function inStage(ctx: Ctx, { typeId, stageId, ownerId }: OfStage): RawBuilder<unknown> {
  const seen = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  return sql`relations.role ro join relations.relation r on r.id = ro.relation_id
    where ro.type_id = ${typeId} and ro.valid_until is null and ${stageId === null ? sql`ro.stage_id is null` : sql`ro.stage_id = ${stageId}`}
      and ${ownerId === undefined ? sql`true` : sql`ro.owner_user_id = ${ownerId}`}
      and r.archived_at is null and r.merged_into_id is null and ${seen}`
}

export async function countOfStage(ctx: Ctx, asked: OfStage): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from ${inStage(ctx, asked)} limit ${MOST_COUNTED}) counted`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

type Page = { readonly before: { readonly at: Date; readonly id: string } | null; readonly limit: number }

/** What was given last first. */
export async function listOfStage(ctx: Ctx, { before, limit, ...asked }: OfStage & Page): Promise<CardRow[]> {
  const place = before ? sql`(ro.created_at, ro.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`
  const { rows } = await sql<CardRow>`
    select ro.id as "roleId", ro.relation_id as "relationId", ro.status_id as "statusId", ro.owner_user_id as "ownerId",
      ro.lead_source as "leadSource", ro.interest, ro.version, ro.created_at as "createdAt",
      (r.domain_mask & ${ctx.rights.change}::bigint) <> 0 as "isChangeable"
    from ${inStage(ctx, asked)} and ${place} order by ro.created_at desc, ro.id desc limit ${limit}
  `.execute(ctx.tx)
  return rows
}
