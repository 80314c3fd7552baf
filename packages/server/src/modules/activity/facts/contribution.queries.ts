import type { FactKind } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { countingFacts } from './counting.queries.ts'

export type FamilyTotal = {
  readonly familyId: string
  readonly times: number
  readonly timesThisYear: number
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly minutes: number
}

/** `firstOfYear`, `lastOfYear`: days of the calendar year that runs. */
type Asked = {
  readonly relationId: string
  readonly firstOfYear: string
  readonly lastOfYear: string
  readonly today: string
}

/** How often, per family; days that are still to come are no last time. */
export async function totals(ctx: Ctx, { relationId, firstOfYear, lastOfYear, today }: Asked): Promise<FamilyTotal[]> {
  const { rows } = await sql<FamilyTotal>`
    select c.family_id as "familyId", count(distinct c.order_ref) filter (where c.counts) as times,
      count(distinct c.order_ref) filter (where c.counts and c.day between ${firstOfYear}::date and ${lastOfYear}::date) as "timesThisYear",
      min(c.day) filter (where c.counts) as "firstDay", max(c.day) filter (where c.counts and c.day <= ${today}::date) as "lastDay",
      coalesce(sum(c.quantity) filter (where c.kind = 'volunteering'), 0)::bigint as minutes
    from (${countingFacts(sql`select ${relationId}::uuid`)}) c group by 1`.execute(ctx.tx)
  return rows
}

export type AmountTotal = {
  readonly familyId: string
  readonly currency: string
  readonly cents: number
  readonly centsThisYear: number
}

/** What it brought, per family and currency; reversals are taken off on their own day. */
export async function amounts(ctx: Ctx, { relationId, firstOfYear, lastOfYear }: Asked): Promise<AmountTotal[]> {
  const { rows } = await sql<AmountTotal>`
    select c.family_id as "familyId", c.currency, sum(c.amount_cents)::bigint as cents,
      coalesce(sum(c.amount_cents) filter (where c.day between ${firstOfYear}::date and ${lastOfYear}::date), 0)::bigint as "centsThisYear"
    from (${countingFacts(sql`select ${relationId}::uuid`)}) c group by 1, 2 having bool_or(c.amount_cents <> 0) order by 2`.execute(
    ctx.tx,
  )
  return rows
}

/** Money of one kind in the year, in euros' cents. */
export async function ofKindThisYear(
  ctx: Ctx,
  { relationId, firstOfYear, lastOfYear }: Asked,
  kind: FactKind,
): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(c.amount_cents), 0)::bigint as cents from (${countingFacts(sql`select ${relationId}::uuid`)}) c
    where c.kind = ${kind} and c.currency = 'EUR' and c.day between ${firstOfYear}::date and ${lastOfYear}::date`.execute(
    ctx.tx,
  )
  return rows[0]?.cents ?? 0
}
