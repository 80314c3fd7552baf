-- A mailbox from which lists are brought into a folder: what is attached to letters of known senders is laid there.
create table identity.folder_mailbox (
  tenant_id      uuid not null default platform.current_tenant(),
  folder_id      uuid not null,
  host           text not null check (char_length(host) between 1 and 253),
  port           integer not null check (port between 1 and 65535),
  security       text not null check (security in ('tls', 'starttls', 'plain')),
  login          text not null check (char_length(login) between 1 and 200),
  -- Sealed.
  password       text not null,
  -- Of the mailbox: "INBOX".
  inbox          text not null check (char_length(inbox) between 1 and 200),
  -- Lower-cased: "kassa@waag.example", or "@waag.example" for everybody there.
  senders        text[] not null check (cardinality(senders) between 1 and 50),
  read_at        timestamptz,
  problem        text check (problem in ('login_refused', 'unreachable', 'certificate', 'folder_missing', 'timed_out', 'address_refused')),
  -- The last letter out of which nothing was taken, and why.
  refused_at     timestamptz,
  refused_reason text check (refused_reason in ('sender_unknown', 'not_genuine', 'no_list', 'too_large')),
  refused_sender text check (char_length(refused_sender) <= 320),
  primary key (tenant_id, folder_id),
  foreign key (tenant_id, folder_id) references identity.import_folder (tenant_id, id) on delete cascade
);
call platform.fence('identity.folder_mailbox');
