-- Organisation, branches, users and how they sign in.
create schema admin;
call platform.open_schema('admin');

create table admin.organisation (
  tenant_id  uuid primary key default platform.current_tenant(),
  name       text not null,
  slug       text not null,
  language   text not null default 'nl' check (language in ('nl', 'en')),
  is_demo    boolean not null default false,
  created_at timestamptz not null
);
call platform.fence('admin.organisation');

create table admin.branch (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  name      text not null,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index branch_name on admin.branch (tenant_id, lower(name));
call platform.fence('admin.branch');

create table admin.app_user (
  tenant_id      uuid not null default platform.current_tenant(),
  id             uuid not null,
  name           text not null,
  email          text not null,
  -- Lower-cased; one account per address per organisation.
  email_key      text not null,
  role           text not null check (role in ('administrator', 'relation_manager', 'front_office', 'reader')),
  language       text not null default 'nl' check (language in ('nl', 'en')),
  -- scrypt, with its own parameters and salt in the string.
  password_hash  text not null,
  is_active      boolean not null default true,
  totp_secret    text,
  -- The last accepted time step, so that a code seen by a bystander cannot be used again (RFC 6238 §5.2).
  totp_last_step bigint,
  totp_active_at timestamptz,
  -- Empty: every domain; otherwise only relations of these domains exist for this user.
  domain_ids     uuid[] not null default '{}',
  created_at     timestamptz not null,
  last_seen_at   timestamptz,
  primary key (tenant_id, id)
);
create unique index app_user_email on admin.app_user (tenant_id, email_key);
call platform.fence('admin.app_user');

create table admin.recovery_code (
  tenant_id uuid not null default platform.current_tenant(),
  user_id   uuid not null,
  code_hash text not null,
  used_at   timestamptz,
  primary key (tenant_id, user_id, code_hash),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
call platform.fence('admin.recovery_code');

-- Only the hash of the token is stored: reading this table does not let anyone in.
create table admin.session (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  user_id      uuid not null,
  token_hash   text not null,
  device       text not null,
  address      text not null,
  started_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create unique index session_token on admin.session (tenant_id, token_hash);
create index session_of_user on admin.session (tenant_id, user_id);
call platform.fence('admin.session');

-- Half a sign-in: the password was right, the second factor is still to come. Works once, for a few minutes.
create table admin.sign_in_challenge (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  user_id    uuid not null,
  token_hash text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create unique index sign_in_challenge_token on admin.sign_in_challenge (tenant_id, token_hash);
create index sign_in_challenge_user on admin.sign_in_challenge (tenant_id, user_id);
call platform.fence('admin.sign_in_challenge');

create table admin.invitation (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  name        text not null,
  email       text not null,
  email_key   text not null,
  role        text not null check (role in ('administrator', 'relation_manager', 'front_office', 'reader')),
  token_hash  text not null,
  invited_by  text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  accepted_at timestamptz,
  primary key (tenant_id, id)
);
create unique index invitation_token on admin.invitation (tenant_id, token_hash);
create unique index invitation_open on admin.invitation (tenant_id, email_key) where accepted_at is null;
call platform.fence('admin.invitation');

-- Failed attempts per account and per address, for the rate limit; kept for an hour.
create table admin.sign_in_attempt (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  key_hash  text not null,
  at        timestamptz not null,
  primary key (tenant_id, id)
);
create index sign_in_attempt_key on admin.sign_in_attempt (tenant_id, key_hash, at);
call platform.fence('admin.sign_in_attempt');
