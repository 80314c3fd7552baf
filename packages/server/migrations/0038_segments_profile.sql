-- Knowing groups of relations: a narrow row per relation with what is asked most, kept fresh by marks; and per condition in use a bit per
-- relation, so that a tree of conditions over a million relations is counted in milliseconds.
create schema segments;
call platform.open_schema('segments');

-- The number that a relation has in bitmaps is given out here; never used again, so that a bit can never mean somebody else.
create table segments.numbering (
  tenant_id     uuid not null default platform.current_tenant(),
  next_number   integer not null default 0,
  -- By which code profiles were made: another version makes them all again. Null: not made, or being made.
  built_version integer,
  primary key (tenant_id)
);
call platform.fence('segments.numbering');

-- Everything here can be made again from the other modules.
create table segments.profile (
  tenant_id     uuid not null default platform.current_tenant(),
  number        integer not null,
  relation_id   uuid not null,
  kind          text not null,
  -- Stands in lists: not archived, not merged into another.
  is_open       boolean not null,
  domain_mask   bigint not null,
  birth_date    date,
  branch_id     uuid,
  postcode_area text,
  place_key     text,
  has_email     boolean not null,
  has_phone     boolean not null,
  has_address   boolean not null,
  -- Under protection: what somebody does says where they are.
  is_protected  boolean not null,
  added_on      date not null,
  primary key (tenant_id, number),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create unique index profile_relation on segments.profile (tenant_id, relation_id) include (number);
alter table segments.profile set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_vacuum_scale_factor = 0.05);
call platform.fence('segments.profile');

-- What a relation did within a family of activity: on which days, newest first, and how much. Whole, and per genre or per branch apart: a
-- condition that names one of them reads one row. The zero id stands for "all".
create table segments.behaviour (
  tenant_id   uuid not null default platform.current_tenant(),
  family_id   uuid not null,
  genre_id    uuid not null,
  branch_id   uuid not null,
  number      integer not null,
  relation_id uuid not null,
  -- Days on which something counted, newest first, and beside each how many orders and how much (tickets, loans, minutes).
  days        date[] not null,
  orders      integer[] not null,
  quantities  integer[] not null,
  -- Days on which money came or went, newest first, and how many cents.
  money_days  date[] not null,
  cents       bigint[] not null,
  primary key (tenant_id, family_id, genre_id, branch_id, number),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index behaviour_relation on segments.behaviour (tenant_id, relation_id);
call platform.fence('segments.behaviour');

-- Relations of which something changed and whose profile must be made again. One mark per relation and transaction: two transactions never
-- wait for each other's marks, and a mark that comes while the profile is being made stays.
create table segments.dirty (
  tenant_id   uuid not null default platform.current_tenant(),
  relation_id uuid not null,
  by_xid      xid8 not null default pg_current_xact_id(),
  marked_at   timestamptz not null default clock_timestamp(),
  primary key (tenant_id, relation_id, by_xid)
);
call platform.fence('segments.dirty');

-- Numbers of relations that are gone, until their bits are cleared.
create table segments.freed_number (
  tenant_id uuid not null default platform.current_tenant(),
  number    integer not null,
  primary key (tenant_id, number)
);
call platform.fence('segments.freed_number');

-- A condition in use, exact to the day; its id follows from what it says (platform.named_id).
create table segments.condition (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  says         jsonb not null,
  built_at     timestamptz not null,
  last_used_on date not null,
  primary key (tenant_id, id)
);
call platform.fence('segments.condition');

-- For a stretch of 65,536 numbers the relations for which the condition holds; no row: for none of them.
create table segments.bitmap (
  tenant_id    uuid not null default platform.current_tenant(),
  condition_id uuid not null,
  chunk        integer not null,
  bits         bit varying(65536) not null check (length(bits) = 65536),
  primary key (tenant_id, condition_id, chunk),
  foreign key (tenant_id, condition_id) references segments.condition (tenant_id, id) on delete cascade
);
call platform.fence('segments.bitmap');

create function segments.after_profile_gone() returns trigger language plpgsql as $$
begin
  insert into segments.freed_number (tenant_id, number) select o.tenant_id, o.number from gone o on conflict do nothing;
  return null;
end $$;
create trigger profile_gone after delete on segments.profile
  referencing old table as gone for each statement execute function segments.after_profile_gone();

-- Marks, in the transaction of the change. A migration has no tenant and marks nothing: it changes `built_version` when profiles must be
-- made again. Column names of the tables are passed as arguments.
create function segments.mark_added() returns trigger language plpgsql as $$
declare
  relation_column text;
begin
  if platform.current_tenant() is null then return null; end if;
  foreach relation_column in array tg_argv loop
    execute format('insert into segments.dirty (relation_id) select distinct a.%I from added a where a.%I is not null on conflict do nothing', relation_column, relation_column);
  end loop;
  return null;
end $$;
create function segments.mark_removed() returns trigger language plpgsql as $$
declare
  relation_column text;
begin
  if platform.current_tenant() is null then return null; end if;
  foreach relation_column in array tg_argv loop
    execute format('insert into segments.dirty (relation_id) select distinct r.%I from removed r where r.%I is not null on conflict do nothing', relation_column, relation_column);
  end loop;
  return null;
end $$;
create function segments.mark_changed() returns trigger language plpgsql as $$
declare
  relation_column text;
begin
  if platform.current_tenant() is null then return null; end if;
  foreach relation_column in array tg_argv loop
    execute format('insert into segments.dirty (relation_id)
      select c.id from (select a.%I as id from added a union select r.%I from removed r) c where c.id is not null on conflict do nothing', relation_column, relation_column);
  end loop;
  return null;
end $$;

create procedure segments.watch(target regclass, variadic columns text[]) language plpgsql as $$
declare
  arguments text := (select string_agg(quote_literal(c), ', ') from unnest(columns) c);
begin
  execute format('create trigger segments_added after insert on %s referencing new table as added for each statement execute function segments.mark_added(%s)', target, arguments);
  execute format('create trigger segments_removed after delete on %s referencing old table as removed for each statement execute function segments.mark_removed(%s)', target, arguments);
  execute format('create trigger segments_changed after update on %s referencing old table as removed new table as added for each statement execute function segments.mark_changed(%s)', target, arguments);
end $$;
call segments.watch('relations.relation', 'id');
call segments.watch('relations.role', 'relation_id');
call segments.watch('relations.relation_label', 'relation_id');
call segments.watch('relations.link', 'from_id', 'to_id');
call segments.watch('relations.field_value', 'relation_id');
call segments.watch('privacy.consent', 'relation_id');
call segments.watch('engagement.approach', 'relation_id', 'contact_id');
call segments.watch('activity.fact', 'relation_id');

-- Conditions with a name. What they hold is counted by whoever asks, with their own rights.
create table segments.segment (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  user_id     uuid not null,
  name        text not null check (length(name) between 1 and 120),
  description text not null default '' check (length(description) <= 2000),
  conditions  jsonb not null,
  is_for_all  boolean not null default false,
  team_id     uuid,
  version     integer not null default 1,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  removed_at  timestamptz,
  primary key (tenant_id, id),
  check (not (is_for_all and team_id is not null)),
  constraint segment_maker foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id),
  constraint segment_team foreign key (tenant_id, team_id) references admin.team (tenant_id, id) on delete set null (team_id)
);
create index segment_of_user on segments.segment (tenant_id, user_id);
create index segment_of_team on segments.segment (tenant_id, team_id) where team_id is not null;
call platform.fence('segments.segment');

-- Bitmaps of one tree behind each other, in the order of their stretches: to look relations up in one by one.
create aggregate segments.joined(bit varying) (sfunc = bitcat, stype = bit varying, parallel = safe);

-- Profiles come by the thousand too.
create or replace function platform.refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
