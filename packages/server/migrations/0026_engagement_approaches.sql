-- The register of approaches: every planned or made contact with a purpose, whom it touches, and the promise that nobody is
-- approached twice for the same purpose without somebody having chosen to (docs/decisions/2026-11-approaches-claim-who-they-reach.md).

-- How long a relation is left in peace after an approach for a purpose. Every purpose has a rule before anything is planned for it.
create table engagement.purpose_rule (
  tenant_id  uuid not null default platform.current_tenant(),
  purpose_id uuid not null,
  -- Days between two approaches for this purpose; 0: they never stand in each other's way.
  quiet_days integer not null check (quiet_days between 0 and 730),
  changed_at timestamptz not null,
  primary key (tenant_id, purpose_id),
  foreign key (tenant_id, purpose_id) references privacy.purpose (tenant_id, id) on delete cascade
);
call platform.fence('engagement.purpose_rule');

-- Two purposes that stand in each other's way as well (asking a school for money and offering it lessons). One row per pair, in
-- one order, so that it holds both ways.
create table engagement.purpose_conflict (
  tenant_id  uuid not null default platform.current_tenant(),
  one_id     uuid not null,
  other_id   uuid not null check (one_id < other_id),
  quiet_days integer not null check (quiet_days between 1 and 730),
  changed_at timestamptz not null,
  primary key (tenant_id, one_id, other_id),
  foreign key (tenant_id, one_id) references engagement.purpose_rule (tenant_id, purpose_id) on delete cascade,
  foreign key (tenant_id, other_id) references engagement.purpose_rule (tenant_id, purpose_id) on delete cascade
);
create index purpose_conflict_other on engagement.purpose_conflict (tenant_id, other_id);
call platform.fence('engagement.purpose_conflict');

-- A list that is approached as one: checked first, then planned, and taken back as one when it must.
create table engagement.approach_round (
  tenant_id       uuid not null default platform.current_tenant(),
  id              uuid not null,
  name            text not null check (length(name) between 1 and 120),
  purpose_id      uuid not null,
  kind            text not null check (kind in ('call', 'visit', 'letter', 'email', 'message', 'mailing', 'invitation', 'other')),
  channel         text not null check (channel in ('email', 'phone', 'post', 'sms', 'in_person')),
  subject         text not null default '' check (length(subject) <= 200),
  owner_user_id   uuid,
  owner_team_id   uuid,
  owner_name      text not null,
  starts_on       date not null,
  ends_on         date not null check (ends_on >= starts_on and ends_on <= starts_on + 366),
  state           text not null check (state in ('checking', 'checked', 'planning', 'planned', 'undoing', 'undone')),
  -- What to do with who collides and for whom nothing else was chosen.
  choice          text not null default 'skip' check (choice in ('skip', 'join', 'wait', 'go_on')),
  reason          text not null default '' check (length(reason) <= 500 and (choice <> 'go_on' or reason <> '')),
  -- How many there are of each outcome, as they were counted last; see round.rules.ts.
  counts          jsonb not null default '{}',
  job_id          uuid,
  created_by      uuid,
  created_by_name text not null,
  created_at      timestamptz not null,
  checked_at      timestamptz,
  planned_at      timestamptz,
  undone_at       timestamptz,
  primary key (tenant_id, id),
  check (num_nonnulls(owner_user_id, owner_team_id) <= 1),
  foreign key (tenant_id, purpose_id) references engagement.purpose_rule (tenant_id, purpose_id),
  foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id),
  -- A team that is gone keeps its name here.
  foreign key (tenant_id, owner_team_id) references admin.team (tenant_id, id) on delete set null (owner_team_id)
);
create index approach_round_recent on engagement.approach_round (tenant_id, created_at desc, id);
create index approach_round_purpose on engagement.approach_round (tenant_id, purpose_id);
create index approach_round_owner on engagement.approach_round (tenant_id, owner_user_id);
create index approach_round_team on engagement.approach_round (tenant_id, owner_team_id) where owner_team_id is not null;
call platform.fence('engagement.approach_round');

create table engagement.approach (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  -- Through whom, when that is somebody else than the relation itself.
  contact_id         uuid,
  origin_contact_id  uuid,
  purpose_id         uuid not null,
  kind               text not null check (kind in ('call', 'visit', 'letter', 'email', 'message', 'mailing', 'invitation', 'other')),
  -- The way it reaches somebody, in the words in which consent is given.
  channel            text not null check (channel in ('email', 'phone', 'post', 'sms', 'in_person')),
  subject            text not null default '' check (length(subject) <= 200),
  owner_user_id      uuid,
  owner_team_id      uuid,
  owner_name         text not null,
  -- Both days included. Once it is made: the day on which it was.
  starts_on          date not null,
  ends_on            date not null check (ends_on >= starts_on and ends_on <= starts_on + 366),
  state              text not null check (state in ('planned', 'made', 'cancelled')),
  outcome            text check (outcome in ('positive', 'negative', 'answered', 'no_answer', 'other')),
  outcome_text       text not null default '' check (length(outcome_text) <= 2000),
  -- free: nobody stood in the way; joined: with a colleague's; in_spite: for a reason; recorded: it was a fact already.
  clearance          text not null check (clearance in ('free', 'joined', 'in_spite', 'recorded')),
  reason             text not null default '' check (length(reason) <= 500 and ((clearance = 'in_spite') = (reason <> ''))),
  joined_id          uuid check (joined_id <> id and (joined_id is null or clearance = 'joined')),
  round_id           uuid,
  created_by         uuid,
  created_by_name    text not null,
  created_at         timestamptz not null,
  ended_at           timestamptz check ((ended_at is null) = (state = 'planned')),
  version            integer not null default 1,
  primary key (tenant_id, id),
  check (num_nonnulls(owner_user_id, owner_team_id) <= 1),
  check (outcome is null or state = 'made'),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, contact_id) references relations.relation (tenant_id, id) on delete set null (contact_id),
  constraint approach_purpose foreign key (tenant_id, purpose_id) references engagement.purpose_rule (tenant_id, purpose_id),
  foreign key (tenant_id, owner_user_id) references admin.app_user (tenant_id, id),
  foreign key (tenant_id, owner_team_id) references admin.team (tenant_id, id) on delete set null (owner_team_id),
  foreign key (tenant_id, joined_id) references engagement.approach (tenant_id, id) on delete set null (joined_id),
  foreign key (tenant_id, round_id) references engagement.approach_round (tenant_id, id) on delete set null (round_id)
);
create index approach_relation on engagement.approach (tenant_id, relation_id, starts_on desc, id);
create index approach_contact on engagement.approach (tenant_id, contact_id, starts_on desc, id) where contact_id is not null;
create index approach_recent on engagement.approach (tenant_id, starts_on desc, id);
create index approach_owner on engagement.approach (tenant_id, owner_user_id, starts_on desc, id);
create index approach_team on engagement.approach (tenant_id, owner_team_id, starts_on desc, id) where owner_team_id is not null;
create index approach_planned on engagement.approach (tenant_id, ends_on, id) where state = 'planned';
create index approach_purpose on engagement.approach (tenant_id, purpose_id, starts_on desc, id);
create index approach_joined on engagement.approach (tenant_id, joined_id) where joined_id is not null;
create index approach_of_round on engagement.approach (tenant_id, round_id, state) where round_id is not null;
alter table engagement.approach set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
call platform.fence('engagement.approach');

-- Everybody whom an approach touches, as the links were when it was planned: 'at' the relation, its contact person, its
-- household, the organisation somebody is the contact of; 'below' an organisation higher up. Two approaches meet where they
-- claim the same, unless both are only below it: two schools of one board are two schools. A cancelled approach claims nothing.
create table engagement.approach_claim (
  tenant_id          uuid not null default platform.current_tenant(),
  approach_id        uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  position           text not null check (position in ('at', 'below')),
  -- Of the approach, repeated here so that a collision is found in one place.
  purpose_id         uuid not null,
  starts_on          date not null,
  ends_on            date not null check (ends_on >= starts_on),
  -- It was planned on the promise that nobody stood in the way; the promise is kept by approach_claim_free below.
  is_free            boolean not null,
  primary key (tenant_id, approach_id, origin_relation_id),
  foreign key (tenant_id, approach_id) references engagement.approach (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index approach_claim_meeting on engagement.approach_claim (tenant_id, relation_id, ends_on, purpose_id);
alter table engagement.approach_claim set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
call platform.fence('engagement.approach_claim');
-- A claim is made and given up, never changed: a change would pass by the guard. Only a merge takes one along.
revoke update on engagement.approach_claim from klantregie_app;
grant update (relation_id) on engagement.approach_claim to klantregie_app;

-- Which purposes stand in each other's way, in both orders, and for how many days.
create function engagement.purpose_pairs() returns table (one_id uuid, other_id uuid, quiet_days integer) language sql stable as $$
  select r.purpose_id, r.purpose_id, r.quiet_days from engagement.purpose_rule r where r.quiet_days > 0
  union all select c.one_id, c.other_id, c.quiet_days from engagement.purpose_conflict c
  union all select c.other_id, c.one_id, c.quiet_days from engagement.purpose_conflict c
$$;

-- Whoever plans takes turns with everybody else who plans in the organisation, until the end of the transaction: one lock, also
-- for a hundred thousand. Whoever comes second reads what the first has left, because each statement under read committed sees
-- what was committed before it began; under a stricter level it would not, so that is refused.
create function engagement.take_turn_planning() returns void language plpgsql as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'Approaches are planned under read committed.' using errcode = '0A000';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('klantregie-approach/' || platform.current_tenant(), 0));
end $$;

create function engagement.before_claiming() returns trigger language plpgsql as $$
begin
  perform engagement.take_turn_planning();
  return null;
end $$;

-- Nothing that was promised to be free may meet another approach. For all new rows at once, and planned anew each time
-- (execute): the best way for one row is not the best way for a hundred thousand.
create function engagement.after_claiming() returns trigger language plpgsql as $$
declare
  taken boolean;
begin
  execute $check$
    select exists (
      select from incoming n
      join engagement.purpose_pairs() p on p.one_id = n.purpose_id
      join engagement.approach_claim o on o.relation_id = n.relation_id and o.purpose_id = p.other_id
      where n.is_free and o.approach_id <> n.approach_id and (n.position = 'at' or o.position = 'at')
        and o.starts_on - n.ends_on < p.quiet_days and n.starts_on - o.ends_on < p.quiet_days)
  $check$ into taken;
  if taken then
    raise exception 'An approach that was planned as free meets another.'
      using errcode = '23P01', constraint = 'approach_claim_free', table = 'approach_claim', schema = 'engagement';
  end if;
  return null;
end $$;

create trigger approach_claim_turn before insert on engagement.approach_claim
  for each statement execute function engagement.before_claiming();
create trigger approach_claim_free after insert on engagement.approach_claim
  referencing new table as incoming for each statement execute function engagement.after_claiming();

-- Who is on the list of a round, and what was found of each.
create table engagement.approach_round_item (
  tenant_id          uuid not null default platform.current_tenant(),
  round_id           uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  -- Where it stood in the list.
  position           integer not null,
  -- waiting: not looked at yet; same_round: somebody before them in this list; not_allowed: consent or law say no.
  outcome            text not null check (outcome in ('waiting', 'free', 'collides', 'same_round', 'not_allowed', 'not_yours')),
  -- The rule by which it may not (privacy: may-we), for not_allowed.
  rule               text,
  -- The approach that stands nearest in the way, and how many do.
  collides_with      uuid,
  collisions         integer not null default 0,
  choice             text check (choice in ('skip', 'join', 'wait', 'go_on')),
  reason             text not null default '' check (length(reason) <= 500 and (choice is distinct from 'go_on' or reason <> '')),
  -- What came of it; null: nothing was planned.
  approach_id        uuid,
  primary key (tenant_id, round_id, origin_relation_id),
  foreign key (tenant_id, round_id) references engagement.approach_round (tenant_id, id) on delete cascade,
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, collides_with) references engagement.approach (tenant_id, id) on delete set null (collides_with),
  foreign key (tenant_id, approach_id) references engagement.approach (tenant_id, id) on delete set null (approach_id)
);
create index approach_round_item_order on engagement.approach_round_item (tenant_id, round_id, outcome, position);
create index approach_round_item_relation on engagement.approach_round_item (tenant_id, relation_id);
create index approach_round_item_collides on engagement.approach_round_item (tenant_id, collides_with) where collides_with is not null;
create index approach_round_item_approach on engagement.approach_round_item (tenant_id, approach_id) where approach_id is not null;
call platform.fence('engagement.approach_round_item');

-- Rounds come in bulk too (see 0001 and 0014).
create or replace function platform.refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  grown regclass;
begin
  for grown in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('relations', 'identity', 'activity', 'privacy', 'engagement') and c.relkind = 'r'
      and pg_relation_size(c.oid) / current_setting('block_size')::bigint > greatest(c.relpages, 4) * 1.5
  loop
    execute format('analyze %s', grown);
  end loop;
end $$;
