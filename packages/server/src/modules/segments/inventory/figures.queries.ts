import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Combination, Deed, Member, Moved, Quality } from './add-up.rules.ts'
import type { AgeCount, CountedKind } from './inventory.rules.ts'

/** What is read: of these days, in these domains (bits), and only these kinds of facts. */
export type Asked = {
  readonly days: readonly string[]
  readonly domainMask: string
  readonly kinds: readonly string[]
}

const isSeen = ({ days, domainMask }: Pick<Asked, 'days' | 'domainMask'>) =>
  sql`g.day = any(${[...days]}::date[]) and (g.domain_mask & ${domainMask}::bigint) <> 0`
const sum = (column: string) => sql`sum(${sql.ref(`g.${column}`)})::bigint`

/** The combinations of types that occur. */
export async function listCombinations(ctx: Ctx, { days }: Asked): Promise<Combination[]> {
  const { rows } = await sql<Combination>`
    select s.day, s.id, s.type_ids as "typeIds" from segments.inventory_set s where s.day = any(${[...days]}::date[])`.execute(
    ctx.tx,
  )
  return rows
}

export async function countMoved(ctx: Ctx, asked: Asked): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    select g.day, g.before_set as before, g.during_set as during, g.at_set as at, ${sum('relations')} as relations
    from segments.inventory_group g where ${isSeen(asked)} group by 1, 2, 3, 4`.execute(ctx.tx)
  return rows
}

export async function sumDeeds(ctx: Ctx, asked: Asked): Promise<Deed[]> {
  const { rows } = await sql<Deed>`
    select g.day, g.during_set as during, g.kind, ${sum('relations')} as relations, ${sum('times')} as times, ${sum('quantity')} as quantity,
      ${sum('cents')} as cents
    from segments.inventory_fact g where ${isSeen(asked)} and g.kind = any(${[...asked.kinds]}::text[]) group by 1, 2, 3`.execute(
    ctx.tx,
  )
  return rows
}

/** What was done by nobody who is known. */
export async function sumAnonymous(ctx: Ctx, { days, kinds }: Asked): Promise<CountedKind[]> {
  const { rows } = await sql<CountedKind>`
    select g.day, '' as "setId", g.kind, 0 as relations, ${sum('times')} as times, ${sum('quantity')} as quantity, ${sum('cents')} as cents
    from segments.inventory_use g
    where g.day = any(${[...days]}::date[]) and g.domain_mask is null and g.kind = any(${[...kinds]}::text[])
    group by g.day, g.kind`.execute(ctx.tx)
  return rows
}

/** Per field the bits of the domains in which the reader may read it. */
export type Clear = Readonly<Record<'emails' | 'phones' | 'addresses' | 'birthDate', string>>

const mayRead = (bits: string) => sql`(g.domain_mask & ${bits}::bigint) <> 0`

const FIELDS = [
  ['emails', 'with_email', 'relations'],
  ['phones', 'with_phone', 'relations'],
  ['addresses', 'with_address', 'relations'],
  ['birthDate', 'with_birth_date', 'persons'],
] as const

/** Only of relations of which the field may be read. */
export async function measureQuality(ctx: Ctx, asked: Asked, clear: Clear): Promise<Quality[]> {
  const parts = FIELDS.map(
    ([field, good, measured]) => sql`
      select g.day, g.at_set as at, ${field}::text as field, ${sum(measured)} as measured, ${sum(good)} as good
      from segments.inventory_group g where ${isSeen(asked)} and ${mayRead(clear[field])} group by 1, 2`,
  )
  const { rows } = await sql<Quality>`${sql.join(parts, sql` union all `)}`.execute(ctx.tx)
  return rows
}

/** Who can be reached, came, and paid. */
export async function countCustomers(
  ctx: Ctx,
  asked: Asked,
  clear: Clear,
): Promise<{ reachable: number; visitors: number; buyers: number }> {
  const isReadable = sql.join([clear.emails, clear.phones, clear.addresses].map(mayRead), sql` and `)
  const total = (column: string, condition: RawBuilder<unknown>) =>
    sql`coalesce(${sql`sum(${sql.ref(`g.${column}`)}) filter (where ${condition})`}, 0)::bigint`
  const { rows } = await sql<{ reachable: number; visitors: number; buyers: number }>`
    select ${total('reachable', isReadable)} as reachable, ${total('visitors', sql`true`)} as visitors, ${total('buyers', sql`true`)} as buyers
    from segments.inventory_group g where ${isSeen(asked)}`.execute(ctx.tx)
  return rows[0] ?? { reachable: 0, visitors: 0, buyers: 0 }
}

/** By age; whose day of birth may not be read is of an unknown age. */
export async function countAges(ctx: Ctx, asked: Asked, clear: Clear): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select g.day, case when ${mayRead(clear.birthDate)} then g.age else 'unknown' end as age, g.before_set as before, g.at_set as at,
      ${sum('relations')} as relations
    from segments.inventory_group g where ${isSeen(asked)} group by 1, 2, 3, 4`.execute(ctx.tx)
  return rows
}

export type LoanCount = {
  readonly age: AgeCount['age']
  readonly genreId: string | null
  readonly loans: number
}

/** Loans of whom the reader sees and of nobody who is known. */
export async function countLoans(ctx: Ctx, asked: Asked, clear: Clear): Promise<LoanCount[]> {
  if (!asked.kinds.includes('loan')) return []
  const { rows } = await sql<LoanCount>`
    select case when g.domain_mask is null or ${mayRead(clear.birthDate)} then g.audience else 'unknown' end as age, g.genre_id as "genreId",
      ${sum('quantity')} as loans
    from segments.inventory_use g
    where g.day = any(${[...asked.days]}::date[]) and g.kind = 'loan'
      and (g.domain_mask is null or (g.domain_mask & ${asked.domainMask}::bigint) <> 0)
    group by 1, 2`.execute(ctx.tx)
  return rows
}
