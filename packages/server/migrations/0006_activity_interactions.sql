-- What people did and said: the notes and contacts of the timeline.
create schema activity;
call platform.open_schema('activity');

create table activity.interaction (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  -- Where it was added; a later merge moves relation_id and leaves this, so that a split can move it back.
  origin_relation_id uuid not null,
  kind               text not null check (kind in ('note', 'call', 'email', 'letter', 'meeting', 'desk', 'visit', 'activity')),
  occurred_at        timestamptz not null,
  text               text not null,
  by_user_id         uuid,
  by_name            text not null,
  created_at         timestamptz not null,
  removed_at         timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index interaction_timeline on activity.interaction (tenant_id, relation_id, occurred_at desc, id);
create index interaction_time on activity.interaction using brin (occurred_at);
call platform.fence('activity.interaction');
