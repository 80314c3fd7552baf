import { dayNumber, dayOf, momentAt } from '../calendar.ts'
import type { DemoFact } from '../demo-row.ts'
import { SERVICES } from '../offer/library.ts'
import { firstFactDay } from '../offer/seasons.ts'
import type { Random } from '../random.ts'
import { lastDayOf, monthsWithin } from './library-use.ts'
import { daysOfRole, isKnown, sourceOf, type Registrar, type Subject } from './subject.ts'

/** The same day of each year that is known and in which the role runs. */
function yearlyDays({ random, today }: { random: Random; today: string }, subject: Subject): number[] {
  const [from, last] = daysOfRole(subject, today)
  const at = random.between(0, 364)
  const days: number[] = []
  for (let year = Number(dayOf(firstFactDay(today)).slice(0, 4)); year <= Number(today.slice(0, 4)); year++) {
    const day = dayNumber(`${String(year)}-01-01`) + at
    if (day >= from && day <= last && isKnown(day, today)) days.push(day)
  }
  return days
}

const fact = (subject: Subject, kind: DemoFact['kind'], day: number) => ({
  ...sourceOf(subject),
  kind,
  factKey: `${kind.slice(0, 2).toUpperCase()}${subject.row.externalId}-${dayOf(day)}`,
  occurredAt: momentAt(day, 11 * 60),
})

const FRIEND_EUROS = [25, 30, 30, 35, 50, 75, 100] as const

/** A friend gives every year; now and then more than was asked. */
export const friendGifts: Registrar = (registry, subject) => {
  const { random } = registry
  const euros = subject.row.objectType === 'household' ? 60 : random.pick(FRIEND_EUROS)
  return yearlyDays(registry, subject).map((day) => ({
    ...fact(subject, 'gift', day),
    amountCents: euros * 100 + (random.chance(0.1) ? random.between(1, 8) * 500 : 0),
    channel: random.pick(['Automatische incasso', 'Automatische incasso', 'Overboeking']),
  }))
}

const DONOR_EUROS = [50, 75, 100, 150, 250, 500, 1000] as const
const PLEDGE_YEARS = 5

/** Donors give now and then; some promised a sum for five years, and what comes of it are gifts. */
export const donorGifts: Registrar = (registry, subject) => {
  const { random, today } = registry
  const euros = random.pick(DONOR_EUROS)
  const days = yearlyDays(registry, subject)
  const [first] = days
  const isPromised = first !== undefined && random.chance(0.3)
  const gifts = days
    .filter(() => isPromised || random.chance(0.7))
    .map((day) => ({ ...fact(subject, 'gift', day), amountCents: euros * 100, channel: 'Overboeking' }))
  if (!isPromised) return gifts
  const pledge: DemoFact = {
    ...fact(subject, 'pledge', first),
    day: dayOf(first),
    until: dayOf(dayNumber(`${String(Number(dayOf(first).slice(0, 4)) + PLEDGE_YEARS)}${sameDay(first)}`) - 1),
    detail: {
      yearlyCents: euros * 100,
      years: PLEDGE_YEARS,
      isFixed: true,
      agreedOn: dayOf(first),
      reference: `PG-${subject.row.externalId}`,
    },
  }
  return [pledge, ...gifts, ...extraGift(random, subject, today)]
}

const sameDay = (day: number): string => (dayOf(day).slice(4) === '-02-29' ? '-02-28' : dayOf(day).slice(4))

/** At the end of the year some give something more. */
function extraGift(random: Random, subject: Subject, today: string): DemoFact[] {
  const day = dayNumber(`${String(Number(today.slice(0, 4)) - 1)}-12-20`)
  const [from, last] = daysOfRole(subject, today)
  if (day < from || day > last || !random.chance(0.4)) return []
  return [{ ...fact(subject, 'gift', day), amountCents: random.between(1, 10) * 2500, channel: 'Overboeking' }]
}

const SPONSOR_EUROS = [500, 750, 1000, 1500, 2500, 5000, 7500] as const

/** A sponsor contract runs a year; some sponsors deliver goods instead. */
export const sponsoring: Registrar = (registry, subject) => {
  const { random } = registry
  const euros = random.pick(SPONSOR_EUROS)
  const isInKind = random.chance(0.15)
  return yearlyDays(registry, subject).map((day) => ({
    ...fact(subject, 'sponsoring', day),
    day: dayOf(day),
    until: dayOf(day + 364),
    amountCents: isInKind ? 0 : euros * 100,
    detail: {
      inReturn: random.pick(['Logo op de website', 'Twaalf vrijkaarten per jaar', 'Avond voor relaties']),
      ...(isInKind ? { isInKind } : {}),
    },
  }))
}

/** A municipality pays for the library by year; a fund for a project, once. */
export const subsidies =
  (low: number, high: number, share: number): Registrar =>
  (registry, subject) => {
    const { random } = registry
    const euros = random.between(low, high) * 1000
    return yearlyDays(registry, subject)
      .filter(() => random.chance(share))
      .map((day, index) => ({
        ...fact(subject, 'subsidy', day),
        day: dayOf(day),
        until: dayOf(day + 364),
        amountCents: Math.round(euros * (1 + 0.025 * index)) * 100,
        detail: { reference: `Z-${dayOf(day).slice(0, 4)}-${String(random.between(1000, 9999))}` },
      }))
  }

/** Schools pay for the library at school; businesses rent a room. */
export const bills =
  (offeringKey: keyof typeof SERVICES, euros: readonly [number, number], share: number): Registrar =>
  (registry, subject) => {
    const { random } = registry
    if (!random.chance(share)) return []
    const amount = random.between(...euros) * 100
    return yearlyDays(registry, subject).map((day) => ({
      ...fact(subject, 'purchase', day),
      offeringKey: SERVICES[offeringKey].key,
      branchName: subject.row.branchName,
      amountCents: amount,
      channel: 'Factuur',
    }))
  }

/** Hours of volunteers, by month; most have one afternoon a week, and July and August are quiet. */
export const volunteerHours: Registrar = ({ random, today }, subject) => {
  const [from, last] = daysOfRole(subject, today)
  const usual = random.pick([3, 4, 6, 8, 8, 10, 12, 16])
  return monthsWithin(Math.max(from, firstFactDay(today)), last).flatMap((month) => {
    const isSummer = month.endsWith('-07') || month.endsWith('-08')
    const hours = Math.round(usual * (0.6 + 0.8 * random.next()) * (isSummer ? 0.4 : 1))
    if (hours === 0 || random.chance(0.05)) return []
    return [
      { ...fact(subject, 'volunteering', lastDayOf(month)), quantity: hours * 60, branchName: subject.role.branchName },
    ]
  })
}

const COMPLAINTS = [
  'Zaal was te koud, kon het slecht verstaan.',
  'Aanmaning gekregen voor een boek dat al terug was.',
  'Kon de uitgang voor rolstoelen niet vinden.',
  'Website gaf een fout bij het betalen.',
  'Te weinig parkeerplaatsen op zaterdag.',
  'Krantentafel was bezet door een cursus.',
] as const

/** Now and then somebody complains. */
export const complaints: Registrar = ({ random, today }, subject) => {
  const [from, last] = daysOfRole(subject, today)
  const day = random.between(from, Math.max(from, last))
  if (subject.age < 18 || !isKnown(day, today) || !random.chance(0.012)) return []
  return [
    {
      ...fact(subject, 'complaint', day),
      branchName: subject.role.branchName,
      channel: random.pick(['E-mail', 'Balie', 'Telefoon']),
      detail: { note: random.pick(COMPLAINTS) },
    },
  ]
}
