import type { Advice, DomainRights, FieldAccess, WhyAnswer, WhyRule } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findColleague, type Colleague } from '../../../platform/tenants/colleague.queries.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { standingsIn, type House } from './house.rules.ts'
import type { RelationSight } from './relation-sight.ts'
import * as rights from './rights.queries.ts'
import {
  accessGivenBy,
  decideDomain,
  decideField,
  giversIn,
  mostAccess,
  NOTHING,
  type Given,
  type Standing,
} from './rights.rules.ts'
import { listFieldChoices, loadHouse } from './rights.service.ts'

type Asked = {
  readonly relationId: string
  readonly field?: string | undefined
  /** Whom it is asked about; oneself when absent. */
  readonly userId?: string | undefined
}

/**
 * Why somebody may or may not see or change a relation or a field of it: per domain who gives what, what comes of it, and whom
 * to ask. It tells of the domains in which the relation exists for whoever asks, and of no other. A relation that does not
 * exist for them gets the answer of one that does not exist at all.
 * @throws AppError auth.forbidden about somebody else without governance.rights.read; admin.user_not_found;
 * governance.field_not_found
 */
export async function explainRights(ctx: Ctx, asked: Asked, relations: RelationSight): Promise<WhyAnswer> {
  const person = await getPerson(ctx, asked.userId)
  await refuseUnknownField(ctx, asked.field)
  const relation = await relations.domainsOf(ctx, asked.relationId)
  const house = await loadHouse(ctx)
  const names = await loadNames(ctx)
  if (!relation) return unknown(ctx, house, names)
  const mine = BigInt(ctx.domainMask) & BigInt(relation.mask)
  const field = asked.field ?? null
  const domains = standingsIn(house, person)
    .filter(({ bit }) => (mine & (1n << BigInt(bit))) !== 0n)
    .map((standing) => explainDomain({ standing, person, field, names }))
  const outcome = domains.map((domain) => domain.outcome)
  const isSpecial = field !== null && house.special.includes(field)
  const mask = field === null ? null : await relations.maskOf(ctx, relation.id, field)
  const fieldAccess = field === null ? null : domains.flatMap((one) => one.field ?? []).reduce(mostAccess, 'hidden')
  return {
    state: 'known',
    person: { id: person.id, name: person.name, isMe: person.id === subjectId(ctx) },
    field,
    rights: together(outcome),
    fieldAccess,
    isSpecial,
    ...(mask === null ? {} : { mask }),
    domains,
    advice: adviceFor(ctx, {
      rights: together(outcome),
      fieldAccess,
      isOwned: domains.some(({ owner }) => owner),
      isSpecial,
    }),
  }
}

/** Whoever looks along as a colleague asks as that colleague. */
function subjectId(ctx: Ctx): string {
  return ctx.viewingAs?.id ?? ctx.actor.id
}

async function getPerson(ctx: Ctx, userId: string | undefined): Promise<Colleague> {
  const id = userId ?? subjectId(ctx)
  if (id !== subjectId(ctx) && !ctx.permissions.has('governance.rights.read'))
    throw new AppError('auth.forbidden', { permission: 'governance.rights.read' })
  const person = await findColleague(ctx, id)
  if (!person) throw new AppError('admin.user_not_found')
  return person
}

async function refuseUnknownField(ctx: Ctx, field: string | undefined): Promise<void> {
  if (field === undefined) return
  if (!(await listFieldChoices(ctx)).some(({ key }) => key === field)) throw new AppError('governance.field_not_found')
}

type Names = {
  readonly people: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, string>
  readonly domains: ReadonlyMap<string, rights.DomainRow>
}

async function loadNames(ctx: Ctx): Promise<Names> {
  return {
    people: new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name])),
    teams: new Map((await findTeams(ctx)).map(({ id, name }) => [id, name])),
    domains: new Map((await rights.findDomains(ctx)).map((domain) => [domain.id, domain])),
  }
}

function seatOf(names: Names, userId: string | null | undefined) {
  const name = names.people.get(userId ?? '')
  return userId && name !== undefined ? { id: userId, name } : null
}

function aboutDomain(names: Names, id: string) {
  const domain = names.domains.get(id)
  return {
    id,
    name: domain?.name ?? '',
    owner: seatOf(names, domain?.ownerUserId),
    deputy: seatOf(names, domain?.deputyUserId),
  }
}

type Explained = {
  readonly standing: Standing
  readonly person: Colleague
  readonly field: string | null
  readonly names: Names
}

function explainDomain({ standing, person, field, names }: Explained) {
  const givers = giversIn(standing, person.domainIds)
  const rule = (given: Given): WhyRule => ({
    giver: given.giver,
    key: given.key,
    name: given.giver === 'team' ? (names.teams.get(given.key ?? '') ?? null) : null,
    rights: given.rights,
    field: field === null ? null : accessGivenBy(given, field),
    counts: givers.some((one) => one.giver === given.giver && one.key === given.key),
  })
  return {
    ...aboutDomain(names, standing.domainId),
    rules: [...withRole(standing, person), ...givers.filter(({ key }) => key === null)].map(rule),
    outcome: decideDomain(givers),
    field: field === null ? null : decideField(givers, field),
  }
}

/** The role is always named, also when it gives nothing: that is the answer to why not. */
function withRole({ given }: Standing, { role }: Colleague): Given[] {
  if (given.some(({ giver }) => giver === 'role')) return [...given]
  return [{ giver: 'role', key: role, rights: NOTHING, limits: new Map() }, ...given]
}

function together(outcomes: readonly DomainRights[]): DomainRights {
  const some = (right: keyof DomainRights) => outcomes.some((outcome) => outcome[right])
  return { see: some('see'), change: some('change'), export: some('export'), delete: some('delete') }
}

type Found = {
  readonly rights: DomainRights
  readonly fieldAccess: FieldAccess | null
  readonly isOwned: boolean
  /** Sight of a domain in an emergency gives no special data. */
  readonly isSpecial: boolean
}

function adviceFor(ctx: Ctx, { rights: outcome, fieldAccess, isOwned, isSpecial }: Found): Advice[] {
  const isComplete = outcome.change && (fieldAccess === null || fieldAccess === 'change')
  if (isComplete) return []
  const cannotRead = !outcome.see || (!isSpecial && (fieldAccess === 'hidden' || fieldAccess === 'masked'))
  return [
    isOwned ? 'ask_owner' : 'ask_administrator',
    ...(cannotRead && ctx.permissions.has('governance.break_glass.use') ? ['break_glass' as const] : []),
  ]
}

/** The same whether or not there is such a relation: it follows from who asks alone. */
function unknown(ctx: Ctx, house: House, names: Names): WhyAnswer {
  const mine = ctx.domainMask === EVERY_DOMAIN ? null : BigInt(ctx.domainMask)
  const unseen = house.domains.filter(({ bit }) => mine !== null && (mine & (1n << BigInt(bit))) === 0n)
  const domains = unseen.map(({ id }) => {
    const { name, owner } = aboutDomain(names, id)
    return { id, name, owner }
  })
  const advice: Advice[] =
    domains.length === 0 ? [] : [domains.some(({ owner }) => owner) ? 'ask_owner' : 'ask_administrator']
  if (domains.length > 0 && ctx.permissions.has('governance.break_glass.use')) advice.push('break_glass')
  return { state: 'unknown', domains, advice }
}
