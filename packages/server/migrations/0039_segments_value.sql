-- Value and the inventory: how closely relations live with an activity; how many relations there are of each type, who came and went in a year, and what they brought, in money and otherwise.

-- For whom a type is: people, organisations with which one does business, or the house itself.
alter table governance.relation_type add column audience text not null default 'consumer' check (audience in ('consumer', 'business', 'internal'));
alter table governance.relation_type no force row level security;
update governance.relation_type set audience = case when key in ('employee', 'board_member', 'volunteer') then 'internal' else 'business' end
where key in ('school', 'school_location', 'school_board', 'childcare', 'teacher', 'fund', 'sponsor', 'partner', 'association', 'contact_person',
  'press', 'municipality', 'public_body', 'supplier', 'performer', 'employee', 'board_member', 'volunteer') or kinds = array['organisation'];
alter table governance.relation_type force row level security;

-- A day as of which was counted, over its year until then. Everything below belongs to one.
create table segments.inventory_day (
  tenant_id  uuid not null default platform.current_tenant(),
  day        date not null,
  -- The first of January of that year.
  from_day   date not null,
  -- Somebody asked for it; the daily round keeps the others.
  is_asked   boolean not null default false,
  -- Null: asked for, not counted yet.
  counted_at timestamptz,
  primary key (tenant_id, day)
);
call platform.fence('segments.inventory_day');

-- Every combination of types that occurs, so that what a combination has in common with a row of the inventory is looked at once, however
-- many relations have it. Without any type is a combination too.
create table segments.inventory_set (
  tenant_id uuid not null default platform.current_tenant(),
  day       date not null,
  id        integer not null,
  type_ids  uuid[] not null,
  primary key (tenant_id, day, id),
  foreign key (tenant_id, day) references segments.inventory_day (tenant_id, day) on delete cascade
);
call platform.fence('segments.inventory_set');

-- Relations that are alike: in the same domains, of the same age, with the same roles before, during and at the end of the year. Every
-- relation is in one of them, so that whatever is added up counts nobody twice; and the rights of a reader are decided per group, so that
-- the sum is exactly what they would count themselves.
create table segments.inventory_group (
  tenant_id       uuid not null default platform.current_tenant(),
  day             date not null,
  id              integer not null,
  domain_mask     bigint not null,
  age             text not null check (age in ('youth', 'adult', 'unknown')),
  -- Types of the roles that ran on the last day of the year before, on any day of the year, and on the day itself.
  before_set      integer not null,
  during_set      integer not null,
  at_set          integer not null,
  relations       integer not null,
  persons         integer not null,
  with_email      integer not null,
  with_phone      integer not null,
  with_address    integer not null,
  with_birth_date integer not null,
  -- Who can be reached, who paid something, and who came, in the year.
  reachable       integer not null,
  buyers          integer not null,
  visitors        integer not null,
  primary key (tenant_id, day, id),
  foreign key (tenant_id, day) references segments.inventory_day (tenant_id, day) on delete cascade
);
call platform.fence('segments.inventory_group');

-- What relations with these types during the year did and brought in it, by kind of fact.
create table segments.inventory_fact (
  tenant_id   uuid not null default platform.current_tenant(),
  day         date not null,
  domain_mask bigint not null,
  during_set  integer not null,
  kind        text not null,
  -- Relations that did it or for whom money came or went.
  relations   integer not null,
  -- Facts that count, and how much they come to: tickets, loans, minutes.
  times       integer not null,
  quantity    bigint not null,
  cents       bigint not null,
  primary key (tenant_id, day, domain_mask, during_set, kind),
  foreign key (tenant_id, day) references segments.inventory_day (tenant_id, day) on delete cascade
);
call platform.fence('segments.inventory_fact');

-- What was done and paid by nobody who is known, and loans by whom and of what, as the yearly figures of libraries want them.
create table segments.inventory_use (
  tenant_id    uuid not null default platform.current_tenant(),
  day          date not null,
  id           integer not null,
  -- Null: of nobody who is known.
  domain_mask  bigint,
  kind         text not null,
  audience     text not null check (audience in ('youth', 'adult', 'unknown')),
  genre_id     uuid,
  times        integer not null,
  quantity     bigint not null,
  cents        bigint not null,
  primary key (tenant_id, day, id),
  foreign key (tenant_id, day) references segments.inventory_day (tenant_id, day) on delete cascade
);
call platform.fence('segments.inventory_use');

-- Who is behind the figures, as bits of their numbers, so that from a figure one goes on to its people.
create table segments.inventory_bits (
  tenant_id uuid not null default platform.current_tenant(),
  day       date not null,
  -- before, during, at: of the type `about`; did: the kind of fact `about`; buyers, visitors: of nothing more.
  what      text not null,
  about     text not null,
  chunk     integer not null,
  bits      bit varying(65536) not null check (length(bits) = 65536),
  primary key (tenant_id, day, what, about, chunk),
  foreign key (tenant_id, day) references segments.inventory_day (tenant_id, day) on delete cascade
);
call platform.fence('segments.inventory_bits');

-- Figures as they were added up, the same for everybody who sees the same, so that only the first of them waits. The id follows from the
-- days with the moment at which each was counted and from what is seen, so that an answer is never out of date: it is only no longer asked for.
create table segments.inventory_answer (
  tenant_id uuid not null default platform.current_tenant(),
  id        text not null,
  -- What is seen, as bits of domains, kinds of facts and types: with it the night adds up the new days before anybody asks.
  sight     jsonb not null,
  figures   jsonb not null,
  used_on   date not null,
  primary key (tenant_id, id)
);
call platform.fence('segments.inventory_answer');

-- Figures that were kept as they stood, with the words that say what they mean. Whoever sees less than the maker saw does not see them.
create table segments.inventory_freeze (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  day         date not null,
  name        text not null check (char_length(name) between 1 and 120),
  by_user_id  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  -- What the figures rest upon, as bits of domains: all relations in them, and fields that were read in them.
  sees        jsonb not null,
  figures     jsonb not null,
  primary key (tenant_id, id),
  constraint freeze_maker foreign key (tenant_id, by_user_id) references admin.app_user (tenant_id, id)
);
create index inventory_freeze_day on segments.inventory_freeze (tenant_id, day desc, id);
call platform.fence('segments.inventory_freeze');

-- Roles whose holders are members of the library, for the yearly figures.
create table segments.library_member_type (
  tenant_id uuid not null default platform.current_tenant(),
  type_id   uuid not null,
  primary key (tenant_id, type_id),
  constraint member_type foreign key (tenant_id, type_id) references governance.relation_type (tenant_id, id) on delete cascade
);
call platform.fence('segments.library_member_type');

-- From how many times in a period a relation is a participant, and from how many it belongs to the core; of each family of activity. Without
-- a row the starting thresholds hold.
create table segments.tier_threshold (
  tenant_id        uuid not null default platform.current_tenant(),
  family_id        uuid not null,
  participant_from integer not null check (participant_from >= 2),
  core_from        integer not null,
  version          integer not null default 1,
  primary key (tenant_id, family_id),
  check (core_from > participant_from and core_from <= 10000),
  constraint tier_threshold_family foreign key (tenant_id, family_id) references activity.family (tenant_id, id) on delete cascade
);
call platform.fence('segments.tier_threshold');
