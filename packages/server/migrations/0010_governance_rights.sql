-- Who may do what with the relations of which domain. A right belongs to a subject: a standard role or a team. A person has
-- their role and their teams; how several subjects combine is in governance/rights/rights.rules.ts.

create table admin.team (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  name       text not null check (name <> ''),
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index team_name on admin.team (tenant_id, lower(name));
call platform.fence('admin.team');

create table admin.team_member (
  tenant_id uuid not null default platform.current_tenant(),
  team_id   uuid not null,
  user_id   uuid not null,
  primary key (tenant_id, team_id, user_id),
  foreign key (tenant_id, team_id) references admin.team (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade
);
-- Read on every request: the teams of whoever asks.
create index team_member_of_user on admin.team_member (tenant_id, user_id, team_id);
call platform.fence('admin.team_member');

-- "View as": this session shows what both its own user and this one may see, and changes nothing, until it is cleared.
alter table admin.session add column viewing_as_user_id uuid;
alter table admin.session add constraint session_viewing_as_fkey foreign key (tenant_id, viewing_as_user_id)
  references admin.app_user (tenant_id, id) on delete cascade;

-- No row: the subject may do nothing in the domain. The subject is text because this module does not know users and teams:
-- the key of a role, or the id of a team as text. Everything else presupposes seeing.
create table governance.domain_right (
  tenant_id    uuid not null default platform.current_tenant(),
  subject_kind text not null check (subject_kind in ('role', 'team')),
  subject_key  text not null check (subject_key <> ''),
  domain_id    uuid not null,
  may_see      boolean not null,
  may_change   boolean not null,
  may_export   boolean not null,
  may_delete   boolean not null,
  primary key (tenant_id, domain_id, subject_kind, subject_key),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id) on delete cascade,
  constraint domain_right_change_implies_see check (may_see or not may_change),
  constraint domain_right_export_implies_see check (may_see or not may_export),
  constraint domain_right_delete_implies_change check (may_change or not may_delete)
);
create index domain_right_subject on governance.domain_right (tenant_id, subject_kind, subject_key);
call platform.fence('governance.domain_right');

-- Only limits are kept: a field without a row follows the relation. `field_key` is text and no reference, because it also
-- names what is no field of the model (identifiers) and must outlive a field that is put away for a while.
create table governance.field_right (
  tenant_id    uuid not null default platform.current_tenant(),
  subject_kind text not null check (subject_kind in ('role', 'team')),
  subject_key  text not null check (subject_key <> ''),
  domain_id    uuid not null,
  field_key    text not null check (field_key <> ''),
  access       text not null check (access in ('hidden', 'masked', 'read')),
  primary key (tenant_id, domain_id, subject_kind, subject_key, field_key),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id) on delete cascade
);
create index field_right_subject on governance.field_right (tenant_id, subject_kind, subject_key);
call platform.fence('governance.field_right');

-- Somebody gave themselves sight of a domain for an hour, with a reason, and the owner is told. Rows are never deleted: this
-- is the account of it. Without a domain: somebody asked for a relation by what they knew of it, and nothing was found.
create table governance.break_glass (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  user_id    uuid not null,
  domain_id  uuid,
  reason     text not null check (length(reason) between 10 and 1000),
  started_at timestamptz not null,
  until      timestamptz not null check (until >= started_at),
  ended_at   timestamptz check (ended_at >= started_at),
  -- The owner or the deputy marked it as seen.
  seen_at    timestamptz,
  seen_by    uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references admin.app_user (tenant_id, id) on delete cascade,
  foreign key (tenant_id, seen_by) references admin.app_user (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id) on delete cascade
);
create index break_glass_of_user on governance.break_glass (tenant_id, user_id, until);
create index break_glass_of_domain on governance.break_glass (tenant_id, domain_id, started_at desc, id desc);
create index break_glass_newest on governance.break_glass (tenant_id, started_at desc, id desc);
call platform.fence('governance.break_glass');

-- Every organisation that is here already keeps what it had: a role did the same in every domain. The fence also holds for
-- the owner of the tables, so this goes organisation by organisation.
do $$
declare
  organisation uuid;
begin
  for organisation in select t.tenant_id from platform.tenant t loop
    perform set_config('klantregie.tenant', organisation::text, true);
    insert into governance.domain_right (tenant_id, subject_kind, subject_key, domain_id, may_see, may_change, may_export, may_delete)
    select organisation, 'role', r.key, d.id, true, r.may_change, r.may_export, r.may_delete
    from governance.domain d
    cross join (values
      ('administrator', true, true, true),
      ('privacy_officer', true, true, true),
      ('relation_manager', true, true, true),
      ('front_office', true, false, false),
      ('reader', false, false, false)
    ) r (key, may_change, may_export, may_delete)
    where d.tenant_id = organisation;
  end loop;
  perform set_config('klantregie.tenant', '', true);
end $$;
