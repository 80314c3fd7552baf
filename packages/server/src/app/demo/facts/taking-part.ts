import { momentAt } from '../calendar.ts'
import type { DemoFact } from '../demo-row.ts'
import { meetingKey, SERVICES, type Course } from '../offer/library.ts'
import { firstFactDay } from '../offer/seasons.ts'
import { audienceOf } from '../programme.ts'
import { daysOfComing, firstFrom, type Habit } from './coming.ts'
import { ageOn, daysOfRole, isKnown, sourceOf, type Registrar, type Subject } from './subject.ts'

const MEETING: Habit = { perYear: 7, stays: 6 }
const FROM_ITSELF = 'Gorinchem'

/** Who came to meetings in their branch: reading aloud, the repair café, coffee in the morning. */
export const meetingsOf: Registrar = ({ random, offer, today }, subject) => {
  const first = firstFactDay(today)
  const branchName = subject.role.branchName ?? FROM_ITSELF
  const seen = new Set<string>()
  const facts: DemoFact[] = []
  for (const day of daysOfComing(random, MEETING, daysOfRole(subject, today))) {
    if (day < first) continue
    const audience = audienceOf(Math.max(0, ageOn(subject.age, day, today)))
    const list = offer.meetings.get(meetingKey(audience, branchName)) ?? []
    const meeting = list[firstFrom(list, day) + random.between(0, 2)]
    if (meeting === undefined || seen.has(meeting.key) || !isKnown(meeting.day, today)) continue
    seen.add(meeting.key)
    facts.push({
      ...sourceOf(subject),
      kind: 'attendance',
      factKey: `B${subject.row.externalId}-${meeting.key}`,
      occurredAt: momentAt(meeting.day, meeting.minutes),
      offeringKey: meeting.key,
      audience: audience === 'children' ? 'youth' : 'adult',
    })
  }
  return facts
}

const AUDIENCE_AGES: Readonly<Record<Course['audience'], readonly [number, number]>> = {
  learner: [18, 75],
  senior: [60, 95],
  adult: [25, 85],
}

/** Courses for which somebody enrolled; some did not go after all. */
function coursesFor(share: number, audiences: readonly Course['audience'][]): Registrar {
  return ({ random, offer, today }, subject) => {
    const [from, last] = daysOfRole(subject, today)
    const open = offer.courses.filter((course) => isOpenTo(course, subject, { from, last, audiences, today }))
    if (open.length === 0 || !random.chance(share)) return []
    const chosen = new Set([random.pick(open), ...(random.chance(0.25) ? [random.pick(open)] : [])])
    return [...chosen].flatMap((course) => {
      const enrolled: DemoFact = {
        ...sourceOf(subject),
        kind: 'enrolment',
        factKey: `I${subject.row.externalId}-${course.key}`,
        occurredAt: momentAt(
          Math.max(from, firstFactDay(today), course.day - random.between(5, 60)),
          random.between(9 * 60, 21 * 60),
        ),
        offeringKey: course.key,
        amountCents: course.cents,
        audience: 'adult',
        channel: random.pick(['Website', 'Balie']),
      }
      if (!random.chance(0.06)) return [enrolled]
      const key = enrolled.factKey
      const occurredAt = momentAt(course.day - 1, 12 * 60)
      return [
        enrolled,
        {
          ...enrolled,
          factKey: `${key}-terug`,
          reversesKey: key,
          quantity: -1,
          amountCents: -course.cents,
          occurredAt,
        },
      ]
    })
  }
}

function isOpenTo(
  { day, audience, branchName }: Course,
  { age, role }: Subject,
  { from, last, audiences, today }: { from: number; last: number; audiences: readonly string[]; today: string },
): boolean {
  const [low, high] = AUDIENCE_AGES[audience]
  const then = ageOn(age, day, today)
  const isNear = role.branchName === null || role.branchName === branchName
  return audiences.includes(audience) && isNear && day > from && day <= last && then >= low && then <= high
}

export const learnersOf: Registrar = coursesFor(0.8, ['learner'])
export const courseGoersOf: Registrar = coursesFor(0.35, ['senior', 'adult'])
export const membersAtCourses: Registrar = coursesFor(0.06, ['senior', 'adult'])

/** Help with the government online, at a desk of the library. */
export const helpOf: Registrar = ({ random, today }, subject) => {
  const [from, last] = daysOfRole(subject, today)
  const day = random.between(from, Math.max(from, last))
  if (subject.age < 45 || !isKnown(day, today) || !random.chance(0.12)) return []
  return [
    {
      ...sourceOf(subject),
      kind: 'attendance',
      factKey: `H${subject.row.externalId}`,
      occurredAt: momentAt(day, random.between(10 * 60, 16 * 60)),
      offeringKey: SERVICES.help.key,
      branchName: subject.role.branchName,
      audience: 'adult',
    },
  ]
}
