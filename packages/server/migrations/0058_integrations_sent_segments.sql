-- Segments that go out to a list of a newsletter system: whoever is in the segment and may be mailed for what the list stands for, gets a mark there.
create table integrations.sent_segment (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  connection_id uuid not null,
  -- Of the other system.
  list          text not null check (char_length(list) between 1 and 100),
  segment_id    uuid not null,
  segment_name  text not null,
  -- How the mark is called there.
  mark          text not null check (char_length(mark) between 1 and 100),
  -- Whether those who are not on the list yet are put on it.
  adds          boolean not null,
  -- With whose rights: always those that they have at that moment.
  holder_id     uuid not null,
  holder_name   text not null,
  every_hours   integer not null check (every_hours between 1 and 720),
  is_paused     boolean not null default false,
  next_at       timestamptz not null,
  sent_at       timestamptz,
  -- Numbers of people, by what became of them, of the last time.
  counts        jsonb,
  problem       jsonb,
  made_at       timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, connection_id) references integrations.connection (tenant_id, id) on delete cascade
);
create unique index sent_segment_mark on integrations.sent_segment (tenant_id, connection_id, list, lower(mark));
create index sent_segment_due on integrations.sent_segment (tenant_id, next_at) where not is_paused;
call platform.fence('integrations.sent_segment');

-- Who carries the mark there, by address, because the other system knows them by that.
create table integrations.sent_member (
  tenant_id          uuid not null default platform.current_tenant(),
  sent_segment_id    uuid not null,
  -- Lower-cased.
  email              text not null collate "C",
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  marked_at          timestamptz not null,
  -- The round in which they were last in the segment.
  seen_in            uuid not null,
  primary key (tenant_id, sent_segment_id, email),
  foreign key (tenant_id, sent_segment_id) references integrations.sent_segment (tenant_id, id) on delete cascade
);
create index sent_member_relation on integrations.sent_member (tenant_id, relation_id);
call platform.fence('integrations.sent_member');
