import { ContactUse } from './contact-use.rules.ts'
import { OrganisationComparer } from './compare-organisations.rules.ts'
import { P, PersonComparer } from './compare-persons.rules.ts'
import type { Comparison } from './compare-persons.rules.ts'
import { estimate, PairSample } from './estimate.rules.ts'
import { eachPair, KeyIndex } from './key-index.rules.ts'
import { addUp, fieldsOf, scoreOf, Weights } from './model.rules.ts'
import type { MatchModel, Odds, PairKind } from './model.rules.ts'
import { mayMergePersons } from './merge-conditions.rules.ts'
import { NameComparer } from './names.rules.ts'
import { countFrequencies, findCommonDomains, findPlaceholderBirths, Rarity } from './rarity.rules.ts'
import { HOUSEHOLD, ORGANISATION, PERSON } from './record-table.rules.ts'
import type { RecordTable } from './record-table.rules.ts'

/** Rows to learn from; of more records every so many-eth is taken. */
const MOST_LEARNT_FROM = 40_000
const RANDOM_PAIRS = 200_000

/** Compares the rows of one table under one model. */
export class Matcher {
  readonly table: RecordTable
  readonly index: KeyIndex
  readonly use: ContactUse
  readonly odds: Odds = { match: 0, near: 0 }
  readonly persons: PersonComparer
  readonly organisations: OrganisationComparer
  readonly personWeights: Weights
  readonly contactWeights: Weights
  readonly organisationWeights: Weights

  constructor(table: RecordTable, model: MatchModel, prepared: Prepared) {
    this.table = table
    this.index = prepared.index
    this.use = prepared.use
    const rarity = new Rarity(table, model)
    this.persons = new PersonComparer(table, this.use, prepared.names, rarity)
    this.organisations = new OrganisationComparer(table, rarity)
    this.personWeights = new Weights(fieldsOf('person'), model.person)
    this.contactWeights = new Weights(fieldsOf('contact'), model.contact)
    this.organisationWeights = new Weights(fieldsOf('organisation'), model.organisation)
  }

  /** Bits for "these two are one"; `odds` and the comparer's levels then hold the reasons. Minus infinity across kinds. */
  score(a: number, b: number): number {
    const { kind } = this.table
    if (kind[a] !== kind[b] || kind[a] === HOUSEHOLD) return Number.NEGATIVE_INFINITY
    const comparer = kind[a] === PERSON ? this.persons : this.organisations
    comparer.compare(a, b)
    addUp(this.lastWeights(a), comparer.levels, comparer.rarity, this.odds)
    return scoreOf(this.odds)
  }

  /** Whether two rows may be merged without asking, whatever their score. */
  mayMerge(a: number, b: number): boolean {
    if (this.table.kind[a] !== PERSON) return true
    this.persons.compare(a, b)
    return mayMergePersons(this.persons.levels, this.persons.rarity)
  }

  comparisonOf(row: number): Comparison {
    return this.table.kind[row] === PERSON ? this.persons : this.organisations
  }

  /** The weights under which the last comparison of this row counts. */
  lastWeights(row: number): Weights {
    if (this.table.kind[row] !== PERSON) return this.organisationWeights
    return this.persons.levels[P.employer] === 1 ? this.contactWeights : this.personWeights
  }

  eachPair(visit: (a: number, b: number) => void): void {
    eachPair(this.table, this.index, visit)
  }
}

export interface Prepared {
  readonly index: KeyIndex
  readonly names: NameComparer
  readonly use: ContactUse
}

/** What is known beyond the rows of a table. */
export interface Knowledge {
  /** yyyymmdd. */
  readonly today: number
  /** Hashes of mailboxes and numbers that a model knows as placeholders. */
  readonly placeholders?: readonly number[]
  /** Hashes of keys that too many records share, of which the table holds only a part. */
  readonly crowdedKeys?: readonly number[]
}

/** What is needed before anything can be compared: who shares keys, and how mailboxes and numbers are used. */
export function prepare(table: RecordTable, { today, placeholders = [], crowdedKeys = [] }: Knowledge): Prepared {
  const index = new KeyIndex(table, crowdedKeys)
  const names = new NameComparer(table)
  return { index, names, use: new ContactUse({ table, index, names, today, placeholders }) }
}

/** Learns the model of a (sorted) table from the table itself. */
export function learnModel(table: RecordTable, prepared: Prepared, today: number): MatchModel {
  const frequencies = countFrequencies(table)
  const placeholderBirths = findPlaceholderBirths(table).map(({ birth }) => birth)
  const commonDomains = findCommonDomains(table)
  const rarity = new Rarity(table, { frequencies, placeholderBirths, commonDomains, today })
  const persons = new PersonComparer(table, prepared.use, prepared.names, rarity)
  const organisations = new OrganisationComparer(table, rarity)
  const samples: Record<PairKind, PairSample> = {
    person: new PairSample(persons.levels.length),
    contact: new PairSample(persons.levels.length),
    organisation: new PairSample(organisations.levels.length),
  }
  const step = Math.max(1, Math.ceil(table.size / MOST_LEARNT_FROM))
  const learnFrom = (a: number, b: number) => {
    const kind = table.kind[a] ?? 0
    if (kind === HOUSEHOLD || kind !== table.kind[b]) return
    const comparer = kind === PERSON ? persons : organisations
    comparer.compare(a, b)
    const pair = kind === ORGANISATION ? 'organisation' : persons.levels[P.employer] === 1 ? 'contact' : 'person'
    samples[pair].add(comparer)
  }
  eachPair(table, prepared.index, learnFrom, step)
  const personRows = rowsOf(table, PERSON)
  const organisationRows = rowsOf(table, ORGANISATION)
  const strangers = sampleRandom(personRows, persons)
  const learn = (kind: PairKind, records: number, random: PairSample) =>
    estimate({ fields: fieldsOf(kind), records, candidates: samples[kind], share: 1 / step, random })
  return {
    version: 1,
    today,
    person: learn('person', personRows.length, strangers),
    contact: learn('contact', personRows.length, strangers),
    organisation: learn('organisation', organisationRows.length, sampleRandom(organisationRows, organisations)),
    frequencies,
    placeholderBirths,
    commonDomains,
    placeholderContacts: prepared.use.placeholders(),
  }
}

function rowsOf(table: RecordTable, kind: number): Int32Array {
  const rows = new Int32Array(table.size)
  let count = 0
  for (let row = 0; row < table.size; row++) if (table.kind[row] === kind) rows[count++] = row
  return rows.subarray(0, count)
}

/** Pairs at fixed, ever other distances: as good as drawn by lot, and the same every time. */
function sampleRandom(rows: Int32Array, comparer: PersonComparer | OrganisationComparer): PairSample {
  const sample = new PairSample(comparer.levels.length)
  const pairs = Math.min(RANDOM_PAIRS, rows.length * (rows.length - 1) * 0.5)
  let seed = 12_345
  for (let drawn = 0; drawn < pairs && rows.length > 1; drawn++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    const a = (seed >>> 3) % rows.length
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    const b = (seed >>> 3) % rows.length
    if (a === b) continue
    comparer.compare(rows[a] ?? 0, rows[b] ?? 0)
    sample.add(comparer)
  }
  return sample
}
