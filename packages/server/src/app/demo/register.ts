import type { Mailboxes } from './addresses-and-numbers.ts'
import { dayNumber, momentAt, weekday } from './calendar.ts'
import type { DemoRole, DemoRow } from './demo-row.ts'
import type { DemoSourceKey } from './demo-organisation.ts'
import type { Person } from './households.ts'
import { otherView, plainView, type PersonView } from './person-view.ts'
import type { Random } from './random.ts'
import type { Relation } from './roles.ts'
import { CELLS_OF, SOURCE_OF_TYPE, type PersonSourceKey } from './source-rows.ts'

/** Numbers that the systems hand out: each its own form, none twice. */
export interface Numbering {
  readonly next: (sourceKey: DemoSourceKey) => string
}

const FORMS: Readonly<Record<DemoSourceKey, (count: number) => string>> = {
  // Steps of 13, as if with a check digit; ten digits, so it cannot be taken for a citizen service number.
  library: (count) => String(2_000_104_017 + count * 13),
  tickets: (count) => `K${String(100_000 + count)}`,
  newsletter: (count) => `NB-${String(count).padStart(6, '0')}`,
  education: (count) => `E${String(1_000 + count)}`,
  friends: (count) => `VS${String(count).padStart(5, '0')}`,
  language_house: (count) => `T${String(200 + count)}`,
  manual: (count) => `H-${String(count).padStart(5, '0')}`,
}

export function startNumbering(): Numbering {
  const counts = new Map<DemoSourceKey, number>()
  return {
    next: (sourceKey) => {
      const count = (counts.get(sourceKey) ?? 0) + 1
      counts.set(sourceKey, count)
      return FORMS[sourceKey](count)
    },
  }
}

export interface Desk {
  readonly random: Random
  readonly numbering: Numbering
  readonly mailboxes: Mailboxes
  readonly today: string
}

/** Chance that a second system knows the pass, so that both rows are one relation from the start. */
const KNOWN_BY_PASS = 0.94
/** Chance that somebody got a second registration in the same system: a lost pass, a forgotten password. */
const REGISTERED_TWICE = 0.006

/** When the source last wrote the row: at the end, or some day between the start and today, in office hours. */
export function recordedAt({ random, today }: Pick<Desk, 'random' | 'today'>, roles: readonly DemoRole[]): string {
  // The row knows of every start and end in it, so it was written after the last of them.
  const known = roles.flatMap(({ from, until }) => [from ?? [], until ?? []].flat()).sort()
  const first = dayNumber(known.at(-1) ?? '2019-01-07')
  const last = dayNumber(today) - 1
  const day = Math.min(Math.max(first, Math.floor(last - random.next() ** 2 * (last - first))), last)
  return momentAt(weekday(day) === 7 ? Math.max(day - 1, first) : day, random.between(9 * 60, 17 * 60 + 30))
}

interface Registration {
  readonly sourceKey: PersonSourceKey
  readonly roles: readonly DemoRole[]
  readonly view: PersonView
  readonly card: string | null
  readonly externalId: string
  readonly relationKey: string
}

function toRow(desk: Desk, relation: Relation, registration: Registration): DemoRow {
  const { sourceKey, roles, view, card, externalId, relationKey } = registration
  const cells = CELLS_OF[sourceKey]({ random: desk.random, view, roles, externalId, card })
  return {
    sourceKey,
    externalId,
    relationKey,
    truthKey: truthKeyOf(relation),
    ...cells,
    typeKeys: roles.map(({ typeKey }) => typeKey),
    domainKey: roles[0]?.domainKey ?? 'library',
    branchName: roles[0]?.branchName ?? null,
    recordedAt: recordedAt(desk, roles),
    roles,
  }
}

const truthKeyOf = ({ person }: Relation): string => `p${person.index}`

function rolesBySource(roles: readonly DemoRole[]): Map<PersonSourceKey, DemoRole[]> {
  const bySource = new Map<PersonSourceKey, DemoRole[]>()
  for (const role of roles) {
    const sourceKey = SOURCE_OF_TYPE[role.typeKey]
    if (sourceKey !== undefined) bySource.set(sourceKey, [...(bySource.get(sourceKey) ?? []), role])
  }
  return bySource
}

/** A newsletter knows the address, or it would not be one. */
function viewFor(sourceKey: PersonSourceKey, view: PersonView): PersonView {
  return sourceKey === 'newsletter' ? { ...view, email: view.email ?? view.person.email } : view
}

/** A library pass is the pass; others get a house pass only when there is something to join. */
function passOf(person: Person, firstSource: PersonSourceKey, externalId: string, systems: number): string | null {
  if (firstSource === 'library') return externalId
  return systems > 1 ? `WP${400_000 + person.index}` : null
}

/** A registration by somebody who did not look first: a relation of its own until the two are found. */
function registerApart(
  desk: Desk,
  relation: Relation,
  about: { sourceKey: PersonSourceKey; roles: readonly DemoRole[]; rank: number },
): DemoRow {
  const { sourceKey, roles, rank } = about
  const externalId = desk.numbering.next(sourceKey)
  const view = viewFor(sourceKey, otherView(desk.random, relation.person, desk.mailboxes))
  const card = sourceKey === 'library' ? externalId : null
  return toRow(desk, relation, {
    sourceKey,
    roles,
    view,
    card,
    externalId,
    relationKey: `${truthKeyOf(relation)}.${rank}`,
  })
}

/** The rows under which a person stands in the systems; the first is the main one. Some know each other's pass, some do not. */
export function register(desk: Desk, relation: Relation): DemoRow[] {
  const { random, numbering } = desk
  const { person } = relation
  const [first, ...others] = [...rolesBySource(relation.roles)]
  if (first === undefined) return []
  const [mainSource, mainRoles] = first
  const mainId = numbering.next(mainSource)
  const card = passOf(person, mainSource, mainId, others.length + 1)
  const relationKey = truthKeyOf(relation)
  const joined = (sourceKey: PersonSourceKey, roles: readonly DemoRole[], externalId: string) =>
    toRow(desk, relation, {
      sourceKey,
      roles,
      view: viewFor(sourceKey, plainView(random, person)),
      card,
      externalId,
      relationKey,
    })
  const rows = [joined(mainSource, mainRoles, mainId)]
  for (const [sourceKey, roles] of others) {
    const knowsPass = card !== null && random.chance(KNOWN_BY_PASS)
    rows.push(
      knowsPass
        ? joined(sourceKey, roles, numbering.next(sourceKey))
        : registerApart(desk, relation, { sourceKey, roles, rank: rows.length + 1 }),
    )
  }
  if (random.chance(REGISTERED_TWICE))
    rows.push(registerApart(desk, relation, { sourceKey: mainSource, roles: mainRoles, rank: rows.length + 1 }))
  return rows
}
