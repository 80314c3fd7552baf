import type { KeptReason, RetentionMoment } from '@klantregie/contract'
import { dayAfter, latest } from './calendar.rules.ts'

/**
 * Whether something has to go, and if not why it stays (AVG art. 5 lid 1 onder e; PRODUCT.md D4).
 *
 * Guarantees: nothing goes of which any term still runs; what no rule covers stays; a hold beats every rule; the rule with
 * the longest term is the one that decides, and the one that is named.
 */

/** A rule as far as it decides. */
export type Term = {
  readonly ruleId: string
  readonly kind: 'former_role' | 'no_role'
  /** Null: of every type. */
  readonly typeId: string | null
  /** Null: from whatever source. */
  readonly sourceId: string | null
  /** Null: whatever was said for what purpose. */
  readonly purposeId: string | null
  readonly months: number
  readonly days: number
  readonly moment: RetentionMoment
}

/** What is known of a relation; days as jjjj-mm-dd. */
export type RelationFacts = {
  readonly id: string
  readonly kind: string
  readonly createdOn: string
  readonly changedOn: string
  readonly lastActivityOn: string | null
  readonly roles: readonly { readonly typeId: string; readonly until: string | null }[]
  readonly sourceIds: readonly string[]
  /** Purposes about which something was said, agreed to or not. */
  readonly purposeIds: readonly string[]
  /** A link that runs makes it needed: with a relation whose role runs, or (a household) with a member. */
  readonly isLinked: boolean
  readonly isHeld: boolean
  /** Somebody's request about it is being handled, or its use is restricted (art. 18): it may not go meanwhile. */
  readonly isAsked: boolean
}

export type Verdict =
  | { readonly goes: true; readonly ruleId: string; readonly since: string }
  | { readonly goes: false; readonly reason: KeptReason; readonly ruleId: string | null; readonly until: string | null }

/**
 * One relation against all rules that are on. `today` is the day of the run; a term that ends today has passed, because its last
 * day was yesterday.
 */
export function decideRelation(facts: RelationFacts, terms: readonly Term[], today: string): Verdict {
  if (facts.isHeld) return stays('held')
  if (facts.isAsked) return stays('request')
  if (facts.roles.some(({ until }) => until === null || until > today)) return stays('running_role')
  if (facts.isLinked) return stays('linked')
  const decided = facts.roles.length === 0 ? termWithoutRole(facts, terms) : termOfRoles(facts, terms)
  if (decided === null) return stays('no_rule')
  if (decided.until > today) return { goes: false, reason: 'other_rule', ...decided }
  return { goes: true, ruleId: decided.ruleId, since: decided.until }
}

function stays(reason: KeptReason): Verdict {
  return { goes: false, reason, ruleId: null, until: null }
}

type Ends = { readonly ruleId: string; readonly until: string }

/** Every ended role needs a rule; the last term of all decides. */
function termOfRoles(facts: RelationFacts, terms: readonly Term[]): Ends | null {
  let last: Ends | null = null
  for (const role of facts.roles) {
    const found = terms.filter(
      (term) =>
        term.kind === 'former_role' && (term.typeId === null || term.typeId === role.typeId) && isFrom(facts, term),
    )
    if (found.length === 0) return null
    last = longest(
      last,
      found.map((term) => endOf(facts, term, role.until)),
    )
  }
  return last
}

function termWithoutRole(facts: RelationFacts, terms: readonly Term[]): Ends | null {
  const found = terms.filter((term) => term.kind === 'no_role' && isFrom(facts, term))
  return longest(
    null,
    found.map((term) => endOf(facts, term, null)),
  )
}

function isFrom({ sourceIds, purposeIds }: RelationFacts, { sourceId, purposeId }: Term): boolean {
  return (sourceId === null || sourceIds.includes(sourceId)) && (purposeId === null || purposeIds.includes(purposeId))
}

/** A term never begins before the role ended, whatever moment it counts from. */
function endOf(facts: RelationFacts, term: Term, roleEnd: string | null): Ends {
  const moments: Readonly<Record<RetentionMoment, string | null>> = {
    role_end: null,
    // Being received counts as activity: who came in yesterday with old notes does not go today.
    last_activity: latest(facts.lastActivityOn, facts.createdOn),
    last_change: facts.changedOn,
    received: facts.createdOn,
  }
  const from = latest(roleEnd, roleEnd !== null && term.moment === 'role_end' ? null : moments[term.moment])
  return { ruleId: term.ruleId, until: dayAfter(from ?? facts.createdOn, term) }
}

/** The later end; of two equal ends the smaller id, so that a second look names the same rule. */
function longest(first: Ends | null, others: readonly Ends[]): Ends | null {
  return others.reduce<Ends | null>((best, next) => {
    if (best === null || next.until > best.until) return next
    return next.until === best.until && next.ruleId < best.ruleId ? next : best
  }, first)
}

/** A rule about rows (notes, lists that were read in): matched by the types and sources they belong to. */
export type RowTerm = Pick<Term, 'ruleId' | 'typeId' | 'sourceId' | 'purposeId' | 'months' | 'days'>

export type RowFacts = {
  /** The day after which its term runs. */
  readonly on: string
  /** Of the relation it belongs to, ended roles too. */
  readonly typeIds: readonly string[]
  readonly sourceIds: readonly string[]
  readonly purposeIds: readonly string[]
  readonly isHeld: boolean
  readonly isAsked: boolean
}

/** The same for a row: the longest of the rules that match it decides. */
export function decideRow(facts: RowFacts, terms: readonly RowTerm[], today: string): Verdict {
  if (facts.isHeld) return stays('held')
  if (facts.isAsked) return stays('request')
  const matching = terms.filter(
    ({ typeId, sourceId, purposeId }) =>
      (typeId === null || facts.typeIds.includes(typeId)) &&
      (sourceId === null || facts.sourceIds.includes(sourceId)) &&
      (purposeId === null || facts.purposeIds.includes(purposeId)),
  )
  const decided = longest(
    null,
    matching.map((term) => ({ ruleId: term.ruleId, until: dayAfter(facts.on, term) })),
  )
  if (decided === null) return stays('no_rule')
  if (decided.until > today) return { goes: false, reason: 'other_rule', ...decided }
  return { goes: true, ruleId: decided.ruleId, since: decided.until }
}

/** More than may go unasked: a mistake in a rule would otherwise empty the base in one night. */
export function needsAgreement(
  { due, total }: { readonly due: number; readonly total: number },
  { mostShare, mostCount }: { readonly mostShare: number; readonly mostCount: number },
): boolean {
  // In a small base one relation is a large share; a handful may go whatever share that is.
  return due > mostCount || (due > FEW && due > total * mostShare)
}

const FEW = 10

/** Whether the term of this one rule has passed for a relation, whatever else keeps it: those are told of in a preview. */
export function hasPassed(facts: RelationFacts, term: Term, today: string): boolean {
  if (!isFrom(facts, term)) return false
  if (term.kind === 'no_role') return facts.roles.length === 0 && endOf(facts, term, null).until <= today
  return facts.roles.some(
    ({ typeId, until }) =>
      (term.typeId === null || term.typeId === typeId) &&
      until !== null &&
      until <= today &&
      endOf(facts, term, until).until <= today,
  )
}
