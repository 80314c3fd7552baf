-- Merging, splitting and their undo (docs/decisions/2026-11-merging-is-a-log.md).
--
-- Every fact keeps the relation it was given to when it came in: its cell (origin_…). Which relation a cell belongs to now
-- follows from the log of merges and splits, and is kept in the other column so that nothing has to be looked up twice.
-- A cell that was merged into another relation keeps its row, out of sight: its id still leads to where it went.
alter table relations.relation add column merged_into_id uuid check (merged_into_id <> id);
create index relation_merged on relations.relation (tenant_id, merged_into_id) where merged_into_id is not null;

-- Lists begin at these indexes, so what was merged must not stand in them.
drop index relations.relation_by_name, relations.relation_by_place, relations.relation_by_change, relations.relation_by_domains, relations.relation_by_branch,
  relations.relation_by_kind;
create index relation_by_name on relations.relation (tenant_id, sort_key, id) where archived_at is null and merged_into_id is null;
create index relation_by_place on relations.relation (tenant_id, place_key, sort_key, id) where archived_at is null and merged_into_id is null;
create index relation_by_change on relations.relation (tenant_id, changed_at, id) where archived_at is null and merged_into_id is null;
create index relation_by_domains on relations.relation (tenant_id, domain_mask, sort_key, id) where archived_at is null and merged_into_id is null;
create index relation_by_branch on relations.relation (tenant_id, branch_id, sort_key, id)
  where archived_at is null and merged_into_id is null and branch_id is not null;
create index relation_by_kind on relations.relation (tenant_id, kind, sort_key, id)
  where archived_at is null and merged_into_id is null and kind <> 'person';

-- The fence also holds for the owner, who fills the new columns here for every organisation at once.
alter table relations.role no force row level security;
alter table relations.role add column origin_relation_id uuid;
update relations.role set origin_relation_id = relation_id;
alter table relations.role alter column origin_relation_id set not null;
alter table relations.role force row level security;

-- Both ends have a cell of their own. to_lineage: the source record at the other end, so that the end goes with it in a split.
alter table relations.link no force row level security;
alter table relations.link add column origin_from_id uuid, add column origin_to_id uuid, add column to_lineage uuid;
update relations.link set origin_from_id = from_id, origin_to_id = to_id;
alter table relations.link alter column origin_from_id set not null, alter column origin_to_id set not null;
alter table relations.link force row level security;
-- A merge may make two links the same, or a link one to itself. Both rows stay, because an undo needs them; reading shows one
-- or none. What may not exist twice is therefore said of the cells.
alter table relations.link drop constraint link_check;
drop index relations.link_once;
create unique index link_once on relations.link (tenant_id, origin_from_id, origin_to_id, type_id, lineage, to_lineage) nulls not distinct
  where valid_until is null;
create index link_from on relations.link (tenant_id, from_id, to_id);
create index link_to_lineage on relations.link (tenant_id, to_lineage) where to_lineage is not null;

alter table identity.possible_duplicate no force row level security;
alter table identity.possible_duplicate add column origin_left_id uuid, add column origin_right_id uuid;
update identity.possible_duplicate set origin_left_id = left_id, origin_right_id = right_id;
alter table identity.possible_duplicate alter column origin_left_id set not null, alter column origin_right_id set not null;
alter table identity.possible_duplicate force row level security;
alter table identity.possible_duplicate drop constraint possible_duplicate_check;
alter table identity.possible_duplicate add constraint possible_duplicate_check check (origin_left_id < origin_right_id);
drop index identity.possible_duplicate_pair;
create unique index possible_duplicate_pair on identity.possible_duplicate (tenant_id, origin_left_id, origin_right_id);
create index possible_duplicate_left on identity.possible_duplicate (tenant_id, left_id);

-- The log. Rows are never changed but for being undone; sequence orders merges and splits together. A merge says that two
-- cells are one; the relation of the winner's side stays.
create table identity.merge (
  tenant_id        uuid not null default platform.current_tenant(),
  id               uuid not null,
  sequence         bigint not null,
  winner_cell_id   uuid not null,
  loser_cell_id    uuid not null check (loser_cell_id <> winner_cell_id),
  -- The matching run that found it; null when a person did it.
  run_id           uuid,
  score            real,
  reasons          text[] not null default '{}',
  remark           text,
  -- The values somebody chose at the merge, as a record by hand that goes when the merge goes.
  choice_record_id uuid,
  made_by          text not null,
  made_at          timestamptz not null,
  undone_by        text,
  undone_at        timestamptz,
  -- One of the two has gone since, with the import that had brought it.
  dissolved_at     timestamptz,
  primary key (tenant_id, id)
);
create unique index merge_sequence on identity.merge (tenant_id, sequence);
create index merge_winner on identity.merge (tenant_id, winner_cell_id);
create index merge_loser on identity.merge (tenant_id, loser_cell_id);
create index merge_run on identity.merge (tenant_id, run_id, sequence) where run_id is not null;
call platform.fence('identity.merge');

create table identity.split (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  sequence    bigint not null,
  -- The relation it was taken out of, as it was then.
  relation_id uuid not null,
  remark      text,
  made_by     text not null,
  made_at     timestamptz not null,
  undone_by   text,
  undone_at   timestamptz,
  primary key (tenant_id, id)
);
create unique index split_sequence on identity.split (tenant_id, sequence);
create index split_relation on identity.split (tenant_id, relation_id);
call platform.fence('identity.split');

-- The cells that a split takes out. from_cell_id: the cell was made by this split, for records out of that one.
create table identity.split_cell (
  tenant_id    uuid not null default platform.current_tenant(),
  split_id     uuid not null,
  cell_id      uuid not null,
  from_cell_id uuid,
  primary key (tenant_id, split_id, cell_id),
  foreign key (tenant_id, split_id) references identity.split (tenant_id, id) on delete cascade
);
create index split_cell_cell on identity.split_cell (tenant_id, cell_id);
create index split_cell_from on identity.split_cell (tenant_id, from_cell_id) where from_cell_id is not null;
call platform.fence('identity.split_cell');

-- Records (whatever their version) that a split moved to another cell. home_cell_id: where the record came in, before any split.
create table identity.split_move (
  tenant_id    uuid not null default platform.current_tenant(),
  split_id     uuid not null,
  source_id    uuid not null,
  object_type  text not null,
  external_id  text not null,
  home_cell_id uuid not null,
  to_cell_id   uuid not null,
  primary key (tenant_id, split_id, source_id, object_type, external_id),
  foreign key (tenant_id, split_id) references identity.split (tenant_id, id) on delete cascade,
  foreign key (tenant_id, source_id) references identity.source (tenant_id, id)
);
create index split_move_record on identity.split_move (tenant_id, source_id, object_type, external_id);
call platform.fence('identity.split_move');

-- What people decided about two cells: a rule for matching for as long as it is not taken back.
create table identity.decision (
  tenant_id     uuid not null default platform.current_tenant(),
  id            uuid not null,
  kind          text not null check (kind in ('same', 'not_same', 'later')),
  left_cell_id  uuid not null,
  right_cell_id uuid not null check (left_cell_id < right_cell_id),
  remark        text,
  -- The merge or split that it came with, and goes with.
  merge_id      uuid,
  split_id      uuid,
  made_by       text not null,
  made_at       timestamptz not null,
  revoked_by    text,
  revoked_at    timestamptz,
  -- The merge or split that overruled it: undone, the decision stands again.
  overruled_by_id uuid,
  primary key (tenant_id, id)
);
create unique index decision_once on identity.decision (tenant_id, left_cell_id, right_cell_id) where revoked_at is null;
create index decision_right on identity.decision (tenant_id, right_cell_id) where revoked_at is null;
create index decision_newest on identity.decision (tenant_id, made_at desc, id desc);
create index decision_merge on identity.decision (tenant_id, merge_id) where merge_id is not null;
create index decision_split on identity.decision (tenant_id, split_id) where split_id is not null;
create index decision_overruled on identity.decision (tenant_id, overruled_by_id) where overruled_by_id is not null;
call platform.fence('identity.decision');

-- Which source is believed, field by field, where the data owner wants it otherwise than by trust.
create table identity.survivorship (
  tenant_id  uuid not null default platform.current_tenant(),
  field      text not null,
  -- Most believed first; sources that are not named come after these.
  source_ids uuid[] not null default '{}',
  rule       text not null check (rule in ('most_trusted', 'most_recent')),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, field)
);
call platform.fence('identity.survivorship');
