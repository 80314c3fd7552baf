import type { PossibleDuplicate } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { findBelonging, findSummaries } from '../../relations/index.ts'
import * as questions from '../questions/question.queries.ts'
import * as duplicates from './duplicate.queries.ts'

type Query = {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly relationId?: string | undefined
  readonly importId?: string | undefined
}

/** Pairs that may be one relation, newest first. A pair of which one may not be seen is not there. */
export async function listPossibleDuplicates(ctx: Ctx, query: Query) {
  const filter = { relationId: await belongsTo(ctx, query.relationId), importId: query.importId }
  const rows = await duplicates.list(ctx, { ...filter, before: readCursor(query.cursor), limit: query.limit + 1 })
  const page = rows.slice(0, query.limit)
  const visible = await findSummaries(
    ctx,
    page.flatMap((row) => [row.left_id, row.right_id]),
  )
  const items: PossibleDuplicate[] = page.flatMap((row) => {
    const pair = [visible.get(row.left_id), visible.get(row.right_id)].filter((relation) => relation !== undefined)
    return pair.length === 2
      ? [
          {
            id: row.id,
            reasons: row.reasons as PossibleDuplicate['reasons'],
            foundAt: row.found_at.toISOString(),
            relations: pair,
          },
        ]
      : []
  })
  const last = page.at(-1)
  const nextCursor = rows.length > query.limit && last ? writeCursor({ at: last.found_at, id: last.id }) : null
  return { items, nextCursor, total: await count(ctx, filter) }
}

async function count(ctx: Ctx, filter: Parameters<typeof questions.count>[2]): Promise<number> {
  let total = 0
  for (const state of duplicates.WAITING) total += await questions.count(ctx, state, filter)
  return total
}

/** The relation that an id leads to since it was merged. */
async function belongsTo(ctx: Ctx, id: string | undefined): Promise<string | undefined> {
  return id === undefined ? undefined : ((await findBelonging(ctx, [id]))[0]?.relationId ?? id)
}
