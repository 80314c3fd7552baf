import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { AgeCount, CountedKind, CountedSet, MeasuredField } from './inventory.rules.ts'

/** A row of the inventory: relations with one of these types. */
export type TypeSet = { readonly id: string; readonly typeIds: readonly string[] }

/** What is read: of these days, in these domains (bits), and only these kinds of facts. */
export type Asked = {
  readonly days: readonly string[]
  readonly domainMask: string
  readonly kinds: readonly string[]
}

const groupsSeen = ({ days, domainMask }: Pick<Asked, 'days' | 'domainMask'>) =>
  sql`g.day = any(${[...days]}::date[]) and (g.domain_mask & ${domainMask}::bigint) <> 0`

/** Groups by the rows that they are in, as a subquery; a group is in as many rows as it has types of, and in each once. */
function inSets(asked: Pick<Asked, 'days' | 'domainMask'>, sets: readonly TypeSet[]): RawBuilder<unknown> {
  const pairs = sets.flatMap(({ id, typeIds }) => typeIds.map((typeId) => [id, typeId] as const))
  return sql`
    select g.*, s.id as set_id, s.type_ids, g.at_ids && s.type_ids as is_at, g.before_ids && s.type_ids as was_before,
      g.during_ids && s.type_ids as was_during
    from segments.inventory_group g
    join (
      select p.id, array_agg(p.type_id) as type_ids
      from unnest(${pairs.map(([id]) => id)}::text[], ${pairs.map(([, typeId]) => typeId)}::uuid[]) p(id, type_id) group by p.id
    ) s on g.during_ids && s.type_ids or g.before_ids && s.type_ids
    where ${groupsSeen(asked)}`
}

const sum = (value: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
  sql`coalesce(sum(${value}) filter (where ${condition}), 0)::bigint`
const RELATIONS = sql`t.relations`

export async function countSets(ctx: Ctx, asked: Asked, sets: readonly TypeSet[]): Promise<CountedSet[]> {
  const { rows } = await sql<CountedSet>`
    select t.day, t.set_id as "setId", ${sum(RELATIONS, sql`t.is_at`)} as relations,
      ${sum(sql`t.relations * (select count(*) from unnest(t.at_ids) a(id) where a.id = any(t.type_ids))`, sql`t.is_at`)} as roles,
      ${sum(RELATIONS, sql`t.was_before`)} as before, ${sum(RELATIONS, sql`t.is_at and not t.was_before`)} as new,
      ${sum(RELATIONS, sql`t.was_before and not t.is_at`)} as lapsed, ${sum(RELATIONS, sql`t.was_during`)} as during
    from (${inSets(asked, sets)}) t group by t.day, t.set_id`.execute(ctx.tx)
  return rows
}

/** By row; what the relations of it did during the year. */
export async function sumSets(ctx: Ctx, asked: Asked, sets: readonly TypeSet[]): Promise<CountedKind[]> {
  const { rows } = await sql<CountedKind>`
    select t.day, t.set_id as "setId", f.kind, sum(f.relations)::bigint as relations, sum(f.times)::bigint as times,
      sum(f.quantity)::bigint as quantity, sum(f.cents)::bigint as cents
    from (${inSets(asked, sets)}) t join segments.inventory_fact f on f.day = t.day and f.group_id = t.id
    where t.was_during and f.kind = any(${[...asked.kinds]}::text[])
    group by t.day, t.set_id, f.kind`.execute(ctx.tx)
  return rows
}

/** How many open relations the reader sees, whatever their roles; by day. */
export async function countEverybody(ctx: Ctx, asked: Asked): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; relations: number }>`
    select g.day, sum(g.relations)::bigint as relations from segments.inventory_group g where ${groupsSeen(asked)} group by g.day`.execute(
    ctx.tx,
  )
  return new Map(rows.map(({ day, relations }) => [day, relations]))
}

export async function sumEverybody(ctx: Ctx, asked: Asked): Promise<Omit<CountedKind, 'setId'>[]> {
  const { rows } = await sql<Omit<CountedKind, 'setId'>>`
    select g.day, f.kind, sum(f.relations)::bigint as relations, sum(f.times)::bigint as times, sum(f.quantity)::bigint as quantity,
      sum(f.cents)::bigint as cents
    from segments.inventory_group g join segments.inventory_fact f on f.day = g.day and f.group_id = g.id
    where ${groupsSeen(asked)} and f.kind = any(${[...asked.kinds]}::text[]) group by g.day, f.kind`.execute(ctx.tx)
  return rows
}

/** What was done by nobody who is known. */
export async function sumAnonymous(ctx: Ctx, { days, kinds }: Asked): Promise<Omit<CountedKind, 'setId'>[]> {
  const { rows } = await sql<Omit<CountedKind, 'setId'>>`
    select u.day, u.kind, 0 as relations, sum(u.times)::bigint as times, sum(u.quantity)::bigint as quantity, sum(u.cents)::bigint as cents
    from segments.inventory_use u
    where u.day = any(${[...days]}::date[]) and u.domain_mask is null and u.kind = any(${[...kinds]}::text[])
    group by u.day, u.kind`.execute(ctx.tx)
  return rows
}

/** Per field the bits of the domains in which the reader may read it. */
export type Clear = Readonly<Record<'emails' | 'phones' | 'addresses' | 'birthDate', string>>

const mayRead = (bits: string) => sql`(t.domain_mask & ${bits}::bigint) <> 0`

const FIELDS = [
  ['emails', 'with_email', 'relations'],
  ['phones', 'with_phone', 'relations'],
  ['addresses', 'with_address', 'relations'],
  ['birthDate', 'with_birth_date', 'persons'],
] as const

/** Of the relations of each row on the day; only of those of which the field may be read. */
export async function measureSets(
  ctx: Ctx,
  asked: Asked,
  { sets, clear }: { readonly sets: readonly TypeSet[]; readonly clear: Clear },
): Promise<MeasuredField[]> {
  const measures = FIELDS.flatMap(([field, good, measured]) => [
    sql`${sum(sql.ref(`t.${measured}`), sql`t.is_at and ${mayRead(clear[field])}`)} as ${sql.ref(`${field}_measured`)}`,
    sql`${sum(sql.ref(`t.${good}`), sql`t.is_at and ${mayRead(clear[field])}`)} as ${sql.ref(`${field}_good`)}`,
  ])
  const { rows } = await sql<Record<string, number> & { setId: string }>`
    select t.set_id as "setId", ${sql.join(measures)} from (${inSets(asked, sets)}) t group by t.set_id`.execute(ctx.tx)
  return rows.flatMap((row) =>
    FIELDS.map(([field]) => ({
      setId: row.setId,
      field,
      measured: row[`${field}_measured`] ?? 0,
      good: row[`${field}_good`] ?? 0,
    })),
  )
}

/** Who can be reached, came, and paid; on one day. */
export async function countCustomers(
  ctx: Ctx,
  asked: Asked,
  clear: Clear,
): Promise<{ reachable: number; visitors: number; buyers: number }> {
  const isReadable = sql.join([clear.emails, clear.phones, clear.addresses].map(mayRead), sql` and `)
  const { rows } = await sql<{ reachable: number; visitors: number; buyers: number }>`
    select ${sum(sql`t.reachable`, isReadable)} as reachable, ${sum(sql`t.visitors`, sql`true`)} as visitors, ${sum(sql`t.buyers`, sql`true`)} as buyers
    from (select g.* from segments.inventory_group g where ${groupsSeen(asked)}) t`.execute(ctx.tx)
  return rows[0] ?? { reachable: 0, visitors: 0, buyers: 0 }
}

/** Members by age: whose day of birth may not be read is of an unknown age. */
export async function countMembers(
  ctx: Ctx,
  asked: Asked,
  { typeIds, clear }: { readonly typeIds: readonly string[]; readonly clear: Clear },
): Promise<AgeCount[]> {
  const { rows } = await sql<AgeCount>`
    select case when ${mayRead(clear.birthDate)} then t.age else 'unknown' end as age, ${sum(RELATIONS, sql`t.is_at`)} as relations,
      ${sum(RELATIONS, sql`t.is_at and not t.was_before`)} as new, ${sum(RELATIONS, sql`t.was_before and not t.is_at`)} as lapsed
    from (${inSets(asked, [{ id: 'members', typeIds }])}) t group by 1`.execute(ctx.tx)
  return rows
}

export type LoanCount = {
  readonly age: AgeCount['age']
  readonly genreId: string | null
  readonly loans: number
}

/** Loans of whom the reader sees and of nobody who is known. */
export async function countLoans(ctx: Ctx, asked: Asked, clear: Clear): Promise<LoanCount[]> {
  const { rows } = await sql<LoanCount>`
    select case when t.domain_mask is null or ${mayRead(clear.birthDate)} then t.audience else 'unknown' end as age, t.genre_id as "genreId",
      sum(t.quantity)::bigint as loans
    from segments.inventory_use t
    where t.day = any(${[...asked.days]}::date[]) and t.kind = 'loan' and 'loan' = any(${[...asked.kinds]}::text[])
      and (t.domain_mask is null or (t.domain_mask & ${asked.domainMask}::bigint) <> 0)
    group by 1, 2`.execute(ctx.tx)
  return rows
}
