import type { RelationRecord, SentCounts } from '@klantregie/contract'
import type { Placed, SentPerson } from '../connectors/sent.rules.ts'

export const NOBODY_YET: SentCounts = {
  asked: 0,
  added: 0,
  marked: 0,
  kept: 0,
  declined: 0,
  absent: 0,
  refused: 0,
  withheld: 0,
  unmarked: 0,
}

export const addCounts = (one: SentCounts, other: SentCounts): SentCounts => ({
  asked: one.asked + other.asked,
  added: one.added + other.added,
  marked: one.marked + other.marked,
  kept: one.kept + other.kept,
  declined: one.declined + other.declined,
  absent: one.absent + other.absent,
  refused: one.refused + other.refused,
  withheld: one.withheld + other.withheld,
  unmarked: one.unmarked + other.unmarked,
})

export const countPlaced = (outcomes: readonly (Placed | 'kept' | 'withheld')[]): SentCounts => ({
  ...NOBODY_YET,
  asked: outcomes.length,
  ...Object.fromEntries(
    [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, those]) => [outcome, those.length]),
  ),
})

/** What of a record goes out: the first address, and the name as far as it may leave. Null: no address that may. */
export function sentPersonOf(record: RelationRecord | undefined): SentPerson | null {
  const email = record?.emails?.[0]?.trim() ?? ''
  return email === '' ? null : { email, ...namesOf(record?.name ?? {}) }
}

const namesOf = ({ callName, firstName, prefix = '', surname = '' }: NonNullable<RelationRecord['name']>) => ({
  firstName: callName ?? firstName ?? '',
  surname: `${prefix} ${surname}`.trim(),
})

/** Fewer than so many may always lose the mark; of more, not most at once without somebody having looked. */
const FEW = 20
export const isShrinking = ({ left, all }: { readonly left: number; readonly all: number }): boolean =>
  left > FEW && left > all / 2
