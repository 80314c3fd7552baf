-- A condition about behaviour reads one slice: a family of activity as a whole, or one genre or branch of it. Rows are written relation by
-- relation, so in one heap every page holds a little of each slice and reading one of them reads nearly all. Apart by slice, only what is
-- asked for is read. Decision record: 2026-11-behaviour-apart.

-- For tables that are read from end to end: who the tenant is, is asked once and not of every row. The fence is the same.
create procedure platform.fence_scanned(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists tenant on %s', target);
  execute format('create policy tenant on %s using (tenant_id = (select platform.current_tenant())) with check (tenant_id = (select platform.current_tenant()))', target);
  execute format('grant select, insert, update, delete on %s to klantregie_app', target);
end $$;

alter table segments.behaviour rename to behaviour_together;
alter table segments.behaviour_together no force row level security;
alter index segments.behaviour_pkey rename to behaviour_together_pkey;
alter index segments.behaviour_relation rename to behaviour_together_relation;

create table segments.behaviour (
  tenant_id   uuid not null default platform.current_tenant(),
  family_id   uuid not null,
  genre_id    uuid not null,
  branch_id   uuid not null,
  number      integer not null,
  relation_id uuid not null,
  -- The newest day on which something counted or money came or went, as days are; null: none did. Tells without a look at the days who did nothing
  -- lately, and that nothing is still to come.
  newest      integer,
  -- Days on which something counted, newest first, each as the number of days that it lies before 1 January 2000.
  days        integer[] not null,
  -- Beside each: how many orders and how much (tickets, loans, minutes) on that day and all newer ones.
  orders      integer[] not null,
  quantities  integer[] not null,
  -- Days on which money came or went, in the same way, and the cents of that day and all newer ones.
  money_days  integer[] not null,
  cents       bigint[] not null
) partition by hash (family_id, genre_id, branch_id);

do $$
declare
  part regclass;
begin
  for n in 0..31 loop
    execute format('create table segments.behaviour_%s partition of segments.behaviour for values with (modulus 32, remainder %s)', lpad(n::text, 2, '0'), n);
    part := format('segments.behaviour_%s', lpad(n::text, 2, '0'));
    call platform.fence_scanned(part);
  end loop;
end $$;

insert into segments.behaviour
  select b.tenant_id, b.family_id, b.genre_id, b.branch_id, b.number, b.relation_id, least(b.days[1], b.money_days[1]),
    b.days, b.orders, b.quantities, b.money_days, b.cents
  from segments.behaviour_together b order by b.tenant_id, b.number;
drop table segments.behaviour_together;

alter table segments.behaviour
  add primary key (tenant_id, relation_id, family_id, genre_id, branch_id),
  add foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade;
-- "In the last three months" reads who did something since then, and not everybody of the slice.
create index behaviour_newest on segments.behaviour (tenant_id, family_id, genre_id, branch_id, newest);
call platform.fence_scanned('segments.behaviour');
call platform.fence_scanned('segments.profile');
