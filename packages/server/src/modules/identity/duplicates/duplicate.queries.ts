import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'
import { isAsked, isForReader } from '../questions/asked.queries.ts'

/** What was not answered yet. */
export const WAITING = ['open', 'later', 'asked'] as const

type Filter = {
  readonly relationId: string | undefined
  readonly importId: string | undefined
}
type Query = Filter & {
  readonly before: { at: Date; id: string } | null
  readonly limit: number
}

function among(ctx: Ctx, { relationId, importId }: Filter) {
  let rows = tablesOf(ctx, 'identity')
    .selectFrom('identity.possible_duplicate as p')
    .where(isForReader(ctx))
    .where(isAsked)
    .where('p.state', 'in', WAITING)
  if (relationId !== undefined)
    rows = rows.where((eb) => eb.or([eb('p.left_id', '=', relationId), eb('p.right_id', '=', relationId)]))
  return importId === undefined ? rows : rows.where('p.import_id', '=', importId)
}

export function list(ctx: Ctx, { before, limit, ...filter }: Query) {
  let rows = among(ctx, filter).selectAll('p')
  if (before) rows = rows.where((eb) => eb(eb.refTuple('p.found_at', 'p.id'), '<', eb.tuple(before.at, before.id)))
  return rows.orderBy('p.found_at', 'desc').orderBy('p.id', 'desc').limit(limit).execute()
}
