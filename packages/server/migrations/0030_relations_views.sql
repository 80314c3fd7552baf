-- Views of the list as pages: shared with colleagues, put back after removal, and shown as a board, a map or a calendar beside the table.

-- A view is a saved address of the list (its filter, order, columns and form). A set of columns is the same kind of thing of which only
-- the columns are meant: it is named, shared, changed and removed alike.
alter table relations.saved_view
  add column part text not null default 'view' check (part in ('view', 'columns')),
  add column is_for_all boolean not null default false,
  -- Of a team that is abolished the view becomes its maker's own again.
  add column team_id uuid,
  add column version integer not null default 1,
  add column changed_at timestamptz,
  -- Out of sight; it can come back under the same address, and goes for good when its maker removes something a month later.
  add column removed_at timestamptz,
  add constraint saved_view_audience check (not (is_for_all and team_id is not null)),
  add constraint saved_view_team foreign key (tenant_id, team_id) references admin.team (tenant_id, id) on delete set null (team_id);
create index saved_view_for_all on relations.saved_view (tenant_id) where is_for_all;
create index saved_view_of_team on relations.saved_view (tenant_id, team_id) where team_id is not null;

-- The board of a type beside that of stages: by how a role stands, and by who looks after it.
create index role_in_status on relations.role (tenant_id, type_id, status_id, created_at desc, id) where valid_until is null;
create index role_with_owner on relations.role (tenant_id, type_id, owner_user_id, created_at desc, id) where valid_until is null;

-- The calendar asks what begins or ends on a day.
create index role_begins on relations.role (tenant_id, valid_from) where valid_from is not null;
create index role_ends on relations.role (tenant_id, valid_until) where valid_until is not null;

-- The four figures of a Dutch postcode: the area that the map counts by. Worked out by the database from the row itself, so that it can
-- never differ from it; a Belgian postcode has four figures too, so the country decides. Null: no address, abroad, or kept back
-- from lists (protection).
alter table relations.relation add column postcode_area text generated always as (
  case when postcode ~ '^[1-9][0-9]{3}( ?[A-Z]{2})?$' and coalesce(golden -> 'addresses' -> 0 ->> 'country', 'NL') = 'NL'
    then left(postcode, 4) end) stored;
-- What stands beside the area is what a count must know of each relation to count by rights and by the plainest filters: so that counting
-- a million of them reads this index and not the relations themselves.
create index relation_by_area on relations.relation (tenant_id, postcode_area)
  include (domain_mask, birth_date, kind, branch_id, id) where archived_at is null and merged_into_id is null;
