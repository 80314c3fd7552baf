import { CompletenessField, ValidityField } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Measured, MeasuredDomain } from '../../governance/index.ts'
import { completenessParts, validityParts } from './gap.queries.ts'

type Part = Pick<Measured, 'dimension' | 'field'> & {
  readonly measured: RawBuilder<unknown>
  readonly good: RawBuilder<unknown>
}

const parts: readonly Part[] = [
  ...CompletenessField.options.map((field) => ({
    dimension: 'completeness' as const,
    field,
    ...completenessParts(field),
  })),
  ...ValidityField.options.map((field) => ({ dimension: 'validity' as const, field, ...validityParts(field) })),
  {
    dimension: 'freshness',
    field: '',
    measured: sql`true`,
    good: sql`(r.changed_at >= d.since or w.confirmed_at >= d.since)`,
  },
]

/**
 * All figures about the relations themselves in one pass over the table: every condition is worked out once per relation and
 * counted in each of its domains. Memory is a row per domain; confirmations are joined by their last moment per relation.
 */
export async function measureRelations(ctx: Ctx, domains: readonly MeasuredDomain[]): Promise<Measured[]> {
  if (domains.length === 0) return []
  const counts = parts.flatMap(({ measured, good }, index) => [
    sql`count(*) filter (where ${measured}) as ${sql.ref(`m${index}`)}`,
    sql`count(*) filter (where ${measured} and ${good}) as ${sql.ref(`g${index}`)}`,
  ])
  const { rows } = await sql<Record<string, number> & { domainId: string }>`
    select d.id as "domainId", ${sql.join(counts)}
    from relations.relation r
    left join (select v.relation_id, max(v.at) as confirmed_at from relations.verification v group by v.relation_id) w on w.relation_id = r.id
    join unnest(${domains.map(({ id }) => id)}::uuid[], ${domains.map(({ bit }) => bit)}::int[], ${domains.map(({ freshSince }) => freshSince.toISOString())}::timestamptz[])
      as d(id, place, since) on (r.domain_mask & (1::bigint << d.place)) <> 0
    where r.archived_at is null and r.merged_into_id is null
    group by d.id`.execute(ctx.tx)
  return rows.flatMap((row) =>
    parts.map(({ dimension, field }, index) => ({
      domainId: row.domainId,
      dimension,
      field,
      measured: row[`m${index}`] ?? 0,
      good: row[`g${index}`] ?? 0,
    })),
  )
}
