import type { Channel, ConsentState } from '@klantregie/contract'
import { dayNumber, momentAt } from './calendar.ts'
import type { DemoTypeKey } from './demo-organisation.ts'
import type { DemoConsent, DemoRole, DemoRow } from './demo-row.ts'
import type { Random } from './random.ts'

/** What a system asks when somebody gets a role there, and how many say yes, no, and later no after all. */
interface Habit {
  /** Key of a purpose that every organisation of this sort begins with. */
  readonly purposeKey: string
  readonly channel: Channel
  readonly source: DemoConsent['source']
  /** The form or system by name, as people know it. */
  readonly sourceName: string
  readonly yes: number
  readonly no: number
  readonly laterNo: number
}

const HABITS: Partial<Record<DemoTypeKey, readonly Habit[]>> = {
  newsletter_reader: [
    {
      purposeKey: 'newsletter',
      channel: 'email',
      source: 'form',
      sourceName: 'Nieuwsbrief',
      yes: 1,
      no: 0,
      laterNo: 0.04,
    },
  ],
  visitor: [
    {
      purposeKey: 'programme_tips',
      channel: 'email',
      source: 'form',
      sourceName: 'Kassa & tickets',
      yes: 0.42,
      no: 0.33,
      laterNo: 0.12,
    },
  ],
  borrower: [
    {
      purposeKey: 'reading_tips',
      channel: 'email',
      source: 'desk',
      sourceName: 'Inschrijven aan de balie',
      yes: 0.3,
      no: 0.25,
      laterNo: 0.06,
    },
  ],
  participant: [
    {
      purposeKey: 'youth_activities',
      channel: 'email',
      source: 'form',
      sourceName: 'Aanmelden voor activiteiten',
      yes: 0.45,
      no: 0.2,
      laterNo: 0.05,
    },
  ],
  teacher: [
    {
      purposeKey: 'education_news',
      channel: 'email',
      source: 'form',
      sourceName: 'Educatie-lijst',
      yes: 0.6,
      no: 0.08,
      laterNo: 0.05,
    },
  ],
  friend: [
    {
      purposeKey: 'friends',
      channel: 'email',
      source: 'form',
      sourceName: 'Vrienden & sponsors',
      yes: 0.8,
      no: 0.05,
      laterNo: 0.03,
    },
    {
      purposeKey: 'friends',
      channel: 'post',
      source: 'form',
      sourceName: 'Vrienden & sponsors',
      yes: 0.7,
      no: 0.1,
      laterNo: 0.02,
    },
  ],
  donor: [
    {
      purposeKey: 'fundraising',
      channel: 'post',
      source: 'form',
      sourceName: 'Vrienden & sponsors',
      yes: 0.75,
      no: 0.1,
      laterNo: 0.05,
    },
  ],
  language_learner: [
    {
      purposeKey: 'digital_skills',
      channel: 'phone',
      source: 'desk',
      sourceName: 'Intake Taalhuis',
      yes: 0.7,
      no: 0.1,
      laterNo: 0.02,
    },
  ],
}

/** Since the GDPR applies (25 May 2018) what people say is written down; what was said before counts for nothing. */
const SINCE = dayNumber('2018-05-25')
/** Until this age a guardian says yes (art. 8 AVG, art. 5 UAVG). */
const OF_AGE = 16
const OFFICE = { from: 9 * 60 + 30, until: 17 * 60 } as const

interface Said {
  readonly habit: Habit
  readonly state: ConsentState
  readonly day: number
  readonly source: DemoConsent['source']
}

function answersOf(random: Random, habit: Habit, role: DemoRole, today: number): Said[] {
  const start = Math.max(SINCE, dayNumber(role.from ?? '2019-01-07'))
  const last = today - 1
  if (start >= last) return []
  const roll = random.next()
  const later = random.next()
  const day = random.between(start, Math.min(start + 40, last))
  if (roll >= habit.yes)
    return roll < habit.yes + habit.no ? [{ habit, state: 'refused', day, source: habit.source }] : []
  const said: Said = { habit, state: 'given', day, source: habit.source }
  if (role.until !== null)
    return [said, { ...said, state: 'withdrawn', day: Math.max(day, dayNumber(role.until)), source: 'opt_out_link' }]
  if (later >= habit.laterNo || last - day < 30) return [said]
  return [said, { ...said, state: 'withdrawn', day: random.between(day + 20, last), source: 'opt_out_link' }]
}

function isReached({ record }: DemoRow, { channel }: Habit): boolean {
  if (channel === 'email') return (record.emails ?? []).length > 0
  return channel !== 'phone' || (record.phones ?? []).length > 0
}

/** Whether this habit fits the row: a way to reach them, and children only through a guardian and for what is about them. */
function fits(row: DemoRow, habit: Habit, age: number): boolean {
  const mayAnswer = age >= OF_AGE || row.record.kind !== 'person' || habit.purposeKey === 'youth_activities'
  return mayAnswer && isReached(row, habit)
}

/** What the people of a row said about being approached, with the proof; in order of time. */
export function consentsOf(random: Random, row: DemoRow, age: number, today: string): DemoConsent[] {
  const todayNumber = dayNumber(today)
  const said = row.roles.flatMap((role) =>
    (HABITS[role.typeKey] ?? []).flatMap((habit) =>
      fits(row, habit, age) ? answersOf(random, habit, role, todayNumber) : [],
    ),
  )
  return said
    .map(({ habit, state, day, source }) => {
      const isChild = row.record.kind === 'person' && age - Math.floor((todayNumber - day) / 365) < OF_AGE
      return {
        sourceKey: row.sourceKey,
        externalId: row.externalId,
        purposeKey: habit.purposeKey,
        channel: habit.channel,
        state,
        source,
        sourceName: source === 'opt_out_link' ? 'Afmelden onderaan de mail' : habit.sourceName,
        occurredAt: momentAt(day, random.between(OFFICE.from, OFFICE.until)),
        contact: habit.channel === 'email' ? (row.record.emails?.[0] ?? null) : null,
        isByGuardian: isChild && state === 'given',
      }
    })
    .sort((one, other) => one.occurredAt.localeCompare(other.occurredAt))
}
