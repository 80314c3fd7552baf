-- Conditions on whether somebody may be reached, and on what is offered: what changes them leaves a mark too.

call segments.watch('privacy.standing', 'relation_id');
call segments.watch('privacy.customer_fact', 'relation_id');

-- Addresses that may not be written to are known by a hash, which says nothing about whose they are. Every change of them is counted, and
-- conditions that look at them say at which count they were built: after a change they are other conditions.
create table segments.address_stops (
  tenant_id uuid not null default platform.current_tenant(),
  changes   bigint not null,
  primary key (tenant_id)
);
call platform.fence('segments.address_stops');

create function segments.after_address_stop() returns trigger language plpgsql as $$
begin
  if platform.current_tenant() is null or not exists (select from touched) then return null; end if;
  insert into segments.address_stops as s (changes) values (1) on conflict (tenant_id) do update set changes = s.changes + 1;
  return null;
end $$;
create trigger segments_added after insert on privacy.suppressed_address
  referencing new table as touched for each statement execute function segments.after_address_stop();
create trigger segments_changed after update on privacy.suppressed_address
  referencing new table as touched for each statement execute function segments.after_address_stop();
create trigger segments_removed after delete on privacy.suppressed_address
  referencing old table as touched for each statement execute function segments.after_address_stop();

-- What moves to another event or series takes along who took part in it: they did so in that event or series from now on.
create function segments.after_offering_moved() returns trigger language plpgsql as $$
begin
  if platform.current_tenant() is null then return null; end if;
  insert into segments.dirty (relation_id)
  select distinct f.relation_id
  from added a join removed r on r.tenant_id = a.tenant_id and r.id = a.id and r.parent_id is distinct from a.parent_id
  cross join lateral (select a.id union all select b.id from activity.offering b where b.tenant_id = a.tenant_id and b.parent_id = a.id) o
  join activity.fact f on f.tenant_id = a.tenant_id and f.offering_id = o.id
  where f.relation_id is not null on conflict do nothing;
  return null;
end $$;
create trigger segments_moved after update on activity.offering
  referencing old table as removed new table as added for each statement execute function segments.after_offering_moved();
