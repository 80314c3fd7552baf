import { FEWEST_SENT, type CampaignResult, type listCampaignResults } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { list, type CampaignRow } from './campaign-result.queries.ts'

/** A page of campaigns with their numbers, newest first. */
export async function listCampaigns(
  ctx: Ctx,
  { limit, ...asked }: z.infer<typeof listCampaignResults.query>,
): Promise<{ items: CampaignResult[]; next: string | null }> {
  const rows = await list(ctx, { ...asked, limit: limit + 1 })
  const items = rows.slice(0, limit).map(viewOf)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const UNTOLD = { opened: null, clicked: null, unsubscribed: null, returned: null, complained: null }

function viewOf({ connectionId, connection, connector, ...row }: CampaignRow): CampaignResult {
  const isTooFew = row.sent < FEWEST_SENT
  return {
    ...row,
    ...(isTooFew ? UNTOLD : {}),
    connection: { id: connectionId, name: connection, connector },
    sentAt: row.sentAt.toISOString(),
    lists: [...row.lists],
    isTooFew,
  }
}
