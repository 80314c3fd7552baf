import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { traitsOf } from '../../relations/index.ts'

/** Makes the row about numbering, once per organisation. */
export async function openNumbering(ctx: Ctx): Promise<void> {
  await sql`insert into segments.numbering default values on conflict do nothing`.execute(ctx.tx)
}

/** By which code the profiles of this organisation were made; null: not (yet) all of them. */
export async function findBuiltVersion(ctx: Ctx): Promise<number | null> {
  const { rows } = await sql<{
    version: number | null
  }>`select n.built_version as version from segments.numbering n`.execute(ctx.tx)
  return rows[0]?.version ?? null
}

export async function setBuiltVersion(ctx: Ctx, version: number | null): Promise<void> {
  await sql`update segments.numbering set built_version = ${version}`.execute(ctx.tx)
}

const COLUMNS = [
  'kind',
  'is_open',
  'domain_mask',
  'birth_date',
  'branch_id',
  'postcode_area',
  'postcode',
  'house_number',
  'place_key',
  'has_email',
  'has_phone',
  'has_address',
  'is_protected',
  'added_on',
]
const listed = (of: string): RawBuilder<unknown> => sql.join(COLUMNS.map((column) => sql.ref(`${of}.${column}`)))

/** Makes the profiles of these relations anew; who has none gets one, with the next numbers in the order of ids. */
export async function writeProfiles(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await sql`
    update segments.profile p set (${sql.join(COLUMNS.map((column) => sql.ref(column)))}) = (select ${listed('t')})
    from (${traitsOf(ids)}) t
    where p.relation_id = t.relation_id and (${listed('p')}) is distinct from (${listed('t')})`.execute(ctx.tx)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${traitsOf(ids)}) t
    where not exists (select from segments.profile p where p.relation_id = t.relation_id)`.execute(ctx.tx)
  const count = rows[0]?.count ?? 0
  if (count === 0) return
  const numbering = await sql<{ first: number }>`
    update segments.numbering set next_number = next_number + ${count} returning next_number - ${count}::int as first`.execute(
    ctx.tx,
  )
  const first = numbering.rows[0]?.first ?? 0
  await sql`
    insert into segments.profile (number, relation_id, ${sql.join(COLUMNS.map((column) => sql.ref(column)))})
    select ${first}::int + row_number() over (order by t.relation_id) - 1, t.relation_id, ${listed('t')}
    from (${traitsOf(ids)}) t
    where not exists (select from segments.profile p where p.relation_id = t.relation_id)`.execute(ctx.tx)
}

/** The numbers of these relations, as a subquery (number). */
export const numbersOfRelations = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`select p.number from segments.profile p where p.relation_id = any(${[...ids]}::uuid[])`
