-- A directory of accounts (SCIM 2.0) of a house that is trusted to say who somebody is: it keeps colleagues and teams up to date here.
create table admin.directory (
  tenant_id    uuid not null default platform.current_tenant(),
  provider_id  uuid not null,
  -- Of what it shows to come in; it is told once.
  token_hash   text not null,
  ending       text not null check (char_length(ending) = 4),
  -- What new colleagues may do: never to administer.
  role         text not null check (role in ('reader', 'front_office', 'relation_manager')),
  made_by      text not null,
  made_at      timestamptz not null,
  -- To the hour.
  last_used_at timestamptz,
  primary key (tenant_id, provider_id),
  foreign key (tenant_id, provider_id) references admin.identity_provider (tenant_id, id) on delete cascade
);
create unique index directory_token on admin.directory (tenant_id, token_hash);
call platform.fence('admin.directory');

-- Whom it keeps. Who was here before has no sign-on by it: they link an account themselves.
create table admin.directory_user (
  tenant_id   uuid not null default platform.current_tenant(),
  user_id     uuid not null,
  provider_id uuid not null,
  -- How they are called there, lower-cased; and their number there.
  user_name   text not null collate "C" check (char_length(user_name) between 1 and 320),
  external_id text collate "C" check (char_length(external_id) between 1 and 255),
  is_made     boolean not null,
  -- It does not keep them any more.
  removed_at  timestamptz,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade,
  foreign key (tenant_id, provider_id) references admin.directory (tenant_id, provider_id) on delete cascade
);
create unique index directory_user_number on admin.directory_user (tenant_id, provider_id, external_id) where external_id is not null and removed_at is null;
call platform.fence('admin.directory_user');

-- Teams that it made; other teams it neither sees nor fills.
create table admin.directory_team (
  tenant_id   uuid not null default platform.current_tenant(),
  team_id     uuid not null,
  provider_id uuid not null,
  external_id text collate "C" check (char_length(external_id) between 1 and 255),
  primary key (tenant_id, team_id),
  foreign key (tenant_id, team_id) references admin.team (tenant_id, id) on delete cascade,
  foreign key (tenant_id, provider_id) references admin.directory (tenant_id, provider_id) on delete cascade
);
call platform.fence('admin.directory_team');
