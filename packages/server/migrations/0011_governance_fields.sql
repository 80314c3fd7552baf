-- Fields, relation types and link types of the organisation's own, what changed in the model and when, and proposals to change it.

-- One table for all fields: what the product knows by itself ("built_in": only its words, section and sensitivity are the
-- organisation's) and what the organisation added. A field of its own has a key that begins with own_, so that it can never
-- be the name of anything else, now or in a later version (docs/decisions/2026-11-own-fields-in-the-record.md).
alter table governance.field
  add column data_type        text not null default 'built_in' check (data_type in ('built_in', 'text', 'long_text', 'number', 'money', 'date', 'choice', 'choices', 'yes_no', 'reference')),
  add column help             text not null default '',
  -- Under which heading it stands on the page; empty: with the first facts.
  add column section          text not null default '',
  -- Only for relations with one of these types; empty: for every relation of its kinds.
  add column type_ids         uuid[] not null default '{}',
  -- Smallest and largest, longest, form (contract: FieldLimits) and choices with keys of their own (contract: FieldChoice).
  add column limits           jsonb not null default '{}',
  add column choices          jsonb not null default '[]',
  -- When it must be filled in (contract: RequiredWhen).
  add column required         jsonb not null default '{"when": "never"}',
  add column sensitivity      text not null default 'normal' check (sensitivity in ('normal', 'sensitive', 'special')),
  -- Which exception to the ban on special categories applies (AVG art. 9). Without one such data is not kept.
  add column special_ground   text,
  add column retention_text   text,
  add column retention_months integer check (retention_months between 1 and 1200),
  -- Whose data owner decides about it; null: the administrator.
  add column domain_id        uuid,
  -- Retired: not filled in any more, what is known stays readable.
  add column retired_at       timestamptz,
  -- Counts the changes, so that two people do not change it over each other.
  add column version          integer not null default 1,
  add constraint field_own_key check ((data_type = 'built_in') = (key !~ '^own_[a-z0-9_]+$')),
  add constraint field_special check (sensitivity <> 'special' or coalesce(special_ground, '') <> ''),
  add constraint field_domain_fkey foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id);

alter table governance.relation_type
  add column retired_at timestamptz,
  add column version    integer not null default 1;

alter table governance.link_type
  add column definition text not null default '',
  -- Which kinds of relation may stand at the start and at the end.
  add column from_kinds text[] not null default array['person', 'organisation', 'household'] check (from_kinds <@ array['person', 'organisation', 'household'] and cardinality(from_kinds) > 0),
  add column to_kinds   text[] not null default array['person', 'organisation', 'household'] check (to_kinds <@ array['person', 'organisation', 'household'] and cardinality(to_kinds) > 0),
  -- Functions to choose from ("directeur"); another may be typed.
  add column functions  text[] not null default '{}',
  -- Whose data owner decides about it; null: the administrator.
  add column domain_id  uuid,
  add column retired_at timestamptz,
  add column version    integer not null default 1,
  add constraint link_type_domain_fkey foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id);

-- Every change of the model: who, when, what it was and what it became. Written with the change, never rewritten.
create table governance.model_change (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  element      text not null check (element in ('field', 'relation_type', 'link_type', 'definition')),
  -- The key of a field, the id of anything else.
  element_id   text not null,
  action       text not null check (action in ('added', 'changed', 'retired', 'restored', 'removed')),
  before       jsonb,
  after        jsonb,
  changed_by   text not null,
  changed_at   timestamptz not null,
  -- The proposal that led to it; null when it was done at once.
  proposal_id  uuid,
  primary key (tenant_id, id)
);
create index model_change_element on governance.model_change (tenant_id, element, element_id, id desc);
call platform.fence('governance.model_change');

create table governance.proposal (
  tenant_id       uuid not null default platform.current_tenant(),
  id              uuid not null,
  element         text not null check (element in ('field', 'relation_type', 'link_type', 'definition')),
  -- Null when something new is proposed.
  element_id      text,
  change          text not null check (change in ('add', 'change', 'retire')),
  -- How it is called in lists; kept, because the name itself may be what is proposed to change.
  title           text not null,
  content         jsonb not null,
  -- The element as the proposer saw it: when it has changed since, the proposal is not carried out blindly.
  seen            jsonb,
  reason          text not null check (reason <> ''),
  -- Whose data owner decides; null: the administrator.
  domain_id       uuid,
  status          text not null check (status in ('open', 'accepted', 'refused', 'withdrawn')),
  proposed_by_id  text not null,
  proposed_by     text not null,
  proposed_at     timestamptz not null,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text,
  primary key (tenant_id, id),
  check ((change = 'add') = (element_id is null)),
  check ((status = 'open') = (decided_at is null)),
  constraint proposal_domain_fkey foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id)
);
create index proposal_newest on governance.proposal (tenant_id, status, id desc);
create index proposal_domain on governance.proposal (tenant_id, domain_id, id desc) where status = 'open';
call platform.fence('governance.proposal');

create table governance.proposal_comment (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  proposal_id uuid not null,
  author      text not null,
  text        text not null check (text <> ''),
  written_at  timestamptz not null,
  primary key (tenant_id, id),
  constraint proposal_comment_proposal_fkey foreign key (tenant_id, proposal_id) references governance.proposal (tenant_id, id) on delete cascade
);
create index proposal_comment_proposal on governance.proposal_comment (tenant_id, proposal_id, id);
call platform.fence('governance.proposal_comment');

-- The values of own fields by which lists are narrowed and sorted: one row per value (several of a multiple choice). Derived
-- from the golden record like search_token: no foreign key, no index by relation. Text, days, choices and yes or no are
-- text_key (folded, cut off); numbers and amounts are number, a double because comparing numeric cannot use an index under
-- row-level security. sort_key is the relation's, so that a value's relations stand in the order of their names.
create table relations.field_value (
  tenant_id   uuid not null default platform.current_tenant(),
  field_key   text not null collate "C",
  relation_id uuid not null,
  text_key    text not null default '' collate "C",
  number      double precision,
  sort_key    text not null collate "C",
  primary key (tenant_id, field_key, relation_id, text_key)
);
create index field_value_text on relations.field_value (tenant_id, field_key, text_key, sort_key, relation_id) where number is null;
create index field_value_number on relations.field_value (tenant_id, field_key, number, sort_key, relation_id) where number is not null;
alter table relations.field_value set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
call platform.fence('relations.field_value');
