-- Generated from the migrated database: npm run schema. Do not edit.

CREATE OR REPLACE FUNCTION platform.current_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('klantregie.tenant', true), '')::uuid $function$
;

CREATE OR REPLACE PROCEDURE platform.fence(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (tenant_id = platform.current_tenant()) with check (tenant_id = platform.current_tenant())', target);
  execute format('grant select, insert, update, delete on %s to klantregie_app', target);
end $procedure$
;

CREATE OR REPLACE FUNCTION platform.named_id(name text)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select overlay(overlay(md5(name) placing '8' from 13 for 1) placing 'a' from 17 for 1)::uuid $function$
;

CREATE OR REPLACE PROCEDURE platform.open_schema(IN name text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('grant usage on schema %I to klantregie_app', name);
  execute format('alter default privileges in schema %I grant execute on functions to klantregie_app', name);
end $procedure$
;

CREATE OR REPLACE FUNCTION platform.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION platform.remove_demo_trail()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not exists (select 1 from platform.tenant where tenant_id = platform.current_tenant() and is_demo) then
    raise exception 'Only the trail of a demonstration organisation can be removed.';
  end if;
  delete from platform.audit_entry where tenant_id = platform.current_tenant();
end $function$
;

create table activity.interaction (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  origin_relation_id uuid not null,
  kind text not null,
  occurred_at timestamp with time zone not null,
  text text not null,
  by_user_id uuid,
  by_name text not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint interaction_pkey PRIMARY KEY (tenant_id, id),
  constraint interaction_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint interaction_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'call'::text, 'email'::text, 'letter'::text, 'meeting'::text, 'desk'::text, 'visit'::text, 'activity'::text])))
);
CREATE INDEX interaction_time ON activity.interaction USING brin (occurred_at);
CREATE INDEX interaction_timeline ON activity.interaction USING btree (tenant_id, relation_id, occurred_at DESC, id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.app_user (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  email text not null,
  email_key text not null,
  role text not null,
  language text not null default 'nl'::text,
  password_hash text not null,
  is_active boolean not null default true,
  totp_secret text,
  totp_last_step bigint,
  totp_active_at timestamp with time zone,
  domain_ids uuid[] not null default '{}'::uuid[],
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone,
  constraint app_user_pkey PRIMARY KEY (tenant_id, id),
  constraint app_user_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint app_user_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'privacy_officer'::text, 'relation_manager'::text, 'front_office'::text, 'reader'::text])))
);
CREATE UNIQUE INDEX app_user_email ON admin.app_user USING btree (tenant_id, email_key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.branch (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  is_active boolean not null default true,
  constraint branch_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX branch_name ON admin.branch USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.invitation (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  email text not null,
  email_key text not null,
  role text not null,
  token_hash text not null,
  invited_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (tenant_id, id),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'privacy_officer'::text, 'relation_manager'::text, 'front_office'::text, 'reader'::text])))
);
CREATE UNIQUE INDEX invitation_open ON admin.invitation USING btree (tenant_id, email_key) WHERE (accepted_at IS NULL);
CREATE UNIQUE INDEX invitation_token ON admin.invitation USING btree (tenant_id, token_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.organisation (
  tenant_id uuid not null default platform.current_tenant(),
  name text not null,
  slug text not null,
  language text not null default 'nl'::text,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (tenant_id),
  constraint organisation_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.recovery_code (
  tenant_id uuid not null default platform.current_tenant(),
  user_id uuid not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (tenant_id, user_id, code_hash),
  constraint recovery_code_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.session (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  token_hash text not null,
  device text not null,
  address text not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (tenant_id, id),
  constraint session_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON admin.session USING btree (tenant_id, user_id);
CREATE UNIQUE INDEX session_token ON admin.session USING btree (tenant_id, token_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.sign_in_attempt (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key_hash text not null,
  at timestamp with time zone not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX sign_in_attempt_key ON admin.sign_in_attempt USING btree (tenant_id, key_hash, at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table admin.sign_in_challenge (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  token_hash text not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_challenge_pkey PRIMARY KEY (tenant_id, id),
  constraint sign_in_challenge_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX sign_in_challenge_token ON admin.sign_in_challenge USING btree (tenant_id, token_hash);
CREATE INDEX sign_in_challenge_user ON admin.sign_in_challenge USING btree (tenant_id, user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.definition (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  term text not null,
  meaning text not null,
  constraint definition_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX definition_term ON governance.definition USING btree (tenant_id, lower(term));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.domain (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  bit smallint not null,
  owner_user_id uuid,
  constraint domain_pkey PRIMARY KEY (tenant_id, id),
  constraint domain_tenant_id_owner_user_id_fkey FOREIGN KEY (tenant_id, owner_user_id) REFERENCES admin.app_user(tenant_id, id),
  constraint domain_bit_check CHECK ((("bit" >= 0) AND ("bit" <= 62)))
);
CREATE UNIQUE INDEX domain_bit ON governance.domain USING btree (tenant_id, "bit");
CREATE UNIQUE INDEX domain_key ON governance.domain USING btree (tenant_id, key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.field (
  tenant_id uuid not null default platform.current_tenant(),
  key text not null,
  label text not null,
  definition text not null,
  goal text not null,
  kinds text[] not null,
  position integer not null,
  constraint field_pkey PRIMARY KEY (tenant_id, key),
  constraint field_goal_check CHECK ((goal <> ''::text))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.link_type (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  label text not null,
  reverse_label text not null,
  constraint link_type_pkey PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX link_type_key ON governance.link_type USING btree (tenant_id, key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table governance.relation_type (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  kinds text[] not null,
  domain_id uuid not null,
  definition text,
  position integer not null default 0,
  constraint relation_type_pkey PRIMARY KEY (tenant_id, id),
  constraint relation_type_tenant_id_domain_id_fkey FOREIGN KEY (tenant_id, domain_id) REFERENCES governance.domain(tenant_id, id),
  constraint relation_type_kinds_check CHECK (((kinds <@ ARRAY['person'::text, 'organisation'::text, 'household'::text]) AND (cardinality(kinds) > 0)))
);
CREATE UNIQUE INDEX relation_type_key ON governance.relation_type USING btree (tenant_id, key);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.decision (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  left_cell_id uuid not null,
  right_cell_id uuid not null,
  remark text,
  merge_id uuid,
  split_id uuid,
  made_by text not null,
  made_at timestamp with time zone not null,
  revoked_by text,
  revoked_at timestamp with time zone,
  overruled_by_id uuid,
  constraint decision_pkey PRIMARY KEY (tenant_id, id),
  constraint decision_check CHECK ((left_cell_id < right_cell_id)),
  constraint decision_kind_check CHECK ((kind = ANY (ARRAY['same'::text, 'not_same'::text, 'later'::text])))
);
CREATE INDEX decision_merge ON identity.decision USING btree (tenant_id, merge_id) WHERE (merge_id IS NOT NULL);
CREATE INDEX decision_newest ON identity.decision USING btree (tenant_id, made_at DESC, id DESC);
CREATE UNIQUE INDEX decision_once ON identity.decision USING btree (tenant_id, left_cell_id, right_cell_id) WHERE (revoked_at IS NULL);
CREATE INDEX decision_overruled ON identity.decision USING btree (tenant_id, overruled_by_id) WHERE (overruled_by_id IS NOT NULL);
CREATE INDEX decision_right ON identity.decision USING btree (tenant_id, right_cell_id) WHERE (revoked_at IS NULL);
CREATE INDEX decision_split ON identity.decision USING btree (tenant_id, split_id) WHERE (split_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.household_suggestion (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  surname text not null,
  address text not null,
  cell_ids uuid[] not null,
  run_id uuid,
  state text not null default 'open'::text,
  household_id uuid,
  found_at timestamp with time zone not null,
  answered_by text,
  answered_at timestamp with time zone,
  constraint household_suggestion_pkey PRIMARY KEY (tenant_id, id),
  constraint household_suggestion_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'dismissed'::text])))
);
CREATE INDEX household_suggestion_open ON identity.household_suggestion USING btree (tenant_id, found_at DESC, id DESC) WHERE (state = 'open'::text);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.import (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  state text not null,
  file_id uuid not null,
  file_name text not null,
  inspection jsonb,
  proposal jsonb,
  options jsonb,
  profile_id uuid,
  source_id uuid,
  counts jsonb,
  problem jsonb,
  job_id uuid,
  done_through bigint not null default 0,
  sequence bigint,
  started_by text not null,
  created_at timestamp with time zone not null,
  ran_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (tenant_id, id),
  constraint import_tenant_id_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES platform.file(tenant_id, id),
  constraint import_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id),
  constraint import_state_check CHECK ((state = ANY (ARRAY['inspecting'::text, 'ready'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'undoing'::text, 'undone'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX import_newest ON identity.import USING btree (tenant_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX import_sequence ON identity.import USING btree (tenant_id, sequence) WHERE (sequence IS NOT NULL);
CREATE INDEX import_source ON identity.import USING btree (tenant_id, source_id, sequence DESC) WHERE (sequence IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.import_profile (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  source_id uuid not null,
  header_hash text not null,
  options jsonb not null,
  updated_at timestamp with time zone not null,
  constraint import_profile_pkey PRIMARY KEY (tenant_id, id),
  constraint import_profile_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX import_profile_hash ON identity.import_profile USING btree (tenant_id, header_hash);
CREATE UNIQUE INDEX import_profile_header ON identity.import_profile USING btree (tenant_id, source_id, header_hash);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.import_row (
  tenant_id uuid not null default platform.current_tenant(),
  import_id uuid not null,
  position bigint not null,
  row_number bigint not null,
  outcome text not null,
  name text,
  external_id text,
  cells json not null,
  problems jsonb not null default '[]'::jsonb,
  known_record_id uuid,
  relation_id uuid,
  resembles_id uuid,
  resembles_by text[],
  returned_from_import_id uuid,
  constraint import_row_pkey PRIMARY KEY (tenant_id, import_id, "position"),
  constraint import_row_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES identity.import(tenant_id, id) ON DELETE CASCADE,
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'duplicate'::text, 'rejected'::text])))
);
CREATE INDEX import_row_outcome ON identity.import_row USING btree (tenant_id, import_id, outcome, "position");
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_key (
  tenant_id uuid not null default platform.current_tenant(),
  key text not null,
  record_id uuid not null,
  constraint match_key_pkey PRIMARY KEY (tenant_id, key, record_id),
  constraint match_key_tenant_id_record_id_fkey FOREIGN KEY (tenant_id, record_id) REFERENCES identity.source_record(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX match_key_record ON identity.match_key USING btree (tenant_id, record_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_model (
  tenant_id uuid not null default platform.current_tenant(),
  parameters jsonb not null,
  record_count integer not null,
  made_at timestamp with time zone not null,
  constraint match_model_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_report (
  tenant_id uuid not null default platform.current_tenant(),
  report jsonb not null,
  as_of timestamp with time zone not null,
  refreshing_since timestamp with time zone,
  constraint match_report_pkey PRIMARY KEY (tenant_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_run (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  state text not null,
  job_id uuid,
  class text,
  import_id uuid,
  counts jsonb,
  histogram jsonb,
  observations jsonb not null default '[]'::jsonb,
  started_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint match_run_pkey PRIMARY KEY (tenant_id, id),
  constraint match_run_kind_check CHECK ((kind = ANY (ARRAY['records'::text, 'class'::text, 'import'::text]))),
  constraint match_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX match_run_newest ON identity.match_run USING btree (tenant_id, started_at DESC, id DESC);
CREATE UNIQUE INDEX match_run_running ON identity.match_run USING btree (tenant_id) WHERE (state = ANY (ARRAY['running'::text, 'undoing'::text]));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.match_settings (
  tenant_id uuid not null default platform.current_tenant(),
  is_automatic boolean not null,
  auto double precision not null,
  suggest double precision not null,
  exceptions jsonb not null default '[]'::jsonb,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint match_settings_pkey PRIMARY KEY (tenant_id),
  constraint match_settings_check CHECK ((suggest < auto))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.merge (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  sequence bigint not null,
  winner_cell_id uuid not null,
  loser_cell_id uuid not null,
  run_id uuid,
  score real,
  reasons text[] not null default '{}'::text[],
  remark text,
  choice_record_id uuid,
  made_by text not null,
  made_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  dissolved_at timestamp with time zone,
  constraint merge_pkey PRIMARY KEY (tenant_id, id),
  constraint merge_check CHECK ((loser_cell_id <> winner_cell_id))
);
CREATE INDEX merge_loser ON identity.merge USING btree (tenant_id, loser_cell_id);
CREATE INDEX merge_run ON identity.merge USING btree (tenant_id, run_id, sequence) WHERE (run_id IS NOT NULL);
CREATE UNIQUE INDEX merge_sequence ON identity.merge USING btree (tenant_id, sequence);
CREATE INDEX merge_winner ON identity.merge USING btree (tenant_id, winner_cell_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.possible_duplicate (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  left_id uuid not null,
  right_id uuid not null,
  reasons text[] not null,
  import_id uuid,
  found_at timestamp with time zone not null,
  origin_left_id uuid not null,
  origin_right_id uuid not null,
  is_pair boolean default (left_id <> right_id),
  run_id uuid,
  score real,
  probability real,
  value real not null default 0,
  evidence jsonb not null default '[]'::jsonb,
  class text not null default 'contact'::text,
  state text not null default 'open'::text,
  taken_by uuid,
  taken_until timestamp with time zone,
  asked_user_id uuid,
  asked_by text,
  remark text,
  answered_by text,
  answered_by_user_id uuid,
  answered_at timestamp with time zone,
  merge_id uuid,
  decision_id uuid,
  constraint possible_duplicate_pkey PRIMARY KEY (tenant_id, id),
  constraint possible_duplicate_tenant_id_left_id_fkey FOREIGN KEY (tenant_id, left_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint possible_duplicate_tenant_id_right_id_fkey FOREIGN KEY (tenant_id, right_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint possible_duplicate_check CHECK ((origin_left_id < origin_right_id)),
  constraint possible_duplicate_state_check CHECK ((state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text, 'same'::text, 'not_same'::text])))
);
CREATE INDEX possible_duplicate_answered ON identity.possible_duplicate USING btree (tenant_id, state, answered_at, class) INCLUDE (answered_by_user_id) WHERE (state = ANY (ARRAY['same'::text, 'not_same'::text]));
CREATE INDEX possible_duplicate_asked ON identity.possible_duplicate USING btree (tenant_id, asked_user_id, value DESC, id) WHERE (state = 'asked'::text);
CREATE INDEX possible_duplicate_class ON identity.possible_duplicate USING btree (tenant_id, state, class, value DESC, id) WHERE (is_pair AND (state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text])));
CREATE INDEX possible_duplicate_decision ON identity.possible_duplicate USING btree (tenant_id, decision_id) WHERE (decision_id IS NOT NULL);
CREATE INDEX possible_duplicate_import ON identity.possible_duplicate USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX possible_duplicate_left ON identity.possible_duplicate USING btree (tenant_id, left_id);
CREATE INDEX possible_duplicate_merge ON identity.possible_duplicate USING btree (tenant_id, merge_id) WHERE (merge_id IS NOT NULL);
CREATE INDEX possible_duplicate_newest ON identity.possible_duplicate USING btree (tenant_id, found_at DESC, id DESC) WHERE (is_pair AND (state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text])));
CREATE UNIQUE INDEX possible_duplicate_pair ON identity.possible_duplicate USING btree (tenant_id, origin_left_id, origin_right_id);
CREATE INDEX possible_duplicate_right ON identity.possible_duplicate USING btree (tenant_id, right_id);
CREATE INDEX possible_duplicate_value ON identity.possible_duplicate USING btree (tenant_id, state, value DESC, id) WHERE (is_pair AND (state = ANY (ARRAY['open'::text, 'later'::text, 'asked'::text])));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.source (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  kind text not null,
  trust integer not null,
  created_at timestamp with time zone not null,
  constraint source_pkey PRIMARY KEY (tenant_id, id),
  constraint source_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'manual'::text, 'demo'::text]))),
  constraint source_trust_check CHECK (((trust >= 0) AND (trust <= 100)))
);
CREATE UNIQUE INDEX source_manual ON identity.source USING btree (tenant_id) WHERE (kind = 'manual'::text);
CREATE UNIQUE INDEX source_name ON identity.source USING btree (tenant_id, lower(name));
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.source_record (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  source_id uuid not null,
  object_type text not null,
  external_id text not null,
  version integer not null,
  payload json not null,
  payload_hash text not null,
  record jsonb not null,
  import_id uuid,
  row_number bigint,
  recorded_at timestamp with time zone not null,
  type_ids uuid[] not null default '{}'::uuid[],
  domain_id uuid,
  branch_id uuid,
  origin_relation_id uuid not null,
  relation_id uuid not null,
  superseded_by uuid,
  gone_import_id uuid,
  constraint source_record_pkey PRIMARY KEY (tenant_id, id),
  constraint source_record_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint source_record_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint source_record_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id)
);
CREATE UNIQUE INDEX source_record_current ON identity.source_record USING btree (tenant_id, source_id, object_type, external_id) WHERE (superseded_by IS NULL);
CREATE INDEX source_record_gone ON identity.source_record USING btree (tenant_id, gone_import_id) WHERE (gone_import_id IS NOT NULL);
CREATE INDEX source_record_import ON identity.source_record USING btree (tenant_id, import_id, row_number) WHERE (import_id IS NOT NULL);
CREATE INDEX source_record_relation ON identity.source_record USING btree (tenant_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.split (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  sequence bigint not null,
  relation_id uuid not null,
  remark text,
  made_by text not null,
  made_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint split_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX split_relation ON identity.split USING btree (tenant_id, relation_id);
CREATE UNIQUE INDEX split_sequence ON identity.split USING btree (tenant_id, sequence);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.split_cell (
  tenant_id uuid not null default platform.current_tenant(),
  split_id uuid not null,
  cell_id uuid not null,
  from_cell_id uuid,
  constraint split_cell_pkey PRIMARY KEY (tenant_id, split_id, cell_id),
  constraint split_cell_tenant_id_split_id_fkey FOREIGN KEY (tenant_id, split_id) REFERENCES identity.split(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX split_cell_cell ON identity.split_cell USING btree (tenant_id, cell_id);
CREATE INDEX split_cell_from ON identity.split_cell USING btree (tenant_id, from_cell_id) WHERE (from_cell_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.split_move (
  tenant_id uuid not null default platform.current_tenant(),
  split_id uuid not null,
  source_id uuid not null,
  object_type text not null,
  external_id text not null,
  home_cell_id uuid not null,
  to_cell_id uuid not null,
  constraint split_move_pkey PRIMARY KEY (tenant_id, split_id, source_id, object_type, external_id),
  constraint split_move_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES identity.source(tenant_id, id),
  constraint split_move_tenant_id_split_id_fkey FOREIGN KEY (tenant_id, split_id) REFERENCES identity.split(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX split_move_record ON identity.split_move USING btree (tenant_id, source_id, object_type, external_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table identity.survivorship (
  tenant_id uuid not null default platform.current_tenant(),
  field text not null,
  source_ids uuid[] not null default '{}'::uuid[],
  rule text not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint survivorship_pkey PRIMARY KEY (tenant_id, field),
  constraint survivorship_rule_check CHECK ((rule = ANY (ARRAY['most_trusted'::text, 'most_recent'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.audit_entry (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}'::jsonb,
  constraint audit_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'system'::text])))
);
CREATE INDEX audit_entry_newest ON platform.audit_entry USING btree (tenant_id, at DESC, id DESC);
CREATE INDEX audit_entry_subject ON platform.audit_entry USING btree (tenant_id, subject_id, at DESC) WHERE (subject_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.file (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  created_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (tenant_id, id),
  constraint file_bytes_check CHECK ((bytes >= 0))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.idempotency_key (
  tenant_id uuid not null default platform.current_tenant(),
  actor_id text not null,
  key text not null,
  route text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (tenant_id, actor_id, key)
);
CREATE INDEX idempotency_key_age ON platform.idempotency_key USING btree (tenant_id, created_at);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.job (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  name text not null,
  state text not null default 'waiting'::text,
  payload jsonb not null,
  progress real,
  step text,
  seconds_left integer,
  subject_id uuid,
  actor_id text not null,
  actor_name text not null,
  attempts integer not null default 0,
  error_code text,
  cancel_asked boolean not null default false,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint job_pkey PRIMARY KEY (tenant_id, id),
  constraint job_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision))),
  constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX job_newest ON platform.job USING btree (tenant_id, created_at DESC, id DESC);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table platform.tenant (
  tenant_id uuid not null,
  slug text not null,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint tenant_pkey PRIMARY KEY (tenant_id),
  constraint tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,78}$'::text))
);
CREATE UNIQUE INDEX tenant_slug ON platform.tenant USING btree (slug, tenant_id);

create table relations.contact_point (
  tenant_id uuid not null default platform.current_tenant(),
  relation_id uuid not null,
  kind text not null,
  key text not null,
  constraint contact_point_pkey PRIMARY KEY (tenant_id, kind, key, relation_id),
  constraint contact_point_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'name_address'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.identifier (
  tenant_id uuid not null default platform.current_tenant(),
  scheme text not null,
  value text not null,
  relation_id uuid not null,
  constraint identifier_pkey PRIMARY KEY (tenant_id, scheme, value, relation_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.link (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  type_id uuid not null,
  function text,
  valid_from date,
  valid_until date,
  import_id uuid,
  lineage uuid,
  ended_import_id uuid,
  created_at timestamp with time zone not null,
  origin_from_id uuid not null,
  origin_to_id uuid not null,
  to_lineage uuid,
  constraint link_pkey PRIMARY KEY (tenant_id, id),
  constraint link_tenant_id_from_id_fkey FOREIGN KEY (tenant_id, from_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint link_tenant_id_to_id_fkey FOREIGN KEY (tenant_id, to_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint link_tenant_id_type_id_fkey FOREIGN KEY (tenant_id, type_id) REFERENCES governance.link_type(tenant_id, id),
  constraint link_check1 CHECK ((valid_until >= valid_from))
);
CREATE INDEX link_ended_import ON relations.link USING btree (tenant_id, ended_import_id) WHERE (ended_import_id IS NOT NULL);
CREATE INDEX link_from ON relations.link USING btree (tenant_id, from_id, to_id);
CREATE INDEX link_import ON relations.link USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX link_lineage ON relations.link USING btree (tenant_id, lineage) WHERE (lineage IS NOT NULL);
CREATE UNIQUE INDEX link_once ON relations.link USING btree (tenant_id, origin_from_id, origin_to_id, type_id, lineage, to_lineage) NULLS NOT DISTINCT WHERE (valid_until IS NULL);
CREATE INDEX link_to ON relations.link USING btree (tenant_id, to_id);
CREATE INDEX link_to_lineage ON relations.link USING btree (tenant_id, to_lineage) WHERE (to_lineage IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.relation (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  kind text not null,
  golden jsonb not null,
  display_name text not null,
  sort_key text not null,
  email text,
  phone text,
  street text,
  postcode text,
  place text,
  place_key text,
  birth_date date,
  branch_id uuid,
  domain_mask bigint not null,
  search_text text not null,
  created_import_id uuid,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  merged_into_id uuid,
  constraint relation_pkey PRIMARY KEY (tenant_id, id),
  constraint relation_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint relation_check CHECK ((merged_into_id <> id)),
  constraint relation_domain_mask_check CHECK ((domain_mask > 0)),
  constraint relation_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'household'::text])))
);
CREATE INDEX relation_by_branch ON relations.relation USING btree (tenant_id, branch_id, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL) AND (branch_id IS NOT NULL));
CREATE INDEX relation_by_change ON relations.relation USING btree (tenant_id, changed_at, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_domains ON relations.relation USING btree (tenant_id, domain_mask, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_kind ON relations.relation USING btree (tenant_id, kind, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL) AND (kind <> 'person'::text));
CREATE INDEX relation_by_name ON relations.relation USING btree (tenant_id, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_by_place ON relations.relation USING btree (tenant_id, place_key, sort_key, id) WHERE ((archived_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX relation_merged ON relations.relation USING btree (tenant_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.role (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  relation_id uuid not null,
  type_id uuid not null,
  domain_id uuid not null,
  branch_id uuid,
  valid_from date,
  valid_until date,
  import_id uuid,
  source_id uuid,
  ended_by_hand boolean not null default false,
  created_at timestamp with time zone not null,
  origin_relation_id uuid not null,
  constraint role_pkey PRIMARY KEY (tenant_id, id),
  constraint role_tenant_id_branch_id_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES admin.branch(tenant_id, id),
  constraint role_tenant_id_relation_id_fkey FOREIGN KEY (tenant_id, relation_id) REFERENCES relations.relation(tenant_id, id) ON DELETE CASCADE,
  constraint role_tenant_id_type_id_fkey FOREIGN KEY (tenant_id, type_id) REFERENCES governance.relation_type(tenant_id, id),
  constraint role_check CHECK ((valid_until >= valid_from))
);
CREATE INDEX role_relation ON relations.role USING btree (tenant_id, relation_id, type_id);
CREATE INDEX role_type ON relations.role USING btree (tenant_id, type_id, relation_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.saved_view (
  tenant_id uuid not null default platform.current_tenant(),
  id uuid not null,
  user_id uuid not null,
  name text not null,
  query text not null,
  constraint saved_view_pkey PRIMARY KEY (tenant_id, id),
  constraint saved_view_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES admin.app_user(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX saved_view_user ON relations.saved_view USING btree (tenant_id, user_id);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.search_token (
  tenant_id uuid not null default platform.current_tenant(),
  token text not null,
  relation_id uuid not null,
  constraint search_token_pkey PRIMARY KEY (tenant_id, token, relation_id)
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced

create table relations.search_word (
  tenant_id uuid not null default platform.current_tenant(),
  kind text not null,
  fragment text not null,
  word text not null,
  constraint search_word_pkey PRIMARY KEY (tenant_id, kind, fragment, word),
  constraint search_word_kind_check CHECK ((kind = ANY (ARRAY['s'::text, 'd'::text])))
);
-- fenced: tenant using (tenant_id = platform.current_tenant()), forced
