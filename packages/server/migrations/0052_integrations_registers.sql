-- Public registers as a reference beside the relations: which schools there are, edition by edition. What a register says is never written
-- over what somebody typed: it becomes a proposal on the relation that carries the same number.
create table integrations.register_edition (
  tenant_id       uuid not null default platform.current_tenant(),
  id              uuid not null,
  -- Known once the file was looked into.
  register        text check (register in ('schools_primary', 'schools_secondary')),
  state           text not null check (state in ('reading', 'ready', 'applied', 'undone', 'discarded', 'failed')),
  problem         text check (problem in ('unreadable', 'not_duo', 'nothing', 'too_many', 'stopped')),
  -- The edition that it was compared with; null: there was none.
  base_id         uuid,
  -- What the register says now.
  is_current      boolean not null default false,
  file_id         uuid,
  file_name       text not null,
  dated_on        date not null,
  row_count       integer not null default 0,
  same_count      integer not null default 0,
  refused         jsonb not null default '[]',
  added_by_name   text not null,
  added_at        timestamptz not null,
  applied_by_name text,
  applied_at      timestamptz,
  undone_at       timestamptz,
  primary key (tenant_id, id)
);
create unique index register_edition_current on integrations.register_edition (tenant_id, register) where is_current;
create index register_edition_newest on integrations.register_edition (tenant_id, id desc);
call platform.fence('integrations.register_edition');

-- What is in the register. Its number is the key, never its name; a location that closed stays, with what it went on as.
create table integrations.school_location (
  tenant_id         uuid not null default platform.current_tenant(),
  code              text not null collate "C" check (code ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  register          text not null check (register in ('schools_primary', 'schools_secondary')),
  brin              text not null collate "C",
  board             text not null collate "C",
  name              text not null,
  street            text not null,
  house_number      text not null,
  -- "7822HG": without a space, so that an address is one key.
  postcode          text not null collate "C",
  place             text not null,
  -- As the country is divided today, whatever the list says.
  municipality_code text not null,
  municipality      text not null,
  denomination      text not null,
  structure         text not null,
  phone             text not null,
  website           text not null,
  closed_on         date,
  successor         text,
  primary key (tenant_id, code)
);
create index school_location_at on integrations.school_location (tenant_id, postcode, house_number);
create index school_location_in on integrations.school_location (tenant_id, municipality_code, code) where closed_on is null;
create index school_location_of on integrations.school_location (tenant_id, brin, code);
call platform.fence('integrations.school_location');

-- What an edition changes, one row per location: enough to carry it out and to take it back.
create table integrations.register_change (
  tenant_id  uuid not null default platform.current_tenant(),
  edition_id uuid not null,
  code       text not null collate "C",
  kinds      text[] not null check (cardinality(kinds) > 0),
  before     jsonb,
  after      jsonb not null,
  -- Of a location that closes: which others it may have gone on as.
  candidates text[] not null default '{}',
  primary key (tenant_id, edition_id, code),
  foreign key (tenant_id, edition_id) references integrations.register_edition (tenant_id, id) on delete cascade
);
call platform.fence('integrations.register_change');

-- What an edition means for a relation: it stands on the timeline, and waits for somebody to carry it out or to leave it.
create table integrations.register_proposal (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  edition_id         uuid not null,
  code               text not null collate "C",
  kind               text not null check (kind in ('renamed', 'moved', 'board', 'closed', 'merged')),
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  before             jsonb not null,
  after              jsonb not null,
  happened_on        date not null,
  state              text not null check (state in ('open', 'done', 'dismissed', 'withdrawn')),
  made_at            timestamptz not null,
  settled_by_name    text,
  settled_at         timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, edition_id) references integrations.register_edition (tenant_id, id) on delete cascade,
  constraint register_proposal_relation foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id),
  constraint register_proposal_origin foreign key (tenant_id, origin_relation_id) references relations.relation (tenant_id, id)
);
create index register_proposal_open on integrations.register_proposal (tenant_id, id) where state = 'open';
create index register_proposal_of on integrations.register_proposal (tenant_id, relation_id, made_at);
create index register_proposal_origin_of on integrations.register_proposal (tenant_id, origin_relation_id);
create index register_proposal_edition on integrations.register_proposal (tenant_id, edition_id);
call platform.fence('integrations.register_proposal');
