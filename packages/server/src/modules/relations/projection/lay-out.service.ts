import type { Ctx } from '../../../platform/context.ts'
import { replaceProjections } from './projection.service.ts'
import { countUnparted, holdUnparted } from './unparted.queries.ts'

/** Relations per transaction: short enough to keep nobody waiting who changes one of them. */
const PORTION = 500

/** Relations whose search text an older version left behind: found by their words only by who sees everything. */
export const countToLayOut = countUnparted

/**
 * Lays out the next portion behind an id as it would be when it came in now; nothing that anybody said changes. Answers how many
 * there were and the last id, which is null when there were none.
 */
export async function layOutSome(ctx: Ctx, after: string | null): Promise<{ count: number; last: string | null }> {
  const relations = await holdUnparted(ctx, after, PORTION)
  await replaceProjections(ctx, relations)
  return { count: relations.length, last: relations.at(-1)?.relationId ?? null }
}
