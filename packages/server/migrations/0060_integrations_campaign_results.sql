-- What became of a campaign that a newsletter system sent: numbers, of nobody in particular.
create table integrations.campaign_result (
  tenant_id     uuid not null default platform.current_tenant(),
  object_id     uuid not null,
  connection_id uuid not null,
  name          text not null,
  subject       text,
  sent_at       timestamptz not null,
  -- How the lists are called that it went to, when the other system tells.
  lists         text[] not null,
  -- Numbers of people. Null: the other system does not tell.
  sent          integer not null check (sent >= 0),
  opened        integer check (opened >= 0),
  clicked       integer check (clicked >= 0),
  unsubscribed  integer check (unsubscribed >= 0),
  returned      integer check (returned >= 0),
  complained    integer check (complained >= 0),
  primary key (tenant_id, object_id),
  foreign key (tenant_id, object_id) references integrations.object (tenant_id, id) on delete cascade,
  foreign key (tenant_id, connection_id) references integrations.connection (tenant_id, id) on delete cascade
);
create index campaign_result_newest on integrations.campaign_result (tenant_id, sent_at desc, object_id desc);
create index campaign_result_of_connection on integrations.campaign_result (tenant_id, connection_id, sent_at desc, object_id desc);
call platform.fence('integrations.campaign_result');
