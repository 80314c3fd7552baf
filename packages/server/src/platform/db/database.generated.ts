// Generated from the migrated database: npm run schema. Do not edit.
import type { ColumnType } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Read parsed, written as JSON text. */
type Json = ColumnType<unknown, string | null, string | null>
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export interface Database {
  'activity.fact': {
    tenant_id: Generated<string>
    id: string
    relation_id: string | null
    origin_relation_id: string | null
    kind: string
    occurred_at: Timestamp
    day: string
    until: string | null
    offering_id: string | null
    genre_id: string | null
    branch_id: string | null
    quantity: Generated<number>
    amount_cents: Generated<number>
    currency: Generated<string>
    order_key: string | null
    is_reversal: Generated<boolean>
    reverses_id: string | null
    reverses_key: string | null
    is_reversed: Generated<boolean>
    audience: string | null
    price_type: string | null
    channel: string | null
    detail: Json | null
    source_id: string | null
    source_key: string | null
    source_hash: string | null
    import_id: string | null
    row_number: number | null
    recorded_at: Timestamp
    by_user_id: string | null
    by_name: string | null
    version: Generated<number>
    superseded_by: string | null
    removed_at: Timestamp | null
  }
  'activity.family': {
    tenant_id: Generated<string>
    id: string
    key: string
    name: string
    domain_id: string | null
    position: number
  }
  'activity.family_kind': {
    tenant_id: Generated<string>
    kind: string
    family_id: string
  }
  'activity.genre': {
    tenant_id: Generated<string>
    id: string
    key: string
    name: string
    position: number
    is_active: Generated<boolean>
  }
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
  'activity.offering': {
    tenant_id: Generated<string>
    id: string
    kind: string
    parent_id: string | null
    title: string
    title_key: string
    genre_id: string | null
    branch_id: string | null
    starts_at: Timestamp | null
    ends_at: Timestamp | null
    capacity: number | null
    state: Generated<string>
    makers: Generated<string[]>
    target_group_ids: Generated<string[]>
    source_id: string | null
    external_id: string | null
    created_at: Timestamp
    changed_at: Timestamp
    version: Generated<number>
    import_id: string | null
  }
  'activity.price_type': {
    tenant_id: Generated<string>
    id: string
    offering_id: string
    name: string
    amount_cents: number
    currency: Generated<string>
    position: number
  }
  'activity.target_group': {
    tenant_id: Generated<string>
    id: string
    key: string
    name: string
    position: number
    is_active: Generated<boolean>
  }
  'admin.api_key': {
    tenant_id: Generated<string>
    id: string
    name: string
    secret_hash: string
    ending: string
    scopes: string[]
    per_minute: number
    made_by: string
    made_at: Timestamp
    expires_at: Timestamp
    withdrawn_at: Timestamp | null
    last_used_at: Timestamp | null
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
    kind: Generated<string>
    has_password: Generated<boolean>
  }
  'admin.branch': {
    tenant_id: Generated<string>
    id: string
    name: string
    is_active: Generated<boolean>
    postcode: string | null
    house_number: Generated<string>
    place: Generated<string>
  }
  'admin.directory': {
    tenant_id: Generated<string>
    provider_id: string
    token_hash: string
    ending: string
    role: string
    made_by: string
    made_at: Timestamp
    last_used_at: Timestamp | null
  }
  'admin.directory_team': {
    tenant_id: Generated<string>
    team_id: string
    provider_id: string
    external_id: string | null
  }
  'admin.directory_user': {
    tenant_id: Generated<string>
    user_id: string
    provider_id: string
    user_name: string
    external_id: string | null
    is_made: boolean
    removed_at: Timestamp | null
  }
  'admin.identity_provider': {
    tenant_id: Generated<string>
    id: string
    name: string
    issuer: string
    client_id: string
    secret: string
    is_on: Generated<boolean>
    made_at: Timestamp
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
  'admin.known_identity': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    issuer: string
    subject: string
    label: string
    linked_at: Timestamp
    last_used_at: Timestamp | null
  }
  'admin.organisation': {
    tenant_id: Generated<string>
    name: string
    slug: string
    language: Generated<string>
    is_demo: Generated<boolean>
    created_at: Timestamp
    has_assistants: Generated<boolean>
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
    viewing_as_user_id: string | null
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
  'admin.sign_on': {
    tenant_id: Generated<string>
    id: string
    provider_id: string
    state_hash: string
    browser_hash: string
    secret: string
    purpose: string
    user_id: string | null
    invitation_id: string | null
    name: string | null
    next: string | null
    expires_at: Timestamp
  }
  'admin.team': {
    tenant_id: Generated<string>
    id: string
    name: string
    created_at: Timestamp
  }
  'admin.team_member': {
    tenant_id: Generated<string>
    team_id: string
    user_id: string
  }
  'engagement.approach': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    contact_id: string | null
    origin_contact_id: string | null
    purpose_id: string
    kind: string
    channel: string
    subject: Generated<string>
    owner_user_id: string | null
    owner_team_id: string | null
    owner_name: string
    starts_on: string
    ends_on: string
    state: string
    outcome: string | null
    outcome_text: Generated<string>
    clearance: string
    reason: Generated<string>
    joined_id: string | null
    round_id: string | null
    created_by: string | null
    created_by_name: string
    created_at: Timestamp
    ended_at: Timestamp | null
    version: Generated<number>
  }
  'engagement.approach_claim': {
    tenant_id: Generated<string>
    approach_id: string
    relation_id: string
    origin_relation_id: string
    position: string
    purpose_id: string
    starts_on: string
    ends_on: string
    is_free: boolean
    is_made: boolean
  }
  'engagement.approach_round': {
    tenant_id: Generated<string>
    id: string
    name: string
    purpose_id: string
    kind: string
    channel: string
    subject: Generated<string>
    owner_user_id: string | null
    owner_team_id: string | null
    owner_name: string
    starts_on: string
    ends_on: string
    state: string
    choice: Generated<string>
    reason: Generated<string>
    counts: Generated<Json>
    job_id: string | null
    created_by: string | null
    created_by_name: string
    created_at: Timestamp
    checked_at: Timestamp | null
    planned_at: Timestamp | null
    undone_at: Timestamp | null
  }
  'engagement.approach_round_item': {
    tenant_id: Generated<string>
    round_id: string
    relation_id: string
    origin_relation_id: string
    position: number
    outcome: string
    rule: string | null
    collides_with: string | null
    collisions: Generated<number>
    choice: string | null
    reason: Generated<string>
    approach_id: string | null
  }
  'engagement.calendar_feed': {
    tenant_id: Generated<string>
    user_id: string
    token_hash: string
    made_at: Timestamp
    read_on: string | null
  }
  'engagement.comment': {
    tenant_id: Generated<string>
    id: string
    task_id: string | null
    interaction_id: string | null
    relation_id: string | null
    origin_relation_id: string | null
    text: string
    by_user_id: string | null
    by_name: string
    at: Timestamp
    removed_at: Timestamp | null
  }
  'engagement.comment_mention': {
    tenant_id: Generated<string>
    comment_id: string
    user_id: string
  }
  'engagement.coverage': {
    tenant_id: Generated<string>
    id: string
    name: string
    purpose_id: string
    channel: string
    starts_on: string
    ends_on: string
    filter: Json | null
    state: string
    job_id: string | null
    checked_at: Timestamp | null
    divided_at: Timestamp | null
    divided_by: string | null
    created_by: string | null
    created_by_name: string
    created_at: Timestamp
  }
  'engagement.coverage_member': {
    tenant_id: Generated<string>
    coverage_id: string
    relation_id: string
    origin_relation_id: string
    position: number
    owner_user_id: string | null
    was_user_id: string | null
    is_divided: Generated<boolean>
    hindrance: string | null
    excluded_at: Timestamp | null
    excluded_by: string | null
    excluded_reason: string | null
  }
  'engagement.digest_refusal': {
    tenant_id: Generated<string>
    user_id: string
    kind: string
  }
  'engagement.follow': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    relation_id: string
    origin_relation_id: string
    since: Timestamp
  }
  'engagement.home_choice': {
    tenant_id: Generated<string>
    user_id: string
    arrangement: Json | null
    guide_away_at: Timestamp | null
    aside_on: string | null
    aside: Generated<string[]>
  }
  'engagement.notification': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    kind: string
    group_key: string
    subject_kind: string | null
    subject_id: string | null
    relation_id: string | null
    origin_relation_id: string | null
    details: Generated<Json>
    by_user_id: string | null
    by_name: string | null
    times: Generated<number>
    at: Timestamp
    read_at: Timestamp | null
    mailed_at: Timestamp | null
  }
  'engagement.pressure_cap': {
    tenant_id: Generated<string>
    id: string
    channel: string | null
    period: string
    reach: string
    most: number
    with_service: boolean
    changed_at: Timestamp
    changed_by: string
  }
  'engagement.process': {
    tenant_id: Generated<string>
    id: string
    template_id: string
    version: number
    relation_id: string
    origin_relation_id: string
    state: string
    outcome: string | null
    owner_user_id: string | null
    dates: Generated<Json>
    current_key: string | null
    current_since: Timestamp
    at_user_id: string | null
    at_team_id: string | null
    due_on: string | null
    due_sort: string | null
    started_at: Timestamp
    started_on: string
    started_by: string
    started_by_user_id: string | null
    paused_on: string | null
    ended_at: Timestamp | null
    ended_by: string | null
    reason: Generated<string>
    reminded_at: Timestamp | null
    batch_id: string | null
  }
  'engagement.process_batch': {
    tenant_id: Generated<string>
    id: string
    template_id: string
    version: number
    owner_user_id: string | null
    dates: Generated<Json>
    state: string
    refused: Generated<number>
    job_id: string | null
    made_at: Timestamp
    made_by: string
    made_by_user_id: string | null
  }
  'engagement.process_batch_item': {
    tenant_id: Generated<string>
    batch_id: string
    relation_id: string
    outcome: Generated<string>
  }
  'engagement.process_document': {
    tenant_id: Generated<string>
    process_id: string
    step_key: string
    key: string
    is_checked: boolean
    checked_on: string | null
    checked_by: string | null
    note: Generated<string>
  }
  'engagement.process_step': {
    tenant_id: Generated<string>
    id: string
    process_id: string
    template_id: string
    key: string
    title: string
    position: number
    state: string
    user_id: string | null
    team_id: string | null
    role: string | null
    due_on: string | null
    shift_days: Generated<number>
    opened_at: Timestamp | null
    taken_at: Timestamp | null
    taken_by: string | null
    taken_user_id: string | null
    ended_at: Timestamp | null
    ended_by: string | null
    answer: string | null
    note: Generated<string>
  }
  'engagement.process_template': {
    tenant_id: Generated<string>
    id: string
    starter_key: string | null
    name: string
    goal: string
    domain_id: string | null
    type_id: string | null
    state: string
    version: number
    edition: Generated<number>
    created_at: Timestamp
    changed_at: Timestamp
    changed_by: string
  }
  'engagement.process_version': {
    tenant_id: Generated<string>
    template_id: string
    version: number
    content: Json
    made_at: Timestamp
    made_by: string
  }
  'engagement.purpose_conflict': {
    tenant_id: Generated<string>
    one_id: string
    other_id: string
    quiet_days: number
    changed_at: Timestamp
  }
  'engagement.purpose_rule': {
    tenant_id: Generated<string>
    purpose_id: string
    quiet_days: number
    changed_at: Timestamp
  }
  'engagement.task': {
    tenant_id: Generated<string>
    id: string
    title: string
    text: Generated<string>
    owner_user_id: string | null
    owner_team_id: string | null
    open_team_id: string | null
    relation_id: string | null
    origin_relation_id: string | null
    due_on: string | null
    due_time: string | null
    reminder: string | null
    repeat_every: number | null
    repeat_unit: string | null
    repeat_from: string | null
    repeat_until: string | null
    series_on: string | null
    follows_id: string | null
    state: Generated<string>
    ended_at: Timestamp | null
    ended_by: string | null
    ended_by_user_id: string | null
    origin_kind: Generated<string>
    origin_id: string | null
    made_at: Timestamp
    made_by: string
    made_by_user_id: string | null
    version: Generated<number>
    changed_at: Timestamp
  }
  'engagement.task_item': {
    tenant_id: Generated<string>
    id: string
    task_id: string
    position: number
    text: string
    done_at: Timestamp | null
    done_by: string | null
  }
  'governance.break_glass': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    domain_id: string | null
    reason: string
    started_at: Timestamp
    until: Timestamp
    ended_at: Timestamp | null
    seen_at: Timestamp | null
    seen_by: string | null
  }
  'governance.definition': {
    tenant_id: Generated<string>
    id: string
    term: string
    meaning: string
    examples: Generated<string>
    counter_examples: Generated<string>
    counting_rule: Generated<string>
    status: Generated<string>
    is_disputed: Generated<boolean>
    owner_user_id: string | null
    domain_id: string | null
    starter_key: string | null
    version: Generated<number>
    changed_at: Generated<Timestamp>
  }
  'governance.definition_alternative': {
    tenant_id: Generated<string>
    id: string
    definition_id: string
    meaning: string
    counting_rule: Generated<string>
    reason: Generated<string>
    by_user_id: string
    by_name: string
    at: Timestamp
    state: Generated<string>
    decided_by: string | null
    decided_at: Timestamp | null
  }
  'governance.definition_comment': {
    tenant_id: Generated<string>
    id: string
    definition_id: string
    by_user_id: string
    by_name: string
    text: string
    at: Timestamp
    removed_at: Timestamp | null
  }
  'governance.definition_use': {
    tenant_id: Generated<string>
    kind: string
    key: string
    definition_id: string
  }
  'governance.definition_version': {
    tenant_id: Generated<string>
    definition_id: string
    version: number
    act: string
    content: Json
    by_name: string
    at: Timestamp
    proposal_id: string | null
  }
  'governance.domain': {
    tenant_id: Generated<string>
    id: string
    key: string
    name: string
    bit: number
    owner_user_id: string | null
    description: Generated<string>
    deputy_user_id: string | null
    fresh_months: Generated<number>
    expected_fields: Generated<string[]>
  }
  'governance.domain_appointment': {
    tenant_id: Generated<string>
    id: string
    domain_id: string
    seat: string
    from_user_id: string | null
    from_name: string | null
    to_user_id: string | null
    to_name: string | null
    remark: Generated<string>
    open_items: Generated<Json>
    by_name: string
    at: Timestamp
  }
  'governance.domain_right': {
    tenant_id: Generated<string>
    subject_kind: string
    subject_key: string
    domain_id: string
    may_see: boolean
    may_change: boolean
    may_export: boolean
    may_delete: boolean
  }
  'governance.domain_source': {
    tenant_id: Generated<string>
    domain_id: string
    source: string
    relations: number
  }
  'governance.field': {
    tenant_id: Generated<string>
    key: string
    label: string
    definition: string
    goal: string
    kinds: string[]
    position: number
    data_type: Generated<string>
    help: Generated<string>
    section: Generated<string>
    type_ids: Generated<string[]>
    limits: Generated<Json>
    choices: Generated<Json>
    required: Generated<Json>
    sensitivity: Generated<string>
    special_ground: string | null
    retention_text: string | null
    retention_months: number | null
    domain_id: string | null
    retired_at: Timestamp | null
    version: Generated<number>
  }
  'governance.field_right': {
    tenant_id: Generated<string>
    subject_kind: string
    subject_key: string
    domain_id: string
    field_key: string
    access: string
  }
  'governance.link_type': {
    tenant_id: Generated<string>
    id: string
    key: string
    label: string
    reverse_label: string
    definition: Generated<string>
    from_kinds: Generated<string[]>
    to_kinds: Generated<string[]>
    functions: Generated<string[]>
    domain_id: string | null
    retired_at: Timestamp | null
    version: Generated<number>
    is_hierarchy: Generated<boolean>
  }
  'governance.model_change': {
    tenant_id: Generated<string>
    id: string
    element: string
    element_id: string
    action: string
    before: Json | null
    after: Json | null
    changed_by: string
    changed_at: Timestamp
    proposal_id: string | null
  }
  'governance.notice': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    kind: string
    details: Generated<Json>
    domain_id: string | null
    at: Timestamp
    seen_at: Timestamp | null
  }
  'governance.proposal': {
    tenant_id: Generated<string>
    id: string
    element: string
    element_id: string | null
    change: string
    title: string
    content: Json
    seen: Json | null
    reason: string
    domain_id: string | null
    status: string
    proposed_by_id: string
    proposed_by: string
    proposed_at: Timestamp
    decided_by: string | null
    decided_at: Timestamp | null
    decision_reason: string | null
  }
  'governance.proposal_comment': {
    tenant_id: Generated<string>
    id: string
    proposal_id: string
    author: string
    text: string
    written_at: Timestamp
  }
  'governance.quality_figure': {
    tenant_id: Generated<string>
    day: string
    domain_id: string
    dimension: string
    field: Generated<string>
    measured: number
    good: number
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
    retired_at: Timestamp | null
    version: Generated<number>
    audience: Generated<string>
  }
  'governance.review_cycle': {
    tenant_id: Generated<string>
    id: string
    domain_id: string
    name: string
    type_ids: Generated<string[]>
    branch_ids: Generated<string[]>
    stale_months: number | null
    interval_months: number
    weeks: number
    worker_user_ids: Generated<string[]>
    next_on: string
    stopped_at: Timestamp | null
    created_at: Timestamp
  }
  'governance.review_round': {
    tenant_id: Generated<string>
    id: string
    cycle_id: string
    domain_id: string
    name: string
    type_ids: string[]
    branch_ids: string[]
    stale_months: number | null
    worker_user_ids: string[]
    state: string
    opened_on: string
    due_on: string
    opened_at: Timestamp
    attested_at: Timestamp | null
    attested_by: string | null
    statement: string | null
    figures: Json | null
  }
  'governance.role_choice': {
    tenant_id: Generated<string>
    id: string
    type_id: string
    kind: string
    name: string
    position: number
    retired_at: Timestamp | null
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
  'identity.folder_mailbox': {
    tenant_id: Generated<string>
    folder_id: string
    host: string
    port: number
    security: string
    login: string
    password: string
    inbox: string
    senders: string[]
    read_at: Timestamp | null
    problem: string | null
    refused_at: Timestamp | null
    refused_reason: string | null
    refused_sender: string | null
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
    folder_id: string | null
    runs_as: string | null
    asked_at_state: string | null
    held_for: string | null
  }
  'identity.import_folder': {
    tenant_id: Generated<string>
    id: string
    name: string
    directory: string
    source_id: string | null
    holder_id: string
    holder_name: string
    carries_out: boolean
    most_rejected: number
    most_gone: number
    quiet_after_days: number | null
    is_paused: Generated<boolean>
    problem: string | null
    problem_file: string | null
    look_at: Timestamp
    looked_at: Timestamp | null
    arrived_at: Timestamp | null
    made_at: Timestamp
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
    key: number
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
  'identity.match_waiting': {
    tenant_id: Generated<string>
    import_id: string
    since: Timestamp
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
  'integrations.campaign_result': {
    tenant_id: Generated<string>
    object_id: string
    connection_id: string
    name: string
    subject: string | null
    sent_at: Timestamp
    lists: string[]
    sent: number
    opened: number | null
    clicked: number | null
    unsubscribed: number | null
    returned: number | null
    complained: number | null
  }
  'integrations.card_checker': {
    tenant_id: Generated<string>
    host: string
    port: number
    institution: string
    login: string
    password: string | null
    terminal_password: string | null
    changed_at: Timestamp
  }
  'integrations.connection': {
    tenant_id: Generated<string>
    id: string
    connector: string
    name: string
    source_id: string
    state: string
    settings: Json
    secrets: Generated<Json>
    columns: Json | null
    type_ids: string[]
    domain_id: string
    branch_id: string | null
    every_minutes: number
    silent_after_hours: number | null
    next_at: Timestamp | null
    failures: Generated<number>
    failing_since: Timestamp | null
    problem: Json | null
    hook_hash: string | null
    hook_heard_at: Timestamp | null
    created_by: string
    created_at: Timestamp
    changed_at: Timestamp
    lists: Generated<Json>
  }
  'integrations.delivery': {
    tenant_id: Generated<string>
    id: string
    connection_id: string
    stream: string
    kind: string
    state: string
    job_id: string
    started_by: string
    question: Json
    resume: Json | null
    next_cursor: Json | null
    offered: Generated<number>
    added: Generated<number>
    changed: Generated<number>
    same: Generated<number>
    unmatched: Generated<number>
    rejected: Generated<number>
    gone: Generated<number>
    control: Json | null
    problem: Json | null
    started_at: Timestamp
    finished_at: Timestamp | null
  }
  'integrations.heard': {
    tenant_id: Generated<string>
    connection_id: string
    stream: string
    external_id: string
    heard_at: Timestamp
    asked_at: Timestamp | null
  }
  'integrations.object': {
    tenant_id: Generated<string>
    id: string
    connection_id: string
    stream: string
    object_type: string
    external_id: string
    payload: Json
    payload_hash: string
    outcome: string
    reason: Json | null
    title: string | null
    fact_keys: Generated<string[]>
    attached_cell_id: string | null
    set_aside_by: string | null
    set_aside_at: Timestamp | null
    first_seen_at: Timestamp
    last_seen_at: Timestamp
    last_delivery_id: string
    gone_at: Timestamp | null
  }
  'integrations.object_cell': {
    tenant_id: Generated<string>
    object_id: string
    cell_id: string
  }
  'integrations.register_change': {
    tenant_id: Generated<string>
    edition_id: string
    code: string
    kinds: string[]
    before: Json | null
    after: Json
    candidates: Generated<string[]>
  }
  'integrations.register_edition': {
    tenant_id: Generated<string>
    id: string
    register: string | null
    state: string
    problem: string | null
    base_id: string | null
    is_current: Generated<boolean>
    file_id: string | null
    file_name: string
    dated_on: string
    row_count: Generated<number>
    same_count: Generated<number>
    refused: Generated<Json>
    added_by_name: string
    added_at: Timestamp
    applied_by_name: string | null
    applied_at: Timestamp | null
    undone_at: Timestamp | null
  }
  'integrations.register_proposal': {
    tenant_id: Generated<string>
    id: string
    edition_id: string
    code: string
    kind: string
    relation_id: string
    origin_relation_id: string
    before: Json
    after: Json
    happened_on: string
    state: string
    made_at: Timestamp
    settled_by_name: string | null
    settled_at: Timestamp | null
  }
  'integrations.school_location': {
    tenant_id: Generated<string>
    code: string
    register: string
    brin: string
    board: string
    name: string
    street: string
    house_number: string
    postcode: string
    place: string
    municipality_code: string
    municipality: string
    denomination: string
    structure: string
    phone: string
    website: string
    closed_on: string | null
    successor: string | null
  }
  'integrations.sent_member': {
    tenant_id: Generated<string>
    sent_segment_id: string
    email: string
    relation_id: string
    origin_relation_id: string
    marked_at: Timestamp
    seen_in: string
  }
  'integrations.sent_segment': {
    tenant_id: Generated<string>
    id: string
    connection_id: string
    list: string
    segment_id: string
    segment_name: string
    mark: string
    adds: boolean
    holder_id: string
    holder_name: string
    every_hours: number
    is_paused: Generated<boolean>
    next_at: Timestamp
    sent_at: Timestamp | null
    counts: Json | null
    problem: Json | null
    made_at: Timestamp
  }
  'integrations.stream': {
    tenant_id: Generated<string>
    connection_id: string
    key: string
    cursor: Json | null
    ok_at: Timestamp | null
    news_at: Timestamp | null
    control: Json | null
  }
  'integrations.webhook': {
    tenant_id: Generated<string>
    id: string
    name: string
    url: string
    events: string[]
    key_id: string
    secret: string
    old_secret: string | null
    old_secret_until: Timestamp | null
    is_paused: Generated<boolean>
    failing_since: Timestamp | null
    stopped_at: Timestamp | null
    last_delivered_at: Timestamp | null
    made_by: string
    made_at: Timestamp
  }
  'integrations.webhook_attempt': {
    tenant_id: Generated<string>
    id: string
    message_id: string
    at: Timestamp
    status: number | null
    problem: string | null
    milliseconds: number
    answer: string | null
  }
  'integrations.webhook_event': {
    tenant_id: Generated<string>
    id: string
    kind: string
    relation_id: string | null
    import_id: string | null
    by_id: string
    at: Timestamp
    spread_at: Timestamp | null
  }
  'integrations.webhook_message': {
    tenant_id: Generated<string>
    id: string
    webhook_id: string
    event_id: string
    state: Generated<string>
    failures: Generated<number>
    next_at: Timestamp | null
  }
  'integrations.webhook_round': {
    tenant_id: Generated<string>
    asked_at: Timestamp | null
  }
  'platform.audit_checkpoint': {
    tenant_id: Generated<string>
    number: number
    hash: Buffer
    at: Timestamp
    key_id: string
    public_key: Buffer
    signature: Buffer
  }
  'platform.audit_detail': {
    tenant_id: Generated<string>
    entry_id: string
    salt: Buffer
    details: string
    address: string | null
    device: string | null
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
    initiator_id: string
    is_read: Generated<boolean>
    origin_kind: Generated<string>
    origin_name: string | null
    origin_id: string | null
    details_hash: Buffer
  }
  'platform.audit_erasure': {
    tenant_id: Generated<string>
    entry_id: string
    erasure_id: string
  }
  'platform.audit_link': {
    tenant_id: Generated<string>
    number: number
    entry_id: string
    previous_hash: Buffer
    hash: Buffer
  }
  'platform.audit_unsealed': {
    tenant_id: Generated<string>
    at: Timestamp
    entry_id: string
  }
  'platform.audit_verification': {
    tenant_id: Generated<string>
    id: string
    started_at: Timestamp
    finished_at: Timestamp
    actor_name: string
    until: number
    entries: number
    checkpoints: number
    breaks: number
    found: Json
  }
  'platform.daily_mark': {
    tenant_id: Generated<string>
    job_name: string
    day: string
  }
  'platform.file': {
    tenant_id: Generated<string>
    id: string
    name: string
    bytes: number
    sha256: string
    created_at: Timestamp
    removed_at: Timestamp | null
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
    initiator_id: string | null
  }
  'platform.outgoing_mail': {
    tenant_id: Generated<string>
    id: string
    key: string
    template: string
    language: string
    recipient: string | null
    content: Json | null
    state: Generated<string>
    created_at: Timestamp
    ended_at: Timestamp | null
  }
  'platform.tenant': {
    tenant_id: string
    slug: string
    is_demo: Generated<boolean>
    created_at: Generated<Timestamp>
  }
  'privacy.assessment': {
    tenant_id: Generated<string>
    id: string
    title: string
    answers: Json
    version: Generated<number>
    changed_by: string
    changed_at: Timestamp
    archived_at: Timestamp | null
  }
  'privacy.assessment_version': {
    tenant_id: Generated<string>
    assessment_id: string
    version: number
    content: Json
    fixed_by: string
    fixed_at: Timestamp
  }
  'privacy.breach': {
    tenant_id: Generated<string>
    id: string
    number: number
    title: string
    happened: string
    discovered_at: Timestamp
    occurred_from: string | null
    occurred_until: string | null
    nature: Generated<string[]>
    categories: Generated<string[]>
    has_special: Generated<boolean>
    filter: Json | null
    counted: number | null
    counted_at: Timestamp | null
    estimated_persons: number | null
    likelihood: string | null
    severity: string | null
    consequences: Generated<string>
    measures: Generated<string>
    tell_authority: boolean | null
    authority_reason: string | null
    authority_decided_by: string | null
    authority_decided_at: Timestamp | null
    authority_told_at: Timestamp | null
    authority_number: string | null
    tell_persons: boolean | null
    persons_reason: string | null
    persons_decided_by: string | null
    persons_decided_at: Timestamp | null
    persons_told_at: Timestamp | null
    letter_authority: string | null
    letter_persons: string | null
    created_by: string
    created_at: Timestamp
    closed_by: string | null
    closed_at: Timestamp | null
    lessons: string | null
  }
  'privacy.breach_event': {
    tenant_id: Generated<string>
    id: string
    breach_id: string
    kind: string
    text: Generated<string>
    at: Timestamp
    by_name: string
    written_at: Timestamp
  }
  'privacy.consent': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    purpose_id: string
    channel: string
    topic_id: string | null
    state: string
    basis: string
    wording_id: string | null
    source: string
    source_name: Generated<string>
    import_id: string | null
    actor_kind: string
    actor_id: string
    actor_name: string
    occurred_at: Timestamp
    recorded_at: Timestamp
    contact: string | null
    expires_at: Timestamp | null
    proof: Generated<string>
    is_by_guardian: Generated<boolean>
    guardian_id: string | null
    origin_guardian_id: string | null
    voided_at: Timestamp | null
    delivered_by: string | null
    delivered_as: string | null
  }
  'privacy.consent_setting': {
    tenant_id: Generated<string>
    organisation_kind: Generated<string>
    is_form_open: Generated<boolean>
    link_secret: string
    changed_at: Timestamp
  }
  'privacy.consent_tally': {
    tenant_id: Generated<string>
    purpose_id: string
    channel: string
    state: string
    year: number
    statements: number
  }
  'privacy.customer_fact': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    contact_kind: string
    contact: string
    captured_at: Timestamp
    has_payment_obligation: boolean
    is_same_entity: boolean
    was_informed: boolean
    was_offered_opt_out: boolean
    is_enriched: boolean
    proof: Generated<string>
    by_name: string
    recorded_at: Timestamp
  }
  'privacy.dossier': {
    tenant_id: Generated<string>
    id: string
    request_id: string
    scope: string
    language: string
    state: Generated<string>
    job_id: string | null
    pdf_file_id: string | null
    json_file_id: string | null
    csv_file_id: string | null
    made_by: string
    asked_at: Timestamp
    made_at: Timestamp | null
    expires_at: Timestamp
  }
  'privacy.erasure': {
    tenant_id: Generated<string>
    id: string
    erased_at: Timestamp
    request_id: string | null
    reason: string
    cell_hashes: string[]
    counts: Json
    kept_fields: Generated<string[]>
    erased_by: string
  }
  'privacy.forgotten_key': {
    tenant_id: Generated<string>
    key_hash: string
    erasure_id: string
  }
  'privacy.kept_data': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    request_id: string
    fields: string[]
    article: string
    kept_until: string
    decided_by: string
    decided_at: Timestamp
  }
  'privacy.legal_hold': {
    tenant_id: Generated<string>
    id: string
    relation_id: string | null
    origin_relation_id: string | null
    type_id: string | null
    source_id: string | null
    reason: string
    until: string | null
    placed_by: string
    placed_at: Timestamp
    lifted_by: string | null
    lifted_at: Timestamp | null
    lift_reason: string | null
    held_relation_id: string | null
  }
  'privacy.loan_title_permission': {
    tenant_id: Generated<string>
    id: string
    purpose: string
    reason: string
    until: string
    given_by: string
    given_at: Timestamp
    withdrawn_by: string | null
    withdrawn_at: Timestamp | null
  }
  'privacy.protection': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    reason: string
    review_on: string
    started_by: string
    started_at: Timestamp
    ended_by: string | null
    ended_at: Timestamp | null
    end_reason: string | null
  }
  'privacy.purpose': {
    tenant_id: Generated<string>
    id: string
    key: string
    name: string
    description: string
    kind: string
    basis: string
    channels: string[]
    is_own_offer: Generated<boolean>
    is_on_form: Generated<boolean>
    receiver: Generated<string>
    valid_months: number | null
    status: Generated<string>
    position: number
    created_at: Timestamp
  }
  'privacy.receiver': {
    tenant_id: Generated<string>
    id: string
    name: string
    role: string
    service: string
    categories: Generated<string>
    country: string
    safeguards: Generated<string>
    contract_date: string | null
    contract_until: string | null
    contact: Generated<string>
    changed_by: string
    changed_at: Timestamp
    ended_at: Timestamp | null
  }
  'privacy.register_text': {
    tenant_id: Generated<string>
    content: Json
    changed_by: string
    changed_at: Timestamp
  }
  'privacy.register_version': {
    tenant_id: Generated<string>
    id: string
    number: number
    content: Json
    note: Generated<string>
    fixed_by: string
    fixed_at: Timestamp
  }
  'privacy.request': {
    tenant_id: Generated<string>
    id: string
    number: number
    kind: string
    channel: string
    received_on: string
    due_on: string
    extended_months: Generated<number>
    extension_reason: string | null
    requester_name: string
    requester_contact: Generated<string>
    wish: Generated<string>
    owner_user_id: string | null
    identity_how: string | null
    identity_note: string | null
    identity_by: string | null
    identity_at: Timestamp | null
    state: Generated<string>
    outcome: string | null
    outcome_reason: string | null
    created_by: string
    created_at: Timestamp
    closed_at: Timestamp | null
    erased_at: Timestamp | null
  }
  'privacy.request_event': {
    tenant_id: Generated<string>
    id: string
    request_id: string
    at: Timestamp
    by_name: string
    event: string
    detail: string | null
  }
  'privacy.request_letter': {
    tenant_id: Generated<string>
    id: string
    request_id: string
    template: string
    language: string
    title: string
    body: string
    made_by: string
    made_at: Timestamp
    changed_at: Timestamp
    sent_how: string | null
    sent_by: string | null
    sent_at: Timestamp | null
  }
  'privacy.request_receiver': {
    tenant_id: Generated<string>
    id: string
    request_id: string
    name: string
    source_id: string | null
    state: Generated<string>
    remark: string | null
    told_by: string | null
    told_at: Timestamp | null
  }
  'privacy.request_step': {
    tenant_id: Generated<string>
    request_id: string
    step: string
    done_by: string
    done_at: Timestamp
  }
  'privacy.request_subject': {
    tenant_id: Generated<string>
    request_id: string
    relation_id: string
    origin_relation_id: string
  }
  'privacy.retention_preview': {
    tenant_id: Generated<string>
    rule_id: string
    rule_version: number
    state: string
    job_id: string | null
    domain_mask: number
    counts: Json | null
    examples: Generated<Json>
    made_by: string
    made_at: Timestamp
  }
  'privacy.retention_rule': {
    tenant_id: Generated<string>
    id: string
    default_key: string | null
    kind: string
    title: string
    type_id: string | null
    source_id: string | null
    purpose_id: string | null
    months: number
    days: Generated<number>
    moment: string
    action: string
    basis: string
    why: string
    is_on: Generated<boolean>
    version: Generated<number>
    previewed_version: number | null
    changed_by: string
    changed_at: Timestamp
    switched_by: string | null
    switched_at: Timestamp | null
    removed_at: Timestamp | null
  }
  'privacy.retention_rule_version': {
    tenant_id: Generated<string>
    rule_id: string
    version: number
    content: Json
    changed_by: string
    changed_at: Timestamp
  }
  'privacy.retention_run': {
    tenant_id: Generated<string>
    id: string
    rule_id: string
    rule_version: number
    kind: string
    action: string
    state: string
    is_scheduled: boolean
    job_id: string | null
    total: number | null
    due: number | null
    kept: Generated<Json>
    removed: Generated<number>
    cursor: string | null
    agreed: number | null
    agreed_by: string | null
    agreed_at: Timestamp | null
    started_by: string
    started_at: Timestamp
    finished_at: Timestamp | null
  }
  'privacy.retention_settings': {
    tenant_id: Generated<string>
    most_share: Generated<number>
    most_count: Generated<number>
    is_scheduled: Generated<boolean>
    changed_by: string | null
    changed_at: Timestamp | null
  }
  'privacy.self_service_link': {
    tenant_id: Generated<string>
    id: string
    token_hash: string
    request_id: string
    purpose: string
    made_by: string
    made_at: Timestamp
    expires_at: Timestamp
    used_at: Timestamp | null
    revoked_at: Timestamp | null
  }
  'privacy.sign_up': {
    tenant_id: Generated<string>
    id: string
    token_hash: string
    place_hash: string
    address_hash: string
    name: string | null
    email: string | null
    language: string
    choices: Json | null
    asked_at: Timestamp
    expires_at: Timestamp
    confirmed_at: Timestamp | null
  }
  'privacy.standing': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    kind: string
    purpose_id: string | null
    reason: Generated<string>
    request_id: string | null
    since: Timestamp
    by_name: string
    lifted_at: Timestamp | null
    lifted_by_name: string | null
  }
  'privacy.suppressed_address': {
    tenant_id: Generated<string>
    id: string
    kind: string
    hash: string
    reason: string
    purpose_id: string | null
    since: Timestamp
    released_at: Timestamp | null
  }
  'privacy.topic': {
    tenant_id: Generated<string>
    id: string
    purpose_id: string
    name: string
    is_active: Generated<boolean>
    position: number
  }
  'privacy.unmasking': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    user_id: string
    user_name: string
    reason: string
    at: Timestamp
    until: Timestamp
  }
  'privacy.wording': {
    tenant_id: Generated<string>
    id: string
    purpose_id: string
    channel: string | null
    language: string
    version: number
    text: string
    created_at: Timestamp
    by_name: string
  }
  'relations.attachment': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    file_id: string
    name: string
    form: string
    bytes: number
    about: Generated<string>
    by_user_id: string | null
    by_name: string
    at: Timestamp
    removed_at: Timestamp | null
  }
  'relations.bulk_deed': {
    tenant_id: Generated<string>
    id: string
    kind: string
    what: Json
    state: string
    asked: number
    will: number
    already: number
    refused: Json
    items: number
    done_through: Generated<number>
    undone_through: Generated<number>
    changed: Generated<number>
    passed_by: Generated<number>
    restored: Generated<number>
    kept: Generated<number>
    may_mask: number
    job_id: string | null
    by_user_id: string
    by_name: string
    at: Timestamp
    ended_at: Timestamp | null
    undone_by: string | null
    undone_at: Timestamp | null
    gather: Json | null
    fixed_at: Timestamp | null
    excepted: Generated<number>
    stop_reason: string | null
    undone_by_user_id: string | null
  }
  'relations.bulk_item': {
    tenant_id: Generated<string>
    deed_id: string
    position: number
    relation_id: string
    role_id: string | null
    version: number | null
    state: string
    before: Json | null
  }
  'relations.bulk_part': {
    tenant_id: Generated<string>
    deed_id: string
    begins_after: number
    relation_ids: string[]
    role_ids: string[]
    versions: number[]
  }
  'relations.contact_point': {
    tenant_id: Generated<string>
    relation_id: string
    kind: string
    key: string
  }
  'relations.favourite': {
    tenant_id: Generated<string>
    user_id: string
    relation_id: string
    since: Timestamp
  }
  'relations.field_value': {
    tenant_id: Generated<string>
    field_key: string
    relation_id: string
    text_key: Generated<string>
    number: number | null
    sort_key: string
  }
  'relations.handover': {
    tenant_id: Generated<string>
    id: string
    from_user_id: string
    to_user_id: string
    role_count: number
    by_name: string
    at: Timestamp
    undone_at: Timestamp | null
  }
  'relations.household_choice': {
    tenant_id: Generated<string>
    id: string
    household_id: string
    origin_household_id: string
    is_one_mailing: boolean
    addressee_id: string | null
    origin_addressee_id: string | null
    by_name: string
    at: Timestamp
  }
  'relations.identifier': {
    tenant_id: Generated<string>
    scheme: string
    value: string
    relation_id: string
  }
  'relations.importance': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    reason: string
    every_months: number
    since: string
    started_by_id: string | null
    started_by: string
    started_at: Timestamp
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'relations.label': {
    tenant_id: Generated<string>
    id: string
    name: string
    domain_id: string | null
    created_by: string
    created_at: Timestamp
    retired_at: Timestamp | null
  }
  'relations.label_event': {
    tenant_id: Generated<string>
    id: Generated<string>
    relation_id: string
    origin_relation_id: string
    label_id: string
    is_given: boolean
    by_name: string
    at: Timestamp
    deed_id: string | null
    many: number | null
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
    version: Generated<number>
    follows_id: string | null
    closes_circle: Generated<boolean>
  }
  'relations.own_set': {
    tenant_id: Generated<string>
    id: string
    field_keys: string[]
  }
  'relations.recent_view': {
    tenant_id: Generated<string>
    user_id: string
    relation_id: string
    at: Timestamp
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
    is_protected: Generated<boolean>
    is_marked_protected: Generated<boolean>
    own_set_id: string | null
    gaps: number
    postcode_area: string | null
  }
  'relations.relation_label': {
    tenant_id: Generated<string>
    label_id: string
    relation_id: string
    origin_relation_id: string
    by_name: string
    at: Timestamp
  }
  'relations.review_item': {
    tenant_id: Generated<string>
    round_id: string
    relation_id: string
    sort_key: string
    outcome: string | null
    reason: string | null
    ended_role_ids: Generated<string[]>
    held_by: string | null
    held_until: Timestamp | null
    held_at: Timestamp | null
    done_by: string | null
    done_by_name: string | null
    done_at: Timestamp | null
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
    status_id: string | null
    stage_id: string | null
    owner_user_id: string | null
    end_reason: string | null
    lead_source: string | null
    interest: string | null
    became_role_id: string | null
    version: Generated<number>
  }
  'relations.role_change': {
    tenant_id: Generated<string>
    id: string
    role_id: string
    field: string
    before: string | null
    after: string | null
    by_name: string
    at: Timestamp
    handover_id: string | null
  }
  'relations.saved_view': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    name: string
    query: string
    part: Generated<string>
    is_for_all: Generated<boolean>
    team_id: string | null
    version: Generated<number>
    changed_at: Timestamp | null
    removed_at: Timestamp | null
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
  'relations.selection': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    at: Timestamp
  }
  'relations.selection_item': {
    tenant_id: Generated<string>
    selection_id: string
    relation_id: string
  }
  'relations.unmasked': {
    tenant_id: Generated<string>
    user_id: string
    relation_id: string
    until: Timestamp
  }
  'relations.verification': {
    tenant_id: Generated<string>
    id: string
    relation_id: string
    origin_relation_id: string
    field_key: string | null
    round_id: string | null
    by_user_id: string
    by_name: string
    at: Timestamp
  }
  'segments.address_stops': {
    tenant_id: Generated<string>
    changes: number
  }
  'segments.advice_check': {
    tenant_id: Generated<string>
    checked_at: Timestamp
    from_day: string
    people: number
    hits: number
    baseline_hits: number
    verdict: string
  }
  'segments.affinity': {
    tenant_id: Generated<string>
    level: string
    from_id: string
    to_id: string
    together: number
    people: number
    score: number
  }
  'segments.behaviour': {
    tenant_id: Generated<string>
    family_id: string
    genre_id: string
    branch_id: string
    number: number
    relation_id: string
    newest: number | null
    days: number[]
    orders: number[]
    quantities: number[]
    money_days: number[]
    cents: number[]
  }
  'segments.bitmap': {
    tenant_id: Generated<string>
    condition_id: string
    chunk: number
    bits: string
  }
  'segments.code': {
    tenant_id: Generated<string>
    edition_id: string
    id: string
    key: string
    is_group: boolean
    group_key: string | null
    name: Generated<string>
    description: Generated<string>
    place_count: Generated<number>
  }
  'segments.code_edition': {
    tenant_id: Generated<string>
    id: string
    set_id: string
    name: string
    name_key: string
    dated_on: string
    is_current: Generated<boolean>
    state: string
    problem: string | null
    file_id: string | null
    file_name: string
    sample: Json | null
    choice: Json | null
    keyed_by: string | null
    columns: Json | null
    row_count: Generated<number>
    refused: Generated<Json>
    place_count: Generated<number>
    added_by_name: string
    added_at: Timestamp
  }
  'segments.code_place': {
    tenant_id: Generated<string>
    edition_id: string
    place: string
    code_id: string
  }
  'segments.code_set': {
    tenant_id: Generated<string>
    id: string
    name: string
    name_key: string
  }
  'segments.condition': {
    tenant_id: Generated<string>
    id: string
    says: Json
    built_at: Timestamp
    last_used_on: string
  }
  'segments.contribution_weight': {
    tenant_id: Generated<string>
    measure: string
    cents_per_unit: number
  }
  'segments.dirty': {
    tenant_id: Generated<string>
    relation_id: string
    by_xid: Generated<string>
    marked_at: Generated<Timestamp>
  }
  'segments.freed_number': {
    tenant_id: Generated<string>
    number: number
  }
  'segments.inventory_answer': {
    tenant_id: Generated<string>
    id: string
    sight: Json
    figures: Json
    used_on: string
  }
  'segments.inventory_bits': {
    tenant_id: Generated<string>
    day: string
    what: string
    about: string
    chunk: number
    bits: string
  }
  'segments.inventory_day': {
    tenant_id: Generated<string>
    day: string
    from_day: string
    is_asked: Generated<boolean>
    counted_at: Timestamp | null
  }
  'segments.inventory_fact': {
    tenant_id: Generated<string>
    day: string
    domain_mask: number
    during_set: number
    kind: string
    relations: number
    times: number
    quantity: number
    cents: number
  }
  'segments.inventory_freeze': {
    tenant_id: Generated<string>
    id: string
    day: string
    name: string
    by_user_id: string
    by_name: string
    at: Timestamp
    sees: Json
    figures: Json
  }
  'segments.inventory_group': {
    tenant_id: Generated<string>
    day: string
    id: number
    domain_mask: number
    age: string
    before_set: number
    during_set: number
    at_set: number
    relations: number
    persons: number
    with_email: number
    with_phone: number
    with_address: number
    with_birth_date: number
    reachable: number
    buyers: number
    visitors: number
  }
  'segments.inventory_set': {
    tenant_id: Generated<string>
    day: string
    id: number
    type_ids: string[]
  }
  'segments.inventory_use': {
    tenant_id: Generated<string>
    day: string
    id: number
    domain_mask: number | null
    kind: string
    audience: string
    genre_id: string | null
    times: number
    quantity: number
    cents: number
  }
  'segments.library_member_type': {
    tenant_id: Generated<string>
    type_id: string
  }
  'segments.measure': {
    tenant_id: Generated<string>
    id: string
    segment_id: string
    day: string
    moment_id: string | null
    looked: Json
  }
  'segments.measure_part': {
    tenant_id: Generated<string>
    measure_id: string
    domain_mask: number
    is_protected: boolean
    is_child: boolean
    count: number
  }
  'segments.moment': {
    tenant_id: Generated<string>
    id: string
    segment_id: string
    name: string
    taken_at: Timestamp
    by_user_id: string
    conditions: Json
    looked: Json
    removed_at: Timestamp | null
  }
  'segments.moment_bitmap': {
    tenant_id: Generated<string>
    moment_id: string
    chunk: number
    bits: string
  }
  'segments.numbering': {
    tenant_id: Generated<string>
    next_number: Generated<number>
    built_version: number | null
  }
  'segments.profile': {
    tenant_id: Generated<string>
    number: number
    relation_id: string
    kind: string
    is_open: boolean
    domain_mask: number
    birth_date: string | null
    branch_id: string | null
    postcode_area: string | null
    place_key: string | null
    has_email: boolean
    has_phone: boolean
    has_address: boolean
    is_protected: boolean
    added_on: string
    postcode: string | null
    house_number: string | null
  }
  'segments.relation_value': {
    tenant_id: Generated<string>
    family_id: string
    number: number
    relation_id: string
    alive_class: string
    expected_repeats: number
    expected_cents: number | null
  }
  'segments.rfm': {
    tenant_id: Generated<string>
    family_id: string
    number: number
    relation_id: string
    recency: number
    frequency: number
    money: number
    last_day: string
    orders: number
    cents: number
  }
  'segments.rfm_round': {
    tenant_id: Generated<string>
    family_id: string
    day: string
    scored_at: Timestamp
    relations: number
    recency: string[]
    frequency: number[]
    money: number[]
  }
  'segments.segment': {
    tenant_id: Generated<string>
    id: string
    user_id: string
    name: string
    description: Generated<string>
    conditions: Json
    is_for_all: Generated<boolean>
    team_id: string | null
    version: Generated<number>
    created_at: Timestamp
    changed_at: Timestamp
    removed_at: Timestamp | null
  }
  'segments.tier_threshold': {
    tenant_id: Generated<string>
    family_id: string
    participant_from: number
    core_from: number
    version: Generated<number>
  }
  'segments.value_group': {
    tenant_id: Generated<string>
    family_id: string
    domain_mask: number
    alive_class: string
    relations: number
    expected_repeats: number
    expected_cents: number | null
  }
  'segments.value_model': {
    tenant_id: Generated<string>
    family_id: string
    day: string
    made_at: Timestamp
    verdict: string
    fitted: Json
  }
  'segments.value_work': {
    tenant_id: Generated<string>
    job_id: string
    asked_at: Timestamp
    done_at: Timestamp | null
  }
  'segments.working_area': {
    tenant_id: Generated<string>
    municipality_code: string
  }
}
