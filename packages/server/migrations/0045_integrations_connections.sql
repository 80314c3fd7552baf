-- Connections with other systems, what they delivered, and what of it waits for somebody.
create schema integrations;
call platform.open_schema('integrations');

-- A source may be another system that is asked by itself.
alter table identity.source drop constraint source_kind_check;
alter table identity.source add constraint source_kind_check check (kind in ('file', 'manual', 'demo', 'connection'));

create table integrations.connection (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  connector          text not null,
  name               text not null check (length(name) between 1 and 80),
  -- Everything that it brings is a record of this source, as a list would be.
  source_id          uuid not null,
  state              text not null check (state in ('active', 'paused', 'ended')),
  settings           jsonb not null,
  -- By key, sealed with a key that is not in the database; a backup alone opens nothing.
  secrets            jsonb not null default '{}',
  -- What columns mean here; null: what the connector says.
  columns            jsonb,
  type_ids           uuid[] not null,
  domain_id          uuid not null,
  branch_id          uuid,
  every_minutes      integer not null check (every_minutes between 5 and 10080),
  silent_after_hours integer check (silent_after_hours > 0),
  -- When it is asked again; null: not by itself.
  next_at            timestamptz,
  failures           integer not null default 0,
  failing_since      timestamptz,
  problem            jsonb,
  -- The address at which the other system tells of changes is a secret: only its hash is here.
  hook_hash          text,
  hook_heard_at      timestamptz,
  created_by         text not null,
  created_at         timestamptz not null,
  changed_at         timestamptz not null,
  primary key (tenant_id, id),
  constraint connection_source foreign key (tenant_id, source_id) references identity.source (tenant_id, id),
  constraint connection_domain foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id),
  constraint connection_branch foreign key (tenant_id, branch_id) references admin.branch (tenant_id, id)
);
create unique index connection_of_source on integrations.connection (tenant_id, source_id);
create index connection_due on integrations.connection (tenant_id, next_at) where next_at is not null;
create unique index connection_hook on integrations.connection (tenant_id, hook_hash) where hook_hash is not null;
call platform.fence('integrations.connection');

-- How far each stream of a connection is.
create table integrations.stream (
  tenant_id     uuid not null default platform.current_tenant(),
  connection_id uuid not null,
  key           text not null,
  -- From where the next question goes on, in the words of the other system; moves only when everything before it is here.
  cursor        jsonb,
  ok_at         timestamptz,
  news_at       timestamptz,
  control       jsonb,
  primary key (tenant_id, connection_id, key),
  foreign key (tenant_id, connection_id) references integrations.connection (tenant_id, id) on delete cascade
);
call platform.fence('integrations.stream');

-- The account of one stream, asked once. It adds up at every moment, also of a delivery that was broken off.
create table integrations.delivery (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  connection_id uuid not null,
  stream        text not null,
  kind          text not null check (kind in ('clock', 'hand', 'hook', 'backfill', 'replay', 'dry')),
  state         text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  job_id        uuid not null,
  started_by    text not null,
  -- What was asked: from where, or which objects.
  question      jsonb not null,
  -- The next page, when this page was carried out; a worker that takes over goes on there.
  resume        jsonb,
  -- From where the delivery after this one goes on, as the first answer said.
  next_cursor   jsonb,
  offered       integer not null default 0,
  added         integer not null default 0,
  changed       integer not null default 0,
  same          integer not null default 0,
  unmatched     integer not null default 0,
  rejected      integer not null default 0,
  gone          integer not null default 0,
  control       jsonb,
  problem       jsonb,
  started_at    timestamptz not null,
  finished_at   timestamptz,
  primary key (tenant_id, id),
  constraint delivery_adds_up check (offered = added + changed + same + unmatched + rejected),
  foreign key (tenant_id, connection_id) references integrations.connection (tenant_id, id) on delete cascade
);
create unique index delivery_running on integrations.delivery (tenant_id, connection_id) where state = 'running';
create index delivery_newest on integrations.delivery (tenant_id, id desc);
create index delivery_of_connection on integrations.delivery (tenant_id, connection_id, id desc);
create index delivery_of_stream on integrations.delivery (tenant_id, connection_id, stream, id desc);
call platform.fence('integrations.delivery');

-- Every object that another system gave, as it gave it, without what is secret in it. Understanding it is a second step, that can be done
-- again: when what columns mean changes, or when somebody said whom it is about.
create table integrations.object (
  tenant_id         uuid not null default platform.current_tenant(),
  id                uuid not null,
  connection_id     uuid not null,
  stream            text not null,
  object_type       text not null,
  external_id       text not null,
  payload           json not null,
  payload_hash      text not null,
  outcome           text not null check (outcome in ('mapped', 'unmatched', 'rejected')),
  reason            jsonb,
  -- In a few words what it is, for whoever has to do something with it.
  title             text,
  -- What was done according to it, by key: what it does not say any more is withdrawn.
  fact_keys         text[] not null default '{}',
  -- The cell that somebody said it belongs to.
  attached_cell_id  uuid,
  set_aside_by      text,
  set_aside_at      timestamptz,
  first_seen_at     timestamptz not null,
  last_seen_at      timestamptz not null,
  last_delivery_id  uuid not null,
  gone_at           timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, connection_id) references integrations.connection (tenant_id, id) on delete cascade
);
create unique index object_external on integrations.object (tenant_id, connection_id, object_type, external_id);
create index object_of_stream on integrations.object (tenant_id, connection_id, stream, id);
create index object_waiting on integrations.object (tenant_id, id) where outcome <> 'mapped' and set_aside_at is null;
create index object_waiting_of on integrations.object (tenant_id, connection_id, id) where outcome <> 'mapped' and set_aside_at is null;
create index object_of_cell on integrations.object (tenant_id, attached_cell_id) where attached_cell_id is not null;
call platform.fence('integrations.object');

-- The cells of the relations that an object is about: with one of them it goes.
create table integrations.object_cell (
  tenant_id uuid not null default platform.current_tenant(),
  object_id uuid not null,
  cell_id   uuid not null,
  primary key (tenant_id, object_id, cell_id),
  foreign key (tenant_id, object_id) references integrations.object (tenant_id, id) on delete cascade
);
create index object_cell_of on integrations.object_cell (tenant_id, cell_id);
call platform.fence('integrations.object_cell');

-- What another system told of, and was not fetched yet. The same twice is one; nothing of what it said is believed.
create table integrations.heard (
  tenant_id     uuid not null default platform.current_tenant(),
  connection_id uuid not null,
  stream        text not null,
  external_id   text not null,
  heard_at      timestamptz not null,
  -- When it was asked for; told again after that, it is asked for once more.
  asked_at      timestamptz,
  primary key (tenant_id, connection_id, stream, external_id),
  foreign key (tenant_id, connection_id) references integrations.connection (tenant_id, id) on delete cascade
);
create index heard_waiting on integrations.heard (tenant_id, connection_id) where asked_at is null;
call platform.fence('integrations.heard');
