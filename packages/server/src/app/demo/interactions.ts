import { dayNumber, dayOf, momentAt, weekday } from './calendar.ts'
import { DEMO_COLLEAGUES, DEMO_USERS, type DemoTypeKey } from './demo-organisation.ts'
import type { DemoInteraction, DemoRole, DemoRow } from './demo-row.ts'
import * as texts from './interaction-texts.ts'
import { ACTIVITIES, audienceOf, isClosed, type Show } from './programme.ts'
import type { Random } from './random.ts'

export interface Diary {
  readonly random: Random
  readonly programme: readonly Show[]
  readonly today: string
}

type Kind = DemoInteraction['kind']
type Writer = (random: Random, branch: string) => string

interface Subject {
  readonly row: DemoRow
  readonly role: DemoRole
  readonly age: number
}

const OPENING = { from: 9 * 60 + 30, until: 17 * 60 + 15 } as const
/** Contacts are known from the start of the ticket system on. */
const FIRST_DAY = dayNumber('2019-01-08')
/** Frequency tiers of a theatre's audience (De Rooij): many come once, a few come always. */
const TIERS: readonly (readonly [upTo: number, low: number, high: number])[] = [
  [0.52, 1, 1],
  [0.85, 2, 4],
  [0.97, 5, 10],
  [1, 11, 24],
]

function spanOf({ role }: Subject, today: string): readonly [first: number, last: number] {
  const first = Math.max(FIRST_DAY, dayNumber(role.from ?? '2019-01-08'))
  const last = Math.min(dayNumber(today) - 1, dayNumber(role.until ?? today))
  return [first, Math.max(first, last)]
}

function authorOf(random: Random): Pick<DemoInteraction, 'byName' | 'byUserKey'> {
  const user = random.chance(0.45)
    ? random.pick(DEMO_USERS.filter(({ role }) => role !== 'reader' && role !== 'administrator'))
    : null
  return user === null
    ? { byName: random.pick(DEMO_COLLEAGUES), byUserKey: null }
    : { byName: user.name, byUserKey: user.key }
}

const refOf = ({ sourceKey, externalId }: DemoRow) => ({ sourceKey, externalId })

/** A weekday or Saturday within the role's dates; the older half of the base grew quieter in the closed months by itself. */
function officeDay(random: Random, [first, last]: readonly [number, number]): number {
  const day = random.between(first, last)
  return weekday(day) === 7 && day > first ? day - 1 : day
}

type WritersByAge = (ageThen: number) => readonly Writer[]

/** Age on the day itself: who came with grandma in 2019 reads for the exam now. */
const ageOn = ({ age }: Subject, day: number, today: string): number => age - Math.floor((dayNumber(today) - day) / 365)

function written(diary: Diary, subject: Subject, kind: Kind, writersAt: WritersByAge): DemoInteraction {
  const { random } = diary
  const day = officeDay(random, spanOf(subject, diary.today))
  const writers = writersAt(ageOn(subject, day, diary.today))
  return {
    ...refOf(subject.row),
    kind,
    occurredAt: momentAt(day, random.between(OPENING.from, OPENING.until)),
    text: random.pick(writers)(random, subject.role.branchName ?? 'Gorinchem'),
    ...authorOf(random),
  }
}

/** Makes up to `count` entries; the same sentence twice about one person would look like a copy. */
function several(count: number, make: () => DemoInteraction | null): DemoInteraction[] {
  const made = new Map<string, DemoInteraction>()
  for (let index = 0; index < count; index++) {
    const one = make()
    if (one !== null) made.set(one.kind === 'activity' ? one.occurredAt : one.text, one)
  }
  return [...made.values()]
}

/** First show on or after a day, by bisection. */
function firstShowFrom(programme: readonly Show[], day: number): number {
  let low = 0
  let high = programme.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((programme[middle]?.day ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}

const TICKETS = ['1 kaart', '2 kaarten', '2 kaarten', '2 kaarten', '3 kaarten', '4 kaarten'] as const
const SEATS = [
  'rij 3',
  'rij 5',
  'rij 6',
  'rij 8',
  'rij 9',
  'rij 11',
  'balkon links',
  'balkon rechts',
  'zaal achter',
] as const

function visits(diary: Diary, subject: Subject): DemoInteraction[] {
  const { random, programme, today } = diary
  const [first, last] = spanOf(subject, today)
  const from = firstShowFrom(programme, first)
  const until = firstShowFrom(programme, last + 1)
  if (until <= from) return []
  const roll = random.next()
  const [, low, high] = TIERS.find(([upTo]) => roll < upTo) ?? [1, 1, 1]
  const chosen = new Set<Show>()
  for (let count = random.between(low, high); count > 0; count--) {
    const show = programme[random.between(from, until - 1)]
    const fits =
      show !== undefined && (show.genre !== 'jeugd' || (subject.age > 28 && subject.age < 50) || random.chance(0.15))
    if (fits) chosen.add(show)
  }
  return [...chosen].map((show) => ({
    ...refOf(subject.row),
    kind: 'visit',
    occurredAt: momentAt(show.day, show.minutes),
    text: `Bezocht “${show.title}” (${show.genre}) in het theater in Gorinchem. ${random.pick(TICKETS)}, ${random.pick(SEATS)}.`,
    byName: 'Kassa & tickets',
    byUserKey: null,
  }))
}

const TOGETHER = [
  '',
  '',
  '',
  ' Nam een vriendin mee.',
  ' Was een kwartier later.',
  ' Wil de volgende keer weer komen.',
  ' Stond op de wachtlijst, kon toch mee.',
] as const
const CHILD_TOGETHER = [
  '',
  '',
  '',
  ' Met moeder.',
  ' Met vader en een broertje.',
  ' Met oma.',
  ' Durfde ook iets te vertellen.',
  ' Samen met een vriendje uit de klas.',
] as const

function activity(diary: Diary, subject: Subject): DemoInteraction | null {
  const { random, today } = diary
  const [first, last] = spanOf(subject, today)
  const day = random.between(first, last)
  const age = ageOn(subject, day, today)
  const choice = random.pick(ACTIVITIES[audienceOf(age)])
  const onDay = day - ((weekday(day) - choice.weekday + 7) % 7)
  const month = Number(dayOf(onDay).slice(5, 7))
  const isSummer = month === 7 || month === 8
  if (isClosed(onDay) || onDay < FIRST_DAY || isSummer !== (choice.name === 'het zomerlezen')) return null
  return {
    ...refOf(subject.row),
    kind: 'activity',
    occurredAt: momentAt(onDay, choice.minutes),
    text: `Deed mee met ${choice.name} in ${subject.role.branchName ?? 'Gorinchem'}.${random.pick(age < 13 ? CHILD_TOGETHER : TOGETHER)}`,
    ...authorOf(random),
  }
}

type Diarist = (diary: Diary, subject: Subject) => DemoInteraction[]

/** The number of contacts: `mean` on average, rarely more than three times as many. */
const howMany = (random: Random, mean: number): number =>
  Math.min(Math.floor(-Math.log(1 - random.next()) * mean + 0.35), Math.ceil(mean * 4))

const notes =
  (kind: Kind, writers: readonly Writer[] | WritersByAge, mean: number): Diarist =>
  (diary, subject) => {
    const writersAt = typeof writers === 'function' ? writers : () => writers
    return several(howMany(diary.random, mean), () => written(diary, subject, kind, writersAt))
  }

const together =
  (...diarists: readonly Diarist[]): Diarist =>
  (diary, subject) =>
    diarists.flatMap((diarist) => diarist(diary, subject))

const DESK_WRITERS: readonly (readonly [below: number, writers: readonly Writer[]])[] = [
  [4, texts.TODDLER_DESK_TEXTS],
  [13, texts.CHILD_DESK_TEXTS],
  [18, texts.TEEN_DESK_TEXTS],
]
const deskTextsAt: WritersByAge = (age) => DESK_WRITERS.find(([below]) => age < below)?.[1] ?? texts.DESK_TEXTS
/** Letters and calls are with adults; about a child nothing is written then. */
const contacts =
  (kind: Kind, writers: readonly Writer[], mean: number): Diarist =>
  (diary, subject) =>
    subject.age < 18 ? [] : notes(kind, writers, mean)(diary, subject)
const activities =
  (mean: number): Diarist =>
  (diary, subject) =>
    several(1 + howMany(diary.random, mean), () => activity(diary, subject))
const organisation = together(
  notes('meeting', texts.MEETING_TEXTS, 1.5),
  notes('email', texts.NETWORK_EMAIL_TEXTS, 1.5),
  notes('call', texts.NETWORK_CALL_TEXTS, 1),
)

const DIARISTS: Partial<Record<DemoTypeKey, Diarist>> = {
  borrower: together(notes('desk', deskTextsAt, 1.5), contacts('email', texts.EMAIL_TEXTS, 0.1)),
  student: activities(0.5),
  visitor: together(visits, notes('call', texts.CALL_TEXTS, 0.25), notes('email', texts.EMAIL_TEXTS, 0.15)),
  participant: activities(3.4),
  volunteer: together(notes('note', texts.VOLUNTEER_TEXTS, 2), notes('meeting', texts.VOLUNTEER_MEETING_TEXTS, 0.6)),
  language_learner: notes('note', texts.LEARNER_TEXTS, 3),
  friend: together(notes('letter', texts.FRIEND_TEXTS, 1.2), notes('call', texts.FRIEND_CALL_TEXTS, 0.4)),
  donor: notes('letter', texts.FRIEND_TEXTS, 1),
  lead: together(notes('call', texts.LEAD_CALL_TEXTS, 0.6), notes('email', texts.LEAD_EMAIL_TEXTS, 0.6)),
  teacher: notes('email', texts.SCHOOL_EMAIL_TEXTS, 1.2),
  school: together(
    notes('meeting', texts.SCHOOL_TEXTS, 5),
    notes('call', texts.SCHOOL_CALL_TEXTS, 3),
    notes('visit', texts.SCHOOL_VISIT_TEXTS, 4),
  ),
  school_board: notes('meeting', texts.MEETING_TEXTS, 2.5),
  municipality: together(organisation, notes('meeting', texts.MEETING_TEXTS, 4)),
  fund: together(notes('meeting', texts.MEETING_TEXTS, 0.5), notes('email', texts.FUND_EMAIL_TEXTS, 3)),
  sponsor: organisation,
  partner: organisation,
  press: notes('email', texts.PRESS_EMAIL_TEXTS, 3),
  contact_person: notes('call', texts.NETWORK_CALL_TEXTS, 1),
}

/** What is written and registered about a row's relation, in order of time. */
export function interactionsOf(diary: Diary, row: DemoRow, age: number): DemoInteraction[] {
  const all = row.roles.flatMap((role) => DIARISTS[role.typeKey]?.(diary, { row, role, age }) ?? [])
  return all.sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : one.occurredAt > other.occurredAt ? 1 : 0))
}
