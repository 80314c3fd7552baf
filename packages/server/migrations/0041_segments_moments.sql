-- Segments through time: who was in one when somebody held it fast, and how many there were day after day.

-- Somebody held fast who was in a segment. Who they are does not change any more; who of them a reader sees, follows from the reader's
-- rights of the day on which they look.
create table segments.moment (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  segment_id   uuid not null,
  name         text not null check (length(name) between 1 and 120),
  taken_at     timestamptz not null,
  by_user_id   uuid not null,
  -- What the segment said at the time: to be read, not to be counted by.
  conditions   jsonb not null,
  -- What had to be looked into to know who is in it: whoever may not look into that is not told who was.
  looked       jsonb not null,
  removed_at   timestamptz,
  primary key (tenant_id, id),
  constraint moment_segment foreign key (tenant_id, segment_id) references segments.segment (tenant_id, id) on delete cascade,
  constraint moment_taker foreign key (tenant_id, by_user_id) references admin.app_user (tenant_id, id)
);
create index moment_of_segment on segments.moment (tenant_id, segment_id, taken_at);
create index moment_of_user on segments.moment (tenant_id, by_user_id);
call platform.fence('segments.moment');

-- Their numbers as bits, in stretches as those of conditions. The number of a relation that is forgotten is never given again and its bit is
-- cleared; a relation that is merged keeps its bit, and whoever it became is found when it is read, so that taking apart needs nothing.
create table segments.moment_bitmap (
  tenant_id uuid not null default platform.current_tenant(),
  moment_id uuid not null,
  chunk     integer not null,
  bits      bit varying(65536) not null check (length(bits) = 65536),
  primary key (tenant_id, moment_id, chunk),
  foreign key (tenant_id, moment_id) references segments.moment (tenant_id, id) on delete cascade
);
call platform.fence('segments.moment_bitmap');

-- How many were in a segment: once a day, and at every moment.
create table segments.measure (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  segment_id  uuid not null,
  day         date not null,
  moment_id   uuid,
  looked      jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, segment_id) references segments.segment (tenant_id, id) on delete cascade,
  foreign key (tenant_id, moment_id) references segments.moment (tenant_id, id) on delete cascade
);
create unique index measure_of_day on segments.measure (tenant_id, segment_id, day) where moment_id is null;
create index measure_of_segment on segments.measure (tenant_id, segment_id, day);
create index measure_of_moment on segments.measure (tenant_id, moment_id) where moment_id is not null;
call platform.fence('segments.measure');

-- The same number per set of domains and per what is kept back of somebody: added up for a reader it is what that reader would have
-- counted. It names nobody.
create table segments.measure_part (
  tenant_id    uuid not null default platform.current_tenant(),
  measure_id   uuid not null,
  domain_mask  bigint not null,
  is_protected boolean not null,
  is_child     boolean not null,
  count        integer not null check (count > 0),
  primary key (tenant_id, measure_id, domain_mask, is_protected, is_child),
  foreign key (tenant_id, measure_id) references segments.measure (tenant_id, id) on delete cascade
);
call platform.fence('segments.measure_part');

-- Who a relation became, or is no longer, changes whether the other was in a moment.
drop trigger segments_added on relations.relation;
drop trigger segments_removed on relations.relation;
drop trigger segments_changed on relations.relation;
call segments.watch('relations.relation', 'id', 'merged_into_id');

-- The municipalities for which an organisation works, by their code (CBS); none: derived from where its branches are.
create table segments.working_area (
  tenant_id         uuid not null default platform.current_tenant(),
  municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
  primary key (tenant_id, municipality_code)
);
call platform.fence('segments.working_area');
