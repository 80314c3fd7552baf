import { dutchDay } from '@klantregie/contract'
import type { TypeAudience, Inventory, InventoryDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { familiesOfKinds, familiesSeen, genreIdsOf } from '../../activity/index.ts'
import { findDomains, findTypes } from '../../governance/index.ts'
import { clearBits, seenDomains } from '../../relations/index.ts'
import type { TypeSet } from './add-up.rules.ts'
import { addedUp, prepareAnswers, type AddedUp, type CountedDays, type Sight } from './add-up.service.ts'
import { PAYING_KINDS, VISITING_KINDS } from './customer-kinds.ts'
import * as stored from './days.queries.ts'
import { daysBeside, stretchOf } from './inventory-days.rules.ts'
import { centsOf, inOrder, libraryFigures, restOf, rowMaker, type CountedKind } from './inventory.rules.ts'

export const COUNT_JOB = 'segments.count-inventory'
/** More than these nobody compares, and each takes room. */
const MOST_ASKED = 40

/** The whole inventory as the reader may know it. @throws AppError segments.day_not_counted */
export async function getInventory(ctx: Ctx, asked: string | undefined): Promise<Inventory> {
  const { row, shown } = await findDay(ctx, asked)
  const view = await viewOf(ctx)
  const memberTypes = await memberTypesOf(ctx, view)
  const added = await addedUp(ctx, sightOf(ctx, view, memberTypes), shown)
  const rowOf = rowMaker({ ...added, centsOfDay: centsOfDays([...added.everybody, ...added.anonymous]) }, shown)
  const total = rowOf(TOTAL)
  const all = added.everybody.filter(({ day }) => day === shown.now)
  const rest = restOf(all, total.now.contributions)
  return {
    day: row.day,
    from: row.from,
    countedAt: row.countedAt.toISOString(),
    total,
    withoutRole: { relations: added.relations - total.now.during, contributions: rest, cents: centsOf(rest) },
    anonymous: inOrder(added.anonymous.filter(({ day }) => day === shown.now)),
    audiences: AUDIENCES.map((audience) => ({ audience, ...rowOf(audience) })),
    types: view.types.map((type) => ({ ...type, ...rowOf(type.typeId) })),
    customers: customersOf(added, view),
    library: await libraryOf(ctx, {
      memberTypes: memberTypes.map(({ name }) => name),
      members: added.members,
      loans: added.loans,
      volunteering: all.find(({ kind }) => kind === 'volunteering'),
    }),
  }
}

function sightOf(ctx: Ctx, view: View, memberTypes: View['types']): Sight {
  const { kinds, clear } = view
  return { domainMask: ctx.domainMask, kinds, clear, sets: setsOf(view, memberTypes), membersRow: MEMBERS }
}

/** Rows besides those of the audiences and types; their ids are no uuids, so that they are never somebody's type. */
const TOTAL = 'total'
const MEMBERS = 'members'
const AUDIENCES: readonly TypeAudience[] = ['consumer', 'business', 'internal']

type View = Awaited<ReturnType<typeof viewOf>>

/** What exists for the reader: types in domains that they see, kinds of facts of families that they see, and fields that they may read. */
export async function viewOf(ctx: Ctx) {
  const families = new Set((await familiesSeen(ctx)).map(({ id }) => id))
  const kinds = await familiesOfKinds(ctx)
  return {
    types: await typesSeen(ctx),
    kinds: kinds.filter(({ familyId }) => families.has(familyId)).map(({ kind }) => kind),
    hiddenKinds: kinds.filter(({ familyId }) => !families.has(familyId)).map(({ kind }) => kind),
    clear: {
      emails: clearBits(ctx, 'emails'),
      phones: clearBits(ctx, 'phones'),
      addresses: clearBits(ctx, 'addresses'),
      birthDate: clearBits(ctx, 'birthDate'),
    },
  }
}

/** In the order of the model, each with its domain and who answers for that. */
async function typesSeen(ctx: Ctx) {
  const isSeen = await seenDomains(ctx)
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  const domains = new Map((await findDomains(ctx)).map((domain) => [domain.id, domain]))
  return (await findTypes(ctx))
    .filter(({ domainId }) => isSeen(domainId))
    .map(({ id, key, name, definition, audience, domainId }) => {
      const domain = domains.get(domainId)
      return {
        typeId: id,
        key,
        name,
        definition,
        audience,
        domain: domain?.name ?? '',
        owner: domain?.ownerUserId ? (names.get(domain.ownerUserId) ?? null) : null,
      }
    })
}

function setsOf({ types }: View, memberTypes: View['types']): TypeSet[] {
  const idsOf = (isIn: (type: View['types'][number]) => boolean) => types.filter(isIn).map(({ typeId }) => typeId)
  return [
    { id: TOTAL, typeIds: idsOf(() => true) },
    { id: MEMBERS, typeIds: memberTypes.map(({ typeId }) => typeId) },
    ...AUDIENCES.map((audience) => ({ id: audience, typeIds: idsOf((type) => type.audience === audience) })),
    ...types.map(({ typeId }) => ({ id: typeId, typeIds: [typeId] })),
  ]
}

/** The key of the type with which organisations begin: whoever chose none means that one. */
const BORROWER = 'borrower'

async function memberTypesOf(ctx: Ctx, { types }: View): Promise<View['types']> {
  const chosen = await stored.memberTypeIds(ctx)
  return types.filter(({ typeId, key }) => (chosen.length === 0 ? key === BORROWER : chosen.includes(typeId)))
}

type Found = {
  readonly row: { readonly day: string; readonly from: string; readonly countedAt: Date }
  readonly shown: CountedDays
}

/** @throws AppError segments.day_not_counted */
export async function findDay(ctx: Ctx, asked: string | undefined): Promise<Found> {
  const counted = (await stored.listDays(ctx)).flatMap(({ countedAt, ...row }) =>
    countedAt === null ? [] : [{ ...row, countedAt }],
  )
  const row = asked === undefined ? counted[0] : counted.find(({ day }) => day === asked)
  if (!row) throw new AppError('segments.day_not_counted', { day: asked ?? null })
  const countedAt = Object.fromEntries(counted.map((one) => [one.day, one.countedAt.toISOString()]))
  const { last, years } = daysBeside(row.day)
  return {
    row,
    shown: {
      now: row.day,
      last: last in countedAt ? last : null,
      years: years.filter((day) => day in countedAt),
      countedAt,
    },
  }
}

function centsOfDays(all: readonly CountedKind[]): Map<string, number> {
  return new Map([...Map.groupBy(all, ({ day }) => day)].map(([day, kinds]) => [day, centsOf(kinds)]))
}

/** Of what the reader does not see nobody is counted: then the view is left out, not lower. */
function customersOf({ customers }: AddedUp, { kinds }: View): Inventory['customers'] {
  const { reachable, visitors, buyers } = customers
  return {
    reachable,
    visitors: seesAll(kinds, VISITING_KINDS) ? visitors : null,
    buyers: seesAll(kinds, PAYING_KINDS) ? buyers : null,
  }
}

export const seesAll = (kinds: readonly string[], needed: readonly string[]) =>
  needed.every((kind) => kinds.includes(kind))

async function libraryOf(
  ctx: Ctx,
  counted: Omit<Parameters<typeof libraryFigures>[0], 'genres'>,
): Promise<Inventory['library']> {
  const genres = await genreIdsOf(ctx, ['fiction', 'non_fiction'])
  return libraryFigures({
    ...counted,
    genres: { fiction: genres.get('fiction'), nonFiction: genres.get('non_fiction') },
  })
}

/** After the days were counted: the figures of the last one stand ready for whoever looked lately. */
export async function prepareFigures(ctx: Ctx): Promise<void> {
  await prepareAnswers(ctx, (await findDay(ctx, undefined)).shown)
}

export async function listInventoryDays(ctx: Ctx): Promise<InventoryDay[]> {
  return (await stored.listDays(ctx)).map(toDay)
}

/**
 * Counts as of a day in the background; again when it was counted before.
 * @throws AppError segments.day_to_come, segments.too_many_days (`most`)
 */
export async function askForCount(ctx: Ctx, day: string): Promise<InventoryDay> {
  if (day > dutchDay(ctx.now)) throw new AppError('segments.day_to_come')
  const days = await stored.listDays(ctx)
  const known = days.find((one) => one.day === day)
  if (!known && days.filter(({ isAsked }) => isAsked).length >= MOST_ASKED)
    throw new AppError('segments.too_many_days', { most: MOST_ASKED })
  await stored.askForDay(ctx, day, stretchOf(day).from)
  await ctx.audit('inventory.asked', null, { day })
  await ctx.enqueue({ name: COUNT_JOB, payload: { day } })
  await ctx.announce({ topic: 'segment', id: 'inventory' })
  return { day, countedAt: known?.countedAt?.toISOString() ?? null, isAsked: true }
}

const toDay = ({ day, countedAt, isAsked }: stored.DayRow): InventoryDay => ({
  day,
  countedAt: countedAt?.toISOString() ?? null,
  isAsked,
})

/** @throws AppError relations.type_not_found */
export async function setMemberTypes(ctx: Ctx, typeIds: readonly string[]): Promise<void> {
  const types = new Map((await findTypes(ctx)).map(({ id, name }) => [id, name]))
  const unknown = typeIds.find((id) => !types.has(id))
  if (unknown !== undefined) throw new AppError('relations.type_not_found', { typeId: unknown })
  const namesOf = (ids: readonly string[]) => ids.map((id) => types.get(id) ?? '').toSorted()
  const before = await stored.memberTypeIds(ctx)
  await stored.replaceMemberTypes(ctx, typeIds)
  await ctx.audit('inventory.member_types_changed', null, { before: namesOf(before), after: namesOf(typeIds) })
  await ctx.announce({ topic: 'segment', id: 'inventory' })
}
