-- Generated from the migrated database: npm run schema. Do not edit.

CREATE OR REPLACE FUNCTION activity.begin_lists(language text)
 RETURNS void
 LANGUAGE sql
AS $function$
  with wanted (key, nl, en, kinds, position) as (values
    ('visits', 'Bezoek', 'Visits', array['ticket', 'attendance'], 0),
    ('library', 'Bibliotheekgebruik', 'Library use', array['loan', 'membership'], 1),
    ('learning', 'Leren', 'Learning', array['enrolment'], 2),
    ('giving', 'Geven', 'Giving', array['gift', 'pledge'], 3),
    ('partnership', 'Partnerschap', 'Partnership', array['sponsoring', 'subsidy'], 4),
    ('purchases', 'Aankopen', 'Purchases', array['purchase'], 5),
    ('volunteering', 'Vrijwilligerswerk', 'Volunteering', array['volunteering'], 6),
    ('contact', 'Contact', 'Contact', array['web_visit', 'complaint'], 7)
  ), made as (
    insert into activity.family (id, key, name, position)
    select platform.named_id('family ' || platform.current_tenant() || ' ' || w.key), w.key,
      case when begin_lists.language = 'en' then w.en else w.nl end, w.position
    from wanted w returning id, key
  )
  insert into activity.family_kind (kind, family_id)
  select k.kind, m.id from made m join wanted w on w.key = m.key cross join lateral unnest(w.kinds) as k (kind);

  insert into activity.genre (id, key, name, position)
  select platform.named_id('genre ' || platform.current_tenant() || ' ' || w.key), w.key,
    case when begin_lists.language = 'en' then w.en else w.nl end, w.position
  from (values
    ('theatre', 'Toneel', 'Theatre', 0),
    ('cabaret', 'Cabaret', 'Comedy', 1),
    ('music', 'Muziek', 'Music', 2),
    ('classical', 'Klassieke muziek', 'Classical music', 3),
    ('musical', 'Musical en show', 'Musicals and shows', 4),
    ('dance', 'Dans', 'Dance', 5),
    ('family', 'Jeugd en familie', 'Children and family', 6),
    ('film', 'Film', 'Film', 7),
    ('festival', 'Festival', 'Festival', 8),
    ('visual_arts', 'Beeldende kunst', 'Visual arts', 9),
    ('heritage', 'Geschiedenis en erfgoed', 'History and heritage', 10),
    ('literature', 'Literatuur en lezingen', 'Literature and talks', 11),
    ('language', 'Taal en lezen', 'Language and reading', 12),
    ('digital', 'Digitale vaardigheden', 'Digital skills', 13),
    ('science', 'Wetenschap en techniek', 'Science and technology', 14),
    ('society', 'Samenleving en debat', 'Society and debate', 15),
    ('fiction', 'Fictie', 'Fiction', 16),
    ('non_fiction', 'Non-fictie', 'Non-fiction', 17)
  ) as w (key, nl, en, position);

  insert into activity.target_group (id, key, name, position)
  select platform.named_id('target_group ' || platform.current_tenant() || ' ' || w.key), w.key,
    case when begin_lists.language = 'en' then w.en else w.nl end, w.position
  from (values
    ('toddlers', 'Jonge kinderen (0–6)', 'Young children (0–6)', 0),
    ('children', 'Kinderen (6–12)', 'Children (6–12)', 1),
    ('teenagers', 'Jongeren (12–18)', 'Teenagers (12–18)', 2),
    ('young_adults', 'Jongvolwassenen (18–30)', 'Young adults (18–30)', 3),
    ('families', 'Gezinnen', 'Families', 4),
    ('adults', 'Volwassenen', 'Adults', 5),
    ('older', 'Ouderen', 'Older people', 6),
    ('language_learners', 'Mensen die Nederlands leren', 'People who learn Dutch', 7),
    ('reading_help', 'Mensen die moeite hebben met lezen', 'People who find reading hard', 8),
    ('schools', 'Scholen', 'Schools', 9),
    ('professionals', 'Professionals', 'Professionals', 10),
    ('business', 'Bedrijven', 'Businesses', 11)
  ) as w (key, nl, en, position);
$function$
;

CREATE OR REPLACE FUNCTION engagement.after_claiming()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  taken boolean;
begin
  execute $check$
    select exists (
      select from incoming n
      join engagement.purpose_pairs() p on p.one_id = n.purpose_id
      join engagement.approach_claim o on o.relation_id = n.relation_id and o.purpose_id = p.other_id
      where n.is_free and o.approach_id <> n.approach_id and (n.position = 'at' or o.position = 'at')
        and o.starts_on - n.ends_on < p.quiet_days and n.starts_on - o.ends_on < p.quiet_days)
  $check$ into taken;
  if taken then
    raise exception 'An approach that was planned as free meets another.'
      using errcode = '23P01', constraint = 'approach_claim_free', table = 'approach_claim', schema = 'engagement';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION engagement.before_claiming()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform engagement.take_turn_planning();
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION engagement.purpose_pairs()
 RETURNS TABLE(one_id uuid, other_id uuid, quiet_days integer)
 LANGUAGE sql
 STABLE
AS $function$
  select r.purpose_id, r.purpose_id, r.quiet_days from engagement.purpose_rule r where r.quiet_days > 0
  union all select c.one_id, c.other_id, c.quiet_days from engagement.purpose_conflict c
  union all select c.other_id, c.one_id, c.quiet_days from engagement.purpose_conflict c
$function$
;

CREATE OR REPLACE FUNCTION engagement.take_turn_planning()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'Approaches are planned under read committed.' using errcode = '0A000';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('klantregie-approach/' || platform.current_tenant(), 0));
end $function$
;

CREATE OR REPLACE FUNCTION governance.keep_attested()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'An attested review is kept as it is.' using errcode = 'check_violation', constraint = 'review_round_is_kept';
end $function$
;

CREATE OR REPLACE FUNCTION identity.after_records_go()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
begin
  delete from identity.match_key k using gone g where k.tenant_id = g.tenant_id and k.record_id = g.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.audit_facts(entry platform.audit_entry)
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select sha256(convert_to(
    platform.audit_part(entry.tenant_id::text) || platform.audit_part(entry.id::text)
    || platform.audit_part((extract(epoch from entry.at) * 1000000)::bigint::text)
    || platform.audit_part(entry.actor_kind) || platform.audit_part(entry.actor_id) || platform.audit_part(entry.actor_name)
    || platform.audit_part(entry.initiator_id) || platform.audit_part(entry.action)
    || platform.audit_part(case when entry.is_read then 'read' else 'write' end)
    || platform.audit_part(entry.subject_kind) || platform.audit_part(entry.subject_id::text)
    || platform.audit_part(entry.origin_kind) || platform.audit_part(entry.origin_name) || platform.audit_part(entry.origin_id::text)
    || platform.audit_part(encode(entry.details_hash, 'hex')), 'UTF8'))
$function$
;

CREATE OR REPLACE FUNCTION platform.audit_part(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select case when value is null then '-' else octet_length(value)::text || ':' || value end || ',' $function$
;

CREATE OR REPLACE FUNCTION platform.begin_organisation(language text)
 RETURNS void
 LANGUAGE sql
AS $function$
  select activity.begin_lists(language)
$function$
;

CREATE OR REPLACE FUNCTION platform.current_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('klantregie.tenant', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION platform.empty_demo_table(target regclass)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not exists (select 1 from platform.tenant where tenant_id = platform.current_tenant() and is_demo) then
    raise exception 'Only tables of a demonstration organisation can be emptied.';
  end if;
  if not exists (select 1 from pg_catalog.pg_class c where c.oid = target and c.relforcerowsecurity) then
    raise exception 'Only fenced tables can be emptied.';
  end if;
  execute format('delete from %s where tenant_id = platform.current_tenant()', target);
end $function$
;

CREATE OR REPLACE FUNCTION platform.erase_audit_details(erasure uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := platform.current_tenant();
  listed uuid[];
  erased integer;
begin
  select array(select jsonb_array_elements_text(d.details::jsonb -> 'entries')::uuid) into listed
  from platform.audit_entry e join platform.audit_detail d on d.tenant_id = e.tenant_id and d.entry_id = e.id
  where e.tenant_id = tenant and e.id = erasure and e.action = 'audit.details_erased';
  if listed is null then
    raise exception 'Particulars are erased by an entry that says so.';
  end if;
  if exists (select from platform.audit_entry e where e.tenant_id = tenant and e.id = any(listed) and e.action = 'audit.details_erased') then
    raise exception 'The record of an erasure stays.';
  end if;
  insert into platform.audit_erasure (tenant_id, entry_id, erasure_id)
    select tenant, d.entry_id, erasure from platform.audit_detail d where d.tenant_id = tenant and d.entry_id = any(listed);
  delete from platform.audit_detail d where d.tenant_id = tenant and d.entry_id = any(listed);
  get diagnostics erased = row_count;
  return erased;
end $function$
;

CREATE OR REPLACE PROCEDURE platform.fence(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (tenant_id = platform.current_tenant()) with check (tenant_id = platform.current_tenant())', target);
  execute format('grant select, insert, update, delete on %s to klantregie_app', target);
end $procedure$
;

CREATE OR REPLACE PROCEDURE platform.fence_scanned(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists tenant on %s', target);
  execute format('create policy tenant on %s using (tenant_id = (select platform.current_tenant())) with check (tenant_id = (select platform.current_tenant()))', target);
  execute format('grant select, insert, update, delete on %s to klantregie_app', target);
end $procedure$
;

CREATE OR REPLACE FUNCTION platform.named_id(name text)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select overlay(overlay(md5(name) placing '8' from 13 for 1) placing 'a' from 17 for 1)::uuid $function$
;

CREATE OR REPLACE PROCEDURE platform.open_schema(IN name text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('grant usage on schema %I to klantregie_app', name);
  execute format('alter default privileges in schema %I grant execute on functions to klantregie_app', name);
end $procedure$
;

CREATE OR REPLACE FUNCTION platform.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  grown regclass;
begin
  for grown in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('relations', 'identity', 'activity', 'privacy', 'engagement', 'segments') and c.relkind = 'r'
      and pg_relation_size(c.oid) / current_setting('block_size')::bigint > greatest(c.relpages, 4) * 1.5
  loop
    execute format('analyze %s', grown);
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION platform.remove_demo_trail()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not exists (select 1 from platform.tenant where tenant_id = platform.current_tenant() and is_demo) then
    raise exception 'Only the trail of a demonstration organisation can be removed.';
  end if;
  delete from platform.audit_unsealed where tenant_id = platform.current_tenant();
  delete from platform.audit_link where tenant_id = platform.current_tenant();
  delete from platform.audit_erasure where tenant_id = platform.current_tenant();
  delete from platform.audit_checkpoint where tenant_id = platform.current_tenant();
  delete from platform.audit_verification where tenant_id = platform.current_tenant();
  delete from platform.audit_detail where tenant_id = platform.current_tenant();
  delete from platform.audit_entry where tenant_id = platform.current_tenant();
end $function$
;

CREATE OR REPLACE FUNCTION platform.seal_audit(most integer, OUT sealed integer, OUT number bigint, OUT hash bytea)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := platform.current_tenant();
  ids uuid[];
  facts bytea[];
  before bytea[];
  after bytea[];
  first bigint;
  reach integer := most;
begin
  if tenant is null then
    raise exception 'No organisation is set.';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('klantregie-audit/' || tenant::text, 0));
  select l.number, l.hash into number, hash from platform.audit_link l where l.tenant_id = tenant order by l.number desc limit 1;
  if number is null then
    number := 0;
    hash := sha256(convert_to('klantregie-audit/' || tenant::text, 'UTF8'));
  end if;
  -- What waits without an entry, or is in the chain already, stays waiting: it is for verification to find. When the first of
  -- the queue are nothing else, all of it is looked through (no limit), so that nobody can hold up sealing with such rows.
  loop
    with waiting as (
      select u.at, u.entry_id, platform.audit_facts(e) as fact
      from (select q.tenant_id, q.at, q.entry_id from platform.audit_unsealed q where q.tenant_id = tenant order by q.at, q.entry_id limit reach) u
      join platform.audit_entry e on e.tenant_id = u.tenant_id and e.id = u.entry_id and e.at = u.at
      where not exists (select from platform.audit_link l where l.tenant_id = u.tenant_id and l.entry_id = u.entry_id)
      order by u.at, u.entry_id limit most
    ), taken as (
      delete from platform.audit_unsealed u using waiting w where u.tenant_id = tenant and u.at = w.at and u.entry_id = w.entry_id
    )
    select array_agg(w.entry_id order by w.at, w.entry_id), array_agg(w.fact order by w.at, w.entry_id) into ids, facts from waiting w;
    exit when ids is not null or reach is null or not exists (select from platform.audit_unsealed q where q.tenant_id = tenant);
    reach := null;
  end loop;
  sealed := coalesce(array_length(ids, 1), 0);
  first := number;
  for i in 1 .. sealed loop
    before[i] := hash;
    number := number + 1;
    hash := sha256(hash || int8send(number) || facts[i]);
    after[i] := hash;
  end loop;
  insert into platform.audit_link (tenant_id, number, entry_id, previous_hash, hash)
    select tenant, first + w.position, w.id, w.before, w.after
    from unnest(ids, before, after) with ordinality as w (id, before, after, position);
end $function$
;

CREATE OR REPLACE FUNCTION privacy.consent_overruled_at(said privacy.consent)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(said.voided_at, (
    select min(l.recorded_at) from privacy.consent l
    where l.tenant_id = said.tenant_id and l.relation_id = said.relation_id and l.purpose_id = said.purpose_id and l.channel = said.channel
      and l.topic_id is not distinct from said.topic_id and l.voided_at is null
      and (l.occurred_at, l.id) > (said.occurred_at, said.id)
      and (l.state <> 'given' or (said.state = 'given' and l.source <> 'import'))))
$function$
;

CREATE OR REPLACE FUNCTION privacy.refuse_early_removal()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  ended timestamptz;
begin
  if tg_table_name = 'breach' then
    ended := old.closed_at;
  else
    select b.closed_at into ended from privacy.breach b where b.tenant_id = old.tenant_id and b.id = old.breach_id;
  end if;
  if coalesce(ended < now() - interval '5 years', false)
    or exists (select 1 from platform.tenant where tenant_id = old.tenant_id and is_demo) then
    return old;
  end if;
  raise exception 'Proof is not removed: %.', tg_table_name;
end $function$
;

CREATE OR REPLACE FUNCTION privacy.refuse_removal()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if not exists (select 1 from platform.tenant where tenant_id = old.tenant_id and is_demo) then
    raise exception 'Proof is not removed: %.', tg_table_name;
  end if;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION privacy.remove_overruled_consent(ids uuid[], is_counted boolean)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := platform.current_tenant();
  going uuid[];
begin
  select coalesce(array_agg(c.id), '{}') into going from privacy.consent c
    where c.tenant_id = tenant and c.id = any(ids) and privacy.consent_overruled_at(c) is not null;
  if is_counted then
    insert into privacy.consent_tally (tenant_id, purpose_id, channel, state, year, statements)
      select tenant, c.purpose_id, c.channel, c.state, extract(year from c.occurred_at at time zone 'Europe/Amsterdam')::integer, count(*)
      from privacy.consent c where c.tenant_id = tenant and c.id = any(going) and c.voided_at is null
      group by 2, 3, 4, 5
      on conflict (tenant_id, purpose_id, channel, state, year) do update set statements = privacy.consent_tally.statements + excluded.statements;
  end if;
  delete from privacy.consent c where c.tenant_id = tenant and c.id = any(going);
  return cardinality(going);
end $function$
;

CREATE OR REPLACE FUNCTION relations.after_bulk_items()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into relations.label_event (relation_id, origin_relation_id, label_id, is_given, by_name, at, deed_id, many)
  select coalesce(r.merged_into_id, r.id), r.id, (d.what ->> 'labelId')::uuid, (d.kind = 'add_label') = (i.state = 'done'),
    case when i.state = 'done' then d.by_name else coalesce(d.undone_by, d.by_name) end,
    case when i.state = 'done' then d.at else coalesce(d.undone_at, d.at) end, d.id, d.items
  from came i
  join relations.bulk_deed d on d.id = i.deed_id and d.kind in ('add_label', 'remove_label')
  join relations.relation r on r.id = i.relation_id
  where i.state in ('done', 'restored')
  on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION relations.after_links()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  waiting uuid;
begin
  if pg_trigger_depth() > 1 then return null; end if;
  for waiting in select l.id from relations.link l where l.closes_circle order by l.created_at, l.id loop
    update relations.link set closes_circle = false where id = waiting;
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION relations.before_link()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
begin
  if not exists (select from governance.link_type t where t.id = new.type_id and t.is_hierarchy) then
    new.closes_circle := false;
    return new;
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'Hierarchies are written under read committed.' using errcode = '0A000';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('klantregie-hierarchy/' || platform.current_tenant(), 0));
  new.closes_circle := new.from_id <> new.to_id
    and not isempty(daterange(new.valid_from, new.valid_until))
    -- A circle needs a way into its beginning and a way out of its end; a list of thousands of schools mostly has only one of them.
    and exists (select from relations.link l where l.from_id = new.to_id)
    and exists (select from relations.link l where l.to_id = new.from_id)
    and relations.leads_up(new.to_id, new.from_id, daterange(new.valid_from, new.valid_until), new.id);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION relations.leads_up(start_id uuid, target_id uuid, days daterange, except_link uuid)
 RETURNS boolean
 LANGUAGE sql
 SET enable_seqscan TO 'off'
AS $function$
  with recursive up (id, days) as (
    select start_id, days
    union
    select l.to_id, u.days * daterange(l.valid_from, l.valid_until)
    from up u
    join relations.link l on l.from_id = u.id and l.to_id <> l.from_id and not l.closes_circle and l.id <> except_link
    join governance.link_type t on t.id = l.type_id and t.is_hierarchy
    where not isempty(u.days * daterange(l.valid_from, l.valid_until)) and u.id <> target_id
  )
  select exists (select from up where id = target_id)
$function$
;

CREATE OR REPLACE FUNCTION segments.after_address_stop()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if platform.current_tenant() is null or not exists (select from touched) then return null; end if;
  insert into segments.address_stops as s (changes) values (1) on conflict (tenant_id) do update set changes = s.changes + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION segments.after_offering_moved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if platform.current_tenant() is null then return null; end if;
  insert into segments.dirty (relation_id)
  select distinct f.relation_id
  from added a join removed r on r.tenant_id = a.tenant_id and r.id = a.id and r.parent_id is distinct from a.parent_id
  cross join lateral (select a.id union all select b.id from activity.offering b where b.tenant_id = a.tenant_id and b.parent_id = a.id) o
  join activity.fact f on f.tenant_id = a.tenant_id and f.offering_id = o.id
  where f.relation_id is not null on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION segments.after_profile_gone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into segments.freed_number (tenant_id, number) select o.tenant_id, o.number from gone o on conflict do nothing;
  return null;
end $function$
;

create aggregate segments.joined(bit varying) (sfunc = bitcat, stype = bit varying);

CREATE OR REPLACE FUNCTION segments.mark_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  relation_column text;
begin
  if platform.current_tenant() is null then return null; end if;
  foreach relation_column in array tg_argv loop
    execute format('insert into segments.dirty (relation_id) select distinct a.%I from added a where a.%I is not null on conflict do nothing', relation_column, relation_column);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION segments.mark_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  relation_column text;
begin
  if platform.current_tenant() is null then return null; end if;
  foreach relation_column in array tg_argv loop
    execute format('insert into segments.dirty (relation_id)
      select c.id from (select a.%I as id from added a union select r.%I from removed r) c where c.id is not null on conflict do nothing', relation_column, relation_column);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION segments.mark_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  relation_column text;
begin
  if platform.current_tenant() is null then return null; end if;
  foreach relation_column in array tg_argv loop
    execute format('insert into segments.dirty (relation_id) select distinct r.%I from removed r where r.%I is not null on conflict do nothing', relation_column, relation_column);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE PROCEDURE segments.watch(IN target regclass, VARIADIC columns text[])
 LANGUAGE plpgsql
AS $procedure$
declare
  arguments text := (select string_agg(quote_literal(c), ', ') from unnest(columns) c);
begin
  execute format('create trigger segments_added after insert on %s referencing new table as added for each statement execute function segments.mark_added(%s)', target, arguments);
  execute format('create trigger segments_removed after delete on %s referencing old table as removed for each statement execute function segments.mark_removed(%s)', target, arguments);
  execute format('create trigger segments_changed after update on %s referencing old table as removed new table as added for each statement execute function segments.mark_changed(%s)', target, arguments);
end $procedure$
;

create table activity.fact (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid,
  origin_relation_id uuid,
  kind text not null,
  occurred_at timestamp with time zone not null,
  day date not null,
  until date,
  offering_id uuid,
  genre_id uuid,
  branch_id uuid,
  quantity integer not null default 1,
  amount_cents bigint not null default 0,
  currency text not null default 'EUR'::text,
  order_key text,
  is_reversal boolean not null default false,
  reverses_id uuid,
  reverses_key text,
  is_reversed boolean not null default false,
  audience text,
  price_type text,
  channel text,
  detail jsonb,
  source_id uuid,
  source_key text,
  source_hash text,
  import_id uuid,
  row_number bigint,
  recorded_at timestamp with time zone not null,
  by_user_id uuid,
  by_name text,
  version integer not null default 1,
  superseded_by uuid,
  removed_at timestamp with time zone,
  constraint fact_pkey PRIMARY KEY (tenant_id, id),
  constraint fact_offering FOREIGN KEY (tenant_id, offering_id) REFERENCES activity.offering(tenant_id, id),
  constraint fact_relation FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint fact_reverses FOREIGN KEY (tenant_id, reverses_id) REFERENCES activity.fact(tenant_id, id) ON DELETE SET NULL (reverses_id),
  constraint fact_audience_check CHECK ((audience = ANY (ARRAY['youth'::text, 'adult'::text]))),
  constraint fact_check CHECK ((until >= day)),
  constraint fact_check1 CHECK (((reverses_key IS NULL) OR is_reversal)),
  constraint fact_check2 CHECK (((source_key IS NULL) OR (source_id IS NOT NULL))),
  constraint fact_check3 CHECK (((relation_id IS NULL) = (origin_relation_id IS NULL))),
  constraint fact_check4 CHECK (((reverses_id IS NULL) OR is_reversal)),
  constraint fact_currency_check CHECK ((char_length(currency) = 3)),
  constraint fact_kind_check CHECK ((kind = ANY (ARRAY['ticket'::text, 'attendance'::text, 'enrolment'::text, 'membership'::text, 'loan'::text, 'gift'::text, 'pledge'::text, 'sponsoring'::text, 'subsidy'::text, 'purchase'::text, 'volunteering'::text, 'web_visit'::text, 'complaint'::text])))
);
CREATE INDEX fact_day ON activity.fact USING brin (day);
CREATE INDEX fact_history ON activity.fact USING btree (tenant_id, superseded_by, version DESC) WHERE (superseded_by IS NOT NULL);
CREATE INDEX fact_import ON activity.fact USING btree (tenant_id, import_id, row_number) WHERE (import_id IS NOT NULL);
CREATE INDEX fact_offering_day ON activity.fact USING btree (tenant_id, offering_id, day) WHERE (offering_id IS NOT NULL);
CREATE INDEX fact_reversal_waits ON activity.fact USING btree (tenant_id, source_id, reverses_key) WHERE ((reverses_key IS NOT NULL) AND (reverses_id IS NULL));
CREATE INDEX fact_reversals ON activity.fact USING btree (tenant_id, reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE UNIQUE INDEX fact_source ON activity.fact USING btree (tenant_id, source_id, source_key) WHERE ((superseded_by IS NULL) AND (source_key IS NOT NULL));
CREATE INDEX fact_timeline ON activity.fact USING btree (tenant_id, relation_id, occurred_at DESC, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table activity.family (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  domain_id uuid,
  position integer not null,
  constraint family_pkey PRIMARY KEY (tenant_id, id),
  constraint family_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint family_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);
CREATE UNIQUE INDEX family_key ON activity.family USING btree (tenant_id, key);
CREATE UNIQUE INDEX family_name ON activity.family USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table activity.family_kind (
  tenant_id uuid not null default platform.current_tenant(),
  kind text not null,
  family_id uuid not null,
  constraint family_kind_pkey PRIMARY KEY (tenant_id, kind),
  constraint family_kind_tenant_id_family_id_fkey FOREIGN KEY (tenant_id, family_id) REFERENCES activity.family(tenant_id, id),
  constraint family_kind_kind_check CHECK ((kind = ANY (ARRAY['ticket'::text, 'attendance'::text, 'enrolment'::text, 'membership'::text, 'loan'::text, 'gift'::text, 'pledge'::text, 'sponsoring'::text, 'subsidy'::text, 'purchase'::text, 'volunteering'::text, 'web_visit'::text, 'complaint'::text])))
);
CREATE INDEX family_kind_family ON activity.family_kind USING btree (tenant_id, family_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table activity.genre (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  position integer not null,
  is_active boolean not null default true,
  constraint genre_pkey PRIMARY KEY (tenant_id, id),
  constraint genre_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);
CREATE UNIQUE INDEX genre_key ON activity.genre USING btree (tenant_id, key);
CREATE UNIQUE INDEX genre_name ON activity.genre USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table activity.interaction (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  kind text not null,
  occurred_at timestamp with time zone not null,
  text text not null,
  by_user_id uuid,
  by_name text not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint interaction_pkey PRIMARY KEY (tenant_id, id),
  constraint interaction_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint interaction_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'call'::text, 'email'::text, 'letter'::text, 'meeting'::text, 'desk'::text, 'visit'::text, 'activity'::text])))
);
CREATE INDEX interaction_time ON activity.interaction USING brin (occurred_at);
CREATE INDEX interaction_timeline ON activity.interaction USING btree (tenant_id, relation_id, occurred_at DESC, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table activity.offering (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  parent_id uuid,
  title text not null,
  title_key text not null,
  genre_id uuid,
  branch_id uuid,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  capacity integer,
  state text not null default 'planned'::text,
  makers text[] not null default '{}'::text[],
  target_group_ids uuid[] not null default '{}'::uuid[],
  source_id uuid,
  external_id text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer not null default 1,
  import_id uuid,
  constraint offering_pkey PRIMARY KEY (tenant_id, id),
  constraint offering_branch FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint offering_genre FOREIGN KEY (tenant_id, genre_id) REFERENCES activity.genre(tenant_id, id),
  constraint offering_parent FOREIGN KEY (tenant_id, parent_id) REFERENCES activity.offering(tenant_id, id),
  constraint offering_capacity_check CHECK (((capacity >= 0) AND (capacity <= 10000000))),
  constraint offering_check CHECK ((ends_at >= starts_at)),
  constraint offering_depth CHECK (((parent_id IS NULL) OR (kind = ANY (ARRAY['event'::text, 'date'::text])))),
  constraint offering_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 200))),
  constraint offering_kind_check CHECK ((kind = ANY (ARRAY['series'::text, 'event'::text, 'date'::text, 'course'::text, 'service'::text]))),
  constraint offering_state_check CHECK ((state = ANY (ARRAY['concept'::text, 'planned'::text, 'cancelled'::text]))),
  constraint offering_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
);
CREATE INDEX offering_below ON activity.offering USING btree (tenant_id, parent_id, starts_at) WHERE (parent_id IS NOT NULL);
CREATE UNIQUE INDEX offering_external ON activity.offering USING btree (tenant_id, source_id, external_id) NULLS NOT DISTINCT WHERE (external_id IS NOT NULL);
CREATE INDEX offering_import ON activity.offering USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX offering_title ON activity.offering USING btree (tenant_id, title_key, id);
CREATE INDEX offering_when ON activity.offering USING btree (tenant_id, COALESCE(starts_at, '-infinity'::timestamp with time zone) DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table activity.price_type (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  offering_id uuid not null,
  name text not null,
  amount_cents bigint not null,
  currency text not null default 'EUR'::text,
  position integer not null,
  constraint price_type_pkey PRIMARY KEY (tenant_id, id),
  constraint price_type_tenant_id_offering_id_fkey FOREIGN KEY (tenant_id, offering_id) REFERENCES activity.offering(tenant_id, id) ON DELETE CASCADE,
  constraint price_type_amount_cents_check CHECK ((amount_cents >= 0)),
  constraint price_type_currency_check CHECK ((char_length(currency) = 3)),
  constraint price_type_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);
CREATE UNIQUE INDEX price_type_name ON activity.price_type USING btree (tenant_id, offering_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table activity.target_group (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  position integer not null,
  is_active boolean not null default true,
  constraint target_group_pkey PRIMARY KEY (tenant_id, id),
  constraint target_group_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);
CREATE UNIQUE INDEX target_group_key ON activity.target_group USING btree (tenant_id, key);
CREATE UNIQUE INDEX target_group_name ON activity.target_group USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.api_key (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  secret_hash text not null,
  ending text not null,
  scopes text[] not null,
  per_minute integer not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (tenant_id, id),
  constraint api_key_maker FOREIGN KEY (tenant_id, made_by) REFERENCES admin.app_user(tenant_id, id),
  constraint api_key_tenant_id_id_fkey FOREIGN KEY (tenant_id, id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint api_key_name_check CHECK (((length(name) >= 2) AND (length(name) <= 80))),
  constraint api_key_per_minute_check CHECK (((per_minute >= 1) AND (per_minute <= 6000)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.app_user (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  email text not null,
  email_key text not null,
  role text not null,
  language text not null default 'nl'::text,
  password_hash text not null,
  is_active boolean not null default true,
  totp_secret text,
  totp_last_step bigint,
  totp_active_at timestamp with time zone,
  domain_ids uuid[] not null default '{}'::uuid[],
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone,
  kind text not null default 'person'::text,
  has_password boolean not null default true,
  constraint app_user_pkey PRIMARY KEY (tenant_id, id),
  constraint app_user_key_cannot_sign_in CHECK (((kind = 'person'::text) OR ((password_hash = '!'::text) AND (role <> 'administrator'::text)))),
  constraint app_user_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'key'::text]))),
  constraint app_user_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint app_user_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'privacy_officer'::text, 'relation_manager'::text, 'front_office'::text, 'reader'::text])))
);
CREATE UNIQUE INDEX app_user_email ON admin.app_user USING btree (tenant_id, email_key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.branch (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  is_active boolean not null default true,
  postcode text,
  house_number text not null default ''::text,
  place text not null default ''::text,
  constraint branch_pkey PRIMARY KEY (tenant_id, id),
  constraint branch_house_number_check CHECK ((length(house_number) <= 20)),
  constraint branch_place_check CHECK ((length(place) <= 80)),
  constraint branch_postcode_check CHECK ((postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'::text))
);
CREATE UNIQUE INDEX branch_name ON admin.branch USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.directory (
  tenant_id uuid not null default platform.current_tenant(),
  provider_id uuid not null,
  token_hash text not null,
  ending text not null,
  role text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint directory_pkey PRIMARY KEY (tenant_id, provider_id),
  constraint directory_tenant_id_provider_id_fkey FOREIGN KEY (tenant_id, provider_id) REFERENCES admin.identity_provider(tenant_id, id) ON DELETE CASCADE,
  constraint directory_ending_check CHECK ((char_length(ending) = 4)),
  constraint directory_role_check CHECK ((role = ANY (ARRAY['reader'::text, 'front_office'::text, 'relation_manager'::text])))
);
CREATE UNIQUE INDEX directory_token ON admin.directory USING btree (tenant_id, token_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.directory_team (
  tenant_id uuid not null default platform.current_tenant(),
  team_id uuid not null,
  provider_id uuid not null,
  external_id text,
  constraint directory_team_pkey PRIMARY KEY (tenant_id, team_id),
  constraint directory_team_tenant_id_provider_id_fkey FOREIGN KEY (tenant_id, provider_id) REFERENCES admin.directory(tenant_id, provider_id) ON DELETE CASCADE,
  constraint directory_team_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES admin.team(tenant_id, id) ON DELETE CASCADE,
  constraint directory_team_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 255)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.directory_user (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  provider_id uuid not null,
  user_name text not null,
  external_id text,
  is_made boolean not null,
  removed_at timestamp with time zone,
  constraint directory_user_pkey PRIMARY KEY (tenant_id, user_id),
  constraint directory_user_tenant_id_provider_id_fkey FOREIGN KEY (tenant_id, provider_id) REFERENCES admin.directory(tenant_id, provider_id) ON DELETE CASCADE,
  constraint directory_user_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint directory_user_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 255))),
  constraint directory_user_user_name_check CHECK (((char_length(user_name) >= 1) AND (char_length(user_name) <= 320)))
);
CREATE UNIQUE INDEX directory_user_number ON admin.directory_user USING btree (tenant_id, provider_id, external_id) WHERE ((external_id IS NOT NULL) AND (removed_at IS NULL));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.identity_provider (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  secret text not null,
  is_on boolean not null default true,
  made_at timestamp with time zone not null,
  constraint identity_provider_pkey PRIMARY KEY (tenant_id, id),
  constraint identity_provider_client_id_check CHECK (((char_length(client_id) >= 1) AND (char_length(client_id) <= 500))),
  constraint identity_provider_issuer_check CHECK (((char_length(issuer) >= 8) AND (char_length(issuer) <= 500))),
  constraint identity_provider_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 60)))
);
CREATE UNIQUE INDEX identity_provider_issuer ON admin.identity_provider USING btree (tenant_id, issuer);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.invitation (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  email text not null,
  email_key text not null,
  role text not null,
  token_hash text not null,
  invited_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (tenant_id, id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'privacy_officer'::text, 'relation_manager'::text, 'front_office'::text, 'reader'::text])))
);
CREATE UNIQUE INDEX invitation_open ON admin.invitation USING btree (tenant_id, email_key) WHERE (accepted_at IS NULL);
CREATE UNIQUE INDEX invitation_token ON admin.invitation USING btree (tenant_id, token_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.known_identity (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  issuer text not null,
  subject text not null,
  label text not null,
  linked_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint known_identity_pkey PRIMARY KEY (tenant_id, id),
  constraint known_identity_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint known_identity_issuer_check CHECK (((char_length(issuer) >= 8) AND (char_length(issuer) <= 500))),
  constraint known_identity_label_check CHECK ((char_length(label) <= 200)),
  constraint known_identity_subject_check CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 255)))
);
CREATE UNIQUE INDEX known_identity_subject ON admin.known_identity USING btree (tenant_id, issuer, subject);
CREATE INDEX known_identity_user ON admin.known_identity USING btree (tenant_id, user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.organisation (
  tenant_id uuid not null default platform.current_tenant(),
  name text not null,
  slug text not null,
  language text not null default 'nl'::text,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  has_assistants boolean not null default false,
  constraint organisation_pkey PRIMARY KEY (tenant_id),
  constraint organisation_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.recovery_code (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (tenant_id, user_id, code_hash),
  constraint recovery_code_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.session (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  token_hash text not null,
  device text not null,
  address text not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  viewing_as_user_id uuid,
  constraint session_pkey PRIMARY KEY (tenant_id, id),
  constraint session_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint session_viewing_as_fkey FOREIGN KEY (tenant_id, viewing_as_user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON admin.session USING btree (tenant_id, user_id);
CREATE UNIQUE INDEX session_token ON admin.session USING btree (tenant_id, token_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.sign_in_attempt (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key_hash text not null,
  at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX sign_in_attempt_key ON admin.sign_in_attempt USING btree (tenant_id, key_hash, at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.sign_in_challenge (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_challenge_pkey PRIMARY KEY (tenant_id, id),
  constraint sign_in_challenge_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX sign_in_challenge_token ON admin.sign_in_challenge USING btree (tenant_id, token_hash);
CREATE INDEX sign_in_challenge_user ON admin.sign_in_challenge USING btree (tenant_id, user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.sign_on (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  provider_id uuid not null,
  state_hash text not null,
  browser_hash text not null,
  secret text not null,
  purpose text not null,
  user_id uuid,
  invitation_id uuid,
  name text,
  next text,
  expires_at timestamp with time zone not null,
  constraint sign_on_pkey PRIMARY KEY (tenant_id, id),
  constraint sign_on_tenant_id_provider_id_fkey FOREIGN KEY (tenant_id, provider_id) REFERENCES admin.identity_provider(tenant_id, id) ON DELETE CASCADE,
  constraint sign_on_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint sign_on_check CHECK (((purpose = 'link'::text) = (user_id IS NOT NULL))),
  constraint sign_on_check1 CHECK (((purpose = 'invitation'::text) = (invitation_id IS NOT NULL))),
  constraint sign_on_purpose_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'link'::text, 'invitation'::text])))
);
CREATE UNIQUE INDEX sign_on_state ON admin.sign_on USING btree (tenant_id, state_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.team (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint team_pkey PRIMARY KEY (tenant_id, id),
  constraint team_name_check CHECK ((name <> ''::text))
);
CREATE UNIQUE INDEX team_name ON admin.team USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.team_member (
  tenant_id uuid not null default platform.current_tenant(),
  team_id uuid not null,
  user_id uuid not null,
  constraint team_member_pkey PRIMARY KEY (tenant_id, team_id, user_id),
  constraint team_member_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES admin.team(tenant_id, id) ON DELETE CASCADE,
  constraint team_member_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX team_member_of_user ON admin.team_member USING btree (tenant_id, user_id, team_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.approach (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  contact_id uuid,
  origin_contact_id uuid,
  purpose_id uuid not null,
  kind text not null,
  channel text not null,
  subject text not null default ''::text,
  owner_user_id uuid,
  owner_team_id uuid,
  owner_name text not null,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  outcome text,
  outcome_text text not null default ''::text,
  clearance text not null,
  reason text not null default ''::text,
  joined_id uuid,
  round_id uuid,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  constraint approach_pkey PRIMARY KEY (tenant_id, id),
  constraint approach_purpose FOREIGN KEY (tenant_id, purpose_id) REFERENCES engagement.purpose_rule(tenant_id, purpose_id),
  constraint approach_tenant_id_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES relations.relation(tenant_id, id) ON DELETE SET NULL (contact_id),
  constraint approach_tenant_id_joined_id_fkey FOREIGN KEY (tenant_id, joined_id) REFERENCES engagement.approach(tenant_id, id) ON DELETE SET NULL (joined_id),
  constraint approach_tenant_id_owner_team_id_fkey FOREIGN KEY (tenant_id, owner_team_id) REFERENCES admin.team(tenant_id, id) ON DELETE SET NULL (owner_team_id),
  constraint approach_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint approach_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint approach_tenant_id_round_id_fkey FOREIGN KEY (tenant_id, round_id) REFERENCES engagement.approach_round(tenant_id, id) ON DELETE SET NULL (round_id),
  constraint approach_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint approach_check CHECK (((ends_on >= starts_on) AND (ends_on <= (starts_on + 366)))),
  constraint approach_check1 CHECK (((length(reason) <= 500) AND ((clearance = 'in_spite'::text) = (reason <> ''::text)))),
  constraint approach_check2 CHECK (((joined_id <> id) AND ((joined_id IS NULL) OR (clearance = 'joined'::text)))),
  constraint approach_check3 CHECK (((ended_at IS NULL) = (state = 'planned'::text))),
  constraint approach_check4 CHECK ((num_nonnulls(owner_user_id, owner_team_id) <= 1)),
  constraint approach_check5 CHECK (((outcome IS NULL) OR (state = 'made'::text))),
  constraint approach_clearance_check CHECK ((clearance = ANY (ARRAY['free'::text, 'joined'::text, 'in_spite'::text, 'recorded'::text]))),
  constraint approach_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'visit'::text, 'letter'::text, 'email'::text, 'message'::text, 'mailing'::text, 'invitation'::text, 'other'::text]))),
  constraint approach_outcome_check CHECK ((outcome = ANY (ARRAY['positive'::text, 'negative'::text, 'answered'::text, 'no_answer'::text, 'other'::text]))),
  constraint approach_outcome_text_check CHECK ((length(outcome_text) <= 2000)),
  constraint approach_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'made'::text, 'cancelled'::text]))),
  constraint approach_subject_check CHECK ((length(subject) <= 200))
);
CREATE INDEX approach_contact ON engagement.approach USING btree (tenant_id, contact_id, starts_on DESC, id) WHERE (contact_id IS NOT NULL);
CREATE INDEX approach_due_of_team ON engagement.approach USING btree (tenant_id, owner_team_id, ends_on, id) WHERE ((state = 'planned'::text) AND (owner_team_id IS NOT NULL));
CREATE INDEX approach_due_of_user ON engagement.approach USING btree (tenant_id, owner_user_id, ends_on, id) WHERE ((state = 'planned'::text) AND (owner_user_id IS NOT NULL));
CREATE INDEX approach_joined ON engagement.approach USING btree (tenant_id, joined_id) WHERE (joined_id IS NOT NULL);
CREATE INDEX approach_of_round ON engagement.approach USING btree (tenant_id, round_id, state) WHERE (round_id IS NOT NULL);
CREATE INDEX approach_owner ON engagement.approach USING btree (tenant_id, owner_user_id, starts_on DESC, id);
CREATE INDEX approach_planned ON engagement.approach USING btree (tenant_id, ends_on, id) WHERE (state = 'planned'::text);
CREATE INDEX approach_purpose ON engagement.approach USING btree (tenant_id, purpose_id, starts_on DESC, id);
CREATE INDEX approach_recent ON engagement.approach USING btree (tenant_id, starts_on DESC, id);
CREATE INDEX approach_relation ON engagement.approach USING btree (tenant_id, relation_id, starts_on DESC, id);
CREATE INDEX approach_team ON engagement.approach USING btree (tenant_id, owner_team_id, starts_on DESC, id) WHERE (owner_team_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.approach_claim (
  tenant_id uuid not null default platform.current_tenant(),
  approach_id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  position text not null,
  purpose_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  is_free boolean not null,
  is_made boolean not null,
  constraint approach_claim_pkey PRIMARY KEY (tenant_id, approach_id, origin_relation_id),
  constraint approach_claim_tenant_id_approach_id_fkey FOREIGN KEY (tenant_id, approach_id) REFERENCES engagement.approach(tenant_id, id) ON DELETE CASCADE,
  constraint approach_claim_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint approach_claim_check CHECK ((ends_on >= starts_on)),
  constraint approach_claim_position_check CHECK (("position" = ANY (ARRAY['at'::text, 'below'::text])))
);
CREATE INDEX approach_claim_meeting ON engagement.approach_claim USING btree (tenant_id, relation_id, ends_on, purpose_id) INCLUDE (starts_on, "position", is_made, approach_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.approach_round (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  purpose_id uuid not null,
  kind text not null,
  channel text not null,
  subject text not null default ''::text,
  owner_user_id uuid,
  owner_team_id uuid,
  owner_name text not null,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  choice text not null default 'skip'::text,
  reason text not null default ''::text,
  counts jsonb not null default '{}'::jsonb,
  job_id uuid,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  planned_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint approach_round_pkey PRIMARY KEY (tenant_id, id),
  constraint approach_round_tenant_id_owner_team_id_fkey FOREIGN KEY (tenant_id, owner_team_id) REFERENCES admin.team(tenant_id, id) ON DELETE SET NULL (owner_team_id),
  constraint approach_round_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint approach_round_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES engagement.purpose_rule(tenant_id, purpose_id),
  constraint approach_round_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint approach_round_check CHECK (((ends_on >= starts_on) AND (ends_on <= (starts_on + 366)))),
  constraint approach_round_check1 CHECK (((length(reason) <= 500) AND ((choice <> 'go_on'::text) OR (reason <> ''::text)))),
  constraint approach_round_check2 CHECK ((num_nonnulls(owner_user_id, owner_team_id) <= 1)),
  constraint approach_round_choice_check CHECK ((choice = ANY (ARRAY['skip'::text, 'join'::text, 'wait'::text, 'go_on'::text]))),
  constraint approach_round_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'visit'::text, 'letter'::text, 'email'::text, 'message'::text, 'mailing'::text, 'invitation'::text, 'other'::text]))),
  constraint approach_round_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint approach_round_state_check CHECK ((state = ANY (ARRAY['checking'::text, 'checked'::text, 'planning'::text, 'planned'::text, 'undoing'::text, 'undone'::text]))),
  constraint approach_round_subject_check CHECK ((length(subject) <= 200))
);
CREATE INDEX approach_round_owner ON engagement.approach_round USING btree (tenant_id, owner_user_id);
CREATE INDEX approach_round_purpose ON engagement.approach_round USING btree (tenant_id, purpose_id);
CREATE INDEX approach_round_recent ON engagement.approach_round USING btree (tenant_id, created_at DESC, id);
CREATE INDEX approach_round_team ON engagement.approach_round USING btree (tenant_id, owner_team_id) WHERE (owner_team_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.approach_round_item (
  tenant_id uuid not null default platform.current_tenant(),
  round_id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  position integer not null,
  outcome text not null,
  rule text,
  collides_with uuid,
  collisions integer not null default 0,
  choice text,
  reason text not null default ''::text,
  approach_id uuid,
  constraint approach_round_item_pkey PRIMARY KEY (tenant_id, round_id, origin_relation_id),
  constraint approach_round_item_tenant_id_approach_id_fkey FOREIGN KEY (tenant_id, approach_id) REFERENCES engagement.approach(tenant_id, id) ON DELETE SET NULL (approach_id),
  constraint approach_round_item_tenant_id_collides_with_fkey FOREIGN KEY (tenant_id, collides_with) REFERENCES engagement.approach(tenant_id, id) ON DELETE SET NULL (collides_with),
  constraint approach_round_item_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint approach_round_item_tenant_id_round_id_fkey FOREIGN KEY (tenant_id, round_id) REFERENCES engagement.approach_round(tenant_id, id) ON DELETE CASCADE,
  constraint approach_round_item_check CHECK (((length(reason) <= 500) AND ((choice IS DISTINCT FROM 'go_on'::text) OR (reason <> ''::text)))),
  constraint approach_round_item_choice_check CHECK ((choice = ANY (ARRAY['skip'::text, 'join'::text, 'wait'::text, 'go_on'::text]))),
  constraint approach_round_item_outcome_check CHECK ((outcome = ANY (ARRAY['waiting'::text, 'free'::text, 'collides'::text, 'same_round'::text, 'not_allowed'::text, 'not_yours'::text, 'too_often'::text])))
);
CREATE INDEX approach_round_item_approach ON engagement.approach_round_item USING btree (tenant_id, approach_id) WHERE (approach_id IS NOT NULL);
CREATE INDEX approach_round_item_collides ON engagement.approach_round_item USING btree (tenant_id, collides_with) WHERE (collides_with IS NOT NULL);
CREATE INDEX approach_round_item_order ON engagement.approach_round_item USING btree (tenant_id, round_id, outcome, "position");
CREATE INDEX approach_round_item_relation ON engagement.approach_round_item USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.calendar_feed (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  read_on date,
  constraint calendar_feed_tenant_id_token_hash_key UNIQUE (tenant_id, token_hash),
  constraint calendar_feed_pkey PRIMARY KEY (tenant_id, user_id),
  constraint calendar_feed_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.comment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  task_id uuid,
  interaction_id uuid,
  relation_id uuid,
  origin_relation_id uuid,
  text text not null,
  by_user_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint comment_pkey PRIMARY KEY (tenant_id, id),
  constraint comment_tenant_id_interaction_id_fkey FOREIGN KEY (tenant_id, interaction_id) REFERENCES activity.interaction(tenant_id, id) ON DELETE CASCADE,
  constraint comment_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint comment_tenant_id_task_id_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES engagement.task(tenant_id, id) ON DELETE CASCADE,
  constraint comment_check CHECK (((task_id IS NULL) <> (interaction_id IS NULL))),
  constraint comment_check1 CHECK (((relation_id IS NULL) = (origin_relation_id IS NULL))),
  constraint comment_check2 CHECK (((interaction_id IS NULL) OR (relation_id IS NOT NULL))),
  constraint comment_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 10000)))
);
CREATE INDEX comment_of_note ON engagement.comment USING btree (tenant_id, interaction_id, at, id) WHERE (interaction_id IS NOT NULL);
CREATE INDEX comment_of_relation ON engagement.comment USING btree (tenant_id, relation_id) WHERE (relation_id IS NOT NULL);
CREATE INDEX comment_of_task ON engagement.comment USING btree (tenant_id, task_id, at, id) WHERE (task_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.comment_mention (
  tenant_id uuid not null default platform.current_tenant(),
  comment_id uuid not null,
  user_id uuid not null,
  constraint comment_mention_pkey PRIMARY KEY (tenant_id, comment_id, user_id),
  constraint comment_mention_tenant_id_comment_id_fkey FOREIGN KEY (tenant_id, comment_id) REFERENCES engagement.comment(tenant_id, id) ON DELETE CASCADE,
  constraint comment_mention_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX comment_mention_of_user ON engagement.comment_mention USING btree (tenant_id, user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.coverage (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  purpose_id uuid not null,
  channel text not null,
  starts_on date not null,
  ends_on date not null,
  filter jsonb,
  state text not null,
  job_id uuid,
  checked_at timestamp with time zone,
  divided_at timestamp with time zone,
  divided_by text,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null,
  constraint coverage_pkey PRIMARY KEY (tenant_id, id),
  constraint coverage_purpose FOREIGN KEY (tenant_id, purpose_id) REFERENCES engagement.purpose_rule(tenant_id, purpose_id),
  constraint coverage_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint coverage_check CHECK (((ends_on >= starts_on) AND (ends_on <= (starts_on + 1096)))),
  constraint coverage_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint coverage_state_check CHECK ((state = ANY (ARRAY['checking'::text, 'open'::text, 'closed'::text])))
);
CREATE INDEX coverage_of_purpose ON engagement.coverage USING btree (tenant_id, purpose_id);
CREATE INDEX coverage_recent ON engagement.coverage USING btree (tenant_id, created_at DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.coverage_member (
  tenant_id uuid not null default platform.current_tenant(),
  coverage_id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  position integer not null,
  owner_user_id uuid,
  was_user_id uuid,
  is_divided boolean not null default false,
  hindrance text,
  excluded_at timestamp with time zone,
  excluded_by text,
  excluded_reason text,
  constraint coverage_member_pkey PRIMARY KEY (tenant_id, coverage_id, origin_relation_id),
  constraint coverage_member_tenant_id_coverage_id_fkey FOREIGN KEY (tenant_id, coverage_id) REFERENCES engagement.coverage(tenant_id, id) ON DELETE CASCADE,
  constraint coverage_member_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint coverage_member_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint coverage_member_tenant_id_was_user_id_fkey FOREIGN KEY (tenant_id, was_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint coverage_member_check CHECK ((num_nonnulls(excluded_at, excluded_by, excluded_reason) = ANY (ARRAY[0, 3]))),
  constraint coverage_member_excluded_reason_check CHECK (((length(excluded_reason) >= 3) AND (length(excluded_reason) <= 500)))
);
CREATE INDEX coverage_member_once ON engagement.coverage_member USING btree (tenant_id, coverage_id, relation_id, "position");
CREATE INDEX coverage_member_order ON engagement.coverage_member USING btree (tenant_id, coverage_id, "position");
CREATE INDEX coverage_member_owner ON engagement.coverage_member USING btree (tenant_id, owner_user_id, coverage_id) WHERE (owner_user_id IS NOT NULL);
CREATE INDEX coverage_member_relation ON engagement.coverage_member USING btree (tenant_id, relation_id);
CREATE INDEX coverage_member_was ON engagement.coverage_member USING btree (tenant_id, was_user_id) WHERE (was_user_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.digest_refusal (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  kind text not null,
  constraint digest_refusal_pkey PRIMARY KEY (tenant_id, user_id, kind),
  constraint digest_refusal_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.follow (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  since timestamp with time zone not null,
  constraint follow_tenant_id_user_id_origin_relation_id_key UNIQUE (tenant_id, user_id, origin_relation_id),
  constraint follow_pkey PRIMARY KEY (tenant_id, id),
  constraint follow_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint follow_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX follow_of_relation ON engagement.follow USING btree (tenant_id, relation_id);
CREATE INDEX follow_of_user ON engagement.follow USING btree (tenant_id, user_id, since DESC, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.home_choice (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  arrangement jsonb,
  guide_away_at timestamp with time zone,
  aside_on date,
  aside text[] not null default '{}'::text[],
  constraint home_choice_pkey PRIMARY KEY (tenant_id, user_id),
  constraint home_choice_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint home_choice_aside_check CHECK ((cardinality(aside) <= 100))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.notification (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  group_key text not null,
  subject_kind text,
  subject_id uuid,
  relation_id uuid,
  origin_relation_id uuid,
  details jsonb not null default '{}'::jsonb,
  by_user_id uuid,
  by_name text,
  times integer not null default 1,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notification_tenant_id_user_id_group_key_origin_relation_id_key UNIQUE NULLS NOT DISTINCT (tenant_id, user_id, group_key, origin_relation_id),
  constraint notification_pkey PRIMARY KEY (tenant_id, id),
  constraint notification_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint notification_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint notification_check CHECK (((relation_id IS NULL) = (origin_relation_id IS NULL))),
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['mention'::text, 'task_assigned'::text, 'task_reminder'::text, 'task_due'::text, 'task_overdue'::text, 'relation_changed'::text, 'collision'::text, 'review_asked'::text])))
);
CREATE INDEX notification_age ON engagement.notification USING btree (tenant_id, at);
CREATE INDEX notification_newest ON engagement.notification USING btree (tenant_id, user_id, at DESC);
CREATE INDEX notification_of_relation ON engagement.notification USING btree (tenant_id, relation_id) WHERE (relation_id IS NOT NULL);
CREATE INDEX notification_of_subject ON engagement.notification USING btree (tenant_id, subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX notification_unmailed ON engagement.notification USING btree (tenant_id, user_id) WHERE ((read_at IS NULL) AND (mailed_at IS NULL));
CREATE INDEX notification_unread ON engagement.notification USING btree (tenant_id, user_id, at DESC) WHERE (read_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.pressure_cap (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  channel text,
  period text not null,
  reach text not null,
  most integer not null,
  with_service boolean not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint pressure_cap_once UNIQUE NULLS NOT DISTINCT (tenant_id, channel, period, reach),
  constraint pressure_cap_pkey PRIMARY KEY (tenant_id, id),
  constraint pressure_cap_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint pressure_cap_most_check CHECK (((most >= 1) AND (most <= 365))),
  constraint pressure_cap_period_check CHECK ((period = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text, 'year'::text]))),
  constraint pressure_cap_reach_check CHECK ((reach = ANY (ARRAY['relation'::text, 'household'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.process (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  template_id uuid not null,
  version integer not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  state text not null,
  outcome text,
  owner_user_id uuid,
  dates jsonb not null default '{}'::jsonb,
  current_key text,
  current_since timestamp with time zone not null,
  at_user_id uuid,
  at_team_id uuid,
  due_on date,
  due_sort date generated always as (COALESCE(due_on, '9999-12-31'::date)) stored,
  started_at timestamp with time zone not null,
  started_on date not null,
  started_by text not null,
  started_by_user_id uuid,
  paused_on date,
  ended_at timestamp with time zone,
  ended_by text,
  reason text not null default ''::text,
  reminded_at timestamp with time zone,
  batch_id uuid,
  constraint process_pkey PRIMARY KEY (tenant_id, id),
  constraint process_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint process_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint process_tenant_id_template_id_version_fkey FOREIGN KEY (tenant_id, template_id, version) REFERENCES engagement.process_version(tenant_id, template_id, version),
  constraint process_check CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
  constraint process_check1 CHECK (((state = 'ended'::text) = (outcome IS NOT NULL))),
  constraint process_check2 CHECK (((state = 'paused'::text) = (paused_on IS NOT NULL))),
  constraint process_check3 CHECK (((state = 'ended'::text) = (current_key IS NULL))),
  constraint process_outcome_check CHECK ((outcome = ANY (ARRAY['completed'::text, 'answer'::text, 'stopped'::text]))),
  constraint process_reason_check CHECK ((char_length(reason) <= 1000)),
  constraint process_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'ended'::text])))
);
CREATE INDEX process_board ON engagement.process USING btree (tenant_id, template_id, current_key, due_sort, id) WHERE (state <> 'ended'::text);
CREATE INDEX process_by_batch ON engagement.process USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX process_by_version ON engagement.process USING btree (tenant_id, template_id, version);
CREATE INDEX process_ended ON engagement.process USING btree (tenant_id, ended_at DESC, id DESC) WHERE (state = 'ended'::text);
CREATE INDEX process_ended_of_template ON engagement.process USING btree (tenant_id, template_id, ended_at DESC, id DESC) WHERE (state = 'ended'::text);
CREATE INDEX process_of_owner ON engagement.process USING btree (tenant_id, owner_user_id, due_sort, id) WHERE (state <> 'ended'::text);
CREATE INDEX process_of_relation ON engagement.process USING btree (tenant_id, relation_id, state, started_at DESC);
CREATE INDEX process_running ON engagement.process USING btree (tenant_id, due_sort, id) WHERE (state <> 'ended'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.process_batch (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  template_id uuid not null,
  version integer not null,
  owner_user_id uuid,
  dates jsonb not null default '{}'::jsonb,
  state text not null,
  refused integer not null default 0,
  job_id uuid,
  made_at timestamp with time zone not null,
  made_by text not null,
  made_by_user_id uuid,
  constraint process_batch_pkey PRIMARY KEY (tenant_id, id),
  constraint process_batch_tenant_id_template_id_version_fkey FOREIGN KEY (tenant_id, template_id, version) REFERENCES engagement.process_version(tenant_id, template_id, version),
  constraint process_batch_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX process_batch_of_template ON engagement.process_batch USING btree (tenant_id, template_id, made_at DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.process_batch_item (
  tenant_id uuid not null default platform.current_tenant(),
  batch_id uuid not null,
  relation_id uuid not null,
  outcome text not null default 'waiting'::text,
  constraint process_batch_item_pkey PRIMARY KEY (tenant_id, batch_id, relation_id),
  constraint process_batch_item_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES engagement.process_batch(tenant_id, id) ON DELETE CASCADE,
  constraint process_batch_item_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint process_batch_item_outcome_check CHECK ((outcome = ANY (ARRAY['waiting'::text, 'started'::text, 'running_already'::text, 'gone'::text, 'undone'::text, 'kept'::text])))
);
CREATE INDEX process_batch_relation ON engagement.process_batch_item USING btree (tenant_id, relation_id);
CREATE INDEX process_batch_waiting ON engagement.process_batch_item USING btree (tenant_id, batch_id, relation_id) WHERE (outcome = 'waiting'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.process_document (
  tenant_id uuid not null default platform.current_tenant(),
  process_id uuid not null,
  step_key text not null,
  key text not null,
  is_checked boolean not null,
  checked_on date,
  checked_by text,
  note text not null default ''::text,
  constraint process_document_pkey PRIMARY KEY (tenant_id, process_id, step_key, key),
  constraint process_document_tenant_id_process_id_fkey FOREIGN KEY (tenant_id, process_id) REFERENCES engagement.process(tenant_id, id) ON DELETE CASCADE,
  constraint process_document_check CHECK ((is_checked = (checked_on IS NOT NULL))),
  constraint process_document_note_check CHECK ((char_length(note) <= 1000))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.process_step (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  process_id uuid not null,
  template_id uuid not null,
  key text not null,
  title text not null,
  position smallint not null,
  state text not null,
  user_id uuid,
  team_id uuid,
  role text,
  due_on date,
  shift_days integer not null default 0,
  opened_at timestamp with time zone,
  taken_at timestamp with time zone,
  taken_by text,
  taken_user_id uuid,
  ended_at timestamp with time zone,
  ended_by text,
  answer text,
  note text not null default ''::text,
  constraint process_step_tenant_id_process_id_key_key UNIQUE (tenant_id, process_id, key),
  constraint process_step_pkey PRIMARY KEY (tenant_id, id),
  constraint process_step_tenant_id_process_id_fkey FOREIGN KEY (tenant_id, process_id) REFERENCES engagement.process(tenant_id, id) ON DELETE CASCADE,
  constraint process_step_check CHECK ((num_nonnulls(user_id, team_id, role) <= 1)),
  constraint process_step_check1 CHECK (((state = ANY (ARRAY['done'::text, 'skipped'::text])) = (ended_at IS NOT NULL))),
  constraint process_step_note_check CHECK ((char_length(note) <= 2000)),
  constraint process_step_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'done'::text, 'skipped'::text, 'passed'::text])))
);
CREATE INDEX process_step_figures ON engagement.process_step USING btree (tenant_id, template_id, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX process_step_of_role ON engagement.process_step USING btree (tenant_id, role, due_on, id) WHERE ((state = 'open'::text) AND (role IS NOT NULL));
CREATE INDEX process_step_open ON engagement.process_step USING btree (tenant_id, template_id, key) WHERE (state = 'open'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.process_template (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  starter_key text,
  name text not null,
  goal text not null,
  domain_id uuid,
  type_id uuid,
  state text not null,
  version integer not null,
  edition integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint process_template_pkey PRIMARY KEY (tenant_id, id),
  constraint process_template_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint process_template_tenant_id_type_id_fkey FOREIGN KEY (tenant_id, type_id) REFERENCES governance.relation_type(tenant_id, id),
  constraint process_template_goal_check CHECK ((char_length(goal) <= 2000)),
  constraint process_template_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint process_template_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'active'::text, 'retired'::text]))),
  constraint process_template_version_check CHECK ((version >= 1))
);
CREATE UNIQUE INDEX process_template_name ON engagement.process_template USING btree (tenant_id, lower(name)) WHERE (state <> 'retired'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.process_version (
  tenant_id uuid not null default platform.current_tenant(),
  template_id uuid not null,
  version integer not null,
  content jsonb not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  constraint process_version_pkey PRIMARY KEY (tenant_id, template_id, version),
  constraint process_version_tenant_id_template_id_fkey FOREIGN KEY (tenant_id, template_id) REFERENCES engagement.process_template(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.purpose_conflict (
  tenant_id uuid not null default platform.current_tenant(),
  one_id uuid not null,
  other_id uuid not null,
  quiet_days integer not null,
  changed_at timestamp with time zone not null,
  constraint purpose_conflict_pkey PRIMARY KEY (tenant_id, one_id, other_id),
  constraint purpose_conflict_tenant_id_one_id_fkey FOREIGN KEY (tenant_id, one_id) REFERENCES engagement.purpose_rule(tenant_id, purpose_id) ON DELETE CASCADE,
  constraint purpose_conflict_tenant_id_other_id_fkey FOREIGN KEY (tenant_id, other_id) REFERENCES engagement.purpose_rule(tenant_id, purpose_id) ON DELETE CASCADE,
  constraint purpose_conflict_check CHECK ((one_id < other_id)),
  constraint purpose_conflict_quiet_days_check CHECK (((quiet_days >= 1) AND (quiet_days <= 730)))
);
CREATE INDEX purpose_conflict_other ON engagement.purpose_conflict USING btree (tenant_id, other_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.purpose_rule (
  tenant_id uuid not null default platform.current_tenant(),
  purpose_id uuid not null,
  quiet_days integer not null,
  changed_at timestamp with time zone not null,
  constraint purpose_rule_pkey PRIMARY KEY (tenant_id, purpose_id),
  constraint purpose_rule_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES privacy.purpose(tenant_id, id) ON DELETE CASCADE,
  constraint purpose_rule_quiet_days_check CHECK (((quiet_days >= 0) AND (quiet_days <= 730)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.task (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  title text not null,
  text text not null default ''::text,
  owner_user_id uuid,
  owner_team_id uuid,
  open_team_id uuid generated always as (
CASE
    WHEN (state = 'open'::text) THEN owner_team_id
    ELSE NULL::uuid
END) stored,
  relation_id uuid,
  origin_relation_id uuid,
  due_on date,
  due_time text,
  reminder text,
  repeat_every smallint,
  repeat_unit text,
  repeat_from text,
  repeat_until date,
  series_on date,
  follows_id uuid,
  state text not null default 'open'::text,
  ended_at timestamp with time zone,
  ended_by text,
  ended_by_user_id uuid,
  origin_kind text not null default 'hand'::text,
  origin_id uuid,
  made_at timestamp with time zone not null,
  made_by text not null,
  made_by_user_id uuid,
  version integer not null default 1,
  changed_at timestamp with time zone not null,
  constraint task_pkey PRIMARY KEY (tenant_id, id),
  constraint task_open_team FOREIGN KEY (tenant_id, open_team_id) REFERENCES admin.team(tenant_id, id),
  constraint task_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint task_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint task_check CHECK (((owner_user_id IS NULL) <> (owner_team_id IS NULL))),
  constraint task_check1 CHECK (((relation_id IS NULL) = (origin_relation_id IS NULL))),
  constraint task_check2 CHECK (((due_time IS NULL) OR (due_on IS NOT NULL))),
  constraint task_check3 CHECK (((reminder IS NULL) OR (due_on IS NOT NULL))),
  constraint task_check4 CHECK ((num_nulls(repeat_every, repeat_unit, repeat_from, series_on) = ANY (ARRAY[0, 4]))),
  constraint task_check5 CHECK (((repeat_every IS NULL) OR (due_on IS NOT NULL))),
  constraint task_check6 CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  constraint task_check7 CHECK (((origin_kind = 'hand'::text) = (origin_id IS NULL))),
  constraint task_due_time_check CHECK ((due_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text)),
  constraint task_origin_kind_check CHECK ((origin_kind = ANY (ARRAY['hand'::text, 'note'::text, 'comment'::text, 'process'::text, 'approach'::text]))),
  constraint task_reminder_check CHECK ((reminder = ANY (ARRAY['at_due'::text, 'quarter'::text, 'hour'::text, 'day'::text, 'two_days'::text, 'week'::text]))),
  constraint task_repeat_every_check CHECK (((repeat_every >= 1) AND (repeat_every <= 365))),
  constraint task_repeat_from_check CHECK ((repeat_from = ANY (ARRAY['due'::text, 'done'::text]))),
  constraint task_repeat_unit_check CHECK ((repeat_unit = ANY (ARRAY['day'::text, 'week'::text, 'month'::text, 'year'::text]))),
  constraint task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'cancelled'::text]))),
  constraint task_text_check CHECK ((char_length(text) <= 10000)),
  constraint task_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
CREATE INDEX task_ended ON engagement.task USING btree (tenant_id, ended_at DESC, id DESC) WHERE (state <> 'open'::text);
CREATE INDEX task_made_by ON engagement.task USING btree (tenant_id, made_by_user_id) WHERE (made_by_user_id IS NOT NULL);
CREATE UNIQUE INDEX task_next_turn ON engagement.task USING btree (tenant_id, follows_id) WHERE (follows_id IS NOT NULL);
CREATE INDEX task_of_origin ON engagement.task USING btree (tenant_id, origin_kind, origin_id) WHERE (origin_id IS NOT NULL);
CREATE INDEX task_of_relation ON engagement.task USING btree (tenant_id, relation_id, state, due_on) WHERE (relation_id IS NOT NULL);
CREATE INDEX task_of_team ON engagement.task USING btree (tenant_id, open_team_id, due_on, due_time, id) WHERE (open_team_id IS NOT NULL);
CREATE INDEX task_of_user ON engagement.task USING btree (tenant_id, owner_user_id, due_on, due_time, id) WHERE ((state = 'open'::text) AND (owner_user_id IS NOT NULL));
CREATE INDEX task_open ON engagement.task USING btree (tenant_id, due_on, due_time, id) WHERE (state = 'open'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table engagement.task_item (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  task_id uuid not null,
  position smallint not null,
  text text not null,
  done_at timestamp with time zone,
  done_by text,
  constraint task_item_pkey PRIMARY KEY (tenant_id, id),
  constraint task_item_tenant_id_task_id_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES engagement.task(tenant_id, id) ON DELETE CASCADE,
  constraint task_item_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 300)))
);
CREATE INDEX task_item_of_task ON engagement.task_item USING btree (tenant_id, task_id, "position");
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.break_glass (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  domain_id uuid,
  reason text not null,
  started_at timestamp with time zone not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  seen_at timestamp with time zone,
  seen_by uuid,
  constraint break_glass_pkey PRIMARY KEY (tenant_id, id),
  constraint break_glass_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id) ON DELETE CASCADE,
  constraint break_glass_tenant_id_seen_by_fkey FOREIGN KEY (tenant_id, seen_by) REFERENCES admin.app_user(tenant_id, id),
  constraint break_glass_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint break_glass_check CHECK ((until >= started_at)),
  constraint break_glass_check1 CHECK ((ended_at >= started_at)),
  constraint break_glass_reason_check CHECK (((length(reason) >= 10) AND (length(reason) <= 1000)))
);
CREATE INDEX break_glass_newest ON governance.break_glass USING btree (tenant_id, started_at DESC, id DESC);
CREATE INDEX break_glass_of_domain ON governance.break_glass USING btree (tenant_id, domain_id, started_at DESC, id DESC);
CREATE INDEX break_glass_of_user ON governance.break_glass USING btree (tenant_id, user_id, until);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.definition (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  term text not null,
  meaning text not null,
  examples text not null default ''::text,
  counter_examples text not null default ''::text,
  counting_rule text not null default ''::text,
  status text not null default 'concept'::text,
  is_disputed boolean not null default false,
  owner_user_id uuid,
  domain_id uuid,
  starter_key text,
  version integer not null default 1,
  changed_at timestamp with time zone not null default now(),
  constraint definition_pkey PRIMARY KEY (tenant_id, id),
  constraint definition_domain_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint definition_owner_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint definition_disputed_is_alive CHECK (((NOT is_disputed) OR (status <> 'retired'::text))),
  constraint definition_status_check CHECK ((status = ANY (ARRAY['concept'::text, 'agreed'::text, 'retired'::text])))
);
CREATE UNIQUE INDEX definition_term ON governance.definition USING btree (tenant_id, lower(term));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.definition_alternative (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  definition_id uuid not null,
  meaning text not null,
  counting_rule text not null default ''::text,
  reason text not null default ''::text,
  by_user_id text not null,
  by_name text not null,
  at timestamp with time zone not null,
  state text not null default 'open'::text,
  decided_by text,
  decided_at timestamp with time zone,
  constraint definition_alternative_pkey PRIMARY KEY (tenant_id, id),
  constraint definition_alternative_tenant_id_definition_id_fkey FOREIGN KEY (tenant_id, definition_id) REFERENCES governance.definition(tenant_id, id) ON DELETE CASCADE,
  constraint definition_alternative_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint definition_alternative_meaning_check CHECK ((meaning <> ''::text)),
  constraint definition_alternative_state_check CHECK ((state = ANY (ARRAY['open'::text, 'picked'::text, 'passed'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX definition_alternative_open ON governance.definition_alternative USING btree (tenant_id, definition_id, by_user_id) WHERE (state = 'open'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.definition_comment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  definition_id uuid not null,
  by_user_id text not null,
  by_name text not null,
  text text not null,
  at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint definition_comment_pkey PRIMARY KEY (tenant_id, id),
  constraint definition_comment_tenant_id_definition_id_fkey FOREIGN KEY (tenant_id, definition_id) REFERENCES governance.definition(tenant_id, id) ON DELETE CASCADE,
  constraint definition_comment_text_check CHECK ((text <> ''::text))
);
CREATE INDEX definition_comment_definition ON governance.definition_comment USING btree (tenant_id, definition_id, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.definition_use (
  tenant_id uuid not null default platform.current_tenant(),
  kind text not null,
  key text not null,
  definition_id uuid not null,
  constraint definition_use_pkey PRIMARY KEY (tenant_id, kind, key),
  constraint definition_use_tenant_id_definition_id_fkey FOREIGN KEY (tenant_id, definition_id) REFERENCES governance.definition(tenant_id, id) ON DELETE CASCADE,
  constraint definition_use_key_check CHECK ((key <> ''::text)),
  constraint definition_use_kind_check CHECK ((kind = ANY (ARRAY['type'::text, 'field'::text, 'figure'::text])))
);
CREATE INDEX definition_use_definition ON governance.definition_use USING btree (tenant_id, definition_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.definition_version (
  tenant_id uuid not null default platform.current_tenant(),
  definition_id uuid not null,
  version integer not null,
  act text not null,
  content jsonb not null,
  by_name text not null,
  at timestamp with time zone not null,
  proposal_id uuid,
  constraint definition_version_pkey PRIMARY KEY (tenant_id, definition_id, version),
  constraint definition_version_tenant_id_definition_id_fkey FOREIGN KEY (tenant_id, definition_id) REFERENCES governance.definition(tenant_id, id) ON DELETE CASCADE,
  constraint definition_version_act_check CHECK ((act = ANY (ARRAY['seeded'::text, 'added'::text, 'changed'::text, 'agreed'::text, 'retired'::text, 'reopened'::text, 'disputed'::text, 'settled'::text, 'picked'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.domain (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  bit smallint not null,
  owner_user_id uuid,
  description text not null default ''::text,
  deputy_user_id uuid,
  fresh_months integer not null default 24,
  expected_fields text[] not null default ARRAY['reachable'::text, 'addresses'::text],
  constraint domain_pkey PRIMARY KEY (tenant_id, id),
  constraint domain_deputy_fkey FOREIGN KEY (tenant_id, deputy_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint domain_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint domain_bit_check CHECK ((("bit" >= 0) AND ("bit" <= 62))),
  constraint domain_deputy_is_another CHECK ((deputy_user_id <> owner_user_id)),
  constraint domain_fresh_months_check CHECK (((fresh_months >= 1) AND (fresh_months <= 120)))
);
CREATE UNIQUE INDEX domain_bit ON governance.domain USING btree (tenant_id, "bit");
CREATE UNIQUE INDEX domain_key ON governance.domain USING btree (tenant_id, key);
CREATE UNIQUE INDEX domain_name ON governance.domain USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.domain_appointment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  domain_id uuid not null,
  seat text not null,
  from_user_id uuid,
  from_name text,
  to_user_id uuid,
  to_name text,
  remark text not null default ''::text,
  open_items jsonb not null default '{}'::jsonb,
  by_name text not null,
  at timestamp with time zone not null,
  constraint domain_appointment_pkey PRIMARY KEY (tenant_id, id),
  constraint domain_appointment_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint domain_appointment_seat_check CHECK ((seat = ANY (ARRAY['owner'::text, 'deputy'::text])))
);
CREATE INDEX domain_appointment_domain ON governance.domain_appointment USING btree (tenant_id, domain_id, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.domain_right (
  tenant_id uuid not null default platform.current_tenant(),
  subject_kind text not null,
  subject_key text not null,
  domain_id uuid not null,
  may_see boolean not null,
  may_change boolean not null,
  may_export boolean not null,
  may_delete boolean not null,
  constraint domain_right_pkey PRIMARY KEY (tenant_id, domain_id, subject_kind, subject_key),
  constraint domain_right_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id) ON DELETE CASCADE,
  constraint domain_right_change_implies_see CHECK ((may_see OR (NOT may_change))),
  constraint domain_right_delete_implies_change CHECK ((may_change OR (NOT may_delete))),
  constraint domain_right_export_implies_see CHECK ((may_see OR (NOT may_export))),
  constraint domain_right_subject_key_check CHECK ((subject_key <> ''::text)),
  constraint domain_right_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['role'::text, 'team'::text])))
);
CREATE INDEX domain_right_subject ON governance.domain_right USING btree (tenant_id, subject_kind, subject_key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.domain_source (
  tenant_id uuid not null default platform.current_tenant(),
  domain_id uuid not null,
  source text not null,
  relations bigint not null,
  constraint domain_source_pkey PRIMARY KEY (tenant_id, domain_id, source),
  constraint domain_source_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.field (
  tenant_id uuid not null default platform.current_tenant(),
  key text not null,
  label text not null,
  definition text not null,
  goal text not null,
  kinds text[] not null,
  position integer not null,
  data_type text not null default 'built_in'::text,
  help text not null default ''::text,
  section text not null default ''::text,
  type_ids uuid[] not null default '{}'::uuid[],
  limits jsonb not null default '{}'::jsonb,
  choices jsonb not null default '[]'::jsonb,
  required jsonb not null default '{"when": "never"}'::jsonb,
  sensitivity text not null default 'normal'::text,
  special_ground text,
  retention_text text,
  retention_months integer,
  domain_id uuid,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint field_pkey PRIMARY KEY (tenant_id, key),
  constraint field_domain_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint field_data_type_check CHECK ((data_type = ANY (ARRAY['built_in'::text, 'text'::text, 'long_text'::text, 'number'::text, 'money'::text, 'date'::text, 'choice'::text, 'choices'::text, 'yes_no'::text, 'reference'::text]))),
  constraint field_goal_check CHECK ((goal <> ''::text)),
  constraint field_own_key CHECK (((data_type = 'built_in'::text) = (key !~ '^own_[a-z0-9_]+$'::text))),
  constraint field_retention_months_check CHECK (((retention_months >= 1) AND (retention_months <= 1200))),
  constraint field_sensitivity_check CHECK ((sensitivity = ANY (ARRAY['normal'::text, 'sensitive'::text, 'special'::text]))),
  constraint field_special CHECK (((sensitivity <> 'special'::text) OR (COALESCE(special_ground, ''::text) <> ''::text)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.field_right (
  tenant_id uuid not null default platform.current_tenant(),
  subject_kind text not null,
  subject_key text not null,
  domain_id uuid not null,
  field_key text not null,
  access text not null,
  constraint field_right_pkey PRIMARY KEY (tenant_id, domain_id, subject_kind, subject_key, field_key),
  constraint field_right_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id) ON DELETE CASCADE,
  constraint field_right_access_check CHECK ((access = ANY (ARRAY['hidden'::text, 'masked'::text, 'read'::text, 'change'::text]))),
  constraint field_right_field_key_check CHECK ((field_key <> ''::text)),
  constraint field_right_subject_key_check CHECK ((subject_key <> ''::text)),
  constraint field_right_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['role'::text, 'team'::text])))
);
CREATE INDEX field_right_subject ON governance.field_right USING btree (tenant_id, subject_kind, subject_key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.link_type (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  label text not null,
  reverse_label text not null,
  definition text not null default ''::text,
  from_kinds text[] not null default ARRAY['person'::text, 'organisation'::text, 'household'::text],
  to_kinds text[] not null default ARRAY['person'::text, 'organisation'::text, 'household'::text],
  functions text[] not null default '{}'::text[],
  domain_id uuid,
  retired_at timestamp with time zone,
  version integer not null default 1,
  is_hierarchy boolean not null default false,
  constraint link_type_pkey PRIMARY KEY (tenant_id, id),
  constraint link_type_domain_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint link_type_from_kinds_check CHECK (((from_kinds <@ ARRAY['person'::text, 'organisation'::text, 'household'::text]) AND (cardinality(from_kinds) > 0))),
  constraint link_type_to_kinds_check CHECK (((to_kinds <@ ARRAY['person'::text, 'organisation'::text, 'household'::text]) AND (cardinality(to_kinds) > 0)))
);
CREATE UNIQUE INDEX link_type_key ON governance.link_type USING btree (tenant_id, key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.model_change (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  element text not null,
  element_id text not null,
  action text not null,
  before jsonb,
  after jsonb,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  proposal_id uuid,
  constraint model_change_pkey PRIMARY KEY (tenant_id, id),
  constraint model_change_action_check CHECK ((action = ANY (ARRAY['added'::text, 'changed'::text, 'retired'::text, 'restored'::text, 'removed'::text]))),
  constraint model_change_element_check CHECK ((element = ANY (ARRAY['field'::text, 'relation_type'::text, 'link_type'::text, 'definition'::text])))
);
CREATE INDEX model_change_element ON governance.model_change USING btree (tenant_id, element, element_id, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.notice (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  details jsonb not null default '{}'::jsonb,
  domain_id uuid,
  at timestamp with time zone not null,
  seen_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (tenant_id, id),
  constraint notice_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id) ON DELETE CASCADE,
  constraint notice_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX notice_unseen ON governance.notice USING btree (tenant_id, user_id, id DESC) WHERE (seen_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.proposal (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  element text not null,
  element_id text,
  change text not null,
  title text not null,
  content jsonb not null,
  seen jsonb,
  reason text not null,
  domain_id uuid,
  status text not null,
  proposed_by_id text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  decision_reason text,
  constraint proposal_pkey PRIMARY KEY (tenant_id, id),
  constraint proposal_domain_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint proposal_change_check CHECK ((change = ANY (ARRAY['add'::text, 'change'::text, 'retire'::text]))),
  constraint proposal_check CHECK (((change = 'add'::text) = (element_id IS NULL))),
  constraint proposal_check1 CHECK (((status = 'open'::text) = (decided_at IS NULL))),
  constraint proposal_element_check CHECK ((element = ANY (ARRAY['field'::text, 'relation_type'::text, 'link_type'::text, 'definition'::text]))),
  constraint proposal_reason_check CHECK ((reason <> ''::text)),
  constraint proposal_status_check CHECK ((status = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX proposal_domain ON governance.proposal USING btree (tenant_id, domain_id, id DESC) WHERE (status = 'open'::text);
CREATE INDEX proposal_newest ON governance.proposal USING btree (tenant_id, status, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.proposal_comment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  proposal_id uuid not null,
  author text not null,
  text text not null,
  written_at timestamp with time zone not null,
  constraint proposal_comment_pkey PRIMARY KEY (tenant_id, id),
  constraint proposal_comment_proposal_fkey FOREIGN KEY (tenant_id, proposal_id) REFERENCES governance.proposal(tenant_id, id) ON DELETE CASCADE,
  constraint proposal_comment_text_check CHECK ((text <> ''::text))
);
CREATE INDEX proposal_comment_proposal ON governance.proposal_comment USING btree (tenant_id, proposal_id, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.quality_figure (
  tenant_id uuid not null default platform.current_tenant(),
  day date not null,
  domain_id uuid not null,
  dimension text not null,
  field text not null default ''::text,
  measured bigint not null,
  good bigint not null,
  constraint quality_figure_pkey PRIMARY KEY (tenant_id, domain_id, day, dimension, field),
  constraint quality_figure_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id) ON DELETE CASCADE,
  constraint quality_figure_check CHECK (((good >= 0) AND (good <= measured))),
  constraint quality_figure_dimension_check CHECK ((dimension = ANY (ARRAY['completeness'::text, 'validity'::text, 'freshness'::text, 'duplicates'::text, 'conflicts'::text]))),
  constraint quality_figure_measured_check CHECK ((measured >= 0))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.relation_type (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  kinds text[] not null,
  domain_id uuid not null,
  definition text,
  position integer not null default 0,
  retired_at timestamp with time zone,
  version integer not null default 1,
  audience text not null default 'consumer'::text,
  constraint relation_type_pkey PRIMARY KEY (tenant_id, id),
  constraint relation_type_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint relation_type_audience_check CHECK ((audience = ANY (ARRAY['consumer'::text, 'business'::text, 'internal'::text]))),
  constraint relation_type_kinds_check CHECK (((kinds <@ ARRAY['person'::text, 'organisation'::text, 'household'::text]) AND (cardinality(kinds) > 0)))
);
CREATE UNIQUE INDEX relation_type_in_domain ON governance.relation_type USING btree (tenant_id, id, domain_id);
CREATE UNIQUE INDEX relation_type_key ON governance.relation_type USING btree (tenant_id, key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.review_cycle (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  domain_id uuid not null,
  name text not null,
  type_ids uuid[] not null default '{}'::uuid[],
  branch_ids uuid[] not null default '{}'::uuid[],
  stale_months integer,
  interval_months integer not null,
  weeks integer not null,
  worker_user_ids uuid[] not null default '{}'::uuid[],
  next_on date not null,
  stopped_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint review_cycle_pkey PRIMARY KEY (tenant_id, id),
  constraint review_cycle_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint review_cycle_interval_months_check CHECK ((interval_months = ANY (ARRAY[1, 2, 3, 6, 12, 24]))),
  constraint review_cycle_name_check CHECK ((name <> ''::text)),
  constraint review_cycle_stale_months_check CHECK (((stale_months >= 1) AND (stale_months <= 120))),
  constraint review_cycle_weeks_check CHECK (((weeks >= 1) AND (weeks <= 26)))
);
CREATE INDEX review_cycle_domain ON governance.review_cycle USING btree (tenant_id, domain_id);
CREATE INDEX review_cycle_due ON governance.review_cycle USING btree (tenant_id, next_on) WHERE (stopped_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.review_round (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  cycle_id uuid not null,
  domain_id uuid not null,
  name text not null,
  type_ids uuid[] not null,
  branch_ids uuid[] not null,
  stale_months integer,
  worker_user_ids uuid[] not null,
  state text not null,
  opened_on date not null,
  due_on date not null,
  opened_at timestamp with time zone not null,
  attested_at timestamp with time zone,
  attested_by text,
  statement text,
  figures jsonb,
  constraint review_round_pkey PRIMARY KEY (tenant_id, id),
  constraint review_round_tenant_id_cycle_id_fkey FOREIGN KEY (tenant_id, cycle_id) REFERENCES governance.review_cycle(tenant_id, id),
  constraint review_round_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint review_round_check CHECK (((state = 'attested'::text) = ((attested_at IS NOT NULL) AND (statement IS NOT NULL) AND (figures IS NOT NULL)))),
  constraint review_round_state_check CHECK ((state = ANY (ARRAY['filling'::text, 'open'::text, 'attested'::text])))
);
CREATE INDEX review_round_domain ON governance.review_round USING btree (tenant_id, domain_id, opened_at DESC, id DESC);
CREATE UNIQUE INDEX review_round_once ON governance.review_round USING btree (tenant_id, cycle_id, opened_on);
CREATE INDEX review_round_open ON governance.review_round USING btree (tenant_id, due_on, id) WHERE (state <> 'attested'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.role_choice (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  type_id uuid not null,
  kind text not null,
  name text not null,
  position integer not null,
  retired_at timestamp with time zone,
  constraint role_choice_tenant_id_type_id_id_key UNIQUE (tenant_id, type_id, id),
  constraint role_choice_pkey PRIMARY KEY (tenant_id, id),
  constraint role_choice_tenant_id_type_id_fkey FOREIGN KEY (tenant_id, type_id) REFERENCES governance.relation_type(tenant_id, id) ON DELETE CASCADE,
  constraint role_choice_kind_check CHECK ((kind = ANY (ARRAY['status'::text, 'stage'::text, 'end_reason'::text]))),
  constraint role_choice_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);
CREATE UNIQUE INDEX role_choice_name ON governance.role_choice USING btree (tenant_id, type_id, kind, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.decision (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  left_cell_id uuid not null,
  right_cell_id uuid not null,
  remark text,
  merge_id uuid,
  split_id uuid,
  made_by text not null,
  made_at timestamp with time zone not null,
  revoked_by text,
  revoked_at timestamp with time zone,
  overruled_by_id uuid,
  constraint decision_pkey PRIMARY KEY (tenant_id, id),
  constraint decision_check CHECK ((left_cell_id < right_cell_id)),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['same'::text, 'not_same'::text, 'later'::text])))
);
CREATE INDEX decision_merge ON identity.decision USING btree (tenant_id, merge_id) WHERE (merge_id IS NOT NULL);
CREATE INDEX decision_newest ON identity.decision USING btree (tenant_id, made_at DESC, id DESC);
CREATE UNIQUE INDEX decision_once ON identity.decision USING btree (tenant_id, left_cell_id, right_cell_id) WHERE (revoked_at IS NULL);
CREATE INDEX decision_overruled ON identity.decision USING btree (tenant_id, overruled_by_id) WHERE (overruled_by_id IS NOT NULL);
CREATE INDEX decision_right ON identity.decision USING btree (tenant_id, right_cell_id) WHERE (revoked_at IS NULL);
CREATE INDEX decision_split ON identity.decision USING btree (tenant_id, split_id) WHERE (split_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.folder_mailbox (
  tenant_id uuid not null default platform.current_tenant(),
  folder_id uuid not null,
  host text not null,
  port integer not null,
  security text not null,
  login text not null,
  password text not null,
  inbox text not null,
  senders text[] not null,
  read_at timestamp with time zone,
  problem text,
  refused_at timestamp with time zone,
  refused_reason text,
  refused_sender text,
  constraint folder_mailbox_pkey PRIMARY KEY (tenant_id, folder_id),
  constraint folder_mailbox_tenant_id_folder_id_fkey FOREIGN KEY (tenant_id, folder_id) REFERENCES identity.import_folder(tenant_id, id) ON DELETE CASCADE,
  constraint folder_mailbox_host_check CHECK (((char_length(host) >= 1) AND (char_length(host) <= 253))),
  constraint folder_mailbox_inbox_check CHECK (((char_length(inbox) >= 1) AND (char_length(inbox) <= 200))),
  constraint folder_mailbox_login_check CHECK (((char_length(login) >= 1) AND (char_length(login) <= 200))),
  constraint folder_mailbox_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint folder_mailbox_problem_check CHECK ((problem = ANY (ARRAY['login_refused'::text, 'unreachable'::text, 'certificate'::text, 'folder_missing'::text, 'timed_out'::text, 'address_refused'::text]))),
  constraint folder_mailbox_refused_reason_check CHECK ((refused_reason = ANY (ARRAY['sender_unknown'::text, 'not_genuine'::text, 'no_list'::text, 'too_large'::text]))),
  constraint folder_mailbox_refused_sender_check CHECK ((char_length(refused_sender) <= 320)),
  constraint folder_mailbox_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'plain'::text]))),
  constraint folder_mailbox_senders_check CHECK (((cardinality(senders) >= 1) AND (cardinality(senders) <= 50)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.household_suggestion (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  surname text not null,
  address text not null,
  cell_ids uuid[] not null,
  run_id uuid,
  state text not null default 'open'::text,
  household_id uuid,
  found_at timestamp with time zone not null,
  answered_by text,
  answered_at timestamp with time zone,
  constraint household_suggestion_pkey PRIMARY KEY (tenant_id, id),
  constraint household_suggestion_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'dismissed'::text])))
);
CREATE INDEX household_suggestion_answered ON identity.household_suggestion USING btree (tenant_id, answered_at DESC, id DESC) WHERE (state <> 'open'::text);
CREATE INDEX household_suggestion_open ON identity.household_suggestion USING btree (tenant_id, found_at DESC, id DESC) WHERE (state = 'open'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.import (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  state text not null,
  file_id uuid not null,
  file_name text not null,
  inspection jsonb,
  proposal jsonb,
  options jsonb,
  profile_id uuid,
  source_id uuid,
  counts jsonb,
  problem jsonb,
  job_id uuid,
  done_through bigint not null default 0,
  sequence bigint,
  started_by text not null,
  created_at timestamp with time zone not null,
  ran_at timestamp with time zone,
  finished_at timestamp with time zone,
  folder_id uuid,
  runs_as uuid,
  asked_at_state text,
  held_for text,
  constraint import_pkey PRIMARY KEY (tenant_id, id),
  constraint import_tenant_id_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES platform.file(tenant_id, id),
  constraint import_tenant_id_folder_id_fkey FOREIGN KEY (tenant_id, folder_id) REFERENCES identity.import_folder(tenant_id, id) ON DELETE SET NULL (folder_id),
  constraint import_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id),
  constraint import_held_for_check CHECK ((held_for = ANY (ARRAY['unknown'::text, 'by_hand'::text, 'rejected'::text, 'gone'::text, 'rights'::text, 'stopped_column'::text, 'refused'::text]))),
  constraint import_state_check CHECK ((state = ANY (ARRAY['inspecting'::text, 'ready'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'undoing'::text, 'undone'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX import_going ON identity.import USING btree (tenant_id, created_at, id) WHERE ((runs_as IS NOT NULL) AND (state = ANY (ARRAY['inspecting'::text, 'ready'::text, 'checking'::text, 'checked'::text, 'running'::text, 'undoing'::text])));
CREATE INDEX import_newest ON identity.import USING btree (tenant_id, created_at DESC, id DESC);
CREATE INDEX import_of_folder ON identity.import USING btree (tenant_id, folder_id, created_at DESC, id DESC) WHERE (folder_id IS NOT NULL);
CREATE UNIQUE INDEX import_sequence ON identity.import USING btree (tenant_id, sequence) WHERE (sequence IS NOT NULL);
CREATE INDEX import_source ON identity.import USING btree (tenant_id, source_id, sequence DESC) WHERE (sequence IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.import_folder (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  directory text not null,
  source_id uuid,
  holder_id uuid not null,
  holder_name text not null,
  carries_out boolean not null,
  most_rejected integer not null,
  most_gone integer not null,
  quiet_after_days integer,
  is_paused boolean not null default false,
  problem text,
  problem_file text,
  look_at timestamp with time zone not null,
  looked_at timestamp with time zone,
  arrived_at timestamp with time zone,
  made_at timestamp with time zone not null,
  constraint import_folder_pkey PRIMARY KEY (tenant_id, id),
  constraint import_folder_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id),
  constraint import_folder_directory_check CHECK ((directory ~ '^[a-z0-9][a-z0-9-]{0,59}$'::text)),
  constraint import_folder_most_gone_check CHECK (((most_gone >= 0) AND (most_gone <= 100))),
  constraint import_folder_most_rejected_check CHECK (((most_rejected >= 0) AND (most_rejected <= 100))),
  constraint import_folder_problem_check CHECK ((problem = ANY (ARRAY['unreachable'::text, 'not_writable'::text, 'too_large'::text, 'unreadable'::text]))),
  constraint import_folder_quiet_after_days_check CHECK (((quiet_after_days >= 1) AND (quiet_after_days <= 366)))
);
CREATE UNIQUE INDEX import_folder_directory ON identity.import_folder USING btree (tenant_id, directory);
CREATE INDEX import_folder_due ON identity.import_folder USING btree (tenant_id, look_at) WHERE (NOT is_paused);
CREATE UNIQUE INDEX import_folder_name ON identity.import_folder USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.import_profile (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  source_id uuid not null,
  header_hash text not null,
  options jsonb not null,
  updated_at timestamp with time zone not null,
  constraint import_profile_pkey PRIMARY KEY (tenant_id, id),
  constraint import_profile_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX import_profile_hash ON identity.import_profile USING btree (tenant_id, header_hash);
CREATE UNIQUE INDEX import_profile_header ON identity.import_profile USING btree (tenant_id, source_id, header_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.import_row (
  tenant_id uuid not null default platform.current_tenant(),
  import_id uuid not null,
  position bigint not null,
  row_number bigint not null,
  outcome text not null,
  name text,
  external_id text,
  cells json not null,
  problems jsonb not null default '[]'::jsonb,
  known_record_id uuid,
  relation_id uuid,
  resembles_id uuid,
  resembles_by text[],
  returned_from_import_id uuid,
  constraint import_row_pkey PRIMARY KEY (tenant_id, import_id, "position"),
  constraint import_row_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES identity.import(tenant_id, id) ON DELETE CASCADE,
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'duplicate'::text, 'rejected'::text])))
);
CREATE INDEX import_row_outcome ON identity.import_row USING btree (tenant_id, import_id, outcome, "position");
CREATE INDEX import_row_relation ON identity.import_row USING btree (tenant_id, relation_id) WHERE (relation_id IS NOT NULL);
CREATE INDEX import_row_resembles ON identity.import_row USING btree (tenant_id, resembles_id) WHERE (resembles_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_key (
  tenant_id uuid not null default platform.current_tenant(),
  key bigint not null,
  record_id uuid not null,
  constraint match_key_pkey PRIMARY KEY (tenant_id, key, record_id)
);
CREATE INDEX match_key_record ON identity.match_key USING btree (tenant_id, record_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_model (
  tenant_id uuid not null default platform.current_tenant(),
  parameters jsonb not null,
  record_count integer not null,
  made_at timestamp with time zone not null,
  constraint match_model_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_report (
  tenant_id uuid not null default platform.current_tenant(),
  report jsonb not null,
  as_of timestamp with time zone not null,
  refreshing_since timestamp with time zone,
  constraint match_report_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_run (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  state text not null,
  job_id uuid,
  class text,
  import_id uuid,
  counts jsonb,
  histogram jsonb,
  observations jsonb not null default '[]'::jsonb,
  started_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint match_run_pkey PRIMARY KEY (tenant_id, id),
  constraint match_run_kind_check CHECK ((kind = ANY (ARRAY['records'::text, 'class'::text, 'import'::text]))),
  constraint match_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX match_run_newest ON identity.match_run USING btree (tenant_id, started_at DESC, id DESC);
CREATE UNIQUE INDEX match_run_running ON identity.match_run USING btree (tenant_id) WHERE (state = ANY (ARRAY['running'::text, 'undoing'::text]));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_settings (
  tenant_id uuid not null default platform.current_tenant(),
  is_automatic boolean not null,
  auto double precision not null,
  suggest double precision not null,
  exceptions jsonb not null default '[]'::jsonb,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint match_settings_pkey PRIMARY KEY (tenant_id),
  constraint match_settings_check CHECK ((suggest < auto))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_waiting (
  tenant_id uuid not null default platform.current_tenant(),
  import_id uuid not null,
  since timestamp with time zone not null,
  constraint match_waiting_pkey PRIMARY KEY (tenant_id, import_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.merge (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  sequence bigint not null,
  winner_cell_id uuid not null,
  loser_cell_id uuid not null,
  run_id uuid,
  score real,
  reasons text[] not null default '{}'::text[],
  remark text,
  choice_record_id uuid,
  made_by text not null,
  made_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  dissolved_at timestamp with time zone,
  constraint merge_pkey PRIMARY KEY (tenant_id, id),
  constraint merge_check CHECK ((loser_cell_id <> winner_cell_id))
);
CREATE INDEX merge_loser ON identity.merge USING btree (tenant_id, loser_cell_id);
CREATE INDEX merge_run ON identity.merge USING btree (tenant_id, run_id, sequence) WHERE (run_id IS NOT NULL);
CREATE UNIQUE INDEX merge_sequence ON identity.merge USING btree (tenant_id, sequence);
CREATE INDEX merge_winner ON identity.merge USING btree (tenant_id, winner_cell_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.possible_duplicate (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  left_id uuid not null,
  right_id uuid not null,
  reasons text[] not null,
  import_id uuid,
  found_at timestamp with time zone not null,
  origin_left_id uuid not null,
  origin_right_id uuid not null,
  is_pair boolean generated always as ((left_id <> right_id)) stored,
  run_id uuid,
  score real,
  probability real,
  value real not null default 0,
  evidence jsonb not null default '[]'::jsonb,
  class text not null default 'contact'::text,
  state text not null default 'open'::text,
  taken_by uuid,
  taken_until timestamp with time zone,
  asked_user_id uuid,
  asked_by text,
  remark text,
  answered_by text,
  answered_by_user_id uuid,
  answered_at timestamp with time zone,
  merge_id uuid,
  decision_id uuid,
  constraint possible_duplicate_pkey PRIMARY KEY (tenant_id, id),
  constraint possible_duplicate_tenant_id_left_id_fkey FOREIGN KEY (tenant_id, left_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint possible_duplicate_tenant_id_right_id_fkey FOREIGN KEY (tenant_id, right_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint possible_duplicate_check CHECK ((origin_left_id < origin_right_id)),
  constraint possible_duplicate_state_check CHECK ((state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text, 'same'::text, 'not_same'::text])))
);
CREATE INDEX possible_duplicate_answered ON identity.possible_duplicate USING btree (tenant_id, state, answered_at, class) INCLUDE (answered_by_user_id) WHERE (state = ANY (ARRAY['same'::text, 'not_same'::text]));
CREATE INDEX possible_duplicate_asked ON identity.possible_duplicate USING btree (tenant_id, asked_user_id, value DESC, id) WHERE (state = 'asked'::text);
CREATE INDEX possible_duplicate_class ON identity.possible_duplicate USING btree (tenant_id, state, class, value DESC, id) WHERE (is_pair AND (state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text])));
CREATE INDEX possible_duplicate_decision ON identity.possible_duplicate USING btree (tenant_id, decision_id) WHERE (decision_id IS NOT NULL);
CREATE INDEX possible_duplicate_import ON identity.possible_duplicate USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX possible_duplicate_left ON identity.possible_duplicate USING btree (tenant_id, left_id);
CREATE INDEX possible_duplicate_merge ON identity.possible_duplicate USING btree (tenant_id, merge_id) WHERE (merge_id IS NOT NULL);
CREATE INDEX possible_duplicate_newest ON identity.possible_duplicate USING btree (tenant_id, found_at DESC, id DESC) WHERE (is_pair AND (state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text])));
CREATE UNIQUE INDEX possible_duplicate_pair ON identity.possible_duplicate USING btree (tenant_id, origin_left_id, origin_right_id);
CREATE INDEX possible_duplicate_right ON identity.possible_duplicate USING btree (tenant_id, right_id);
CREATE INDEX possible_duplicate_value ON identity.possible_duplicate USING btree (tenant_id, state, value DESC, id) WHERE (is_pair AND (state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text])));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.source (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  kind text not null,
  trust integer not null,
  created_at timestamp with time zone not null,
  constraint source_pkey PRIMARY KEY (tenant_id, id),
  constraint source_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'manual'::text, 'demo'::text, 'connection'::text]))),
  constraint source_trust_check CHECK (((trust >= 0) AND (trust <= 100)))
);
CREATE UNIQUE INDEX source_manual ON identity.source USING btree (tenant_id) WHERE (kind = 'manual'::text);
CREATE UNIQUE INDEX source_name ON identity.source USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.source_record (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  source_id uuid not null,
  object_type text not null,
  external_id text not null,
  version integer not null,
  payload json not null,
  payload_hash text not null,
  record jsonb not null,
  import_id uuid,
  row_number bigint,
  recorded_at timestamp with time zone not null,
  type_ids uuid[] not null default '{}'::uuid[],
  domain_id uuid,
  branch_id uuid,
  origin_relation_id uuid not null,
  relation_id uuid not null,
  superseded_by uuid,
  gone_import_id uuid,
  constraint source_record_pkey PRIMARY KEY (tenant_id, id),
  constraint source_record_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint source_record_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint source_record_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id)
);
CREATE UNIQUE INDEX source_record_current ON identity.source_record USING btree (tenant_id, source_id, object_type, external_id) WHERE (superseded_by IS NULL);
CREATE INDEX source_record_gone ON identity.source_record USING btree (tenant_id, gone_import_id) WHERE (gone_import_id IS NOT NULL);
CREATE INDEX source_record_import ON identity.source_record USING btree (tenant_id, import_id, row_number) WHERE (import_id IS NOT NULL);
CREATE INDEX source_record_relation ON identity.source_record USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.split (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  sequence bigint not null,
  relation_id uuid not null,
  remark text,
  made_by text not null,
  made_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint split_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX split_relation ON identity.split USING btree (tenant_id, relation_id);
CREATE UNIQUE INDEX split_sequence ON identity.split USING btree (tenant_id, sequence);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.split_cell (
  tenant_id uuid not null default platform.current_tenant(),
  split_id uuid not null,
  cell_id uuid not null,
  from_cell_id uuid,
  constraint split_cell_pkey PRIMARY KEY (tenant_id, split_id, cell_id),
  constraint split_cell_tenant_id_split_id_fkey FOREIGN KEY (tenant_id, split_id) REFERENCES identity.split(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX split_cell_cell ON identity.split_cell USING btree (tenant_id, cell_id);
CREATE INDEX split_cell_from ON identity.split_cell USING btree (tenant_id, from_cell_id) WHERE (from_cell_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.split_move (
  tenant_id uuid not null default platform.current_tenant(),
  split_id uuid not null,
  source_id uuid not null,
  object_type text not null,
  external_id text not null,
  home_cell_id uuid not null,
  to_cell_id uuid not null,
  constraint split_move_pkey PRIMARY KEY (tenant_id, split_id, source_id, object_type, external_id),
  constraint split_move_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id),
  constraint split_move_tenant_id_split_id_fkey FOREIGN KEY (tenant_id, split_id) REFERENCES identity.split(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX split_move_record ON identity.split_move USING btree (tenant_id, source_id, object_type, external_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.survivorship (
  tenant_id uuid not null default platform.current_tenant(),
  field text not null,
  source_ids uuid[] not null default '{}'::uuid[],
  rule text not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint survivorship_pkey PRIMARY KEY (tenant_id, field),
  constraint survivorship_rule_check CHECK ((rule = ANY (ARRAY['most_trusted'::text, 'most_recent'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.campaign_result (
  tenant_id uuid not null default platform.current_tenant(),
  object_id uuid not null,
  connection_id uuid not null,
  name text not null,
  subject text,
  sent_at timestamp with time zone not null,
  lists text[] not null,
  sent integer not null,
  opened integer,
  clicked integer,
  unsubscribed integer,
  returned integer,
  complained integer,
  constraint campaign_result_pkey PRIMARY KEY (tenant_id, object_id),
  constraint campaign_result_tenant_id_connection_id_fkey FOREIGN KEY (tenant_id, connection_id) REFERENCES integrations.connection(tenant_id, id) ON DELETE CASCADE,
  constraint campaign_result_tenant_id_object_id_fkey FOREIGN KEY (tenant_id, object_id) REFERENCES integrations.object(tenant_id, id) ON DELETE CASCADE,
  constraint campaign_result_clicked_check CHECK ((clicked >= 0)),
  constraint campaign_result_complained_check CHECK ((complained >= 0)),
  constraint campaign_result_opened_check CHECK ((opened >= 0)),
  constraint campaign_result_returned_check CHECK ((returned >= 0)),
  constraint campaign_result_sent_check CHECK ((sent >= 0)),
  constraint campaign_result_unsubscribed_check CHECK ((unsubscribed >= 0))
);
CREATE INDEX campaign_result_newest ON integrations.campaign_result USING btree (tenant_id, sent_at DESC, object_id DESC);
CREATE INDEX campaign_result_of_connection ON integrations.campaign_result USING btree (tenant_id, connection_id, sent_at DESC, object_id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.card_checker (
  tenant_id uuid not null default platform.current_tenant(),
  host text not null,
  port integer not null,
  institution text not null,
  login text not null,
  password text,
  terminal_password text,
  changed_at timestamp with time zone not null,
  constraint card_checker_pkey PRIMARY KEY (tenant_id),
  constraint card_checker_host_check CHECK (((char_length(host) >= 1) AND (char_length(host) <= 253))),
  constraint card_checker_institution_check CHECK ((char_length(institution) <= 100)),
  constraint card_checker_login_check CHECK ((char_length(login) <= 100)),
  constraint card_checker_port_check CHECK (((port >= 1) AND (port <= 65535)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.connection (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  connector text not null,
  name text not null,
  source_id uuid not null,
  state text not null,
  settings jsonb not null,
  secrets jsonb not null default '{}'::jsonb,
  columns jsonb,
  type_ids uuid[] not null,
  domain_id uuid not null,
  branch_id uuid,
  every_minutes integer not null,
  silent_after_hours integer,
  next_at timestamp with time zone,
  failures integer not null default 0,
  failing_since timestamp with time zone,
  problem jsonb,
  hook_hash text,
  hook_heard_at timestamp with time zone,
  created_by text not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  lists jsonb not null default '[]'::jsonb,
  constraint connection_pkey PRIMARY KEY (tenant_id, id),
  constraint connection_branch FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint connection_domain FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint connection_source FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id),
  constraint connection_every_minutes_check CHECK (((every_minutes >= 5) AND (every_minutes <= 10080))),
  constraint connection_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint connection_silent_after_hours_check CHECK ((silent_after_hours > 0)),
  constraint connection_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'ended'::text])))
);
CREATE INDEX connection_due ON integrations.connection USING btree (tenant_id, next_at) WHERE (next_at IS NOT NULL);
CREATE UNIQUE INDEX connection_hook ON integrations.connection USING btree (tenant_id, hook_hash) WHERE (hook_hash IS NOT NULL);
CREATE UNIQUE INDEX connection_of_source ON integrations.connection USING btree (tenant_id, source_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.delivery (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  connection_id uuid not null,
  stream text not null,
  kind text not null,
  state text not null,
  job_id uuid not null,
  started_by text not null,
  question jsonb not null,
  resume jsonb,
  next_cursor jsonb,
  offered integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  same integer not null default 0,
  unmatched integer not null default 0,
  rejected integer not null default 0,
  gone integer not null default 0,
  control jsonb,
  problem jsonb,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (tenant_id, id),
  constraint delivery_tenant_id_connection_id_fkey FOREIGN KEY (tenant_id, connection_id) REFERENCES integrations.connection(tenant_id, id) ON DELETE CASCADE,
  constraint delivery_adds_up CHECK ((offered = ((((added + changed) + same) + unmatched) + rejected))),
  constraint delivery_kind_check CHECK ((kind = ANY (ARRAY['clock'::text, 'hand'::text, 'hook'::text, 'backfill'::text, 'replay'::text, 'dry'::text]))),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX delivery_newest ON integrations.delivery USING btree (tenant_id, id DESC);
CREATE INDEX delivery_of_connection ON integrations.delivery USING btree (tenant_id, connection_id, id DESC);
CREATE INDEX delivery_of_stream ON integrations.delivery USING btree (tenant_id, connection_id, stream, id DESC);
CREATE UNIQUE INDEX delivery_running ON integrations.delivery USING btree (tenant_id, connection_id) WHERE (state = 'running'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.heard (
  tenant_id uuid not null default platform.current_tenant(),
  connection_id uuid not null,
  stream text not null,
  external_id text not null,
  heard_at timestamp with time zone not null,
  asked_at timestamp with time zone,
  constraint heard_pkey PRIMARY KEY (tenant_id, connection_id, stream, external_id),
  constraint heard_tenant_id_connection_id_fkey FOREIGN KEY (tenant_id, connection_id) REFERENCES integrations.connection(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX heard_waiting ON integrations.heard USING btree (tenant_id, connection_id) WHERE (asked_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.object (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  connection_id uuid not null,
  stream text not null,
  object_type text not null,
  external_id text not null,
  payload json not null,
  payload_hash text not null,
  outcome text not null,
  reason jsonb,
  title text,
  fact_keys text[] not null default '{}'::text[],
  attached_cell_id uuid,
  set_aside_by text,
  set_aside_at timestamp with time zone,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  last_delivery_id uuid not null,
  gone_at timestamp with time zone,
  constraint object_pkey PRIMARY KEY (tenant_id, id),
  constraint object_tenant_id_connection_id_fkey FOREIGN KEY (tenant_id, connection_id) REFERENCES integrations.connection(tenant_id, id) ON DELETE CASCADE,
  constraint object_outcome_check CHECK ((outcome = ANY (ARRAY['mapped'::text, 'unmatched'::text, 'rejected'::text])))
);
CREATE UNIQUE INDEX object_external ON integrations.object USING btree (tenant_id, connection_id, object_type, external_id);
CREATE INDEX object_of_cell ON integrations.object USING btree (tenant_id, attached_cell_id) WHERE (attached_cell_id IS NOT NULL);
CREATE INDEX object_of_stream ON integrations.object USING btree (tenant_id, connection_id, stream, id);
CREATE INDEX object_waiting ON integrations.object USING btree (tenant_id, id) WHERE ((outcome <> 'mapped'::text) AND (set_aside_at IS NULL));
CREATE INDEX object_waiting_of ON integrations.object USING btree (tenant_id, connection_id, id) WHERE ((outcome <> 'mapped'::text) AND (set_aside_at IS NULL));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.object_cell (
  tenant_id uuid not null default platform.current_tenant(),
  object_id uuid not null,
  cell_id uuid not null,
  constraint object_cell_pkey PRIMARY KEY (tenant_id, object_id, cell_id),
  constraint object_cell_tenant_id_object_id_fkey FOREIGN KEY (tenant_id, object_id) REFERENCES integrations.object(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX object_cell_of ON integrations.object_cell USING btree (tenant_id, cell_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.register_change (
  tenant_id uuid not null default platform.current_tenant(),
  edition_id uuid not null,
  code text not null,
  kinds text[] not null,
  before jsonb,
  after jsonb not null,
  candidates text[] not null default '{}'::text[],
  constraint register_change_pkey PRIMARY KEY (tenant_id, edition_id, code),
  constraint register_change_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES integrations.register_edition(tenant_id, id) ON DELETE CASCADE,
  constraint register_change_kinds_check CHECK ((cardinality(kinds) > 0))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.register_edition (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  register text,
  state text not null,
  problem text,
  base_id uuid,
  is_current boolean not null default false,
  file_id uuid,
  file_name text not null,
  dated_on date not null,
  row_count integer not null default 0,
  same_count integer not null default 0,
  refused jsonb not null default '[]'::jsonb,
  added_by_name text not null,
  added_at timestamp with time zone not null,
  applied_by_name text,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint register_edition_pkey PRIMARY KEY (tenant_id, id),
  constraint register_edition_problem_check CHECK ((problem = ANY (ARRAY['unreadable'::text, 'not_duo'::text, 'nothing'::text, 'too_many'::text, 'stopped'::text]))),
  constraint register_edition_register_check CHECK ((register = ANY (ARRAY['schools_primary'::text, 'schools_secondary'::text]))),
  constraint register_edition_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'applied'::text, 'undone'::text, 'discarded'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX register_edition_current ON integrations.register_edition USING btree (tenant_id, register) WHERE is_current;
CREATE INDEX register_edition_newest ON integrations.register_edition USING btree (tenant_id, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.register_proposal (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  edition_id uuid not null,
  code text not null,
  kind text not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  happened_on date not null,
  state text not null,
  made_at timestamp with time zone not null,
  settled_by_name text,
  settled_at timestamp with time zone,
  constraint register_proposal_pkey PRIMARY KEY (tenant_id, id),
  constraint register_proposal_origin FOREIGN KEY (tenant_id, origin_relation_id) REFERENCES relations.relation(tenant_id, id),
  constraint register_proposal_relation FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id),
  constraint register_proposal_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES integrations.register_edition(tenant_id, id) ON DELETE CASCADE,
  constraint register_proposal_kind_check CHECK ((kind = ANY (ARRAY['renamed'::text, 'moved'::text, 'board'::text, 'closed'::text, 'merged'::text]))),
  constraint register_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dismissed'::text, 'withdrawn'::text])))
);
CREATE INDEX register_proposal_edition ON integrations.register_proposal USING btree (tenant_id, edition_id);
CREATE INDEX register_proposal_of ON integrations.register_proposal USING btree (tenant_id, relation_id, made_at);
CREATE INDEX register_proposal_open ON integrations.register_proposal USING btree (tenant_id, id) WHERE (state = 'open'::text);
CREATE INDEX register_proposal_origin_of ON integrations.register_proposal USING btree (tenant_id, origin_relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.school_location (
  tenant_id uuid not null default platform.current_tenant(),
  code text not null,
  register text not null,
  brin text not null,
  board text not null,
  name text not null,
  street text not null,
  house_number text not null,
  postcode text not null,
  place text not null,
  municipality_code text not null,
  municipality text not null,
  denomination text not null,
  structure text not null,
  phone text not null,
  website text not null,
  closed_on date,
  successor text,
  constraint school_location_pkey PRIMARY KEY (tenant_id, code),
  constraint school_location_code_check CHECK ((code ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'::text)),
  constraint school_location_register_check CHECK ((register = ANY (ARRAY['schools_primary'::text, 'schools_secondary'::text])))
);
CREATE INDEX school_location_at ON integrations.school_location USING btree (tenant_id, postcode, house_number);
CREATE INDEX school_location_in ON integrations.school_location USING btree (tenant_id, municipality_code, code) WHERE (closed_on IS NULL);
CREATE INDEX school_location_of ON integrations.school_location USING btree (tenant_id, brin, code);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.sent_member (
  tenant_id uuid not null default platform.current_tenant(),
  sent_segment_id uuid not null,
  email text not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  marked_at timestamp with time zone not null,
  seen_in uuid not null,
  constraint sent_member_pkey PRIMARY KEY (tenant_id, sent_segment_id, email),
  constraint sent_member_tenant_id_sent_segment_id_fkey FOREIGN KEY (tenant_id, sent_segment_id) REFERENCES integrations.sent_segment(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sent_member_relation ON integrations.sent_member USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.sent_segment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  connection_id uuid not null,
  list text not null,
  segment_id uuid not null,
  segment_name text not null,
  mark text not null,
  adds boolean not null,
  holder_id uuid not null,
  holder_name text not null,
  every_hours integer not null,
  is_paused boolean not null default false,
  next_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  counts jsonb,
  problem jsonb,
  made_at timestamp with time zone not null,
  constraint sent_segment_pkey PRIMARY KEY (tenant_id, id),
  constraint sent_segment_tenant_id_connection_id_fkey FOREIGN KEY (tenant_id, connection_id) REFERENCES integrations.connection(tenant_id, id) ON DELETE CASCADE,
  constraint sent_segment_every_hours_check CHECK (((every_hours >= 1) AND (every_hours <= 720))),
  constraint sent_segment_list_check CHECK (((char_length(list) >= 1) AND (char_length(list) <= 100))),
  constraint sent_segment_mark_check CHECK (((char_length(mark) >= 1) AND (char_length(mark) <= 100)))
);
CREATE INDEX sent_segment_due ON integrations.sent_segment USING btree (tenant_id, next_at) WHERE (NOT is_paused);
CREATE UNIQUE INDEX sent_segment_mark ON integrations.sent_segment USING btree (tenant_id, connection_id, list, lower(mark));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.stream (
  tenant_id uuid not null default platform.current_tenant(),
  connection_id uuid not null,
  key text not null,
  cursor jsonb,
  ok_at timestamp with time zone,
  news_at timestamp with time zone,
  control jsonb,
  constraint stream_pkey PRIMARY KEY (tenant_id, connection_id, key),
  constraint stream_tenant_id_connection_id_fkey FOREIGN KEY (tenant_id, connection_id) REFERENCES integrations.connection(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.webhook (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  url text not null,
  events text[] not null,
  key_id uuid not null,
  secret text not null,
  old_secret text,
  old_secret_until timestamp with time zone,
  is_paused boolean not null default false,
  failing_since timestamp with time zone,
  stopped_at timestamp with time zone,
  last_delivered_at timestamp with time zone,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint webhook_pkey PRIMARY KEY (tenant_id, id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.webhook_attempt (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  message_id uuid not null,
  at timestamp with time zone not null,
  status integer,
  problem text,
  milliseconds integer not null,
  answer text,
  constraint webhook_attempt_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_attempt_tenant_id_message_id_fkey FOREIGN KEY (tenant_id, message_id) REFERENCES integrations.webhook_message(tenant_id, id) ON DELETE CASCADE,
  constraint webhook_attempt_answer_check CHECK ((length(answer) <= 500))
);
CREATE INDEX webhook_attempt_of ON integrations.webhook_attempt USING btree (tenant_id, message_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.webhook_event (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  relation_id uuid,
  import_id uuid,
  by_id text not null,
  at timestamp with time zone not null,
  spread_at timestamp with time zone,
  constraint webhook_event_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX webhook_event_new ON integrations.webhook_event USING btree (tenant_id, id) WHERE (spread_at IS NULL);
CREATE INDEX webhook_event_of ON integrations.webhook_event USING btree (tenant_id, relation_id) WHERE (relation_id IS NOT NULL);
CREATE INDEX webhook_event_old ON integrations.webhook_event USING btree (tenant_id, at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.webhook_message (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  state text not null default 'waiting'::text,
  failures integer not null default 0,
  next_at timestamp with time zone,
  constraint webhook_message_once UNIQUE (tenant_id, webhook_id, event_id),
  constraint webhook_message_pkey PRIMARY KEY (tenant_id, id),
  constraint webhook_message_tenant_id_event_id_fkey FOREIGN KEY (tenant_id, event_id) REFERENCES integrations.webhook_event(tenant_id, id) ON DELETE CASCADE,
  constraint webhook_message_tenant_id_webhook_id_fkey FOREIGN KEY (tenant_id, webhook_id) REFERENCES integrations.webhook(tenant_id, id) ON DELETE CASCADE,
  constraint webhook_message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'given_up'::text, 'withheld'::text])))
);
CREATE INDEX webhook_message_due ON integrations.webhook_message USING btree (tenant_id, next_at) WHERE (state = 'waiting'::text);
CREATE INDEX webhook_message_event ON integrations.webhook_message USING btree (tenant_id, event_id);
CREATE INDEX webhook_message_of ON integrations.webhook_message USING btree (tenant_id, webhook_id, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table integrations.webhook_round (
  tenant_id uuid not null default platform.current_tenant(),
  asked_at timestamp with time zone,
  constraint webhook_round_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_checkpoint (
  tenant_id uuid not null default platform.current_tenant(),
  number bigint not null,
  hash bytea not null,
  at timestamp with time zone not null,
  key_id text not null,
  public_key bytea not null,
  signature bytea not null,
  constraint audit_checkpoint_pkey PRIMARY KEY (tenant_id, number)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_detail (
  tenant_id uuid not null default platform.current_tenant(),
  entry_id uuid not null,
  salt bytea not null,
  details text not null,
  address text,
  device text,
  constraint audit_detail_pkey PRIMARY KEY (tenant_id, entry_id),
  constraint audit_detail_salt_check CHECK ((octet_length(salt) = 16))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_entry (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject_kind text,
  subject_id uuid,
  initiator_id text not null,
  is_read boolean not null default false,
  origin_kind text not null default 'unknown'::text,
  origin_name text,
  origin_id uuid,
  details_hash bytea not null,
  constraint audit_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'system'::text]))),
  constraint audit_entry_origin_kind_check CHECK ((origin_kind = ANY (ARRAY['route'::text, 'job'::text, 'command'::text, 'product'::text, 'unknown'::text])))
);
CREATE INDEX audit_entry_action ON platform.audit_entry USING btree (tenant_id, action, at DESC, id DESC);
CREATE INDEX audit_entry_initiator ON platform.audit_entry USING btree (tenant_id, initiator_id, is_read, at DESC, id DESC);
CREATE INDEX audit_entry_initiator_action ON platform.audit_entry USING btree (tenant_id, initiator_id, action, at DESC, id DESC);
CREATE INDEX audit_entry_newest ON platform.audit_entry USING btree (tenant_id, at DESC, id DESC);
CREATE INDEX audit_entry_read ON platform.audit_entry USING btree (tenant_id, at DESC, id DESC) WHERE is_read;
CREATE INDEX audit_entry_subject ON platform.audit_entry USING btree (tenant_id, subject_id, at DESC, id DESC) WHERE (subject_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_erasure (
  tenant_id uuid not null default platform.current_tenant(),
  entry_id uuid not null,
  erasure_id uuid not null,
  constraint audit_erasure_pkey PRIMARY KEY (tenant_id, entry_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_link (
  tenant_id uuid not null default platform.current_tenant(),
  number bigint not null,
  entry_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_link_pkey PRIMARY KEY (tenant_id, number),
  constraint audit_link_number_check CHECK ((number > 0))
);
CREATE UNIQUE INDEX audit_link_entry ON platform.audit_link USING btree (tenant_id, entry_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_unsealed (
  tenant_id uuid not null default platform.current_tenant(),
  at timestamp with time zone not null,
  entry_id uuid not null,
  constraint audit_unsealed_pkey PRIMARY KEY (tenant_id, at, entry_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_verification (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  actor_name text not null,
  until bigint not null,
  entries bigint not null,
  checkpoints integer not null,
  breaks bigint not null,
  found jsonb not null,
  constraint audit_verification_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_verification_newest ON platform.audit_verification USING btree (tenant_id, finished_at DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.daily_mark (
  tenant_id uuid not null default platform.current_tenant(),
  job_name text not null,
  day date not null,
  constraint daily_mark_pkey PRIMARY KEY (tenant_id, job_name)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.file (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint file_pkey PRIMARY KEY (tenant_id, id),
  constraint file_bytes_check CHECK ((bytes >= 0))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.idempotency_key (
  tenant_id uuid not null default platform.current_tenant(),
  actor_id text not null,
  key text not null,
  route text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (tenant_id, actor_id, key)
);
CREATE INDEX idempotency_key_age ON platform.idempotency_key USING btree (tenant_id, created_at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.job (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  state text not null default 'waiting'::text,
  payload jsonb not null,
  progress real,
  step text,
  seconds_left integer,
  subject_id uuid,
  actor_id text not null,
  actor_name text not null,
  attempts integer not null default 0,
  error_code text,
  cancel_asked boolean not null default false,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  initiator_id text,
  constraint job_pkey PRIMARY KEY (tenant_id, id),
  constraint job_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision))),
  constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX job_newest ON platform.job USING btree (tenant_id, created_at DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.outgoing_mail (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  template text not null,
  language text not null,
  recipient text,
  content jsonb,
  state text not null default 'waiting'::text,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint outgoing_mail_pkey PRIMARY KEY (tenant_id, id),
  constraint outgoing_mail_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint outgoing_mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX outgoing_mail_key ON platform.outgoing_mail USING btree (tenant_id, key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.tenant (
  tenant_id uuid not null,
  slug text not null,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint tenant_pkey PRIMARY KEY (tenant_id),
  constraint tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,78}$'::text))
);
CREATE UNIQUE INDEX tenant_slug ON platform.tenant USING btree (slug, tenant_id);

create table privacy.assessment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  title text not null,
  answers jsonb not null,
  version integer not null default 0,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint assessment_pkey PRIMARY KEY (tenant_id, id),
  constraint assessment_title_check CHECK ((title <> ''::text))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.assessment_version (
  tenant_id uuid not null default platform.current_tenant(),
  assessment_id uuid not null,
  version integer not null,
  content jsonb not null,
  fixed_by text not null,
  fixed_at timestamp with time zone not null,
  constraint assessment_version_pkey PRIMARY KEY (tenant_id, assessment_id, version),
  constraint assessment_version_tenant_id_assessment_id_fkey FOREIGN KEY (tenant_id, assessment_id) REFERENCES privacy.assessment(tenant_id, id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.breach (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  number integer not null,
  title text not null,
  happened text not null,
  discovered_at timestamp with time zone not null,
  occurred_from date,
  occurred_until date,
  nature text[] not null default '{}'::text[],
  categories text[] not null default '{}'::text[],
  has_special boolean not null default false,
  filter jsonb,
  counted integer,
  counted_at timestamp with time zone,
  estimated_persons integer,
  likelihood text,
  severity text,
  consequences text not null default ''::text,
  measures text not null default ''::text,
  tell_authority boolean,
  authority_reason text,
  authority_decided_by text,
  authority_decided_at timestamp with time zone,
  authority_told_at timestamp with time zone,
  authority_number text,
  tell_persons boolean,
  persons_reason text,
  persons_decided_by text,
  persons_decided_at timestamp with time zone,
  persons_told_at timestamp with time zone,
  letter_authority text,
  letter_persons text,
  created_by text not null,
  created_at timestamp with time zone not null,
  closed_by text,
  closed_at timestamp with time zone,
  lessons text,
  constraint breach_pkey PRIMARY KEY (tenant_id, id),
  constraint breach_estimated_persons_check CHECK ((estimated_persons >= 0)),
  constraint breach_likelihood_check CHECK ((likelihood = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  constraint breach_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  constraint breach_title_check CHECK ((title <> ''::text))
);
CREATE UNIQUE INDEX breach_number ON privacy.breach USING btree (tenant_id, number);
CREATE INDEX breach_open ON privacy.breach USING btree (tenant_id, discovered_at) WHERE (closed_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.breach_event (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  breach_id uuid not null,
  kind text not null,
  text text not null default ''::text,
  at timestamp with time zone not null,
  by_name text not null,
  written_at timestamp with time zone not null,
  constraint breach_event_pkey PRIMARY KEY (tenant_id, id),
  constraint breach_event_tenant_id_breach_id_fkey FOREIGN KEY (tenant_id, breach_id) REFERENCES privacy.breach(tenant_id, id)
);
CREATE INDEX breach_event_of ON privacy.breach_event USING btree (tenant_id, breach_id, at, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.consent (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  purpose_id uuid not null,
  channel text not null,
  topic_id uuid,
  state text not null,
  basis text not null,
  wording_id uuid,
  source text not null,
  source_name text not null default ''::text,
  import_id uuid,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  contact text,
  expires_at timestamp with time zone,
  proof text not null default ''::text,
  is_by_guardian boolean not null default false,
  guardian_id uuid,
  origin_guardian_id uuid,
  voided_at timestamp with time zone,
  delivered_by uuid,
  delivered_as text,
  constraint consent_pkey PRIMARY KEY (tenant_id, id),
  constraint consent_tenant_id_guardian_id_fkey FOREIGN KEY (tenant_id, guardian_id) REFERENCES relations.relation(tenant_id, id) ON DELETE SET NULL (guardian_id),
  constraint consent_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES privacy.purpose(tenant_id, id),
  constraint consent_tenant_id_purpose_id_topic_id_fkey FOREIGN KEY (tenant_id, purpose_id, topic_id) REFERENCES privacy.topic(tenant_id, purpose_id, id),
  constraint consent_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint consent_tenant_id_wording_id_fkey FOREIGN KEY (tenant_id, wording_id) REFERENCES privacy.wording(tenant_id, id),
  constraint consent_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'system'::text, 'visitor'::text]))),
  constraint consent_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'contract'::text, 'legitimate_interest'::text, 'legal_obligation'::text, 'public_task'::text, 'vital_interest'::text]))),
  constraint consent_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint consent_check CHECK (((import_id IS NOT NULL) = (source = 'import'::text))),
  constraint consent_check1 CHECK ((occurred_at <= recorded_at)),
  constraint consent_check2 CHECK (((guardian_id IS NULL) OR is_by_guardian)),
  constraint consent_delivered CHECK (((delivered_by IS NULL) = (delivered_as IS NULL))),
  constraint consent_guardian_origin CHECK (((guardian_id IS NULL) OR (origin_guardian_id IS NOT NULL))),
  constraint consent_proof_check CHECK ((length(proof) <= 500)),
  constraint consent_source_check CHECK ((source = ANY (ARRAY['desk'::text, 'form'::text, 'import'::text, 'api'::text, 'opt_out_link'::text]))),
  constraint consent_state_check CHECK ((state = ANY (ARRAY['given'::text, 'withdrawn'::text, 'refused'::text])))
);
CREATE INDEX consent_current ON privacy.consent USING btree (tenant_id, relation_id, purpose_id, channel, occurred_at DESC);
CREATE INDEX consent_delivered ON privacy.consent USING btree (tenant_id, delivered_by, delivered_as) WHERE (delivered_by IS NOT NULL);
CREATE INDEX consent_guardian ON privacy.consent USING btree (tenant_id, guardian_id) WHERE (guardian_id IS NOT NULL);
CREATE INDEX consent_import ON privacy.consent USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX consent_purpose ON privacy.consent USING btree (tenant_id, purpose_id, relation_id);
CREATE INDEX consent_wording ON privacy.consent USING btree (tenant_id, wording_id) WHERE (wording_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.consent_setting (
  tenant_id uuid not null default platform.current_tenant(),
  organisation_kind text not null default 'ordinary'::text,
  is_form_open boolean not null default false,
  link_secret text not null,
  changed_at timestamp with time zone not null,
  constraint consent_setting_pkey PRIMARY KEY (tenant_id),
  constraint consent_setting_link_secret_check CHECK ((length(link_secret) >= 43)),
  constraint consent_setting_organisation_kind_check CHECK ((organisation_kind = ANY (ARRAY['ordinary'::text, 'charity'::text, 'charity_lottery'::text, 'publisher'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.consent_tally (
  tenant_id uuid not null default platform.current_tenant(),
  purpose_id uuid not null,
  channel text not null,
  state text not null,
  year integer not null,
  statements bigint not null,
  constraint consent_tally_pkey PRIMARY KEY (tenant_id, purpose_id, channel, state, year),
  constraint consent_tally_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES privacy.purpose(tenant_id, id) ON DELETE CASCADE,
  constraint consent_tally_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint consent_tally_state_check CHECK ((state = ANY (ARRAY['given'::text, 'withdrawn'::text, 'refused'::text]))),
  constraint consent_tally_statements_check CHECK ((statements > 0))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.customer_fact (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  contact_kind text not null,
  contact text not null,
  captured_at timestamp with time zone not null,
  has_payment_obligation boolean not null,
  is_same_entity boolean not null,
  was_informed boolean not null,
  was_offered_opt_out boolean not null,
  is_enriched boolean not null,
  proof text not null default ''::text,
  by_name text not null,
  recorded_at timestamp with time zone not null,
  constraint customer_fact_pkey PRIMARY KEY (tenant_id, id),
  constraint customer_fact_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint customer_fact_check CHECK ((captured_at <= recorded_at)),
  constraint customer_fact_contact_kind_check CHECK ((contact_kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  constraint customer_fact_proof_check CHECK ((length(proof) <= 500))
);
CREATE INDEX customer_fact_relation ON privacy.customer_fact USING btree (tenant_id, relation_id, contact_kind, recorded_at DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.dossier (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  request_id uuid not null,
  scope text not null,
  language text not null,
  state text not null default 'making'::text,
  job_id uuid,
  pdf_file_id uuid,
  json_file_id uuid,
  csv_file_id uuid,
  made_by text not null,
  asked_at timestamp with time zone not null,
  made_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  constraint dossier_pkey PRIMARY KEY (tenant_id, id),
  constraint dossier_tenant_id_csv_file_id_fkey FOREIGN KEY (tenant_id, csv_file_id) REFERENCES platform.file(tenant_id, id),
  constraint dossier_tenant_id_json_file_id_fkey FOREIGN KEY (tenant_id, json_file_id) REFERENCES platform.file(tenant_id, id),
  constraint dossier_tenant_id_pdf_file_id_fkey FOREIGN KEY (tenant_id, pdf_file_id) REFERENCES platform.file(tenant_id, id),
  constraint dossier_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES privacy.request(tenant_id, id) ON DELETE CASCADE,
  constraint dossier_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint dossier_scope_check CHECK ((scope = ANY (ARRAY['everything'::text, 'provided'::text]))),
  constraint dossier_state_check CHECK ((state = ANY (ARRAY['making'::text, 'ready'::text, 'failed'::text, 'expired'::text])))
);
CREATE INDEX dossier_expiry ON privacy.dossier USING btree (tenant_id, expires_at) WHERE (state <> 'expired'::text);
CREATE INDEX dossier_request ON privacy.dossier USING btree (tenant_id, request_id, asked_at DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.erasure (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  erased_at timestamp with time zone not null,
  request_id uuid,
  reason text not null,
  cell_hashes text[] not null,
  counts jsonb not null,
  kept_fields text[] not null default '{}'::text[],
  erased_by text not null,
  constraint erasure_pkey PRIMARY KEY (tenant_id, id),
  constraint erasure_reason_check CHECK ((reason = ANY (ARRAY['request'::text, 'retention'::text, 'hold_ended'::text, 'restored_backup'::text])))
);
CREATE INDEX erasure_newest ON privacy.erasure USING btree (tenant_id, erased_at DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.forgotten_key (
  tenant_id uuid not null default platform.current_tenant(),
  key_hash text not null,
  erasure_id uuid not null,
  constraint forgotten_key_pkey PRIMARY KEY (tenant_id, key_hash, erasure_id),
  constraint forgotten_key_tenant_id_erasure_id_fkey FOREIGN KEY (tenant_id, erasure_id) REFERENCES privacy.erasure(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX forgotten_key_erasure ON privacy.forgotten_key USING btree (tenant_id, erasure_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.kept_data (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  request_id uuid not null,
  fields text[] not null,
  article text not null,
  kept_until date not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint kept_data_pkey PRIMARY KEY (tenant_id, id),
  constraint kept_data_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint kept_data_article_check CHECK ((article <> ''::text)),
  constraint kept_data_fields_check CHECK ((cardinality(fields) > 0))
);
CREATE INDEX kept_data_relation ON privacy.kept_data USING btree (tenant_id, relation_id);
CREATE INDEX kept_data_until ON privacy.kept_data USING btree (tenant_id, kept_until);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.legal_hold (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid,
  origin_relation_id uuid,
  type_id uuid,
  source_id uuid,
  reason text not null,
  until date,
  placed_by text not null,
  placed_at timestamp with time zone not null,
  lifted_by text,
  lifted_at timestamp with time zone,
  lift_reason text,
  held_relation_id uuid generated always as (
CASE
    WHEN (lifted_at IS NULL) THEN relation_id
    ELSE NULL::uuid
END) stored,
  constraint legal_hold_pkey PRIMARY KEY (tenant_id, id),
  constraint legal_hold_relation FOREIGN KEY (tenant_id, held_relation_id) REFERENCES relations.relation(tenant_id, id),
  constraint legal_hold_tenant_id_type_id_fkey FOREIGN KEY (tenant_id, type_id) REFERENCES governance.relation_type(tenant_id, id),
  constraint legal_hold_check CHECK ((num_nonnulls(relation_id, type_id, source_id) = 1)),
  constraint legal_hold_check1 CHECK (((relation_id IS NULL) = (origin_relation_id IS NULL))),
  constraint legal_hold_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX legal_hold_held ON privacy.legal_hold USING btree (tenant_id, held_relation_id) WHERE (held_relation_id IS NOT NULL);
CREATE INDEX legal_hold_relation_id ON privacy.legal_hold USING btree (tenant_id, relation_id) WHERE (relation_id IS NOT NULL);
CREATE INDEX legal_hold_running ON privacy.legal_hold USING btree (tenant_id, placed_at DESC) WHERE (lifted_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.loan_title_permission (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  purpose text not null,
  reason text not null,
  until date not null,
  given_by text not null,
  given_at timestamp with time zone not null,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  constraint loan_title_permission_pkey PRIMARY KEY (tenant_id, id),
  constraint loan_title_permission_purpose_check CHECK ((purpose <> ''::text)),
  constraint loan_title_permission_reason_check CHECK ((reason <> ''::text))
);
CREATE UNIQUE INDEX loan_title_permission_one ON privacy.loan_title_permission USING btree (tenant_id) WHERE (withdrawn_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.protection (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  reason text not null,
  review_on date not null,
  started_by text not null,
  started_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  end_reason text,
  constraint protection_pkey PRIMARY KEY (tenant_id, id),
  constraint protection_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint protection_check CHECK ((ended_at >= started_at)),
  constraint protection_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
);
CREATE UNIQUE INDEX protection_active ON privacy.protection USING btree (tenant_id, relation_id) WHERE (ended_at IS NULL);
CREATE INDEX protection_relation ON privacy.protection USING btree (tenant_id, relation_id, started_at);
CREATE INDEX protection_review ON privacy.protection USING btree (tenant_id, review_on, id) WHERE (ended_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.purpose (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  description text not null,
  kind text not null,
  basis text not null,
  channels text[] not null,
  is_own_offer boolean not null default false,
  is_on_form boolean not null default false,
  receiver text not null default ''::text,
  valid_months integer,
  status text not null default 'active'::text,
  position integer not null,
  created_at timestamp with time zone not null,
  constraint purpose_pkey PRIMARY KEY (tenant_id, id),
  constraint purpose_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'contract'::text, 'legitimate_interest'::text, 'legal_obligation'::text, 'public_task'::text, 'vital_interest'::text]))),
  constraint purpose_channels_check CHECK (((cardinality(channels) > 0) AND (channels <@ ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint purpose_description_check CHECK ((length(description) <= 2000)),
  constraint purpose_key_check CHECK ((key ~ '^[a-z0-9][a-z0-9_]{0,59}$'::text)),
  constraint purpose_kind_check CHECK ((kind = ANY (ARRAY['commercial'::text, 'charitable'::text, 'service'::text]))),
  constraint purpose_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint purpose_receiver_check CHECK ((length(receiver) <= 500)),
  constraint purpose_status_check CHECK ((status = ANY (ARRAY['concept'::text, 'active'::text, 'retired'::text]))),
  constraint purpose_valid_months_check CHECK (((valid_months >= 1) AND (valid_months <= 120)))
);
CREATE UNIQUE INDEX purpose_key ON privacy.purpose USING btree (tenant_id, key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.receiver (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  role text not null,
  service text not null,
  categories text not null default ''::text,
  country text not null,
  safeguards text not null default ''::text,
  contract_date date,
  contract_until date,
  contact text not null default ''::text,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint receiver_pkey PRIMARY KEY (tenant_id, id),
  constraint receiver_name_check CHECK ((name <> ''::text)),
  constraint receiver_role_check CHECK ((role = ANY (ARRAY['processor'::text, 'receiver'::text, 'joint'::text])))
);
CREATE UNIQUE INDEX receiver_name ON privacy.receiver USING btree (tenant_id, lower(name)) WHERE (ended_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.register_text (
  tenant_id uuid not null default platform.current_tenant(),
  content jsonb not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint register_text_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.register_version (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  number integer not null,
  content jsonb not null,
  note text not null default ''::text,
  fixed_by text not null,
  fixed_at timestamp with time zone not null,
  constraint register_version_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX register_version_number ON privacy.register_version USING btree (tenant_id, number);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.request (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  number integer not null,
  kind text not null,
  channel text not null,
  received_on date not null,
  due_on date not null,
  extended_months smallint not null default 0,
  extension_reason text,
  requester_name text not null,
  requester_contact text not null default ''::text,
  wish text not null default ''::text,
  owner_user_id uuid,
  identity_how text,
  identity_note text,
  identity_by text,
  identity_at timestamp with time zone,
  state text not null default 'open'::text,
  outcome text,
  outcome_reason text,
  created_by text not null,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  erased_at timestamp with time zone,
  constraint request_pkey PRIMARY KEY (tenant_id, id),
  constraint request_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint request_channel_check CHECK ((channel = ANY (ARRAY['desk'::text, 'phone'::text, 'email'::text, 'letter'::text, 'self_service'::text]))),
  constraint request_check CHECK (((state = 'closed'::text) = (outcome IS NOT NULL))),
  constraint request_check1 CHECK (((extended_months = 0) = (extension_reason IS NULL))),
  constraint request_check2 CHECK (((identity_at IS NULL) = (identity_how IS NULL))),
  constraint request_extended_months_check CHECK (((extended_months >= 0) AND (extended_months <= 2))),
  constraint request_identity_how_check CHECK ((identity_how = ANY (ARRAY['known'::text, 'in_person'::text, 'document_seen'::text, 'card'::text, 'called_back'::text, 'signed_link'::text]))),
  constraint request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'erasure'::text, 'restriction'::text, 'portability'::text, 'objection'::text]))),
  constraint request_number_check CHECK ((number > 0)),
  constraint request_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'partly'::text, 'refused'::text, 'nothing_known'::text, 'withdrawn'::text]))),
  constraint request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE INDEX request_closed ON privacy.request USING btree (tenant_id, closed_at, id) WHERE (state = 'closed'::text);
CREATE INDEX request_newest ON privacy.request USING btree (tenant_id, received_on DESC, id DESC);
CREATE UNIQUE INDEX request_number ON privacy.request USING btree (tenant_id, number);
CREATE INDEX request_open ON privacy.request USING btree (tenant_id, due_on, id) WHERE (state = 'open'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.request_event (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  request_id uuid not null,
  at timestamp with time zone not null,
  by_name text not null,
  event text not null,
  detail text,
  constraint request_event_pkey PRIMARY KEY (tenant_id, id),
  constraint request_event_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES privacy.request(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX request_event_request ON privacy.request_event USING btree (tenant_id, request_id, at, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.request_letter (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  request_id uuid not null,
  template text not null,
  language text not null,
  title text not null,
  body text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  sent_how text,
  sent_by text,
  sent_at timestamp with time zone,
  constraint request_letter_pkey PRIMARY KEY (tenant_id, id),
  constraint request_letter_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES privacy.request(tenant_id, id) ON DELETE CASCADE,
  constraint request_letter_check CHECK (((sent_at IS NULL) = (sent_how IS NULL))),
  constraint request_letter_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint request_letter_sent_how_check CHECK ((sent_how = ANY (ARRAY['email'::text, 'post'::text, 'handed_over'::text])))
);
CREATE INDEX request_letter_request ON privacy.request_letter USING btree (tenant_id, request_id, made_at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.request_receiver (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  request_id uuid not null,
  name text not null,
  source_id uuid,
  state text not null default 'open'::text,
  remark text,
  told_by text,
  told_at timestamp with time zone,
  constraint request_receiver_pkey PRIMARY KEY (tenant_id, id),
  constraint request_receiver_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES privacy.request(tenant_id, id) ON DELETE CASCADE,
  constraint request_receiver_state_check CHECK ((state = ANY (ARRAY['open'::text, 'told'::text, 'not_needed'::text])))
);
CREATE INDEX request_receiver_request ON privacy.request_receiver USING btree (tenant_id, request_id);
CREATE UNIQUE INDEX request_receiver_source ON privacy.request_receiver USING btree (tenant_id, request_id, source_id) WHERE (source_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.request_step (
  tenant_id uuid not null default platform.current_tenant(),
  request_id uuid not null,
  step text not null,
  done_by text not null,
  done_at timestamp with time zone not null,
  constraint request_step_pkey PRIMARY KEY (tenant_id, request_id, step),
  constraint request_step_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES privacy.request(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.request_subject (
  tenant_id uuid not null default platform.current_tenant(),
  request_id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  constraint request_subject_pkey PRIMARY KEY (tenant_id, request_id),
  constraint request_subject_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint request_subject_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES privacy.request(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX request_subject_relation ON privacy.request_subject USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.retention_preview (
  tenant_id uuid not null default platform.current_tenant(),
  rule_id uuid not null,
  rule_version integer not null,
  state text not null,
  job_id uuid,
  domain_mask bigint not null,
  counts jsonb,
  examples jsonb not null default '{}'::jsonb,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint retention_preview_pkey PRIMARY KEY (tenant_id, rule_id),
  constraint retention_preview_tenant_id_rule_id_fkey FOREIGN KEY (tenant_id, rule_id) REFERENCES privacy.retention_rule(tenant_id, id),
  constraint retention_preview_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.retention_rule (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  default_key text,
  kind text not null,
  title text not null,
  type_id uuid,
  source_id uuid,
  purpose_id uuid,
  months integer not null,
  days integer not null default 0,
  moment text not null,
  action text not null,
  basis text not null,
  why text not null,
  is_on boolean not null default false,
  version integer not null default 1,
  previewed_version integer,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  switched_by text,
  switched_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint retention_rule_pkey PRIMARY KEY (tenant_id, id),
  constraint retention_rule_tenant_id_type_id_fkey FOREIGN KEY (tenant_id, type_id) REFERENCES governance.relation_type(tenant_id, id),
  constraint retention_rule_action_check CHECK ((action = ANY (ARRAY['delete'::text, 'anonymise'::text, 'pseudonymise'::text]))),
  constraint retention_rule_check CHECK (((months + days) > 0)),
  constraint retention_rule_days_check CHECK (((days >= 0) AND (days <= 366))),
  constraint retention_rule_moment_check CHECK ((moment = ANY (ARRAY['role_end'::text, 'last_activity'::text, 'last_change'::text, 'received'::text]))),
  constraint retention_rule_months_check CHECK (((months >= 0) AND (months <= 1200))),
  constraint retention_rule_title_check CHECK ((title <> ''::text))
);
CREATE UNIQUE INDEX retention_rule_default ON privacy.retention_rule USING btree (tenant_id, default_key) WHERE (default_key IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.retention_rule_version (
  tenant_id uuid not null default platform.current_tenant(),
  rule_id uuid not null,
  version integer not null,
  content jsonb not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint retention_rule_version_pkey PRIMARY KEY (tenant_id, rule_id, version),
  constraint retention_rule_version_tenant_id_rule_id_fkey FOREIGN KEY (tenant_id, rule_id) REFERENCES privacy.retention_rule(tenant_id, id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.retention_run (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  rule_id uuid not null,
  rule_version integer not null,
  kind text not null,
  action text not null,
  state text not null,
  is_scheduled boolean not null,
  job_id uuid,
  total bigint,
  due bigint,
  kept jsonb not null default '{}'::jsonb,
  removed bigint not null default 0,
  cursor uuid,
  agreed bigint,
  agreed_by text,
  agreed_at timestamp with time zone,
  started_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint retention_run_pkey PRIMARY KEY (tenant_id, id),
  constraint retention_run_tenant_id_rule_id_fkey FOREIGN KEY (tenant_id, rule_id) REFERENCES privacy.retention_rule(tenant_id, id),
  constraint retention_run_state_check CHECK ((state = ANY (ARRAY['counting'::text, 'waiting'::text, 'running'::text, 'done'::text, 'stopped'::text, 'failed'::text])))
);
CREATE INDEX retention_run_newest ON privacy.retention_run USING btree (tenant_id, started_at DESC, id DESC);
CREATE UNIQUE INDEX retention_run_open ON privacy.retention_run USING btree (tenant_id, rule_id) WHERE (state = ANY (ARRAY['counting'::text, 'waiting'::text, 'running'::text]));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.retention_settings (
  tenant_id uuid not null default platform.current_tenant(),
  most_share double precision not null default 0.05,
  most_count integer not null default 500,
  is_scheduled boolean not null default true,
  changed_by text,
  changed_at timestamp with time zone,
  constraint retention_settings_pkey PRIMARY KEY (tenant_id),
  constraint retention_settings_most_count_check CHECK ((most_count > 0)),
  constraint retention_settings_most_share_check CHECK (((most_share > (0)::double precision) AND (most_share <= (1)::double precision)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.self_service_link (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  token_hash text not null,
  request_id uuid not null,
  purpose text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint self_service_link_pkey PRIMARY KEY (tenant_id, id),
  constraint self_service_link_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES privacy.request(tenant_id, id) ON DELETE CASCADE,
  constraint self_service_link_purpose_check CHECK ((purpose = ANY (ARRAY['view'::text, 'ask'::text])))
);
CREATE INDEX self_service_link_request ON privacy.self_service_link USING btree (tenant_id, request_id);
CREATE UNIQUE INDEX self_service_link_token ON privacy.self_service_link USING btree (tenant_id, token_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.sign_up (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  token_hash text not null,
  place_hash text not null,
  address_hash text not null,
  name text,
  email text,
  language text not null,
  choices jsonb,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  constraint sign_up_pkey PRIMARY KEY (tenant_id, id),
  constraint sign_up_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint sign_up_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX sign_up_address ON privacy.sign_up USING btree (tenant_id, address_hash, asked_at);
CREATE INDEX sign_up_age ON privacy.sign_up USING btree (tenant_id, asked_at);
CREATE INDEX sign_up_place ON privacy.sign_up USING btree (tenant_id, place_hash, asked_at);
CREATE UNIQUE INDEX sign_up_token ON privacy.sign_up USING btree (tenant_id, token_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.standing (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  kind text not null,
  purpose_id uuid,
  reason text not null default ''::text,
  request_id uuid,
  since timestamp with time zone not null,
  by_name text not null,
  lifted_at timestamp with time zone,
  lifted_by_name text,
  constraint standing_pkey PRIMARY KEY (tenant_id, id),
  constraint standing_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES privacy.purpose(tenant_id, id),
  constraint standing_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint standing_check CHECK (((purpose_id IS NULL) OR (kind = 'objected'::text))),
  constraint standing_check1 CHECK ((lifted_at >= since)),
  constraint standing_kind_check CHECK ((kind = ANY (ARRAY['deceased'::text, 'restricted'::text, 'objected'::text]))),
  constraint standing_reason_check CHECK ((length(reason) <= 1000))
);
CREATE INDEX standing_deceased ON privacy.standing USING btree (tenant_id, since, relation_id) WHERE ((kind = 'deceased'::text) AND (lifted_at IS NULL));
CREATE INDEX standing_relation ON privacy.standing USING btree (tenant_id, relation_id, since DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.suppressed_address (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  hash text not null,
  reason text not null,
  purpose_id uuid,
  since timestamp with time zone not null,
  released_at timestamp with time zone,
  constraint suppressed_address_pkey PRIMARY KEY (tenant_id, id),
  constraint suppressed_address_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES privacy.purpose(tenant_id, id) ON DELETE CASCADE,
  constraint suppressed_address_check CHECK (((purpose_id IS NULL) OR (reason = 'opt_out'::text))),
  constraint suppressed_address_check1 CHECK ((released_at >= since)),
  constraint suppressed_address_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint suppressed_address_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  constraint suppressed_address_reason_check CHECK ((reason = ANY (ARRAY['opt_out'::text, 'bounced'::text, 'complaint'::text, 'erased'::text, 'by_hand'::text])))
);
CREATE INDEX suppressed_address_hash ON privacy.suppressed_address USING btree (tenant_id, hash, kind);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.topic (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  purpose_id uuid not null,
  name text not null,
  is_active boolean not null default true,
  position integer not null,
  constraint topic_tenant_id_purpose_id_id_key UNIQUE (tenant_id, purpose_id, id),
  constraint topic_pkey PRIMARY KEY (tenant_id, id),
  constraint topic_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES privacy.purpose(tenant_id, id) ON DELETE CASCADE,
  constraint topic_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE UNIQUE INDEX topic_name ON privacy.topic USING btree (tenant_id, purpose_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.unmasking (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  user_id uuid not null,
  user_name text not null,
  reason text not null,
  at timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint unmasking_pkey PRIMARY KEY (tenant_id, id),
  constraint unmasking_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint unmasking_check CHECK ((until > at)),
  constraint unmasking_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 1000)))
);
CREATE INDEX unmasking_relation ON privacy.unmasking USING btree (tenant_id, relation_id, at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table privacy.wording (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  purpose_id uuid not null,
  channel text,
  language text not null,
  version integer not null,
  text text not null,
  created_at timestamp with time zone not null,
  by_name text not null,
  constraint wording_pkey PRIMARY KEY (tenant_id, id),
  constraint wording_tenant_id_purpose_id_fkey FOREIGN KEY (tenant_id, purpose_id) REFERENCES privacy.purpose(tenant_id, id) ON DELETE CASCADE,
  constraint wording_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'sms'::text, 'in_person'::text]))),
  constraint wording_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint wording_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000))),
  constraint wording_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX wording_version ON privacy.wording USING btree (tenant_id, purpose_id, COALESCE(channel, ''::text), language, version);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.attachment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  file_id uuid not null,
  name text not null,
  form text not null,
  bytes bigint not null,
  about text not null default ''::text,
  by_user_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint attachment_pkey PRIMARY KEY (tenant_id, id),
  constraint attachment_tenant_id_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES platform.file(tenant_id, id),
  constraint attachment_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint attachment_about_check CHECK ((char_length(about) <= 300)),
  constraint attachment_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
);
CREATE INDEX attachment_file ON relations.attachment USING btree (tenant_id, file_id);
CREATE INDEX attachment_relation ON relations.attachment USING btree (tenant_id, relation_id, at DESC, id);
CREATE INDEX attachment_removed ON relations.attachment USING btree (tenant_id, removed_at) WHERE (removed_at IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.bulk_deed (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  what jsonb not null,
  state text not null,
  asked integer not null,
  will integer not null,
  already integer not null,
  refused jsonb not null,
  items integer not null,
  done_through integer not null default 0,
  undone_through integer not null default 0,
  changed integer not null default 0,
  passed_by integer not null default 0,
  restored integer not null default 0,
  kept integer not null default 0,
  may_mask bigint not null,
  job_id uuid,
  by_user_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  undone_by text,
  undone_at timestamp with time zone,
  gather jsonb,
  fixed_at timestamp with time zone,
  excepted integer not null default 0,
  stop_reason text,
  undone_by_user_id uuid,
  constraint bulk_deed_pkey PRIMARY KEY (tenant_id, id),
  constraint bulk_deed_tenant_id_by_user_id_fkey FOREIGN KEY (tenant_id, by_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint bulk_deed_undone_by_user FOREIGN KEY (tenant_id, undone_by_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint bulk_deed_gathering CHECK (((state = 'gathering'::text) <= (gather IS NOT NULL))),
  constraint bulk_deed_kind_check CHECK ((kind = ANY (ARRAY['give_owner'::text, 'add_role'::text, 'end_role'::text, 'add_label'::text, 'remove_label'::text, 'archive'::text]))),
  constraint bulk_deed_state_check CHECK ((state = ANY (ARRAY['gathering'::text, 'running'::text, 'done'::text, 'stopped'::text, 'undoing'::text, 'undone'::text]))),
  constraint bulk_deed_stop_reason_check CHECK ((stop_reason = ANY (ARRAY['asked'::text, 'more'::text, 'too_many'::text, 'right_lost'::text, 'failed'::text])))
);
CREATE INDEX bulk_deed_of_user ON relations.bulk_deed USING btree (tenant_id, by_user_id, at DESC, id DESC);
CREATE INDEX bulk_deed_recent ON relations.bulk_deed USING btree (tenant_id, at DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.bulk_item (
  tenant_id uuid not null default platform.current_tenant(),
  deed_id uuid not null,
  position integer not null,
  relation_id uuid not null,
  role_id uuid,
  version integer,
  state text not null,
  before jsonb,
  constraint bulk_item_pkey PRIMARY KEY (tenant_id, deed_id, "position"),
  constraint bulk_item_tenant_id_deed_id_fkey FOREIGN KEY (tenant_id, deed_id) REFERENCES relations.bulk_deed(tenant_id, id) ON DELETE CASCADE,
  constraint bulk_item_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint bulk_item_state_check CHECK ((state = ANY (ARRAY['done'::text, 'passed_by'::text, 'no_right'::text, 'restored'::text, 'kept'::text])))
);
CREATE INDEX bulk_item_left_alone ON relations.bulk_item USING btree (tenant_id, deed_id, state, "position") WHERE (state = ANY (ARRAY['passed_by'::text, 'no_right'::text, 'kept'::text]));
CREATE INDEX bulk_item_relation ON relations.bulk_item USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.bulk_part (
  tenant_id uuid not null default platform.current_tenant(),
  deed_id uuid not null,
  begins_after integer not null,
  relation_ids uuid[] not null,
  role_ids uuid[] not null,
  versions integer[] not null,
  constraint bulk_part_pkey PRIMARY KEY (tenant_id, deed_id, begins_after),
  constraint bulk_part_tenant_id_deed_id_fkey FOREIGN KEY (tenant_id, deed_id) REFERENCES relations.bulk_deed(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.contact_point (
  tenant_id uuid not null default platform.current_tenant(),
  relation_id uuid not null,
  kind text not null,
  key text not null,
  constraint contact_point_pkey PRIMARY KEY (tenant_id, kind, key, relation_id),
  constraint contact_point_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'name_address'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.favourite (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  relation_id uuid not null,
  since timestamp with time zone not null,
  constraint favourite_pkey PRIMARY KEY (tenant_id, user_id, relation_id),
  constraint favourite_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint favourite_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX favourite_of_user ON relations.favourite USING btree (tenant_id, user_id, since DESC);
CREATE INDEX favourite_relation ON relations.favourite USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.field_value (
  tenant_id uuid not null default platform.current_tenant(),
  field_key text not null,
  relation_id uuid not null,
  text_key text not null default ''::text,
  number double precision,
  sort_key text not null,
  constraint field_value_pkey PRIMARY KEY (tenant_id, field_key, relation_id, text_key) INCLUDE (number)
);
CREATE INDEX field_value_number ON relations.field_value USING btree (tenant_id, field_key, number, sort_key, relation_id) WHERE (number IS NOT NULL);
CREATE INDEX field_value_text ON relations.field_value USING btree (tenant_id, field_key, text_key, sort_key, relation_id) WHERE (number IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.handover (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  from_user_id uuid not null,
  to_user_id uuid not null,
  role_count integer not null,
  by_name text not null,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint handover_pkey PRIMARY KEY (tenant_id, id),
  constraint handover_tenant_id_from_user_id_fkey FOREIGN KEY (tenant_id, from_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint handover_tenant_id_to_user_id_fkey FOREIGN KEY (tenant_id, to_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint handover_check CHECK ((to_user_id <> from_user_id))
);
CREATE INDEX handover_recent ON relations.handover USING btree (tenant_id, at DESC, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.household_choice (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  household_id uuid not null,
  origin_household_id uuid not null,
  is_one_mailing boolean not null,
  addressee_id uuid,
  origin_addressee_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  constraint household_choice_pkey PRIMARY KEY (tenant_id, id),
  constraint household_choice_tenant_id_addressee_id_fkey FOREIGN KEY (tenant_id, addressee_id) REFERENCES relations.relation(tenant_id, id) ON DELETE SET NULL (addressee_id),
  constraint household_choice_tenant_id_household_id_fkey FOREIGN KEY (tenant_id, household_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint household_choice_check CHECK ((((addressee_id IS NULL) = (origin_addressee_id IS NULL)) OR (addressee_id IS NULL)))
);
CREATE INDEX household_choice_addressee ON relations.household_choice USING btree (tenant_id, addressee_id) WHERE (addressee_id IS NOT NULL);
CREATE INDEX household_choice_household ON relations.household_choice USING btree (tenant_id, household_id, at DESC);
CREATE UNIQUE INDEX household_choice_once ON relations.household_choice USING btree (tenant_id, origin_household_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.identifier (
  tenant_id uuid not null default platform.current_tenant(),
  scheme text not null,
  value text not null,
  relation_id uuid not null,
  constraint identifier_pkey PRIMARY KEY (tenant_id, scheme, value, relation_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.importance (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  reason text not null,
  every_months smallint not null,
  since date not null,
  started_by_id uuid,
  started_by text not null,
  started_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  constraint importance_pkey PRIMARY KEY (tenant_id, id),
  constraint importance_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint importance_check CHECK ((ended_at >= started_at)),
  constraint importance_every_months_check CHECK (((every_months >= 1) AND (every_months <= 36))),
  constraint importance_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 500)))
);
CREATE INDEX importance_relation ON relations.importance USING btree (tenant_id, relation_id, started_at DESC);
CREATE UNIQUE INDEX importance_running ON relations.importance USING btree (tenant_id, origin_relation_id) WHERE (ended_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.label (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  domain_id uuid,
  created_by text not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint label_pkey PRIMARY KEY (tenant_id, id),
  constraint label_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint label_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
);
CREATE UNIQUE INDEX label_name ON relations.label USING btree (tenant_id, domain_id, lower(name)) NULLS NOT DISTINCT WHERE (retired_at IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.label_event (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null default gen_random_uuid(),
  relation_id uuid not null,
  origin_relation_id uuid not null,
  label_id uuid not null,
  is_given boolean not null,
  by_name text not null,
  at timestamp with time zone not null,
  deed_id uuid,
  many integer,
  constraint label_event_pkey PRIMARY KEY (tenant_id, id),
  constraint label_event_tenant_id_label_id_fkey FOREIGN KEY (tenant_id, label_id) REFERENCES relations.label(tenant_id, id),
  constraint label_event_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint label_event_check CHECK (((deed_id IS NULL) = (many IS NULL)))
);
CREATE UNIQUE INDEX label_event_of_deed ON relations.label_event USING btree (tenant_id, deed_id, origin_relation_id, is_given) WHERE (deed_id IS NOT NULL);
CREATE INDEX label_event_of_label ON relations.label_event USING btree (tenant_id, label_id);
CREATE INDEX label_event_of_relation ON relations.label_event USING btree (tenant_id, relation_id, at DESC, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.link (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  type_id uuid not null,
  function text,
  valid_from date,
  valid_until date,
  import_id uuid,
  lineage uuid,
  ended_import_id uuid,
  created_at timestamp with time zone not null,
  origin_from_id uuid not null,
  origin_to_id uuid not null,
  to_lineage uuid,
  version integer not null default 1,
  follows_id uuid,
  closes_circle boolean not null default false,
  constraint link_pkey PRIMARY KEY (tenant_id, id),
  constraint link_follows FOREIGN KEY (tenant_id, follows_id) REFERENCES relations.link(tenant_id, id) ON DELETE SET NULL (follows_id),
  constraint link_tenant_id_from_id_fkey FOREIGN KEY (tenant_id, from_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint link_tenant_id_to_id_fkey FOREIGN KEY (tenant_id, to_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint link_tenant_id_type_id_fkey FOREIGN KEY (tenant_id, type_id) REFERENCES governance.link_type(tenant_id, id),
  constraint link_check1 CHECK ((valid_until >= valid_from))
);
CREATE INDEX link_circle ON relations.link USING btree (tenant_id, id) WHERE closes_circle;
CREATE INDEX link_ended ON relations.link USING btree (tenant_id, type_id, valid_until DESC, id) WHERE (valid_until IS NOT NULL);
CREATE INDEX link_ended_import ON relations.link USING btree (tenant_id, ended_import_id) WHERE (ended_import_id IS NOT NULL);
CREATE INDEX link_follows_of ON relations.link USING btree (tenant_id, follows_id) WHERE (follows_id IS NOT NULL);
CREATE INDEX link_from ON relations.link USING btree (tenant_id, from_id, to_id);
CREATE INDEX link_import ON relations.link USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX link_lineage ON relations.link USING btree (tenant_id, lineage) WHERE (lineage IS NOT NULL);
CREATE UNIQUE INDEX link_once ON relations.link USING btree (tenant_id, origin_from_id, origin_to_id, type_id, lineage, to_lineage) NULLS NOT DISTINCT WHERE (valid_until IS NULL);
CREATE INDEX link_to ON relations.link USING btree (tenant_id, to_id);
CREATE INDEX link_to_lineage ON relations.link USING btree (tenant_id, to_lineage) WHERE (to_lineage IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.own_set (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  field_keys text[] not null,
  constraint own_set_pkey PRIMARY KEY (tenant_id, id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.recent_view (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  relation_id uuid not null,
  at timestamp with time zone not null,
  constraint recent_view_pkey PRIMARY KEY (tenant_id, user_id, relation_id),
  constraint recent_view_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint recent_view_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX recent_view_of_user ON relations.recent_view USING btree (tenant_id, user_id, at DESC);
CREATE INDEX recent_view_relation ON relations.recent_view USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.relation (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  golden jsonb not null,
  display_name text not null,
  sort_key text not null,
  email text,
  phone text,
  street text,
  postcode text,
  place text,
  place_key text,
  birth_date date,
  branch_id uuid,
  domain_mask bigint not null,
  search_text text not null,
  created_import_id uuid,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  merged_into_id uuid,
  is_protected boolean not null default false,
  is_marked_protected boolean not null default false,
  own_set_id uuid,
  gaps integer not null generated always as (
CASE
    WHEN is_protected THEN 0
    ELSE ((((((((((
    CASE
        WHEN ((email IS NULL) AND (phone IS NULL) AND ((street IS NULL) OR ((postcode IS NULL) AND (place IS NULL)))) THEN 1
        ELSE 0
    END |
    CASE
        WHEN (email IS NULL) THEN 2
        ELSE 0
    END) |
    CASE
        WHEN (phone IS NULL) THEN 4
        ELSE 0
    END) |
    CASE
        WHEN ((street IS NULL) OR ((postcode IS NULL) AND (place IS NULL))) THEN 8
        ELSE 0
    END) |
    CASE
        WHEN (COALESCE((golden ->> 'municipality'::text), ''::text) = ''::text) THEN 16
        ELSE 0
    END) |
    CASE
        WHEN ((kind = 'person'::text) AND (birth_date IS NULL)) THEN 32
        ELSE 0
    END) |
    CASE
        WHEN ((kind = 'organisation'::text) AND (COALESCE((golden ->> 'website'::text), ''::text) = ''::text)) THEN 64
        ELSE 0
    END) |
    CASE
        WHEN (email !~ '^[^@[:space:]]+@[^@[:space:].]+([.][^@[:space:].]+)+$'::text) THEN 128
        ELSE 0
    END) |
    CASE
        WHEN (phone !~ '^[+][1-9][0-9]{6,14}$'::text) THEN 256
        ELSE 0
    END) |
    CASE
        WHEN ((postcode IS NOT NULL) AND (COALESCE((((golden -> 'addresses'::text) -> 0) ->> 'country'::text), 'NL'::text) = 'NL'::text)) THEN (512 |
        CASE
            WHEN (postcode !~ '^[1-9][0-9]{3} ?[A-Z]{2}$'::text) THEN 1024
            ELSE 0
        END)
        ELSE 0
    END) |
    CASE
        WHEN (((golden -> 'identifiers'::text) IS NOT NULL) AND jsonb_path_exists(golden, '$."identifiers"[*]?(@."scheme" starts with "brin")'::jsonpath)) THEN (2048 |
        CASE
            WHEN jsonb_path_exists(golden, '$."identifiers"[*]?(@."scheme" == "brin" && !(@."value" like_regex "^[0-9]{2}[A-Z]{2}$") || @."scheme" == "brin_location" && !(@."value" like_regex "^[0-9]{2}[A-Z]{2}[0-9]{2}$"))'::jsonpath) THEN 4096
            ELSE 0
        END)
        ELSE 0
    END)
END) stored,
  postcode_area text generated always as (
CASE
    WHEN ((postcode ~ '^[1-9][0-9]{3}( ?[A-Z]{2})?$'::text) AND (COALESCE((((golden -> 'addresses'::text) -> 0) ->> 'country'::text), 'NL'::text) = 'NL'::text)) THEN "left"(postcode, 4)
    ELSE NULL::text
END) stored,
  constraint relation_pkey PRIMARY KEY (tenant_id, id),
  constraint relation_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint relation_check CHECK ((merged_into_id <> id)),
  constraint relation_domain_mask_check CHECK ((domain_mask > 0)),
  constraint relation_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'household'::text])))
);
CREATE INDEX relation_archived ON relations.relation USING btree (tenant_id, archived_at, id) WHERE ((archived_at IS NOT NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_area ON relations.relation USING btree (tenant_id, postcode_area) INCLUDE (domain_mask, birth_date, kind, branch_id, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_branch ON relations.relation USING btree (tenant_id, branch_id, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL) AND (branch_id IS NOT NULL));
CREATE INDEX relation_by_change ON relations.relation USING btree (tenant_id, changed_at, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_domains ON relations.relation USING btree (tenant_id, domain_mask, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_gaps ON relations.relation USING btree (tenant_id, gaps) INCLUDE (id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_kind ON relations.relation USING btree (tenant_id, kind, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL) AND (kind <> 'person'::text));
CREATE INDEX relation_by_name ON relations.relation USING btree (tenant_id, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_own_set ON relations.relation USING btree (tenant_id, own_set_id) INCLUDE (id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_place ON relations.relation USING btree (tenant_id, place_key, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_gone ON relations.relation USING btree (tenant_id, id) WHERE ((archived_at IS NOT NULL) OR (merged_into_id IS NOT NULL));
CREATE INDEX relation_merged ON relations.relation USING btree (tenant_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX relation_odd_birth ON relations.relation USING btree (tenant_id, birth_date) INCLUDE (id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL) AND ((birth_date < '1930-01-01'::date) OR (birth_date > '2025-01-01'::date)));
CREATE INDEX relation_unparted ON relations.relation USING btree (tenant_id, id) WHERE (split_part(search_text, ''::text, 7) <> ''::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.relation_label (
  tenant_id uuid not null default platform.current_tenant(),
  label_id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint relation_label_pkey PRIMARY KEY (tenant_id, label_id, origin_relation_id),
  constraint relation_label_tenant_id_label_id_fkey FOREIGN KEY (tenant_id, label_id) REFERENCES relations.label(tenant_id, id),
  constraint relation_label_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX relation_label_of_relation ON relations.relation_label USING btree (tenant_id, relation_id, label_id);
CREATE INDEX relation_label_relations ON relations.relation_label USING btree (tenant_id, label_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.review_item (
  tenant_id uuid not null default platform.current_tenant(),
  round_id uuid not null,
  relation_id uuid not null,
  sort_key text not null,
  outcome text,
  reason text,
  ended_role_ids uuid[] not null default '{}'::uuid[],
  held_by text,
  held_until timestamp with time zone,
  held_at timestamp with time zone,
  done_by text,
  done_by_name text,
  done_at timestamp with time zone,
  constraint review_item_pkey PRIMARY KEY (tenant_id, round_id, relation_id),
  constraint review_item_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint review_item_tenant_id_round_id_fkey FOREIGN KEY (tenant_id, round_id) REFERENCES governance.review_round(tenant_id, id) ON DELETE CASCADE,
  constraint review_item_check CHECK (((outcome IS NULL) = (done_at IS NULL))),
  constraint review_item_outcome_check CHECK ((outcome = ANY (ARRAY['right'::text, 'corrected'::text, 'ended'::text, 'skipped'::text])))
);
CREATE INDEX review_item_done ON relations.review_item USING btree (tenant_id, round_id, done_at DESC, relation_id) WHERE (outcome IS NOT NULL);
CREATE INDEX review_item_held ON relations.review_item USING btree (tenant_id, round_id, held_by) WHERE ((held_by IS NOT NULL) AND (outcome IS NULL));
CREATE INDEX review_item_relation ON relations.review_item USING btree (tenant_id, relation_id);
CREATE INDEX review_item_state ON relations.review_item USING btree (tenant_id, round_id, outcome, relation_id);
CREATE INDEX review_item_todo ON relations.review_item USING btree (tenant_id, round_id, sort_key, relation_id) WHERE (outcome IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.role (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  type_id uuid not null,
  domain_id uuid not null,
  branch_id uuid,
  valid_from date,
  valid_until date,
  import_id uuid,
  source_id uuid,
  ended_by_hand boolean not null default false,
  created_at timestamp with time zone not null,
  origin_relation_id uuid not null,
  status_id uuid,
  stage_id uuid,
  owner_user_id uuid,
  end_reason text,
  lead_source text,
  interest text,
  became_role_id uuid,
  version integer not null default 1,
  constraint role_pkey PRIMARY KEY (tenant_id, id),
  constraint role_became FOREIGN KEY (tenant_id, became_role_id) REFERENCES relations.role(tenant_id, id) ON DELETE SET NULL (became_role_id),
  constraint role_owner FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint role_stage FOREIGN KEY (tenant_id, type_id, stage_id) REFERENCES governance.role_choice(tenant_id, type_id, id),
  constraint role_status FOREIGN KEY (tenant_id, type_id, status_id) REFERENCES governance.role_choice(tenant_id, type_id, id),
  constraint role_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint role_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint role_type_in_domain FOREIGN KEY (tenant_id, type_id, domain_id) REFERENCES governance.relation_type(tenant_id, id, domain_id),
  constraint role_check CHECK ((valid_until >= valid_from)),
  constraint role_end_reason_check CHECK (((char_length(end_reason) >= 1) AND (char_length(end_reason) <= 200))),
  constraint role_interest_check CHECK (((char_length(interest) >= 1) AND (char_length(interest) <= 500))),
  constraint role_lead_source_check CHECK (((char_length(lead_source) >= 1) AND (char_length(lead_source) <= 200)))
);
CREATE INDEX role_became_of ON relations.role USING btree (tenant_id, became_role_id) WHERE (became_role_id IS NOT NULL);
CREATE INDEX role_begins ON relations.role USING btree (tenant_id, valid_from) WHERE (valid_from IS NOT NULL);
CREATE INDEX role_ends ON relations.role USING btree (tenant_id, valid_until) WHERE (valid_until IS NOT NULL);
CREATE INDEX role_in_stage ON relations.role USING btree (tenant_id, type_id, stage_id, created_at DESC, id) WHERE (valid_until IS NULL);
CREATE INDEX role_in_status ON relations.role USING btree (tenant_id, type_id, status_id, created_at DESC, id) WHERE (valid_until IS NULL);
CREATE INDEX role_of_owner ON relations.role USING btree (tenant_id, owner_user_id, relation_id) WHERE (owner_user_id IS NOT NULL);
CREATE INDEX role_relation ON relations.role USING btree (tenant_id, relation_id, type_id);
CREATE INDEX role_type ON relations.role USING btree (tenant_id, type_id, relation_id);
CREATE INDEX role_with_owner ON relations.role USING btree (tenant_id, type_id, owner_user_id, created_at DESC, id) WHERE (valid_until IS NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.role_change (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  role_id uuid not null,
  field text not null,
  before text,
  after text,
  by_name text not null,
  at timestamp with time zone not null,
  handover_id uuid,
  constraint role_change_pkey PRIMARY KEY (tenant_id, id),
  constraint role_change_tenant_id_handover_id_fkey FOREIGN KEY (tenant_id, handover_id) REFERENCES relations.handover(tenant_id, id),
  constraint role_change_tenant_id_role_id_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES relations.role(tenant_id, id) ON DELETE CASCADE,
  constraint role_change_field_check CHECK ((field = ANY (ARRAY['status'::text, 'stage'::text, 'owner'::text, 'branch'::text, 'from'::text, 'until'::text, 'end_reason'::text, 'lead_source'::text, 'interest'::text, 'became'::text])))
);
CREATE INDEX role_change_handover ON relations.role_change USING btree (tenant_id, handover_id) WHERE (handover_id IS NOT NULL);
CREATE INDEX role_change_of_role ON relations.role_change USING btree (tenant_id, role_id, at DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.saved_view (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  name text not null,
  query text not null,
  part text not null default 'view'::text,
  is_for_all boolean not null default false,
  team_id uuid,
  version integer not null default 1,
  changed_at timestamp with time zone,
  removed_at timestamp with time zone,
  constraint saved_view_pkey PRIMARY KEY (tenant_id, id),
  constraint saved_view_team FOREIGN KEY (tenant_id, team_id) REFERENCES admin.team(tenant_id, id) ON DELETE SET NULL (team_id),
  constraint saved_view_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE,
  constraint saved_view_audience CHECK ((NOT (is_for_all AND (team_id IS NOT NULL)))),
  constraint saved_view_part_check CHECK ((part = ANY (ARRAY['view'::text, 'columns'::text])))
);
CREATE INDEX saved_view_for_all ON relations.saved_view USING btree (tenant_id) WHERE is_for_all;
CREATE INDEX saved_view_of_team ON relations.saved_view USING btree (tenant_id, team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX saved_view_user ON relations.saved_view USING btree (tenant_id, user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.search_token (
  tenant_id uuid not null default platform.current_tenant(),
  token text not null,
  relation_id uuid not null,
  constraint search_token_pkey PRIMARY KEY (tenant_id, token, relation_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.search_word (
  tenant_id uuid not null default platform.current_tenant(),
  kind text not null,
  fragment text not null,
  word text not null,
  constraint search_word_pkey PRIMARY KEY (tenant_id, kind, fragment, word),
  constraint search_word_kind_check CHECK ((kind = ANY (ARRAY['s'::text, 'd'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.selection (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  at timestamp with time zone not null,
  constraint selection_pkey PRIMARY KEY (tenant_id, id),
  constraint selection_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX selection_of_user ON relations.selection USING btree (tenant_id, user_id);
CREATE INDEX selection_old ON relations.selection USING btree (tenant_id, at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.selection_item (
  tenant_id uuid not null default platform.current_tenant(),
  selection_id uuid not null,
  relation_id uuid not null,
  constraint selection_item_pkey PRIMARY KEY (tenant_id, selection_id, relation_id),
  constraint selection_item_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint selection_item_tenant_id_selection_id_fkey FOREIGN KEY (tenant_id, selection_id) REFERENCES relations.selection(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX selection_item_relation ON relations.selection_item USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.unmasked (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  relation_id uuid not null,
  until timestamp with time zone not null,
  constraint unmasked_pkey PRIMARY KEY (tenant_id, user_id, relation_id),
  constraint unmasked_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint unmasked_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX unmasked_relation ON relations.unmasked USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.verification (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  field_key text,
  round_id uuid,
  by_user_id text not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (tenant_id, id),
  constraint verification_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX verification_relation ON relations.verification USING btree (tenant_id, relation_id, at DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.address_stops (
  tenant_id uuid not null default platform.current_tenant(),
  changes bigint not null,
  constraint address_stops_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.advice_check (
  tenant_id uuid not null default platform.current_tenant(),
  checked_at timestamp with time zone not null,
  from_day date not null,
  people integer not null,
  hits integer not null,
  baseline_hits integer not null,
  verdict text not null,
  constraint advice_check_pkey PRIMARY KEY (tenant_id, checked_at),
  constraint advice_check_verdict_check CHECK ((verdict = ANY (ARRAY['better'::text, 'no_better'::text, 'too_little'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.affinity (
  tenant_id uuid not null default platform.current_tenant(),
  level text not null,
  from_id uuid not null,
  to_id uuid not null,
  together integer not null,
  people integer not null,
  score real not null,
  constraint affinity_pkey PRIMARY KEY (tenant_id, level, from_id, to_id),
  constraint affinity_level_check CHECK ((level = ANY (ARRAY['offering'::text, 'genre'::text]))),
  constraint affinity_together_check CHECK ((together >= 5))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.behaviour (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  genre_id uuid not null,
  branch_id uuid not null,
  number integer not null,
  relation_id uuid not null,
  newest integer,
  days integer[] not null,
  orders integer[] not null,
  quantities integer[] not null,
  money_days integer[] not null,
  cents bigint[] not null,
  constraint behaviour_pkey PRIMARY KEY (tenant_id, relation_id, family_id, genre_id, branch_id),
  constraint behaviour_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE
) partition by HASH (family_id, genre_id, branch_id) /* 32 parts */;
CREATE INDEX behaviour_newest ON ONLY segments.behaviour USING btree (tenant_id, family_id, genre_id, branch_id, newest);
-- fenced: tenant using (tenant_id = ( SELECT platform.current_tenant() AS current_tenant)), forced

create table segments.bitmap (
  tenant_id uuid not null default platform.current_tenant(),
  condition_id uuid not null,
  chunk integer not null,
  bits bit varying(65536) not null,
  constraint bitmap_pkey PRIMARY KEY (tenant_id, condition_id, chunk),
  constraint bitmap_tenant_id_condition_id_fkey FOREIGN KEY (tenant_id, condition_id) REFERENCES segments.condition(tenant_id, id) ON DELETE CASCADE,
  constraint bitmap_bits_check CHECK ((length((bits)::"bit") = 65536))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.code (
  tenant_id uuid not null default platform.current_tenant(),
  edition_id uuid not null,
  id uuid not null,
  key text not null,
  is_group boolean not null,
  group_key text,
  name text not null default ''::text,
  description text not null default ''::text,
  place_count integer not null default 0,
  constraint code_once UNIQUE (tenant_id, edition_id, key),
  constraint code_pkey PRIMARY KEY (tenant_id, id),
  constraint code_edition_of FOREIGN KEY (tenant_id, edition_id) REFERENCES segments.code_edition(tenant_id, id) ON DELETE CASCADE,
  constraint code_description_check CHECK ((length(description) <= 500)),
  constraint code_key_check CHECK (((length(key) >= 1) AND (length(key) <= 20))),
  constraint code_name_check CHECK ((length(name) <= 120))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.code_edition (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  set_id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  dated_on date not null,
  is_current boolean not null default false,
  state text not null,
  problem text,
  file_id uuid,
  file_name text not null,
  sample jsonb,
  choice jsonb,
  keyed_by text,
  columns jsonb,
  row_count integer not null default 0,
  refused jsonb not null default '[]'::jsonb,
  place_count integer not null default 0,
  added_by_name text not null,
  added_at timestamp with time zone not null,
  constraint code_edition_name UNIQUE (tenant_id, set_id, name_key),
  constraint code_edition_pkey PRIMARY KEY (tenant_id, id),
  constraint code_edition_set FOREIGN KEY (tenant_id, set_id) REFERENCES segments.code_set(tenant_id, id) ON DELETE CASCADE,
  constraint code_edition_keyed_by_check CHECK ((keyed_by = ANY (ARRAY['area'::text, 'postcode'::text, 'address'::text]))),
  constraint code_edition_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint code_edition_problem_check CHECK ((problem = ANY (ARRAY['unreadable'::text, 'nothing'::text, 'too_many'::text, 'stopped'::text]))),
  constraint code_edition_state_check CHECK ((state = ANY (ARRAY['looking'::text, 'asked'::text, 'reading'::text, 'ready'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX code_edition_current ON segments.code_edition USING btree (tenant_id, set_id) WHERE is_current;
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.code_place (
  tenant_id uuid not null default platform.current_tenant(),
  edition_id uuid not null,
  place text not null,
  code_id uuid not null,
  constraint code_place_pkey PRIMARY KEY (tenant_id, edition_id, place) INCLUDE (code_id),
  constraint code_place_code FOREIGN KEY (tenant_id, code_id) REFERENCES segments.code(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX code_place_of_code ON segments.code_place USING btree (tenant_id, code_id) INCLUDE (place);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.code_set (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  constraint code_set_name UNIQUE (tenant_id, name_key),
  constraint code_set_pkey PRIMARY KEY (tenant_id, id),
  constraint code_set_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.condition (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  says jsonb not null,
  built_at timestamp with time zone not null,
  last_used_on date not null,
  constraint condition_pkey PRIMARY KEY (tenant_id, id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.contribution_weight (
  tenant_id uuid not null default platform.current_tenant(),
  measure text not null,
  cents_per_unit bigint not null,
  constraint contribution_weight_pkey PRIMARY KEY (tenant_id, measure),
  constraint contribution_weight_cents_per_unit_check CHECK (((cents_per_unit >= 0) AND (cents_per_unit <= 10000000))),
  constraint contribution_weight_measure_check CHECK ((measure = ANY (ARRAY['volunteering'::text, 'attendance'::text, 'introductions'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.dirty (
  tenant_id uuid not null default platform.current_tenant(),
  relation_id uuid not null,
  by_xid xid8 not null default pg_current_xact_id(),
  marked_at timestamp with time zone not null default clock_timestamp(),
  constraint dirty_pkey PRIMARY KEY (tenant_id, relation_id, by_xid)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.freed_number (
  tenant_id uuid not null default platform.current_tenant(),
  number integer not null,
  constraint freed_number_pkey PRIMARY KEY (tenant_id, number)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_answer (
  tenant_id uuid not null default platform.current_tenant(),
  id text not null,
  sight jsonb not null,
  figures jsonb not null,
  used_on date not null,
  constraint inventory_answer_pkey PRIMARY KEY (tenant_id, id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_bits (
  tenant_id uuid not null default platform.current_tenant(),
  day date not null,
  what text not null,
  about text not null,
  chunk integer not null,
  bits bit varying(65536) not null,
  constraint inventory_bits_pkey PRIMARY KEY (tenant_id, day, what, about, chunk),
  constraint inventory_bits_tenant_id_day_fkey FOREIGN KEY (tenant_id, day) REFERENCES segments.inventory_day(tenant_id, day) ON DELETE CASCADE,
  constraint inventory_bits_bits_check CHECK ((length((bits)::"bit") = 65536))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_day (
  tenant_id uuid not null default platform.current_tenant(),
  day date not null,
  from_day date not null,
  is_asked boolean not null default false,
  counted_at timestamp with time zone,
  constraint inventory_day_pkey PRIMARY KEY (tenant_id, day)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_fact (
  tenant_id uuid not null default platform.current_tenant(),
  day date not null,
  domain_mask bigint not null,
  during_set integer not null,
  kind text not null,
  relations integer not null,
  times integer not null,
  quantity bigint not null,
  cents bigint not null,
  constraint inventory_fact_pkey PRIMARY KEY (tenant_id, day, domain_mask, during_set, kind),
  constraint inventory_fact_tenant_id_day_fkey FOREIGN KEY (tenant_id, day) REFERENCES segments.inventory_day(tenant_id, day) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_freeze (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  day date not null,
  name text not null,
  by_user_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  sees jsonb not null,
  figures jsonb not null,
  constraint inventory_freeze_pkey PRIMARY KEY (tenant_id, id),
  constraint freeze_maker FOREIGN KEY (tenant_id, by_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint inventory_freeze_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
);
CREATE INDEX inventory_freeze_day ON segments.inventory_freeze USING btree (tenant_id, day DESC, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_group (
  tenant_id uuid not null default platform.current_tenant(),
  day date not null,
  id integer not null,
  domain_mask bigint not null,
  age text not null,
  before_set integer not null,
  during_set integer not null,
  at_set integer not null,
  relations integer not null,
  persons integer not null,
  with_email integer not null,
  with_phone integer not null,
  with_address integer not null,
  with_birth_date integer not null,
  reachable integer not null,
  buyers integer not null,
  visitors integer not null,
  constraint inventory_group_pkey PRIMARY KEY (tenant_id, day, id),
  constraint inventory_group_tenant_id_day_fkey FOREIGN KEY (tenant_id, day) REFERENCES segments.inventory_day(tenant_id, day) ON DELETE CASCADE,
  constraint inventory_group_age_check CHECK ((age = ANY (ARRAY['youth'::text, 'adult'::text, 'unknown'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_set (
  tenant_id uuid not null default platform.current_tenant(),
  day date not null,
  id integer not null,
  type_ids uuid[] not null,
  constraint inventory_set_pkey PRIMARY KEY (tenant_id, day, id),
  constraint inventory_set_tenant_id_day_fkey FOREIGN KEY (tenant_id, day) REFERENCES segments.inventory_day(tenant_id, day) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.inventory_use (
  tenant_id uuid not null default platform.current_tenant(),
  day date not null,
  id integer not null,
  domain_mask bigint,
  kind text not null,
  audience text not null,
  genre_id uuid,
  times integer not null,
  quantity bigint not null,
  cents bigint not null,
  constraint inventory_use_pkey PRIMARY KEY (tenant_id, day, id),
  constraint inventory_use_tenant_id_day_fkey FOREIGN KEY (tenant_id, day) REFERENCES segments.inventory_day(tenant_id, day) ON DELETE CASCADE,
  constraint inventory_use_audience_check CHECK ((audience = ANY (ARRAY['youth'::text, 'adult'::text, 'unknown'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.library_member_type (
  tenant_id uuid not null default platform.current_tenant(),
  type_id uuid not null,
  constraint library_member_type_pkey PRIMARY KEY (tenant_id, type_id),
  constraint member_type FOREIGN KEY (tenant_id, type_id) REFERENCES governance.relation_type(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.measure (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  segment_id uuid not null,
  day date not null,
  moment_id uuid,
  looked jsonb not null,
  constraint measure_pkey PRIMARY KEY (tenant_id, id),
  constraint measure_tenant_id_moment_id_fkey FOREIGN KEY (tenant_id, moment_id) REFERENCES segments.moment(tenant_id, id) ON DELETE CASCADE,
  constraint measure_tenant_id_segment_id_fkey FOREIGN KEY (tenant_id, segment_id) REFERENCES segments.segment(tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX measure_of_day ON segments.measure USING btree (tenant_id, segment_id, day) WHERE (moment_id IS NULL);
CREATE INDEX measure_of_moment ON segments.measure USING btree (tenant_id, moment_id) WHERE (moment_id IS NOT NULL);
CREATE INDEX measure_of_segment ON segments.measure USING btree (tenant_id, segment_id, day);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.measure_part (
  tenant_id uuid not null default platform.current_tenant(),
  measure_id uuid not null,
  domain_mask bigint not null,
  is_protected boolean not null,
  is_child boolean not null,
  count integer not null,
  constraint measure_part_pkey PRIMARY KEY (tenant_id, measure_id, domain_mask, is_protected, is_child),
  constraint measure_part_tenant_id_measure_id_fkey FOREIGN KEY (tenant_id, measure_id) REFERENCES segments.measure(tenant_id, id) ON DELETE CASCADE,
  constraint measure_part_count_check CHECK ((count > 0))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.moment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  segment_id uuid not null,
  name text not null,
  taken_at timestamp with time zone not null,
  by_user_id uuid not null,
  conditions jsonb not null,
  looked jsonb not null,
  removed_at timestamp with time zone,
  constraint moment_pkey PRIMARY KEY (tenant_id, id),
  constraint moment_segment FOREIGN KEY (tenant_id, segment_id) REFERENCES segments.segment(tenant_id, id) ON DELETE CASCADE,
  constraint moment_taker FOREIGN KEY (tenant_id, by_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint moment_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE INDEX moment_of_segment ON segments.moment USING btree (tenant_id, segment_id, taken_at);
CREATE INDEX moment_of_user ON segments.moment USING btree (tenant_id, by_user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.moment_bitmap (
  tenant_id uuid not null default platform.current_tenant(),
  moment_id uuid not null,
  chunk integer not null,
  bits bit varying(65536) not null,
  constraint moment_bitmap_pkey PRIMARY KEY (tenant_id, moment_id, chunk),
  constraint moment_bitmap_tenant_id_moment_id_fkey FOREIGN KEY (tenant_id, moment_id) REFERENCES segments.moment(tenant_id, id) ON DELETE CASCADE,
  constraint moment_bitmap_bits_check CHECK ((length((bits)::"bit") = 65536))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.numbering (
  tenant_id uuid not null default platform.current_tenant(),
  next_number integer not null default 0,
  built_version integer,
  constraint numbering_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.profile (
  tenant_id uuid not null default platform.current_tenant(),
  number integer not null,
  relation_id uuid not null,
  kind text not null,
  is_open boolean not null,
  domain_mask bigint not null,
  birth_date date,
  branch_id uuid,
  postcode_area text,
  place_key text,
  has_email boolean not null,
  has_phone boolean not null,
  has_address boolean not null,
  is_protected boolean not null,
  added_on date not null,
  postcode text,
  house_number text,
  constraint profile_pkey PRIMARY KEY (tenant_id, number),
  constraint profile_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX profile_relation ON segments.profile USING btree (tenant_id, relation_id) INCLUDE (number);
-- fenced: tenant using (tenant_id = ( SELECT platform.current_tenant() AS current_tenant)), forced

create table segments.relation_value (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  number integer not null,
  relation_id uuid not null,
  alive_class text not null,
  expected_repeats double precision not null,
  expected_cents double precision,
  constraint relation_value_pkey PRIMARY KEY (tenant_id, family_id, number),
  constraint relation_value_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint relation_value_alive_class_check CHECK ((alive_class = ANY (ARRAY['likely'::text, 'unsure'::text, 'unlikely'::text])))
);
CREATE INDEX relation_value_relation ON segments.relation_value USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.rfm (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  number integer not null,
  relation_id uuid not null,
  recency smallint not null,
  frequency smallint not null,
  money smallint not null,
  last_day date not null,
  orders integer not null,
  cents bigint not null,
  constraint rfm_pkey PRIMARY KEY (tenant_id, family_id, number),
  constraint rfm_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint rfm_frequency_check CHECK (((frequency >= 1) AND (frequency <= 5))),
  constraint rfm_money_check CHECK (((money >= 1) AND (money <= 5))),
  constraint rfm_recency_check CHECK (((recency >= 1) AND (recency <= 5)))
);
CREATE INDEX rfm_relation ON segments.rfm USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.rfm_round (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  day date not null,
  scored_at timestamp with time zone not null,
  relations integer not null,
  recency date[] not null,
  frequency integer[] not null,
  money bigint[] not null,
  constraint rfm_round_pkey PRIMARY KEY (tenant_id, family_id),
  constraint rfm_round_family FOREIGN KEY (tenant_id, family_id) REFERENCES activity.family(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.segment (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  name text not null,
  description text not null default ''::text,
  conditions jsonb not null,
  is_for_all boolean not null default false,
  team_id uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint segment_pkey PRIMARY KEY (tenant_id, id),
  constraint segment_maker FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint segment_team FOREIGN KEY (tenant_id, team_id) REFERENCES admin.team(tenant_id, id) ON DELETE SET NULL (team_id),
  constraint segment_check CHECK ((NOT (is_for_all AND (team_id IS NOT NULL)))),
  constraint segment_description_check CHECK ((length(description) <= 2000)),
  constraint segment_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE INDEX segment_of_team ON segments.segment USING btree (tenant_id, team_id) WHERE (team_id IS NOT NULL);
CREATE INDEX segment_of_user ON segments.segment USING btree (tenant_id, user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.tier_threshold (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  participant_from integer not null,
  core_from integer not null,
  version integer not null default 1,
  constraint tier_threshold_pkey PRIMARY KEY (tenant_id, family_id),
  constraint tier_threshold_family FOREIGN KEY (tenant_id, family_id) REFERENCES activity.family(tenant_id, id) ON DELETE CASCADE,
  constraint tier_threshold_check CHECK (((core_from > participant_from) AND (core_from <= 10000))),
  constraint tier_threshold_participant_from_check CHECK ((participant_from >= 2))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.value_group (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  domain_mask bigint not null,
  alive_class text not null,
  relations integer not null,
  expected_repeats double precision not null,
  expected_cents double precision,
  constraint value_group_pkey PRIMARY KEY (tenant_id, family_id, domain_mask, alive_class),
  constraint value_group_model FOREIGN KEY (tenant_id, family_id) REFERENCES segments.value_model(tenant_id, family_id) ON DELETE CASCADE,
  constraint value_group_alive_class_check CHECK ((alive_class = ANY (ARRAY['likely'::text, 'unsure'::text, 'unlikely'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.value_model (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  day date not null,
  made_at timestamp with time zone not null,
  verdict text not null,
  fitted jsonb not null,
  constraint value_model_pkey PRIMARY KEY (tenant_id, family_id),
  constraint value_model_family FOREIGN KEY (tenant_id, family_id) REFERENCES activity.family(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.value_work (
  tenant_id uuid not null default platform.current_tenant(),
  job_id uuid not null,
  asked_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint value_work_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table segments.working_area (
  tenant_id uuid not null default platform.current_tenant(),
  municipality_code text not null,
  constraint working_area_pkey PRIMARY KEY (tenant_id, municipality_code),
  constraint working_area_municipality_code_check CHECK ((municipality_code ~ '^[0-9]{4}$'::text))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced
