import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { CUSTOMER, FACT } from './activity-lines.ts'
import type { ActivityIntake } from './activity-intake.ts'
import type { Range } from './apply.queries.ts'

/**
 * Lists of activity: the line of a row is what somebody did ('fact'), at position one behind it stands who that was ('customer'), at
 * position two the scan of a ticket. Facts are kept by another module; what is asked here of it comes in as functions.
 */
const SCAN = '/scan'

/** Lines of one order that say the same are told apart by their place in the list. A scan goes with its ticket. */
export async function tellLinesApart(ctx: Ctx): Promise<void> {
  await sql`
    update incoming i set external_id = i.external_id || '#' || l.number from (
      select position, row_number() over (partition by external_id order by position) as number from incoming
      where object_type = ${FACT} and position % 8 = 0 and starts_with(external_id, '~') and not is_rejected
    ) l where l.position = i.position and l.number > 1`.execute(ctx.tx)
  await sql`
    update incoming s set external_id = f.external_id || ${SCAN} from incoming f
    where s.object_type = ${FACT} and s.position % 8 <> 0 and f.position = s.position / 8 * 8`.execute(ctx.tx)
}

/**
 * Somebody who bought on several lines is told of by the first; their other addresses are added to it, and a no on
 * any line stands before a yes on another.
 */
export async function gatherCustomers(ctx: Ctx): Promise<void> {
  await sql`
    update incoming f set record = jsonb_set(f.record, '{newsletter}', n.newsletter), payload_hash = md5(f.payload_hash || n.newsletter::text)
    from (
      select distinct on (r.first_position) r.first_position, c.record->'newsletter' as newsletter
      from repeated r join incoming c on c.object_type = r.object_type and c.external_id = r.external_id
      where r.object_type = ${CUSTOMER} and c.record->'newsletter' is not null
      order by r.first_position, (c.record->'newsletter'->>'isWanted')::boolean, c.position
    ) n where f.position = n.first_position and f.record->'newsletter' is distinct from n.newsletter`.execute(ctx.tx)
  await sql`
    update incoming f set record = jsonb_set(f.record, '{optOuts}', n.outs), payload_hash = md5(f.payload_hash || n.outs::text)
    from (
      select r.first_position, jsonb_agg(distinct o.channel order by o.channel) as outs
      from repeated r join incoming c on c.object_type = r.object_type and c.external_id = r.external_id,
        jsonb_array_elements_text(coalesce(c.record->'optOuts', '[]'::jsonb)) o(channel)
      where r.object_type = ${CUSTOMER} group by 1
    ) n where f.position = n.first_position and f.record->'optOuts' is distinct from n.outs`.execute(ctx.tx)
  await sql`drop table if exists gathered`.execute(ctx.tx)
  await sql`
    create temporary table gathered on commit preserve rows as
    select r.first_position as position,
      (select array_agg(distinct k.key order by k.key) from jsonb_array_elements(jsonb_agg(to_jsonb(c.contact_keys))) l(keys),
        jsonb_array_elements_text(l.keys) k(key)) as contact_keys,
      (select jsonb_agg(e.email order by e.place) from (
        select a.email, min(l.place * 10 + a.place) as place
        from jsonb_array_elements(jsonb_agg(c.record->'emails' order by c.position)) with ordinality l(emails, place),
          jsonb_array_elements_text(l.emails) with ordinality a(email, place) group by a.email order by 2 limit 10
      ) e) as emails
    from repeated r join incoming c on c.object_type = r.object_type and c.external_id = r.external_id and c.position % 8 <> 0
    where r.object_type = ${CUSTOMER} and c.record->'emails' is not null
    group by r.first_position having count(distinct c.record->'emails') > 1`.execute(ctx.tx)
  await sql`
    update incoming f set record = jsonb_set(f.record, '{emails}', g.emails), payload_hash = md5(f.payload_hash || g.emails::text),
      contact_keys = g.contact_keys
    from gathered g where f.position = g.position`.execute(ctx.tx)
}

/** Relations of which more is known than their first line says: what they are found by follows from all of it. */
export async function gatheredRelations(ctx: Ctx, { from, to }: Range): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct v.relation_id as id from gathered g join verdict v using (position)
    where v.position > ${from} and v.position <= ${to} and v.outcome in ('new', 'duplicate') and v.joined_by is null`.execute(
    ctx.tx,
  )
  return rows.map(({ id }) => id)
}

/** Whoever is in a list of people of this source by the same number is that person. */
export async function joinByCustomerNumber(ctx: Ctx, sourceId: string): Promise<void> {
  await sql`
    update verdict v set relation_id = s.relation_id, joined_by = 'known' from incoming i, identity.source_record s
    where i.position = v.position and i.object_type = ${CUSTOMER} and v.outcome = 'new' and s.source_id = ${sourceId}
      and s.object_type in ('person', 'organisation') and s.external_id = i.external_id and s.superseded_by is null`.execute(
    ctx.tx,
  )
}

/** The line that speaks for the customer of a row `i`: of several lines of one customer the first. */
const customerOf = sql`
  left join incoming c on c.position = i.position / 8 * 8 + 1 and c.object_type = ${sql.lit(CUSTOMER)}
  left join repeated r on r.object_type = c.object_type and r.external_id = c.external_id
  left join verdict w on w.position = coalesce(r.first_position, c.position)`

/** What a fact is called, compared as facts are kept: in another collation none would be found by an index. */
const called = sql`i.external_id collate "default"`

/** Facts of a range in the columns that a fact comes in with; those that must be written, or all that are not judged yet. */
function factRows(
  { importId, sourceId }: Source,
  placed: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const text = (key: string) => sql`i.record->>${sql.lit(key)}`
  return sql`
    select i.record_id as id, coalesce(w.known_cell_id, w.relation_id) as origin_relation_id, ${text('kind')} as kind,
      (${text('at')})::timestamp at time zone 'Europe/Amsterdam' as occurred_at, (${text('day')})::date as day, (${text('until')})::date as until,
      p.offering_id, (${text('genreId')})::uuid as genre_id, (${text('branchId')})::uuid as branch_id, (${text('quantity')})::integer as quantity,
      (${text('cents')})::bigint as amount_cents, ${text('currency')} as currency, ${text('order')} as order_key,
      (${text('isReversal')})::boolean as is_reversal,
      ${text('reverses')} || coalesce(substring(${called} from '#[0-9]+$'), '') as reverses_key, ${text('audience')} as audience,
      ${text('priceType')} as price_type, ${text('channel')} as channel, nullif(i.record->'detail', 'null'::jsonb) as detail,
      ${sourceId}::uuid as source_id, ${called} as source_key, ${importId}::uuid as import_id, i.row_number
    from verdict v join incoming i using (position) ${customerOf}
    left join (${placed}) p on p.key = i.record->'offering'->>'key'
    where v.is_fact and ${which}`
}

type Source = { readonly importId: string; readonly sourceId: string }
const inRange = ({ from, to }: Range) =>
  sql`v.position > ${from} and v.position <= ${to} and v.outcome in ('new', 'changed')`

/** What must be written of a range. */
export function factsToWrite(source: Source, range: Range, placed: RawBuilder<unknown>): RawBuilder<unknown> {
  return factRows(source, placed, inRange(range))
}

/** What is offered that facts to be written name: a subquery of keys. */
export function offeringsToMake(range: Range): RawBuilder<unknown> {
  return sql`select i.record->'offering'->>'key' from verdict v join incoming i using (position) where v.is_fact and ${inRange(range)}`
}

/** Gives every row of activity its outcome, once it is known who the customers are. Nothing is written. */
export async function judgeActivity(ctx: Ctx, source: Source, intake: ActivityIntake): Promise<void> {
  await refuseLinesOfForgotten(ctx)
  await intake.placeOfferings(ctx, { wanted: wantedOfferings, sourceId: source.sourceId })
  await sql`
    update verdict v set relation_id = w.relation_id from incoming i ${customerOf} where i.position = v.position and v.is_fact`.execute(
    ctx.tx,
  )
  // Step by step into tables of which the planner knows the size: joined at once it takes them for a handful of rows.
  await sql`drop table if exists fact_to_judge, judged_fact`.execute(ctx.tx)
  await sql`create temporary table fact_to_judge on commit drop as ${factRows(source, intake.placedOfferings(), sql`v.outcome = 'new'`)}`.execute(
    ctx.tx,
  )
  await sql`analyze fact_to_judge`.execute(ctx.tx)
  await sql`create temporary table judged_fact on commit drop as
    select j.source_key, j.outcome from (${intake.judge(sql`select * from fact_to_judge`)}) j where j.outcome <> 'new'`.execute(
    ctx.tx,
  )
  await sql`analyze judged_fact`.execute(ctx.tx)
  await sql`
    update verdict v set outcome = j.outcome from incoming i, judged_fact j
    where v.is_fact and v.outcome = 'new' and i.position = v.position and j.source_key = ${called}`.execute(ctx.tx)
  await sql`
    delete from verdict v using incoming i where v.is_fact and v.outcome = 'new' and i.position = v.position
      and (i.record->>'isOnlyOfKnown')::boolean`.execute(ctx.tx)
  // A ticket whose scan says something else now is a row that changed.
  await sql`
    update verdict v set outcome = 'changed' from verdict s
    where v.is_fact and v.position % 8 = 0 and v.outcome = 'same' and s.position = v.position + 2 and s.outcome <> 'same'`.execute(
    ctx.tx,
  )
}

/** What is offered as the rows name it, each once. */
const wantedOfferings = sql`
  select distinct on (o->>'key') o->>'key' as key, o->>'kind' as kind, o->>'title' as title, o->>'titleKey' as title_key,
    o->>'placedTitle' as placed_title, o->>'placedKey' as placed_key, (o->>'startsAt')::timestamp at time zone 'Europe/Amsterdam' as starts_at,
    (o->>'hasTime')::boolean as has_time, (o->>'branchId')::uuid as branch_id
  from (
    select i.position, i.record->'offering' as o from incoming i join verdict v using (position)
    where v.is_fact and v.outcome <> 'rejected' and jsonb_typeof(i.record->'offering') = 'object'
  ) named order by o->>'key', position`

/** What somebody did who asked to be forgotten is not told again without their name: it was counted when they were forgotten. */
async function refuseLinesOfForgotten(ctx: Ctx): Promise<void> {
  await sql`drop table if exists forgotten_line`.execute(ctx.tx)
  await sql`create temporary table forgotten_line as
    select i.position from incoming i ${customerOf} where i.object_type = ${FACT} and c.position is not null and w.position is null`.execute(
    ctx.tx,
  )
  const problems = JSON.stringify([{ code: 'row.forgotten' }])
  await sql`update incoming i set is_rejected = true, external_id = '', payload = '{}', record = null, problems = ${problems}::jsonb, display_name = ''
    from forgotten_line l where l.position = i.position`.execute(ctx.tx)
  await sql`update verdict v set outcome = 'rejected' from forgotten_line l where l.position = v.position and v.position % 8 = 0`.execute(
    ctx.tx,
  )
  await sql`delete from verdict v using forgotten_line l where l.position = v.position and v.position % 8 <> 0`.execute(
    ctx.tx,
  )
}

export type ActivityCounts = { known: number; changedRelations: number; resembling: number; anonymous: number }

export async function countActivity(ctx: Ctx, { from, to }: Range): Promise<ActivityCounts> {
  const { rows } = await sql<ActivityCounts>`
    select count(*) filter (where not v.is_fact and v.outcome in ('same', 'changed')) as known,
      count(*) filter (where not v.is_fact and v.outcome = 'changed') as "changedRelations",
      count(*) filter (where not v.is_fact and v.outcome = 'duplicate') as resembling,
      count(*) filter (where v.is_fact and v.position % 8 = 0 and v.outcome <> 'rejected' and v.relation_id is null) as anonymous
    from verdict v where v.position > ${from} and v.position <= ${to}`.execute(ctx.tx)
  return rows[0] ?? { known: 0, changedRelations: 0, resembling: 0, anonymous: 0 }
}
