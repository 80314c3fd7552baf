import type { Address, HouseholdSuggestion } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { findLinkTypes } from '../../governance/index.ts'
import { addLink, changeableId, findBelonging, findGolden, findSummaries } from '../../relations/index.ts'
import { createRelation } from '../records/record.service.ts'
import * as households from './household.queries.ts'
import { nameHousehold } from './household.rules.ts'

type Query = { readonly cursor?: string | undefined; readonly limit: number }

/** People who may form a household, what was found last first; only those of whom the user may see every member. */
export async function listHouseholdSuggestions(ctx: Ctx, { cursor, limit }: Query) {
  const rows = await households.list(ctx, { before: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showSuggestions(ctx, page),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.foundAt, id: last.id }) : null,
    total: await households.count(ctx),
  }
}

/** Suggestions as people read them, in the order given. */
export async function showSuggestions(
  ctx: Ctx,
  rows: readonly households.SuggestionRow[],
): Promise<HouseholdSuggestion[]> {
  const people = await findSummaries(
    ctx,
    rows.flatMap((row) => row.memberIds),
  )
  return rows.map((row) => ({
    id: row.id,
    name: nameHousehold(row, ctx.language),
    address: row.address,
    // The parents before the children; of whom the birth date is not known, after those.
    members: row.memberIds
      .flatMap((id) => people.get(id) ?? [])
      .map(({ id, name, birthDate }) => ({ id, name, birthDate }))
      .sort((left, right) => ageKey(left).localeCompare(ageKey(right))),
  }))
}

const ageKey = ({ birthDate, name }: { birthDate: string | null; name: string }) => `${birthDate ?? '9999'} ${name}`

/**
 * Makes a household of these people, or of some of them: a relation of its own at their address, to which each is linked. A
 * link and never a merge: everybody keeps their own page.
 * @throws AppError identity.household_not_found: not suggested (any more); relations.relation_not_found: not one of its members
 */
export async function acceptHousehold(
  ctx: Ctx,
  { id, memberIds: asked }: { id: string; memberIds: readonly string[] },
) {
  const suggestion = await households.hold(ctx, id)
  if (!suggestion) throw new AppError('identity.household_not_found')
  const memberIds = await membersOf(ctx, suggestion, asked)
  const name = nameHousehold(suggestion, ctx.language)
  const address = await addressOf(ctx, memberIds)
  const page = await createRelation(ctx, {
    kind: 'household',
    organisationName: name,
    ...(address === undefined ? {} : { addresses: [address] }),
  })
  const householdId = page.relation.id
  const linkTypeId = await memberLinkType(ctx)
  for (const memberId of memberIds)
    await addLink(ctx, { id: memberId, linkTypeId, otherId: householdId, isReversed: false })
  await households.answer(ctx, id, { state: 'accepted', householdId })
  await ctx.audit('household.accepted', { kind: 'relation', id: householdId }, { suggestionId: id, name, memberIds })
  return { householdId }
}

async function membersOf(ctx: Ctx, suggestion: households.SuggestionRow, asked: readonly string[]): Promise<string[]> {
  const belonging = new Map((await findBelonging(ctx, asked)).map(({ cellId, relationId }) => [cellId, relationId]))
  const memberIds = [...new Set(asked.map((one) => belonging.get(one) ?? one))]
  if (memberIds.some((one) => !suggestion.memberIds.includes(one))) throw new AppError('relations.relation_not_found')
  // Two ids of people who were merged a moment ago.
  if (memberIds.length < 2) throw new AppError('identity.household_not_found')
  return memberIds
}

/** They were suggested because they share a door, so the first one's is everybody's. */
async function addressOf(ctx: Ctx, memberIds: readonly string[]): Promise<Address | undefined> {
  for (const memberId of memberIds) {
    const addresses = (await findGolden(ctx, [memberId])).get(memberId)?.addresses ?? []
    const address = addresses.find(({ use }) => use === 'visit') ?? addresses[0]
    if (address) return address
  }
  return undefined
}

async function memberLinkType(ctx: Ctx): Promise<string> {
  const type = (await findLinkTypes(ctx)).find(({ key }) => key === 'member_of')
  if (!type) throw new Error('Every organisation starts with the link from a member to a household.')
  return type.id
}

/** Says that these people are no household; it is not suggested again. @throws AppError identity.household_not_found */
export async function dismissHousehold(ctx: Ctx, id: string): Promise<void> {
  const suggestion = await households.hold(ctx, id)
  if (!suggestion) throw new AppError('identity.household_not_found')
  for (const memberId of suggestion.memberIds) await changeableId(ctx, memberId)
  await households.answer(ctx, id, { state: 'dismissed', householdId: null })
  const [first = null] = suggestion.memberIds
  const details = { suggestionId: id, memberIds: suggestion.memberIds }
  await ctx.audit('household.dismissed', first === null ? null : { kind: 'relation', id: first }, details)
}
