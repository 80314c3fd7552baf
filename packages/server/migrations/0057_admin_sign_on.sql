-- Signing in with an account of another house (OpenID Connect): who is trusted to say who somebody is, who is known there by which
-- subject, and what was begun and not finished.
create table admin.identity_provider (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  -- What stands on the button.
  name      text not null check (char_length(name) between 2 and 60),
  issuer    text not null check (char_length(issuer) between 8 and 500),
  client_id text not null check (char_length(client_id) between 1 and 500),
  -- Sealed.
  secret    text not null,
  is_on     boolean not null default true,
  made_at   timestamptz not null,
  primary key (tenant_id, id)
);
create unique index identity_provider_issuer on admin.identity_provider (tenant_id, issuer);
call platform.fence('admin.identity_provider');

-- By issuer and subject only: an address can be given to somebody else.
create table admin.known_identity (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  user_id      uuid not null,
  issuer       text not null check (char_length(issuer) between 8 and 500),
  -- OpenID Connect Core, section 2: at most 255 characters.
  subject      text not null collate "C" check (char_length(subject) between 1 and 255),
  -- How the other house calls them, for people to recognise; nothing is decided by it.
  label        text not null check (char_length(label) <= 200),
  linked_at    timestamptz not null,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create unique index known_identity_subject on admin.known_identity (tenant_id, issuer, subject);
create index known_identity_user on admin.known_identity (tenant_id, user_id);
call platform.fence('admin.known_identity');

create table admin.sign_on (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  provider_id   uuid not null,
  -- Of what goes along to the other house and comes back, and of what only the browser has that began.
  state_hash    text not null,
  browser_hash  text not null,
  -- Sealed: proof that whoever finishes it is whoever began it (RFC 7636), and what must stand in the answer.
  secret        text not null,
  purpose       text not null check (purpose in ('sign_in', 'link', 'invitation')),
  user_id       uuid,
  invitation_id uuid,
  -- The name that somebody gave who was invited.
  name          text,
  next          text,
  expires_at    timestamptz not null,
  primary key (tenant_id, id),
  check ((purpose = 'link') = (user_id is not null)),
  check ((purpose = 'invitation') = (invitation_id is not null)),
  foreign key (tenant_id, provider_id) references admin.identity_provider (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create unique index sign_on_state on admin.sign_on (tenant_id, state_hash);
call platform.fence('admin.sign_on');

-- Who came in by another house has no password; nobody knows what would be right.
alter table admin.app_user add column has_password boolean not null default true;
