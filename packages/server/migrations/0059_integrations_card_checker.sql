-- The system that says whether a library card is of a member (SIP2). One per organisation; what it says is kept nowhere.
create table integrations.card_checker (
  tenant_id         uuid primary key default platform.current_tenant(),
  host              text not null check (char_length(host) between 1 and 253),
  port              integer not null check (port between 1 and 65535),
  -- How the library is called there.
  institution       text not null check (char_length(institution) <= 100),
  login             text not null check (char_length(login) <= 100),
  -- Sealed; null: none is needed.
  password          text,
  terminal_password text,
  changed_at        timestamptz not null
);
call platform.fence('integrations.card_checker');
