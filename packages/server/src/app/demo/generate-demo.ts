import { openMailboxes } from './addresses-and-numbers.ts'
import { consentsOf } from './consents.ts'
import { contactsOf } from './contacts.ts'
import { dayOf } from './calendar.ts'
import type { DemoBatch, DemoConsent, DemoFact, DemoInteraction, DemoLink, DemoRef, DemoRow } from './demo-row.ts'
import { factsOf } from './facts/facts-of.ts'
import type { Registry } from './facts/subject.ts'
import { registerFamily } from './families.ts'
import { drawHousehold, type Region } from './households.ts'
import { interactionsOf, type Diary } from './interactions.ts'
import { municipalityRows } from './municipalities.ts'
import { drawOffer, type Offer } from './offer/offer.ts'
import { firstFactDay } from './offer/seasons.ts'
import { networkOrganisations } from './organisations.ts'
import { ownFactsOf, withOwnFacts } from './own-facts.ts'
import { drawProgramme } from './programme.ts'
import { dice, type Random } from './random.ts'
import { startNumbering, type Desk } from './register.ts'
import { schoolOrganisations } from './schools.ts'

export interface DemoRequest {
  /** Any text; the same seed, size and day give the same bytes. */
  readonly seed?: string
  /** Number of relations; exact. */
  readonly relations?: number
  /** The last day of the demonstration, "2026-11-21". Nothing happens on or after it. */
  readonly today: string
  /** What is offered, when it was drawn before; of the same seed and day. */
  readonly offer?: Offer
}

export const DEMO_SEED = 'waterlinie'
export const DEMO_RELATIONS = 20_000
/** From this size on all organisations of the region are there; smaller demonstrations have a part of them. */
const ALL_ORGANISATIONS_FROM = 8_000
const ROWS_PER_BATCH = 1_000

/** What belongs together: the rows of one household or organisation, so that links stay within or point back. */
interface Group {
  readonly rows: readonly DemoRow[]
  readonly links: readonly DemoLink[]
  readonly interactions: readonly DemoInteraction[]
  readonly consents: readonly DemoConsent[]
  readonly facts: readonly DemoFact[]
}

interface Stage {
  readonly desk: Desk
  readonly region: Region
  readonly diary: Diary
  /** What people agreed to, and what our own fields hold: dice of their own, so that the rest stays as it was. */
  readonly said: Random
  readonly known: Random
  /** What people did. */
  readonly registry: Registry
}

function setStage(seed: string, today: string, offer: Offer): Stage {
  const mailboxes = openMailboxes()
  let persons = 0
  let households = 0
  const region: Region = { today, mailboxes, nextPerson: () => ++persons, nextHousehold: () => ++households }
  const desk: Desk = { random: dice(seed, 'people'), numbering: startNumbering(), mailboxes, today }
  const diary = { random: dice(seed, 'diary'), programme: drawProgramme(seed, today), today }
  const registry = { random: dice(seed, 'facts'), offer, today }
  return { desk, region, diary, said: dice(seed, 'consents'), known: dice(seed, 'own fields'), registry }
}

type AgeOf = (row: DemoRow) => number

/** A visit of the last seasons is a fact; of what was before there is a note. */
function isNote({ kind, occurredAt }: DemoInteraction, today: string): boolean {
  return (kind !== 'visit' && kind !== 'activity') || occurredAt < dayOf(firstFactDay(today))
}

/** Rows and links with everything that is told of them. */
function told(
  { diary, said, known, registry }: Stage,
  { rows, links }: Pick<Group, 'rows' | 'links'>,
  ageOf: AgeOf,
): Group {
  const children = [...new Map(rows.map((row) => [row.truthKey, ageOf(row)])).values()].filter((age) => age < 18)
  return {
    rows: rows.map((row) => withOwnFacts(row, ownFactsOf(known, row, ageOf(row), diary.today))),
    links,
    interactions: rows.flatMap((row) =>
      interactionsOf(diary, row, ageOf(row)).filter((one) => isNote(one, diary.today)),
    ),
    consents: rows.flatMap((row) => consentsOf(said, row, ageOf(row), diary.today)),
    facts: rows.flatMap((row) => factsOf(registry, row, { age: ageOf(row), children })),
  }
}

/** Organisations have no age; what asks for one is about people. */
const ageless: AgeOf = () => 0

function* organisationGroups(stage: Stage, share: number): Generator<Group> {
  const { desk, region } = stage
  let earlier: DemoRow | undefined
  const withContacts = function* (row: DemoRow): Generator<Group> {
    for (const { rows, links, age } of contactsOf(desk, region, row, earlier))
      yield told(stage, { rows, links }, () => age)
    earlier = row.typeKeys[0] === 'school' ? row : earlier
  }
  for (const group of schoolOrganisations(desk, share)) {
    yield told(stage, group, ageless)
    for (const row of group.rows) yield* withContacts(row)
  }
  for (const row of municipalityRows(desk, share)) {
    yield told(stage, { rows: [row], links: [] }, ageless)
    yield* withContacts(row)
  }
  for (const { row } of networkOrganisations(desk, share)) {
    yield told(stage, { rows: [row], links: [] }, ageless)
    yield* withContacts(row)
  }
}

function* allGroups(stage: Stage, share: number): Generator<Group> {
  yield* organisationGroups(stage, share)
  const { desk, region } = stage
  for (;;) {
    const { rows, links, ages } = registerFamily(desk, drawHousehold(desk.random, region))
    if (rows.length > 0) yield told(stage, { rows, links }, (row) => ages.get(row.relationKey) ?? 40)
  }
}

const keyOf = ({ sourceKey, externalId }: DemoRef): string => `${sourceKey} ${externalId}`

/** Keeps the first `room` relations of a group, and of links and interactions those whose rows are kept. */
function cut(group: Group, room: number): Group {
  const kept = new Set([...new Set(group.rows.map(({ relationKey }) => relationKey))].slice(0, room))
  const gone = new Set(group.rows.filter(({ relationKey }) => !kept.has(relationKey)).map(keyOf))
  return {
    rows: group.rows.filter((row) => !gone.has(keyOf(row))),
    links: group.links.filter(({ from, to }) => !gone.has(keyOf(from)) && !gone.has(keyOf(to))),
    interactions: group.interactions.filter((one) => !gone.has(keyOf(one))),
    consents: group.consents.filter((one) => !gone.has(keyOf(one))),
    facts: group.facts.filter(({ sourceKey, externalId }) => !gone.has(`${sourceKey} ${String(externalId)}`)),
  }
}

function emptyBatch() {
  return {
    rows: [] as DemoRow[],
    links: [] as DemoLink[],
    interactions: [] as DemoInteraction[],
    consents: [] as DemoConsent[],
    facts: [] as DemoFact[],
  }
}

/**
 * The demonstration organisation as a stream of batches of about a thousand rows. Memory does not grow with the size.
 * Deterministic: it reads no clock, no chance and no setting but its arguments and the files of `demo-data`.
 */
export function* generateDemo({
  seed = DEMO_SEED,
  relations = DEMO_RELATIONS,
  today,
  offer = drawOffer(seed, today),
}: DemoRequest): Generator<DemoBatch> {
  const stage = setStage(seed, today, offer)
  let soFar = 0
  let batch = emptyBatch()
  for (const whole of allGroups(stage, Math.min(1, relations / ALL_ORGANISATIONS_FROM))) {
    const group = cut(whole, relations - soFar)
    soFar += new Set(group.rows.map(({ relationKey }) => relationKey)).size
    batch.rows.push(...group.rows)
    batch.links.push(...group.links)
    batch.interactions.push(...group.interactions)
    batch.consents.push(...group.consents)
    batch.facts.push(...group.facts)
    if (batch.rows.length < ROWS_PER_BATCH && soFar < relations) continue
    yield { ...batch, relationsSoFar: soFar }
    batch = emptyBatch()
    if (soFar >= relations) return
  }
}
