import { FIRST_NAME, INITIALS } from './names.rules.ts'
import { BIRTH, shareNothing } from './dates.rules.ts'
import { P } from './compare-persons.rules.ts'
import { hasBothInitials, isNameless } from './contact-use.rules.ts'
import type { Edge } from './edges.rules.ts'
import type { Matcher } from './matcher.rules.ts'
import { WIDTH } from './model.rules.ts'
import { PERSON } from './record-table.rules.ts'
import type { RecordTable } from './record-table.rules.ts'

/** What the owner decided about two rows; it holds for ever. */
export interface Decision {
  readonly a: number
  readonly b: number
  readonly verdict: 'same' | 'notSame'
}

/** More members need not be looked at to see whether two groups contradict each other. */
const MOST_LOOKED_AT = 24
/** Small contradictions (initials, gender) that together weigh this many bits forbid a merge. */
const MOST_CONTRADICTION = -8
/** In lists where names or dates are mostly damage, one that differs proves less than this many bits and forbids nothing. */
const HARD_CONTRADICTION = -5.5
/** Two birth dates that share neither the year nor the day are no slip of the pen: of father and son they are all that differs. */
const OTHER_BIRTH = -5
/** A nameless row joins a group only when the runner-up is this many bits behind. */
const CLEAR_LEAD = 4

/**
 * Groups of rows that are one relation. Best pair first; a pair is refused when anybody in the one group contradicts
 * anybody in the other, however well these two agree. Depends on nothing but rows, scores and decisions.
 */
export class Clusters {
  readonly #matcher: Matcher
  readonly #parent: Int32Array
  readonly #members = new Map<number, number[]>()
  readonly #forbidden = new Map<number, Set<number>>()

  constructor(matcher: Matcher) {
    this.#matcher = matcher
    this.#parent = Int32Array.from({ length: matcher.table.size }, (_, row) => row)
  }

  /** The lowest row of the group. */
  find(row: number): number {
    let top = row
    while (this.#parent[top] !== top) top = this.#parent[top] ?? top
    for (let at = row; at !== top;) {
      const above = this.#parent[at] ?? top
      this.#parent[at] = top
      at = above
    }
    return top
  }

  membersOf(row: number): readonly number[] {
    const top = this.find(row)
    return this.#members.get(top) ?? [top]
  }

  /** Decisions first: "same" joins, "not the same" keeps apart whatever the pairs say. */
  decide(decisions: readonly Decision[]): void {
    for (const { a, b, verdict } of decisions) if (verdict === 'notSame') this.#forbid(a, b)
    for (const { a, b, verdict } of decisions) if (verdict === 'same' && !this.#isForbidden(a, b)) this.#join(a, b)
  }

  /** `edges` best first. */
  build(edges: Iterable<Edge>): void {
    const { table } = this.#matcher
    const loose: Edge[] = []
    for (const edge of edges) {
      if (isNameless(table, edge.a) || isNameless(table, edge.b)) {
        if (table.kind[edge.a] === PERSON) {
          loose.push(edge)
          continue
        }
      }
      this.#tryJoin(edge)
    }
    this.#attachNameless(loose)
  }

  #tryJoin({ a, b }: Edge): void {
    if (this.find(a) !== this.find(b) && !this.contradict(a, b)) this.#join(a, b)
  }

  /**
   * Rows without a name follow the named ones and never bring two of them together. With two people to choose from, and
   * no clear lead, the row stays alone and becomes a question.
   */
  #attachNameless(edges: readonly Edge[]): void {
    const { table } = this.#matcher
    const best = new Map<number, Edge[]>()
    for (const edge of edges) {
      const row = isNameless(table, edge.a) ? edge.a : edge.b
      const other = row === edge.a ? edge.b : edge.a
      if (isNameless(table, other)) continue
      const known = best.get(row)
      if (known) known.push(edge)
      else best.set(row, [edge])
    }
    for (const [row, own] of best) this.#attach(row, own)
    for (const edge of edges) if (this.#areBothNameless(edge)) this.#joinNameless(edge)
  }

  #areBothNameless({ a, b }: Edge): boolean {
    return isNameless(this.#matcher.table, a) && isNameless(this.#matcher.table, b)
  }

  #attach(row: number, own: readonly Edge[]): void {
    const [first] = own
    if (first === undefined) return
    const target = this.find(first.a === row ? first.b : first.a)
    const rival = own.find(({ a, b, score }) => {
      return this.find(a === row ? b : a) !== target && score > first.score - CLEAR_LEAD
    })
    if (rival === undefined && this.find(row) !== target && !this.contradict(first.a, first.b))
      this.#join(first.a, first.b)
  }

  /** Two nameless rows with one mailbox: one relation, unless each already belongs to somebody else. */
  #joinNameless({ a, b }: Edge): void {
    const isLoose = (row: number) => this.membersOf(row).every((member) => isNameless(this.#matcher.table, member))
    if (isLoose(a) && isLoose(b)) this.#tryJoin({ a, b, score: 0 })
  }

  /** Whether somebody in the one group cannot be somebody in the other. */
  contradict(a: number, b: number): boolean {
    const left = this.membersOf(a)
    const right = this.membersOf(b)
    if (this.#areKeptApart(left, this.find(b))) return true
    for (const mine of left.slice(0, MOST_LOOKED_AT)) {
      for (const theirs of right.slice(0, MOST_LOOKED_AT)) {
        const found = contradicts(this.#matcher, mine, theirs)
        if (found === 'person') return true
        if (found === 'initials' && !this.#isExplained(mine, theirs, [...left, ...right])) return true
      }
    }
    return false
  }

  /** "P. Slenter" and "Nel Slenter" are no contradiction when somebody in the group is P.E. and called Nel. */
  #isExplained(a: number, b: number, members: readonly number[]): boolean {
    const both = members.slice(0, MOST_LOOKED_AT).filter((row) => hasBothInitials(this.#matcher.table, row))
    return both.some(
      (row) => contradicts(this.#matcher, row, a) === null && contradicts(this.#matcher, row, b) === null,
    )
  }

  #areKeptApart(left: readonly number[], right: number): boolean {
    if (this.#forbidden.size === 0) return false
    return left.some((row) => [...(this.#forbidden.get(row) ?? [])].some((other) => this.find(other) === right))
  }

  #isForbidden(a: number, b: number): boolean {
    return this.#areKeptApart(this.membersOf(a), this.find(b))
  }

  #forbid(a: number, b: number): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = this.#forbidden.get(one)
      if (known) known.add(other)
      else this.#forbidden.set(one, new Set([other]))
    }
  }

  #join(a: number, b: number): void {
    const one = this.find(a)
    const other = this.find(b)
    if (one === other) return
    const [low, high] = one < other ? [one, other] : [other, one]
    const members = [...this.membersOf(low), ...this.membersOf(high)].sort((x, y) => x - y)
    this.#parent[high] = low
    this.#members.set(low, members)
    this.#members.delete(high)
  }
}

const HARD = [
  [P.firstName, FIRST_NAME.differs],
  [P.birthDate, BIRTH.differs],
] as const
const SMALL = [P.initials, P.gender, P.birthDate, P.firstName] as const

/** Two first names or birth dates ('person'), or smaller contradictions that together weigh as much ('initials'). */
export function contradicts(matcher: Matcher, a: number, b: number): 'person' | 'initials' | null {
  if (a === b || matcher.table.kind[a] !== PERSON) return null
  matcher.persons.compare(a, b)
  const { levels } = matcher.persons
  const bitsOf = (field: number) => matcher.personWeights.match[field * WIDTH + (levels[field] ?? 0)] ?? 0
  const isHard = HARD.some(([field, level]) => levels[field] === level && bitsOf(field) < HARD_CONTRADICTION)
  if (isHard || (bitsOf(P.birthDate) < OTHER_BIRTH && areBornOtherwise(matcher.table, a, b))) return 'person'
  if (levels[P.initials] !== INITIALS.differs && levels[P.gender] !== DIFFERENT_GENDER) return null
  return SMALL.reduce((bits, field) => bits + bitsOf(field), 0) < MOST_CONTRADICTION ? 'initials' : null
}

const areBornOtherwise = ({ birth }: RecordTable, a: number, b: number) => shareNothing(birth[a] ?? 0, birth[b] ?? 0)

const DIFFERENT_GENDER = 2
