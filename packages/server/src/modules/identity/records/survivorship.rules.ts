import { BuiltInField, isOwnField, type FieldKey, type RelationRecord, type SurvivorReason } from '@klantregie/contract'

/** One current source record, as far as survivorship looks at it. */
export type Evidence = {
  readonly recordId: string
  readonly sourceId: string
  readonly isManual: boolean
  /** 0–100, set per source; higher wins. */
  readonly trust: number
  readonly recordedAt: Date
  /** No longer in the newest complete list of its source. */
  readonly isGone: boolean
  readonly record: RelationRecord
  /** Fields that somebody emptied by hand. */
  readonly cleared: readonly FieldKey[]
  /** When each field was said by hand, where that was before the record was last changed. */
  readonly saidAt?: Readonly<Partial<Record<FieldKey, Date>>>
}

/** What the data owner wants for a field: sources to believe before the others, and what decides among the rest. */
export type FieldSurvivorship = {
  readonly sourceIds: readonly string[]
  readonly rule: 'most_trusted' | 'most_recent'
}
export type Survivorship = ReadonlyMap<FieldKey, FieldSurvivorship>

/** Nothing was set: the most trusted source, then the most recent record. */
export const BY_TRUST: Survivorship = new Map()
const MOST_TRUSTED: FieldSurvivorship = { sourceIds: [], rule: 'most_trusted' }

export type Survivor = {
  readonly field: FieldKey
  readonly recordId: string
  readonly reason: SurvivorReason
}

/** The fields of these records: those of the product, and those of the organisation's own that a record says something about. */
export function fieldsOf(evidence: readonly Pick<Evidence, 'record'>[]): readonly FieldKey[] {
  const own = new Set<FieldKey>()
  for (const { record } of evidence) for (const key of Object.keys(record)) if (isOwnField(key)) own.add(key)
  return own.size === 0 ? BuiltInField.options : [...BuiltInField.options, ...[...own].sort()]
}

type Golden = { readonly golden: RelationRecord; readonly survivors: readonly Survivor[] }

/**
 * The golden record of a relation: per field the value of one source record, never a mixture of two.
 * Order (ARCHITECTURE.md §5): what an employee entered by hand (the latest, field by field), then records still in their
 * source's list before those that are gone, then the sources that the data owner believes first for this field, then the
 * most trusted source, then the most recent record (or the other way round, when the data owner says so); equal in all, the
 * lowest record id, so that the same records always give the same values. Lists (e-mail, phone) keep the winner's first and
 * add the others' after it.
 */
export function computeGolden(evidence: readonly Evidence[], survivorship: Survivorship = BY_TRUST): Golden {
  const usual = [...evidence].sort(comparing(null, MOST_TRUSTED))
  if (usual.length === 0) throw new Error('A relation without records has no values.')
  const golden: Record<string, unknown> = { kind: kindOf(usual) }
  const survivors: Survivor[] = []
  for (const field of fieldsOf(usual)) {
    const setting = survivorship.get(field)
    const ranked = rankedFor(field, usual, setting)
    const winner = ranked.find(({ record, cleared }) => record[field] !== undefined || cleared.includes(field))
    if (winner?.record[field] === undefined) continue
    golden[field] = isList(field) ? union(field, winner, ranked) : winner.record[field]
    const reason = reasonOf(field, { winner, ranked, setting: setting ?? MOST_TRUSTED })
    survivors.push({ field, recordId: winner.recordId, reason })
  }
  const identifiers = unionOf(usual.flatMap(({ record }) => record.identifiers ?? []))
  if (identifiers.length > 0) golden['identifiers'] = identifiers
  return { golden: golden as RelationRecord, survivors }
}

/** The usual order serves, unless something was set for the field, or two records by hand said their fields at different times. */
function rankedFor(
  field: FieldKey,
  usual: readonly Evidence[],
  setting: FieldSurvivorship | undefined,
): readonly Evidence[] {
  const isByHandTwice = usual[1]?.isManual === true
  if (usual.length === 1 || (setting === undefined && !isByHandTwice)) return usual
  return [...usual].sort(comparing(field, setting ?? MOST_TRUSTED))
}

function comparing(field: FieldKey | null, { sourceIds, rule }: FieldSurvivorship) {
  const moment = ({ saidAt, recordedAt }: Evidence) =>
    (field === null ? recordedAt : (saidAt?.[field] ?? recordedAt)).getTime()
  const byTrust = (left: Evidence, right: Evidence) => right.trust - left.trust
  const byMoment = (left: Evidence, right: Evidence) => moment(right) - moment(left)
  const [first, second] = rule === 'most_trusted' ? [byTrust, byMoment] : [byMoment, byTrust]
  return (left: Evidence, right: Evidence): number =>
    Number(right.isManual) - Number(left.isManual) ||
    Number(left.isGone) - Number(right.isGone) ||
    preference(sourceIds, left) - preference(sourceIds, right) ||
    first(left, right) ||
    second(left, right) ||
    (left.recordId < right.recordId ? -1 : 1)
}

/** The place of a record's source among those that are believed first; the others share the place behind them. */
function preference(sourceIds: readonly string[], { sourceId }: Evidence): number {
  const place = sourceIds.indexOf(sourceId)
  return place === -1 ? sourceIds.length : place
}

/** A hand edit does not say what a relation is; the best record that came from elsewhere does. */
function kindOf(ranked: readonly Evidence[]): RelationRecord['kind'] {
  return (ranked.find(({ isManual }) => !isManual) ?? ranked[0])?.record.kind ?? 'person'
}

function isList(field: FieldKey): field is 'emails' | 'phones' {
  return field === 'emails' || field === 'phones'
}

/** By hand means: these and no others. Otherwise nobody's address or number is lost. */
function union(field: 'emails' | 'phones', winner: Evidence, ranked: readonly Evidence[]): unknown[] {
  const own: readonly unknown[] = winner.record[field] ?? []
  if (winner.isManual) return [...own]
  return unionOf([...own, ...ranked.flatMap(({ record }): readonly unknown[] => record[field] ?? [])])
}

function unionOf<T>(values: readonly T[]): T[] {
  const seen = new Map<string, T>()
  for (const value of values) {
    const key = JSON.stringify(value)
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}

type Decided = {
  readonly winner: Evidence
  readonly ranked: readonly Evidence[]
  readonly setting: FieldSurvivorship
}

/** The first rule that decided between the winner and the best of the others that say something. */
function reasonOf(field: FieldKey, { winner, ranked, setting }: Decided): Survivor['reason'] {
  const others = ranked.filter(({ recordId, record }) => recordId !== winner.recordId && record[field] !== undefined)
  const runnerUp = others[0]
  if (winner.isManual) return 'by_hand'
  if (!runnerUp) return 'only_source'
  const value = JSON.stringify(winner.record[field])
  if (others.every(({ record }) => JSON.stringify(record[field]) === value)) return 'agreed'
  if (preference(setting.sourceIds, winner) < preference(setting.sourceIds, runnerUp)) return 'source_order'
  if (setting.rule === 'most_recent') return winner.recordedAt > runnerUp.recordedAt ? 'most_recent' : 'most_trusted'
  return winner.trust > runnerUp.trust ? 'most_trusted' : 'most_recent'
}
