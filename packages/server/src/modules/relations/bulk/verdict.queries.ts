import { MOST_IN_BULK, type BulkRefusal } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** What is asked, with everything looked up that the database should not have to look up per relation. */
export type Ready =
  | ({ readonly kind: 'give_owner'; readonly ownerId: string } & OfType)
  | ({
      readonly kind: 'add_role'
      readonly kinds: readonly string[]
      readonly branchId: string | null
      readonly from: string | null
      readonly statusId: string | null
      readonly stageId: string | null
      readonly ownerId: string | null
    } & OfType)
  | ({ readonly kind: 'end_role'; readonly until: string; readonly reason: string | null } & OfType)
  | { readonly kind: 'add_label'; readonly labelId: string; readonly labelBits: string | null }
  | { readonly kind: 'remove_label'; readonly labelId: string }
  | { readonly kind: 'archive' }

type OfType = {
  readonly typeId: string
  readonly domainId: string
  /** The bit of the domain, as text. */
  readonly domainBits: string
  readonly today: string
}

/** On `ro`: a role that runs or will. */
export const runs = (today: string): RawBuilder<boolean> =>
  sql`(ro.valid_until is null or ro.valid_until > ${today}::date)`

/** Whether relation `r` has such a role already: at this branch, when one was said. */
export function hasRole({ typeId, branchId, today }: Extract<Ready, { kind: 'add_role' }>): RawBuilder<boolean> {
  const atBranch = branchId === null ? sql`true` : sql`ro.branch_id = ${branchId}`
  return sql`exists (select from relations.role ro where ro.relation_id = r.id and ro.type_id = ${typeId} and ${runs(today)} and ${atBranch})`
}

export const hasLabel = (labelId: string): RawBuilder<boolean> =>
  sql`exists (select from relations.relation_label l where l.relation_id = r.id and l.label_id = ${labelId})`

/** In which domains a relation must be to have the label. */
export const inLabelDomain = (bits: string | null): RawBuilder<boolean> =>
  bits === null ? sql`true` : sql`(r.domain_mask & ${bits}::bigint) <> 0`

type Verdict = 'will' | 'already' | BulkRefusal
/**
 * What becomes of a relation, by its place a number that the database works with. Of several roles of one relation the lowest counts:
 * when one of them changes, the relation changes.
 */
const VERDICTS: readonly Verdict[] = [
  'will',
  'already',
  'not_yours',
  'no_role',
  'wrong_kind',
  'starts_later',
  'other_domain',
]
const rank = (verdict: Verdict) => sql.lit(VERDICTS.indexOf(verdict))

/** Asked: relations (r), or their running roles of a type (ro); of each what becomes of it, and why. */
function judged(ready: Ready): { readonly join: RawBuilder<unknown>; readonly cases: RawBuilder<unknown> } {
  switch (ready.kind) {
    case 'give_owner':
      return {
        join: rolesOfType(ready),
        cases: sql`when ro.id is null then ${rank('no_role')} when ro.owner_user_id = ${ready.ownerId} then ${rank('already')}`,
      }
    case 'end_role':
      return {
        join: rolesOfType(ready),
        cases: sql`when ro.id is null then ${rank('no_role')} when ro.valid_until <= ${ready.until}::date then ${rank('already')}
          when ro.valid_from > ${ready.until}::date then ${rank('starts_later')}`,
      }
    case 'add_role':
      return {
        join: none,
        cases: sql`when not r.kind = any(${[...ready.kinds]}::text[]) then ${rank('wrong_kind')} when ${hasRole(ready)} then ${rank('already')}`,
      }
    case 'add_label':
      return {
        join: none,
        cases: sql`when not ${inLabelDomain(ready.labelBits)} then ${rank('other_domain')} when ${hasLabel(ready.labelId)} then ${rank('already')}`,
      }
    case 'remove_label':
      return { join: none, cases: sql`when not ${hasLabel(ready.labelId)} then ${rank('already')}` }
    case 'archive':
      return { join: none, cases: sql`when false then ${rank('already')}` }
  }
}

/** So many things at once: a transaction of about half a second, and so long does a colleague wait who changes one of them. */
const IN_A_PART = 2500

const none = sql`cross join (values (null::uuid, null::integer)) ro (id, version)`

function rolesOfType({ typeId, today }: OfType): RawBuilder<unknown> {
  return sql`left join relations.role ro on ro.relation_id = r.id and ro.type_id = ${typeId} and ${runs(today)}`
}

export type Asked = {
  readonly ready: Ready
  /** A subquery (relation_id, kind, domain_mask): the relations that were asked for, as far as they exist for the asker. */
  readonly listed: RawBuilder<unknown>
  /** In which domains the asker may do this, as bits. */
  readonly mayMask: string
}

/** Of a list that is too long one more than this is looked at. */
const MOST_LOOKED_AT = MOST_IN_BULK + 1

/**
 * A subquery (relation_id, role_id, version, rank). The list is made first and once (materialized): of a list that has just come in the
 * planner would ask for it again for every relation.
 */
function verdicts({ ready, listed, mayMask }: Asked): RawBuilder<unknown> {
  const { join, cases } = judged(ready)
  return sql`
    with r as materialized (
      select a.relation_id as id, a.kind, a.domain_mask from (${listed}) a limit ${MOST_LOOKED_AT}
    ) select r.id as relation_id, ro.id as role_id, ro.version,
      case when (r.domain_mask & ${mayMask}::bigint) = 0 then ${rank('not_yours')} ${cases} else ${rank('will')} end as rank
    from r ${join}`
}

const EXAMPLES = 3

export type Counted = { readonly verdict: Verdict; readonly count: number; readonly examples: readonly string[] }

/** How many relations there are of each verdict, with some of them. */
export async function count(ctx: Ctx, asked: Asked): Promise<Counted[]> {
  const { rows } = await sql<{ rank: number; count: number; examples: string[] }>`
    with v as materialized (select j.relation_id, min(j.rank) as rank from (${verdicts(asked)}) j group by j.relation_id)
    select c.rank, c.count, (select array_agg(e.relation_id) from (
      select v.relation_id from v where v.rank = c.rank order by v.relation_id limit ${EXAMPLES}) e) as examples
    from (select v.rank, count(*) as count from v group by v.rank) c order by c.rank
  `.execute(ctx.tx)
  return rows.flatMap(({ rank: at, ...row }) => {
    const verdict = VERDICTS[at]
    return verdict === undefined ? [] : [{ ...row, verdict }]
  })
}

/**
 * Fixes who is in a deed, in the order in which relations are locked: one statement, so the list, what becomes of each and the counts are
 * of one moment. Answers how many things change, and of how many relations there are of each verdict.
 */
export async function fix(
  ctx: Ctx,
  deedId: string,
  asked: Asked,
): Promise<{ readonly items: number; readonly counted: Counted[] }> {
  const { rows } = await sql<{ rank: number; count: number; items: number }>`
    with v as materialized (${verdicts(asked)}),
    chosen as (
      select v.relation_id, v.role_id, v.version, row_number() over (order by v.relation_id, v.role_id) - 1 as n
      from v where v.rank = ${rank('will')}),
    parts as (
      insert into relations.bulk_part (deed_id, begins_after, relation_ids, role_ids, versions)
      select ${deedId}, (c.n / ${sql.lit(IN_A_PART)}) * ${sql.lit(IN_A_PART)}, array_agg(c.relation_id order by c.n),
        array_agg(c.role_id order by c.n), array_agg(c.version order by c.n)
      from chosen c group by c.n / ${sql.lit(IN_A_PART)} returning cardinality(relation_ids) as things)
    select p.rank, count(*) as count, (select coalesce(sum(parts.things), 0)::integer from parts) as items
    from (select v.relation_id, min(v.rank) as rank from v group by v.relation_id) p group by p.rank order by p.rank
  `.execute(ctx.tx)
  return {
    items: rows[0]?.items ?? 0,
    counted: rows.flatMap(({ rank: at, count: found }) => {
      const verdict = VERDICTS[at]
      return verdict === undefined ? [] : [{ verdict, count: found, examples: [] }]
    }),
  }
}
