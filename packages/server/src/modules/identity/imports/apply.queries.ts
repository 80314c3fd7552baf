import type { OwnFieldKey } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { roleDates, roleId } from '../records/stated-roles.queries.ts'
import { statementsOf } from '../records/stated-consents.queries.ts'

/** What every record of one import has in common. */
export type ImportFacts = {
  readonly importId: string
  readonly sourceId: string
  readonly typeIds: readonly string[]
  readonly domainId: string
  readonly domainMask: string
  readonly branchId: string | null
  readonly objectType: string
  /** Whether a column says who wants the newsletter. */
  readonly saysConsent: boolean
  /** Own fields that columns were mapped to. */
  readonly ownKeys: readonly OwnFieldKey[]
  /** Rows are what somebody did. */
  readonly isActivity: boolean
}

/** Positions after `from` up to and including `to`. */
export type Range = { readonly from: number; readonly to: number }

/** Lines about relations; what they did is kept elsewhere. */
const within = ({ from, to }: Range) => sql`v.position > ${from} and v.position <= ${to} and not v.is_fact`

/** New relations of a range, in the columns that the relations module asks for. */
export function newRelations(ctx: Ctx, facts: ImportFacts, range: Range): RawBuilder<unknown> {
  return sql`select i.relation_id, i.record->>'kind' as kind, i.record - array['remark', 'roleFrom', 'roleUntil', 'branch', 'newsletter', 'optOuts'] as golden,
      i.display_name, i.sort_key, i.email, i.phone, i.street, i.postcode, i.place, i.place_key, i.birth_date,
      coalesce(b.id, ${facts.branchId}::uuid) as branch_id, ${facts.domainMask}::bigint as domain_mask,
      i.tokens, i.search_text, i.words, i.contact_keys, i.identifier_keys, ${facts.importId}::uuid as created_import_id,
      ${ctx.now}::timestamptz as created_at, ${ctx.now}::timestamptz as changed_at
    from verdict v join incoming i using (position) left join import_branch b on b.key = i.branch_key
    where ${within(range)} and v.outcome in ('new', 'duplicate') and v.joined_by is null`
}

/** The organisation's branches by folded name, to find the one a row names; prepared once per run. */
export async function prepareBranches(ctx: Ctx, branches: readonly { key: string; id: string }[]): Promise<void> {
  await sql`drop table if exists import_branch`.execute(ctx.tx)
  await sql`create temporary table import_branch as
    select key, id::uuid from jsonb_to_recordset(${JSON.stringify(branches)}::jsonb) as b(key text, id text)`.execute(
    ctx.tx,
  )
}

/**
 * What was merged, split or taken apart since the rows were judged: known records, and relations that rows join or resemble,
 * are where they are now. `belonging`: for ids (id), the relation that each leads to (cell_id, relation_id), merged ones only.
 */
export async function followMerges(
  ctx: Ctx,
  range: Range,
  belonging: (ids: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<void> {
  await sql`update verdict v set relation_id = s.relation_id, known_cell_id = s.origin_relation_id from identity.source_record s
    where ${within(range)} and v.outcome in ('changed', 'same') and s.id = v.known_record_id
      and (s.relation_id, s.origin_relation_id) is distinct from (v.relation_id, v.known_cell_id)`.execute(ctx.tx)
  const joined = sql`select v.relation_id as id from verdict v where ${within(range)} and v.joined_by is not null`
  await sql`update verdict v set relation_id = b.relation_id from (${belonging(joined)}) b
    where ${within(range)} and v.joined_by is not null and v.relation_id = b.cell_id`.execute(ctx.tx)
  const resembled = sql`select v.resembles_id as id from verdict v where ${within(range)} and v.resembles_id is not null`
  await sql`update verdict v set resembles_id = b.relation_id from (${belonging(resembled)}) b
    where ${within(range)} and v.resembles_id = b.cell_id`.execute(ctx.tx)
}

/** Closes the versions that changed rows replace; must come before the new versions, one current version per key. */
export async function supersede(ctx: Ctx, range: Range): Promise<void> {
  await sql`update identity.source_record s set superseded_by = i.record_id
    from verdict v join incoming i using (position)
    where ${within(range)} and v.outcome = 'changed' and s.id = v.known_record_id`.execute(ctx.tx)
}

export async function insertRecords(ctx: Ctx, facts: ImportFacts, range: Range): Promise<void> {
  await sql`insert into identity.source_record (id, source_id, object_type, external_id, version, payload, payload_hash, record, import_id, row_number,
      recorded_at, type_ids, domain_id, branch_id, origin_relation_id, relation_id)
    select i.record_id, ${facts.sourceId}, i.object_type, i.external_id, coalesce(v.known_version, 0) + 1, i.payload::json, i.payload_hash, i.record,
      ${facts.importId}, i.row_number, ${ctx.now}, case when i.position % 8 = 0 then ${sql.val([...facts.typeIds])}::uuid[] else st.type_ids end,
      ${facts.domainId}, coalesce(b.id, ${facts.branchId}::uuid), coalesce(v.known_cell_id, v.relation_id), v.relation_id
    from verdict v join incoming i using (position)
    left join import_branch b on b.key = i.branch_key
    left join satellite_type st on st.object_type = i.object_type
    where ${within(range)} and v.outcome in ('new', 'duplicate', 'changed')`.execute(ctx.tx)
}

/** What satellites are: a school is a school, a board a school board, whatever type was chosen for the rows. */
export async function prepareSatelliteTypes(
  ctx: Ctx,
  types: readonly { objectType: string; typeIds: readonly string[] }[],
): Promise<void> {
  await sql`drop table if exists satellite_type`.execute(ctx.tx)
  await sql`create temporary table satellite_type (object_type text, type_ids uuid[])`.execute(ctx.tx)
  for (const { objectType, typeIds } of types) {
    await sql`insert into satellite_type values (${objectType}, ${sql.val([...typeIds])}::uuid[])`.execute(ctx.tx)
  }
}

/** The lineage of a record: the same whatever its version; roles and links made from it carry it. */
const lineage = (objectType: RawBuilder<unknown>, externalId: RawBuilder<unknown>, sourceId: RawBuilder<unknown>) =>
  sql`platform.named_id(${sourceId}::text || '|' || ${objectType} || '|' || ${externalId})`

/** Roles of the relations that a range makes, in the columns that the relations module asks for. */
export function rolesOfNew(ctx: Ctx, facts: ImportFacts, range: Range): RawBuilder<unknown> {
  return sql`select ${roleId(sql`${facts.sourceId}::text`, sql`i.object_type`, sql`i.external_id`)} as id, v.relation_id, v.relation_id as origin_relation_id, t.type_id,
      coalesce(b.id, ${facts.branchId}::uuid) as branch_id, ${facts.sourceId}::uuid as source_id, ${facts.importId}::uuid as import_id,
      ${roleDates(sql`i.record`)}, ${ctx.now}::timestamptz as created_at
    from verdict v join incoming i using (position)
    left join import_branch b on b.key = i.branch_key
    left join satellite_type st on st.object_type = i.object_type
    cross join unnest(case when i.position % 8 = 0 then ${sql.val([...facts.typeIds])}::uuid[] else st.type_ids end) t(type_id)
    where ${within(range)} and v.outcome in ('new', 'duplicate') and v.joined_by is null`
}

/**
 * What the rows of a range say about the newsletter and about whole channels, where that is new: a list that repeats itself says nothing
 * again, and must not come after what somebody said since. In the columns that the module of consent asks for.
 */
export function statedConsents(facts: ImportFacts, range: Range): RawBuilder<unknown> {
  return sql`select i.position::text || said.part as key, v.relation_id, coalesce(v.known_cell_id, v.relation_id) as cell_id,
      said.is_yes, said.said_on, said.said_where, said.contact, said.whole_channel,
      (select f.name from identity.source f where f.id = ${facts.sourceId}) as source_name
    from verdict v join incoming i using (position) left join identity.source_record k on k.id = v.known_record_id
    cross join lateral (${statementsOf(sql`i.record`, sql`k.record`)}) said
    where ${within(range)} and v.outcome in ('new', 'duplicate', 'changed')`
}

export async function relationsToRecompute(ctx: Ctx, range: Range): Promise<string[]> {
  const { rows } = await sql<{ relation_id: string }>`select distinct v.relation_id from verdict v
    where ${within(range)} and (v.outcome = 'changed' or v.joined_by is not null)`.execute(ctx.tx)
  return rows.map((row) => row.relation_id)
}

/** Links stated by the rows of a range: type, object type and external id of the other end, resolved to its relation. A link within one cell says nothing. */
export function statedLinks(ctx: Ctx, facts: ImportFacts, range: Range): RawBuilder<unknown> {
  return sql`select platform.named_id(${facts.sourceId} || '|' || i.object_type || '|' || i.external_id || '|' || l.link || '|' || coalesce(${facts.importId}, '')) as id,
      v.relation_id as from_id, o.relation_id as to_id, coalesce(v.known_cell_id, v.relation_id) as origin_from_id, o.origin_relation_id as origin_to_id,
      split_part(l.link, chr(31), 1) as type_key, ${facts.importId}::uuid as import_id,
      ${lineage(sql`i.object_type`, sql`i.external_id`, sql`${facts.sourceId}`)} as lineage,
      ${lineage(sql`o.object_type`, sql`o.external_id`, sql`${facts.sourceId}`)} as to_lineage, ${ctx.now}::timestamptz as created_at
    from verdict v join incoming i using (position), unnest(i.links) l(link), identity.source_record o
    where ${within(range)} and v.outcome in ('new', 'duplicate', 'changed')
      and o.source_id = ${facts.sourceId} and o.object_type = split_part(l.link, chr(31), 2) and o.external_id = split_part(l.link, chr(31), 3) and o.superseded_by is null
      and o.origin_relation_id <> coalesce(v.known_cell_id, v.relation_id)`
}

/** Lineages of changed rows in a range: their links that are no longer stated have ended. */
export function changedLineages(facts: ImportFacts, range: Range): RawBuilder<unknown> {
  return sql`select ${lineage(sql`i.object_type`, sql`i.external_id`, sql`${facts.sourceId}`)} as lineage
    from verdict v join incoming i using (position) where ${within(range)} and v.outcome = 'changed'`
}

export async function insertPossibleDuplicates(ctx: Ctx, importId: string, range: Range): Promise<void> {
  await sql`insert into identity.possible_duplicate (id, left_id, right_id, origin_left_id, origin_right_id, reasons, import_id, found_at)
    select platform.named_id('pair' || least(v.relation_id, v.resembles_id)::text || greatest(v.relation_id, v.resembles_id)::text),
      least(v.relation_id, v.resembles_id), greatest(v.relation_id, v.resembles_id),
      least(v.relation_id, v.resembles_id), greatest(v.relation_id, v.resembles_id), v.resembles_by, ${importId}, ${ctx.now}
    from verdict v where ${within(range)} and v.outcome = 'duplicate'
    on conflict do nothing`.execute(ctx.tx)
}

/** Rows that bring back what an earlier complete list had lost: remembered for undo, then no longer gone. */
export async function bringBack(ctx: Ctx, importId: string, range: Range): Promise<void> {
  await sql`insert into identity.import_row (import_id, position, row_number, outcome, name, external_id, cells, problems, known_record_id, relation_id, returned_from_import_id)
    select ${importId}, v.position, v.row_number, v.outcome, i.display_name, i.external_id, '[]'::json, '[]'::jsonb, v.known_record_id, v.relation_id, v.gone_import_id
    from verdict v join incoming i using (position)
    where ${within(range)} and v.gone_import_id is not null and v.outcome in ('same', 'changed')
    on conflict (tenant_id, import_id, position) do update set returned_from_import_id = excluded.returned_from_import_id, known_record_id = excluded.known_record_id`.execute(
    ctx.tx,
  )
  await sql`update identity.source_record s set gone_import_id = null from verdict v
    where ${within(range)} and v.gone_import_id is not null and v.outcome in ('same', 'changed') and s.id = v.known_record_id`.execute(
    ctx.tx,
  )
}

const OUTCOMES = ['new', 'changed', 'same', 'duplicate'] as const

/** Rows kept for people to look at: all rejected ones, and a sample of every other outcome and of rows with problems. */
export async function keepRows(ctx: Ctx, importId: string, sample: number): Promise<void> {
  await sql`delete from identity.import_row where import_id = ${importId} and returned_from_import_id is null`.execute(
    ctx.tx,
  )
  const samples = OUTCOMES.map(
    (outcome) =>
      sql`(select position from verdict where outcome = ${outcome} and position % 8 = 0 order by position limit ${sample})`,
  )
  const withProblems = sql`(select i.position from incoming i where i.problems is not null and not i.is_rejected and i.position % 8 = 0 order by i.position limit ${sample})`
  await sql`insert into identity.import_row (import_id, position, row_number, outcome, name, external_id, cells, problems, known_record_id, relation_id, resembles_id, resembles_by)
    select ${importId}, v.position, v.row_number, v.outcome, i.display_name, i.external_id, i.payload::json,
      coalesce(i.problems, '[]'::jsonb) || case when v.outcome = 'rejected' and not i.is_rejected
        then jsonb_build_array(jsonb_build_object('code', 'row.key_repeated', 'otherRow', v.first_row, 'value', left(i.external_id, 100))) else '[]'::jsonb end,
      v.known_record_id, case when v.outcome = 'rejected' then null else v.relation_id end, v.resembles_id, v.resembles_by
    from (
      select position from verdict where outcome = 'rejected' and position % 8 = 0
      union ${sql.join([...samples, withProblems], sql` union `)}
    ) kept join verdict v using (position) join incoming i using (position)
    on conflict do nothing`.execute(ctx.tx)
}

export async function markGone(ctx: Ctx, importId: string, gone: RawBuilder<unknown>): Promise<number> {
  const result =
    await sql`update identity.source_record set gone_import_id = ${importId} where id in (${gone})`.execute(ctx.tx)
  return Number(result.numAffectedRows ?? 0n)
}
