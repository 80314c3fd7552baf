import type { FactKind, Offering, OfferingFigures, OfferingFilter, OfferingRow } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { familiesSeen, mayReadFacts } from '../families/family.service.ts'
import { findAll as findList } from '../lists/list.queries.ts'
import * as figures from './figures.queries.ts'
import * as list from './offering-list.queries.ts'
import * as offerings from './offering.queries.ts'

type Asked = OfferingFilter & {
  readonly sort: list.Sort
  readonly cursor?: string | undefined
  readonly limit: number
}

/** @throws AppError relations.cursor_invalid */
export async function listOfferings(ctx: Ctx, { cursor, limit, sort, q = '', ...filter }: Asked) {
  const rows = await list.list(ctx, {
    ...filter,
    words: fold(q).split(/\s+/).filter(Boolean),
    sort,
    after: readPlace(cursor, sort),
    limit: limit + 1,
    hasFigures: await seesSales(ctx),
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: await showRows(ctx, page), nextCursor: rows.length > limit && last ? writePlace(last, sort) : null }
}

const BELOW_SHOWN = 100

/** @throws AppError activity.offering_not_found */
export async function getOffering(ctx: Ctx, id: string): Promise<Offering> {
  const found = await offerings.find(ctx, id)
  if (!found) throw new AppError('activity.offering_not_found')
  const { id: _id, version, startsAt, endsAt, ...values } = found
  const [above, groups] = [await offerings.findAbove(ctx, id), await findList(ctx, 'target_group')]
  const counts = await countingOf(ctx, id)
  const below = await list.list(ctx, {
    parentId: id,
    words: [],
    sort: 'latest',
    after: null,
    limit: BELOW_SHOWN,
    hasFigures: await seesSales(ctx),
  })
  return {
    id,
    version,
    values: {
      ...values,
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      priceTypes: await offerings.findPrices(ctx, id),
    },
    above,
    ...counts,
    targetGroups: groups
      .filter((group) => values.targetGroupIds.includes(group.id))
      .map(({ id: groupId, name }) => ({ id: groupId, name })),
    below: await showRows(ctx, below),
    belowCount: below.length < BELOW_SHOWN ? below.length : await list.countBelow(ctx, id),
    figures: mayReadFacts(ctx) ? await figuresOf(ctx, id) : null,
    mayManage: ctx.permissions.has('activity.offering.manage') && !ctx.viewingAs,
  }
}

/** What came of it, of the families of activity that exist for the reader. */
async function figuresOf(ctx: Ctx, id: string): Promise<OfferingFigures> {
  const kinds = await kindsSeen(ctx)
  const byKind = await figures.quantities(ctx, id, kinds)
  const of = (...wanted: FactKind[]) =>
    byKind.filter(({ kind }) => wanted.includes(kind)).reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    sold: of('ticket', 'enrolment'),
    attended: of('attendance'),
    capacity: await figures.capacity(ctx, id),
    proceeds: await figures.proceeds(ctx, id, kinds),
    ...(await figures.people(ctx, id, kinds)),
    byKind,
  }
}

const kindsSeen = async (ctx: Ctx) => (await familiesSeen(ctx)).flatMap(({ kinds }) => kinds)
const seesSales = async (ctx: Ctx) => (await kindsSeen(ctx)).includes('ticket')

async function countingOf(ctx: Ctx, id: string): Promise<Pick<Offering, 'genre' | 'branch'>> {
  const { genreId, branchId } = (await offerings.findCountingOf(ctx, id)) ?? { genreId: null, branchId: null }
  const named = (all: readonly { readonly id: string; readonly name: string }[], wanted: string | null) => {
    const one = all.find((item) => item.id === wanted)
    return one ? { id: one.id, name: one.name } : null
  }
  return { genre: named(await findList(ctx, 'genre'), genreId), branch: named(await findBranches(ctx), branchId) }
}

async function showRows(ctx: Ctx, rows: readonly list.OfferingLine[]): Promise<OfferingRow[]> {
  if (rows.length === 0) return []
  const branches = new Map((await findBranches(ctx)).map(({ id, name }) => [id, name]))
  return rows.map(({ id, kind, title, capacity, state, sold, ...row }) => ({
    ...{ id, kind, title, capacity, state, sold },
    parent: parentOf(row),
    genre: row.genreId === null ? null : { id: row.genreId, name: row.genre ?? '' },
    branch: row.branchId === null ? null : { id: row.branchId, name: branches.get(row.branchId) ?? '' },
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
  }))
}

function parentOf(row: Pick<list.OfferingLine, 'parentId' | 'parentKind' | 'parentTitle'>): OfferingRow['parent'] {
  if (row.parentId === null || row.parentKind === null) return null
  return { id: row.parentId, kind: row.parentKind, title: row.parentTitle ?? '' }
}

/** What has no beginning comes as long ago; PostgreSQL's word for it. */
const NEVER = '-infinity'

function writePlace(row: list.OfferingLine, sort: list.Sort): string {
  const key = sort === 'title' ? row.titleKey : (row.startsAt?.toISOString() ?? NEVER)
  return Buffer.from(`${sort} ${row.id} ${key}`).toString('base64url')
}

function readPlace(cursor: string | undefined, sort: list.Sort): list.Place | null {
  if (cursor === undefined) return null
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const found = /^(latest|soonest|title) ([0-9a-f-]{36}) ([^\0]*)$/su.exec(text)
  const [, made, id, key] = found ?? []
  const isMoment = key === NEVER || !Number.isNaN(Date.parse(key ?? ''))
  if (made !== sort || id === undefined || key === undefined || (sort !== 'title' && !isMoment))
    throw new AppError('relations.cursor_invalid')
  return { key, id }
}
