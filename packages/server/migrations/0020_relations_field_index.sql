-- Lists that look for what is not there: relations without a value in an own field, and relations with a gap in what is known
-- of them. Nothing stands in an index of values for what is missing, so it is written down in the relation itself, in a form
-- that an index can be read by under row-level security: an equal value, not "has this bit" or "holds this key".

-- In which own fields a relation has a value, as one id per combination. There are few combinations: people come with the same
-- lists and the same forms. The id follows from the keys (platform.named_id), so that nobody waits for who adds one, and a
-- combination that no relation has any more does no harm.
create table relations.own_set (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  field_keys text[] not null,
  primary key (tenant_id, id)
);
call platform.fence('relations.own_set');

-- Null: in none, or nothing of it is shown in lists (protection). Derived from relations.field_value, and written with it.
alter table relations.relation no force row level security;
alter table relations.field_value no force row level security;
alter table relations.own_set no force row level security;
alter table relations.relation add column own_set_id uuid;
with had as materialized (
  select v.tenant_id, v.relation_id, array_agg(distinct v.field_key::text order by v.field_key::text) as field_keys
  from relations.field_value v group by v.tenant_id, v.relation_id
), sets as (
  insert into relations.own_set (tenant_id, id, field_keys)
  select distinct h.tenant_id, platform.named_id(array_to_string(h.field_keys, ' ')), h.field_keys from had h
)
update relations.relation r set own_set_id = platform.named_id(array_to_string(h.field_keys, ' '))
from had h where r.tenant_id = h.tenant_id and r.id = h.relation_id;
alter table relations.own_set force row level security;
alter table relations.field_value force row level security;
alter table relations.relation force row level security;
create index relation_by_own_set on relations.relation (tenant_id, own_set_id) include (id) where archived_at is null and merged_into_id is null;

-- Which value an entry has is then answered by the key alone, without a visit to the row.
alter table relations.field_value drop constraint field_value_pkey;
alter table relations.field_value add primary key (tenant_id, field_key, relation_id, text_key) include (number);

-- What is missing or cannot be right, a bit per gap (relations/quality/gap-bits.queries.ts names them). Worked out by the database from the
-- row itself, so that it can never differ from it. Of protected relations nothing is asked: their columns are empty on purpose.
-- A day of birth is not among them, because what is too long ago or still to come depends on the day of asking.
alter table relations.relation add column gaps integer not null generated always as (
  case when is_protected then 0 else
    case when email is null and phone is null and (street is null or (postcode is null and place is null)) then 1 else 0 end
    | case when email is null then 2 else 0 end
    | case when phone is null then 4 else 0 end
    | case when street is null or (postcode is null and place is null) then 8 else 0 end
    | case when coalesce(golden ->> 'municipality', '') = '' then 16 else 0 end
    | case when kind = 'person' and birth_date is null then 32 else 0 end
    | case when kind = 'organisation' and coalesce(golden ->> 'website', '') = '' then 64 else 0 end
    | case when email !~ '^[^@[:space:]]+@[^@[:space:].]+([.][^@[:space:].]+)+$' then 128 else 0 end
    | case when phone !~ '^[+][1-9][0-9]{6,14}$' then 256 else 0 end
    | case when postcode is not null and coalesce(golden -> 'addresses' -> 0 ->> 'country', 'NL') = 'NL' then
        512 | case when postcode !~ '^[1-9][0-9]{3} ?[A-Z]{2}$' then 1024 else 0 end else 0 end
    | case when golden -> 'identifiers' is not null and jsonb_path_exists(golden, '$.identifiers[*] ? (@.scheme starts with "brin")') then
        2048 | case when jsonb_path_exists(golden, '$.identifiers[*] ? ((@.scheme == "brin" && !(@.value like_regex "^[0-9]{2}[A-Z]{2}$")) || (@.scheme == "brin_location" && !(@.value like_regex "^[0-9]{2}[A-Z]{2}[0-9]{2}$")))') then 4096 else 0 end else 0 end
  end) stored;
create index relation_by_gaps on relations.relation (tenant_id, gaps) include (id) where archived_at is null and merged_into_id is null;
-- Days of birth that may be impossible: long ago, or in the last years or still to come. Next to nobody is in it.
create index relation_odd_birth on relations.relation (tenant_id, birth_date) include (id)
  where archived_at is null and merged_into_id is null and (birth_date < date '1930-01-01' or birth_date > date '2025-01-01');

-- Search texts from before they had parts (0017): only readers without limits find anything in them, until they are laid out again. The
-- index is empty when that has been done, and then the daily look costs nothing.
create index relation_unparted on relations.relation (tenant_id, id) where split_part(search_text, E'\x1f', 7) <> '';

-- Review rounds over hundreds of thousands of relations: what has been found is counted, and what was put away or merged since is taken
-- off, from two indexes in the same order; what a colleague holds is found without passing what nobody holds.
create index relation_gone on relations.relation (tenant_id, id) where archived_at is not null or merged_into_id is not null;
create index review_item_state on relations.review_item (tenant_id, round_id, outcome, relation_id);
create index review_item_held on relations.review_item (tenant_id, round_id, held_by) where held_by is not null and outcome is null;
