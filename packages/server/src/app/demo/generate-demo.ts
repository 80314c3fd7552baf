import { openMailboxes } from './addresses-and-numbers.ts'
import { consentsOf } from './consents.ts'
import { contactsOf } from './contacts.ts'
import type { DemoBatch, DemoConsent, DemoInteraction, DemoLink, DemoRef, DemoRow } from './demo-row.ts'
import { registerFamily } from './families.ts'
import { drawHousehold, type Region } from './households.ts'
import { interactionsOf, type Diary } from './interactions.ts'
import { municipalityRows } from './municipalities.ts'
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
}

interface Stage {
  readonly desk: Desk
  readonly region: Region
  readonly diary: Diary
  /** What people agreed to, and what our own fields hold: dice of their own, so that the rest stays as it was. */
  readonly said: Random
  readonly known: Random
}

function setStage(seed: string, today: string): Stage {
  const mailboxes = openMailboxes()
  let persons = 0
  let households = 0
  const region: Region = { today, mailboxes, nextPerson: () => ++persons, nextHousehold: () => ++households }
  const desk: Desk = { random: dice(seed, 'people'), numbering: startNumbering(), mailboxes, today }
  const diary = { random: dice(seed, 'diary'), programme: drawProgramme(seed, today), today }
  return { desk, region, diary, said: dice(seed, 'consents'), known: dice(seed, 'own fields') }
}

type AgeOf = (row: DemoRow) => number

/** Rows and links with everything that is told of them. */
function told({ diary, said, known }: Stage, { rows, links }: Pick<Group, 'rows' | 'links'>, ageOf: AgeOf): Group {
  return {
    rows: rows.map((row) => withOwnFacts(row, ownFactsOf(known, row, ageOf(row), diary.today))),
    links,
    interactions: rows.flatMap((row) => interactionsOf(diary, row, ageOf(row))),
    consents: rows.flatMap((row) => consentsOf(said, row, ageOf(row), diary.today)),
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
  }
}

function emptyBatch() {
  return {
    rows: [] as DemoRow[],
    links: [] as DemoLink[],
    interactions: [] as DemoInteraction[],
    consents: [] as DemoConsent[],
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
}: DemoRequest): Generator<DemoBatch> {
  const stage = setStage(seed, today)
  let soFar = 0
  let batch = emptyBatch()
  for (const whole of allGroups(stage, Math.min(1, relations / ALL_ORGANISATIONS_FROM))) {
    const group = cut(whole, relations - soFar)
    soFar += new Set(group.rows.map(({ relationKey }) => relationKey)).size
    batch.rows.push(...group.rows)
    batch.links.push(...group.links)
    batch.interactions.push(...group.interactions)
    batch.consents.push(...group.consents)
    if (batch.rows.length < ROWS_PER_BATCH && soFar < relations) continue
    yield { ...batch, relationsSoFar: soFar }
    batch = emptyBatch()
    if (soFar >= relations) return
  }
}
