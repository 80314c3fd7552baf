-- Sources, immutable source records and the imports that bring them in.
create schema identity;
call platform.open_schema('identity');

create table identity.source (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  name       text not null,
  kind       text not null check (kind in ('file', 'manual', 'demo')),
  -- Higher wins when sources disagree (survivorship.rules.ts).
  trust      integer not null check (trust between 0 and 100),
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index source_name on identity.source (tenant_id, lower(name));
create unique index source_manual on identity.source (tenant_id) where kind = 'manual';
call platform.fence('identity.source');

create table identity.import (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  state         text not null check (state in ('inspecting', 'ready', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'failed', 'cancelled')),
  file_id       uuid not null,
  file_name     text not null,
  inspection    jsonb,
  proposal      jsonb,
  options       jsonb,
  profile_id    uuid,
  source_id     uuid,
  counts        jsonb,
  problem       jsonb,
  job_id        uuid,
  -- The last row that has been carried out; moved in the same transaction as the rows themselves, so a run that is
  -- continued after a crash neither repeats nor skips one.
  done_through  bigint not null default 0,
  -- Set at the start of carrying out: source records of a run come after all earlier ones.
  sequence      bigint,
  started_by    text not null,
  created_at    timestamptz not null,
  ran_at        timestamptz,
  finished_at   timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references identity.source (tenant_id, id),
  foreign key (tenant_id, file_id) references platform.file (tenant_id, id)
);
create index import_newest on identity.import (tenant_id, created_at desc, id desc);
create index import_source on identity.import (tenant_id, source_id, sequence desc) where sequence is not null;
create unique index import_sequence on identity.import (tenant_id, sequence) where sequence is not null;
call platform.fence('identity.import');

-- How the columns of a source's file were mapped last time; recognised by the header row.
create table identity.import_profile (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  source_id   uuid not null,
  header_hash text not null,
  options     jsonb not null,
  updated_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references identity.source (tenant_id, id) on delete cascade
);
create unique index import_profile_header on identity.import_profile (tenant_id, source_id, header_hash);
create index import_profile_hash on identity.import_profile (tenant_id, header_hash);
call platform.fence('identity.import_profile');

-- One immutable version of what a source said. Current: superseded_by is null. Only the columns below the line ever change.
create table identity.source_record (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  source_id     uuid not null,
  object_type   text not null,
  external_id   text not null,
  version       integer not null,
  payload       json not null,
  payload_hash  text not null,
  record        jsonb not null,
  import_id     uuid,
  row_number    bigint,
  recorded_at   timestamptz not null,
  -- What the relation is by this record: its roles and domain follow from it.
  type_ids      uuid[] not null default '{}',
  domain_id     uuid,
  branch_id     uuid,
  -- The relation this record was given to when it came in; merging later moves relation_id, never this.
  origin_relation_id uuid not null,
  ---------------------------------------------------------------------------------------------------------------------
  relation_id   uuid not null,
  superseded_by uuid,
  -- The import whose complete list no longer had this record.
  gone_import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references identity.source (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, branch_id) references admin.branch (tenant_id, id)
);
create unique index source_record_current on identity.source_record (tenant_id, source_id, object_type, external_id) where superseded_by is null;
create index source_record_relation on identity.source_record (tenant_id, relation_id);
create index source_record_import on identity.source_record (tenant_id, import_id, row_number) where import_id is not null;
create index source_record_gone on identity.source_record (tenant_id, gone_import_id) where gone_import_id is not null;
alter table identity.source_record set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.1);
call platform.fence('identity.source_record');

-- Rows of an import that people look at: every rejected row (the error file is made from them), every row that brought a
-- record back, and a sample of each other outcome. What went in is accounted for by its source record.
create table identity.import_row (
  tenant_id   uuid not null default platform.current_tenant(),
  import_id   uuid not null,
  position    bigint not null,
  row_number  bigint not null,
  outcome     text not null check (outcome in ('new', 'changed', 'same', 'duplicate', 'rejected')),
  name        text,
  external_id text,
  cells       json not null,
  problems    jsonb not null default '[]',
  -- The record this row updates or repeats, and the relation it belongs to.
  known_record_id uuid,
  relation_id     uuid,
  resembles_id    uuid,
  resembles_by    text[],
  -- When this row brought a record back that an earlier import had marked as gone: that import, for undo.
  returned_from_import_id uuid,
  primary key (tenant_id, import_id, position),
  foreign key (tenant_id, import_id) references identity.import (tenant_id, id) on delete cascade
);
create index import_row_outcome on identity.import_row (tenant_id, import_id, outcome, position);
call platform.fence('identity.import_row');

-- Pairs of relations that agree on an e-mail address, a phone number, or name and address; a question, never an answer.
create table identity.possible_duplicate (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  left_id    uuid not null,
  right_id   uuid not null check (left_id < right_id),
  reasons    text[] not null,
  import_id  uuid,
  found_at   timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, left_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, right_id) references relations.relation (tenant_id, id) on delete cascade
);
create unique index possible_duplicate_pair on identity.possible_duplicate (tenant_id, left_id, right_id);
create index possible_duplicate_right on identity.possible_duplicate (tenant_id, right_id);
create index possible_duplicate_newest on identity.possible_duplicate (tenant_id, found_at desc, id desc);
create index possible_duplicate_import on identity.possible_duplicate (tenant_id, import_id) where import_id is not null;
call platform.fence('identity.possible_duplicate');
