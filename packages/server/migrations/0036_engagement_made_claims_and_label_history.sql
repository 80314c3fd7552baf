-- A target list asks of each of its members whether they were approached or are going to be. A claim had to look that up in its
-- approach; now it says it itself, and the index answers the whole question: for a list of fifty thousand that is a look into the
-- index for each, and no table. A claim is still made and given up, never changed: what is made is claimed anew for its day.
alter table engagement.approach_claim no force row level security;
alter table engagement.approach no force row level security;
alter table engagement.approach_claim add column is_made boolean;
update engagement.approach_claim c set is_made = a.state = 'made' from engagement.approach a
  where a.tenant_id = c.tenant_id and a.id = c.approach_id;
alter table engagement.approach_claim alter column is_made set not null;
alter table engagement.approach_claim force row level security;
alter table engagement.approach force row level security;

-- In the place of the old one, which held the same keys.
drop index engagement.approach_claim_meeting;
create index approach_claim_meeting on engagement.approach_claim (tenant_id, relation_id, ends_on, purpose_id)
  include (starts_on, position, is_made, approach_id);

-- When a relation got a label and when it lost it, for its timeline: relations.relation_label only knows what is there now, and what
-- a bulk deed did goes with the deed after a month. Rows are added and never changed; a merge moves them like all else.
create table relations.label_event (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null default gen_random_uuid(),
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  label_id           uuid not null,
  is_given           boolean not null,
  by_name            text not null,
  at                 timestamptz not null,
  -- The deed by which it was done to many, and to how many; no key, because the deed goes before this does.
  deed_id            uuid,
  many               integer,
  primary key (tenant_id, id),
  check ((deed_id is null) = (many is null)),
  foreign key (tenant_id, label_id) references relations.label (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index label_event_of_relation on relations.label_event (tenant_id, relation_id, at desc, id);
create index label_event_of_label on relations.label_event (tenant_id, label_id);
-- A deed gives or takes once, and is taken back once.
create unique index label_event_of_deed on relations.label_event (tenant_id, deed_id, origin_relation_id, is_given) where deed_id is not null;

-- Of what is there now it is known when it was given, and by whom.
alter table relations.relation_label no force row level security;
insert into relations.label_event (tenant_id, relation_id, origin_relation_id, label_id, is_given, by_name, at)
select tenant_id, relation_id, origin_relation_id, label_id, true, by_name, at from relations.relation_label;
alter table relations.relation_label force row level security;
call platform.fence('relations.label_event');

-- What a deed does to a label of a relation, and what taking it back does, is one row of its list (relations.bulk_item) that comes to
-- stand so: told here, for all of them at once, so that no way of working off a deed can forget it.
create function relations.after_bulk_items() returns trigger language plpgsql as $$
begin
  insert into relations.label_event (relation_id, origin_relation_id, label_id, is_given, by_name, at, deed_id, many)
  select coalesce(r.merged_into_id, r.id), r.id, (d.what ->> 'labelId')::uuid, (d.kind = 'add_label') = (i.state = 'done'),
    case when i.state = 'done' then d.by_name else coalesce(d.undone_by, d.by_name) end,
    case when i.state = 'done' then d.at else coalesce(d.undone_at, d.at) end, d.id, d.items
  from came i
  join relations.bulk_deed d on d.id = i.deed_id and d.kind in ('add_label', 'remove_label')
  join relations.relation r on r.id = i.relation_id
  where i.state in ('done', 'restored')
  on conflict do nothing;
  return null;
end $$;
create trigger bulk_item_written after insert on relations.bulk_item
  referencing new table as came for each statement execute function relations.after_bulk_items();
create trigger bulk_item_settled after update on relations.bulk_item
  referencing new table as came for each statement execute function relations.after_bulk_items();
