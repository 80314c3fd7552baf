-- Processes: what is agreed about how something is done with a relation (a template in versions), and what runs by it.

create table engagement.process_template (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  -- Of a template that was taken from the starter set: which one, so that it is offered once.
  starter_key  text,
  name         text not null check (char_length(name) between 1 and 120),
  goal         text not null check (char_length(goal) <= 2000),
  -- Whose process it is; null: of the whole house. Who may change nothing in that domain does not change its templates.
  domain_id    uuid,
  -- For relations that have this type; null: for every relation.
  type_id      uuid,
  state        text not null check (state in ('draft', 'active', 'retired')),
  -- The newest of process_version.
  version      integer not null check (version >= 1),
  -- Grows with every change: who changes an older one than there is hears it.
  edition      integer not null default 1,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id),
  foreign key (tenant_id, type_id) references governance.relation_type (tenant_id, id)
);
create unique index process_template_name on engagement.process_template (tenant_id, lower(name)) where state <> 'retired';
call platform.fence('engagement.process_template');

-- The steps as they were agreed. A version by which anything ran is never changed again: what runs, runs by its own version.
create table engagement.process_version (
  tenant_id   uuid not null default platform.current_tenant(),
  template_id uuid not null,
  version     integer not null,
  -- contract: ProcessContent. One value, because a version is read and compared as a whole and never in parts.
  content     jsonb not null,
  made_at     timestamptz not null,
  made_by     text not null,
  primary key (tenant_id, template_id, version),
  foreign key (tenant_id, template_id) references engagement.process_template (tenant_id, id) on delete cascade
);
call platform.fence('engagement.process_version');

create table engagement.process (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  template_id        uuid not null,
  version            integer not null,
  relation_id        uuid not null,
  -- Where it was started; a later merge moves relation_id and leaves this, so that a split can move it back.
  origin_relation_id uuid not null,
  state              text not null check (state in ('running', 'paused', 'ended')),
  -- How it ended: every step taken, an answer that ends it, or stopped by somebody.
  outcome            text check (outcome in ('completed', 'answer', 'stopped')),
  owner_user_id      uuid,
  -- The dates that the template names (contract: ProcessContent.dates), by key: {"deadline": "2026-05-01"}.
  dates              jsonb not null default '{}',
  -- Laid down beside the steps, because the board counts and pages by them: where it stands, since when, with whom, until when.
  current_key        text,
  current_since      timestamptz not null,
  at_user_id         uuid,
  at_team_id         uuid,
  due_on             date,
  due_sort           date generated always as (coalesce(due_on, date '9999-12-31')) stored,
  started_at         timestamptz not null,
  started_on         date not null,
  started_by         text not null,
  started_by_user_id uuid,
  paused_on          date,
  ended_at           timestamptz,
  ended_by           text,
  -- Why it was paused or stopped.
  reason             text not null default '' check (char_length(reason) <= 1000),
  -- The reminders of afterwards were made: ending it once more makes no second set.
  reminded_at        timestamptz,
  batch_id           uuid,
  primary key (tenant_id, id),
  check ((state = 'ended') = (ended_at is not null)),
  check ((state = 'ended') = (outcome is not null)),
  check ((state = 'paused') = (paused_on is not null)),
  check ((state = 'ended') = (current_key is null)),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, template_id, version) references engagement.process_version (tenant_id, template_id, version),
  foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id)
);
create index process_board on engagement.process (tenant_id, template_id, current_key, due_sort, id) where state <> 'ended';
create index process_of_relation on engagement.process (tenant_id, relation_id, state, started_at desc);
create index process_running on engagement.process (tenant_id, due_sort, id) where state <> 'ended';
create index process_of_owner on engagement.process (tenant_id, owner_user_id, due_sort, id) where state <> 'ended';
create index process_ended on engagement.process (tenant_id, ended_at desc, id desc) where state = 'ended';
create index process_ended_of_template on engagement.process (tenant_id, template_id, ended_at desc, id desc) where state = 'ended';
create index process_by_version on engagement.process (tenant_id, template_id, version);
create index process_by_batch on engagement.process (tenant_id, batch_id) where batch_id is not null;
alter table engagement.process set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
call platform.fence('engagement.process');

create table engagement.process_step (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  process_id    uuid not null,
  -- Of the process, repeated here for the figures: which steps of a template ended in a period.
  template_id   uuid not null,
  key           text not null,
  -- As it was called when the step was laid down: what was done is told in the words of then.
  title         text not null,
  position      smallint not null,
  -- waiting: may not begin yet. passed: does not apply, because of an answer or because the process ended before it.
  state         text not null check (state in ('waiting', 'open', 'done', 'skipped', 'passed')),
  -- With whom it lies: one of three, or nobody while it waits.
  user_id       uuid,
  team_id       uuid,
  role          text,
  due_on        date,
  -- Days that the process was paused while this step was to be done: its due day moves along.
  shift_days    integer not null default 0,
  opened_at     timestamptz,
  -- Somebody said to be at it: from opened to taken it waited, from taken to ended it was worked on.
  taken_at      timestamptz,
  taken_by      text,
  taken_user_id uuid,
  ended_at      timestamptz,
  ended_by      text,
  answer        text,
  note          text not null default '' check (char_length(note) <= 2000),
  primary key (tenant_id, id),
  unique (tenant_id, process_id, key),
  check (num_nonnulls(user_id, team_id, role) <= 1),
  check ((state in ('done', 'skipped')) = (ended_at is not null)),
  foreign key (tenant_id, process_id) references engagement.process (tenant_id, id) on delete cascade
);
create index process_step_figures on engagement.process_step (tenant_id, template_id, ended_at) where ended_at is not null;
create index process_step_open on engagement.process_step (tenant_id, template_id, key) where state = 'open';
create index process_step_of_role on engagement.process_step (tenant_id, role, due_on, id) where state = 'open' and role is not null;
alter table engagement.process_step set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
call platform.fence('engagement.process_step');

-- A document that a step asks for: seen or not, when, and what was said of it.
create table engagement.process_document (
  tenant_id  uuid not null default platform.current_tenant(),
  process_id uuid not null,
  step_key   text not null,
  key        text not null,
  is_checked boolean not null,
  checked_on date,
  checked_by text,
  note       text not null default '' check (char_length(note) <= 1000),
  primary key (tenant_id, process_id, step_key, key),
  check (is_checked = (checked_on is not null)),
  foreign key (tenant_id, process_id) references engagement.process (tenant_id, id) on delete cascade
);
call platform.fence('engagement.process_document');

-- A process that was started for a list at once. What became of each relation is kept, so that it can be told and undone.
create table engagement.process_batch (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  template_id   uuid not null,
  version       integer not null,
  owner_user_id uuid,
  dates         jsonb not null default '{}',
  state         text not null check (state in ('waiting', 'running', 'done', 'failed', 'undoing', 'undone')),
  -- Asked for and not allowed, or not there, for who asked: only counted.
  refused       integer not null default 0,
  job_id        uuid,
  made_at       timestamptz not null,
  made_by       text not null,
  made_by_user_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, template_id, version) references engagement.process_version (tenant_id, template_id, version)
);
create index process_batch_of_template on engagement.process_batch (tenant_id, template_id, made_at desc);
call platform.fence('engagement.process_batch');

create table engagement.process_batch_item (
  tenant_id   uuid not null default platform.current_tenant(),
  batch_id    uuid not null,
  relation_id uuid not null,
  -- kept: it was undone, but somebody had worked on this one already.
  outcome     text not null default 'waiting' check (outcome in ('waiting', 'started', 'running_already', 'gone', 'undone', 'kept')),
  primary key (tenant_id, batch_id, relation_id),
  foreign key (tenant_id, batch_id) references engagement.process_batch (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index process_batch_waiting on engagement.process_batch_item (tenant_id, batch_id, relation_id) where outcome = 'waiting';
create index process_batch_relation on engagement.process_batch_item (tenant_id, relation_id);
call platform.fence('engagement.process_batch_item');
