import type { Evidence } from '@klantregie/contract'

/** What matching needs to know of a record beside what is compared. */
export type MatchedRow = {
  readonly recordId: string
  readonly cellId: string
  readonly relationId: string
  readonly sourceId: string
  readonly typeIds: readonly string[]
}

/** Two rows that the engine takes for one, or asks about. */
export type Tie = {
  readonly a: number
  readonly b: number
  readonly score: number
  readonly probability: number
  readonly value: number
  readonly evidence: readonly Evidence[]
}

/** Named by their relations: the id of a relation is also that of the cell it began with. */
export type PlannedMerge = {
  readonly winner: string
  readonly loser: string
  readonly score: number
  readonly reasons: readonly string[]
}

export type PlannedQuestion = {
  /** The two relations, after the merges of this plan; and the cells of the two records that raise the question. */
  readonly relations: readonly [string, string]
  readonly cells: readonly [string, string]
  readonly score: number
  readonly probability: number
  readonly value: number
  readonly evidence: readonly Evidence[]
  readonly class: string
}

/** Which part of the evidence makes questions alike: what speaks clearly, for or against. */
const CLEAR_BITS = 1
const MOST_CODES = 4

/** Questions with the same clear reasons form a class: "birthDate.same+firstName.differs". */
export function classOf(evidence: readonly Evidence[]): string {
  const clear = evidence
    .filter(({ bits }) => Math.abs(bits) >= CLEAR_BITS)
    .toSorted((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
    .slice(0, MOST_CODES)
    .map(({ code }) => code)
  return clear.length === 0 ? 'unclear' : clear.toSorted().join('+')
}

/**
 * Merges that bring a group of rows together: the relation with the most records stays, of equals the oldest; each of the
 * others is joined to it for the clearest reason that ties it to anybody in the group.
 */
export function mergesOf(
  group: readonly number[],
  rows: readonly MatchedRow[],
  tieOf: (row: number, others: readonly number[]) => Pick<Tie, 'probability' | 'evidence'>,
): PlannedMerge[] {
  const byRelation = Map.groupBy(group, (row) => rows[row]?.relationId ?? '')
  if (byRelation.size < 2) return []
  const relations = [...byRelation].toSorted(([x, xs], [y, ys]) => ys.length - xs.length || (x < y ? -1 : 1))
  const [first, ...others] = relations
  if (!first) return []
  return others.map(([relationId, members]) => {
    const strangers = group.filter((row) => !members.includes(row))
    const tie = bestTie(members, strangers, tieOf)
    return {
      winner: first[0],
      loser: relationId,
      score: tie.probability,
      reasons: tie.evidence.filter(({ bits }) => bits >= CLEAR_BITS).map(({ code }) => code),
    }
  })
}

/** Larger groups are not looked through pair by pair. */
const MOST_LOOKED_AT = 12

function bestTie(
  members: readonly number[],
  strangers: readonly number[],
  tieOf: (row: number, others: readonly number[]) => Pick<Tie, 'probability' | 'evidence'>,
): Pick<Tie, 'probability' | 'evidence'> {
  const ties = members
    .slice(0, MOST_LOOKED_AT)
    .map((row) => tieOf(row, strangers.slice(0, MOST_LOOKED_AT)))
    .toSorted((x, y) => y.probability - x.probability)
  return ties[0] ?? { probability: 0, evidence: [] }
}
