import { dayNumber, momentAt } from '../calendar.ts'
import type { DemoFact } from '../demo-row.ts'
import type { Evening, PriceName } from '../offer/theatre.ts'
import { firstFactDay, ON_SALE_DAYS, seasonOf } from '../offer/seasons.ts'
import { dice, type Random } from '../random.ts'
import { daysOfComing, firstFrom, type Habit } from './coming.ts'
import { ageOn, daysOfRole, sourceOf, type Registrar, type Registry, type Subject } from './subject.ts'

/** Most come once or twice, some always: passers-by, participants, core public. */
const COMING: Habit = { perYear: 4.2, stays: 3.6 }
const FAVOURITES = [
  'Cabaret',
  'Cabaret',
  'Toneel',
  'Muziek',
  'Muziek',
  'Klassieke muziek',
  'Dans',
  'Musical en show',
  'Literatuur en lezingen',
]
const FAMILY = 'Jeugd en familie'
/** How far ahead people look for something of their taste. */
const LOOK_AHEAD = 16
const CHANNELS = ['Website', 'Website', 'Website', 'Website', 'Kassa', 'Telefoon'] as const
/** Since this many seasons there are scanners at the door. */
const SCANNED_SEASONS = 1
const COMES_TO_THE_DOOR = 0.93
const CALLS_OFF = 0.02
const SERVICE = 'Theaterarrangement'

type Line = { readonly price: PriceName; readonly quantity: number; readonly isYouth: boolean }

/** Tickets of a visitor: orders of one or more lines, some of them cancelled, and scans at the door. */
export const ticketsOf: Registrar = (registry, subject) => {
  const { random, today, offer } = registry
  const [from, last] = daysOfRole(subject, today)
  const taste = tasteOf(random, subject)
  const first = firstFactDay(today)
  const seen = new Set<string>()
  const facts: DemoFact[] = []
  for (const day of daysOfComing(random, COMING, [from, last + ON_SALE_DAYS])) {
    if (day < first) continue
    const evening = chooseEvening(random, offer.evenings, { day, taste })
    if (evening === undefined || seen.has(evening.key)) continue
    seen.add(evening.key)
    facts.push(...orderOf(registry, subject, evening))
  }
  return facts
}

/** Parents of young children come to the family theatre; everybody has two favourites. */
function tasteOf(random: Random, { children }: Subject): ReadonlySet<string> {
  const own = [random.pick(FAVOURITES), random.pick(FAVOURITES)]
  return new Set(children.some((age) => age >= 2 && age <= 13) && random.chance(0.85) ? [FAMILY, FAMILY, ...own] : own)
}

function chooseEvening(
  random: Random,
  evenings: readonly Evening[],
  { day, taste }: { day: number; taste: ReadonlySet<string> },
): Evening | undefined {
  const at = firstFrom(evenings, day)
  const coming = evenings.slice(at, at + LOOK_AHEAD)
  const liked = coming.filter(({ genre }) => taste.has(genre))
  if (liked.length > 0) return taste.has(FAMILY) ? (liked.find(({ genre }) => genre === FAMILY) ?? liked[0]) : liked[0]
  const other = coming[0]
  return other !== undefined && other.genre !== FAMILY && random.chance(0.5) ? other : undefined
}

function orderOf(registry: Registry, subject: Subject, evening: Evening): DemoFact[] {
  const { random, today } = registry
  const now = dayNumber(today)
  const ahead = Math.min(Math.floor(-Math.log(1 - random.next()) * 24), 150)
  const bought = Math.max(evening.day - ahead, firstFactDay(today))
  if (bought >= now) return []
  const orderKey = `O${subject.row.externalId}-${evening.key}`
  const told = {
    ...sourceOf(subject),
    kind: 'ticket' as const,
    offeringKey: evening.key,
    orderKey,
    channel: random.pick(CHANNELS),
    occurredAt: momentAt(bought, random.between(9 * 60, 22 * 60)),
  }
  const lines = linesOf(registry, subject, evening)
  const sold = lines.map(({ price, quantity, isYouth }, index) => ({
    ...told,
    factKey: `${orderKey}-${String(index + 1)}`,
    quantity,
    amountCents: evening.prices[price] * quantity,
    priceType: price,
    audience: isYouth ? ('youth' as const) : ('adult' as const),
  }))
  const isCalledOff = evening.isCancelled || random.chance(CALLS_OFF)
  if (isCalledOff) {
    const cancelled = Math.min(now - 1, Math.max(bought, evening.day - random.between(1, 6)))
    return [...sold, ...sold.map((fact) => takenBack(fact, cancelled))]
  }
  const people = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return [...sold, ...atTheDoor(registry, { ...told, people }, evening)]
}

function linesOf({ random, today }: Registry, { age, children, row }: Subject, evening: Evening): Line[] {
  const then = ageOn(age, evening.day, today)
  const price: PriceName = then < 30 ? 'Jongeren tot 30' : row.typeKeys.includes('friend') ? 'Vrienden' : 'Normaal'
  if (evening.genre !== FAMILY) return [{ price, quantity: random.pick([1, 2, 2, 2, 2, 3, 4]), isYouth: false }]
  const young = children.filter(
    (child) => ageOn(child, evening.day, today) < 12 && ageOn(child, evening.day, today) >= 2,
  )
  const along = Math.max(1, young.length) + (random.chance(0.2) ? 1 : 0)
  return [
    { price, quantity: random.pick([1, 1, 2]), isYouth: false },
    { price: 'Kind tot 12', quantity: along, isYouth: true },
  ]
}

type Sold = DemoFact & { readonly quantity: number; readonly amountCents: number }

function takenBack(fact: Sold, day: number): DemoFact {
  const { quantity, amountCents, factKey } = fact
  return {
    ...fact,
    factKey: `${factKey}-terug`,
    reversesKey: factKey,
    quantity: -quantity,
    amountCents: -amountCents,
    occurredAt: momentAt(day, 16 * 60),
  }
}

/** Who was scanned, and now and then something to eat and drink with it. */
function atTheDoor(
  { random, today }: Registry,
  { people, ...told }: Omit<DemoFact, 'factKey'> & { readonly people: number },
  { day, minutes, key }: Evening,
): DemoFact[] {
  if (day >= dayNumber(today)) return []
  const facts: DemoFact[] = []
  const factKey = `${told.orderKey ?? key}-in`
  const occurredAt = momentAt(day, minutes - random.between(5, 40))
  const isScanned = seasonOf(day) >= seasonOf(dayNumber(today)) - SCANNED_SEASONS
  if (isScanned && random.chance(COMES_TO_THE_DOOR))
    facts.push({ ...told, kind: 'attendance', factKey, quantity: people, occurredAt })
  if (random.chance(0.06)) {
    const bought = { factKey: `${factKey}-b`, priceType: SERVICE, quantity: people, amountCents: people * 1750 }
    facts.push({ ...told, ...bought, kind: 'purchase' })
  }
  return facts
}

/** Tickets that were sold to nobody who is known: they count for the evening, and make nobody. */
export function anonymousTickets(seed: string, today: string, evenings: readonly Evening[]): DemoFact[] {
  const random = dice(seed, 'anonymous tickets')
  const now = dayNumber(today)
  return evenings.flatMap(({ key, day, capacity, prices, isCancelled }) => {
    const quantity = Math.floor(capacity * (0.08 + 0.3 * random.next()))
    if (isCancelled || day >= now) return []
    return [
      {
        sourceKey: 'tickets',
        externalId: null,
        factKey: `Z-${key}`,
        kind: 'ticket',
        occurredAt: momentAt(day, 19 * 60),
        offeringKey: key,
        quantity,
        amountCents: quantity * prices.Normaal,
        priceType: 'Normaal',
        channel: 'Kassa',
        audience: 'adult',
      } satisfies DemoFact,
    ]
  })
}
