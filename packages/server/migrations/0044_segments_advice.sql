-- What people choose together, learned from everything that was chosen, and how good advice by it turned out to be. Nothing here is about
-- one person: only what at least five people chose.

-- How alike two events (or courses, services) are by who chose them, and two genres. Its own genre is like itself.
create table segments.affinity (
  tenant_id uuid not null default platform.current_tenant(),
  level     text not null check (level in ('offering', 'genre')),
  from_id   uuid not null,
  to_id     uuid not null,
  -- People who chose both, and people who chose `from_id`.
  together  integer not null check (together >= 5),
  people    integer not null,
  score     real not null,
  primary key (tenant_id, level, from_id, to_id)
);
call platform.fence('segments.affinity');

create table segments.advice_check (
  tenant_id     uuid not null default platform.current_tenant(),
  checked_at    timestamptz not null,
  from_day      date not null,
  people        integer not null,
  hits          integer not null,
  baseline_hits integer not null,
  verdict       text not null check (verdict in ('better', 'no_better', 'too_little')),
  primary key (tenant_id, checked_at)
);
call platform.fence('segments.advice_check');
