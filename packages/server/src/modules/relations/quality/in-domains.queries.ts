import { sql, type RawBuilder } from 'kysely'
import type { MeasuredDomain } from '../../governance/index.ts'

/** Every relation in each of its domains, for figures about all of them: a subquery (id, "domainId"). Never for a reader. */
export function relationsInDomains(domains: readonly Pick<MeasuredDomain, 'id' | 'bit'>[]): RawBuilder<unknown> {
  return sql`select r.id, d.id as "domainId" from relations.relation r
    join unnest(${domains.map(({ id }) => id)}::uuid[], ${domains.map(({ bit }) => bit)}::int[]) as d(id, place)
      on (r.domain_mask & (1::bigint << d.place)) <> 0
    where r.archived_at is null and r.merged_into_id is null`
}
