import type { DomainRights, FieldAccess } from '@klantregie/contract'

/** What gives somebody rights in a domain: their role, a team, being owner or deputy, or sight they gave themselves. */
type Giver = 'role' | 'team' | 'owner' | 'break_glass'

/** What one giver gives in one domain. A field that is not limited follows the relation. */
export type Given = {
  readonly giver: Giver
  /** The role or the team's id; null for the others. */
  readonly key: string | null
  readonly rights: DomainRights
  readonly limits: ReadonlyMap<string, FieldAccess>
}

/** How somebody stands towards one domain. */
export type Standing = {
  readonly domainId: string
  /** Position in the masks, 0–62. */
  readonly bit: number
  readonly isOwner: boolean
  /** They gave themselves sight of it, and the hour is not over. */
  readonly isOpened: boolean
  /** Fields of special data (AVG art. 9), which nothing gives but a right that names them: `withSpecial`. */
  readonly special: readonly string[]
  /** What their role and their teams give there. */
  readonly given: readonly Given[]
}

export const NOTHING: DomainRights = { see: false, change: false, export: false, delete: false }
const EVERYTHING: DomainRights = { see: true, change: true, export: true, delete: true }
const SIGHT: DomainRights = { ...NOTHING, see: true }
const NO_LIMITS: ReadonlyMap<string, FieldAccess> = new Map()

const ORDER: Readonly<Record<FieldAccess, number>> = { hidden: 0, masked: 1, read: 2, change: 3 }

/** Whichever of the two leaves more of a field. */
export function mostAccess(one: FieldAccess, other: FieldAccess): FieldAccess {
  return ORDER[one] >= ORDER[other] ? one : other
}

function leastAccess(one: FieldAccess, other: FieldAccess): FieldAccess {
  return ORDER[one] <= ORDER[other] ? one : other
}

/** `> 0`: more than before; `< 0`: less. */
export function compareAccess(one: FieldAccess, other: FieldAccess): number {
  return ORDER[one] - ORDER[other]
}

/**
 * Who decides in a domain. A role and teams count when they let the person see it, and when the person is not limited to other
 * domains (an empty list limits nobody). The owner and the deputy always may everything in their own domain; sight that
 * somebody gave themselves is sight and nothing more. Neither of those two asks for limits: an owner must be able to work, and
 * an emergency is one. Neither gives special data either: that takes a right that was given on purpose.
 */
export function giversIn(standing: Standing, onlyDomainIds: readonly string[]): Given[] {
  const isLimitedAway = onlyDomainIds.length > 0 && !onlyDomainIds.includes(standing.domainId)
  return [
    ...(isLimitedAway ? [] : standing.given.filter(({ rights }) => rights.see)),
    ...(standing.isOwner ? [always('owner', EVERYTHING, standing.special)] : []),
    ...(standing.isOpened ? [always('break_glass', SIGHT, standing.special)] : []),
  ]
}

function always(giver: Giver, rights: DomainRights, special: readonly string[]): Given {
  return { giver, key: null, rights, limits: withSpecial(NO_LIMITS, special) }
}

/**
 * Limits with those that go without saying: a field of special data is hidden from everybody, whatever their role, until a right
 * names it. `masked` is no such right: that there is something about somebody's health is special data itself.
 */
export function withSpecial(
  limits: ReadonlyMap<string, FieldAccess>,
  special: readonly string[],
): ReadonlyMap<string, FieldAccess> {
  if (special.length === 0) return limits
  const given = (field: string): FieldAccess => {
    const access = limits.get(field)
    return access === 'read' || access === 'change' ? access : 'hidden'
  }
  return new Map([...limits, ...special.map((field) => [field, given(field)] as const)])
}

/** The most that one of the givers gives, for each right apart. */
export function decideDomain(givers: readonly Given[]): DomainRights {
  const some = (right: keyof DomainRights) => givers.some(({ rights }) => rights.see && rights[right])
  return { see: some('see'), change: some('change'), export: some('export'), delete: some('delete') }
}

/**
 * What one giver gives of a field: its own limit, and never more than it gives of the relation. A team that only lets somebody
 * see a domain cannot lift a limit on changing that the role has there.
 */
export function accessGivenBy({ rights, limits }: Given, field: string): FieldAccess {
  if (!rights.see) return 'hidden'
  return leastAccess(limits.get(field) ?? 'change', rights.change ? 'change' : 'read')
}

/** The most that one of the givers leaves of a field in a domain. */
export function decideField(givers: readonly Given[], field: string): FieldAccess {
  return givers.map((given) => accessGivenBy(given, field)).reduce(mostAccess, 'hidden')
}

/** Masks of domains, a bit per domain. */
export type Masks = {
  readonly see: bigint
  readonly change: bigint
  readonly export: bigint
  readonly delete: bigint
  /** Of every domain there is: a mask that equals it is the mask of somebody without row limits. */
  readonly every: bigint
  /** Fields that follow the relation are left out. `shown` holds `clear`, `clear` holds `change`. */
  readonly fields: ReadonlyMap<string, { readonly shown: bigint; readonly clear: bigint; readonly change: bigint }>
}

/** What somebody may do with relations of which domains, all rules together. */
export function decideMasks(standings: readonly Standing[], onlyDomainIds: readonly string[]): Masks {
  const decided = standings.map((standing) => {
    const givers = giversIn(standing, onlyDomainIds)
    return { bit: 1n << BigInt(standing.bit), givers, rights: decideDomain(givers) }
  })
  const maskOf = (holds: (domain: (typeof decided)[number]) => boolean) =>
    decided.reduce((mask, domain) => (holds(domain) ? mask | domain.bit : mask), 0n)
  const [see, change] = [maskOf(({ rights }) => rights.see), maskOf(({ rights }) => rights.change)]
  const limited = new Set(decided.flatMap(({ givers }) => givers.flatMap(({ limits }) => [...limits.keys()])))
  const fields = [...limited].flatMap((field) => {
    const atLeast = (access: FieldAccess) =>
      maskOf(({ givers }) => givers.length > 0 && compareAccess(decideField(givers, field), access) >= 0)
    const masks = { shown: atLeast('masked'), clear: atLeast('read'), change: atLeast('change') }
    const follows = masks.shown === see && masks.clear === see && masks.change === change
    return follows ? [] : [[field, masks] as const]
  })
  return {
    see,
    change,
    export: maskOf(({ rights }) => rights.export),
    delete: maskOf(({ rights }) => rights.delete),
    every: maskOf(() => true),
    fields: new Map(fields),
  }
}

/** Whether what is asked for hangs together: changing and exporting presuppose seeing, deleting presupposes changing. */
export function isWhole(rights: DomainRights): boolean {
  return (rights.see || !(rights.change || rights.export)) && (rights.change || !rights.delete)
}

/** The name by which a relation is found and pointed at; hidden, it would be a row that nobody can speak about. */
const ALWAYS_SHOWN: readonly string[] = ['name', 'organisationName']

/** What a field can be limited to; what somebody can be given of a field of special data. */
export function choicesOf(field: string, isSpecial: boolean): FieldAccess[] {
  if (isSpecial) return ['hidden', 'read', 'change']
  return ALWAYS_SHOWN.includes(field) ? ['read', 'change'] : ['hidden', 'masked', 'read', 'change']
}

/** What goes without saying is not kept: that a field follows the relation, or that special data is hidden. */
export function isKept(access: FieldAccess, isSpecial: boolean): boolean {
  return access !== (isSpecial ? 'hidden' : 'change')
}

type Deciding = {
  readonly isOwner: boolean
  /** The domain has an owner or deputy who works here. */
  readonly isOwned: boolean
  readonly mayManageDomains: boolean
}

/**
 * The owner decides over their domain. Whoever manages domains decides only while nobody owns it, so that the administrator
 * can set up a house but does not decide for the owners.
 */
export function mayDecide({ isOwner, isOwned, mayManageDomains }: Deciding): boolean {
  return isOwner || (!isOwned && mayManageDomains)
}

/** Two cells that mean the same, whatever the order in which their limits are written. */
export function isSameCell(one: Cell, other: Cell): boolean {
  return cellKey(one) === cellKey(other)
}

type Cell = {
  readonly rights: DomainRights
  readonly limits: readonly { readonly field: string; readonly access: FieldAccess }[]
}

function cellKey({ rights, limits }: Cell): string {
  const fields = limits.map(({ field, access }) => `${field} ${access}`).toSorted()
  return JSON.stringify([rights.see, rights.change, rights.export, rights.delete, fields])
}
