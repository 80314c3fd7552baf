-- Talking with each other about a task or a note, following a relation, and being told.

-- Comments on a task or on a note. The names of who was mentioned stand in the text; who they are stands beside it.
create table engagement.comment (
  tenant_id           uuid not null default platform.current_tenant(),
  id                  uuid not null,
  task_id             uuid,
  interaction_id      uuid,
  relation_id         uuid,
  -- Where it was written; a later merge moves relation_id and leaves this, so that a split can move it back.
  origin_relation_id  uuid,
  text                text not null check (char_length(text) between 1 and 10000),
  by_user_id          uuid,
  by_name             text not null,
  at                  timestamptz not null,
  removed_at          timestamptz,
  primary key (tenant_id, id),
  check ((task_id is null) <> (interaction_id is null)),
  check ((relation_id is null) = (origin_relation_id is null)),
  check (interaction_id is null or relation_id is not null),
  foreign key (tenant_id, task_id) references engagement.task (tenant_id, id) on delete cascade,
  foreign key (tenant_id, interaction_id) references activity.interaction (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index comment_of_task on engagement.comment (tenant_id, task_id, at, id) where task_id is not null;
create index comment_of_note on engagement.comment (tenant_id, interaction_id, at, id) where interaction_id is not null;
create index comment_of_relation on engagement.comment (tenant_id, relation_id) where relation_id is not null;
call platform.fence('engagement.comment');

create table engagement.comment_mention (
  tenant_id   uuid not null default platform.current_tenant(),
  comment_id  uuid not null,
  user_id     uuid not null,
  primary key (tenant_id, comment_id, user_id),
  foreign key (tenant_id, comment_id) references engagement.comment (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create index comment_mention_of_user on engagement.comment_mention (tenant_id, user_id);
call platform.fence('engagement.comment_mention');

-- Who wants to hear of which relation. Unique by where it came in: whoever followed both relations of a merge follows
-- each of the two again after a split.
create table engagement.follow (
  tenant_id           uuid not null default platform.current_tenant(),
  id                  uuid not null,
  user_id             uuid not null,
  relation_id         uuid not null,
  origin_relation_id  uuid not null,
  since               timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, user_id, origin_relation_id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create index follow_of_relation on engagement.follow (tenant_id, relation_id);
create index follow_of_user on engagement.follow (tenant_id, user_id, since desc, id);
call platform.fence('engagement.follow');

-- What a colleague is told. One row per thing and relation; what happens again before it was read counts up in its row. Rows
-- with one group key are one line on the screen, so that an import that touches 10,000 followed relations is one line.
-- Nothing about a relation is written here but which one it is: names are looked up at reading, by the reader's rights.
create table engagement.notification (
  tenant_id           uuid not null default platform.current_tenant(),
  id                  uuid not null,
  user_id             uuid not null,
  kind                text not null check (kind in ('mention', 'task_assigned', 'task_reminder', 'task_due', 'task_overdue', 'relation_changed', 'collision', 'review_asked')),
  group_key           text not null,
  subject_kind        text,
  subject_id          uuid,
  relation_id         uuid,
  origin_relation_id  uuid,
  details             jsonb not null default '{}',
  by_user_id          uuid,
  by_name             text,
  times               integer not null default 1,
  -- May lie ahead: a reminder is written on the day itself and told at its hour.
  at                  timestamptz not null,
  read_at             timestamptz,
  -- Told by the daily mail; what happens again is told again.
  mailed_at           timestamptz,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, user_id, group_key, origin_relation_id),
  check ((relation_id is null) = (origin_relation_id is null)),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index notification_newest on engagement.notification (tenant_id, user_id, at desc);
create index notification_unread on engagement.notification (tenant_id, user_id, at desc) where read_at is null;
create index notification_of_relation on engagement.notification (tenant_id, relation_id) where relation_id is not null;
create index notification_of_subject on engagement.notification (tenant_id, subject_id) where subject_id is not null;
create index notification_age on engagement.notification (tenant_id, at);
create index notification_unmailed on engagement.notification (tenant_id, user_id) where read_at is null and mailed_at is null;
call platform.fence('engagement.notification');

-- Of which kinds somebody wants no mail. A row is a no; whoever never chose gets them all.
create table engagement.digest_refusal (
  tenant_id  uuid not null default platform.current_tenant(),
  user_id    uuid not null,
  kind       text not null,
  primary key (tenant_id, user_id, kind),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
call platform.fence('engagement.digest_refusal');
