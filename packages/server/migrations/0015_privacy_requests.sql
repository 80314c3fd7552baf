-- Requests of people about their data (GDPR 15–18, 20, 21), the dossiers and letters that answer them, and the ledger of who was
-- forgotten. Read docs/decisions/2026-11-erasure-ledger.md before changing the last two tables.

-- What was asked, by whom, and what became of it. Kept after an erasure as the proof that it was done, without the person: the
-- relation hangs on request_subject, which goes, and the columns from requester_name to wish are emptied (erased_at).
create table privacy.request (
  tenant_id        uuid not null default platform.current_tenant(),
  id               uuid not null,
  -- Counted per organisation; people quote it in letters.
  number           integer not null check (number > 0),
  kind             text not null check (kind in ('access', 'correction', 'erasure', 'restriction', 'portability', 'objection')),
  channel          text not null check (channel in ('desk', 'phone', 'email', 'letter', 'self_service')),
  received_on      date not null,
  due_on           date not null,
  extended_months  smallint not null default 0 check (extended_months between 0 and 2),
  extension_reason text,
  requester_name   text not null,
  requester_contact text not null default '',
  wish             text not null default '',
  owner_user_id    uuid,
  identity_how     text check (identity_how in ('known', 'in_person', 'document_seen', 'card', 'called_back', 'signed_link')),
  identity_note    text,
  identity_by      text,
  identity_at      timestamptz,
  state            text not null default 'open' check (state in ('open', 'closed')),
  outcome          text check (outcome in ('granted', 'partly', 'refused', 'nothing_known', 'withdrawn')),
  outcome_reason   text,
  created_by       text not null,
  created_at       timestamptz not null,
  closed_at        timestamptz,
  erased_at        timestamptz,
  primary key (tenant_id, id),
  check ((state = 'closed') = (outcome is not null)),
  check ((extended_months = 0) = (extension_reason is null)),
  check ((identity_at is null) = (identity_how is null)),
  foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id)
);
create unique index request_number on privacy.request (tenant_id, number);
create index request_open on privacy.request (tenant_id, due_on, id) where state = 'open';
create index request_newest on privacy.request (tenant_id, received_on desc, id desc);
call platform.fence('privacy.request');

-- About whom; no row when nothing is known of the person.
create table privacy.request_subject (
  tenant_id          uuid not null default platform.current_tenant(),
  request_id         uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, request_id) references privacy.request (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index request_subject_relation on privacy.request_subject (tenant_id, relation_id);
call platform.fence('privacy.request_subject');

-- Steps that were done; which steps there are follows from the kind (request-steps.rules.ts).
create table privacy.request_step (
  tenant_id  uuid not null default platform.current_tenant(),
  request_id uuid not null,
  step       text not null,
  done_by    text not null,
  done_at    timestamptz not null,
  primary key (tenant_id, request_id, step),
  foreign key (tenant_id, request_id) references privacy.request (tenant_id, id) on delete cascade
);
call platform.fence('privacy.request_step');

-- To whom a correction, restriction or erasure is passed on (GDPR 19).
create table privacy.request_receiver (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  request_id uuid not null,
  name       text not null,
  -- Where it came from: a list or system that delivered data about the person, or a name that somebody added.
  source_id  uuid,
  state      text not null default 'open' check (state in ('open', 'told', 'not_needed')),
  remark     text,
  told_by    text,
  told_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references privacy.request (tenant_id, id) on delete cascade
);
create index request_receiver_request on privacy.request_receiver (tenant_id, request_id);
create unique index request_receiver_source on privacy.request_receiver (tenant_id, request_id, source_id) where source_id is not null;
call platform.fence('privacy.request_receiver');

create table privacy.request_letter (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  request_id uuid not null,
  template   text not null,
  language   text not null check (language in ('nl', 'en')),
  title      text not null,
  body       text not null,
  made_by    text not null,
  made_at    timestamptz not null,
  changed_at timestamptz not null,
  sent_how   text check (sent_how in ('email', 'post', 'handed_over')),
  sent_by    text,
  sent_at    timestamptz,
  primary key (tenant_id, id),
  check ((sent_at is null) = (sent_how is null)),
  foreign key (tenant_id, request_id) references privacy.request (tenant_id, id) on delete cascade
);
create index request_letter_request on privacy.request_letter (tenant_id, request_id, made_at);
call platform.fence('privacy.request_letter');

-- What happened with a request, for whoever has to account for it. Holds codes and what officers wrote; never the data itself.
create table privacy.request_event (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  request_id uuid not null,
  at         timestamptz not null,
  by_name    text not null,
  event      text not null,
  detail     text,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references privacy.request (tenant_id, id) on delete cascade
);
create index request_event_request on privacy.request_event (tenant_id, request_id, at, id);
call platform.fence('privacy.request_event');

-- Everything about a person, made once for a request and kept for thirty days. The bytes are files of the organisation.
create table privacy.dossier (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  request_id  uuid not null,
  -- everything: access (15); provided: what the person gave us (20).
  scope       text not null check (scope in ('everything', 'provided')),
  language    text not null check (language in ('nl', 'en')),
  state       text not null default 'making' check (state in ('making', 'ready', 'failed', 'expired')),
  job_id      uuid,
  pdf_file_id uuid,
  json_file_id uuid,
  csv_file_id uuid,
  made_by     text not null,
  asked_at    timestamptz not null,
  made_at     timestamptz,
  expires_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references privacy.request (tenant_id, id) on delete cascade,
  foreign key (tenant_id, pdf_file_id) references platform.file (tenant_id, id),
  foreign key (tenant_id, json_file_id) references platform.file (tenant_id, id),
  foreign key (tenant_id, csv_file_id) references platform.file (tenant_id, id)
);
create index dossier_request on privacy.dossier (tenant_id, request_id, asked_at desc);
create index dossier_expiry on privacy.dossier (tenant_id, expires_at) where state <> 'expired';
call platform.fence('privacy.dossier');

-- A door for the person: opens one request's page, without signing in. Only the hash of the key is kept.
create table privacy.self_service_link (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  token_hash  text not null,
  request_id  uuid not null,
  purpose     text not null check (purpose in ('view', 'ask')),
  made_by     text not null,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  revoked_at  timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references privacy.request (tenant_id, id) on delete cascade
);
create unique index self_service_link_token on privacy.self_service_link (tenant_id, token_hash);
create index self_service_link_request on privacy.self_service_link (tenant_id, request_id);
call platform.fence('privacy.self_service_link');

-- What may not be erased yet (GDPR 17(3)): after the erasure a relation remains with these fields only, until the day.
create table privacy.kept_data (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  request_id         uuid not null,
  fields             text[] not null check (cardinality(fields) > 0),
  article            text not null check (article <> ''),
  kept_until         date not null,
  decided_by         text not null,
  decided_at         timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index kept_data_relation on privacy.kept_data (tenant_id, relation_id);
create index kept_data_until on privacy.kept_data (tenant_id, kept_until);
call platform.fence('privacy.kept_data');

-- Who was forgotten: hashes made with a key that is not in a backup. The same lines stand in a file beside the backup
-- (platform/erasure-ledger); what that file has and this table has not, was forgotten after the backup that was restored.
create table privacy.erasure (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  erased_at    timestamptz not null,
  request_id   uuid,
  reason       text not null check (reason in ('request', 'retention', 'hold_ended', 'restored_backup')),
  cell_hashes  text[] not null,
  -- Rows by table: the proof of what was done.
  counts       jsonb not null,
  kept_fields  text[] not null default '{}',
  erased_by    text not null,
  primary key (tenant_id, id)
);
create index erasure_newest on privacy.erasure (tenant_id, erased_at desc, id desc);
call platform.fence('privacy.erasure');

-- By what a list is told apart that brings somebody back who asked to be forgotten.
create table privacy.forgotten_key (
  tenant_id  uuid not null default platform.current_tenant(),
  key_hash   text not null,
  erasure_id uuid not null,
  primary key (tenant_id, key_hash, erasure_id),
  foreign key (tenant_id, erasure_id) references privacy.erasure (tenant_id, id) on delete cascade
);
call platform.fence('privacy.forgotten_key');

-- Rows of imports that people look at are found by the relation they are about when that is erased.
create index import_row_relation on identity.import_row (tenant_id, relation_id) where relation_id is not null;
create index import_row_resembles on identity.import_row (tenant_id, resembles_id) where resembles_id is not null;
