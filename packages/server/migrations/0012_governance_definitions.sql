-- What the organisation's words mean, who answers for which relations, whether they still hold, and how good they are.

-- Up to which day the daily work of each kind has been asked for, so that however many workers there are it is asked for once.
create table platform.daily_mark (
  tenant_id uuid not null default platform.current_tenant(),
  job_name  text not null,
  day       date not null,
  primary key (tenant_id, job_name)
);
call platform.fence('platform.daily_mark');

-- A term of the organisation. `disputed`: colleagues do not agree about it yet; it stands on the list for the workshop.
alter table governance.definition
  add column examples         text not null default '',
  add column counter_examples text not null default '',
  -- How a figure with this name is counted: of whom, over which period, as of which day. Empty when nothing is counted.
  add column counting_rule    text not null default '',
  add column status           text not null default 'concept' check (status in ('concept', 'agreed', 'retired')),
  add column is_disputed      boolean not null default false,
  add column owner_user_id    uuid,
  add column domain_id        uuid,
  -- The term of the starter set that it came from, so that adding the set again adds only what is missing.
  add column starter_key      text,
  -- Counts the changes, so that two people do not change it over each other.
  add column version          integer not null default 1,
  add column changed_at       timestamptz not null default now(),
  add constraint definition_owner_fkey foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id),
  add constraint definition_domain_fkey foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id),
  add constraint definition_disputed_is_alive check (not is_disputed or status <> 'retired');

-- Where a term stands: the type, field or figure that it explains. Each is explained by one term.
create table governance.definition_use (
  tenant_id     uuid not null default platform.current_tenant(),
  kind          text not null check (kind in ('type', 'field', 'figure')),
  -- The key of a relation type, a field or a figure; keys never change.
  key           text not null check (key <> ''),
  definition_id uuid not null,
  primary key (tenant_id, kind, key),
  foreign key (tenant_id, definition_id) references governance.definition (tenant_id, id) on delete cascade
);
create index definition_use_definition on governance.definition_use (tenant_id, definition_id);
call platform.fence('governance.definition_use');

-- Every version of a term as it became: who, when, and by what act. Written with the change, never rewritten.
create table governance.definition_version (
  tenant_id     uuid not null default platform.current_tenant(),
  definition_id uuid not null,
  version       integer not null,
  act           text not null check (act in ('seeded', 'added', 'changed', 'agreed', 'retired', 'reopened', 'disputed', 'settled', 'picked')),
  content       jsonb not null,
  by_name       text not null,
  at            timestamptz not null,
  primary key (tenant_id, definition_id, version),
  foreign key (tenant_id, definition_id) references governance.definition (tenant_id, id) on delete cascade
);
call platform.fence('governance.definition_version');

create table governance.definition_comment (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  definition_id uuid not null,
  by_user_id    text not null,
  by_name       text not null,
  text          text not null check (text <> ''),
  at            timestamptz not null,
  removed_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, definition_id) references governance.definition (tenant_id, id) on delete cascade
);
create index definition_comment_definition on governance.definition_comment (tenant_id, definition_id, id);
call platform.fence('governance.definition_comment');

-- What a colleague would write instead, shown beside the present text. One open text per colleague and term: another replaces it.
create table governance.definition_alternative (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  definition_id uuid not null,
  meaning       text not null check (meaning <> ''),
  counting_rule text not null default '',
  reason        text not null default '',
  by_user_id    text not null,
  by_name       text not null,
  at            timestamptz not null,
  state         text not null default 'open' check (state in ('open', 'picked', 'passed', 'withdrawn')),
  decided_by    text,
  decided_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, definition_id) references governance.definition (tenant_id, id) on delete cascade,
  check ((state = 'open') = (decided_at is null))
);
create unique index definition_alternative_open on governance.definition_alternative (tenant_id, definition_id, by_user_id) where state = 'open';
call platform.fence('governance.definition_alternative');

-- Who answers for a domain. The bit of a domain is never used again: domains are renamed, never deleted.
alter table governance.domain
  add column description    text not null default '',
  add column deputy_user_id uuid,
  -- For quality: how long a confirmed or changed relation counts as fresh, and which fields should be filled in.
  add column fresh_months   integer not null default 24 check (fresh_months between 1 and 120),
  add column expected_fields text[] not null default array['reachable', 'addresses'],
  add constraint domain_deputy_fkey foreign key (tenant_id, deputy_user_id) references admin.app_user (tenant_id, id),
  add constraint domain_deputy_is_another check (deputy_user_id <> owner_user_id);
create unique index domain_name on governance.domain (tenant_id, lower(name));

-- Every appointment: from whom to whom, by whom, and what was still open at that moment. Rows are never changed.
create table governance.domain_appointment (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  domain_id    uuid not null,
  seat         text not null check (seat in ('owner', 'deputy')),
  -- Null: the seat is empty. Names as they were, because people leave.
  from_user_id uuid,
  from_name    text,
  to_user_id   uuid,
  to_name      text,
  remark       text not null default '',
  -- How much of each kind of work went over: reviews, proposals, disputed terms.
  open_items   jsonb not null default '{}',
  by_name      text not null,
  at           timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id)
);
create index domain_appointment_domain on governance.domain_appointment (tenant_id, domain_id, id desc);
call platform.fence('governance.domain_appointment');

-- Something that one colleague must know; it stays on their home page until they have seen it.
create table governance.notice (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  user_id    uuid not null,
  -- A sentence in the translations, with its values.
  kind       text not null,
  details    jsonb not null default '{}',
  domain_id  uuid,
  at         timestamptz not null,
  seen_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade,
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id) on delete cascade
);
create index notice_unseen on governance.notice (tenant_id, user_id, id desc) where seen_at is null;
call platform.fence('governance.notice');

-- What is looked through again and again, and by whom: "all schools, each August, in four weeks".
create table governance.review_cycle (
  tenant_id       uuid not null default platform.current_tenant(),
  id              uuid not null,
  domain_id       uuid not null,
  name            text not null check (name <> ''),
  -- Of the domain: relations with one of these types; empty for all of the domain.
  type_ids        uuid[] not null default '{}',
  branch_ids      uuid[] not null default '{}',
  -- Only what was not confirmed or changed for so long; null for everything.
  stale_months    integer check (stale_months between 1 and 120),
  interval_months integer not null check (interval_months in (1, 2, 3, 6, 12, 24)),
  -- How long a round may take.
  weeks           integer not null check (weeks between 1 and 26),
  -- Who works on it; empty: everybody who may.
  worker_user_ids uuid[] not null default '{}',
  next_on         date not null,
  stopped_at      timestamptz,
  created_at      timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id)
);
create index review_cycle_domain on governance.review_cycle (tenant_id, domain_id);
create index review_cycle_due on governance.review_cycle (tenant_id, next_on) where stopped_at is null;
call platform.fence('governance.review_cycle');

-- One time round. What it covered is copied, because a cycle changes; what the owner declared is kept for ever.
create table governance.review_round (
  tenant_id       uuid not null default platform.current_tenant(),
  id              uuid not null,
  cycle_id        uuid not null,
  domain_id       uuid not null,
  name            text not null,
  type_ids        uuid[] not null,
  branch_ids      uuid[] not null,
  stale_months    integer,
  worker_user_ids uuid[] not null,
  state           text not null check (state in ('filling', 'open', 'attested')),
  opened_on       date not null,
  due_on          date not null,
  opened_at       timestamptz not null,
  attested_at     timestamptz,
  attested_by     text,
  statement       text,
  -- The figures as they were when it was attested.
  figures         jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, cycle_id) references governance.review_cycle (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id),
  check ((state = 'attested') = (attested_at is not null and statement is not null and figures is not null))
);
create unique index review_round_once on governance.review_round (tenant_id, cycle_id, opened_on);
create index review_round_open on governance.review_round (tenant_id, due_on, id) where state <> 'attested';
create index review_round_domain on governance.review_round (tenant_id, domain_id, opened_at desc, id desc);
call platform.fence('governance.review_round');

-- What was declared may not be rewritten, by nobody.
create function governance.keep_attested() returns trigger language plpgsql as $$
begin
  raise exception 'An attested review is kept as it is.' using errcode = 'check_violation', constraint = 'review_round_is_kept';
end $$;
create trigger review_round_is_kept before update on governance.review_round
  for each row when (old.state = 'attested') execute function governance.keep_attested();

-- The relations of a round, laid down when it opened, and what somebody found. Who looks at one holds it for a while, so that no
-- two people do the same; an answer can be taken back by whoever gave it, as long as the round is open.
create table relations.review_item (
  tenant_id   uuid not null default platform.current_tenant(),
  round_id    uuid not null,
  relation_id uuid not null,
  -- The order of the names when the round opened.
  sort_key    text not null collate "C",
  outcome     text check (outcome in ('right', 'corrected', 'ended', 'skipped')),
  reason      text,
  -- Roles that the answer ended, to open them again when it is taken back.
  ended_role_ids uuid[] not null default '{}',
  held_by     text,
  held_until  timestamptz,
  held_at     timestamptz,
  done_by     text,
  done_by_name text,
  done_at     timestamptz,
  primary key (tenant_id, round_id, relation_id),
  foreign key (tenant_id, round_id) references governance.review_round (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  check ((outcome is null) = (done_at is null))
);
create index review_item_todo on relations.review_item (tenant_id, round_id, sort_key, relation_id) where outcome is null;
create index review_item_done on relations.review_item (tenant_id, round_id, done_at desc, relation_id) where outcome is not null;
create index review_item_relation on relations.review_item (tenant_id, relation_id);
call platform.fence('relations.review_item');

-- Somebody looked and said that it still holds: the whole relation, or one field of it.
create table relations.verification (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  -- Where it was said; a merge moves relation_id and leaves this, so that a split can move it back.
  origin_relation_id uuid not null,
  -- The key of a field; null: everything on the page.
  field_key          text,
  round_id           uuid,
  by_user_id         text not null,
  by_name            text not null,
  at                 timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index verification_relation on relations.verification (tenant_id, relation_id, at desc);
call platform.fence('relations.verification');

-- Figures about the quality of a domain, measured at night; screens read these, never the relations. Of each day for a
-- quarter, of the first measured day of a month for ever.
create table governance.quality_figure (
  tenant_id uuid not null default platform.current_tenant(),
  day       date not null,
  domain_id uuid not null,
  dimension text not null check (dimension in ('completeness', 'validity', 'freshness', 'duplicates', 'conflicts')),
  -- The key of a field; empty when the figure is about the relation as a whole.
  field     text not null default '',
  measured  bigint not null check (measured >= 0),
  good      bigint not null check (good between 0 and measured),
  primary key (tenant_id, domain_id, day, dimension, field),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id) on delete cascade
);
call platform.fence('governance.quality_figure');

-- From which sources the relations of a domain come, counted with the figures above; made again every time.
create table governance.domain_source (
  tenant_id uuid not null default platform.current_tenant(),
  domain_id uuid not null,
  source    text not null,
  relations bigint not null,
  primary key (tenant_id, domain_id, source),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id) on delete cascade
);
call platform.fence('governance.domain_source');
