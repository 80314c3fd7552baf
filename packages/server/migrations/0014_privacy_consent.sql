-- What we may send to whom, and how we can show it: purposes with the words people agreed to, the ledger of consent, and the
-- facts that the decision "may we?" weighs besides it.

-- Settings of an organisation for everything below, and the mark that it has been given its first purposes.
create table privacy.consent_setting (
  tenant_id         uuid not null default platform.current_tenant(),
  -- Charities, charity lotteries and publishers may still call existing customers (art. 11.7 Tw).
  organisation_kind text not null default 'ordinary' check (organisation_kind in ('ordinary', 'charity', 'charity_lottery', 'publisher')),
  is_form_open      boolean not null default false,
  -- Signs the links in our mails; only this organisation's links are made and read with it.
  link_secret       text not null check (length(link_secret) >= 43),
  changed_at        timestamptz not null,
  primary key (tenant_id)
);
call platform.fence('privacy.consent_setting');

create table privacy.purpose (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  key          text not null check (key ~ '^[a-z0-9][a-z0-9_]{0,59}$'),
  name         text not null check (length(name) between 1 and 120),
  description  text not null check (length(description) <= 2000),
  -- For art. 11.7 of the Telecommunications Act: commercial, idealistic or charitable messages need permission, service does not.
  kind         text not null check (kind in ('commercial', 'charitable', 'service')),
  basis        text not null check (basis in ('consent', 'contract', 'legitimate_interest', 'legal_obligation', 'public_task', 'vital_interest')),
  channels     text[] not null check (cardinality(channels) > 0 and channels <@ array['email', 'phone', 'post', 'sms', 'in_person']),
  -- Whether it is about our own similar products or services: the fifth condition of the customer exception.
  is_own_offer boolean not null default false,
  -- Whether visitors can sign up for it on the form.
  is_on_form   boolean not null default false,
  -- Who receives the data: empty for nobody but us.
  receiver     text not null default '' check (length(receiver) <= 500),
  -- Consent is asked anew after this many months; null: it stands until it is withdrawn.
  valid_months integer check (valid_months between 1 and 120),
  status       text not null default 'active' check (status in ('concept', 'active', 'retired')),
  position     integer not null,
  created_at   timestamptz not null,
  primary key (tenant_id, id)
);
create unique index purpose_key on privacy.purpose (tenant_id, key);
call platform.fence('privacy.purpose');

create table privacy.topic (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  purpose_id uuid not null,
  name       text not null check (length(name) between 1 and 120),
  is_active  boolean not null default true,
  position   integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, purpose_id, id),
  foreign key (tenant_id, purpose_id) references privacy.purpose (tenant_id, id) on delete cascade
);
create unique index topic_name on privacy.topic (tenant_id, purpose_id, lower(name));
call platform.fence('privacy.topic');

-- The exact words that people agree to. A version is never changed, only followed by another: what somebody said yes to years
-- ago must still be there to read.
create table privacy.wording (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  purpose_id uuid not null,
  -- Null: for every channel of the purpose.
  channel    text check (channel in ('email', 'phone', 'post', 'sms', 'in_person')),
  language   text not null check (language in ('nl', 'en')),
  version    integer not null check (version > 0),
  text       text not null check (length(text) between 1 and 4000),
  created_at timestamptz not null,
  by_name    text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, purpose_id) references privacy.purpose (tenant_id, id) on delete cascade
);
create unique index wording_version on privacy.wording (tenant_id, purpose_id, coalesce(channel, ''), language, version);
call platform.fence('privacy.wording');
revoke update on privacy.wording from klantregie_app;

-- What people said about being approached, as they said it. Rows are added and never changed: a later statement is a later row,
-- and what counts now is worked out from all of them (consent-state.rules.ts). Only a merge may take a row along, and only the
-- undo of an import may set aside what that import brought. Rows go with their relation, when it is erased, and in no other way; what
-- must outlive it (never write to this address again) is in privacy.suppressed_address.
create table privacy.consent (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  purpose_id         uuid not null,
  channel            text not null check (channel in ('email', 'phone', 'post', 'sms', 'in_person')),
  -- Null: for the whole purpose.
  topic_id           uuid,
  state              text not null check (state in ('given', 'withdrawn', 'refused')),
  basis              text not null check (basis in ('consent', 'contract', 'legitimate_interest', 'legal_obligation', 'public_task', 'vital_interest')),
  wording_id         uuid,
  source             text not null check (source in ('desk', 'form', 'import', 'api', 'opt_out_link')),
  -- The list, form or program by name, for who reads it later.
  source_name        text not null default '',
  import_id          uuid check ((import_id is not null) = (source = 'import')),
  actor_kind         text not null check (actor_kind in ('user', 'system', 'visitor')),
  actor_id           text not null,
  actor_name         text not null,
  -- When it was said, and when we wrote it down. Nobody says something tomorrow.
  occurred_at        timestamptz not null check (occurred_at <= recorded_at),
  recorded_at        timestamptz not null,
  -- The address or number that it was said about; normalised.
  contact            text,
  expires_at         timestamptz,
  -- Where the proof is: the number of a paper form, a mail, a confirmed sign-up.
  proof              text not null default '' check (length(proof) <= 500),
  -- Said by a guardian for somebody under sixteen, and who that is when we know them.
  is_by_guardian     boolean not null default false,
  guardian_id        uuid check (guardian_id is null or is_by_guardian),
  origin_guardian_id uuid,
  -- Set aside with the import that brought it.
  voided_at          timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, guardian_id) references relations.relation (tenant_id, id) on delete set null (guardian_id),
  foreign key (tenant_id, purpose_id) references privacy.purpose (tenant_id, id),
  foreign key (tenant_id, purpose_id, topic_id) references privacy.topic (tenant_id, purpose_id, id),
  foreign key (tenant_id, wording_id) references privacy.wording (tenant_id, id)
);
-- The current state of one relation for one purpose and channel: the newest rows first.
create index consent_current on privacy.consent (tenant_id, relation_id, purpose_id, channel, occurred_at desc);
create index consent_purpose on privacy.consent (tenant_id, purpose_id, relation_id);
create index consent_guardian on privacy.consent (tenant_id, guardian_id) where guardian_id is not null;
create index consent_import on privacy.consent (tenant_id, import_id) where import_id is not null;
create index consent_wording on privacy.consent (tenant_id, wording_id) where wording_id is not null;
alter table privacy.consent set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
call platform.fence('privacy.consent');
revoke update, delete on privacy.consent from klantregie_app;
grant update (relation_id, guardian_id, origin_guardian_id, voided_at) on privacy.consent to klantregie_app;

-- How an address or number was given: the facts of the customer exception (art. 11.7 lid 3 Tw), per contact point. Added and
-- never changed; the newest of a contact point counts.
create table privacy.customer_fact (
  tenant_id              uuid not null default platform.current_tenant(),
  id                     uuid not null,
  relation_id            uuid not null,
  origin_relation_id     uuid not null,
  contact_kind           text not null check (contact_kind in ('email', 'phone')),
  contact                text not null,
  captured_at            timestamptz not null check (captured_at <= recorded_at),
  has_payment_obligation boolean not null,
  is_same_entity         boolean not null,
  was_informed           boolean not null,
  was_offered_opt_out    boolean not null,
  -- Bought, looked up or guessed instead of given by whom it belongs to: never counts.
  is_enriched            boolean not null,
  proof                  text not null default '' check (length(proof) <= 500),
  by_name                text not null,
  recorded_at            timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade
);
create index customer_fact_relation on privacy.customer_fact (tenant_id, relation_id, contact_kind, recorded_at desc);
call platform.fence('privacy.customer_fact');
revoke update on privacy.customer_fact from klantregie_app;
grant update (relation_id) on privacy.customer_fact to klantregie_app;

-- What holds for a relation whatever it agreed to: died, restricted (art. 18 AVG), objected (art. 21 AVG). Lifted, not removed.
create table privacy.standing (
  tenant_id          uuid not null default platform.current_tenant(),
  id                 uuid not null,
  relation_id        uuid not null,
  origin_relation_id uuid not null,
  kind               text not null check (kind in ('deceased', 'restricted', 'objected')),
  -- Of an objection: to this purpose only. Null: to every message that is not service.
  purpose_id         uuid check (purpose_id is null or kind = 'objected'),
  reason             text not null default '' check (length(reason) <= 1000),
  -- The request it follows from, when there is one.
  request_id         uuid,
  since              timestamptz not null,
  by_name            text not null,
  lifted_at          timestamptz check (lifted_at >= since),
  lifted_by_name     text,
  primary key (tenant_id, id),
  foreign key (tenant_id, relation_id) references relations.relation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, purpose_id) references privacy.purpose (tenant_id, id)
);
create index standing_relation on privacy.standing (tenant_id, relation_id, since desc);
call platform.fence('privacy.standing');

-- Addresses and numbers that nothing goes to any more, as a hash: enough to recognise one, and it outlives an erasure, so that a
-- list that brings somebody back does not bring the mail back.
create table privacy.suppressed_address (
  tenant_id   uuid not null default platform.current_tenant(),
  id          uuid not null,
  kind        text not null check (kind in ('email', 'phone')),
  hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
  reason      text not null check (reason in ('opt_out', 'bounced', 'complaint', 'erased', 'by_hand')),
  -- Of an opt-out: for this purpose only. Null: for all.
  purpose_id  uuid check (purpose_id is null or reason = 'opt_out'),
  since       timestamptz not null,
  released_at timestamptz check (released_at >= since),
  primary key (tenant_id, id),
  foreign key (tenant_id, purpose_id) references privacy.purpose (tenant_id, id) on delete cascade
);
create index suppressed_address_hash on privacy.suppressed_address (tenant_id, hash, kind);
call platform.fence('privacy.suppressed_address');

-- Sign-ups that wait for the owner of the mailbox to confirm them. What was typed goes when it is confirmed or too old.
create table privacy.sign_up (
  tenant_id    uuid not null default platform.current_tenant(),
  id           uuid not null,
  token_hash   text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  -- Where the request came from and whom it is for, as hashes, to bound how often.
  place_hash   text not null,
  address_hash text not null,
  name         text,
  email        text,
  language     text not null check (language in ('nl', 'en')),
  -- [{purposeId, topicId, wordingId}]
  choices      jsonb,
  asked_at     timestamptz not null,
  expires_at   timestamptz not null,
  confirmed_at timestamptz,
  primary key (tenant_id, id)
);
create unique index sign_up_token on privacy.sign_up (tenant_id, token_hash);
create index sign_up_place on privacy.sign_up (tenant_id, place_hash, asked_at);
create index sign_up_address on privacy.sign_up (tenant_id, address_hash, asked_at);
create index sign_up_age on privacy.sign_up (tenant_id, asked_at);
call platform.fence('privacy.sign_up');

-- Mail that waits to go out; a job sends it. What it says and to whom goes as soon as it is sent or given up.
create table platform.outgoing_mail (
  tenant_id  uuid not null default platform.current_tenant(),
  id         uuid not null,
  -- The same key twice is one mail.
  key        text not null,
  template   text not null,
  language   text not null check (language in ('nl', 'en')),
  recipient  text,
  content    jsonb,
  state      text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  created_at timestamptz not null,
  ended_at   timestamptz,
  primary key (tenant_id, id)
);
create unique index outgoing_mail_key on platform.outgoing_mail (tenant_id, key);
call platform.fence('platform.outgoing_mail');

-- A demonstration can be removed whole, also from tables of which the application may not delete rows.
create function platform.empty_demo_table(target regclass) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from platform.tenant where tenant_id = platform.current_tenant() and is_demo) then
    raise exception 'Only tables of a demonstration organisation can be emptied.';
  end if;
  if not exists (select 1 from pg_catalog.pg_class c where c.oid = target and c.relforcerowsecurity) then
    raise exception 'Only fenced tables can be emptied.';
  end if;
  execute format('delete from %s where tenant_id = platform.current_tenant()', target);
end $$;
revoke execute on function platform.empty_demo_table(regclass) from public;
grant execute on function platform.empty_demo_table(regclass) to klantregie_app;

-- Consent comes in bulk too (see 0001).
create or replace function platform.refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  grown regclass;
begin
  for grown in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('relations', 'identity', 'activity', 'privacy') and c.relkind = 'r'
      and pg_relation_size(c.oid) / current_setting('block_size')::bigint > greatest(c.relpages, 4) * 1.5
  loop
    execute format('analyze %s', grown);
  end loop;
end $$;
