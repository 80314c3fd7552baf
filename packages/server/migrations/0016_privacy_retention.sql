-- Terms of keeping, the register of processing with its assessments, and the register of breaches.

-- The bytes of a file can go before the account of what was read from it: from then on nobody misses them on the disk.
alter table platform.file add column removed_at timestamptz;

-- What proves something is never taken away, by whatever way; with the organisation of a demonstration it goes.
create function privacy.refuse_removal() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select 1 from platform.tenant where tenant_id = old.tenant_id and is_demo) then
    raise exception 'Proof is not removed: %.', tg_table_name;
  end if;
  return old;
end $$;

-- How long what is kept, after which moment, and why. A rule does nothing until somebody has seen what it would do (previewed)
-- and switched it on; a change switches it off again.
create table privacy.retention_rule (
  tenant_id         uuid not null default platform.current_tenant(),
  id                uuid not null,
  -- Of a rule that the product came with: what it is known by, so that it is seeded once. Never shown.
  default_key       text,
  kind              text not null,
  title             text not null check (title <> ''),
  -- Narrows the rule; null is "whatever it is".
  type_id           uuid,
  source_id         uuid,
  purpose_id        uuid,
  months            integer not null check (months between 0 and 1200),
  -- Terms shorter than a month (uploaded lists) are said in days, on top of the months.
  days              integer not null default 0 check (days between 0 and 366),
  moment            text not null check (moment in ('role_end', 'last_activity', 'last_change', 'received')),
  action            text not null check (action in ('delete', 'anonymise', 'pseudonymise')),
  basis             text not null,
  why               text not null,
  is_on             boolean not null default false,
  version           integer not null default 1,
  -- The version that was previewed; switching on asks for the current one.
  previewed_version integer,
  changed_by        text not null,
  changed_at        timestamptz not null,
  switched_by       text,
  switched_at       timestamptz,
  removed_at        timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, type_id) references governance.relation_type (tenant_id, id),
  check (months + days > 0)
);
create unique index retention_rule_default on privacy.retention_rule (tenant_id, default_key) where default_key is not null;
call platform.fence('privacy.retention_rule');

-- What a rule said at each of its versions: proof names the version it was carried out under.
create table privacy.retention_rule_version (
  tenant_id  uuid not null default platform.current_tenant(),
  rule_id    uuid not null,
  version    integer not null,
  content    jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, rule_id, version),
  foreign key (tenant_id, rule_id) references privacy.retention_rule (tenant_id, id)
);
call platform.fence('privacy.retention_rule_version');
create trigger retention_rule_version_stays before delete on privacy.retention_rule_version for each row execute function privacy.refuse_removal();
revoke update on privacy.retention_rule_version from klantregie_app;

-- What a rule would do, counted in the background. Examples hold ids and days: names are looked up with the rights of whoever reads.
create table privacy.retention_preview (
  tenant_id    uuid not null default platform.current_tenant(),
  rule_id      uuid not null,
  rule_version integer not null,
  state        text not null check (state in ('running', 'done', 'failed')),
  job_id       uuid,
  -- Of which domains was counted: whoever sees fewer does not get these counts.
  domain_mask  bigint not null,
  counts       jsonb,
  examples     jsonb not null default '{}',
  made_by      text not null,
  made_at      timestamptz not null,
  primary key (tenant_id, rule_id),
  foreign key (tenant_id, rule_id) references privacy.retention_rule (tenant_id, id)
);
call platform.fence('privacy.retention_preview');

-- Every time a rule was carried out, and the proof of it: what went, under which version, how many, when. Counts only; a name
-- here would keep what was to go.
create table privacy.retention_run (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  rule_id       uuid not null,
  rule_version  integer not null,
  kind          text not null,
  action        text not null,
  state         text not null check (state in ('counting', 'waiting', 'running', 'done', 'stopped', 'failed')),
  is_scheduled  boolean not null,
  job_id        uuid,
  -- Of the whole: what the rule is about in all, what was due when it was counted, what stayed and why.
  total         bigint,
  due           bigint,
  kept          jsonb not null default '{}',
  removed       bigint not null default 0,
  -- The last id that was looked at, moved in the same transaction as what was done: a run that is continued skips nothing.
  cursor        uuid,
  -- How many somebody agreed to, when it was more than may go unasked.
  agreed        bigint,
  agreed_by     text,
  agreed_at     timestamptz,
  started_by    text not null,
  started_at    timestamptz not null,
  finished_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, rule_id) references privacy.retention_rule (tenant_id, id)
);
create unique index retention_run_open on privacy.retention_run (tenant_id, rule_id) where state in ('counting', 'waiting', 'running');
create index retention_run_newest on privacy.retention_run (tenant_id, started_at desc, id desc);
call platform.fence('privacy.retention_run');
create trigger retention_run_stays before delete on privacy.retention_run for each row execute function privacy.refuse_removal();

-- What may not go, whatever a rule says: a relation, everybody who is or was of a type, or all of a source.
create table privacy.legal_hold (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid,
  -- Where it was placed; a later merge moves relation_id and leaves this, so that a split can move it back.
  origin_relation_id uuid,
  type_id            uuid,
  source_id          uuid,
  reason             text not null check (reason <> ''),
  -- The last day; null until it is lifted.
  until              date,
  placed_by          text not null,
  placed_at          timestamptz not null,
  lifted_by          text,
  lifted_at          timestamptz,
  lift_reason        text,
  -- The database is the last guard: as long as it holds, the relation cannot be deleted by whatever way.
  held_relation_id   uuid generated always as (case when lifted_at is null then relation_id end) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, type_id) references governance.relation_type (tenant_id, id),
  constraint legal_hold_relation foreign key (tenant_id, held_relation_id) references relations.relation (tenant_id, id),
  check (num_nonnulls(relation_id, type_id, source_id) = 1),
  check ((relation_id is null) = (origin_relation_id is null))
);
create index legal_hold_running on privacy.legal_hold (tenant_id, placed_at desc) where lifted_at is null;
create index legal_hold_relation_id on privacy.legal_hold (tenant_id, relation_id) where relation_id is not null;
create index legal_hold_held on privacy.legal_hold (tenant_id, held_relation_id) where held_relation_id is not null;
call platform.fence('privacy.legal_hold');

-- One row per organisation; also what runs and holds take turns by.
create table privacy.retention_settings (
  tenant_id    uuid not null default platform.current_tenant(),
  -- More than this share of the whole, or this many at once, waits for somebody to agree.
  most_share   double precision not null default 0.05 check (most_share > 0 and most_share <= 1),
  most_count   integer not null default 500 check (most_count > 0),
  is_scheduled boolean not null default true,
  changed_by   text,
  changed_at   timestamptz,
  primary key (tenant_id)
);
call platform.fence('privacy.retention_settings');

-- A deliberate exception to "titles of loans are never read in"; without a running one such a column is stopped.
create table privacy.loan_title_permission (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  purpose      text not null check (purpose <> ''),
  reason       text not null check (reason <> ''),
  until        date not null,
  given_by     text not null,
  given_at     timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  primary key (tenant_id, id)
);
create unique index loan_title_permission_one on privacy.loan_title_permission (tenant_id) where withdrawn_at is null;
call platform.fence('privacy.loan_title_permission');

-- Who else gets or handles the data (art. 28, 30): receivers, processors, joint controllers.
create table privacy.receiver (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  name          text not null check (name <> ''),
  role          text not null check (role in ('processor', 'receiver', 'joint')),
  service       text not null,
  categories    text not null default '',
  country       text not null,
  -- What makes a transfer outside the European Economic Area allowed (art. 44–49).
  safeguards    text not null default '',
  contract_date date,
  contract_until date,
  contact       text not null default '',
  changed_by    text not null,
  changed_at    timestamptz not null,
  ended_at      timestamptz,
  primary key (tenant_id, id)
);
create unique index receiver_name on privacy.receiver (tenant_id, lower(name)) where ended_at is null;
call platform.fence('privacy.receiver');

-- What only people can write: who the controller is, the officer, the measures taken.
create table privacy.register_text (
  tenant_id  uuid not null default platform.current_tenant(),
  content    jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id)
);
call platform.fence('privacy.register_text');

-- The register as it was on the day somebody said that it was right.
create table privacy.register_version (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  number    integer not null,
  content   jsonb not null,
  note      text not null default '',
  fixed_by  text not null,
  fixed_at  timestamptz not null,
  primary key (tenant_id, id)
);
create unique index register_version_number on privacy.register_version (tenant_id, number);
call platform.fence('privacy.register_version');
create trigger register_version_stays before delete on privacy.register_version for each row execute function privacy.refuse_removal();
revoke update on privacy.register_version from klantregie_app;

-- Assessments of effects (art. 35) and what they said each time they were settled.
create table privacy.assessment (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  title      text not null check (title <> ''),
  answers    jsonb not null,
  version    integer not null default 0,
  changed_by text not null,
  changed_at timestamptz not null,
  archived_at timestamptz,
  primary key (tenant_id, id)
);
call platform.fence('privacy.assessment');
create table privacy.assessment_version (
  tenant_id     uuid not null default platform.current_tenant(),
  assessment_id uuid not null,
  version       integer not null,
  content       jsonb not null,
  fixed_by      text not null,
  fixed_at      timestamptz not null,
  primary key (tenant_id, assessment_id, version),
  foreign key (tenant_id, assessment_id) references privacy.assessment (tenant_id, id)
);
call platform.fence('privacy.assessment_version');
create trigger assessment_version_stays before delete on privacy.assessment_version for each row execute function privacy.refuse_removal();
revoke update on privacy.assessment_version from klantregie_app;

-- Breaches (art. 33, 34). Every breach is written down, also one that nobody has to be told of (art. 33 lid 5).
create table privacy.breach (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  number             integer not null,
  title              text not null check (title <> ''),
  happened           text not null,
  discovered_at      timestamptz not null,
  occurred_from      date,
  occurred_until     date,
  nature             text[] not null default '{}',
  categories         text[] not null default '{}',
  has_special        boolean not null default false,
  -- The relations concerned as a filter of the list, and how many there were when they were counted.
  filter             jsonb,
  counted            integer,
  counted_at         timestamptz,
  estimated_persons  integer check (estimated_persons >= 0),
  likelihood         text check (likelihood in ('low', 'medium', 'high')),
  severity           text check (severity in ('low', 'medium', 'high')),
  consequences       text not null default '',
  measures           text not null default '',
  -- null: not decided yet, and the clock runs.
  tell_authority     boolean,
  authority_reason   text,
  authority_decided_by text,
  authority_decided_at timestamptz,
  authority_told_at  timestamptz,
  authority_number   text,
  tell_persons       boolean,
  persons_reason     text,
  persons_decided_by text,
  persons_decided_at timestamptz,
  persons_told_at    timestamptz,
  letter_authority   text,
  letter_persons     text,
  created_by         text not null,
  created_at         timestamptz not null,
  closed_by          text,
  closed_at          timestamptz,
  lessons            text,
  primary key (tenant_id, id)
);
create unique index breach_number on privacy.breach (tenant_id, number);
create index breach_open on privacy.breach (tenant_id, discovered_at) where closed_at is null;
call platform.fence('privacy.breach');
create trigger breach_stays before delete on privacy.breach for each row execute function privacy.refuse_removal();

create table privacy.breach_event (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  breach_id uuid not null,
  kind      text not null,
  text      text not null default '',
  at        timestamptz not null,
  by_name   text not null,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, breach_id) references privacy.breach (tenant_id, id)
);
create index breach_event_of on privacy.breach_event (tenant_id, breach_id, at, id);
call platform.fence('privacy.breach_event');
create trigger breach_event_stays before delete on privacy.breach_event for each row execute function privacy.refuse_removal();
revoke update on privacy.breach_event from klantregie_app;
