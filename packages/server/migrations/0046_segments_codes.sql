-- Lifestyle codes by place (Whize, Mosaic, Culturele Doelgroepen): the organisation's own copy of a supplier's list, edition by edition. A code
-- says something of a place and the people there together, not of anybody; so none of this names a relation, and none of it stands on the
-- page of one. Whose address lies in which place is worked out when it is counted.
create table segments.code_set (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  name      text not null check (length(name) between 1 and 80),
  name_key  text not null generated always as (lower(name)) stored,
  primary key (tenant_id, id),
  constraint code_set_name unique (tenant_id, name_key)
);
call platform.fence('segments.code_set');

-- An edition never changes once it was read: what was counted by it can be counted again.
create table segments.code_edition (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  set_id        uuid not null,
  name          text not null check (length(name) between 1 and 80),
  name_key      text not null generated always as (lower(name)) stored,
  dated_on      date not null,
  -- Counted by where no edition is named.
  is_current    boolean not null default false,
  state         text not null check (state in ('looking', 'asked', 'reading', 'ready', 'failed')),
  problem       text check (problem in ('unreadable', 'nothing', 'too_many', 'stopped')),
  -- Only until it was read: the file and a few of its rows, to say which column is what.
  file_id       uuid,
  file_name     text not null,
  sample        jsonb,
  choice        jsonb,
  keyed_by      text check (keyed_by in ('area', 'postcode', 'address')),
  columns       jsonb,
  row_count     integer not null default 0,
  refused       jsonb not null default '[]',
  place_count   integer not null default 0,
  added_by_name text not null,
  added_at      timestamptz not null,
  primary key (tenant_id, id),
  constraint code_edition_set foreign key (tenant_id, set_id) references segments.code_set (tenant_id, id) on delete cascade,
  constraint code_edition_name unique (tenant_id, set_id, name_key)
);
call platform.fence('segments.code_edition');
create unique index code_edition_current on segments.code_edition (tenant_id, set_id) where is_current;

-- Groups and the codes within them, two levels at most.
create table segments.code (
  tenant_id   uuid not null default platform.current_tenant(),
  edition_id  uuid not null,
  id          uuid not null,
  key         text not null check (length(key) between 1 and 20),
  is_group    boolean not null,
  group_key   text,
  name        text not null default '' check (length(name) <= 120),
  description text not null default '' check (length(description) <= 500),
  place_count integer not null default 0,
  primary key (tenant_id, id),
  constraint code_once unique (tenant_id, edition_id, key),
  constraint code_edition_of foreign key (tenant_id, edition_id) references segments.code_edition (tenant_id, id) on delete cascade
);
call platform.fence('segments.code');

-- "4101", "4101AB" or "4101AB 12", as the edition says what a place is.
create table segments.code_place (
  tenant_id  uuid not null default platform.current_tenant(),
  edition_id uuid not null,
  place      text not null collate "C",
  code_id    uuid not null,
  primary key (tenant_id, edition_id, place) include (code_id),
  constraint code_place_code foreign key (tenant_id, code_id) references segments.code (tenant_id, id) on delete cascade
);
create index code_place_of_code on segments.code_place (tenant_id, code_id) include (place);
call platform.fence('segments.code_place');

-- Where a relation lives, as such a list says it; profiles are all made again by the new version of the code that makes them.
alter table segments.profile add column postcode text collate "C", add column house_number text collate "C";
