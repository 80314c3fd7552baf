import {
  DatedKind,
  MOST_DAYS,
  type Dated,
  type getCalendar as contract,
  type RelationFilter,
  daysBetween,
} from '@klantregie/contract'
import type { z } from 'zod'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findDomains, findTypes } from '../../governance/index.ts'
import { narrow, type SourceLookup } from '../list/list.service.ts'
import { findSummaries } from '../page/summary.service.ts'
import { seenDomains } from '../roles/role.service.ts'
import { firstOfEach } from './calendar.rules.ts'
import * as calendar from './calendar.queries.ts'
import type { DatedRow, DatesAsked, DateSource } from './calendar.queries.ts'

/** Given by the composition: modules above this one keep what has a date. */
export type { DateSource } from './calendar.queries.ts'

type Asked = RelationFilter & {
  readonly from: string
  readonly until: string
  readonly perDay: number
  readonly kinds?: DatedKind | readonly DatedKind[] | undefined
}
type Sources = { readonly list: SourceLookup; readonly dates: readonly DateSource[] }

/**
 * What stands on each day about the relations of a list, as far as the reader may see it.
 * @throws AppError relations.period_invalid: backwards, or longer than six weeks; relations.filter_invalid
 */
export async function getCalendar(
  ctx: Ctx,
  { from, until, kinds, perDay, ...filter }: Asked,
  sources: Sources,
): Promise<z.infer<(typeof contract)['response']>> {
  const days = daysBetween(from, until) + 1
  if (days < 1 || days > MOST_DAYS) throw new AppError('relations.period_invalid')
  const { condition } = await narrow(ctx, filter, sources.list)
  // One more than is shown tells whether there is more.
  const asked: DatesAsked = {
    from,
    until,
    perDay: perDay + 1,
    kinds: kindsOf(kinds),
    isListed: calendar.isAmong(condition),
  }
  const rows = [...(await roleDays(ctx, asked, 'begins')), ...(await roleDays(ctx, asked, 'ends'))]
  for (const source of sources.dates) rows.push(...(await source(ctx, asked)))
  const { shown, more } = firstOfEach(rows, perDay)
  return { items: await describe(ctx, shown), more }
}

const kindsOf = (asked: Asked['kinds']): ReadonlySet<DatedKind> =>
  new Set(asked === undefined ? DatedKind.options : typeof asked === 'string' ? [asked] : asked)

async function roleDays(ctx: Ctx, asked: DatesAsked, what: 'begins' | 'ends'): Promise<DatedRow[]> {
  if (!asked.kinds.has(what === 'begins' ? 'role_begins' : 'role_ends')) return []
  const found = await calendar.rolesOn(ctx, { ...asked, what, domainIds: await domainIdsSeen(ctx) })
  if (found.length === 0) return []
  const types = new Map((await findTypes(ctx)).map(({ id, name }) => [id, name]))
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  return found.map(({ id, day, relationId, typeId, ownerId }) => ({
    ...{ id, day, relationId, time: null },
    kind: what === 'begins' ? ('role_begins' as const) : ('role_ends' as const),
    title: types.get(typeId) ?? '',
    who: ownerId === null ? null : (names.get(ownerId) ?? null),
  }))
}

/** A role exists for whoever sees its domain. Null: every domain. */
async function domainIdsSeen(ctx: Ctx): Promise<string[] | null> {
  if (ctx.domainMask === EVERY_DOMAIN) return null
  const isSeen = await seenDomains(ctx)
  return (await findDomains(ctx)).map(({ id }) => id).filter(isSeen)
}

async function describe(ctx: Ctx, rows: readonly DatedRow[]): Promise<Dated[]> {
  const relations = await findSummaries(ctx, [...new Set(rows.map(({ relationId }) => relationId))])
  return rows.flatMap(({ relationId, ...row }) => {
    const relation = relations.get(relationId)
    if (!relation) return []
    const { id, name, kind, mask, limited } = relation
    return [{ ...row, relation: { ...{ id, name, kind }, ...(mask && { mask }), ...(limited && { limited }) } }]
  })
}
