import { P } from './compare-persons.rules.ts'
import { Clusters } from './cluster.rules.ts'
import type { Decision } from './cluster.rules.ts'
import { Edges } from './edges.rules.ts'
import type { Edge } from './edges.rules.ts'
import { findHouseholds } from './households.rules.ts'
import { learnModel, Matcher, prepare } from './matcher.rules.ts'
import { probabilityOf } from './model.rules.ts'
import type { MatchModel } from './model.rules.ts'
import { SURNAME } from './names.rules.ts'
import { ADDRESS } from './places.rules.ts'
import { PERSON } from './record-table.rules.ts'
import type { RecordTable } from './record-table.rules.ts'

/** Bits of the odds that two records are one relation; see `probabilityOf`. */
export interface Thresholds {
  /** From here two records are merged without asking. */
  readonly auto: number
  /** From here they are asked about. */
  readonly suggest: number
}

export const DEFAULT_THRESHOLDS: Thresholds = { auto: 4.5, suggest: -6 }

/** Two groups that may be one relation, by the two rows that say so most clearly. */
export interface Question {
  readonly a: number
  readonly b: number
  readonly score: number
  readonly probability: number
  /** What a "yes" is worth: the pairs of records it brings together, times how likely it is. */
  readonly value: number
}

export interface MatchOptions {
  /** yyyymmdd; ages are those of this day. Ignored when a model is given, which has its own. */
  readonly today: number
  readonly model?: MatchModel
  readonly decisions?: readonly Decision[]
  readonly thresholds?: Thresholds
  /** For thresholds that differ by pair of rows (by source or type); goes before `thresholds`. */
  readonly thresholdsOf?: (a: number, b: number) => Thresholds
  /** Hashes of keys of which the table holds only a part, because too many records share them. */
  readonly crowdedKeys?: readonly number[]
  /** Told how far the comparing is, 0–1; throw to stop. */
  readonly onProgress?: (fraction: number) => void
}

export interface MatchResult {
  readonly model: MatchModel
  readonly matcher: Matcher
  readonly clusters: Clusters
  /** Most valuable first. */
  readonly questions: readonly Question[]
  /** Groups (by their lowest row) that share surname and door: links, never merges. */
  readonly households: readonly (readonly number[])[]
  readonly counts: { readonly pairs: number; readonly certain: number; readonly asked: number }
}

/** Links all rows of a table, which must have been sorted. The same rows give the same outcome in whatever order they came. */
export function matchTable(table: RecordTable, options: MatchOptions): MatchResult {
  const { decisions = [], thresholds = DEFAULT_THRESHOLDS, crowdedKeys = [] } = options
  const limitsOf = options.thresholdsOf ?? (() => thresholds)
  const known = options.model
  const prepared = prepare(table, {
    today: known?.today ?? options.today,
    placeholders: known?.placeholderContacts ?? [],
    crowdedKeys,
  })
  const model = known ?? learnModel(table, prepared, options.today)
  const matcher = new Matcher(table, model, prepared)
  const { edges, neighbours, pairs } = compareAll(matcher, limitsOf, options.onProgress)
  const order = edges.bestFirst()
  const clusters = new Clusters(matcher)
  clusters.decide(decisions)
  clusters.build(certainEdges(matcher, edges, order, limitsOf))
  const questions = askAbout(edges, order, clusters)
  const counts = { pairs, certain: edges.size, asked: questions.length }
  return { model, matcher, clusters, questions, households: findHouseholds(neighbours, clusters), counts }
}

type LimitsOf = (a: number, b: number) => Thresholds

const PROGRESS_EVERY = 50_000

interface Compared {
  readonly edges: Edges
  /** Pairs of one surname and one door, whatever their score. */
  readonly neighbours: Edges
  readonly pairs: number
}

function compareAll(matcher: Matcher, limitsOf: LimitsOf, onProgress?: (fraction: number) => void): Compared {
  const edges = new Edges()
  const neighbours = new Edges()
  const { table, persons } = matcher
  let pairs = 0
  matcher.eachPair((a, b) => {
    const score = matcher.score(a, b)
    if (score >= limitsOf(a, b).suggest) edges.add(a, b, score)
    if (table.kind[a] === PERSON && isOneHousehold(persons.levels)) neighbours.add(a, b, score)
    pairs++
    if (pairs % PROGRESS_EVERY === 0) onProgress?.(a / table.size)
  })
  return { edges, neighbours, pairs }
}

function isOneHousehold(levels: Uint8Array): boolean {
  const surname = levels[P.surname]
  return levels[P.address] === ADDRESS.same && (surname === SURNAME.same || surname === SURNAME.partly)
}

function* certainEdges(matcher: Matcher, edges: Edges, order: Int32Array, limitsOf: LimitsOf): Generator<Edge> {
  for (const position of order) {
    const edge = edges.at(position)
    const { a, b, score } = edge
    if (score >= limitsOf(a, b).auto && matcher.mayMerge(a, b)) yield edge
  }
}

/** Room for the numbers of two groups in one number. */
const GROUPS = 2 ** 26

function askAbout(edges: Edges, order: Int32Array, clusters: Clusters): Question[] {
  const asked = new Map<number, Question>()
  for (const position of order) {
    const { a, b, score } = edges.at(position)
    const [one, other] = [clusters.find(a), clusters.find(b)]
    if (one === other) continue
    const key = Math.min(one, other) * GROUPS + Math.max(one, other)
    if (asked.has(key) || clusters.contradict(a, b)) continue
    const probability = probabilityOf(score)
    const value = probability * clusters.membersOf(one).length * clusters.membersOf(other).length
    asked.set(key, { a, b, score, probability, value })
  }
  return [...asked.values()].sort((x, y) => y.value - x.value || x.a - y.a || x.b - y.b)
}
