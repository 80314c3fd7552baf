import { dayNumber, dayOf, momentAt } from '../calendar.ts'
import type { DemoFact } from '../demo-row.ts'
import { firstFactDay } from '../offer/seasons.ts'
import type { Random } from '../random.ts'
import { ageOn, daysOfRole, sourceOf, type Registrar, type Subject } from './subject.ts'

/** Youth is free by law up to eighteen (Wsob art. 13); these are prices of an adult. */
const SUBSCRIPTIONS = [
  { name: 'Compleet', cents: 6200 },
  { name: 'Basis', cents: 4800 },
  { name: 'Basis', cents: 4800 },
  { name: 'Digitaal', cents: 4200 },
] as const
const YOUTH = { name: 'Jeugd', cents: 0 } as const
const FULL_AGE = 18

/** A subscription runs a year from the day on which somebody became a member, and again. */
export const membershipsOf: Registrar = ({ random, today }, subject) => {
  const [from, last] = daysOfRole(subject, today)
  const chosen = random.pick(SUBSCRIPTIONS)
  const facts: DemoFact[] = []
  for (
    let begins = Math.max(from, anniversary(from, firstFactDay(today)));
    begins <= last;
    begins = yearLater(begins)
  ) {
    const isYouth = ageOn(subject.age, begins, today) < FULL_AGE
    const { name, cents } = isYouth ? YOUTH : chosen
    facts.push({
      ...sourceOf(subject),
      kind: 'membership',
      factKey: `L${subject.row.externalId}-${dayOf(begins).slice(0, 4)}`,
      occurredAt: momentAt(begins, 10 * 60),
      day: dayOf(begins),
      until: dayOf(yearLater(begins) - 1),
      branchName: subject.role.branchName,
      amountCents: cents,
      audience: isYouth ? 'youth' : 'adult',
      detail: { subscription: name },
    })
  }
  return facts
}

const yearLater = (day: number): number => sameDayIn(dayOf(day), Number(dayOf(day).slice(0, 4)) + 1)
/** 29 February is 28 February in other years. */
const sameDayIn = (day: string, year: number): number =>
  dayNumber(`${String(year)}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`)

function anniversary(from: number, first: number): number {
  const year = Number(dayOf(first).slice(0, 4))
  const day = sameDayIn(dayOf(from), year)
  return day >= first ? day : sameDayIn(dayOf(from), year + 1)
}

/** January and the summer are for reading. */
const SEASON = [1.2, 1, 1, 0.95, 0.9, 0.95, 1.25, 1.1, 0.95, 1.1, 1, 0.95] as const
/** Share of members who never borrow: they study, use the computers or come for the paper. */
const NEVER = 0.26

/** How many somebody borrowed in a month, per branch and broad genre. Never what. */
export const loansOf: Registrar = ({ random, today }, subject) => {
  if (random.chance(NEVER)) return []
  const [from, last] = daysOfRole(subject, today)
  // Some come every month, most now and then.
  const chance = 0.03 + 0.85 * random.next() ** 2.6
  const fiction = random.next()
  const stops = random.chance(0.3) ? from + random.between(90, 1500) : last
  const facts: DemoFact[] = []
  for (const month of monthsWithin(Math.max(from, firstFactDay(today)), Math.min(last, stops)))
    if (random.chance(chance * (SEASON[Number(month.slice(5, 7)) - 1] ?? 1)))
      facts.push(loanFact(random, subject, { month, today, isFiction: random.chance(fiction) }))
  return facts
}

function loanFact(
  random: Random,
  subject: Subject,
  { month, today, isFiction }: { month: string; today: string; isFiction: boolean },
): DemoFact {
  const end = lastDayOf(month)
  const isYouth = ageOn(subject.age, end, today) < FULL_AGE
  return {
    ...sourceOf(subject),
    kind: 'loan',
    factKey: `U${subject.row.externalId}-${month}-${isFiction ? 'f' : 'n'}`,
    occurredAt: momentAt(end, 17 * 60),
    branchName: subject.role.branchName,
    genre: isFiction ? 'Fictie' : 'Non-fictie',
    quantity: 1 + Math.floor(-Math.log(1 - random.next()) * (isYouth ? 4.5 : 2.6)),
    audience: isYouth ? 'youth' : 'adult',
  }
}

/** "2026-03" of every month that ended between two days. */
export function monthsWithin(first: number, last: number): string[] {
  const months: string[] = []
  for (let month = dayOf(first).slice(0, 7); lastDayOf(month) <= last; month = nextMonth(month)) months.push(month)
  return months
}

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`
}
export const lastDayOf = (month: string): number => dayNumber(`${nextMonth(month)}-01`) - 1
