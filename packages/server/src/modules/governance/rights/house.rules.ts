import type { DomainRights, FieldAccess } from '@klantregie/contract'
import { decideDomain, decideField, giversIn, NOTHING, withSpecial, type Given, type Standing } from './rights.rules.ts'

/** Everything that decides rights in an organisation, loaded at once. */
export type House = {
  readonly domains: readonly {
    readonly id: string
    readonly bit: number
    readonly ownerUserId: string | null
    readonly deputyUserId: string | null
  }[]
  readonly rights: readonly {
    readonly kind: 'role' | 'team'
    readonly key: string
    readonly domainId: string
    readonly rights: DomainRights
  }[]
  readonly limits: readonly {
    readonly kind: 'role' | 'team'
    readonly key: string
    readonly domainId: string
    readonly field: string
    readonly access: FieldAccess
  }[]
  /** Who has given themselves sight of what, now. */
  readonly opened: readonly { readonly userId: string; readonly domainId: string }[]
  /** Fields of special data. */
  readonly special: readonly string[]
}

export type Person = {
  readonly id: string
  readonly role: string
  readonly teamIds: readonly string[]
  readonly domainIds: readonly string[]
}

/** How somebody stands towards every domain of the house. */
export function standingsIn(house: House, person: Person): Standing[] {
  return house.domains.map(({ id: domainId, bit, ownerUserId, deputyUserId }) => ({
    domainId,
    bit,
    isOwner: ownerUserId === person.id || deputyUserId === person.id,
    isOpened: house.opened.some((one) => one.userId === person.id && one.domainId === domainId),
    special: house.special,
    given: givenIn(house, domainId, person),
  }))
}

/** What a role and teams give in a domain, whether or not it counts. */
function givenIn(house: House, domainId: string, { role, teamIds }: Person): Given[] {
  const isTheirs = (kind: 'role' | 'team', key: string) => (kind === 'role' ? key === role : teamIds.includes(key))
  return house.rights
    .filter((row) => row.domainId === domainId && isTheirs(row.kind, row.key))
    .map(({ kind, key, rights }) => ({ giver: kind, key, rights, limits: limitsOf(house, { kind, key, domainId }) }))
}

type Place = { readonly kind: 'role' | 'team'; readonly key: string; readonly domainId: string }

function limitsOf(house: House, { kind, key, domainId }: Place): ReadonlyMap<string, FieldAccess> {
  const rows = house.limits.filter((row) => row.kind === kind && row.key === key && row.domainId === domainId)
  return withSpecial(new Map(rows.map(({ field, access }) => [field, access])), house.special)
}

type CellChange = Place & {
  readonly rights: DomainRights
  readonly limits: readonly { readonly field: string; readonly access: FieldAccess }[]
}

/** The house as it would be with one cell written anew. */
export function withCell(house: House, { kind, key, domainId, rights, limits }: CellChange): House {
  const isAnother = (row: Place) => row.kind !== kind || row.key !== key || row.domainId !== domainId
  return {
    ...house,
    rights: [...house.rights.filter(isAnother), { kind, key, domainId, rights }],
    limits: [...house.limits.filter(isAnother), ...limits.map((limit) => ({ kind, key, domainId, ...limit }))],
  }
}

/** The house as it would be without a role or team. */
export function withoutSubject(house: House, subject: { readonly kind: string; readonly key: string }): House {
  const isAnother = (row: Place) => row.kind !== subject.kind || row.key !== subject.key
  return { ...house, rights: house.rights.filter(isAnother), limits: house.limits.filter(isAnother) }
}

/** What somebody may do in one domain, all rules together. */
export function rightsIn(house: House, person: Person, domainId: string): DomainRights {
  const standing = standingsIn(house, person).find((one) => one.domainId === domainId)
  return standing ? decideDomain(giversIn(standing, person.domainIds)) : NOTHING
}

/** What is left of a field for somebody in one domain. */
export function fieldIn(house: House, person: Person, { domainId, field }: { domainId: string; field: string }) {
  const standing = standingsIn(house, person).find((one) => one.domainId === domainId)
  return standing ? decideField(giversIn(standing, person.domainIds), field) : 'hidden'
}

/** Whom nobody is without: the two rights that somebody must have in every domain, or it is lost to the organisation. */
const INDISPENSABLE = ['see', 'change'] as const

/**
 * The rights that nobody would have in a domain any more. Sight that somebody gave themselves does not count: it is over within the
 * hour. What nobody had before is no reason to refuse.
 */
export function nobodyLeft(
  { before, after }: { before: House; after: House },
  people: { readonly before: readonly Person[]; readonly after: readonly Person[] },
  domainId: string,
): (typeof INDISPENSABLE)[number][] {
  const someMay = (house: House, persons: readonly Person[], right: keyof DomainRights) =>
    persons.some((person) => rightsIn({ ...house, opened: [] }, person, domainId)[right])
  return INDISPENSABLE.filter((right) => someMay(before, people.before, right) && !someMay(after, people.after, right))
}
