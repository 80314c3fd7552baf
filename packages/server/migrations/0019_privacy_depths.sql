-- Special data asks for a right of its own; proof of consent and closed cases have an end; a guardian always has an origin.

-- Of a field of special data (AVG art. 9) a row is no limit but a right: without one it is hidden from everybody. So `change`, which
-- is no limit and was not kept, can be given too.
alter table governance.field_right drop constraint field_right_access_check;
alter table governance.field_right add constraint field_right_access_check check (access in ('hidden', 'masked', 'read', 'change'));

-- What was agreed before about a field that is special data was a limit. A limit must not turn into a right by an upgrade: the data
-- owner gives it again, on purpose. The fence also holds for the owner of the tables, so this goes organisation by organisation.
do $$
declare
  organisation uuid;
begin
  for organisation in select t.tenant_id from platform.tenant t loop
    perform set_config('klantregie.tenant', organisation::text, true);
    delete from governance.field_right r using governance.field f
      where r.tenant_id = organisation and f.tenant_id = organisation and f.key = r.field_key and f.sensitivity = 'special';
    -- Where a merge could not keep who the guardian was, the guardian is who it points at.
    update privacy.consent set origin_guardian_id = guardian_id
      where tenant_id = organisation and guardian_id is not null and origin_guardian_id is null;
  end loop;
  perform set_config('klantregie.tenant', '', true);
end $$;

-- Otherwise an undo of a merge would not know where the guardian came in.
alter table privacy.consent add constraint consent_guardian_origin check (guardian_id is null or origin_guardian_id is not null);

-- What remains of statements whose proof had its term and of which only the number is kept: nothing of it leads to anybody.
create table privacy.consent_tally (
  tenant_id  uuid not null default platform.current_tenant(),
  purpose_id uuid not null,
  channel    text not null check (channel in ('email', 'phone', 'post', 'sms', 'in_person')),
  state      text not null check (state in ('given', 'withdrawn', 'refused')),
  -- In which it was said, in the Netherlands.
  year       integer not null,
  statements bigint not null check (statements > 0),
  primary key (tenant_id, purpose_id, channel, state, year),
  foreign key (tenant_id, purpose_id) references privacy.purpose (tenant_id, id) on delete cascade
);
call platform.fence('privacy.consent_tally');

-- From when on a statement is only proof: set aside with its import, or overruled about the very same (purpose, channel, topic). A yes
-- is overruled by a later no, or by a later yes that was not read from a list (a list never upgrades); a no only by a later no.
-- What still counts is never overruled, so taking away the rest changes nothing that holds now (consent-state.rules.ts). Null: it
-- counts. The moment is that of writing down: until then we acted on it.
create function privacy.consent_overruled_at(said privacy.consent) returns timestamptz language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(said.voided_at, (
    select min(l.recorded_at) from privacy.consent l
    where l.tenant_id = said.tenant_id and l.relation_id = said.relation_id and l.purpose_id = said.purpose_id and l.channel = said.channel
      and l.topic_id is not distinct from said.topic_id and l.voided_at is null
      and (l.occurred_at, l.id) > (said.occurred_at, said.id)
      and (l.state <> 'given' or (said.state = 'given' and l.source <> 'import'))))
$$;
revoke execute on function privacy.consent_overruled_at(privacy.consent) from public;
grant execute on function privacy.consent_overruled_at(privacy.consent) to klantregie_app;

-- The application cannot delete from the ledger. By this way it can, and only what is overruled; what counts stays whoever asks.
create function privacy.remove_overruled_consent(ids uuid[], is_counted boolean) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  going uuid[];
begin
  select coalesce(array_agg(c.id), '{}') into going from privacy.consent c
    where c.tenant_id = tenant and c.id = any(ids) and privacy.consent_overruled_at(c) is not null;
  if is_counted then
    insert into privacy.consent_tally (tenant_id, purpose_id, channel, state, year, statements)
      select tenant, c.purpose_id, c.channel, c.state, extract(year from c.occurred_at at time zone 'Europe/Amsterdam')::integer, count(*)
      from privacy.consent c where c.tenant_id = tenant and c.id = any(going) and c.voided_at is null
      group by 2, 3, 4, 5
      on conflict (tenant_id, purpose_id, channel, state, year) do update set statements = privacy.consent_tally.statements + excluded.statements;
  end if;
  delete from privacy.consent c where c.tenant_id = tenant and c.id = any(going);
  return cardinality(going);
end $$;
revoke execute on function privacy.remove_overruled_consent(uuid[], boolean) from public;
grant execute on function privacy.remove_overruled_consent(uuid[], boolean) to klantregie_app;

-- The account of a breach can be asked for as long as somebody can hold us to it (BW 3:310: five years), and not for ever. Before that
-- nobody takes it away, by whatever way.
create function privacy.refuse_early_removal() returns trigger language plpgsql set search_path = '' as $$
declare
  ended timestamptz;
begin
  if tg_table_name = 'breach' then
    ended := old.closed_at;
  else
    select b.closed_at into ended from privacy.breach b where b.tenant_id = old.tenant_id and b.id = old.breach_id;
  end if;
  if coalesce(ended < now() - interval '5 years', false)
    or exists (select 1 from platform.tenant where tenant_id = old.tenant_id and is_demo) then
    return old;
  end if;
  raise exception 'Proof is not removed: %.', tg_table_name;
end $$;
drop trigger breach_stays on privacy.breach;
drop trigger breach_event_stays on privacy.breach_event;
create trigger breach_stays before delete on privacy.breach for each row execute function privacy.refuse_early_removal();
create trigger breach_event_stays before delete on privacy.breach_event for each row execute function privacy.refuse_early_removal();

-- What the daily clearing of closed cases looks for.
create index request_closed on privacy.request (tenant_id, closed_at, id) where state = 'closed';
create index forgotten_key_erasure on privacy.forgotten_key (tenant_id, erasure_id);
