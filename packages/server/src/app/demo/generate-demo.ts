import { openMailboxes } from './addresses-and-numbers.ts'
import { contactsOf } from './contacts.ts'
import type { DemoBatch, DemoInteraction, DemoLink, DemoRef, DemoRow } from './demo-row.ts'
import { registerFamily } from './families.ts'
import { drawHousehold, type Region } from './households.ts'
import { interactionsOf, type Diary } from './interactions.ts'
import { municipalityRows } from './municipalities.ts'
import { networkOrganisations } from './organisations.ts'
import { drawProgramme } from './programme.ts'
import { dice } from './random.ts'
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
}

interface Stage {
  readonly desk: Desk
  readonly region: Region
  readonly diary: Diary
}

function setStage(seed: string, today: string): Stage {
  const mailboxes = openMailboxes()
  let persons = 0
  let households = 0
  const region: Region = { today, mailboxes, nextPerson: () => ++persons, nextHousehold: () => ++households }
  const desk: Desk = { random: dice(seed, 'people'), numbering: startNumbering(), mailboxes, today }
  return { desk, region, diary: { random: dice(seed, 'diary'), programme: drawProgramme(seed, today), today } }
}

function* organisationGroups(stage: Stage, share: number): Generator<Group> {
  const { desk, region, diary } = stage
  let earlier: DemoRow | undefined
  const withContacts = function* (row: DemoRow): Generator<Group> {
    for (const { rows, links, age } of contactsOf(desk, region, row, earlier)) {
      yield { rows, links, interactions: rows.flatMap((one) => interactionsOf(diary, one, age)) }
    }
    earlier = row.typeKeys[0] === 'school' ? row : earlier
  }
  const told = (row: DemoRow) => interactionsOf(diary, row, 0)
  for (const { rows, links } of schoolOrganisations(desk, share)) {
    yield { rows, links, interactions: rows.flatMap(told) }
    for (const row of rows) yield* withContacts(row)
  }
  for (const row of municipalityRows(desk, share)) {
    yield { rows: [row], links: [], interactions: told(row) }
    yield* withContacts(row)
  }
  for (const { row } of networkOrganisations(desk, share)) {
    yield { rows: [row], links: [], interactions: told(row) }
    yield* withContacts(row)
  }
}

function* allGroups(stage: Stage, share: number): Generator<Group> {
  yield* organisationGroups(stage, share)
  const { desk, region, diary } = stage
  for (;;) {
    const { rows, links, ages } = registerFamily(desk, drawHousehold(desk.random, region))
    if (rows.length === 0) continue
    yield {
      rows,
      links,
      interactions: rows.flatMap((row) => interactionsOf(diary, row, ages.get(row.relationKey) ?? 40)),
    }
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
  let batch: { rows: DemoRow[]; links: DemoLink[]; interactions: DemoInteraction[] } = {
    rows: [],
    links: [],
    interactions: [],
  }
  for (const whole of allGroups(stage, Math.min(1, relations / ALL_ORGANISATIONS_FROM))) {
    const group = cut(whole, relations - soFar)
    soFar += new Set(group.rows.map(({ relationKey }) => relationKey)).size
    batch.rows.push(...group.rows)
    batch.links.push(...group.links)
    batch.interactions.push(...group.interactions)
    if (batch.rows.length < ROWS_PER_BATCH && soFar < relations) continue
    yield { ...batch, relationsSoFar: soFar }
    batch = { rows: [], links: [], interactions: [] }
    if (soFar >= relations) return
  }
}
