-- People whose particulars must not lie about (PRODUCT.md, D6), and search texts in which the parts can be told apart.
--
-- Protection is given to a relation and kept on its cells (is_marked_protected), so that it goes along with a merge, a split
-- and their undo. is_protected is what follows for the relation: one of its cells is marked. It is written where the
-- projection is written, and the projection of a protected relation holds a name and numbers of its own, nothing else.
-- Whether somebody is a minor is not stored: it would go stale at a birthday (relations/disclosure/disclosure.rules.ts).
alter table relations.relation no force row level security;
alter table relations.relation
  add column is_protected boolean not null default false,
  add column is_marked_protected boolean not null default false;

-- A search text is a row of parts with U+001F between them: name, organisation, own numbers, e-mail, telephone, address. A
-- reader for whom a field is hidden is only answered from the other parts. Of texts from before nobody knows which part is
-- which: they come behind all parts, where only readers without such limits look, until the relation is computed again.
update relations.relation set search_text = repeat(E'\x1f', 6) || search_text where search_text <> ' ';
alter table relations.relation force row level security;

-- Who was shown the particulars of one protected relation or minor, and until when. Why is in privacy.unmasking.
create table relations.unmasked (
  tenant_id   uuid not null default platform.current_tenant(),
  user_id     uuid not null,
  relation_id uuid not null,
  until       timestamptz not null,
  primary key (tenant_id, user_id, relation_id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index unmasked_relation on relations.unmasked (tenant_id, relation_id);
call platform.fence('relations.unmasked');

-- Why a relation is protected, since when and by whom, and when somebody looks at it again. Ended ones stay as history.
create table privacy.protection (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  relation_id uuid not null,
  reason      text not null check (length(reason) between 1 and 1000),
  review_on   date not null,
  started_by  text not null,
  started_at  timestamptz not null,
  ended_by    text,
  ended_at    timestamptz check (ended_at >= started_at),
  end_reason  text,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create unique index protection_active on privacy.protection (tenant_id, relation_id) where ended_at is null;
create index protection_relation on privacy.protection (tenant_id, relation_id, started_at);
create index protection_review on privacy.protection (tenant_id, review_on, id) where ended_at is null;
call platform.fence('privacy.protection');

-- Every time somebody had the particulars of a protected relation or a minor shown, with the reason that was given.
create table privacy.unmasking (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  relation_id uuid not null,
  user_id     uuid not null,
  user_name   text not null,
  reason      text not null check (length(reason) between 1 and 1000),
  at          timestamptz not null,
  until       timestamptz not null check (until > at),
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index unmasking_relation on privacy.unmasking (tenant_id, relation_id, at);
call platform.fence('privacy.unmasking');
