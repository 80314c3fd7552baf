import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

type Query = {
  readonly before: { at: Date; id: string } | null
  readonly limit: number
  readonly relationId: string | undefined
  readonly importId: string | undefined
}

export function list(ctx: Ctx, query: Query) {
  let rows = tablesOf(ctx, 'identity').selectFrom('identity.possible_duplicate').selectAll()
  const { before, relationId, importId } = query
  if (relationId !== undefined)
    rows = rows.where((eb) => eb.or([eb('left_id', '=', relationId), eb('right_id', '=', relationId)]))
  if (importId !== undefined) rows = rows.where('import_id', '=', importId)
  if (before) rows = rows.where((eb) => eb(eb.refTuple('found_at', 'id'), '<', eb.tuple(before.at, before.id)))
  return rows.orderBy('found_at', 'desc').orderBy('id', 'desc').limit(query.limit).execute()
}

export async function count(
  ctx: Ctx,
  query: { relationId: string | undefined; importId: string | undefined },
): Promise<number> {
  let rows = tablesOf(ctx, 'identity')
    .selectFrom('identity.possible_duplicate')
    .select((eb) => eb.fn.countAll<number>().as('total'))
  const { relationId, importId } = query
  if (relationId !== undefined)
    rows = rows.where((eb) => eb.or([eb('left_id', '=', relationId), eb('right_id', '=', relationId)]))
  if (importId !== undefined) rows = rows.where('import_id', '=', importId)
  return (await rows.executeTakeFirstOrThrow()).total
}
