import type { RetentionKind, RetentionKindInfo, RetentionRuleContent } from '@klantregie/contract'

type Shape = Omit<RetentionKindInfo, 'kind' | 'applies'>
const rows = (...moments: RetentionKindInfo['moments']): Shape => ({
  moments,
  actions: ['delete'],
  hasType: false,
  hasSource: false,
  hasPurpose: false,
})

/**
 * What can be asked of each kind. Whether it applies is not said here: a kind applies when a module offers to carry it out
 * (`keeps` in its manifest), so that nothing is promised that nobody does.
 */
const SHAPES: Readonly<Record<RetentionKind, Shape>> = {
  former_role: {
    moments: ['role_end', 'last_activity', 'last_change'],
    actions: ['delete'],
    hasType: true,
    hasSource: true,
    hasPurpose: true,
  },
  no_role: {
    moments: ['last_activity', 'last_change', 'received'],
    actions: ['delete'],
    hasType: false,
    hasSource: true,
    hasPurpose: true,
  },
  note: { ...rows('received'), hasType: true },
  import_row: { ...rows('received'), hasSource: true },
  upload: { ...rows('received'), hasSource: true },
  job: rows('received'),
  export_file: rows('received'),
  consent_proof: { ...rows('last_change'), actions: ['anonymise', 'delete'], hasPurpose: true },
  audit_detail: rows('received'),
  search_trail: rows('received'),
  financial_record: rows('received'),
  library_transaction: { ...rows('received'), actions: ['pseudonymise', 'delete'] },
}

export const RETENTION_KINDS = Object.keys(SHAPES) as readonly RetentionKind[]

/** In the order in which they are shown. */
export function describeKinds(applying: ReadonlySet<RetentionKind>): RetentionKindInfo[] {
  return RETENTION_KINDS.map((kind) => ({ kind, applies: applying.has(kind), ...SHAPES[kind] }))
}

/** Whether a rule asks only what its kind can do, and has a term at all. */
export function isPossible(rule: RetentionRuleContent): boolean {
  const shape = SHAPES[rule.kind]
  return (
    shape.moments.includes(rule.moment) &&
    shape.actions.includes(rule.action) &&
    (shape.hasType || rule.typeId === null) &&
    (shape.hasSource || rule.sourceId === null) &&
    rule.months + rule.days > 0
  )
}

/** The purpose that a rule is narrowed to; null when it is not, or when its purpose is only what the register says of it. */
export function narrowingPurpose({ kind, purposeId }: Pick<RetentionRuleContent, 'kind' | 'purposeId'>): string | null {
  return SHAPES[kind].hasPurpose ? purposeId : null
}

/** Relations themselves, as against rows that belong to them. */
export function isAboutRelations(kind: RetentionKind): kind is 'former_role' | 'no_role' {
  return kind === 'former_role' || kind === 'no_role'
}
