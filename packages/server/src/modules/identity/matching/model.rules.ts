import { CONTACT_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS } from './fields.rules.ts'
import type { Field } from './fields.rules.ts'

/** Probabilities of the levels of one field in the three classes; position 0 is the first level. */
export interface FieldModel {
  readonly match: readonly number[]
  readonly near: readonly number[]
  readonly far: readonly number[]
}

/** Persons and organisations each have their own. `match` and `near` are the parts of all pairs that belong to the class. */
export interface KindModel {
  readonly records: number
  readonly match: number
  readonly near: number
  readonly fields: Readonly<Record<string, FieldModel>>
}

/** How often values occur: those seen at least three times, most frequent first. */
export interface FrequencyTable {
  readonly total: number
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Everything that was learned from one set of records; plain JSON. With the same model and the same records the outcome
 * is the same, so a new record is judged as a bulk run would have.
 */
export interface MatchModel {
  readonly version: 1
  /** yyyymmdd; the day on which the ages hold. */
  readonly today: number
  readonly person: KindModel
  /** People at one organisation. */
  readonly contact: KindModel
  readonly organisation: KindModel
  readonly frequencies: Readonly<Record<FrequencyName, FrequencyTable>>
  /** Birth dates (yyyymmdd) that stand in for "unknown". */
  readonly placeholderBirths: readonly number[]
  /** Domains of mail that so many people use that they are no employer's; beside the providers everybody knows. */
  readonly commonDomains: readonly string[]
  /** Hashes of mailboxes and telephone numbers that tell nobody apart. */
  readonly placeholderContacts: readonly number[]
}

export type FrequencyName = 'surname' | 'given' | 'initial' | 'place' | 'organisation'

/** The weights of one kind of record, ready for adding up: per field and level the bits for `match` and for `near`. */
export class Weights {
  readonly fields: readonly Field[]
  /** At field × WIDTH + level. */
  readonly match: Float64Array
  readonly near: Float64Array
  /** Whether the rarity of the shared value is added: to match, to near. */
  readonly rareMatch: Uint8Array
  readonly rareNear: Uint8Array
  readonly priorMatch: number
  readonly priorNear: number

  constructor(fields: readonly Field[], model: KindModel) {
    this.fields = fields
    const size = fields.length * WIDTH
    this.match = new Float64Array(size)
    this.near = new Float64Array(size)
    this.rareMatch = new Uint8Array(size)
    this.rareNear = new Uint8Array(size)
    this.priorMatch = Math.log2(model.match)
    this.priorNear = Math.log2(model.near)
    fields.forEach((field, position) => this.#setField(field, position, model))
  }

  #setField(field: Field, position: number, model: KindModel): void {
    const { match = [], near = [], far = [] } = model.fields[field.name] ?? {}
    field.levels.forEach((level, index) => {
      const at = position * WIDTH + index + 1
      const byChance = far[index] ?? level.far
      const isRare = level.rarity !== undefined
      this.match[at] = Math.log2((match[index] ?? level.match) / (isRare ? 1 : byChance))
      this.near[at] = Math.log2((near[index] ?? level.near) / (level.rarity === 'both' ? 1 : byChance))
      this.rareMatch[at] = isRare ? 1 : 0
      this.rareNear[at] = level.rarity === 'both' ? 1 : 0
    })
  }
}

/** More levels than any field has, plus "missing". */
export const WIDTH = 10

/** Bits for "one person" over "two strangers", and for "one household" over "two strangers"; both with their prior. */
export interface Odds {
  match: number
  near: number
}

export function addUp(weights: Weights, levels: Uint8Array, rarity: Float64Array, odds: Odds): void {
  let match = weights.priorMatch
  let near = weights.priorNear
  for (let field = 0; field < levels.length; field++) {
    const level = levels[field] ?? 0
    if (level === 0) continue
    const at = field * WIDTH + level
    const bits = rarity[field] ?? 0
    match += (weights.match[at] ?? 0) + (weights.rareMatch[at] === 1 ? bits : 0)
    near += (weights.near[at] ?? 0) + (weights.rareNear[at] === 1 ? bits : 0)
  }
  odds.match = match
  odds.near = near
}

/** The odds, in bits, that a pair is one person rather than two of one household or two strangers. */
export function scoreOf({ match, near }: Odds): number {
  // log2(2^near + 1), without losing what is small or overflowing what is large.
  const others = near > 50 ? near : Math.log2(2 ** near + 1)
  return match - others
}

/** Probability 0–1 of odds in bits. */
export function probabilityOf(score: number): number {
  return 1 / (1 + 2 ** -score)
}

/** The model before anything is learned: what is known of lists in general. */
export function priorKindModel(fields: readonly Field[], records: number): KindModel {
  const many = Math.max(records, FEWEST)
  return {
    records,
    match: MATCHES_PER_RECORD / (many / 2),
    near: NEAR_PER_RECORD / (many / 2),
    fields: Object.fromEntries(fields.map((field) => [field.name, priorField(field, many)])),
  }
}

/** With a handful of records sharing a name would seem nothing special; they come from a world of more people. */
const FEWEST = 500
const MATCHES_PER_RECORD = 0.5
const NEAR_PER_RECORD = 0.8

function priorField({ levels }: Field, records: number): FieldModel {
  return {
    match: levels.map(({ match }) => match),
    near: levels.map(({ near }) => near),
    far: levels.map(({ far, isPerRecord }) => (isPerRecord === true ? far / records : far)),
  }
}

export type PairKind = 'person' | 'contact' | 'organisation'

const FIELDS: Readonly<Record<PairKind, readonly Field[]>> = {
  person: PERSON_FIELDS,
  contact: CONTACT_FIELDS,
  organisation: ORGANISATION_FIELDS,
}

export const fieldsOf = (kind: PairKind): readonly Field[] => FIELDS[kind]
