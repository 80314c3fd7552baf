import type { OwnFieldKey, RelationKind, RowProblemCode } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/**
 * What the rows of the file say in columns of references, in tables of this connection: every cell, and every different
 * text once per field. Rows that are refused point at nobody.
 */
export async function createReferences(ctx: Ctx, fields: readonly OwnFieldKey[]): Promise<void> {
  await sql`drop table if exists reference, reference_text`.execute(ctx.tx)
  await sql`create temporary table reference as
    select i.position, k.key as field, i.record ->> k.key as text
    from incoming i join verdict v using (position) cross join unnest(${[...fields]}::text[]) k(key)
    where i.position % 8 = 0 and v.outcome <> 'rejected' and jsonb_exists(i.record, k.key)`.execute(ctx.tx)
  await sql`create temporary table reference_text as
    select row_number() over () as number, d.field, d.text, null::uuid as relation_id, null::text as problem
    from (select distinct field, text from reference) d`.execute(ctx.tx)
  await sql`alter table reference_text add primary key (number)`.execute(ctx.tx)
  await sql`create index on incoming (sort_key)`.execute(ctx.tx)
  await sql`create index on incoming (external_id)`.execute(ctx.tx)
  await sql`analyze reference, reference_text, incoming (sort_key, external_id)`.execute(ctx.tx)
}

export type ReferenceText = { readonly number: number; readonly field: OwnFieldKey; readonly text: string }

export async function listTexts(ctx: Ctx, after: number, limit: number): Promise<ReferenceText[]> {
  const { rows } = await sql<ReferenceText>`
    select number, field, text from reference_text where number > ${after} order by number limit ${limit}`.execute(
    ctx.tx,
  )
  return rows
}

export type InList = {
  readonly id: string
  /** Null for a record that is known already: what it is follows from its relation. */
  readonly kind: RelationKind | null
  readonly displayName: string | null
  readonly externalId: string
  readonly sortKey: string | null
}

/** Rows of this very file, and records that its source brought before, by their number in the list or by name. */
export async function findInList(
  ctx: Ctx,
  {
    sourceId,
    externalIds,
    sortKeys,
  }: { sourceId: string; externalIds: readonly string[]; sortKeys: readonly string[] },
): Promise<InList[]> {
  const { rows } = await sql<InList>`
    select v.relation_id as id, i.record ->> 'kind' as kind, i.display_name as "displayName", i.external_id as "externalId", i.sort_key as "sortKey"
    from incoming i join verdict v using (position)
    where (i.external_id = any(${[...externalIds]}::text[]) or i.sort_key = any(${[...sortKeys]}::text[]))
      and i.position % 8 = 0 and v.outcome <> 'rejected'
    union all
    select s.relation_id, null, null, s.external_id, null from identity.source_record s
    where s.source_id = ${sourceId} and s.object_type in ('person', 'organisation') and s.external_id = any(${[...externalIds]}::text[])
      and s.superseded_by is null and s.gone_import_id is null`.execute(ctx.tx)
  return rows
}

export type Answer = {
  readonly number: number
  readonly relationId: string | null
  readonly problem: RowProblemCode | null
}

export async function answer(ctx: Ctx, answers: readonly Answer[]): Promise<void> {
  await sql`update reference_text t set relation_id = a.relation_id, problem = a.problem
    from unnest(${answers.map(({ number }) => number)}::bigint[], ${answers.map(({ relationId }) => relationId)}::uuid[],
      ${answers.map(({ problem }) => problem)}::text[]) a(number, relation_id, problem)
    where t.number = a.number`.execute(ctx.tx)
}

export type ColumnOf = Readonly<Record<string, { readonly column: number; readonly header: string }>>

/**
 * Puts the relations in the place of the texts. What leads nowhere, or to the row's own relation, is left out and reported. A
 * row that says the same as before and now leads to another relation than it did is a row that changed; one that leads nowhere
 * any more keeps what is known.
 */
export async function putInRows(ctx: Ctx, columns: ColumnOf): Promise<void> {
  await sql`update incoming i set record = (i.record - n.fields) || n.found, problems = nullif(coalesce(i.problems, '[]') || n.problems, '[]')
    from (
      select r.position, array_agg(r.field) as fields,
        coalesce(jsonb_object_agg(r.field, t.relation_id) filter (where t.relation_id <> v.relation_id), '{}') as found,
        coalesce(jsonb_agg(jsonb_build_object('code', coalesce(t.problem, 'value.reference_invalid'), 'value', r.text) || (${JSON.stringify(columns)}::jsonb -> r.field))
          filter (where t.relation_id is null or t.relation_id = v.relation_id), '[]') as problems
      from reference r join reference_text t using (field, text) join verdict v using (position) group by r.position
    ) n where n.position = i.position`.execute(ctx.tx)
  await sql`update verdict v set outcome = 'changed'
    from (select distinct r.position, r.field from reference r) r, incoming i, identity.source_record s
    where v.outcome = 'same' and coalesce(v.first_row, v.row_number) = v.row_number
      and r.position = v.position and i.position = v.position and s.id = v.known_record_id
      and jsonb_exists(i.record, r.field) and (s.record -> r.field) is distinct from (i.record -> r.field)`.execute(
    ctx.tx,
  )
}
