import type { DemoRole } from './demo-row.ts'
import { DEMO_TYPES, type DemoTypeKey } from './demo-organisation.ts'
import { dayNumber, dayOf } from './calendar.ts'
import type { Household, Person } from './households.ts'
import type { Random } from './random.ts'

/** Somebody with the roles they have; people without a role are not a relation. */
export interface Relation {
  readonly person: Person
  readonly roles: readonly DemoRole[]
}

type Band = readonly [upTo: number, chance: number]

/** The chance of a role by age: the first band whose upper age is not passed. */
const CHANCES = {
  borrower: [
    [3, 0.28],
    [12, 0.62],
    [17, 0.4],
    [24, 0.2],
    [34, 0.2],
    [49, 0.32],
    [64, 0.26],
    [79, 0.38],
    [120, 0.26],
  ],
  visitor: [
    [17, 0],
    [24, 0.1],
    [34, 0.16],
    [49, 0.22],
    [64, 0.34],
    [79, 0.33],
    [120, 0.1],
  ],
  participant: [
    [3, 0.09],
    [10, 0.2],
    [17, 0.07],
    [49, 0.06],
    [64, 0.07],
    [84, 0.12],
    [120, 0.03],
  ],
  student: [
    [14, 0],
    [25, 0.16],
    [120, 0.006],
  ],
  newsletter_reader: [
    [17, 0],
    [34, 0.1],
    [64, 0.2],
    [84, 0.17],
    [120, 0.03],
  ],
  volunteer: [
    [17, 0],
    [49, 0.007],
    [74, 0.035],
    [120, 0.006],
  ],
  friend: [
    [34, 0],
    [54, 0.012],
    [84, 0.045],
    [120, 0.02],
  ],
  donor: [
    [49, 0.001],
    [120, 0.007],
  ],
  lead: [
    [17, 0],
    [69, 0.03],
    [120, 0.01],
  ],
} as const satisfies Partial<Record<DemoTypeKey, readonly Band[]>>

const drawnTypes = Object.keys(CHANCES) as (keyof typeof CHANCES)[]

function chanceAt(bands: readonly Band[], age: number): number {
  return bands.find(([upTo]) => age <= upTo)?.[1] ?? 0
}

const LEARNING = new Set(['tr', 'ma', 'pl', 'ua', 'sy', 'en'])
const languageChance = ({ background, age }: Person): number => {
  if (age < 18 || age > 75) return 0
  return background === 'sy' || background === 'ua'
    ? 0.4
    : LEARNING.has(background)
      ? 0.14
      : background === 'nl'
        ? 0.003
        : 0.01
}

/** Sales and enrolments are known from 2019 on; the library system goes back further. */
const FIRST_DAY: Partial<Record<DemoTypeKey, string>> = {
  borrower: '2008-01-02',
  friend: '2012-01-01',
  volunteer: '2013-01-01',
}
const DEFAULT_FIRST_DAY = '2019-01-07'
const endChance: Partial<Record<DemoTypeKey, number>> = {
  borrower: 0.24,
  student: 0.35,
  newsletter_reader: 0.14,
  volunteer: 0.22,
  friend: 0.15,
  language_learner: 0.55,
}

/** Lists that do not ask for a branch. */
const WITHOUT_BRANCH: readonly DemoTypeKey[] = ['newsletter_reader', 'lead', 'friend', 'donor']

/** A role with its dates: not before one can have it, not after today, ended for some. */
export function datedRole(
  random: Random,
  typeKey: DemoTypeKey,
  who: { birthDate: string; branch: string },
  today: string,
): DemoRole {
  const adultOnly = !['borrower', 'participant'].includes(typeKey)
  const youngest = dayNumber(who.birthDate) + (adultOnly ? 14 * 365 : 120)
  const last = dayNumber(today)
  const first = Math.min(Math.max(dayNumber(FIRST_DAY[typeKey] ?? DEFAULT_FIRST_DAY), youngest), last - 1)
  // A square root would favour the recent years too much: every year some leave and drop out of the lists.
  const from = first + Math.floor(random.next() ** 0.8 * (last - first))
  const ended = random.chance(endChance[typeKey] ?? 0) && last - from > 200
  const until = ended ? from + Math.floor((0.25 + 0.75 * random.next()) * (last - from)) : null
  const { domainKey } = DEMO_TYPES[typeKey]
  return {
    typeKey,
    domainKey,
    branchName: WITHOUT_BRANCH.includes(typeKey) ? null : who.branch,
    from: dayOf(from),
    until: until === null ? null : dayOf(until),
  }
}

/** A theatre evening is worth the drive; for a library one goes to the one around the corner. Distances in km. */
const FROM_AFAR: readonly DemoTypeKey[] = ['visitor', 'newsletter_reader', 'donor']
const DAILY_KM = 6
const FADE_KM = 1.6

function rolesOf(random: Random, person: Person, today: string, hasReadingParent: boolean): DemoRole[] {
  const nearness = Math.exp(-Math.max(0, person.home.area.km - DAILY_KM) / FADE_KM)
  const types: DemoTypeKey[] = drawnTypes.filter((type) => {
    // Reading runs in families.
    if (type === 'newsletter_reader' && person.email === null) return false
    const readers = type === 'borrower' && person.age < 18 ? (hasReadingParent ? 1.3 : 0.75) : 1
    const factor = readers * (FROM_AFAR.includes(type) ? 1 : nearness)
    return random.chance(chanceAt(CHANCES[type], person.age) * factor)
  })
  if (random.chance(languageChance(person) * nearness)) types.push('language_learner')
  // A lead is somebody who did not buy or join yet.
  const kept = types.length > 1 ? types.filter((type) => type !== 'lead') : types
  const who = { birthDate: person.birthDate, branch: person.home.branch }
  return kept.map((type) => datedRole(random, type, who, today))
}

/** The people of a household who are a relation, parents first. */
export function drawRelations(random: Random, household: Household, today: string): Relation[] {
  const adults = household.adults.map((person) => ({ person, roles: rolesOf(random, person, today, false) }))
  const hasReadingParent = adults.some(({ roles }) => roles.some(({ typeKey }) => typeKey === 'borrower'))
  const children = household.children.map((person) => ({
    person,
    roles: rolesOf(random, person, today, hasReadingParent),
  }))
  return [...adults, ...children].filter(({ roles }) => roles.length > 0)
}
