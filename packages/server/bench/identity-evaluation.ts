/**
 * How good a grouping of records is, measured against who they really are. The definitions are the usual ones of record
 * linkage: pairs of records (precision, recall, F1), B-cubed averaged over records, and two of our own that say what a
 * mistake costs — the least number of merges that somebody must undo, and recall over the pairs that could be known at all.
 */

/** Who every record really is. Position = record; entities, parts and types are numbers. */
export type Truth = {
  readonly positions: ReadonlyMap<string, number>
  readonly entities: Int32Array
  /** Records of one entity that share usable evidence have the same part; without that knowledge the part is the entity. */
  readonly parts: Int32Array
  readonly types: Int32Array
  readonly typeNames: readonly string[]
  readonly entityNumbers: ReadonlyMap<string, number>
  /** Public sets do not say which pairs share evidence. */
  readonly knowsParts: boolean
}

/** Two entities that are easily taken for one. */
export type HardNegative = { readonly a: number; readonly b: number; readonly kind: string }

export type Rates = { readonly precision: number; readonly recall: number; readonly f1: number }

export type Quality = {
  readonly records: number
  readonly entities: number
  readonly groups: number
  readonly truePairs: number
  readonly madePairs: number
  readonly rightPairs: number
  readonly pairwise: Rates
  readonly bcubed: Rates
  /** Groups that hold more than one entity, how many entities and records are in them. */
  readonly contaminatedGroups: number
  readonly wronglyMergedEntities: number
  readonly recordsInContaminatedGroups: number
  /** The least number of merges that somebody must undo: over all groups the entities in it, less one. */
  readonly excessMerges: number
  readonly excessMergesPer10000: number
  readonly splitEntities: number
  readonly largestGroup: number
  readonly resolvablePairs: number
  readonly recallResolvable: number
}

/** Of the pairs of one kind of which both entities are there, how many have records in one group. */
export type Fused = { readonly pairs: number; readonly fused: number }

/** Room for the number of an entity or part beside that of a group in one (exact) number. */
const ROOM = 2 ** 26

const pairsOf = (count: number) => (count * (count - 1)) / 2
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
const f1Of = (precision: number, recall: number) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
const ratesOf = (precision: number, recall: number): Rates => ({ precision, recall, f1: f1Of(precision, recall) })

/** The quality of `groups` (a number from 0 for every record), over all records or over those of one type. */
export function qualityOf(truth: Truth, groups: Int32Array, type?: string): Quality {
  const { entities, parts } = truth
  const rows = rowsOf(truth, type)
  const [byEntity, byGroup, byPart] = [sizesOf(entities, rows), sizesOf(groups, rows), sizesOf(parts, rows)]
  const groupAndEntity = countPairs(groups, entities, rows)
  const entitiesIn = sizesOf(groupAndEntity.first)
  const groupsOf = sizesOf(groupAndEntity.second)
  const mixed = rows.filter((row) => entitiesIn[groups[row]!]! > 1)
  const excessMerges = entitiesIn.reduce((sum, count) => sum + Math.max(0, count - 1), 0)
  const [truePairs, madePairs] = [pairsIn(byEntity), pairsIn(byGroup)]
  const [rightPairs, resolvablePairs] = [pairsIn(groupAndEntity.counts), pairsIn(byPart)]
  return {
    records: rows.length,
    entities: howMany(byEntity, 1),
    groups: howMany(byGroup, 1),
    truePairs,
    madePairs,
    rightPairs,
    pairwise: ratesOf(share(rightPairs, madePairs), share(rightPairs, truePairs)),
    bcubed: bcubedOf(groupAndEntity, byGroup, byEntity),
    contaminatedGroups: howMany(entitiesIn, 2),
    wronglyMergedEntities: howMany(sizesOf(entities, mixed), 1),
    recordsInContaminatedGroups: mixed.length,
    excessMerges,
    excessMergesPer10000: rows.length === 0 ? 0 : (excessMerges / rows.length) * 10_000,
    splitEntities: howMany(groupsOf, 2),
    largestGroup: byGroup.reduce((most, count) => Math.max(most, count), 0),
    resolvablePairs,
    recallResolvable: share(pairsIn(countPairs(groups, parts, rows).counts), resolvablePairs),
  }
}

function rowsOf({ entities, types, typeNames }: Truth, type: string | undefined): Int32Array {
  const every = Int32Array.from({ length: entities.length }, (_, row) => row)
  if (type === undefined) return every
  const wanted = typeNames.indexOf(type)
  return every.filter((row) => types[row] === wanted)
}

const pairsIn = (sizes: Int32Array) => sizes.reduce((sum, size) => sum + pairsOf(size), 0)
const howMany = (sizes: Int32Array, least: number) => sizes.reduce((found, size) => found + (size >= least ? 1 : 0), 0)

/** How many rows (all, unless told) have each number. */
function sizesOf(numbers: Int32Array, rows?: Int32Array): Int32Array {
  const sizes = new Int32Array(numbers.reduce((most, number) => Math.max(most, number), -1) + 1)
  const count = (number: number) => (sizes[number] = sizes[number]! + 1)
  if (rows) for (const row of rows) count(numbers[row]!)
  else numbers.forEach(count)
  return sizes
}

/** Every different pair of numbers that rows have, and how many have it; in columns, because there are millions. */
type PairCounts = { readonly first: Int32Array; readonly second: Int32Array; readonly counts: Int32Array }

function countPairs(first: Int32Array, second: Int32Array, rows: Int32Array): PairCounts {
  const keys = Float64Array.from(rows, (row) => first[row]! * ROOM + second[row]!).sort()
  const starts = Int32Array.from(keys.keys()).filter((at) => at === 0 || keys[at] !== keys[at - 1])
  return {
    first: starts.map((at) => Math.floor(keys[at]! / ROOM)),
    second: starts.map((at) => keys[at]! % ROOM),
    counts: starts.map((at, index) => (starts[index + 1] ?? keys.length) - at),
  }
}

function bcubedOf({ first, second, counts }: PairCounts, byGroup: Int32Array, byEntity: Int32Array): Rates {
  let [records, precision, recall] = [0, 0, 0]
  counts.forEach((count, index) => {
    records += count
    precision += count ** 2 / byGroup[first[index]!]!
    recall += count ** 2 / byEntity[second[index]!]!
  })
  return ratesOf(share(precision, records), share(recall, records))
}

/** Per kind of people that are easily confused, how often they were. */
export function fusedByKind(truth: Truth, groups: Int32Array, hard: readonly HardNegative[]): Record<string, Fused> {
  const groupsOf = new Map<number, Set<number>>()
  truth.entities.forEach((entity, row) => {
    const known = groupsOf.get(entity) ?? new Set()
    groupsOf.set(entity, known.add(groups[row]!))
  })
  const kinds = new Map<string, { pairs: number; fused: number }>()
  for (const { a, b, kind } of hard) {
    const [one, other] = [groupsOf.get(a), groupsOf.get(b)]
    if (!one || !other) continue
    const seen = kinds.get(kind) ?? { pairs: 0, fused: 0 }
    kinds.set(kind, { pairs: seen.pairs + 1, fused: seen.fused + (one.isDisjointFrom(other) ? 0 : 1) })
  }
  return Object.fromEntries([...kinds].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Two records of which it was asked whether they are one, with the bits for it; a record that the truth does not know is −1. */
export type Question = { readonly a: number; readonly b: number; readonly score: number }

export type Answered = {
  /** Asked: the first so many, also those that an earlier answer had settled. */
  readonly asked: number
  /** Of those, how many deserve a yes. */
  readonly yes: number
  readonly groups: Int32Array
}

/** What the groups become when the first questions are answered as it is: a yes joins the two groups, a no changes nothing. */
export function answerTruthfully(
  truth: Truth,
  groups: Int32Array,
  questions: readonly Question[],
  most = Infinity,
): Answered {
  return join(groups, questions.slice(0, most), ({ a, b }) => truth.entities[a] === truth.entities[b])
}

/** What the groups would be if nobody were asked and every question of at least so many bits taken for a yes. */
export function acceptAll(groups: Int32Array, questions: readonly Question[], least = -Infinity): Int32Array {
  return join(groups, questions, ({ score }) => score >= least).groups
}

/** The best F1 that any threshold from `auto` down to `suggest` gives; `threshold` is null when that is `auto` itself. */
export function bestOverThresholds(
  truth: Truth,
  groups: Int32Array,
  questions: readonly Question[],
): Rates & { readonly threshold: number | null } {
  let best: Rates & { threshold: number | null } = { ...qualityOf(truth, groups).pairwise, threshold: null }
  for (const threshold of new Set(questions.map(({ score }) => Math.floor(score)))) {
    const { pairwise } = qualityOf(truth, acceptAll(groups, questions, threshold))
    if (pairwise.f1 > best.f1) best = { ...pairwise, threshold }
  }
  return best
}

function join(groups: Int32Array, questions: readonly Question[], isYes: (question: Question) => boolean): Answered {
  const above = Int32Array.from({ length: groups.reduce((most, group) => Math.max(most, group), 0) + 1 }, (_, id) => id)
  const find = (group: number): number => {
    let top = group
    while (above[top] !== top) {
      const next = above[top]!
      above[top] = above[next]!
      top = next
    }
    return top
  }
  const yes = questions.filter((question) => question.a >= 0 && question.b >= 0 && isYes(question))
  for (const { a, b } of yes) above[find(groups[a]!)] = find(groups[b]!)
  return { asked: questions.length, yes: yes.length, groups: groups.map(find) }
}
