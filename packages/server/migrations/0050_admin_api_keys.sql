-- Keys with which programs ask. A key has an account of its own, so that everything that names who did something (notes, roles, the
-- trail, rights) names the key as it names a colleague; nobody can sign in to it.
alter table admin.app_user
  add column kind text not null default 'person' check (kind in ('person', 'key')),
  -- No scrypt hash looks like this: no password is right.
  add constraint app_user_key_cannot_sign_in check (kind = 'person' or (password_hash = '!' and role <> 'administrator'));

create table admin.api_key (
  tenant_id     uuid not null default platform.current_tenant(),
  -- Also of its account.
  id            uuid not null,
  name          text not null check (length(name) between 2 and 80),
  -- SHA-256 of 256 random bits: nobody guesses those, so that a slow hash would protect nothing.
  secret_hash   text not null,
  ending        text not null,
  -- Permissions of the contract; what is no permission any more gives nothing.
  scopes        text[] not null,
  per_minute    integer not null check (per_minute between 1 and 6000),
  -- Who answers for it: the key never may more than they may now.
  made_by       uuid not null,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  withdrawn_at  timestamptz,
  -- To the hour.
  last_used_at  timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references admin.app_user (tenant_id, id) on delete cascade,
  constraint api_key_maker foreign key (tenant_id, made_by) references admin.app_user (tenant_id, id)
);
call platform.fence('admin.api_key');
