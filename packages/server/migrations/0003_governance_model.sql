-- What the organisation's terms, domains, types and fields are.
create schema governance;
call platform.open_schema('governance');

create table governance.domain (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  key           text not null,
  name          text not null,
  -- Position in relations.relation.domain_mask, so that row rights are one bitwise test.
  bit           smallint not null check (bit between 0 and 62),
  owner_user_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id)
);
create unique index domain_key on governance.domain (tenant_id, key);
create unique index domain_bit on governance.domain (tenant_id, bit);
call platform.fence('governance.domain');

create table governance.relation_type (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  key        text not null,
  name       text not null,
  kinds      text[] not null check (kinds <@ array['person', 'organisation', 'household'] and cardinality(kinds) > 0),
  domain_id  uuid not null,
  definition text,
  position   integer not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id)
);
create unique index relation_type_key on governance.relation_type (tenant_id, key);
call platform.fence('governance.relation_type');

create table governance.link_type (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  key           text not null,
  -- Read from the one that the link starts at: "valt onder"; and from the other: "bestuurt".
  label         text not null,
  reverse_label text not null,
  primary key (tenant_id, id)
);
create unique index link_type_key on governance.link_type (tenant_id, key);
call platform.fence('governance.link_type');

create table governance.field (
  tenant_id  uuid not null default platform.current_tenant(),
  key        text not null,
  label      text not null,
  definition text not null,
  -- Why we keep this: obligatory, a field without a goal is not kept.
  goal       text not null check (goal <> ''),
  kinds      text[] not null,
  position   integer not null,
  primary key (tenant_id, key)
);
call platform.fence('governance.field');

create table governance.definition (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  term      text not null,
  meaning   text not null,
  primary key (tenant_id, id)
);
create unique index definition_term on governance.definition (tenant_id, lower(term));
call platform.fence('governance.definition');
