-- What relations are worth to the house: recency, frequency and money in five steps each, and what a fitted model expects of them.

-- When the relations of a family were scored, and from which value a score begins. The first is that of score 2; null: nobody has it.
create table segments.rfm_round (
  tenant_id  uuid not null default platform.current_tenant(),
  family_id  uuid not null,
  day        date not null,
  scored_at  timestamptz not null,
  relations  integer not null,
  -- Days of the last time, times, and cents.
  recency    date[] not null,
  frequency  integer[] not null,
  money      bigint[] not null,
  primary key (tenant_id, family_id),
  constraint rfm_round_family foreign key (tenant_id, family_id) references activity.family (tenant_id, id) on delete cascade
);
call platform.fence('segments.rfm_round');

create table segments.rfm (
  tenant_id   uuid not null default platform.current_tenant(),
  family_id   uuid not null,
  number      integer not null,
  relation_id uuid not null,
  recency     smallint not null check (recency between 1 and 5),
  frequency   smallint not null check (frequency between 1 and 5),
  money       smallint not null check (money between 1 and 5),
  last_day    date not null,
  orders      integer not null,
  cents       bigint not null,
  primary key (tenant_id, family_id, number),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index rfm_relation on segments.rfm (tenant_id, relation_id);
call platform.fence('segments.rfm');

-- The model of a family as it was fitted last, with how it did on what it had not seen. It tells nothing of relations unless it fits.
create table segments.value_model (
  tenant_id uuid not null default platform.current_tenant(),
  family_id uuid not null,
  -- The last day that was looked at.
  day       date not null,
  made_at   timestamptz not null,
  verdict   text not null,
  fitted    jsonb not null,
  primary key (tenant_id, family_id),
  constraint value_model_family foreign key (tenant_id, family_id) references activity.family (tenant_id, id) on delete cascade
);
call platform.fence('segments.value_model');

-- What a model that fits expects of a relation in the coming year. Of one person only the class is ever told.
create table segments.relation_value (
  tenant_id        uuid not null default platform.current_tenant(),
  family_id        uuid not null,
  number           integer not null,
  relation_id      uuid not null,
  alive_class      text not null check (alive_class in ('likely', 'unsure', 'unlikely')),
  expected_repeats double precision not null,
  -- Null: what a time brings is not told of this family.
  expected_cents   double precision,
  primary key (tenant_id, family_id, number),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index relation_value_relation on segments.relation_value (tenant_id, relation_id);
call platform.fence('segments.relation_value');

-- The same added up over relations in the same domains, so that whoever sees some of them reads a few rows.
create table segments.value_group (
  tenant_id        uuid not null default platform.current_tenant(),
  family_id        uuid not null,
  domain_mask      bigint not null,
  alive_class      text not null check (alive_class in ('likely', 'unsure', 'unlikely')),
  relations        integer not null,
  expected_repeats double precision not null,
  expected_cents   double precision,
  primary key (tenant_id, family_id, domain_mask, alive_class),
  constraint value_group_model foreign key (tenant_id, family_id) references segments.value_model (tenant_id, family_id) on delete cascade
);
call platform.fence('segments.value_group');

-- What the organisation says that an hour, a visit or an introduction is worth to it. Without a row nothing is said.
create table segments.contribution_weight (
  tenant_id      uuid not null default platform.current_tenant(),
  measure        text not null check (measure in ('volunteering', 'attendance', 'introductions')),
  cents_per_unit bigint not null check (cents_per_unit between 0 and 10000000),
  primary key (tenant_id, measure)
);
call platform.fence('segments.contribution_weight');

-- Measuring that somebody asked for.
create table segments.value_work (
  tenant_id uuid not null default platform.current_tenant(),
  job_id    uuid not null,
  asked_at  timestamptz not null,
  done_at   timestamptz,
  primary key (tenant_id)
);
call platform.fence('segments.value_work');
