-- Bulk deeds of any size: a short list is fixed while somebody waits, a long one in the first step of the work. Either way who is in
-- it is fixed in one statement, so at one moment, before anything changes; what was before is written when it is changed.

alter table relations.bulk_deed
  drop constraint bulk_deed_state_check,
  -- gathering: asked for, and who is in it has still to be written down.
  add constraint bulk_deed_state_check check (state in ('gathering', 'running', 'done', 'stopped', 'undoing', 'undone')),
  -- Until it is gathered: the filter, and what whoever asked might then. Gone afterwards, because a filter may hold a name.
  add column gather jsonb,
  -- When who is in it was fixed; until then the counts are estimates.
  add column fixed_at timestamptz,
  -- Relations of the list that were left out by hand.
  add column excepted integer not null default 0,
  -- Why it is stopped: somebody asked, many more relations than was said, too many for one deed, whoever asked may no longer, or it broke off.
  add column stop_reason text check (stop_reason in ('asked', 'more', 'too_many', 'right_lost', 'failed')),
  add column undone_by_user_id uuid,
  add constraint bulk_deed_undone_by_user foreign key (tenant_id, undone_by_user_id) references admin.app_user (tenant_id, id),
  add constraint bulk_deed_gathering check ((state = 'gathering') <= (gather is not null));
update relations.bulk_deed set fixed_at = at;

-- Whom a deed is about and what of them it changes, in parts that are worked off one by one; a part goes when it was worked off, the
-- rest when the deed ends. Arrays, because half a million of them must be written in a second or two: rows with keys to relations take ten
-- times as long. Without such keys somebody who is erased meanwhile is simply not found when it is their turn.
create table relations.bulk_part (
  tenant_id    uuid not null default platform.current_tenant(),
  deed_id      uuid not null,
  -- Its first thing stands at the position behind this one.
  begins_after integer not null,
  -- In the order in which relations are locked (that of their ids): two deeds at the same moment wait for each other and never crosswise.
  relation_ids uuid[] not null,
  -- Of each: the role that changes and the version that was counted; null where no role is changed.
  role_ids     uuid[] not null,
  versions     integer[] not null,
  primary key (tenant_id, deed_id, begins_after),
  foreign key (tenant_id, deed_id) references relations.bulk_deed (tenant_id, id) on delete cascade
);
-- Ids do not compress, so nobody should try.
alter table relations.bulk_part alter column relation_ids set storage external, alter column role_ids set storage external;
call platform.fence('relations.bulk_part');

-- What was waiting when this was installed waits in parts from now on.
insert into relations.bulk_part (tenant_id, deed_id, begins_after, relation_ids, role_ids, versions)
select tenant_id, deed_id, min(position) - 1, array_agg(relation_id order by position), array_agg(role_id order by position),
  array_agg(version order by position)
from relations.bulk_item where state = 'waiting' group by tenant_id, deed_id, (position - 1) / 5000;
delete from relations.bulk_item where state = 'waiting';

alter table relations.bulk_item
  alter column state drop default,
  drop constraint bulk_item_state_check,
  -- passed_by: changed since it was counted, so left alone. no_right: whoever asked may no longer change it. restored and kept: after taking
  -- back, as it was, or as somebody made it since.
  add constraint bulk_item_state_check check (state in ('done', 'passed_by', 'no_right', 'restored', 'kept'));
drop index relations.bulk_item_left_alone;
create index bulk_item_left_alone on relations.bulk_item (tenant_id, deed_id, state, position)
  where state in ('passed_by', 'no_right', 'kept');
