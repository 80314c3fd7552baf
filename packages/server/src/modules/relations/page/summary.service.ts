import type { Ctx } from '../../../platform/context.ts'
import { discloseRows, type Masking } from '../disclosure/disclosure.service.ts'
import * as summaries from './summary.queries.ts'

/** What tells two relations apart at a glance, as far as the reader may have it; `mask` and `limited` say what was kept back. */
export type ShortRelation = Omit<summaries.SummaryRow, 'domainMask' | 'isProtected'> & Masking

/**
 * Relations by the ids that were asked; those that the reader may not see are missing, and one that was merged into another is
 * told as that other.
 */
export async function findSummaries(ctx: Ctx, ids: readonly string[]): Promise<Map<string, ShortRelation>> {
  const found = await summaries.findByIds(ctx, ids)
  const shown = await discloseRows(ctx, found)
  return new Map(shown.map(({ asked, ...row }) => [asked, row]))
}

/** Names of relations that the reader may see. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await findSummaries(ctx, ids))].map(([id, { name }]) => [id, name]))
}
