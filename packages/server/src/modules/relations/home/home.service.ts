import { dutchDay } from '@klantregie/contract'
import type { chooseHouseholdMailing as mailing, getHome as contract, Household } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { normaliseEmail } from '../../../platform/pure/dutch/email.ts'
import { findLinkTypes, type StandardLinkType } from '../../governance/index.ts'
import { whyNoChange } from '../disclosure/disclosure.rules.ts'
import { disclosuresOf, viewerOf } from '../disclosure/disclosure.service.ts'
import { findSummaries, type ShortRelation } from '../page/summary.service.ts'
import { getChangeable, getVisible } from '../page/visibility.service.ts'
import * as home from './home.queries.ts'

type Home = z.infer<(typeof contract)['response']>

const LIVES_IN: StandardLinkType = 'member_of'
const GUARDS: StandardLinkType = 'guardian_of'
/** An address that more than these have belongs to nobody in particular (info@…). */
const MOST_SHARING = 25
const SHARING_SHOWN = 8

async function typeIdsOf(ctx: Ctx, key: StandardLinkType): Promise<string[]> {
  return (await findLinkTypes(ctx)).filter((type) => type.key === key).map(({ id }) => id)
}

/** By which links somebody belongs to a household. */
export function memberTypeIds(ctx: Ctx): Promise<string[]> {
  return typeIdsOf(ctx, LIVES_IN)
}

/**
 * With whom somebody lives, who is guardian of whom today, and who shares an e-mail address; of each as much as the reader may have.
 * @throws AppError relations.relation_not_found
 */
export async function getHome(ctx: Ctx, asked: string): Promise<Home> {
  const relation = await getVisible(ctx, asked)
  const { id, kind } = relation
  const day = dutchDay(ctx.now)
  const typeIds = await memberTypeIds(ctx)
  const rows =
    kind === 'household'
      ? [{ id, domainMask: relation.domainMask }]
      : await home.findHouseholds(ctx, id, { typeIds, day })
  const guards = await typeIdsOf(ctx, GUARDS)
  return {
    households: await describe(ctx, rows, { typeIds, day }),
    guardians: await tiesOf(ctx, await home.findTies(ctx, id, { typeIds: guards, day, isReversed: true })),
    children: await tiesOf(ctx, await home.findTies(ctx, id, { typeIds: guards, day, isReversed: false })),
    sharedEmails: await sharedOf(ctx, id, relation.golden.emails ?? []),
  }
}

type OfType = { readonly typeIds: readonly string[]; readonly day: string }

async function describe(ctx: Ctx, rows: readonly home.HouseholdRow[], of: OfType): Promise<Household[]> {
  const ids = rows.map(({ id }) => id)
  const living = await home.findMembers(ctx, ids, of)
  const choices = new Map((await home.findChoices(ctx, ids)).map((choice) => [choice.householdId, choice]))
  const known = await findSummaries(ctx, [...ids, ...living.map(({ memberId }) => memberId)])
  return rows.flatMap(({ id, domainMask }): Household[] => {
    const household = known.get(id)
    if (!household) return []
    const members = living.filter((one) => one.householdId === id).flatMap(({ memberId }) => known.get(memberId) ?? [])
    return [
      {
        id,
        name: household.name,
        members: members
          .map((member) => ({ ...shortOf(member), birthDate: member.birthDate }))
          .toSorted((one, other) => ageKey(one).localeCompare(ageKey(other))),
        ...toldOf(choices.get(id), members),
        mayChange: whyNoChange({ domainMask }, viewerOf(ctx)) === null,
      },
    ]
  })
}

/** Whoever has moved out, or may not be seen, is not told as the addressee. */
function toldOf(choice: home.ChoiceRow | undefined, members: readonly ShortRelation[]) {
  if (!choice) return { isOneMailing: false, addresseeId: null, chosenBy: null, chosenAt: null }
  const { isOneMailing, addresseeId, by, at } = choice
  const isThere = members.some((member) => member.id === addresseeId)
  return { isOneMailing, addresseeId: isThere ? addresseeId : null, chosenBy: by, chosenAt: at.toISOString() }
}

const ageKey = ({ birthDate, name }: { birthDate: string | null; name: string }) => `${birthDate ?? '9999'} ${name}`

function shortOf({ id, name, kind, mask, limited }: ShortRelation) {
  return { id, name, kind, ...(mask && { mask }), ...(limited && { limited }) }
}

async function tiesOf(ctx: Ctx, ties: readonly home.Tie[]) {
  const others = await findSummaries(
    ctx,
    ties.map(({ otherId }) => otherId),
  )
  return ties.flatMap(({ otherId, from, until }) => {
    const other = others.get(otherId)
    return other ? [{ ...shortOf(other), from, until }] : []
  })
}

/** Only where the reader may read the address, here and there: otherwise it would be told by being the same. */
async function sharedOf(ctx: Ctx, id: string, written: readonly string[]): Promise<Home['sharedEmails']> {
  const emails = [...new Set(written.flatMap((email) => normaliseEmail(email) ?? []))]
  const own = (await disclosuresOf(ctx, [id], { isPage: true })).get(id)
  if (emails.length === 0 || !own?.isRead('emails')) return []
  const found = await home.findSharing(ctx, { relationId: id, emails, limit: MOST_SHARING + 1 })
  const ids = found.map(({ otherId }) => otherId)
  const [others, disclosures] = [await findSummaries(ctx, ids), await disclosuresOf(ctx, ids)]
  return emails.flatMap((email) => {
    const sharing = found
      .filter((one) => one.email === email && disclosures.get(one.otherId)?.isRead('emails'))
      .flatMap(({ otherId }) => others.get(otherId) ?? [])
    if (sharing.length === 0) return []
    const shown = sharing.slice(0, SHARING_SHOWN)
    return [{ email, others: shown.map(shortOf), more: sharing.length - shown.length }]
  })
}

type Choice = { readonly id: string } & z.infer<(typeof mailing)['body']>

/**
 * Writes down that a household wants one mailing, and addressed to whom. Kept on the household, so that it goes where that goes.
 * @throws AppError relations.not_a_household, relations.not_a_member, relations.change_not_allowed
 */
export async function chooseHouseholdMailing(
  ctx: Ctx,
  { id: asked, isOneMailing, addresseeId: askedAddressee }: Choice,
): Promise<Household> {
  const { id, kind, domainMask } = await getChangeable(ctx, asked)
  if (kind !== 'household') throw new AppError('relations.not_a_household')
  const of = { typeIds: await memberTypeIds(ctx), day: dutchDay(ctx.now) }
  const addresseeId = isOneMailing && askedAddressee !== null ? (await getVisible(ctx, askedAddressee)).id : null
  const members = (await home.findMembers(ctx, [id], of)).map(({ memberId }) => memberId)
  if (addresseeId !== null && !members.includes(addresseeId)) throw new AppError('relations.not_a_member')
  const before = (await home.findChoices(ctx, [id]))[0]
  await home.saveChoice(ctx, { householdId: id, isOneMailing, addresseeId })
  await ctx.audit(
    'relation.household_mailing_chosen',
    { kind: 'relation', id },
    {
      before: before ? { isOneMailing: before.isOneMailing, addresseeId: before.addresseeId } : null,
      after: { isOneMailing, addresseeId },
    },
  )
  await ctx.announce({ topic: 'relation', id })
  const [household] = await describe(ctx, [{ id, domainMask }], of)
  if (!household) throw new AppError('relations.relation_not_found')
  return household
}

/** Who is guardian of somebody on a day; of those whom the reader sees. */
export async function guardiansOf(ctx: Ctx, relationId: string, day: string): Promise<string[]> {
  const ties = await home.findTies(ctx, relationId, { typeIds: await typeIdsOf(ctx, GUARDS), day, isReversed: true })
  return ties.map(({ otherId }) => otherId)
}

/** An adult near somebody: `isGuardian` when a link says so, otherwise they live together. */
export type AdultNear = { readonly id: string; readonly name: string; readonly isGuardian: boolean }

const ADULT_YEARS = 18

/**
 * Who may speak for a child, as far as the reader sees them: guardians first, then adults of the same household. Of whom no day of birth
 * is known only a guardian counts: a brother may be a child himself.
 */
export async function adultsNear(ctx: Ctx, relationId: string): Promise<AdultNear[]> {
  const day = dutchDay(ctx.now)
  const guardians = await guardiansOf(ctx, relationId, day)
  const of = { typeIds: await memberTypeIds(ctx), day }
  const households = (await home.findHouseholds(ctx, relationId, of)).map(({ id }) => id)
  const mates = (await home.findMembers(ctx, households, of)).map(({ memberId }) => memberId)
  const known = await findSummaries(ctx, [...guardians, ...mates])
  const bornBy = `${Number(day.slice(0, 4)) - ADULT_YEARS}${day.slice(4)}`
  return [...new Set([...guardians, ...mates])].flatMap((id): AdultNear[] => {
    const person = known.get(id)
    const isGuardian = guardians.includes(id)
    if (person?.kind !== 'person' || id === relationId) return []
    const isAdult = person.birthDate === null ? isGuardian : person.birthDate <= bornBy
    return isAdult ? [{ id: person.id, name: person.name, isGuardian }] : []
  })
}
