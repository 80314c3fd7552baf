import type { FieldKey, RelationRecord, SurvivorReason } from '@klantregie/contract'

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
}

export type Survivor = {
  readonly field: FieldKey
  readonly recordId: string
  readonly reason: SurvivorReason
}

export const FIELDS: readonly FieldKey[] = [
  'name',
  'organisationName',
  'birthDate',
  'emails',
  'phones',
  'website',
  'addresses',
  'municipality',
  'language',
]

type Golden = { readonly golden: RelationRecord; readonly survivors: readonly Survivor[] }

/**
 * The golden record of a relation: per field the value of one source record, never a mixture of two.
 * Order (ARCHITECTURE.md §5): what an employee entered by hand, then records still in their source's list before those
 * that are gone, then the most trusted source, then the most recent record; equal in all, the lowest record id, so that
 * the same records always give the same values. Lists (e-mail, phone) keep the winner's first and add the others' after it.
 */
export function computeGolden(evidence: readonly Evidence[]): Golden {
  const ranked = [...evidence].sort(compareEvidence)
  const first = ranked[0]
  if (!first) throw new Error('A relation without records has no values.')
  const golden: Record<string, unknown> = { kind: kindOf(ranked) }
  const survivors: Survivor[] = []
  for (const field of FIELDS) {
    const winner = ranked.find(({ record, cleared }) => record[field] !== undefined || cleared.includes(field))
    const value = winner?.record[field]
    if (!winner || value === undefined) continue
    golden[field] = isList(field) ? union(field, winner, ranked) : value
    survivors.push({ field, recordId: winner.recordId, reason: reasonOf(field, winner, ranked) })
  }
  const identifiers = unionOf(ranked.flatMap(({ record }) => record.identifiers ?? []))
  if (identifiers.length > 0) golden['identifiers'] = identifiers
  return { golden: golden as RelationRecord, survivors }
}

function compareEvidence(left: Evidence, right: Evidence): number {
  return (
    Number(right.isManual) - Number(left.isManual) ||
    Number(left.isGone) - Number(right.isGone) ||
    right.trust - left.trust ||
    right.recordedAt.getTime() - left.recordedAt.getTime() ||
    (left.recordId < right.recordId ? -1 : 1)
  )
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

/** The first rule that decided between the winner and the best of the others that say something. */
function reasonOf(field: FieldKey, winner: Evidence, ranked: readonly Evidence[]): Survivor['reason'] {
  const others = ranked.filter(({ recordId, record }) => recordId !== winner.recordId && record[field] !== undefined)
  const runnerUp = others[0]
  if (winner.isManual) return 'by_hand'
  if (!runnerUp) return 'only_source'
  const value = JSON.stringify(winner.record[field])
  if (others.every(({ record }) => JSON.stringify(record[field]) === value)) return 'agreed'
  return winner.trust > runnerUp.trust ? 'most_trusted' : 'most_recent'
}
