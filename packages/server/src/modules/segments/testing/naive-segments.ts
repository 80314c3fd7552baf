import type { AliveClass, Condition, Period, ScoreRange, SegmentGroup } from '@klantregie/contract'
import { calculateRfm, calculateRfmBounds, calculateRfmScores, type Rfm, type RfmScores } from '../tiers/rfm.rules.ts'
import { decideTier, STARTING_THRESHOLDS } from '../tiers/tiers.rules.ts'

/** Another way to the same answer: everything in memory, condition by condition, as one would say it. Knows nothing of bitmaps or SQL. */

export type Role = { typeId: string; from: string | null; until: string | null; branchId: string | null }
export type Fact = {
  familyId: string
  day: string
  order: string
  quantity: number
  cents: number
  genreId: string | null
  branchId: string | null
  /** With what it belongs to, itself first. */
  offeringIds: readonly string[]
  counts: boolean
  /** A pledge: it counts as a time, and what it promises is no money yet. */
  isPromise?: boolean
}
export type Approach = { state: 'made' | 'planned'; purposeId: string; day: string }
export type Person = {
  id: string
  kind: 'person' | 'organisation' | 'household'
  isOpen: boolean
  isProtected: boolean
  domains: readonly string[]
  birthDate: string | null
  branchId: string | null
  area: string | null
  place: string | null
  hasEmail: boolean
  hasPhone: boolean
  addedOn: string
  roles: Role[]
  labelIds: string[]
  facts: Fact[]
  approaches: Approach[]
}
export type Link = { typeId: string; fromId: string; toId: string; from: string | null; until: string | null }
export type World = {
  today: string
  people: Map<string, Person>
  links: Link[]
  /** Where branches are, of those of which it is known. */
  branchAreas?: ReadonlyMap<string, string>
  /** By what each edition of codes says where somebody lives; the list by postcode is current. */
  editions?: ReadonlyMap<string, 'postcode' | 'area'>
  /** What a night worked out, by family and person; it stays what it was when people change. */
  told?: Map<string, Map<string, { scores: RfmScores; alive: AliveClass }>>
}

/** Who looks: the domains that they see, and per field the domains in which they may read it (left out: wherever they see). */
export type Reader = { domains: readonly string[] | 'all'; reads: Readonly<Record<string, readonly string[]>> }

export function membersOf(world: World, tree: SegmentGroup, reader: Reader): string[] {
  const fields = fieldsIn(tree)
  return [...world.people.values()]
    .filter((person) => exists(person, reader))
    .filter((person) => fields.every((field) => mayRead(person, field, reader)))
    .filter((person) => !isKeptBack(person, tree, reader))
    .filter((person) => !fields.includes('precise area') || reader.domains === 'all' || isGrown(person, world.today))
    .filter((person) => holds(world, tree, person, reader))
    .map(({ id }) => id)
    .toSorted()
}

/** Of whoever is under protection nobody but the product itself knows what they did. */
function isKeptBack({ isProtected }: Person, tree: SegmentGroup, reader: Reader): boolean {
  return isProtected && reader.domains !== 'all' && isAboutDeeds(tree)
}

function isAboutDeeds(node: SegmentGroup | Condition): boolean {
  if ('group' in node) return node.of.some(isAboutDeeds)
  return ['activity', 'first_activity', 'tier', 'rfm', 'alive', 'offering'].includes(node.about)
}

function exists({ isOpen, domains }: Person, reader: Reader): boolean {
  return isOpen && (reader.domains === 'all' || domains.some((domain) => reader.domains.includes(domain)))
}

function mayRead({ domains }: Person, field: string, { reads }: Reader): boolean {
  const among = reads[field]
  return among === undefined || domains.some((domain) => among.includes(domain))
}

const isGrown = ({ birthDate }: Person, today: string) => birthDate === null || ageOf(birthDate, today) >= 16

function fieldsIn(node: SegmentGroup | Condition): string[] {
  if ('group' in node) return node.of.flatMap(fieldsIn)
  if (node.about === 'age' || node.about === 'alive') return ['birthDate']
  if (node.about === 'place') return ['addresses']
  if (node.about === 'postcode' || node.about === 'distance' || node.about === 'code')
    return ['addresses', 'precise area']
  if (node.about === 'reach') return [node.has === 'email' ? 'emails' : 'phones']
  return []
}

function holds(world: World, node: SegmentGroup | Condition, person: Person, reader: Reader): boolean {
  if (!('group' in node)) return isTrue(world, node, person, reader)
  const parts = node.of.map((part) => holds(world, part, person, reader))
  if (node.group === 'all') return parts.every(Boolean)
  return parts.some(Boolean) === (node.group === 'any')
}

type About = Condition['about']
type Of<A extends About> = Extract<Condition, { about: A }>
type Asking = { readonly world: World; readonly person: Person; readonly reader: Reader }

function isTrue<A extends About>(world: World, condition: Of<A>, person: Person, reader: Reader): boolean {
  const rule = (RULES as Partial<Record<About, unknown>>)[condition.about] as
    ((condition: Of<A>, asking: Asking) => boolean) | undefined
  if (!rule) throw new Error(`The model knows no ${condition.about}.`)
  return rule(condition, { world, person, reader })
}

/** Kilometres between the middles of the areas of the random world, from the map. */
const KM: Readonly<Record<string, number>> = { '4101 4102': 1.21, '4101 4191': 9.83, '4102 4191': 8.77 }
const kmBetween = (one: string, other: string) =>
  one === other ? 0 : (KM[[one, other].toSorted().join(' ')] ?? Infinity)

/** Codes of the places of the random world, each with its group: a list per whole postcode, and one per area with other codes. */
export const CODES = {
  postcode: { '4101': ['A1', 'A'], '4102': ['A2', 'A'], '4191': ['B1', 'B'] },
  area: { '4101': ['1', null], '4102': ['2', null] },
} as const

const RULES: { readonly [A in About]?: (condition: Of<A>, asking: Asking) => boolean } = {
  distance: ({ area, branchId, km }, { person, world }) => {
    const from = branchId === undefined ? area : world.branchAreas?.get(branchId)
    return from !== undefined && person.area !== null && kmBetween(from, person.area) <= km
  },
  offering: ({ ids, atLeast, period }, { world, person }) =>
    new Set(
      person.facts
        .filter(({ counts, offeringIds }) => counts && offeringIds.some((id) => ids.includes(id)))
        .filter(({ day }) => period === undefined || isIn(day, period, world.today))
        .map(({ day }) => day),
    ).size >= atLeast,
  approach: ({ state, purposeIds, period }, { world, person }) => {
    return person.approaches.some(
      (one) =>
        one.state === state &&
        (purposeIds === undefined || purposeIds.includes(one.purposeId)) &&
        (period === undefined || isIn(one.day, period, world.today)),
    )
  },
  code: ({ editionId, keys }, { person, world }) => {
    const list: Readonly<Record<string, readonly (string | null)[]>> =
      editionId === null ? CODES.postcode : CODES[world.editions?.get(editionId) ?? 'postcode']
    return (list[person.area ?? ''] ?? []).some((key) => key !== null && keys.includes(key))
  },
  kind: ({ oneOf }, { person }) => oneOf.includes(person.kind),
  branch: ({ ids }, { person }) => ids.includes(person.branchId ?? ''),
  place: ({ names }, { person }) => names.some((name) => name.toLowerCase() === person.place),
  postcode: ({ areas }, { person }) => areas.includes(person.area ?? ''),
  reach: ({ has }, { person }) => (has === 'email' ? person.hasEmail : person.hasPhone),
  label: ({ ids }, { person }) => ids.some((id) => person.labelIds.includes(id)),
  added: ({ period }, { person, world }) => isIn(person.addedOn, period, world.today),
  age: ({ from, to }, { person, world }) => {
    if (person.birthDate === null) return false
    const age = ageOf(person.birthDate, world.today)
    return age >= (from ?? -999) && age <= (to ?? 999)
  },
  role: (condition, { person, world }) => person.roles.some((role) => isRole(condition, role, world.today)),
  activity: (condition, { person, world }) => isActive(condition, person, world.today),
  first_activity: ({ familyId, period }, { person, world }) => {
    const [first] = person.facts
      .filter((fact) => fact.counts && fact.familyId === familyId)
      .map(({ day }) => day)
      .toSorted()
    return first !== undefined && isIn(first, period, world.today)
  },
  tier: ({ familyId, oneOf, period }, { person, world }) => {
    const activity = { about: 'activity', familyId, measure: 'days', period, atLeast: null, atMost: null } as const
    const facts = person.facts.filter((fact) => isOfSlice(activity, fact))
    const tier = decideTier(amountOf(activity, facts, world.today), STARTING_THRESHOLDS)
    return tier !== null && oneOf.includes(tier)
  },
  rfm: ({ familyId, recency, frequency, money }, { person, world }) => {
    const scores = world.told?.get(familyId)?.get(person.id)?.scores
    const isWithin = (score: number, range: ScoreRange | undefined) =>
      range === undefined || (score >= range.from && score <= range.to)
    return (
      scores !== undefined &&
      isWithin(scores.recency, recency) &&
      isWithin(scores.frequency, frequency) &&
      isWithin(scores.money, money)
    )
  },
  alive: ({ familyId, oneOf }, { person: { id, birthDate }, world }) => {
    const alive = world.told?.get(familyId)?.get(id)?.alive
    return alive !== undefined && oneOf.includes(alive) && (birthDate === null || ageOf(birthDate, world.today) >= 18)
  },
  link: (condition, { person, world, reader }) =>
    world.links.some((link) => isLinked(world, condition, { link, person, reader })),
}

/** From the first day up to and without the last; open ends are for ever. */
const runsOn = ({ from, until }: { from: string | null; until: string | null }, today: string) =>
  (from ?? '') <= today && (until ?? '9999') > today

function isRole(condition: Of<'role'>, role: Role, today: string): boolean {
  const isOfBranch = condition.branchIds?.includes(role.branchId ?? '') ?? true
  if (!condition.typeIds.includes(role.typeId) || !isOfBranch) return false
  if (condition.when === 'ever') return true
  if (condition.when === 'now') return runsOn(role, today)
  return isDated(condition.when === 'began' ? role.from : role.until, condition.period, today)
}

function isDated(day: string | null, period: Period | undefined, today: string): boolean {
  return day !== null && (period === undefined || isIn(day, period, today))
}

function isActive(condition: Of<'activity'>, person: Person, today: string): boolean {
  const facts = person.facts.filter((fact) => isOfSlice(condition, fact))
  const amount = amountOf(condition, facts, today)
  return amount >= (condition.atLeast ?? -Infinity) && amount <= (condition.atMost ?? Infinity)
}

function isOfSlice({ familyId, genreIds, branchIds }: Of<'activity'>, fact: Fact): boolean {
  const isOneOf = (ids: readonly string[] | undefined, id: string | null) => ids?.includes(id ?? '') ?? true
  return fact.familyId === familyId && isOneOf(genreIds, fact.genreId) && isOneOf(branchIds, fact.branchId)
}

function amountOf({ measure, period }: Of<'activity'>, facts: readonly Fact[], today: string): number {
  // What is still to come counts only when days ahead are asked for.
  const isWithin = (day: string) =>
    (period === undefined || isIn(day, period, today)) && (endOf(period, today) !== null || day <= today)
  const within = facts.filter(({ day }) => isWithin(day))
  const times = within.filter(({ counts }) => counts)
  switch (measure) {
    case 'days':
      return new Set(times.map(({ day }) => day)).size
    case 'orders':
      return firstDays(facts).filter(isWithin).length
    case 'quantity':
      return times.reduce((sum, { quantity }) => sum + quantity, 0)
    case 'money':
      return within.reduce((sum, fact) => sum + moneyOf(fact), 0)
  }
}

const moneyOf = ({ cents, isPromise }: Fact) => (isPromise === true ? 0 : cents)

/** Of each order: it counts on the first of its days that count. */
function firstDays(facts: readonly Fact[]): string[] {
  const first = new Map<string, string>()
  for (const { order, day, counts } of facts) if (counts && day < (first.get(order) ?? '9999')) first.set(order, day)
  return [...first.values()]
}

function isLinked(
  world: World,
  { typeId, end, other }: Of<'link'>,
  { link, person, reader }: { link: Link; person: Person; reader: Reader },
): boolean {
  if (link.typeId !== typeId || !runsOn(link, world.today)) return false
  const [own, far] = end === 'from' ? [link.fromId, link.toId] : [link.toId, link.fromId]
  if (own !== person.id) return false
  const beyond = world.people.get(far)!
  if (other === undefined) return true
  return exists(beyond, reader) && !isKeptBack(beyond, other, reader) && holds(world, other, beyond, reader)
}

/** Recency, frequency and money of everybody who exists, by the rules themselves. What counts no time is money only. */
export function rfmOf(world: World, familyId: string): Map<string, Rfm> {
  const open = [...world.people.values()].filter(({ isOpen }) => isOpen)
  return new Map(
    open.map(({ id, facts }) => {
      const lines = facts
        .filter((fact) => fact.familyId === familyId)
        .map((fact) => ({
          orderId: fact.order,
          day: fact.day,
          amountCents: fact.counts ? moneyOf(fact) : -moneyOf(fact),
          isRefund: !fact.counts,
        }))
      return [id, calculateRfm(lines, world.today)]
    }),
  )
}

export function scoresOfWorld(world: World, familyId: string): Map<string, RfmScores> {
  const all = rfmOf(world, familyId)
  const bounds = calculateRfmBounds(all.values())
  return new Map(
    [...all].flatMap(([id, rfm]) => {
      const scores = calculateRfmScores(rfm, bounds)
      return scores ? [[id, scores] as const] : []
    }),
  )
}

function endOf(period: Period | undefined, today: string): string | null {
  if (period?.in === 'between') return period.until
  return period?.in === 'calendar_year' ? `${Number(today.slice(0, 4)) - period.yearsAgo}-12-31` : null
}

function isIn(day: string, period: Period, today: string): boolean {
  if (period.in === 'between') return day >= (period.from ?? '') && day <= (period.until ?? '9999')
  if (period.in === 'calendar_year') return Number(day.slice(0, 4)) === Number(today.slice(0, 4)) - period.yearsAgo
  return day >= ago(today, period.count, period.unit)
}

function ago(today: string, count: number, unit: 'days' | 'weeks' | 'months' | 'years'): string {
  const moment = new Date(`${today}T00:00:00Z`)
  if (unit === 'days' || unit === 'weeks') {
    moment.setUTCDate(moment.getUTCDate() - count * (unit === 'weeks' ? 7 : 1))
    return moment.toISOString().slice(0, 10)
  }
  const day = moment.getUTCDate()
  moment.setUTCDate(1)
  moment.setUTCMonth(moment.getUTCMonth() - count * (unit === 'years' ? 12 : 1))
  const last = new Date(moment)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  moment.setUTCDate(Math.min(day, last.getUTCDate()))
  return moment.toISOString().slice(0, 10)
}

function ageOf(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) >= birthDate.slice(5) ? years : years - 1
}
