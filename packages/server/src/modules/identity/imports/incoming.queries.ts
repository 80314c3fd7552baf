import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { FACT } from './activity-lines.ts'
import { gatherCustomers, joinByCustomerNumber, tellLinesApart } from './activity-rows.queries.ts'
import { PLACEHOLDER_FROM } from '../duplicates/placeholder.ts'

/** Where the reading process pours its rows: a table of this connection only, one line per row or satellite of the file. */
export const INCOMING = `incoming (position, row_number, object_type, external_id, record_id, relation_id, payload, payload_hash, record, problems,
  is_rejected, is_main, display_name, sort_key, email, phone, street, postcode, place, place_key, birth_date, branch_key, search_text, tokens, words, contact_keys, identifier_keys, links)`

export async function createIncoming(ctx: Ctx): Promise<void> {
  await sql`drop table if exists incoming, verdict`.execute(ctx.tx)
  await sql`create temporary table incoming (
    position bigint, row_number bigint, object_type text collate "C", external_id text collate "C", record_id uuid, relation_id uuid,
    payload text, payload_hash text collate "C", record jsonb, problems jsonb, is_rejected boolean, is_main boolean,
    display_name text, sort_key text, email text, phone text, street text, postcode text, place text, place_key text, birth_date date, branch_key text,
    search_text text, tokens text[], words text[], contact_keys text[], identifier_keys text[], links text[]
  ) on commit preserve rows`.execute(ctx.tx)
}

/**
 * Gives every line its outcome by the certain keys: same source and external id, or an identifier. Nothing is written
 * outside this connection. The steps are separate so that each is one hash or index join over the whole file.
 */
export async function judge(ctx: Ctx, judged: Judged): Promise<void> {
  await sql`alter table incoming add primary key (position)`.execute(ctx.tx)
  await sql`create index on incoming (object_type, external_id) where position % 8 <> 0`.execute(ctx.tx)
  // Only the columns that are joined on: the wide ones would cost seconds and decide nothing.
  await sql`analyze incoming (position, object_type, external_id, is_rejected)`.execute(ctx.tx)
  if (judged.isActivity) await tellLinesApart(ctx)
  await markRepeated(ctx)
  await (judged.isActivity ? gatherCustomers(ctx) : preferMain(ctx))
  await judgeByKey(ctx, judged.sourceId)
  if (judged.isActivity) await joinByCustomerNumber(ctx, judged.sourceId)
  await joinByIdentifier(ctx, judged.identifiers)
  await sql`analyze verdict`.execute(ctx.tx)
}

type Judged = {
  readonly sourceId: string
  readonly identifiers: IdentifierLookup
  /** Rows are what somebody did. What becomes of those is judged when it is known who did it. */
  readonly isActivity: boolean
}

/** Keys that stand in the file more than once: the first line counts. */
async function markRepeated(ctx: Ctx): Promise<void> {
  await sql`drop table if exists repeated`.execute(ctx.tx)
  await sql`create temporary table repeated as
    select object_type, external_id, min(position) as first_position from incoming where not is_rejected
    group by object_type, external_id having count(*) > 1`.execute(ctx.tx)
  await sql`analyze repeated`.execute(ctx.tx)
}

/** What several rows mention in passing (the school of a location) is best described by its main row (location 00). */
async function preferMain(ctx: Ctx): Promise<void> {
  await sql`update incoming f set payload = m.payload, payload_hash = m.payload_hash, record = m.record, is_main = true,
      display_name = m.display_name, sort_key = m.sort_key, email = m.email, phone = m.phone, street = m.street, postcode = m.postcode, place = m.place,
      place_key = m.place_key, search_text = m.search_text, tokens = m.tokens, words = m.words, contact_keys = m.contact_keys, identifier_keys = m.identifier_keys
    from repeated r
    join lateral (select * from incoming c where c.object_type = r.object_type and c.external_id = r.external_id and c.is_main and c.position % 8 <> 0 order by c.position limit 1) m on true
    where f.position = r.first_position and not f.is_main and f.position % 8 <> 0`.execute(ctx.tx)
}

async function judgeByKey(ctx: Ctx, sourceId: string): Promise<void> {
  await sql`create temporary table verdict as
    select i.position, i.row_number, i.object_type = ${FACT} as is_fact,
      case
        when i.is_rejected then 'rejected'
        when f.position < i.position then case when f.payload_hash = i.payload_hash then 'same' else 'rejected' end
        when s.id is null then 'new'
        when s.payload_hash = i.payload_hash then 'same'
        else 'changed'
      end as outcome,
      -- A satellite that repeats says nothing new; it is not a row, so it needs no account.
      (f.position < i.position and i.position % 8 <> 0) as is_repeat,
      f.row_number as first_row,
      s.id as known_record_id, s.version as known_version, s.gone_import_id,
      coalesce(s.relation_id, f.relation_id, i.relation_id) as relation_id,
      -- Where the known record came in, which a merge leaves as it is.
      s.origin_relation_id as known_cell_id,
      -- How a new row came to a relation that is not its own: an identifier known already, or known from an earlier row.
      null::text as joined_by, null::uuid as resembles_id, null::text[] as resembles_by
    from incoming i
    left join repeated r on r.object_type = i.object_type and r.external_id = i.external_id and not i.is_rejected
    left join incoming f on f.position = r.first_position
    left join identity.source_record s on s.source_id = ${sourceId} and s.object_type = i.object_type and s.external_id = i.external_id
      and s.superseded_by is null and not i.is_rejected`.execute(ctx.tx)
  await sql`delete from verdict where is_repeat`.execute(ctx.tx)
  await sql`alter table verdict add primary key (position)`.execute(ctx.tx)
  await sql`analyze verdict`.execute(ctx.tx)
}

/** Given by the relations module: for rows (position, key), the relation that carries the identifier, if any. */
export type IdentifierLookup = (keys: RawBuilder<unknown>) => RawBuilder<unknown>

/** New rows whose BRIN, KvK or pass number is known belong to that relation; within the file, to the first row with it. */
async function joinByIdentifier(ctx: Ctx, lookup: IdentifierLookup): Promise<void> {
  await sql`drop table if exists named`.execute(ctx.tx)
  await sql`create temporary table named as
    select v.position, k.key from verdict v join incoming i using (position), unnest(i.identifier_keys) k(key) where v.outcome = 'new'`.execute(
    ctx.tx,
  )
  await sql`analyze named`.execute(ctx.tx)
  await sql`update verdict v set relation_id = found.relation_id, joined_by = 'known'
    from (${lookup(sql`select position, key from named`)}) found where found.position = v.position`.execute(ctx.tx)
  // Rows of one file that share an identifier: all go to where the first of them goes, also through a chain of numbers.
  for (let round = 0; round < MOST_CHAIN; round += 1) {
    const result = await sql`update verdict v set relation_id = target.relation_id, joined_by = 'file'
      from (
        select n.position, (min(array[lpad(f.position::text, 12, '0'), f.relation_id::text]))[2]::uuid as relation_id
        from named n
        join (select key, min(position) as position from named group by key having count(*) > 1) first on first.key = n.key and first.position < n.position
        join verdict f on f.position = first.position
        group by n.position
      ) target
      where target.position = v.position and v.joined_by is distinct from 'known' and v.relation_id <> target.relation_id`.execute(
      ctx.tx,
    )
    if (result.numAffectedRows === 0n) return
  }
}

/** Longer chains of passes handed from one to another do not occur; the limit keeps a hostile file from looping. */
const MOST_CHAIN = 5

/** Given by the relations module: for rows (position, key), the first relation with that contact key, placeholders left out. */
export type ContactLookup = (keys: RawBuilder<unknown>, most: number) => RawBuilder<unknown>

/**
 * New rows that agree with an existing relation or an earlier row on e-mail, phone, or name and address become their own relation and a question.
 */
export async function findResembling(ctx: Ctx, lookup: ContactLookup): Promise<void> {
  await sql`drop table if exists reached`.execute(ctx.tx)
  await sql`create temporary table reached as
    select v.position, k.key from verdict v join incoming i using (position), unnest(i.contact_keys) k(key)
    where v.outcome = 'new' and v.joined_by is null`.execute(ctx.tx)
  await sql`analyze reached`.execute(ctx.tx)
  await sql`update verdict v set outcome = 'duplicate', resembles_id = found.relation_id, resembles_by = found.reasons
    from (
      select position, min(relation_id::text)::uuid as relation_id, array_agg(distinct split_part(key, ':', 1)) as reasons
      from (
        select position, key, relation_id from (${lookup(sql`select position, key from reached`, PLACEHOLDER_FROM)}) known
        union all
        select r.position, r.key, f.relation_id from reached r
        join (select key, min(position) as position from reached group by key having count(*) between 2 and ${sql.lit(PLACEHOLDER_FROM)}) first
          on first.key = r.key and first.position < r.position
        join verdict f on f.position = first.position
      ) matches group by position
    ) found
    where found.position = v.position and found.relation_id <> v.relation_id`.execute(ctx.tx)
}

export type VerdictCounts = {
  rows: number
  new: number
  changed: number
  same: number
  duplicate: number
  rejected: number
  joined: number
  satellites: number
  withProblems: number
}

/** The account over a range of positions; the rows of the file only, satellites apart. */
export async function countVerdicts(ctx: Ctx, from: number, to: number): Promise<VerdictCounts> {
  const { rows } = await sql<VerdictCounts>`select
      count(*) filter (where row) as rows,
      count(*) filter (where row and outcome = 'new') as new,
      count(*) filter (where row and outcome = 'changed') as changed,
      count(*) filter (where row and outcome = 'same') as same,
      count(*) filter (where row and outcome = 'duplicate') as duplicate,
      count(*) filter (where row and outcome = 'rejected') as rejected,
      count(*) filter (where row and outcome = 'new' and joined_by is not null) as joined,
      count(*) filter (where not row and not is_fact and outcome in ('new', 'duplicate')) as satellites,
      count(*) filter (where row and outcome <> 'rejected' and has_problems) as "withProblems"
    from (
      select v.outcome, v.joined_by, v.is_fact, v.position % 8 = 0 as row, i.problems is not null as has_problems
      from verdict v join incoming i using (position) where v.position > ${from} and v.position <= ${to}
    ) counted`.execute(ctx.tx)
  const [counts] = rows
  if (!counts) throw new Error('A count without a row cannot happen.')
  return counts
}

/** Current records of the source that a complete list no longer holds. */
export async function countGone(ctx: Ctx, sourceId: string, objectType: string): Promise<number> {
  const { rows } = await sql<{
    gone: number
  }>`select count(*) as gone from (${goneRecords(sourceId, objectType)}) gone`.execute(ctx.tx)
  return rows[0]?.gone ?? 0
}

export function goneRecords(sourceId: string, objectType: string): RawBuilder<unknown> {
  return sql`select s.id from identity.source_record s
    where s.source_id = ${sourceId} and s.object_type = ${objectType} and s.superseded_by is null and s.gone_import_id is null
      and not exists (select 1 from incoming i where i.object_type = s.object_type and i.external_id = s.external_id and not i.is_rejected)`
}

export async function lastPosition(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(position) as last from incoming`.execute(ctx.tx)
  return rows[0]?.last ?? -1
}
