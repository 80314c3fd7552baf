import type { Condition, Period, SegmentGroup } from '@klantregie/contract'

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
  counts: boolean
}
export type Person = {
  id: string
  kind: 'person' | 'organisation' | 'household'
  isOpen: boolean
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
}
export type Link = { typeId: string; fromId: string; toId: string; from: string | null; until: string | null }
export type World = { today: string; people: Map<string, Person>; links: Link[] }

/** Who looks: the domains that they see, and per field the domains in which they may read it (left out: wherever they see). */
export type Reader = { domains: readonly string[] | 'all'; reads: Readonly<Record<string, readonly string[]>> }

export function membersOf(world: World, tree: SegmentGroup, reader: Reader): string[] {
  const fields = fieldsIn(tree)
  return [...world.people.values()]
    .filter((person) => exists(person, reader))
    .filter((person) => fields.every((field) => mayRead(person, field, reader)))
    .filter((person) => !fields.includes('precise area') || reader.domains === 'all' || isGrown(person, world.today))
    .filter((person) => holds(world, tree, person, reader))
    .map(({ id }) => id)
    .toSorted()
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
  if (node.about === 'age') return ['birthDate']
  if (node.about === 'place') return ['addresses']
  if (node.about === 'postcode') return ['addresses', 'precise area']
  if (node.about === 'reach') return [node.has === 'email' ? 'emails' : 'phones']
  return []
}

function holds(world: World, node: SegmentGroup | Condition, person: Person, reader: Reader): boolean {
  if (!('group' in node)) return isTrue(world, node, person, reader)
  const parts = node.of.map((part) => holds(world, part, person, reader))
  if (node.group === 'all') return parts.every(Boolean)
  return parts.some(Boolean) === (node.group === 'any')
}

function isTrue(world: World, condition: Condition, person: Person, reader: Reader): boolean {
  switch (condition.about) {
    case 'kind':
      return condition.oneOf.includes(person.kind)
    case 'branch':
      return condition.ids.includes(person.branchId ?? '')
    case 'place':
      return condition.names.some((name) => name.toLowerCase() === person.place)
    case 'postcode':
      return condition.areas.includes(person.area ?? '')
    case 'reach':
      return condition.has === 'email' ? person.hasEmail : person.hasPhone
    case 'label':
      return condition.ids.some((id) => person.labelIds.includes(id))
    case 'added':
      return isIn(person.addedOn, condition.period, world.today)
    case 'age': {
      if (person.birthDate === null) return false
      const age = ageOf(person.birthDate, world.today)
      return age >= (condition.from ?? -999) && age <= (condition.to ?? 999)
    }
    case 'role':
      return person.roles.some((role) => isRole(condition, role, world.today))
    case 'activity':
      return isActive(condition, person, world.today)
    case 'first_activity': {
      const first = person.facts
        .filter((fact) => fact.counts && fact.familyId === condition.familyId)
        .map(({ day }) => day)
      return first.length > 0 && isIn(first.toSorted()[0]!, condition.period, world.today)
    }
    case 'link':
      return world.links.some((link) => isLinked(world, condition, { link, person, reader }))
    default:
      throw new Error(`The model knows no ${condition.about}.`)
  }
}

function isRole(condition: Extract<Condition, { about: 'role' }>, role: Role, today: string): boolean {
  if (!condition.typeIds.includes(role.typeId)) return false
  if (condition.branchIds && !condition.branchIds.includes(role.branchId ?? '')) return false
  if (condition.when === 'ever') return true
  if (condition.when === 'now') return (role.from ?? '') <= today && (role.until ?? '9999') > today
  const day = condition.when === 'began' ? role.from : role.until
  return day !== null && (condition.period === undefined || isIn(day, condition.period, today))
}

function isActive(condition: Extract<Condition, { about: 'activity' }>, person: Person, today: string): boolean {
  const { genreIds = [], branchIds = [], period, measure } = condition
  const facts = person.facts.filter(
    (fact) =>
      fact.familyId === condition.familyId &&
      (genreIds.length === 0 || genreIds.includes(fact.genreId ?? '')) &&
      (branchIds.length === 0 || branchIds.includes(fact.branchId ?? '')),
  )
  // An order counts on the first of its days that count.
  const firstOf = new Map<string, string>()
  for (const { order, day, counts } of facts)
    if (counts && day < (firstOf.get(order) ?? '9999')) firstOf.set(order, day)
  // What is still to come counts only when days ahead are asked for.
  const isWithin = (day: string) =>
    (period === undefined || isIn(day, period, today)) && (endOf(period, today) !== null || day <= today)
  const within = facts.filter(({ day }) => isWithin(day))
  const amount = {
    days: new Set(within.filter(({ counts }) => counts).map(({ day }) => day)).size,
    orders: [...firstOf.values()].filter(isWithin).length,
    quantity: within.reduce((sum, { counts, quantity }) => sum + (counts ? quantity : 0), 0),
    money: within.reduce((sum, { cents }) => sum + cents, 0),
  }[measure]
  const isNothing = facts.length === 0
  return (
    (isNothing ? 0 : amount) >= (condition.atLeast ?? -Infinity) &&
    (isNothing ? 0 : amount) <= (condition.atMost ?? Infinity)
  )
}

function isLinked(
  world: World,
  { typeId, end, other }: Extract<Condition, { about: 'link' }>,
  { link, person, reader }: { link: Link; person: Person; reader: Reader },
): boolean {
  if (link.typeId !== typeId || (link.from ?? '') > world.today || (link.until ?? '9999') <= world.today) return false
  const [own, far] = end === 'from' ? [link.fromId, link.toId] : [link.toId, link.fromId]
  if (own !== person.id) return false
  const beyond = world.people.get(far)!
  return other === undefined || (exists(beyond, reader) && holds(world, other, beyond, reader))
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
