-- What somebody has to do: with whom it lies, before when, about whom, and how often it comes back.
create table engagement.task (
  tenant_id           uuid not null default platform.current_tenant(),
  id                  uuid not null,
  title               text not null check (char_length(title) between 1 and 200),
  text                text not null default '' check (char_length(text) <= 10000),
  -- With one colleague or with one team, never with both and never with nobody: what lies with nobody is not done.
  owner_user_id       uuid,
  owner_team_id       uuid,
  -- A team goes when nothing open lies with it; what it once did keeps its number only.
  open_team_id        uuid generated always as (case when state = 'open' then owner_team_id end) stored,
  relation_id         uuid,
  -- Where it was made; a later merge moves relation_id and leaves this, so that a split can move it back.
  origin_relation_id  uuid,
  -- A day and a time on the clock of the Netherlands, not an instant: "at nine" stays at nine when the clock changes.
  due_on              date,
  due_time            text check (due_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  reminder            text check (reminder in ('at_due', 'quarter', 'hour', 'day', 'two_days', 'week')),
  -- Comes back: every so many days, weeks, months or years, counted from the day it was for or from the day it was done.
  repeat_every        smallint check (repeat_every between 1 and 365),
  repeat_unit         text check (repeat_unit in ('day', 'week', 'month', 'year')),
  repeat_from         text check (repeat_from in ('due', 'done')),
  repeat_until        date,
  -- The first day of the series: every turn is counted from it, so that the 31st is the 31st again after a short month.
  series_on           date,
  -- The turn before this one. One turn has one next, whoever marks it as done how often.
  follows_id          uuid,
  state               text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  ended_at            timestamptz,
  ended_by            text,
  ended_by_user_id    uuid,
  -- By hand, or by what: the process step or approach it belongs to, the note or comment it was made from.
  origin_kind         text not null default 'hand' check (origin_kind in ('hand', 'note', 'comment', 'process', 'approach')),
  origin_id           uuid,
  made_at             timestamptz not null,
  made_by             text not null,
  made_by_user_id     uuid,
  -- Grows with every change: who changes an older version than there is hears it.
  version             integer not null default 1,
  changed_at          timestamptz not null,
  primary key (tenant_id, id),
  check ((owner_user_id is null) <> (owner_team_id is null)),
  check ((relation_id is null) = (origin_relation_id is null)),
  check (due_time is null or due_on is not null),
  check (reminder is null or due_on is not null),
  check (num_nulls(repeat_every, repeat_unit, repeat_from, series_on) in (0, 4)),
  check (repeat_every is null or due_on is not null),
  check ((state = 'open') = (ended_at is null)),
  check ((origin_kind = 'hand') = (origin_id is null)),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id),
  constraint task_open_team foreign key (tenant_id, open_team_id) references admin.team (tenant_id, id)
);
-- In the order of the lists: by day and time, what has none at the end.
create index task_of_user on engagement.task (tenant_id, owner_user_id, due_on, due_time, id) where state = 'open' and owner_user_id is not null;
create index task_of_team on engagement.task (tenant_id, open_team_id, due_on, due_time, id) where open_team_id is not null;
create index task_open on engagement.task (tenant_id, due_on, due_time, id) where state = 'open';
create index task_ended on engagement.task (tenant_id, ended_at desc, id desc) where state <> 'open';
create index task_of_relation on engagement.task (tenant_id, relation_id, state, due_on) where relation_id is not null;
create index task_of_origin on engagement.task (tenant_id, origin_kind, origin_id) where origin_id is not null;
create unique index task_next_turn on engagement.task (tenant_id, follows_id) where follows_id is not null;
call platform.fence('engagement.task');

-- The check list of a task. A row of its own each, so that two colleagues who tick at the same moment both succeed.
create table engagement.task_item (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  task_id    uuid not null,
  position   smallint not null,
  text       text not null check (char_length(text) between 1 and 300),
  done_at    timestamptz,
  done_by    text,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references engagement.task (tenant_id, id) on delete cascade
);
create index task_item_of_task on engagement.task_item (tenant_id, task_id, position);
call platform.fence('engagement.task_item');

-- The address at which a calendar program reads somebody's tasks. Only the hash of its secret is kept: who reads this table
-- cannot read along.
create table engagement.calendar_feed (
  tenant_id   uuid not null default platform.current_tenant(),
  user_id     uuid not null,
  token_hash  text not null,
  made_at     timestamptz not null,
  read_on     date,
  primary key (tenant_id, user_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
call platform.fence('engagement.calendar_feed');
