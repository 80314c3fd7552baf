-- What somebody chose for their home page. A row is there only for whoever chose something; the order of the role is in the program, so
-- that a better one reaches everybody who never changed theirs.
create table engagement.home_choice (
  tenant_id     uuid not null default platform.current_tenant(),
  user_id       uuid not null,
  -- Three lists of names of parts (contract: HomeArrangement); null: the order of the role.
  arrangement   jsonb,
  guide_away_at timestamptz,
  -- Deeds that were put aside, and the day for which: on another day they count no more.
  aside_on      date,
  aside         text[] not null default '{}' check (cardinality(aside) <= 100),
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
call platform.fence('engagement.home_choice');

-- What is due of somebody or of a team: of the planned ones only, however many were made before.
create index approach_due_of_user on engagement.approach (tenant_id, owner_user_id, ends_on, id) where state = 'planned' and owner_user_id is not null;
create index approach_due_of_team on engagement.approach (tenant_id, owner_team_id, ends_on, id) where state = 'planned' and owner_team_id is not null;
-- Whether somebody ever asked anybody for anything.
create index task_made_by on engagement.task (tenant_id, made_by_user_id) where made_by_user_id is not null;
