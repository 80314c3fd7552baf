-- How often somebody may be reached (contact pressure), and who of a target list has been reached for a purpose (coverage). Both are
-- computed from the register of approaches whenever they are asked for: nothing that could be counted is kept as a count.

-- At most so many approaches in any so many days in a row, to a relation or to everybody in its household together.
create table engagement.pressure_cap (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  -- Null: every channel together.
  channel      text check (channel in ('email', 'phone', 'post', 'sms', 'in_person')),
  period       text not null check (period in ('week', 'month', 'quarter', 'year')),
  reach        text not null check (reach in ('relation', 'household')),
  most         integer not null check (most between 1 and 365),
  -- Whether messages that belong to what somebody bought or borrowed count, and are held back, as well.
  with_service boolean not null,
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (tenant_id, id),
  constraint pressure_cap_once unique nulls not distinct (tenant_id, channel, period, reach)
);
call platform.fence('engagement.pressure_cap');

-- In a round: the days are free, and they have been reached too often already.
alter table engagement.approach_round_item drop constraint approach_round_item_outcome_check;
alter table engagement.approach_round_item add constraint approach_round_item_outcome_check
  check (outcome in ('waiting', 'free', 'collides', 'same_round', 'not_allowed', 'not_yours', 'too_often'));

create table engagement.coverage (
  tenant_id       uuid not null default platform.current_tenant(),
  id              uuid not null,
  name            text not null check (length(name) between 1 and 120),
  purpose_id      uuid not null,
  -- The way in which they are to be reached: consent is given per way.
  channel         text not null check (channel in ('email', 'phone', 'post', 'sms', 'in_person')),
  -- Both days included.
  starts_on       date not null,
  ends_on         date not null check (ends_on >= starts_on and ends_on <= starts_on + 1096),
  -- The filter by which the list was made, kept to read back; null: they were picked one by one. The members are frozen.
  filter          jsonb,
  state           text not null check (state in ('checking', 'open', 'closed')),
  job_id          uuid,
  -- When consent and contact pressure were looked at last; null: not to the end.
  checked_at      timestamptz,
  -- Of the last division that was not taken back.
  divided_at      timestamptz,
  divided_by      text,
  created_by      uuid,
  created_by_name text not null,
  created_at      timestamptz not null,
  primary key (tenant_id, id),
  constraint coverage_purpose foreign key (tenant_id, purpose_id) references engagement.purpose_rule (tenant_id, purpose_id)
);
create index coverage_recent on engagement.coverage (tenant_id, created_at desc, id desc);
create index coverage_of_purpose on engagement.coverage (tenant_id, purpose_id);
call platform.fence('engagement.coverage');

create table engagement.coverage_member (
  tenant_id          uuid not null default platform.current_tenant(),
  coverage_id        uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  -- Where it stands in the list.
  position           integer not null,
  owner_user_id      uuid,
  -- Who had it before the last division, for taking that back; only where the division gave it to somebody.
  was_user_id        uuid,
  is_divided         boolean not null default false,
  -- As it was found last: the rule by which it may not be (privacy: may-we), or too_often.
  hindrance          text,
  -- Left out by hand.
  excluded_at        timestamptz,
  excluded_by        text,
  excluded_reason    text check (length(excluded_reason) between 3 and 500),
  primary key (tenant_id, coverage_id, origin_relation_id),
  check (num_nonnulls(excluded_at, excluded_by, excluded_reason) in (0, 3)),
  foreign key (tenant_id, coverage_id) references engagement.coverage (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id),
  foreign key (tenant_id, was_user_id) references admin.app_user (tenant_id, id)
);
create index coverage_member_order on engagement.coverage_member (tenant_id, coverage_id, position);
-- A merge may bring two of one list together: the first in the list counts.
create index coverage_member_once on engagement.coverage_member (tenant_id, coverage_id, relation_id, position);
create index coverage_member_relation on engagement.coverage_member (tenant_id, relation_id);
create index coverage_member_owner on engagement.coverage_member (tenant_id, owner_user_id, coverage_id) where owner_user_id is not null;
create index coverage_member_was on engagement.coverage_member (tenant_id, was_user_id) where was_user_id is not null;
alter table engagement.coverage_member set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
call platform.fence('engagement.coverage_member');
