import { dayNumber, dayOf, dutchDay } from './calendar.ts'
import { DEMO_FIELDS, READING_LEVELS, SPONSOR_PACKAGES, VOLUNTEER_SKILLS, type DemoFieldKey } from './demo-fields.ts'
import type { DemoOwnFact, DemoRow } from './demo-row.ts'
import type { Random } from './random.ts'

const fact = (field: DemoFieldKey, value: DemoOwnFact['value'], cell: string): DemoOwnFact => ({ field, value, cell })

/** Reading is taught from six; by twelve most read everything. */
function readingLevel(random: Random, age: number): DemoOwnFact[] {
  if (age < 6 || age > 12 || !random.chance(0.7)) return []
  const usual = (age - 6) * 2
  const at = Math.min(Math.max(usual + random.between(-1, 1), 0), READING_LEVELS.length - 1)
  const level = READING_LEVELS[at] ?? 'Start'
  return [fact('readingLevel', level, level)]
}

function school(random: Random): DemoOwnFact[] {
  const takesPart = random.chance(0.45)
  const pupils = random.between(12, 90) * 5
  return [
    fact('schoolLibrary', takesPart, takesPart ? 'Ja' : 'Nee'),
    ...(random.chance(0.8) ? [fact('pupils', pupils, String(pupils))] : []),
  ]
}

const AMOUNTS: Readonly<Record<(typeof SPONSOR_PACKAGES)[number], readonly number[]>> = {
  Brons: [500, 750, 1000],
  Zilver: [1500, 2000, 2500],
  Goud: [5000, 7500, 10_000],
  'In natura': [],
}

function sponsor(random: Random): DemoOwnFact[] {
  const name = random.pick(SPONSOR_PACKAGES)
  const amounts = AMOUNTS[name]
  const euros = amounts.length === 0 ? null : random.pick(amounts)
  return [
    fact('sponsorPackage', name, name),
    ...(euros === null ? [] : [fact('sponsorAmount', euros * 100, `€ ${String(euros)},00`)]),
  ]
}

/** Every third year a new one; some are late, which is what a list of dates is for. */
const CONDUCT_DAYS = 3 * 365

function volunteer(random: Random, today: string): DemoOwnFact[] {
  const first = random.pick(VOLUNTEER_SKILLS)
  const second = random.pick(VOLUNTEER_SKILLS)
  const skills = first === second ? [first] : [first, second]
  const until = dayOf(dayNumber(today) + random.between(-45, CONDUCT_DAYS))
  return [
    fact('skills', skills, skills.join(', ')),
    ...(random.chance(0.75) ? [fact('conductUntil', until, dutchDay(until))] : []),
  ]
}

/** What our own fields hold of a row. */
export function ownFactsOf(random: Random, row: DemoRow, age: number, today: string): DemoOwnFact[] {
  return row.roles.flatMap(({ typeKey, until }) => {
    if (until !== null) return []
    if (typeKey === 'borrower') return readingLevel(random, age)
    if (typeKey === 'school') return school(random)
    if (typeKey === 'sponsor') return sponsor(random)
    return typeKey === 'volunteer' ? volunteer(random, today) : []
  })
}

/** The row with its facts: as columns of its system, and as what the import would have made of them. */
export function withOwnFacts(row: DemoRow, facts: readonly DemoOwnFact[]): DemoRow {
  if (facts.length === 0) return row
  const cells = Object.fromEntries(facts.map(({ field, cell }) => [DEMO_FIELDS[field].label, cell]))
  return { ...row, payload: { ...row.payload, ...cells }, own: facts }
}
