import type { Channel } from '@klantregie/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { everybodyToReach } from '../../relations/index.ts'

/**
 * Who may be reached is one decision (`decideMayWe`), which looks at few things. Relations of whom all of these are the same are alike, and have
 * the same answer: the decision is asked of one of each kind and holds for the others. Of whom something rare is known, the kind is
 * themselves. What the decision begins to look at must become part of the kind (who-may.property.test).
 */
export type About = {
  readonly purposeId: string
  readonly channel: Channel
  /** The calendar day in the Netherlands, and its last moment. */
  readonly today: string
  readonly at: Date
  /** Whether it can be yes for somebody who said nothing; else only those who said yes are looked at. */
  readonly isForEverybody: boolean
  /** Whether an address that was given as a customer can make it yes. */
  readonly isForCustomers: boolean
}

/** One of each kind: `relationId` is any of them. */
export type Kind = { readonly kind: string; readonly relationId: string }

/** Kinds of one transaction, by the name of their temporary table. */
export type Kinds = { readonly table: RawBuilder<unknown>; readonly kinds: readonly Kind[] }

/** From sixteen on somebody decides about their own data (see `sixteen.rules.ts`). */
const SIXTEEN = sql`interval '16 years'`

/** Divides everybody for whom the answer could be yes into kinds. Two walks over what is known of them, however many kinds there are. */
export async function divideIntoKinds(ctx: Ctx, about: About): Promise<Kinds> {
  // Several may be made in one transaction, so each has a name of its own.
  const table = sql`pg_temp.${sql.ref(`may_alike_${newId().replaceAll('-', '')}`)}`
  await sql`create temporary table ${table} on commit drop as ${alike(ctx, about)}`.execute(ctx.tx)
  const { rows } = await sql<Kind>`
    select a.kind, any_value(a.relation_id) as "relationId" from ${table} a group by a.kind order by a.kind`.execute(
    ctx.tx,
  )
  return { table, kinds: rows }
}

/** Everybody of these kinds, as a subquery (relation_id). */
export const relationsOfKinds = ({ table }: Kinds, kinds: readonly string[]): RawBuilder<unknown> =>
  sql`select a.relation_id from ${table} a where a.kind in (select unnest(${[...kinds]}::text[]))`

/** These, as a subquery (relation_id). */
export const theseRelations = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`select x.relation_id from unnest(${[...ids]}::uuid[]) x(relation_id)`

function alike(ctx: Ctx, about: About): RawBuilder<unknown> {
  const candidates = about.isForEverybody
    ? sql`true`
    : sql`(s.is_yes or ${about.isForCustomers ? sql`k.relation_id is not null` : sql`false`})`
  return sql`
    with ${statements(about)}, ${standings(about)}, ${specialPoints(ctx, about)}
    select r.id as relation_id, case
        -- What somebody objected to before they said yes, and whether they were a child when they said it, is decided for them alone.
        when s.has_ties or (s.is_yes and o.is_objecting) or r.birth_date > s.first_day - ${SIXTEEN} then r.id::text
        else concat_ws('|',
          case when r.merged_into_id is not null then 'merged' when r.archived_at is not null then 'archived' else 'here' end,
          r.birth_date > ${about.today}::date - ${SIXTEEN}, ${isReached(about.channel)}, s.said, o.holding, k.points)
      end as kind
    from ${everybodyToReach} r
    left join statements s on s.relation_id = r.id
    left join standings o on o.relation_id = r.id
    left join special k on k.relation_id = r.id
    where ${candidates}`
}

/** What each said about the whole purpose, in order: topics are not asked about here. */
function statements({ purposeId, channel, at }: About): RawBuilder<unknown> {
  return sql`statements as materialized (
    select c.relation_id, bool_or(c.state = 'given') as is_yes, count(distinct c.occurred_at) < count(*) as has_ties,
      min((c.occurred_at at time zone 'Europe/Amsterdam')::date) filter (where c.state = 'given') as first_day,
      string_agg(c.state || case when c.source = 'import' then ' from a list' else '' end
        || case when c.expires_at <= ${at} then ' ended' else '' end || case when c.is_by_guardian then ' for a child' else '' end,
        ',' order by c.occurred_at) as said
    from privacy.consent c
    where c.purpose_id = ${purposeId} and c.channel = ${channel} and c.topic_id is null and c.voided_at is null and c.occurred_at <= ${at}
    group by c.relation_id)`
}

function standings({ purposeId, at }: About): RawBuilder<unknown> {
  return sql`standings as materialized (
    select h.relation_id, bool_or(h.kind = 'objected') as is_objecting, string_agg(distinct h.kind || h.about, ',') as holding
    from (
      select o.relation_id, o.kind,
        case when o.purpose_id is null then '' when o.purpose_id = ${purposeId} then ' to this' else ' to another' end as about
      from privacy.standing o where o.since <= ${at} and (o.lifted_at is null or o.lifted_at > ${at})
    ) h group by h.relation_id)`
}

/**
 * Addresses and numbers of which more is known than that they are there: to which nothing may go, or that were given by a customer. Per relation
 * all its points in order, with what is known of each. Stopped addresses are known by their hash only (`hashOfContact`).
 */
function specialPoints(ctx: Ctx, about: About): RawBuilder<unknown> {
  const points = pointsOf(about.channel)
  if (points === null) return sql`special as (select null::uuid as relation_id, null::text as points where false)`
  const { kind, each } = points
  return sql`
    stops as materialized (
      select a.hash, bool_or(a.reason = 'bounced') as is_bounced,
        bool_or(a.reason <> 'bounced' and (a.purpose_id is null or a.purpose_id = ${about.purposeId})) as is_suppressed
      from privacy.suppressed_address a where a.since <= ${about.at} and (a.released_at is null or a.released_at > ${about.at}) group by a.hash
    ), customers as materialized (
      select distinct on (f.relation_id, f.contact) f.relation_id, f.contact, concat(f.has_payment_obligation::int, f.is_same_entity::int,
        f.was_informed::int, f.was_offered_opt_out::int, f.is_enriched::int) as given
      from privacy.customer_fact f where f.contact_kind = ${kind} and f.captured_at <= ${about.at} and ${about.isForCustomers}
      order by f.relation_id, f.contact, f.recorded_at desc, f.id desc
    ), stopped as materialized (
      select p.relation_id, p.contact, a.is_bounced, a.is_suppressed from (
        select r.id as relation_id, e.contact from ${everybodyToReach} r cross join lateral ${each} where exists (select from stops)
      ) p join stops a on a.hash = encode(sha256(convert_to(${`${ctx.tenantId} ${kind} `} || p.contact, 'UTF8')), 'hex')
    ), special as materialized (
      select r.id as relation_id, string_agg(case when x.is_bounced then 'b' else '' end || case when x.is_suppressed then 's' else '' end
        || coalesce(c.given, '-'), ',' order by e.place) as points
      from (select t.relation_id from stopped t union select c.relation_id from customers c) who
      join ${everybodyToReach} r on r.id = who.relation_id
      cross join lateral ${each}
      left join stopped x on x.relation_id = r.id and x.contact = e.contact
      left join customers c on c.relation_id = r.id and c.contact = e.contact
      group by r.id
    )`
}

/** The addresses or numbers of a relation r that a channel can use, as e(contact, place). Null: the channel needs none. */
function pointsOf(channel: Channel): { kind: 'email' | 'phone'; each: RawBuilder<unknown> } | null {
  switch (channel) {
    case 'email':
      return {
        kind: 'email',
        each: sql`jsonb_array_elements_text(coalesce(r.golden -> 'emails', '[]')) with ordinality e(contact, place)`,
      }
    case 'phone':
    case 'sms':
      return {
        kind: 'phone',
        each: sql`(select n.phone ->> 'number' as contact, n.place
          from jsonb_path_query_array(r.golden, ${PHONES[channel]}::jsonpath) l(listed)
          cross join lateral jsonb_array_elements(l.listed) with ordinality n(phone, place)) e`,
      }
    case 'post':
    case 'in_person':
      return null
  }
}

const PHONES = {
  phone: '$.phones[*] ? (@.isValid == true)',
  sms: '$.phones[*] ? (@.isValid == true && @.kind == "mobile")',
} as const

/** Whether a relation r has anything that the channel can use. */
function isReached(channel: Channel): RawBuilder<unknown> {
  switch (channel) {
    case 'email':
      return sql`coalesce(jsonb_array_length(r.golden -> 'emails') > 0, false)`
    case 'phone':
    case 'sms':
      return sql`jsonb_path_exists(r.golden, ${PHONES[channel]}::jsonpath)`
    case 'post':
      return sql`jsonb_path_exists(r.golden,
        '$.addresses[*] ? ((exists(@.street) || exists(@.houseNumber)) && (exists(@.postcode) || exists(@.place)))')`
    case 'in_person':
      return sql`true`
  }
}
