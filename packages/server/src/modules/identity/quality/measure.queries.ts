import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Measured, MeasuredDomain } from '../../governance/index.ts'
import { relationsInDomains } from '../../relations/index.ts'

/** Relations without an open question about a possible duplicate, of all relations of each domain. */
export async function measureDuplicates(ctx: Ctx, domains: readonly MeasuredDomain[]): Promise<Measured[]> {
  if (domains.length === 0) return []
  const { rows } = await sql<{ domainId: string; measured: number; good: number }>`
    select r."domainId", count(*) as measured, count(*) filter (where q.id is null) as good
    from (${relationsInDomains(domains)}) r
    left join (
      select p.left_id as id from identity.possible_duplicate p where p.is_pair and p.state in ('open', 'later', 'asked')
      union select p.right_id from identity.possible_duplicate p where p.is_pair and p.state in ('open', 'later', 'asked')
    ) q on q.id = r.id
    group by r."domainId"`.execute(ctx.tx)
  return rows.map((row) => ({ ...row, dimension: 'duplicates', field: '' }))
}

/**
 * Relations about which two or more sources say something, and whether they say the same, for values of which somebody has one.
 * Only relations with records of several sources are looked into: nearly everybody has one.
 */
export async function measureConflicts(ctx: Ctx, domains: readonly MeasuredDomain[]): Promise<Measured[]> {
  if (domains.length === 0) return []
  const { rows } = await sql<{ domainId: string; field: string; measured: number; good: number }>`
    with several as materialized (
      select s.relation_id from identity.source_record s where s.superseded_by is null and s.gone_import_id is null
      group by s.relation_id having min(s.source_id::text) <> max(s.source_id::text)
    ), said as materialized (
      select s.relation_id, f.field, count(distinct s.source_id) as sources, count(distinct f.value) as versions
      from several x join identity.source_record s on s.relation_id = x.relation_id and s.superseded_by is null and s.gone_import_id is null
      cross join lateral (values
        ('birthDate', s.record->>'birthDate'),
        ('name', lower(coalesce(s.record->'name'->>'surname', s.record->>'organisationName'))),
        ('addresses', nullif(upper(replace(coalesce(s.record->'addresses'->0->>'postcode', ''), ' ', '') || coalesce(s.record->'addresses'->0->>'houseNumber', '')), ''))
      ) f(field, value)
      where f.value is not null group by s.relation_id, f.field having count(distinct s.source_id) > 1
    )
    select r."domainId", a.field, count(*) as measured, count(*) filter (where a.versions = 1) as good
    from said a join (${relationsInDomains(domains)}) r on r.id = a.relation_id
    group by r."domainId", a.field`.execute(ctx.tx)
  return rows.map((row) => ({ ...row, dimension: 'conflicts' }))
}

/** How many relations of each domain each source knows. */
export async function measureSources(ctx: Ctx, domains: readonly MeasuredDomain[]) {
  if (domains.length === 0) return []
  const { rows } = await sql<{ domainId: string; source: string; relations: number }>`
    select r."domainId", o.name as source, count(distinct s.relation_id) as relations
    from identity.source_record s join identity.source o on o.id = s.source_id
    join (${relationsInDomains(domains)}) r on r.id = s.relation_id
    where s.superseded_by is null and s.gone_import_id is null
    group by r."domainId", o.name`.execute(ctx.tx)
  return rows
}
