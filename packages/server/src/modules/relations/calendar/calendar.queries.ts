import type { DatedKind } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { whole, type Condition } from '../list/condition.queries.ts'

/** Something about a relation that stands on a day. */
export type DatedRow = {
  readonly kind: DatedKind
  readonly id: string
  /** "2026-03-31" */
  readonly day: string
  readonly time: string | null
  readonly title: string
  readonly who: string | null
  readonly relationId: string
}

/** What is asked of everything that has dates. */
export type DatesAsked = {
  /** Every day, both ends included. */
  readonly from: string
  readonly until: string
  /** Of a kind on a day no more than this, so that a mailing to everybody fills one day and not the answer. */
  readonly perDay: number
  /** Only these kinds. */
  readonly kinds: ReadonlySet<DatedKind>
  /** Whether the relation with this id (an expression) is in the list and seen by the reader. */
  readonly isListed: (relationId: RawBuilder<unknown>) => RawBuilder<boolean>
}

/** Answers what a module above this one keeps with a date; nothing of a kind that the reader may not see. */
export type DateSource = (ctx: Ctx, asked: DatesAsked) => Promise<readonly DatedRow[]>

/** Whether a relation (the id as an expression) is among those that a list holds: looked up one by one, where the caller has few. */
export function isAmong(condition: Condition): DatesAsked['isListed'] {
  return (relationId) =>
    sql<boolean>`exists (select from relations.relation r where r.id = ${relationId} and ${whole(condition)} offset 0)`
}

export type RoleDay = {
  readonly id: string
  readonly day: string
  readonly relationId: string
  readonly typeId: string
  readonly ownerId: string | null
}

type Asked = DatesAsked & {
  readonly what: 'begins' | 'ends'
  /** Null: of every domain. */
  readonly domainIds: readonly string[] | null
}

/** Roles that begin or end on each day, along the index of that day. */
export async function rolesOn(ctx: Ctx, { what, from, until, perDay, isListed, domainIds }: Asked): Promise<RoleDay[]> {
  const column: RawBuilder<unknown> = what === 'begins' ? sql`ro.valid_from` : sql`ro.valid_until`
  const seen = domainIds === null ? sql`true` : sql`ro.domain_id = any(${[...domainIds]}::uuid[])`
  const { rows } = await sql<RoleDay>`
    select o.id, d.day::date::text as day, o.relation_id as "relationId", o.type_id as "typeId", o.owner_user_id as "ownerId"
    from generate_series(${from}::date, ${until}::date, interval '1 day') d(day)
    cross join lateral (
      select ro.id, ro.relation_id, ro.type_id, ro.owner_user_id from relations.role ro
      where ${column} = d.day::date and ${seen} and ${isListed(sql`ro.relation_id`)} limit ${perDay}
    ) o`.execute(ctx.tx)
  return rows
}
