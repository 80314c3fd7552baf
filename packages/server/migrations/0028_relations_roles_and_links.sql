-- Relations in full: roles that somebody is responsible for and that go through stages, hierarchies that never go round in a
-- circle, households with one mailing, relations that may not be forgotten, and what colleagues keep at hand.

-- What can be chosen for a role of a type: its status, its stage, why it ended. Each type has its own lists. A choice that
-- somebody has is retired, never removed, so that history keeps its words.
create table governance.role_choice (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  type_id    uuid not null,
  kind       text not null check (kind in ('status', 'stage', 'end_reason')),
  name       text not null check (char_length(name) between 1 and 80),
  position   integer not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, type_id, id),
  foreign key (tenant_id, type_id) references governance.relation_type (tenant_id, id) on delete cascade
);
create unique index role_choice_name on governance.role_choice (tenant_id, type_id, kind, lower(name));
call platform.fence('governance.role_choice');

-- In a hierarchy the first stands below the second. Said once, when the kind of link is made: links that are there already
-- were never looked at for circles.
alter table governance.link_type no force row level security;
alter table governance.link_type add column is_hierarchy boolean not null default false;
update governance.link_type set is_hierarchy = true where key in ('location_of', 'governed_by', 'part_of');
alter table governance.link_type force row level security;

alter table relations.role
  add column status_id uuid,
  add column stage_id uuid,
  -- Who of us looks after it.
  add column owner_user_id uuid,
  add column end_reason text check (char_length(end_reason) between 1 and 200),
  -- Of a lead: where the interest was shown, and in what.
  add column lead_source text check (char_length(lead_source) between 1 and 200),
  add column interest text check (char_length(interest) between 1 and 500),
  -- The role that it was converted to.
  add column became_role_id uuid,
  -- Grows with every change by hand: who changes an older version than there is hears it.
  add column version integer not null default 1,
  -- A status or stage is one of the type of the role.
  add constraint role_status foreign key (tenant_id, type_id, status_id) references governance.role_choice (tenant_id, type_id, id),
  add constraint role_stage foreign key (tenant_id, type_id, stage_id) references governance.role_choice (tenant_id, type_id, id),
  add constraint role_owner foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id),
  add constraint role_became foreign key (tenant_id, became_role_id) references relations.role (tenant_id, id) on delete set null (became_role_id);
create index role_of_owner on relations.role (tenant_id, owner_user_id, relation_id) where owner_user_id is not null;
create index role_in_stage on relations.role (tenant_id, type_id, stage_id, created_at desc, id) where valid_until is null;
create index role_became_of on relations.role (tenant_id, became_role_id) where became_role_id is not null;

-- All running roles of a colleague given to another at once; the changes it made name it, so that it can be taken back.
create table relations.handover (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  from_user_id uuid not null,
  to_user_id   uuid not null check (to_user_id <> from_user_id),
  role_count   integer not null,
  by_name      text not null,
  at           timestamptz not null,
  undone_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, from_user_id) references admin.app_user (tenant_id, id),
  foreign key (tenant_id, to_user_id) references admin.app_user (tenant_id, id)
);
create index handover_recent on relations.handover (tenant_id, at desc, id);
call platform.fence('relations.handover');

-- What was changed about a role, one row per field. Hangs on the role, so that it goes where the role goes.
create table relations.role_change (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  role_id     uuid not null,
  field       text not null check (field in ('status', 'stage', 'owner', 'branch', 'from', 'until', 'end_reason', 'lead_source', 'interest', 'became')),
  -- Ids, days or words, as the role had them.
  before      text,
  after       text,
  by_name     text not null,
  at          timestamptz not null,
  handover_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, role_id) references relations.role (tenant_id, id) on delete cascade,
  foreign key (tenant_id, handover_id) references relations.handover (tenant_id, id)
);
create index role_change_of_role on relations.role_change (tenant_id, role_id, at desc, id desc);
create index role_change_handover on relations.role_change (tenant_id, handover_id) where handover_id is not null;
call platform.fence('relations.role_change');

alter table relations.link
  add column version integer not null default 1,
  -- The link that ended when this one began: somebody went to work elsewhere. An undo needs it.
  add column follows_id uuid,
  -- It stands in a kind of hierarchy, and with the other links there would on some day be a circle. It is kept, because a
  -- merge may have made it so and an undo needs it, but it is no part of the hierarchy.
  add column closes_circle boolean not null default false,
  add constraint link_follows foreign key (tenant_id, follows_id) references relations.link (tenant_id, id) on delete set null (follows_id);
create index link_follows_of on relations.link (tenant_id, follows_id) where follows_id is not null;
create index link_circle on relations.link (tenant_id, id) where closes_circle;
-- Contact persons who left, the last ones first.
create index link_ended on relations.link (tenant_id, type_id, valid_until desc, id) where valid_until is not null;

-- Whether from here one comes there along a hierarchy, on some day on which the asked link runs as well. A link runs from its
-- first day up to, and not on, its last.
create function relations.leads_up(start_id uuid, target_id uuid, days daterange, except_link uuid) returns boolean
language sql volatile set enable_seqscan = off as $$
  with recursive up (id, days) as (
    select start_id, days
    union
    select l.to_id, u.days * daterange(l.valid_from, l.valid_until)
    from up u
    join relations.link l on l.from_id = u.id and l.to_id <> l.from_id and not l.closes_circle and l.id <> except_link
    join governance.link_type t on t.id = l.type_id and t.is_hierarchy
    where not isempty(u.days * daterange(l.valid_from, l.valid_until)) and u.id <> target_id
  )
  select exists (select from up where id = target_id)
$$;

-- Row by row, each seeing those before it of the same statement. Whoever writes in a hierarchy takes turns with everybody else
-- who does: two who each draw half of a circle at the same moment would otherwise not see each other.
-- Of a table that fills within one statement the planner knows nothing, and reading it whole for every row costs the square of it.
create function relations.before_link() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if not exists (select from governance.link_type t where t.id = new.type_id and t.is_hierarchy) then
    new.closes_circle := false;
    return new;
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'Hierarchies are written under read committed.' using errcode = '0A000';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('klantregie-hierarchy/' || platform.current_tenant(), 0));
  new.closes_circle := new.from_id <> new.to_id
    and not isempty(daterange(new.valid_from, new.valid_until))
    -- A circle needs a way into its beginning and a way out of its end; a list of thousands of schools mostly has only one of them.
    and exists (select from relations.link l where l.from_id = new.to_id)
    and exists (select from relations.link l where l.to_id = new.from_id)
    and relations.leads_up(new.to_id, new.from_id, daterange(new.valid_from, new.valid_until), new.id);
  return new;
end $$;
create trigger link_in_hierarchy before insert or update of from_id, to_id, type_id, valid_from, valid_until, closes_circle on relations.link
  for each row execute function relations.before_link();

-- What stood in the way may be gone: the few links outside the hierarchy are looked at again, the oldest first.
create function relations.after_links() returns trigger language plpgsql as $$
declare
  waiting uuid;
begin
  if pg_trigger_depth() > 1 then return null; end if;
  for waiting in select l.id from relations.link l where l.closes_circle order by l.created_at, l.id loop
    update relations.link set closes_circle = false where id = waiting;
  end loop;
  return null;
end $$;
create trigger link_circle_again after update of from_id, to_id, type_id, valid_from, valid_until or delete on relations.link
  for each statement execute function relations.after_links();

-- Relations that may not be forgotten: why, and how often we want to have spoken. Ended ones stay as history.
create table relations.importance (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  reason             text not null check (char_length(reason) between 1 and 500),
  -- At least once in so many months.
  every_months       smallint not null check (every_months between 1 and 36),
  since              date not null,
  started_by_id      uuid,
  started_by         text not null,
  started_at         timestamptz not null,
  ended_by           text,
  ended_at           timestamptz check (ended_at >= started_at),
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create unique index importance_running on relations.importance (tenant_id, origin_relation_id) where ended_at is null;
create index importance_relation on relations.importance (tenant_id, relation_id, started_at desc);
call platform.fence('relations.importance');

-- What a household chose: one letter for all of them, and to whom of them. A merge may bring two; the last one said counts.
create table relations.household_choice (
  tenant_id           uuid not null default platform.current_tenant(),
  id                  uuid not null,
  household_id        uuid not null,
  origin_household_id uuid not null,
  is_one_mailing      boolean not null,
  addressee_id        uuid,
  origin_addressee_id uuid,
  by_name             text not null,
  at                  timestamptz not null,
  primary key (tenant_id, id),
  check ((addressee_id is null) = (origin_addressee_id is null) or addressee_id is null),
  foreign key (tenant_id, household_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, addressee_id) references relations.relation (tenant_id, id) on delete set null (addressee_id)
);
create unique index household_choice_once on relations.household_choice (tenant_id, origin_household_id);
create index household_choice_household on relations.household_choice (tenant_id, household_id, at desc);
create index household_choice_addressee on relations.household_choice (tenant_id, addressee_id) where addressee_id is not null;
call platform.fence('relations.household_choice');

-- What a colleague keeps at hand, and what they looked at last. Rows name the relation as it was then; its id leads on.
create table relations.favourite (
  tenant_id   uuid not null default platform.current_tenant(),
  user_id     uuid not null,
  relation_id uuid not null,
  since       timestamptz not null,
  primary key (tenant_id, user_id, relation_id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index favourite_of_user on relations.favourite (tenant_id, user_id, since desc);
create index favourite_relation on relations.favourite (tenant_id, relation_id);
call platform.fence('relations.favourite');

create table relations.recent_view (
  tenant_id   uuid not null default platform.current_tenant(),
  user_id     uuid not null,
  relation_id uuid not null,
  at          timestamptz not null,
  primary key (tenant_id, user_id, relation_id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index recent_view_of_user on relations.recent_view (tenant_id, user_id, at desc);
create index recent_view_relation on relations.recent_view (tenant_id, relation_id);
call platform.fence('relations.recent_view');

-- Files that belong to a relation: a contract, a letter. What they are was read from their content, not from their name.
create table relations.attachment (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  file_id            uuid not null,
  name               text not null check (char_length(name) between 1 and 200),
  form               text not null,
  bytes              bigint not null,
  about              text not null default '' check (char_length(about) <= 300),
  by_user_id         uuid,
  by_name            text not null,
  at                 timestamptz not null,
  -- Out of sight; the bytes go a while later, until then it can come back.
  removed_at         timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references platform.file (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index attachment_relation on relations.attachment (tenant_id, relation_id, at desc, id);
create index attachment_file on relations.attachment (tenant_id, file_id);
create index attachment_removed on relations.attachment (tenant_id, removed_at) where removed_at is not null;
call platform.fence('relations.attachment');
