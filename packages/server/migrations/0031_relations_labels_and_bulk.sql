-- Work on many relations at once: what was done to whom and what was before, so that it can be taken back; labels, which are
-- mostly given to many; and selections, so that what is picked by hand goes wherever a filtered list can go.

-- A word of the organisation's own for relations that belong together for a while: "opening nieuwbouw", "jury 2026". Of
-- everybody, or of one domain; then it exists only for who sees that domain. A label that was used is retired, never removed, so
-- that what is taken back finds its label again.
create table relations.label (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  name       text not null check (char_length(name) between 1 and 60),
  domain_id  uuid,
  created_by text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id)
);
-- Per domain, because a name that is taken in a domain that one does not see must not be told.
create unique index label_name on relations.label (tenant_id, domain_id, lower(name)) nulls not distinct where retired_at is null;
call platform.fence('relations.label');

-- Which relations have a label. After a merge a relation may have one twice, from either side; it is shown once.
create table relations.relation_label (
  tenant_id          uuid not null default platform.current_tenant(),
  label_id           uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  by_name            text not null,
  at                 timestamptz not null,
  primary key (tenant_id, label_id, origin_relation_id),
  foreign key (tenant_id, label_id) references relations.label (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index relation_label_of_relation on relations.relation_label (tenant_id, relation_id, label_id);
create index relation_label_relations on relations.relation_label (tenant_id, label_id, relation_id);
call platform.fence('relations.relation_label');

-- Relations that somebody picked one by one, to do something with: a filter can name it. Goes after a week.
create table relations.selection (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  user_id    uuid not null,
  at         timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create index selection_of_user on relations.selection (tenant_id, user_id);
create index selection_old on relations.selection (tenant_id, at);
call platform.fence('relations.selection');

create table relations.selection_item (
  tenant_id    uuid not null default platform.current_tenant(),
  selection_id uuid not null,
  relation_id  uuid not null,
  primary key (tenant_id, selection_id, relation_id),
  foreign key (tenant_id, selection_id) references relations.selection (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index selection_item_relation on relations.selection_item (tenant_id, relation_id);
call platform.fence('relations.selection_item');

-- One thing done to many relations. Who they are was decided when it was asked for, by the rights of whoever asked.
create table relations.bulk_deed (
  tenant_id      uuid not null default platform.current_tenant(),
  id             uuid not null,
  kind           text not null check (kind in ('give_owner', 'add_role', 'end_role', 'add_label', 'remove_label', 'archive')),
  -- As it was asked: ids, days, the reason of an end. Never whom it is about.
  what           jsonb not null,
  -- stopped: somebody stopped it, or it could not go on; what was done until then stays and can be taken back.
  state          text not null check (state in ('running', 'done', 'stopped', 'undoing', 'undone')),
  -- Relations that were asked for, and of those: that would change, that were so already, and the rest by reason.
  asked          integer not null,
  will           integer not null,
  already        integer not null,
  refused        jsonb not null,
  -- How far it is, in positions of bulk_item; after a crash it goes on from here.
  items          integer not null,
  done_through   integer not null default 0,
  undone_through integer not null default 0,
  -- Relations that changed, that somebody else changed meanwhile; and of taking back, that are as they were, that were changed since.
  changed        integer not null default 0,
  passed_by      integer not null default 0,
  restored       integer not null default 0,
  kept           integer not null default 0,
  -- In which domains whoever asked may do this: the work afterwards may not do more.
  may_mask       bigint not null,
  job_id         uuid,
  by_user_id     uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  ended_at       timestamptz,
  undone_by      text,
  undone_at      timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, by_user_id) references admin.app_user (tenant_id, id)
);
create index bulk_deed_recent on relations.bulk_deed (tenant_id, at desc, id desc);
create index bulk_deed_of_user on relations.bulk_deed (tenant_id, by_user_id, at desc, id desc);
call platform.fence('relations.bulk_deed');

-- Each thing that changes and what it was before, in the order in which relations are locked (that of their ids): two deeds at
-- the same moment wait for each other and never crosswise.
create table relations.bulk_item (
  tenant_id   uuid not null default platform.current_tenant(),
  deed_id     uuid not null,
  position    integer not null,
  relation_id uuid not null,
  -- The role that is changed or was given. Without a foreign key: it may be taken back one by one, and then there is nothing to restore.
  role_id     uuid,
  -- Of that role: the version that was counted; afterwards the one that the deed left. Another version was changed by somebody else.
  version     integer,
  -- passed_by: changed meanwhile, so left alone. restored and kept: after taking back, as it was, or as somebody made it since.
  state       text not null default 'waiting' check (state in ('waiting', 'done', 'passed_by', 'restored', 'kept')),
  before      jsonb,
  primary key (tenant_id, deed_id, position),
  foreign key (tenant_id, deed_id) references relations.bulk_deed (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index bulk_item_relation on relations.bulk_item (tenant_id, relation_id);
create index bulk_item_left_alone on relations.bulk_item (tenant_id, deed_id, state, position) where state in ('passed_by', 'kept');
call platform.fence('relations.bulk_item');
