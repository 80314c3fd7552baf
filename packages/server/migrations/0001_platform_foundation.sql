-- The kernel: the tenant registry, the fence, the audit trail, background jobs, files and idempotency keys.
create schema platform;

-- The tenant and actor of the running transaction. Nothing set means nothing visible (fail closed).
create function platform.current_tenant() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('klantregie.tenant', true), '')::uuid $$;

-- An id that follows from a name (UUID version 8, RFC 9562 §5.8): what is computed again gets the same id again.
-- One expression, so that it is inlined: as a real call it would cost more than the row it names.
create function platform.named_id(name text) returns uuid language sql immutable parallel safe as
$$ select overlay(overlay(md5(name) placing '8' from 13 for 1) placing 'a' from 17 for 1)::uuid $$;

-- One line per table. After it the application role sees its own tenant's rows or none at all; forced, so the owner too.
create procedure platform.fence(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (tenant_id = platform.current_tenant()) with check (tenant_id = platform.current_tenant())', target);
  execute format('grant select, insert, update, delete on %s to klantregie_app', target);
end $$;

-- Opens a module's schema to the application role.
create procedure platform.open_schema(name text) language plpgsql as $$
begin
  execute format('grant usage on schema %I to klantregie_app', name);
  execute format('alter default privileges in schema %I grant execute on functions to klantregie_app', name);
end $$;
call platform.open_schema('platform');
grant execute on all functions in schema platform to klantregie_app;

-- After a bulk of new rows the planner must know at once that a table is no longer empty; autovacuum would tell it a minute
-- later, and until then the simplest list can take that minute. Only the owner may analyse, so this runs as the owner, on
-- tables of the product that have grown by half since the planner last looked, and does nothing else.
create function platform.refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  grown regclass;
begin
  for grown in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('relations', 'identity', 'activity') and c.relkind = 'r'
      and pg_relation_size(c.oid) / current_setting('block_size')::bigint > greatest(c.relpages, 4) * 1.5
  loop
    execute format('analyze %s', grown);
  end loop;
end $$;
revoke execute on function platform.refresh_statistics() from public;
grant execute on function platform.refresh_statistics() to klantregie_app;

-- The registry of organisations on this installation: what is needed to find a tenant before anyone has signed in, and
-- nothing about it. The only unfenced table of the product, next to the migration list.
create table platform.tenant (
  tenant_id  uuid primary key,
  slug       text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,78}$'),
  is_demo    boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index tenant_slug on platform.tenant (slug, tenant_id);
-- What is a demonstration stays one, and nothing else becomes one: its data can be removed in one click.
grant select, insert, delete, update (slug) on platform.tenant to klantregie_app;

-- Every use case leaves its trace here, in its own transaction. Details hold what changed, never secrets.
create table platform.audit_entry (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  at           timestamptz not null,
  actor_kind   text not null check (actor_kind in ('user', 'system')),
  actor_id     text not null,
  actor_name   text not null,
  action       text not null,
  subject_kind text,
  subject_id   uuid,
  details      jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_entry_newest on platform.audit_entry (tenant_id, at desc, id desc);
create index audit_entry_subject on platform.audit_entry (tenant_id, subject_id, at desc) where subject_id is not null;
call platform.fence('platform.audit_entry');
-- A trace is never rewritten, also not by the application.
revoke update, delete on platform.audit_entry from klantregie_app;
-- With one exception: the trail of a demonstration organisation goes with it, of no other.
create function platform.remove_demo_trail() returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from platform.tenant where tenant_id = platform.current_tenant() and is_demo) then
    raise exception 'Only the trail of a demonstration organisation can be removed.';
  end if;
  delete from platform.audit_entry where tenant_id = platform.current_tenant();
end $$;
revoke execute on function platform.remove_demo_trail() from public;
grant execute on function platform.remove_demo_trail() to klantregie_app;

-- What people see of background work; the queue itself (pg-boss) holds only this row's id.
create table platform.job (
  tenant_id      uuid not null default platform.current_tenant(),
  id             uuid not null,
  name           text not null,
  state          text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  payload        jsonb not null,
  progress       real check (progress between 0 and 1),
  step           text,
  seconds_left   integer,
  subject_id     uuid,
  actor_id       text not null,
  actor_name     text not null,
  attempts       integer not null default 0,
  error_code     text,
  cancel_asked   boolean not null default false,
  created_at     timestamptz not null,
  started_at     timestamptz,
  finished_at    timestamptz,
  primary key (tenant_id, id)
);
create index job_newest on platform.job (tenant_id, created_at desc, id desc);
call platform.fence('platform.job');

-- Files on disk that belong to a tenant (uploads, error files). The bytes live under the data folder by this id.
create table platform.file (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  name       text not null,
  bytes      bigint not null check (bytes >= 0),
  sha256     text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
call platform.fence('platform.file');

-- An answer given once to a POST with an Idempotency-Key is given again, for a day.
create table platform.idempotency_key (
  tenant_id    uuid not null default platform.current_tenant(),
  actor_id     text not null,
  key          text not null,
  route        text not null,
  request_hash text not null,
  status       integer,
  response     jsonb,
  created_at   timestamptz not null,
  primary key (tenant_id, actor_id, key)
);
create index idempotency_key_age on platform.idempotency_key (tenant_id, created_at);
call platform.fence('platform.idempotency_key');
