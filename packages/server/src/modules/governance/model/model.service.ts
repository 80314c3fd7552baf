import type { Domain, Language, RelationType, StarterSet } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { addStarterSets } from '../definitions/starter-set.service.ts'
import { calculateDomainMask } from './domain-mask.rules.ts'
import { en } from './model.en.ts'
import { nl } from './model.nl.ts'
import { insertBuiltIn } from './field.queries.ts'
import { insertAll as insertLinkTypes } from './link-type.queries.ts'
import * as model from './model.queries.ts'
import { seedRights } from '../rights/rights.service.ts'
import { seedRoleChoices } from '../role-choices/role-choice.service.ts'
import {
  audienceOf,
  standardDomains,
  standardFields,
  standardHierarchies,
  standardLinkTypes,
  standardTypes,
  type ModelTexts,
} from './standard-model.ts'

export { findDomains, findTypes } from './model.queries.ts'

const texts: Readonly<Record<Language, ModelTexts>> = { nl, en }

/** Gives a new organisation its first domains, types, links, fields and terms, in its language. Once per tenant. */
export async function seedModel(ctx: Ctx, language: Language, sets: readonly StarterSet[]): Promise<void> {
  const words = texts[language]
  const domainIds = await model.insertDomains(
    ctx,
    standardDomains.map((key, bit) => ({ key, name: words.domains[key], bit })),
  )
  await seedRights(ctx, [...domainIds.values()])
  const types = entriesOf(standardTypes).map(([key, { domain, kinds }], position) => ({
    key,
    kinds,
    ...words.types[key],
    domainId: required(domainIds.get(domain)),
    position,
    audience: audienceOf(key),
  }))
  await model.insertTypes(ctx, types)
  await seedRoleChoices(ctx, language)
  await insertLinkTypes(
    ctx,
    standardLinkTypes.map((key) => ({
      key,
      label: words.links[key].label,
      reverseLabel: words.links[key].reverse,
      isHierarchy: standardHierarchies.includes(key),
    })),
  )
  await insertBuiltIn(
    ctx,
    entriesOf(standardFields).map(([key, kinds]) => ({ key, ...words.fields[key], kinds: [...kinds] })),
  )
  if (sets.length > 0) await addStarterSets(ctx, sets, language)
  await ctx.audit('model.seeded', null, { language })
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][]
}

function required(id: string | undefined): string {
  if (id === undefined) throw new Error('The standard model names a domain that it does not have.')
  return id
}

/** @throws AppError relations.type_not_found */
export async function getType(ctx: Ctx, id: string): Promise<RelationType> {
  const type = await model.findType(ctx, id)
  if (!type) throw new AppError('relations.type_not_found', { typeId: id })
  return type
}

/**
 * The mask of these domains, for `Ctx.domainMask` and `relation.domain_mask`; a 64-bit number as text. An empty list
 * means every domain; a list of which nothing exists means none.
 */
export async function domainMaskOf(ctx: Ctx, domainIds: readonly string[]): Promise<string> {
  if (domainIds.length === 0) return EVERY_DOMAIN
  const wanted = new Set(domainIds)
  const domains = await model.findDomains(ctx)
  return calculateDomainMask(domains.filter((domain) => wanted.has(domain.id)).map((domain) => domain.bit))
}

/** The domains with the name of their data owner, in the order in which they were made. */
export async function describeDomains(ctx: Ctx): Promise<Domain[]> {
  const names = new Map((await findUserNames(ctx)).map((user) => [user.id, user.name]))
  const domains = await model.findDomains(ctx)
  return domains.map(({ id, key, name, ownerUserId }) => ({
    id,
    key,
    name,
    owner: ownerUserId === null ? null : (names.get(ownerUserId) ?? null),
  }))
}
