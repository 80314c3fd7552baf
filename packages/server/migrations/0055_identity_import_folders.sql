-- Folders in which another system leaves a list every night, or every week: recognised by what was chosen for such a list before, and
-- read in with the rights of whoever set the folder up.
create table identity.import_folder (
  tenant_id        uuid not null default platform.current_tenant(),
  id               uuid not null,
  name             text not null,
  -- What the folder is called on disk. It never changes, because another system writes there.
  directory        text not null collate "C" check (directory ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  -- The only source whose lists are expected here; null: any list that was read in before.
  source_id        uuid,
  -- With whose rights: always those that they have at that moment.
  holder_id        uuid not null,
  holder_name      text not null,
  -- False: lists are tried, and wait for somebody's word.
  carries_out      boolean not null,
  -- In percents: of the rows that may be refused, and of the records of the source that may be missing, before somebody has to look.
  most_rejected    integer not null check (most_rejected between 0 and 100),
  most_gone        integer not null check (most_gone between 0 and 100),
  -- After so many days without a file something is wrong at the other side; null: nothing is expected.
  quiet_after_days integer check (quiet_after_days between 1 and 366),
  is_paused        boolean not null default false,
  problem          text check (problem in ('unreachable', 'not_writable', 'too_large', 'unreadable')),
  -- The file with which it has a problem.
  problem_file     text,
  look_at          timestamptz not null,
  looked_at        timestamptz,
  arrived_at       timestamptz,
  made_at          timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references identity.source (tenant_id, id)
);
create unique index import_folder_directory on identity.import_folder (tenant_id, directory);
create unique index import_folder_name on identity.import_folder (tenant_id, lower(name));
create index import_folder_due on identity.import_folder (tenant_id, look_at) where not is_paused;
call platform.fence('identity.import_folder');

-- `runs_as`: the account with whose rights it goes on by itself; null: a person takes it through. `asked_at_state`: the state in which it was
-- last asked to go on. `held_for`: why it waits for somebody all the same.
alter table identity.import
  add column folder_id      uuid,
  add column runs_as        uuid,
  add column asked_at_state text,
  add column held_for       text check (held_for in ('unknown', 'by_hand', 'rejected', 'gone', 'rights', 'stopped_column', 'refused')),
  add foreign key (tenant_id, folder_id) references identity.import_folder (tenant_id, id) on delete set null (folder_id);
-- Those of a folder in the order in which they came: each waits until the one before it is settled.
create index import_going on identity.import (tenant_id, created_at, id)
  where runs_as is not null and state in ('inspecting', 'ready', 'checking', 'checked', 'running', 'undoing');
create index import_of_folder on identity.import (tenant_id, folder_id, created_at desc, id desc) where folder_id is not null;
