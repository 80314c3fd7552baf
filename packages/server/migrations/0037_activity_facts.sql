-- What an organisation offers and what people did with it: programmes, events and courses, and the facts about them: tickets,
-- loans, gifts, hours. Everything that segments, value and the inventory count is a fact.

-- The broad genre by which an organisation counts. Never a title: what somebody borrowed or read is nobody's business.
create table activity.genre (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  key       text not null,
  name      text not null check (char_length(name) between 1 and 80),
  position  integer not null,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index genre_key on activity.genre (tenant_id, key);
create unique index genre_name on activity.genre (tenant_id, lower(name));
call platform.fence('activity.genre');

create table activity.target_group (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  key       text not null,
  name      text not null check (char_length(name) between 1 and 80),
  position  integer not null,
  is_active boolean not null default true,
  primary key (tenant_id, id)
);
create unique index target_group_key on activity.target_group (tenant_id, key);
create unique index target_group_name on activity.target_group (tenant_id, lower(name));
call platform.fence('activity.target_group');

create table activity.offering (
  tenant_id        uuid not null default platform.current_tenant(),
  id               uuid not null,
  kind             text not null check (kind in ('series', 'event', 'date', 'course', 'service')),
  -- A date belongs to an event, an event to a series. Deeper it does not go, so there is no circle.
  parent_id        uuid,
  title            text not null check (char_length(title) between 1 and 300),
  -- The title in small letters without signs, to search and sort by.
  title_key        text collate "C" not null,
  -- What is empty here is that of the parent.
  genre_id         uuid,
  branch_id        uuid,
  starts_at        timestamptz,
  ends_at          timestamptz check (ends_at >= starts_at),
  capacity         integer check (capacity between 0 and 10000000),
  state            text not null default 'planned' check (state in ('concept', 'planned', 'cancelled')),
  makers           text[] not null default '{}',
  target_group_ids uuid[] not null default '{}',
  -- The source that told of it, and its number there.
  source_id        uuid,
  external_id      text check (char_length(external_id) between 1 and 200),
  created_at       timestamptz not null,
  changed_at       timestamptz not null,
  -- Grows with every change: who changes an older version than there is hears it.
  version          integer not null default 1,
  primary key (tenant_id, id),
  constraint offering_parent foreign key (tenant_id, parent_id) references activity.offering (tenant_id, id),
  constraint offering_genre foreign key (tenant_id, genre_id) references activity.genre (tenant_id, id),
  constraint offering_branch foreign key (tenant_id, branch_id) references admin.branch (tenant_id, id),
  constraint offering_depth check (parent_id is null or kind in ('event', 'date'))
);
create unique index offering_external on activity.offering (tenant_id, source_id, external_id) nulls not distinct where external_id is not null;
create index offering_when on activity.offering (tenant_id, coalesce(starts_at, '-infinity'::timestamptz) desc, id desc);
create index offering_title on activity.offering (tenant_id, title_key, id);
create index offering_below on activity.offering (tenant_id, parent_id, starts_at) where parent_id is not null;
call platform.fence('activity.offering');

create table activity.price_type (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  offering_id  uuid not null,
  name         text not null check (char_length(name) between 1 and 80),
  amount_cents bigint not null check (amount_cents >= 0),
  currency     text not null default 'EUR' check (char_length(currency) = 3),
  position     integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, offering_id) references activity.offering (tenant_id, id) on delete cascade
);
create unique index price_type_name on activity.price_type (tenant_id, offering_id, lower(name));
call platform.fence('activity.price_type');

-- Kinds of facts that are counted together: "how often somebody visits" is tickets and attendance, never loans as well. A family
-- of a domain exists only for who sees that domain.
create table activity.family (
  tenant_id uuid not null default platform.current_tenant(),
  id        uuid not null,
  key       text not null,
  name      text not null check (char_length(name) between 1 and 80),
  domain_id uuid,
  position  integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, domain_id) references governance.domain (tenant_id, id)
);
create unique index family_key on activity.family (tenant_id, key);
create unique index family_name on activity.family (tenant_id, lower(name));
call platform.fence('activity.family');

create table activity.family_kind (
  tenant_id uuid not null default platform.current_tenant(),
  kind      text not null check (kind in ('ticket', 'attendance', 'enrolment', 'membership', 'loan', 'gift', 'pledge', 'sponsoring',
    'subsidy', 'purchase', 'volunteering', 'web_visit', 'complaint')),
  family_id uuid not null,
  primary key (tenant_id, kind),
  foreign key (tenant_id, family_id) references activity.family (tenant_id, id)
);
create index family_kind_family on activity.family_kind (tenant_id, family_id);
call platform.fence('activity.family_kind');

-- Something that happened. Current is what was neither superseded nor taken away. A correction is written into the same row, so that
-- whatever points at it keeps doing so; what was there before stays as a row of its own that says by which it was superseded.
create table activity.fact (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  -- Empty for an anonymous sale: it counts for what was offered and makes nobody. Erasure empties it too.
  relation_id        uuid,
  -- For whom it came in; a later merge moves relation_id and leaves this, so that a split can move it back.
  origin_relation_id uuid,
  kind               text not null check (kind in ('ticket', 'attendance', 'enrolment', 'membership', 'loan', 'gift', 'pledge', 'sponsoring',
    'subsidy', 'purchase', 'volunteering', 'web_visit', 'complaint')),
  -- The deed: ordered, paid, borrowed.
  occurred_at        timestamptz not null,
  -- The day for which it counts, in Amsterdam: of the event when it has one, else of the deed.
  day                date not null,
  -- The last day, of a period: a membership, a pledge, a contract.
  until              date check (until >= day),
  offering_id        uuid,
  -- As they count: of the fact itself, else of what was offered. No foreign keys: each costs every row of a list of millions a
  -- look, and both are only ever retired.
  genre_id           uuid,
  branch_id          uuid,
  -- Tickets, loans, visits; minutes for volunteering; below zero for what was given back.
  quantity           integer not null default 1,
  -- What it brought; below zero for what was paid back.
  amount_cents       bigint not null default 0,
  currency           text not null default 'EUR' check (char_length(currency) = 3),
  -- Lines of one order share it: how often somebody came is counted in orders.
  order_key          text,
  is_reversal        boolean not null default false,
  reverses_id        uuid,
  -- What the source calls the fact that it reverses, which may come in later.
  reverses_key       text check (reverses_key is null or is_reversal),
  -- Everything of it was reversed: it counts no time. Follows from its reversals.
  is_reversed        boolean not null default false,
  audience           text check (audience in ('youth', 'adult')),
  price_type         text,
  channel            text,
  detail             jsonb,
  source_id          uuid,
  source_key         text check (source_key is null or source_id is not null),
  -- Of everything the source said about it: tells whether it changed.
  source_hash        text,
  import_id          uuid,
  row_number         bigint,
  recorded_at        timestamptz not null,
  -- Who wrote it by hand.
  by_user_id         uuid,
  by_name            text,
  -- Grows with every correction; of what was superseded, the version that it was.
  version            integer not null default 1,
  superseded_by      uuid,
  removed_at         timestamptz,
  primary key (tenant_id, id),
  check ((relation_id is null) = (origin_relation_id is null)),
  check (reverses_id is null or is_reversal),
  constraint fact_relation foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  constraint fact_offering foreign key (tenant_id, offering_id) references activity.offering (tenant_id, id),
  constraint fact_reverses foreign key (tenant_id, reverses_id) references activity.fact (tenant_id, id) on delete set null (reverses_id)
);
-- The timeline reads it as far as a page goes; the profile reads all of a relation.
create index fact_timeline on activity.fact (tenant_id, relation_id, occurred_at desc, id);
create unique index fact_source on activity.fact (tenant_id, source_id, source_key) where superseded_by is null and source_key is not null;
create index fact_offering_day on activity.fact (tenant_id, offering_id, day) where offering_id is not null;
create index fact_import on activity.fact (tenant_id, import_id, row_number) where import_id is not null;
create index fact_reversals on activity.fact (tenant_id, reverses_id) where reverses_id is not null;
create index fact_reversal_waits on activity.fact (tenant_id, source_id, reverses_key) where reverses_key is not null and reverses_id is null;
create index fact_history on activity.fact (tenant_id, superseded_by, version desc) where superseded_by is not null;
create index fact_day on activity.fact using brin (day);
-- Millions come at once: the planner must hear of it before a fifth of the table is new.
alter table activity.fact set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
call platform.fence('activity.fact');

-- What every organisation begins with, in its language. Its own from then on.
create function activity.begin_lists(language text) returns void language sql as $$
  with wanted (key, nl, en, kinds, position) as (values
    ('visits', 'Bezoek', 'Visits', array['ticket', 'attendance'], 0),
    ('library', 'Bibliotheekgebruik', 'Library use', array['loan', 'membership'], 1),
    ('learning', 'Leren', 'Learning', array['enrolment'], 2),
    ('giving', 'Geven', 'Giving', array['gift', 'pledge'], 3),
    ('partnership', 'Partnerschap', 'Partnership', array['sponsoring', 'subsidy'], 4),
    ('purchases', 'Aankopen', 'Purchases', array['purchase'], 5),
    ('volunteering', 'Vrijwilligerswerk', 'Volunteering', array['volunteering'], 6),
    ('contact', 'Contact', 'Contact', array['web_visit', 'complaint'], 7)
  ), made as (
    insert into activity.family (id, key, name, position)
    select platform.named_id('family ' || platform.current_tenant() || ' ' || w.key), w.key,
      case when begin_lists.language = 'en' then w.en else w.nl end, w.position
    from wanted w returning id, key
  )
  insert into activity.family_kind (kind, family_id)
  select k.kind, m.id from made m join wanted w on w.key = m.key cross join lateral unnest(w.kinds) as k (kind);

  insert into activity.genre (id, key, name, position)
  select platform.named_id('genre ' || platform.current_tenant() || ' ' || w.key), w.key,
    case when begin_lists.language = 'en' then w.en else w.nl end, w.position
  from (values
    ('theatre', 'Toneel', 'Theatre', 0),
    ('cabaret', 'Cabaret', 'Comedy', 1),
    ('music', 'Muziek', 'Music', 2),
    ('classical', 'Klassieke muziek', 'Classical music', 3),
    ('musical', 'Musical en show', 'Musicals and shows', 4),
    ('dance', 'Dans', 'Dance', 5),
    ('family', 'Jeugd en familie', 'Children and family', 6),
    ('film', 'Film', 'Film', 7),
    ('festival', 'Festival', 'Festival', 8),
    ('visual_arts', 'Beeldende kunst', 'Visual arts', 9),
    ('heritage', 'Geschiedenis en erfgoed', 'History and heritage', 10),
    ('literature', 'Literatuur en lezingen', 'Literature and talks', 11),
    ('language', 'Taal en lezen', 'Language and reading', 12),
    ('digital', 'Digitale vaardigheden', 'Digital skills', 13),
    ('science', 'Wetenschap en techniek', 'Science and technology', 14),
    ('society', 'Samenleving en debat', 'Society and debate', 15),
    ('fiction', 'Fictie', 'Fiction', 16),
    ('non_fiction', 'Non-fictie', 'Non-fiction', 17)
  ) as w (key, nl, en, position);

  insert into activity.target_group (id, key, name, position)
  select platform.named_id('target_group ' || platform.current_tenant() || ' ' || w.key), w.key,
    case when begin_lists.language = 'en' then w.en else w.nl end, w.position
  from (values
    ('toddlers', 'Jonge kinderen (0–6)', 'Young children (0–6)', 0),
    ('children', 'Kinderen (6–12)', 'Children (6–12)', 1),
    ('teenagers', 'Jongeren (12–18)', 'Teenagers (12–18)', 2),
    ('young_adults', 'Jongvolwassenen (18–30)', 'Young adults (18–30)', 3),
    ('families', 'Gezinnen', 'Families', 4),
    ('adults', 'Volwassenen', 'Adults', 5),
    ('older', 'Ouderen', 'Older people', 6),
    ('language_learners', 'Mensen die Nederlands leren', 'People who learn Dutch', 7),
    ('reading_help', 'Mensen die moeite hebben met lezen', 'People who find reading hard', 8),
    ('schools', 'Scholen', 'Schools', 9),
    ('professionals', 'Professionals', 'Professionals', 10),
    ('business', 'Bedrijven', 'Businesses', 11)
  ) as w (key, nl, en, position);
$$;

-- Everything that an organisation begins with and that no module below may know of; called when it is founded.
create function platform.begin_organisation(language text) returns void language sql as $$
  select activity.begin_lists(language)
$$;
grant execute on function platform.begin_organisation(text) to klantregie_app;

-- Organisations from before there were facts begin with the same.
alter table admin.organisation no force row level security;
do $$
declare
  known record;
begin
  for known in select o.tenant_id, o.language from admin.organisation o loop
    perform set_config('klantregie.tenant', known.tenant_id::text, true);
    perform platform.begin_organisation(known.language);
  end loop;
  perform set_config('klantregie.tenant', '', true);
end $$;
alter table admin.organisation force row level security;
