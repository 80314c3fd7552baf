import { dayNumber, dayOf, momentAt, weekday } from '../calendar.ts'
import { DEMO_BRANCHES } from '../demo-organisation.ts'
import { ACTIVITIES, type Activity, type Audience } from '../programme.ts'
import { BLANK_OFFERING, type DemoOffering } from './offering-row.ts'
import { firstFactDay, ON_SALE_DAYS, seasonOf } from './seasons.ts'

/** A meeting in a branch to which people come without buying anything. */
export interface Meeting {
  readonly key: string
  readonly day: number
  readonly minutes: number
  readonly branchName: string
}

/** A course for which one enrols. */
export interface Course extends Meeting {
  readonly cents: number
  readonly audience: 'learner' | 'senior' | 'adult'
  readonly capacity: number
}

const GROUPS: Readonly<Record<Audience, readonly string[]>> = {
  children: ['Jonge kinderen (0–6)', 'Kinderen (6–12)', 'Gezinnen'],
  young: ['Jongeren (12–18)', 'Jongvolwassenen (18–30)'],
  adults: ['Volwassenen'],
  seniors: ['Ouderen'],
}
const GENRES: readonly (readonly [pattern: RegExp, genre: string])[] = [
  [/robots|repair/u, 'Wetenschap en techniek'],
  [/digi|tablet|podcast|game/u, 'Digitale vaardigheden'],
  [/histor|stamboom/u, 'Geschiedenis en erfgoed'],
  [/lees|voorlees|BoekStart|schrij|Kinderboeken|zomerlezen/u, 'Taal en lezen'],
  [/knutsel/u, 'Beeldende kunst'],
]
const genreOf = (name: string): string => GENRES.find(([pattern]) => pattern.test(name))?.[1] ?? 'Samenleving en debat'

/** "de voorleesmiddag" is told as "Voorleesmiddag". */
function titleOf({ name }: Activity): string {
  const bare = name.replace(/^(?:de|het) /u, '')
  return bare.charAt(0).toLocaleUpperCase('nl') + bare.slice(1)
}

const SEATS = 24
const LASTS_MINUTES = 90

/** Once a month on its weekday, in the summer only what is for the summer. */
function daysOf({ weekday: wanted, name }: Activity, first: number, last: number): number[] {
  const days: number[] = []
  for (let day = first; day <= last; day++) {
    const date = dayOf(day)
    const month = Number(date.slice(5, 7))
    const isSummer = month === 7 || month === 8
    // The second such weekday of a month.
    const isSecond = weekday(day) === wanted && Number(date.slice(8)) > 7 && Number(date.slice(8)) <= 14
    if (isSecond && isSummer === (name === 'het zomerlezen')) days.push(day)
  }
  return days
}

type Meetings = ReadonlyMap<string, readonly Meeting[]>
export const meetingKey = (audience: Audience, branchName: string): string => `${audience} ${branchName}`

/** What branches do every month: series for the whole organisation, an event per branch, a date per month. */
export function meetingsOffer(today: string): { offerings: DemoOffering[]; meetings: Meetings } {
  const [first, last] = [firstFactDay(today), dayNumber(today) + ON_SALE_DAYS]
  const offerings: DemoOffering[] = []
  const meetings = new Map<string, Meeting[]>()
  Object.entries(ACTIVITIES).forEach(([key, activities], group) => {
    const audience = key as Audience
    activities.forEach((activity, index) => {
      const parentKey = `A${String(group)}${String(index)}`
      const title = titleOf(activity)
      offerings.push({
        ...BLANK_OFFERING,
        key: parentKey,
        kind: 'series',
        title,
        genre: genreOf(activity.name),
        targetGroups: GROUPS[audience],
      })
      DEMO_BRANCHES.forEach(({ name: branchName }, at) => {
        // A small branch has not everything; each has something for everybody.
        if ((at + index) % 2 === 1) return
        const eventKey = `${parentKey}${branchName.slice(0, 2)}`
        offerings.push({ ...BLANK_OFFERING, key: eventKey, kind: 'event', parentKey, title, branchName })
        const dates = daysOf(activity, first, last).map((day) => ({ ...placeOf(eventKey, activity, day), branchName }))
        offerings.push(...dates.map((meeting) => dateOf(eventKey, title, meeting)))
        const own = meetingKey(audience, branchName)
        meetings.set(own, [...(meetings.get(own) ?? []), ...dates])
      })
    })
  })
  for (const own of meetings.values()) own.sort((one, other) => one.day - other.day)
  return { offerings, meetings }
}

const placeOf = (eventKey: string, { minutes }: Activity, day: number) => ({
  key: `${eventKey}-${dayOf(day)}`,
  day,
  minutes,
})

function dateOf(parentKey: string, title: string, { key, day, minutes }: Meeting): DemoOffering {
  return {
    ...BLANK_OFFERING,
    key,
    kind: 'date',
    parentKey,
    title,
    startsAt: momentAt(day, minutes),
    endsAt: momentAt(day, minutes + LASTS_MINUTES),
    capacity: SEATS,
  }
}

interface CourseKind {
  readonly title: string
  readonly genre: string
  readonly group: string
  readonly cents: number
  readonly audience: Course['audience']
}
const COURSES: readonly CourseKind[] = [
  {
    title: 'Spreken en luisteren: Nederlands voor het dagelijks leven',
    genre: 'Taal en lezen',
    group: 'Mensen die Nederlands leren',
    cents: 0,
    audience: 'learner',
  },
  {
    title: 'Taalcafé voor beginners',
    genre: 'Taal en lezen',
    group: 'Mensen die Nederlands leren',
    cents: 0,
    audience: 'learner',
  },
  {
    title: 'Klik & Tik: online met de computer',
    genre: 'Digitale vaardigheden',
    group: 'Ouderen',
    cents: 0,
    audience: 'senior',
  },
  {
    title: 'DigiD en de overheid online',
    genre: 'Digitale vaardigheden',
    group: 'Ouderen',
    cents: 0,
    audience: 'senior',
  },
  {
    title: 'Stamboom maken voor beginners',
    genre: 'Geschiedenis en erfgoed',
    group: 'Volwassenen',
    cents: 4500,
    audience: 'adult',
  },
  {
    title: 'Verhalen schrijven in zes avonden',
    genre: 'Literatuur en lezingen',
    group: 'Volwassenen',
    cents: 9500,
    audience: 'adult',
  },
  {
    title: 'Foto’s ordenen en bewaren',
    genre: 'Digitale vaardigheden',
    group: 'Volwassenen',
    cents: 3000,
    audience: 'adult',
  },
]
/** Courses begin in October and in March. */
const BEGINNINGS = ['10-06', '03-10'] as const
const COURSE_SEATS = 14
const COURSE_DAYS = 42

/** Courses of every season and branch, oldest first. */
export function coursesOffer(today: string): { offerings: DemoOffering[]; courses: Course[] } {
  const [first, last] = [firstFactDay(today), dayNumber(today) + ON_SALE_DAYS]
  const courses: (Course & { readonly kind: CourseKind })[] = []
  for (let year = Number(dayOf(first).slice(0, 4)); year <= seasonOf(last) + 1; year++)
    for (const beginning of BEGINNINGS)
      COURSES.forEach((kind, index) => {
        DEMO_BRANCHES.forEach(({ name: branchName }, at) => {
          const day = dayNumber(`${String(year)}-${beginning}`) + ((at + index * 2) % 5)
          if ((at + index) % 3 !== 0 || day < first || day > last) return
          const key = `C${String(year).slice(2)}${beginning.slice(0, 2)}${String(index)}${branchName.slice(0, 2)}`
          const { cents, audience } = kind
          courses.push({ key, day, minutes: 19 * 60, branchName, cents, audience, capacity: COURSE_SEATS, kind })
        })
      })
  return { offerings: courses.map(courseOffering), courses }
}

function courseOffering(course: Course & { readonly kind: CourseKind }): DemoOffering {
  const { key, day, minutes, branchName, kind } = course
  return {
    ...BLANK_OFFERING,
    key,
    kind: 'course',
    title: kind.title,
    genre: kind.genre,
    branchName,
    startsAt: momentAt(day, minutes),
    endsAt: momentAt(day + COURSE_DAYS, minutes + 120),
    capacity: COURSE_SEATS,
    targetGroups: [kind.group],
    prices: kind.cents === 0 ? [] : [['Deelname', kind.cents]],
  }
}

export const SERVICES = {
  help: {
    key: 'D01',
    title: 'Informatiepunt Digitale Overheid',
    genre: 'Digitale vaardigheden',
    groups: ['Volwassenen', 'Ouderen'],
  },
  school: { key: 'D02', title: 'De Bibliotheek op school', genre: 'Taal en lezen', groups: ['Scholen'] },
  hall: { key: 'D03', title: 'Zaalverhuur', genre: null, groups: ['Bedrijven'] },
  home: { key: 'D04', title: 'Boeken aan huis', genre: 'Taal en lezen', groups: ['Ouderen'] },
} as const

export const servicesOffer = (): DemoOffering[] =>
  Object.values(SERVICES).map(({ key, title, genre, groups }) => ({
    ...BLANK_OFFERING,
    key,
    kind: 'service',
    title,
    genre,
    targetGroups: groups,
  }))
