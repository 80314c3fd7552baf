import type { NewFieldInput } from '@klantregie/contract'
import { dayNumber, dayOf, dutchDay } from './calendar.ts'
import type { DemoTypeKey } from './demo-organisation.ts'
import type { DemoOwnFact, DemoRow } from './demo-row.ts'
import type { Random } from './random.ts'

/** A field of the organisation's own, as its administrator would make it; its key is made from the label. */
export type DemoField = Pick<NewFieldInput, 'label' | 'definition' | 'goal' | 'section' | 'dataType' | 'kinds'> & {
  readonly types: readonly DemoTypeKey[]
  readonly choices?: readonly string[]
  readonly limits?: NewFieldInput['limits']
  readonly retentionText?: string
}

export const READING_LEVELS = ['Start', 'M3', 'E3', 'M4', 'E4', 'M5', 'E5', 'M6', 'E6', 'M7', 'E7', 'Plus'] as const
export const SPONSOR_PACKAGES = ['Brons', 'Zilver', 'Goud', 'In natura'] as const
export const VOLUNTEER_SKILLS = [
  'Voorlezen',
  'Taalles geven',
  'Computerhulp',
  'Gastheer of gastvrouw',
  'Boeken aan huis',
  'Techniek en opbouw',
] as const

export const DEMO_FIELDS = {
  readingLevel: {
    label: 'Leesniveau',
    definition: 'Het AVI-niveau dat een kind volgens de school of de ouder leest.',
    goal: 'Boeken en activiteiten adviseren die bij het kind passen.',
    section: 'Lezen',
    dataType: 'choice',
    kinds: ['person'],
    types: ['borrower'],
    choices: READING_LEVELS,
    retentionText: 'Zolang het kind lid is',
  },
  schoolLibrary: {
    label: 'Bibliotheek op school',
    definition: 'Of de school meedoet met de Bibliotheek op school.',
    goal: 'Weten met welke scholen we vaste afspraken hebben.',
    section: 'Onderwijs',
    dataType: 'yes_no',
    kinds: ['organisation'],
    types: ['school'],
  },
  pupils: {
    label: 'Aantal leerlingen',
    definition: 'Het aantal leerlingen op 1 oktober, naar boven afgerond op vijf.',
    goal: 'Het aanbod en de collectie op de grootte van de school afstemmen.',
    section: 'Onderwijs',
    dataType: 'number',
    kinds: ['organisation'],
    types: ['school'],
    limits: { min: 0, max: 5000, decimals: 0 },
  },
  sponsorPackage: {
    label: 'Sponsorpakket',
    definition: 'Wat de sponsor met ons afsprak: het pakket met zijn tegenprestaties.',
    goal: 'Nakomen wat we beloofden en op tijd over verlengen praten.',
    section: 'Sponsoring',
    dataType: 'choice',
    kinds: ['organisation'],
    types: ['sponsor'],
    choices: SPONSOR_PACKAGES,
  },
  sponsorAmount: {
    label: 'Bedrag per jaar',
    definition: 'Het afgesproken bedrag per kalenderjaar, zonder btw.',
    goal: 'De sponsorinkomsten kunnen plannen.',
    section: 'Sponsoring',
    dataType: 'money',
    kinds: ['organisation'],
    types: ['sponsor'],
    limits: { min: 0 },
  },
  skills: {
    label: 'Kan helpen met',
    definition: 'Waarbij een vrijwilliger graag helpt.',
    goal: 'De juiste vrijwilliger vragen voor een activiteit.',
    section: 'Vrijwilligerswerk',
    dataType: 'choices',
    kinds: ['person'],
    types: ['volunteer'],
    choices: VOLUNTEER_SKILLS,
  },
  conductUntil: {
    label: 'VOG nakijken op',
    definition: 'De dag waarop we om een nieuwe verklaring omtrent het gedrag vragen: drie jaar na de vorige.',
    goal: 'Zorgen dat wie met kinderen of kwetsbare mensen werkt een geldige verklaring heeft.',
    section: 'Vrijwilligerswerk',
    dataType: 'date',
    kinds: ['person'],
    types: ['volunteer'],
  },
} as const satisfies Record<string, DemoField>

export type DemoFieldKey = keyof typeof DEMO_FIELDS

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
