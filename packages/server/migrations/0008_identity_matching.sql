-- Matching: what the engine learned, what it did, and what it asks.

-- The current model: probabilities and frequencies learned from this organisation's own records (docs/matching.md).
create table identity.match_model (
  tenant_id    uuid not null default platform.current_tenant(),
  parameters   jsonb not null,
  record_count integer not null,
  made_at      timestamptz not null,
  primary key (tenant_id)
);
call platform.fence('identity.match_model');

create table identity.match_settings (
  tenant_id    uuid not null default platform.current_tenant(),
  is_automatic boolean not null,
  auto         double precision not null,
  suggest      double precision not null check (suggest < auto),
  exceptions   jsonb not null default '[]',
  changed_by   text not null,
  changed_at   timestamptz not null,
  primary key (tenant_id)
);
call platform.fence('identity.match_settings');

create table identity.match_run (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  kind         text not null check (kind in ('records', 'class', 'import')),
  state        text not null check (state in ('running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  job_id       uuid,
  -- Of kind class: which questions; of kind import: which import.
  class        text,
  import_id    uuid,
  counts       jsonb,
  -- Pairs by score, source and type, so that other settings can be judged without matching again.
  histogram    jsonb,
  observations jsonb not null default '[]',
  started_by   text not null,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (tenant_id, id)
);
create index match_run_newest on identity.match_run (tenant_id, started_at desc, id desc);
-- One at a time: two runs would merge on each other's half-way state.
create unique index match_run_running on identity.match_run (tenant_id) where state in ('running', 'undoing');
call platform.fence('identity.match_run');

-- By what the engine finds the records that may belong together: a record has a handful of keys, a key a handful of records.
create table identity.match_key (
  tenant_id uuid not null default platform.current_tenant(),
  key       text not null collate "C",
  record_id uuid not null,
  primary key (tenant_id, key, record_id),
  -- A key may hold somebody's address: it goes with the record, whoever deletes that.
  foreign key (tenant_id, record_id) references identity.source_record (tenant_id, id) on delete cascade
);
create index match_key_record on identity.match_key (tenant_id, record_id);
call platform.fence('identity.match_key');

-- A pair of relations as a question: how likely, why, and who is looking at it.
alter table identity.possible_duplicate
  -- Two relations still; no longer when a merge has made them one. A column, so that the planner knows how many there are.
  add column is_pair       boolean generated always as (left_id <> right_id) stored,
  add column run_id        uuid,
  -- Bits, and the chance that follows from them; null for a pair that only shares a contact key.
  add column score         real,
  add column probability   real,
  -- What a "yes" would be worth: questions are asked in this order.
  add column value         real not null default 0,
  add column evidence      jsonb not null default '[]',
  add column class         text not null default 'contact',
  add column state         text not null default 'open' check (state in ('open', 'later', 'asked', 'same', 'not_same')),
  -- Nobody else gets the question while somebody looks at it.
  add column taken_by      uuid,
  add column taken_until   timestamptz,
  add column asked_user_id uuid,
  add column asked_by      text,
  add column remark        text,
  add column answered_by   text,
  add column answered_by_user_id uuid,
  add column answered_at   timestamptz,
  -- What the answer made, to take it back with.
  add column merge_id      uuid,
  add column decision_id   uuid;
-- The queue, in the order of asking. A pair that a merge has made one is no question any more and leaves these indexes; an
-- undo brings it back.
create index possible_duplicate_value on identity.possible_duplicate (tenant_id, state, value desc, id)
  where is_pair and state in ('open', 'later', 'asked');
create index possible_duplicate_class on identity.possible_duplicate (tenant_id, state, class, value desc, id)
  where is_pair and state in ('open', 'later', 'asked');
drop index identity.possible_duplicate_newest;
create index possible_duplicate_newest on identity.possible_duplicate (tenant_id, found_at desc, id desc)
  where is_pair and state in ('open', 'later', 'asked');
create index possible_duplicate_asked on identity.possible_duplicate (tenant_id, asked_user_id, value desc, id) where state = 'asked';
-- People work it off all day: counting it must stay a matter of reading an index, and estimating it must keep up.
alter table identity.possible_duplicate set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
create index possible_duplicate_answered on identity.possible_duplicate (tenant_id, state, answered_at, class) include (answered_by_user_id)
  where state in ('same', 'not_same');
create index possible_duplicate_merge on identity.possible_duplicate (tenant_id, merge_id) where merge_id is not null;
create index possible_duplicate_decision on identity.possible_duplicate (tenant_id, decision_id) where decision_id is not null;

-- The figures of the whole base, kept because they take seconds at a million records. refreshing_since: somebody has asked for fresh ones.
create table identity.match_report (
  tenant_id    uuid not null default platform.current_tenant(),
  report       jsonb not null,
  as_of        timestamptz not null,
  refreshing_since timestamptz,
  primary key (tenant_id)
);
call platform.fence('identity.match_report');

-- People with one surname at one address; a link to make, never a merge.
create table identity.household_suggestion (
  tenant_id    uuid not null default platform.current_tenant(),
  -- Follows from surname and address, so that what was dismissed stays dismissed.
  id           uuid not null,
  surname      text not null,
  address      text not null,
  cell_ids     uuid[] not null,
  run_id       uuid,
  state        text not null default 'open' check (state in ('open', 'accepted', 'dismissed')),
  household_id uuid,
  found_at     timestamptz not null,
  answered_by  text,
  answered_at  timestamptz,
  primary key (tenant_id, id)
);
create index household_suggestion_open on identity.household_suggestion (tenant_id, found_at desc, id desc) where state = 'open';
call platform.fence('identity.household_suggestion');
