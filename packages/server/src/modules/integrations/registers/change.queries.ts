import type { SchoolChangeKind, SchoolLocation } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { LocationChange } from './compare-schools.rules.ts'

/** So many rows go to the database in one statement. */
const AT_ONCE = 2_000

export async function insertAll(ctx: Ctx, editionId: string, changes: readonly LocationChange[]): Promise<void> {
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    const part = JSON.stringify(changes.slice(from, from + AT_ONCE))
    await sql`insert into integrations.register_change (edition_id, code, kinds, before, after, candidates)
      select ${editionId}::uuid, n.code, n.kinds, nullif(n.before, 'null'::jsonb), n.after, n.candidates
      from jsonb_to_recordset(${part}::jsonb) as n (code text, kinds text[], before jsonb, after jsonb, candidates text[])`.execute(
      ctx.tx,
    )
  }
}

const columns = sql`c.code, c.kinds, c.before, c.after, c.candidates`

/** Changes of a kind by number, behind `after`. */
export async function list(
  ctx: Ctx,
  asked: {
    readonly editionId: string
    readonly kind: SchoolChangeKind
    readonly after: string
    readonly limit: number
  },
): Promise<LocationChange[]> {
  const { rows } = await sql<LocationChange>`select ${columns} from integrations.register_change c
    where c.edition_id = ${asked.editionId} and ${asked.kind} = any(c.kinds) and c.code > ${asked.after}
    order by c.code limit ${asked.limit}`.execute(ctx.tx)
  return rows
}

export async function find(ctx: Ctx, editionId: string, code: string): Promise<LocationChange | null> {
  const { rows } = await sql<LocationChange>`select ${columns} from integrations.register_change c
    where c.edition_id = ${editionId} and c.code = ${code} for update`.execute(ctx.tx)
  return rows[0] ?? null
}

/** Of the changes of these kinds, what a relation hears. */
export async function listOfKinds(
  ctx: Ctx,
  editionId: string,
  kinds: readonly SchoolChangeKind[],
): Promise<LocationChange[]> {
  const { rows } = await sql<LocationChange>`select ${columns} from integrations.register_change c
    where c.edition_id = ${editionId} and c.kinds && ${[...kinds]}::text[] order by c.code`.execute(ctx.tx)
  return rows
}

export async function countByKind(ctx: Ctx, editionId: string): Promise<{ kind: SchoolChangeKind; count: number }[]> {
  const { rows } = await sql<{ kind: SchoolChangeKind; count: number }>`
    select k.kind, count(*)::int as count from integrations.register_change c cross join lateral unnest(c.kinds) k (kind)
    where c.edition_id = ${editionId} group by k.kind`.execute(ctx.tx)
  return rows
}

export async function countUndecided(ctx: Ctx, editionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from integrations.register_change c
    where c.edition_id = ${editionId} and 'closed' = any(c.kinds) and cardinality(c.candidates) > 0`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Numbers that an edition changes, except those that are only new. */
export async function codesOf(ctx: Ctx, editionId: string): Promise<{ code: string; kinds: SchoolChangeKind[] }[]> {
  const { rows } = await sql<{ code: string; kinds: SchoolChangeKind[] }>`
    select c.code, c.kinds from integrations.register_change c where c.edition_id = ${editionId} and c.before is not null`.execute(
    ctx.tx,
  )
  return rows
}

export async function replace(ctx: Ctx, editionId: string, change: LocationChange): Promise<void> {
  await sql`update integrations.register_change set kinds = ${[...change.kinds]}::text[], after = ${JSON.stringify(change.after)}::jsonb
    where edition_id = ${editionId} and code = ${change.code}`.execute(ctx.tx)
}

/** Locations of these numbers as the edition lists them: a new one is not in the register yet. */
export async function findListed(ctx: Ctx, editionId: string, codes: readonly string[]): Promise<SchoolLocation[]> {
  const { rows } = await sql<{ after: SchoolLocation }>`select c.after from integrations.register_change c
    where c.edition_id = ${editionId} and c.code = any(${[...codes]}::text[])`.execute(ctx.tx)
  return rows.map(({ after }) => after)
}
