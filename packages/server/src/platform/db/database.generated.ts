// Generated from the migrated database: npm run schema. Do not edit.
import type { ColumnType } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Read parsed, written as JSON text. */
type Json = ColumnType<unknown, string | null, string | null>
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export interface Database {
  'activity.interaction': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    kind: string
    occurred_at: Timestamp
    text: string
    by_user_id: string | null
    by_name: string
    created_at: Timestamp
    removed_at: Timestamp | null
  }
  'admin.app_user': {
    tenant_id: Generated<string>
    id: string
    name: string
    email: string
    email_key: string
    role: string
    language: Generated<string>
    password_hash: string
    is_active: Generated<boolean>
    totp_secret: string | null
    totp_last_step: number | null
    totp_active_at: Timestamp | null
    domain_ids: Generated<string[]>
    created_at: Timestamp
    last_seen_at: Timestamp | null
  }
  'admin.branch': {
    tenant_id: Generated<string>
    id: string
    name: string
    is_active: Generated<boolean>
  }
  'admin.invitation': {
    tenant_id: Generated<string>
    id: string
    name: string
    email: string
    email_key: string
    role: string
    token_hash: string
    invited_by: string
    created_at: Timestamp
    expires_at: Timestamp
    accepted_at: Timestamp | null
  }
  'admin.organisation': {
    tenant_id: Generated<string>
    name: string
    slug: string
    language: Generated<string>
    is_demo: Generated<boolean>
    created_at: Timestamp
  }
  'admin.recovery_code': {
    tenant_id: Generated<string>
    user_id: string
    code_hash: string
    used_at: Timestamp | null
  }
  'admin.session': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    token_hash: string
    device: string
    address: string
    started_at: Timestamp
    last_seen_at: Timestamp
    expires_at: Timestamp
  }
  'admin.sign_in_attempt': {
    tenant_id: Generated<string>
    id: string
    key_hash: string
    at: Timestamp
  }
  'admin.sign_in_challenge': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    token_hash: string
    expires_at: Timestamp
  }
  'governance.definition': {
    tenant_id: Generated<string>
    id: string
    term: string
    meaning: string
  }
  'governance.domain': {
    tenant_id: Generated<string>
    id: string
    key: string
    name: string
    bit: number
    owner_user_id: string | null
  }
  'governance.field': {
    tenant_id: Generated<string>
    key: string
    label: string
    definition: string
    goal: string
    kinds: string[]
    position: number
  }
  'governance.link_type': {
    tenant_id: Generated<string>
    id: string
    key: string
    label: string
    reverse_label: string
  }
  'governance.relation_type': {
    tenant_id: Generated<string>
    id: string
    key: string
    name: string
    kinds: string[]
    domain_id: string
    definition: string | null
    position: Generated<number>
  }
  'identity.decision': {
    tenant_id: Generated<string>
    id: string
    kind: string
    left_cell_id: string
    right_cell_id: string
    remark: string | null
    merge_id: string | null
    split_id: string | null
    made_by: string
    made_at: Timestamp
    revoked_by: string | null
    revoked_at: Timestamp | null
    overruled_by_id: string | null
  }
  'identity.household_suggestion': {
    tenant_id: Generated<string>
    id: string
    surname: string
    address: string
    cell_ids: string[]
    run_id: string | null
    state: Generated<string>
    household_id: string | null
    found_at: Timestamp
    answered_by: string | null
    answered_at: Timestamp | null
  }
  'identity.import': {
    tenant_id: Generated<string>
    id: string
    state: string
    file_id: string
    file_name: string
    inspection: Json | null
    proposal: Json | null
    options: Json | null
    profile_id: string | null
    source_id: string | null
    counts: Json | null
    problem: Json | null
    job_id: string | null
    done_through: Generated<number>
    sequence: number | null
    started_by: string
    created_at: Timestamp
    ran_at: Timestamp | null
    finished_at: Timestamp | null
  }
  'identity.import_profile': {
    tenant_id: Generated<string>
    id: string
    source_id: string
    header_hash: string
    options: Json
    updated_at: Timestamp
  }
  'identity.import_row': {
    tenant_id: Generated<string>
    import_id: string
    position: number
    row_number: number
    outcome: string
    name: string | null
    external_id: string | null
    cells: Json
    problems: Generated<Json>
    known_record_id: string | null
    relation_id: string | null
    resembles_id: string | null
    resembles_by: string[] | null
    returned_from_import_id: string | null
  }
  'identity.match_key': {
    tenant_id: Generated<string>
    key: string
    record_id: string
  }
  'identity.match_model': {
    tenant_id: Generated<string>
    parameters: Json
    record_count: number
    made_at: Timestamp
  }
  'identity.match_report': {
    tenant_id: Generated<string>
    report: Json
    as_of: Timestamp
    refreshing_since: Timestamp | null
  }
  'identity.match_run': {
    tenant_id: Generated<string>
    id: string
    kind: string
    state: string
    job_id: string | null
    class: string | null
    import_id: string | null
    counts: Json | null
    histogram: Json | null
    observations: Generated<Json>
    started_by: string
    started_at: Timestamp
    finished_at: Timestamp | null
  }
  'identity.match_settings': {
    tenant_id: Generated<string>
    is_automatic: boolean
    auto: number
    suggest: number
    exceptions: Generated<Json>
    changed_by: string
    changed_at: Timestamp
  }
  'identity.merge': {
    tenant_id: Generated<string>
    id: string
    sequence: number
    winner_cell_id: string
    loser_cell_id: string
    run_id: string | null
    score: number | null
    reasons: Generated<string[]>
    remark: string | null
    choice_record_id: string | null
    made_by: string
    made_at: Timestamp
    undone_by: string | null
    undone_at: Timestamp | null
    dissolved_at: Timestamp | null
  }
  'identity.possible_duplicate': {
    tenant_id: Generated<string>
    id: string
    left_id: string
    right_id: string
    reasons: string[]
    import_id: string | null
    found_at: Timestamp
    origin_left_id: string
    origin_right_id: string
    is_pair: boolean | null
    run_id: string | null
    score: number | null
    probability: number | null
    value: Generated<number>
    evidence: Generated<Json>
    class: Generated<string>
    state: Generated<string>
    taken_by: string | null
    taken_until: Timestamp | null
    asked_user_id: string | null
    asked_by: string | null
    remark: string | null
    answered_by: string | null
    answered_by_user_id: string | null
    answered_at: Timestamp | null
    merge_id: string | null
    decision_id: string | null
  }
  'identity.source': {
    tenant_id: Generated<string>
    id: string
    name: string
    kind: string
    trust: number
    created_at: Timestamp
  }
  'identity.source_record': {
    tenant_id: Generated<string>
    id: string
    source_id: string
    object_type: string
    external_id: string
    version: number
    payload: Json
    payload_hash: string
    record: Json
    import_id: string | null
    row_number: number | null
    recorded_at: Timestamp
    type_ids: Generated<string[]>
    domain_id: string | null
    branch_id: string | null
    origin_relation_id: string
    relation_id: string
    superseded_by: string | null
    gone_import_id: string | null
  }
  'identity.split': {
    tenant_id: Generated<string>
    id: string
    sequence: number
    relation_id: string
    remark: string | null
    made_by: string
    made_at: Timestamp
    undone_by: string | null
    undone_at: Timestamp | null
  }
  'identity.split_cell': {
    tenant_id: Generated<string>
    split_id: string
    cell_id: string
    from_cell_id: string | null
  }
  'identity.split_move': {
    tenant_id: Generated<string>
    split_id: string
    source_id: string
    object_type: string
    external_id: string
    home_cell_id: string
    to_cell_id: string
  }
  'identity.survivorship': {
    tenant_id: Generated<string>
    field: string
    source_ids: Generated<string[]>
    rule: string
    changed_by: string
    changed_at: Timestamp
  }
  'platform.audit_entry': {
    tenant_id: Generated<string>
    id: string
    at: Timestamp
    actor_kind: string
    actor_id: string
    actor_name: string
    action: string
    subject_kind: string | null
    subject_id: string | null
    details: Generated<Json>
  }
  'platform.file': {
    tenant_id: Generated<string>
    id: string
    name: string
    bytes: number
    sha256: string
    created_at: Timestamp
  }
  'platform.idempotency_key': {
    tenant_id: Generated<string>
    actor_id: string
    key: string
    route: string
    request_hash: string
    status: number | null
    response: Json | null
    created_at: Timestamp
  }
  'platform.job': {
    tenant_id: Generated<string>
    id: string
    name: string
    state: Generated<string>
    payload: Json
    progress: number | null
    step: string | null
    seconds_left: number | null
    subject_id: string | null
    actor_id: string
    actor_name: string
    attempts: Generated<number>
    error_code: string | null
    cancel_asked: Generated<boolean>
    created_at: Timestamp
    started_at: Timestamp | null
    finished_at: Timestamp | null
  }
  'platform.tenant': {
    tenant_id: string
    slug: string
    is_demo: Generated<boolean>
    created_at: Generated<Timestamp>
  }
  'relations.contact_point': {
    tenant_id: Generated<string>
    relation_id: string
    kind: string
    key: string
  }
  'relations.identifier': {
    tenant_id: Generated<string>
    scheme: string
    value: string
    relation_id: string
  }
  'relations.link': {
    tenant_id: Generated<string>
    id: string
    from_id: string
    to_id: string
    type_id: string
    function: string | null
    valid_from: string | null
    valid_until: string | null
    import_id: string | null
    lineage: string | null
    ended_import_id: string | null
    created_at: Timestamp
    origin_from_id: string
    origin_to_id: string
    to_lineage: string | null
  }
  'relations.relation': {
    tenant_id: Generated<string>
    id: string
    kind: string
    golden: Json
    display_name: string
    sort_key: string
    email: string | null
    phone: string | null
    street: string | null
    postcode: string | null
    place: string | null
    place_key: string | null
    birth_date: string | null
    branch_id: string | null
    domain_mask: number
    search_text: string
    created_import_id: string | null
    created_at: Timestamp
    changed_at: Timestamp
    archived_at: Timestamp | null
    merged_into_id: string | null
  }
  'relations.role': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    type_id: string
    domain_id: string
    branch_id: string | null
    valid_from: string | null
    valid_until: string | null
    import_id: string | null
    source_id: string | null
    ended_by_hand: Generated<boolean>
    created_at: Timestamp
    origin_relation_id: string
  }
  'relations.saved_view': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    name: string
    query: string
  }
  'relations.search_token': {
    tenant_id: Generated<string>
    token: string
    relation_id: string
  }
  'relations.search_word': {
    tenant_id: Generated<string>
    kind: string
    fragment: string
    word: string
  }
}
