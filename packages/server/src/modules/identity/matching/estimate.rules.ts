import type { Comparison } from './compare-persons.rules.ts'
import type { Field } from './fields.rules.ts'
import { addUp, priorKindModel, Weights, WIDTH } from './model.rules.ts'
import type { FieldModel, KindModel, Odds } from './model.rules.ts'

/** Pairs to learn from: their levels and rarities, copied one after the other. */
export class PairSample {
  readonly fields: number
  levels: Uint8Array
  rarity: Float32Array
  count = 0

  constructor(fields: number) {
    this.fields = fields
    this.levels = new Uint8Array(fields * FIRST_PAIRS)
    this.rarity = new Float32Array(fields * FIRST_PAIRS)
  }

  add({ levels, rarity }: Comparison): void {
    const at = this.count * this.fields
    if (at + this.fields > this.levels.length) this.#grow()
    this.levels.set(levels, at)
    this.rarity.set(rarity, at)
    this.count++
  }

  #grow(): void {
    const levels = new Uint8Array(this.levels.length * 2)
    levels.set(this.levels)
    this.levels = levels
    const rarity = new Float32Array(this.rarity.length * 2)
    rarity.set(this.rarity)
    this.rarity = rarity
  }
}

const FIRST_PAIRS = 4096

export interface Sample {
  readonly fields: readonly Field[]
  readonly records: number
  /** Pairs that share a key, and which part of all such pairs they are. */
  readonly candidates: PairSample
  readonly share: number
  /** Pairs of rows picked without looking. */
  readonly random: PairSample
}

const MOST_ROUNDS = 25
const SMALL_CHANGE = 1e-4
/** The knowledge of lists in general weighs as much as this many pairs. */
const PRIOR_PAIRS = 150
const ENOUGH_RANDOM = 8

/**
 * Estimates the model of one kind of record by expectation–maximisation over the candidate pairs (Larsen & Rubin 2001;
 * Winkler 2000), in three classes and without labels. `far` comes from random pairs and is not re-estimated; pairs that
 * share no key count as strangers. The same sample gives the same model to the last bit.
 */
export function estimate(sample: Sample): KindModel {
  let model = withFar(priorKindModel(sample.fields, sample.records), sample)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = improve(model, sample)
    const change = Math.abs(next.match - model.match) / model.match + Math.abs(next.near - model.near) / model.near
    model = next
    if (change < SMALL_CHANGE) break
  }
  return model
}

/** Levels that enough random pairs show are measured; the rare ones keep what is known in general. */
function withFar(model: KindModel, { fields, random }: Sample): KindModel {
  const counts = new Float64Array(fields.length * WIDTH)
  for (let at = 0; at < random.count * random.fields; at++) {
    const place = (at % random.fields) * WIDTH + (random.levels[at] ?? 0)
    counts[place] = (counts[place] ?? 0) + 1
  }
  const measured = fields.map((field, position): [string, FieldModel] => {
    const known = model.fields[field.name] ?? { match: [], near: [], far: [] }
    const of = (level: number) => counts[position * WIDTH + level + 1] ?? 0
    const total = field.levels.reduce((sum, _, level) => sum + of(level), 0)
    const far = field.levels.map(({ isPerRecord }, level) =>
      isPerRecord === true || of(level) < ENOUGH_RANDOM ? (known.far[level] ?? 0) : of(level) / total,
    )
    return [field.name, { ...known, far }]
  })
  return { ...model, fields: Object.fromEntries(measured) }
}

interface Tally {
  readonly match: Float64Array
  readonly near: Float64Array
  readonly anchored: Float64Array
  matches: number
  nears: number
}

function improve(model: KindModel, sample: Sample): KindModel {
  const tally = expect(new Weights(sample.fields, model), sample)
  const pairs = (sample.records * (sample.records - 1)) / 2
  const prior = priorKindModel(sample.fields, sample.records)
  const learned = sample.fields.map((field, position): [string, FieldModel] => {
    const before = prior.fields[field.name] ?? NO_FIELD
    const far = model.fields[field.name]?.far ?? []
    return [field.name, { ...learnField(field, tally, position, before), far }]
  })
  return {
    records: model.records,
    match: (tally.matches / sample.share + prior.match * PRIOR_PAIRS) / (pairs + PRIOR_PAIRS),
    near: (tally.nears / sample.share + prior.near * PRIOR_PAIRS) / (pairs + PRIOR_PAIRS),
    fields: Object.fromEntries(learned),
  }
}

const NO_FIELD: FieldModel = { match: [], near: [], far: [] }

function learnField(field: Field, tally: Tally, position: number, before: FieldModel) {
  const { isSettled, isNearSettled, isAnchored } = field
  const matches = isAnchored === true ? tally.anchored : tally.match
  return {
    match: isSettled === true ? before.match : shares(field, matches, position, before.match),
    near: isNearSettled === true ? before.near : shares(field, tally.near, position, before.near),
  }
}

/** Adds up, over all pairs, how much of each belongs to which class. */
function expect(weights: Weights, { candidates, fields }: Sample): Tally {
  const size = fields.length * WIDTH
  const [match, near, sure] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const tally: Tally = { match, near, anchored: sure, matches: 0, nears: 0 }
  const odds: Odds = { match: 0, near: 0 }
  const rarity = new Float64Array(candidates.fields)
  const anchored = fields.flatMap(({ isAnchored }, position) => (isAnchored === true ? [position] : []))
  for (let pair = 0; pair < candidates.count; pair++) {
    const from = pair * candidates.fields
    const levels = candidates.levels.subarray(from, from + candidates.fields)
    rarity.set(candidates.rarity.subarray(from, from + candidates.fields))
    addUp(weights, levels, rarity, odds)
    const top = Math.max(odds.match, odds.near, 0)
    const match = 2 ** (odds.match - top)
    const near = 2 ** (odds.near - top)
    const sum = match + near + 2 ** -top
    addTo(tally, levels, match / sum, near / sum)
    if (anchored.length > 0) addAnchored({ tally, weights, odds, levels, rarity }, anchored)
  }
  return tally
}

function addTo(tally: Tally, levels: Uint8Array, match: number, near: number): void {
  tally.matches += match
  tally.nears += near
  for (let field = 0; field < levels.length; field++) {
    const at = field * WIDTH + (levels[field] ?? 0)
    tally.match[at] = (tally.match[at] ?? 0) + match
    tally.near[at] = (tally.near[at] ?? 0) + near
  }
}

interface Anchoring {
  readonly tally: Tally
  readonly weights: Weights
  readonly odds: Odds
  readonly levels: Uint8Array
  readonly rarity: Float64Array
}

/** Counts a field in which people and lists err, from pairs that are certain without it. */
function addAnchored({ tally, weights, odds, levels, rarity }: Anchoring, anchored: readonly number[]): void {
  for (const field of anchored) {
    const at = field * WIDTH + (levels[field] ?? 0)
    const bits = rarity[field] ?? 0
    const match = odds.match - (weights.match[at] ?? 0) - (weights.rareMatch[at] === 1 ? bits : 0)
    const near = odds.near - (weights.near[at] ?? 0) - (weights.rareNear[at] === 1 ? bits : 0)
    if (match - Math.max(near, 0) > CERTAIN) tally.anchored[at] = (tally.anchored[at] ?? 0) + 1
  }
}

/** Bits: once wrong in a thousand. */
const CERTAIN = 10

function shares(field: Field, tally: Float64Array, position: number, prior: readonly number[]): number[] {
  const seen = field.levels.map((_, level) => tally[position * WIDTH + level + 1] ?? 0)
  const total = seen.reduce((sum, count) => sum + count, 0)
  return seen.map((count, level) => (count + (prior[level] ?? 0) * PRIOR_PAIRS) / (total + PRIOR_PAIRS))
}
