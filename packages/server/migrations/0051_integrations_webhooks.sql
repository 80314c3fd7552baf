-- What is told to other systems. An event is written in the transaction of the deed itself: no deed without it, and none without a deed.
create table integrations.webhook (
  tenant_id        uuid not null default platform.current_tenant(),
  id               uuid not null,
  name             text not null,
  url              text not null,
  events           text[] not null,
  -- With whose rights it is decided what may be told. No foreign key: keys are of a module that this one does not know.
  key_id           uuid not null,
  -- Sealed; see platform/secrets.
  secret           text not null,
  old_secret       text,
  old_secret_until timestamptz,
  is_paused        boolean not null default false,
  -- The first failure after which nothing arrived any more.
  failing_since    timestamptz,
  stopped_at       timestamptz,
  last_delivered_at timestamptz,
  made_by          text not null,
  made_at          timestamptz not null,
  primary key (tenant_id, id)
);
call platform.fence('integrations.webhook');

create table integrations.webhook_event (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  kind        text not null,
  -- One of both, or none for a test.
  relation_id uuid,
  import_id   uuid,
  -- Whoever did it: a program is not told of its own deeds.
  by_id       text not null,
  at          timestamptz not null,
  -- Null until there is a message for each subscription.
  spread_at   timestamptz,
  primary key (tenant_id, id)
);
create index webhook_event_new on integrations.webhook_event (tenant_id, id) where spread_at is null;
create index webhook_event_old on integrations.webhook_event (tenant_id, at);
create index webhook_event_of on integrations.webhook_event (tenant_id, relation_id) where relation_id is not null;
call platform.fence('integrations.webhook_event');

create table integrations.webhook_message (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  webhook_id uuid not null,
  event_id   uuid not null,
  state      text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up', 'withheld')),
  -- Failures since it was asked for; attempts of before a replay stay below it.
  failures   integer not null default 0,
  next_at    timestamptz,
  primary key (tenant_id, id),
  constraint webhook_message_once unique (tenant_id, webhook_id, event_id),
  foreign key (tenant_id, webhook_id) references integrations.webhook (tenant_id, id) on delete cascade,
  foreign key (tenant_id, event_id) references integrations.webhook_event (tenant_id, id) on delete cascade
);
create index webhook_message_due on integrations.webhook_message (tenant_id, next_at) where state = 'waiting';
create index webhook_message_of on integrations.webhook_message (tenant_id, webhook_id, id);
create index webhook_message_event on integrations.webhook_message (tenant_id, event_id);
call platform.fence('integrations.webhook_message');

create table integrations.webhook_attempt (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  message_id   uuid not null,
  at           timestamptz not null,
  status       integer,
  problem      text,
  milliseconds integer not null,
  answer       text check (length(answer) <= 500),
  primary key (tenant_id, id),
  foreign key (tenant_id, message_id) references integrations.webhook_message (tenant_id, id) on delete cascade
);
create index webhook_attempt_of on integrations.webhook_attempt (tenant_id, message_id);
call platform.fence('integrations.webhook_attempt');

-- One row: a round of sending was asked for and has not begun. Null: it has.
create table integrations.webhook_round (
  tenant_id uuid primary key default platform.current_tenant(),
  asked_at  timestamptz
);
call platform.fence('integrations.webhook_round');
