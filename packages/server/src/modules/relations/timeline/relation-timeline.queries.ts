import { sql } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'

/** Beginnings and ends given by the relations module itself; what files brought is told by the module that read them in. */
type Window = { readonly relationId: string; readonly before: Date; readonly limit: number }

export type RoleEvent = {
  readonly id: string
  readonly typeId: string
  readonly domainId: string
  readonly branchId: string | null
  readonly hasEnded: boolean
  readonly day: string | null
  readonly at: Date
}

/**
 * A role gives two moments: when it was noted or began, and when it ended. A calendar day counts as noon in UTC, so that
 * it is the same day everywhere in Europe.
 */
export async function findRoleEvents(ctx: Ctx, { relationId, before, limit }: Window): Promise<RoleEvent[]> {
  const { rows } = await sql<RoleEvent>`
    select * from (
      select r.id, r.type_id as "typeId", r.domain_id as "domainId", r.branch_id as "branchId", false as "hasEnded", r.valid_from::text as day,
        coalesce((r.valid_from + time '12:00') at time zone 'UTC', r.created_at) as at
      from relations.role r where r.relation_id = ${relationId}
      union all
      select r.id, r.type_id, r.domain_id, r.branch_id, true, r.valid_until::text, (r.valid_until + time '12:00') at time zone 'UTC'
      from relations.role r where r.relation_id = ${relationId} and r.valid_until is not null
    ) e where e.at < ${before} and e.at <= ${ctx.now} order by e.at desc, e.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export type LinkEvent = {
  readonly id: string
  readonly typeId: string
  readonly isReversed: boolean
  readonly otherId: string
  readonly hasEnded: boolean
  readonly at: Date
}

export async function findLinkEvents(ctx: Ctx, { relationId, before, limit }: Window): Promise<LinkEvent[]> {
  const visible = ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(o.domain_mask & ${ctx.domainMask}::bigint) <> 0`
  const { rows } = await sql<LinkEvent>`
    select e.id, e.type_id as "typeId", e.reversed as "isReversed", o.id as "otherId", e.ended as "hasEnded", e.at
    from (
      select l.id, l.type_id, l.reversed, l.other_id, w.ended, w.at
      from (
        select l.*, false as reversed, l.to_id as other_id from relations.link l where l.from_id = ${relationId} and l.to_id <> l.from_id
        union all
        select l.*, true, l.from_id from relations.link l where l.to_id = ${relationId} and l.to_id <> l.from_id
      ) l cross join lateral (
        values (false, coalesce((l.valid_from + time '12:00') at time zone 'UTC', l.created_at)),
          (true, (l.valid_until + time '12:00') at time zone 'UTC')
      ) w (ended, at)
      where w.at < ${before} and w.at <= ${ctx.now}
    ) e join relations.relation o on o.id = e.other_id
    where ${visible} order by e.at desc, e.id limit ${limit}
  `.execute(ctx.tx)
  return rows
}

export type LabelEvent = {
  readonly id: string
  readonly name: string
  readonly domainId: string | null
  readonly isGiven: boolean
  readonly by: string
  readonly at: Date
  /** To how many at once; null: to this one. */
  readonly many: number | null
}

/** Along label_event_of_relation. */
export async function findLabelEvents(ctx: Ctx, { relationId, before, limit }: Window): Promise<LabelEvent[]> {
  const { rows } = await sql<LabelEvent>`
    select e.id, b.name, b.domain_id as "domainId", e.is_given as "isGiven", e.by_name as by, e.at, e.many
    from relations.label_event e join relations.label b on b.id = e.label_id
    where e.relation_id = ${relationId} and e.at < ${before} order by e.at desc, e.id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** When a relation was archived, if it is. */
export async function findArchived(ctx: Ctx, { relationId, before }: Window): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select archived_at as at from relations.relation where id = ${relationId} and archived_at < ${before}
  `.execute(ctx.tx)
  return rows[0]?.at ?? null
}
