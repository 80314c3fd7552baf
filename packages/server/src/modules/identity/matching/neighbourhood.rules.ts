import { keysOf } from './blocking-keys.rules.ts'
import { observe } from './observations.rules.ts'
import type { Observation } from './observations.rules.ts'
import { explain } from './evidence.rules.ts'
import type { Evidence } from './evidence.rules.ts'
import type { Features } from './features.rules.ts'
import { hashText } from './hash.rules.ts'
import { DEFAULT_THRESHOLDS, matchTable } from './match.rules.ts'
import type { MatchResult, Thresholds } from './match.rules.ts'
import type { Matcher } from './matcher.rules.ts'
import type { MatchModel } from './model.rules.ts'
import { RecordTable } from './record-table.rules.ts'

export { keysOf } from './blocking-keys.rules.ts'

export interface MatchRecord {
  readonly id: string
  /** Key of the source; two records of one source are less likely one person than two of different sources. */
  readonly source: string
  readonly features: Features
}

/** A decision of the owner about two records, by id. */
export interface RecordDecision {
  readonly a: string
  readonly b: string
  readonly verdict: 'same' | 'notSame'
}

export interface ResolveOptions {
  readonly decisions?: readonly RecordDecision[]
  readonly thresholds?: Thresholds
  /** Keys that more records share than are given here; they are not used, as in a bulk run. */
  readonly crowdedKeys?: readonly string[]
}

export interface ResolvedQuestion {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly probability: number
  readonly value: number
  readonly evidence: readonly Evidence[]
}

export interface Resolution {
  /** Every given record in one group; groups and their members in order of id. */
  readonly clusters: readonly (readonly string[])[]
  readonly questions: readonly ResolvedQuestion[]
  readonly households: readonly (readonly string[])[]
  readonly observations: readonly Observation[]
}

/**
 * Groups a handful of records under a learned model, as a bulk run over all records would have grouped them. The records
 * must be closed: see `NeighbourhoodSearch`.
 */
export function resolveNeighbourhood(
  model: MatchModel,
  records: readonly MatchRecord[],
  options: ResolveOptions = {},
): Resolution {
  const result = matchRecords(model, records, options)
  const { matcher, clusters } = result
  const { ids } = matcher.table
  const idOf = (row: number) => ids[row] ?? ''
  const groups = new Map<number, string[]>()
  ids.forEach((id, row) => {
    const group = groups.get(clusters.find(row))
    if (group) group.push(id)
    else groups.set(clusters.find(row), [id])
  })
  return {
    clusters: [...groups.values()],
    questions: result.questions.map(({ a, b, score, probability, value }) => {
      return { a: idOf(a), b: idOf(b), score, probability, value, evidence: explain(matcher, a, b) }
    }),
    households: result.households.map((household) => household.map(idOf)),
    observations: observe(matcher),
  }
}

function matchRecords(model: MatchModel, records: readonly MatchRecord[], options: ResolveOptions): MatchResult {
  const table = new RecordTable()
  for (const { id, source, features } of records) table.add(id, source, features)
  table.sort()
  return matchTable(table, {
    today: model.today,
    model,
    decisions: rowDecisions(table, options.decisions ?? []),
    thresholds: options.thresholds ?? DEFAULT_THRESHOLDS,
    crowdedKeys: (options.crowdedKeys ?? []).map(hashText),
  })
}

/** Decisions by row; those about records that are not in the table have no effect on it. */
export function rowDecisions(table: RecordTable, decisions: readonly RecordDecision[]) {
  if (decisions.length === 0) return []
  const mentioned = new Map<string, number>(decisions.flatMap(({ a, b }) => [[a, -1] as const, [b, -1] as const]))
  table.ids.forEach((id, row) => {
    if (mentioned.has(id)) mentioned.set(id, row)
  })
  return decisions.flatMap(({ a, b, verdict }) => {
    const [rowA = -1, rowB = -1] = [mentioned.get(a), mentioned.get(b)]
    return rowA < 0 || rowB < 0 ? [] : [{ a: rowA, b: rowB, verdict }]
  })
}

/**
 * Finds the records that must be looked at together with a new one. Ask `wantedKeys`, fetch every record that has one of
 * them (and the keys that too many have), `add` them, and repeat until nothing is wanted. Two or three rounds do: the
 * first finds who may be linked to the new record, the next who is linked to those.
 */
export class NeighbourhoodSearch {
  readonly records = new Map<string, MatchRecord>()
  readonly #model: MatchModel
  readonly #options: ResolveOptions
  readonly #asked = new Set<string>()
  readonly #crowded = new Set<string>()
  readonly #expanded = new Set<string>()
  /** Nobody is linked by a placeholder, so those who share it need not be fetched. */
  readonly #placeholders: ReadonlySet<number>

  constructor(model: MatchModel, seeds: readonly MatchRecord[], options: ResolveOptions = {}) {
    this.#model = model
    this.#options = options
    this.#placeholders = new Set(model.placeholderContacts)
    for (const seed of seeds) {
      this.records.set(seed.id, seed)
      this.#expanded.add(seed.id)
    }
  }

  get crowdedKeys(): string[] {
    return [...this.#crowded].sort()
  }

  /** Keys whose records are not known yet; empty when the neighbourhood is closed. */
  wantedKeys(): string[] {
    const wanted = new Set<string>()
    for (const id of this.#expanded) {
      const record = this.records.get(id)
      if (record === undefined) continue
      for (const key of keysOf(record.features)) {
        if (!this.#asked.has(key) && !this.#placeholders.has(hashText(key))) wanted.add(key)
      }
    }
    return [...wanted].sort()
  }

  /** The records found under the wanted keys, and which of those keys more records have than are worth fetching. */
  add(found: readonly MatchRecord[], crowdedKeys: readonly string[] = []): void {
    for (const key of this.wantedKeys()) this.#asked.add(key)
    for (const key of crowdedKeys) this.#crowded.add(key)
    for (const record of found) if (!this.records.has(record.id)) this.records.set(record.id, record)
    this.#expand()
  }

  /** Whoever is linked to somebody expanded is expanded too. */
  #expand(): void {
    const { auto } = this.#options.thresholds ?? DEFAULT_THRESHOLDS
    const crowdedKeys = [...this.crowdedKeys, ...(this.#options.crowdedKeys ?? [])]
    const { matcher } = matchRecords(this.#model, [...this.records.values()], { ...this.#options, crowdedKeys })
    const { ids } = matcher.table
    matcher.eachPair((a, b) => {
      const [idA = '', idB = ''] = [ids[a], ids[b]]
      if (this.#expanded.has(idA) === this.#expanded.has(idB)) return
      if (!isLinked(matcher, a, b, auto)) return
      this.#expanded.add(idA)
      this.#expanded.add(idB)
    })
    for (const { a, b, verdict } of this.#options.decisions ?? []) {
      if (verdict === 'same' && (this.#expanded.has(a) || this.#expanded.has(b))) this.#expanded.add(a).add(b)
    }
  }
}

function isLinked(matcher: Matcher, a: number, b: number, auto: number): boolean {
  return matcher.score(a, b) >= auto && matcher.mayMerge(a, b)
}
