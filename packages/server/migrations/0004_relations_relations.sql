-- Relations: the golden values of a group of source records, laid out for lists and search. Everything in this schema
-- except roles and links given by hand is a projection that can be computed again from identity.source_record
-- (docs/decisions/2026-11-relation-is-a-projection.md).
create schema relations;
call platform.open_schema('relations');

create table relations.relation (
  tenant_id         uuid not null default platform.current_tenant(),
  id                uuid not null,
  kind              text not null check (kind in ('person', 'organisation', 'household')),
  -- The whole golden record (contract: RelationRecord); the columns below are what lists sort, filter and show.
  golden            jsonb not null,
  display_name      text not null,
  -- Folded core name first ("berg jan van den"), so that the C collation sorts as people expect.
  sort_key          text not null collate "C",
  email             text,
  phone             text,
  street            text,
  postcode          text,
  place             text,
  place_key         text collate "C",
  birth_date        date,
  branch_id         uuid,
  -- A bit per domain in which the relation has a role or came in: row rights are (domain_mask & :mine) <> 0.
  domain_mask       bigint not null check (domain_mask > 0),
  -- The indexed search tokens, each between spaces, so that they can be taken out again and checked together.
  search_text       text not null,
  -- The import or hand that made it; deterministic, so that undo can remove exactly its own.
  created_import_id uuid,
  created_at        timestamptz not null,
  -- The moment the newest current record came in: derived, hence exact again after an undo.
  changed_at        timestamptz not null,
  archived_at       timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, branch_id) references admin.branch (tenant_id, id)
);
create index relation_by_name on relations.relation (tenant_id, sort_key, id) where archived_at is null;
create index relation_by_place on relations.relation (tenant_id, place_key, sort_key, id) where archived_at is null;
create index relation_by_change on relations.relation (tenant_id, changed_at, id) where archived_at is null;
-- Readers of some domains only: the page behind a mask, and from one mask to the next (visible-masks.queries.ts).
create index relation_by_domains on relations.relation (tenant_id, domain_mask, sort_key, id) where archived_at is null;
create index relation_by_branch on relations.relation (tenant_id, branch_id, sort_key, id) where archived_at is null and branch_id is not null;
-- Nearly everybody is a person; the others are found without passing them all.
create index relation_by_kind on relations.relation (tenant_id, kind, sort_key, id) where archived_at is null and kind <> 'person';
alter table relations.relation set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
call platform.fence('relations.relation');

-- Ways to reach a relation, and by which two relations may turn out to be one. key is the normalised value.
-- Like search_token a pure projection, several rows per relation: no foreign key and no index by relation, which would
-- double the cost of an import; the keys to take away follow from the golden record (projection.queries.ts).
create table relations.contact_point (
  tenant_id   uuid not null default platform.current_tenant(),
  relation_id uuid not null,
  kind        text not null check (kind in ('email', 'phone', 'name_address')),
  key         text not null,
  primary key (tenant_id, kind, key, relation_id)
);
call platform.fence('relations.contact_point');

create table relations.identifier (
  tenant_id   uuid not null default platform.current_tenant(),
  scheme      text not null,
  value       text not null,
  relation_id uuid not null,
  primary key (tenant_id, scheme, value, relation_id)
);
call platform.fence('relations.identifier');

-- The search index: one row per token and relation, read as prefix ranges (byte order).
create table relations.search_token (
  tenant_id   uuid not null default platform.current_tenant(),
  token       text not null collate "C",
  relation_id uuid not null,
  primary key (tenant_id, token, relation_id)
);
alter table relations.search_token set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
call platform.fence('relations.search_token');

-- The vocabulary of name and place words, for forgiving search: its suffixes answer "in the middle of a word", its
-- one-letter deletions answer typos. Far smaller than the base: words repeat, people do not.
create table relations.search_word (
  tenant_id uuid not null default platform.current_tenant(),
  -- s: a suffix of the word; d: the word with one letter left out (or none).
  kind      text not null check (kind in ('s', 'd')),
  fragment  text not null collate "C",
  word      text not null collate "C",
  primary key (tenant_id, kind, fragment, word)
);
call platform.fence('relations.search_word');

create table relations.role (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  relation_id uuid not null,
  type_id     uuid not null,
  -- The domain of the type, repeated here so that rights need no join; guarded by the type's own foreign key.
  domain_id   uuid not null,
  branch_id   uuid,
  valid_from  date,
  valid_until date check (valid_until >= valid_from),
  -- The import or the source through which it came; null when given by hand.
  import_id   uuid,
  source_id   uuid,
  -- Somebody ended it by hand: a list that still has it does not open it again.
  ended_by_hand boolean not null default false,
  created_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, type_id) references governance.relation_type (tenant_id, id),
  foreign key (tenant_id, branch_id) references admin.branch (tenant_id, id)
);
create index role_relation on relations.role (tenant_id, relation_id, type_id);
create index role_type on relations.role (tenant_id, type_id, relation_id);
call platform.fence('relations.role');

create table relations.link (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  from_id     uuid not null,
  to_id       uuid not null check (to_id <> from_id),
  type_id     uuid not null,
  function    text,
  valid_from  date,
  valid_until date check (valid_until >= valid_from),
  import_id   uuid,
  -- The source record (whatever its version) that says so; null when linked by hand.
  lineage     uuid,
  -- The import that ended it, so that an undo can open it again.
  ended_import_id uuid,
  created_at  timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, from_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, to_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, type_id) references governance.link_type (tenant_id, id)
);
create unique index link_once on relations.link (tenant_id, from_id, to_id, type_id) where valid_until is null;
create index link_to on relations.link (tenant_id, to_id);
create index link_import on relations.link (tenant_id, import_id) where import_id is not null;
create index link_lineage on relations.link (tenant_id, lineage) where lineage is not null;
create index link_ended_import on relations.link (tenant_id, ended_import_id) where ended_import_id is not null;
call platform.fence('relations.link');

create table relations.saved_view (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  user_id   uuid not null,
  name      text not null,
  query     text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
create index saved_view_user on relations.saved_view (tenant_id, user_id);
call platform.fence('relations.saved_view');
