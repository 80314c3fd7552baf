-- The trail becomes evidence: who, when and from where, chained per organisation, with personal particulars apart from what
-- is chained. Why it is sealed after the commit: docs/decisions/2026-11-trail-is-sealed-after-the-commit.md.

-- Filling what is there already must pass the fence, of the owner too; it is put back below.
alter table platform.audit_entry no force row level security;

alter table platform.audit_entry
  -- Who is behind it: the user, also of a job that was started by them; otherwise the product itself.
  add column initiator_id text,
  -- Reading of what is protected leaves a trace as well, and must not drown what was changed.
  add column is_read      boolean not null default false,
  -- The route, job or command. `unknown`: written before this was kept.
  add column origin_kind  text not null default 'unknown' check (origin_kind in ('route', 'job', 'command', 'product', 'unknown')),
  add column origin_name  text,
  -- The session of a route, the job of a job.
  add column origin_id    uuid,
  add column details_hash bytea;

-- What was changed, and the address and device it was done from. Apart from the entry, because people have a right to
-- erasure and the trail must stay verifiable: the entry keeps only a salted hash, of which nothing can be guessed.
-- JSON as text: the hash is over these very bytes.
create table platform.audit_detail (
  tenant_id uuid not null default platform.current_tenant(),
  entry_id  uuid not null,
  salt      bytea not null check (octet_length(salt) = 16),
  details   text not null,
  address   text,
  device    text,
  primary key (tenant_id, entry_id)
);

-- Entries that are not in the chain yet; filled in the transaction of the work, emptied by sealing.
create table platform.audit_unsealed (
  tenant_id uuid not null default platform.current_tenant(),
  at        timestamptz not null,
  entry_id  uuid not null,
  primary key (tenant_id, at, entry_id)
);

-- The chain: a number without holes per organisation, and a hash over the one before and over the entry.
create table platform.audit_link (
  tenant_id     uuid not null default platform.current_tenant(),
  number        bigint not null check (number > 0),
  entry_id      uuid not null,
  previous_hash bytea not null,
  hash          bytea not null,
  primary key (tenant_id, number)
);
create unique index audit_link_entry on platform.audit_link (tenant_id, entry_id);

-- Which entry says that the particulars of this one were erased.
create table platform.audit_erasure (
  tenant_id  uuid not null default platform.current_tenant(),
  entry_id   uuid not null,
  erasure_id uuid not null,
  primary key (tenant_id, entry_id)
);

-- The end of the chain at some moments, signed with a key that is not in the database.
create table platform.audit_checkpoint (
  tenant_id  uuid not null default platform.current_tenant(),
  number     bigint not null,
  hash       bytea not null,
  at         timestamptz not null,
  key_id     text not null,
  public_key bytea not null,
  signature  bytea not null,
  primary key (tenant_id, number)
);

-- What each verification found. Kept for ever: that it was looked at is evidence too.
create table platform.audit_verification (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  started_at  timestamptz not null,
  finished_at timestamptz not null,
  actor_name  text not null,
  until       bigint not null,
  entries     bigint not null,
  checkpoints integer not null,
  breaks      bigint not null,
  -- The first hundred breaks: number, entry, reason.
  found       jsonb not null,
  primary key (tenant_id, id)
);
create index audit_verification_newest on platform.audit_verification (tenant_id, finished_at desc, id desc);

insert into platform.audit_detail (tenant_id, entry_id, salt, details)
  select tenant_id, id, uuid_send(gen_random_uuid()), details::text from platform.audit_entry;

-- A text with its length before it: what stands in one column can never be read as part of another.
create function platform.audit_part(value text) returns text language sql immutable parallel safe as
$$ select case when value is null then '-' else octet_length(value)::text || ':' || value end || ',' $$;

update platform.audit_entry e set
  initiator_id = e.actor_id,
  details_hash = sha256(d.salt || convert_to(platform.audit_part(d.details) || platform.audit_part(null) || platform.audit_part(null), 'UTF8'))
from platform.audit_detail d where d.tenant_id = e.tenant_id and d.entry_id = e.id;
insert into platform.audit_unsealed (tenant_id, at, entry_id) select tenant_id, at, id from platform.audit_entry;

alter table platform.audit_entry
  drop column details,
  alter column initiator_id set not null,
  alter column details_hash set not null,
  force row level security;

-- Reading ten million entries a page at a time: each filter has an index that ends in the order of the list.
drop index platform.audit_entry_subject;
create index audit_entry_subject on platform.audit_entry (tenant_id, subject_id, at desc, id desc) where subject_id is not null;
create index audit_entry_initiator on platform.audit_entry (tenant_id, initiator_id, is_read, at desc, id desc);
create index audit_entry_action on platform.audit_entry (tenant_id, action, at desc, id desc);
create index audit_entry_initiator_action on platform.audit_entry (tenant_id, initiator_id, action, at desc, id desc);
create index audit_entry_read on platform.audit_entry (tenant_id, at desc, id desc) where is_read;

call platform.fence('platform.audit_detail');
call platform.fence('platform.audit_unsealed');
call platform.fence('platform.audit_link');
call platform.fence('platform.audit_erasure');
call platform.fence('platform.audit_checkpoint');
call platform.fence('platform.audit_verification');
-- The application adds entries and signed checkpoints, and changes nothing. Links and erasures are made by the functions
-- below and by nobody else.
revoke update, delete on platform.audit_detail, platform.audit_unsealed, platform.audit_checkpoint, platform.audit_verification from klantregie_app;
revoke insert, update, delete on platform.audit_link, platform.audit_erasure from klantregie_app;

-- What is chained of an entry. `platform/audit/canonical.ts` makes the same bytes, so that verifying trusts no function here.
-- Stable and not immutable, as what it uses is: otherwise it would not be inlined, and cost ten times as much.
create function platform.audit_facts(entry platform.audit_entry) returns bytea language sql stable parallel safe as $$
  select sha256(convert_to(
    platform.audit_part(entry.tenant_id::text) || platform.audit_part(entry.id::text)
    || platform.audit_part((extract(epoch from entry.at) * 1000000)::bigint::text)
    || platform.audit_part(entry.actor_kind) || platform.audit_part(entry.actor_id) || platform.audit_part(entry.actor_name)
    || platform.audit_part(entry.initiator_id) || platform.audit_part(entry.action)
    || platform.audit_part(case when entry.is_read then 'read' else 'write' end)
    || platform.audit_part(entry.subject_kind) || platform.audit_part(entry.subject_id::text)
    || platform.audit_part(entry.origin_kind) || platform.audit_part(entry.origin_name) || platform.audit_part(entry.origin_id::text)
    || platform.audit_part(encode(entry.details_hash, 'hex')), 'UTF8'))
$$;

-- Puts at most `most` waiting entries at the end of the chain, in the order of their moment, and answers where the chain ends
-- now. One at a time per organisation; it waits for nobody who is writing, and nobody who is writing waits for it.
create function platform.seal_audit(most integer, out sealed integer, out number bigint, out hash bytea) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  ids uuid[];
  facts bytea[];
  before bytea[];
  after bytea[];
  first bigint;
  reach integer := most;
begin
  if tenant is null then
    raise exception 'No organisation is set.';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('klantregie-audit/' || tenant::text, 0));
  select l.number, l.hash into number, hash from platform.audit_link l where l.tenant_id = tenant order by l.number desc limit 1;
  if number is null then
    number := 0;
    hash := sha256(convert_to('klantregie-audit/' || tenant::text, 'UTF8'));
  end if;
  -- What waits without an entry, or is in the chain already, stays waiting: it is for verification to find. When the first of
  -- the queue are nothing else, all of it is looked through (no limit), so that nobody can hold up sealing with such rows.
  loop
    with waiting as (
      select u.at, u.entry_id, platform.audit_facts(e) as fact
      from (select q.tenant_id, q.at, q.entry_id from platform.audit_unsealed q where q.tenant_id = tenant order by q.at, q.entry_id limit reach) u
      join platform.audit_entry e on e.tenant_id = u.tenant_id and e.id = u.entry_id and e.at = u.at
      where not exists (select from platform.audit_link l where l.tenant_id = u.tenant_id and l.entry_id = u.entry_id)
      order by u.at, u.entry_id limit most
    ), taken as (
      delete from platform.audit_unsealed u using waiting w where u.tenant_id = tenant and u.at = w.at and u.entry_id = w.entry_id
    )
    select array_agg(w.entry_id order by w.at, w.entry_id), array_agg(w.fact order by w.at, w.entry_id) into ids, facts from waiting w;
    exit when ids is not null or reach is null or not exists (select from platform.audit_unsealed q where q.tenant_id = tenant);
    reach := null;
  end loop;
  sealed := coalesce(array_length(ids, 1), 0);
  first := number;
  for i in 1 .. sealed loop
    before[i] := hash;
    number := number + 1;
    hash := sha256(hash || int8send(number) || facts[i]);
    after[i] := hash;
  end loop;
  insert into platform.audit_link (tenant_id, number, entry_id, previous_hash, hash)
    select tenant, first + w.position, w.id, w.before, w.after
    from unnest(ids, before, after) with ordinality as w (id, before, after, position);
end $$;
revoke execute on function platform.seal_audit(integer) from public;
grant execute on function platform.seal_audit(integer) to klantregie_app;

-- Erases the particulars that an entry `audit.details_erased` lists under "entries": nothing is erased without that record,
-- and the record of an erasure is never erased itself.
create function platform.erase_audit_details(erasure uuid) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  listed uuid[];
  erased integer;
begin
  select array(select jsonb_array_elements_text(d.details::jsonb -> 'entries')::uuid) into listed
  from platform.audit_entry e join platform.audit_detail d on d.tenant_id = e.tenant_id and d.entry_id = e.id
  where e.tenant_id = tenant and e.id = erasure and e.action = 'audit.details_erased';
  if listed is null then
    raise exception 'Particulars are erased by an entry that says so.';
  end if;
  if exists (select from platform.audit_entry e where e.tenant_id = tenant and e.id = any(listed) and e.action = 'audit.details_erased') then
    raise exception 'The record of an erasure stays.';
  end if;
  insert into platform.audit_erasure (tenant_id, entry_id, erasure_id)
    select tenant, d.entry_id, erasure from platform.audit_detail d where d.tenant_id = tenant and d.entry_id = any(listed);
  delete from platform.audit_detail d where d.tenant_id = tenant and d.entry_id = any(listed);
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke execute on function platform.erase_audit_details(uuid) from public;
grant execute on function platform.erase_audit_details(uuid) to klantregie_app;

-- The trail of a demonstration organisation goes with it, of no other.
create or replace function platform.remove_demo_trail() returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from platform.tenant where tenant_id = platform.current_tenant() and is_demo) then
    raise exception 'Only the trail of a demonstration organisation can be removed.';
  end if;
  delete from platform.audit_unsealed where tenant_id = platform.current_tenant();
  delete from platform.audit_link where tenant_id = platform.current_tenant();
  delete from platform.audit_erasure where tenant_id = platform.current_tenant();
  delete from platform.audit_checkpoint where tenant_id = platform.current_tenant();
  delete from platform.audit_verification where tenant_id = platform.current_tenant();
  delete from platform.audit_detail where tenant_id = platform.current_tenant();
  delete from platform.audit_entry where tenant_id = platform.current_tenant();
end $$;

-- Work that asks for more work does so in the name of who began it.
alter table platform.job add column initiator_id text;
