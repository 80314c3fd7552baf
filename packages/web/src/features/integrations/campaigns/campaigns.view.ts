import type { CampaignResult } from '@klantregie/contract'

/**
 * Which part of those who received a campaign did something, from 0 to 1. Received: sent and not returned for good (the usual measure of
 * newsletter systems). Null: not told, or nobody received it.
 */
export function partOf(count: number | null, { sent, returned }: Pick<CampaignResult, 'sent' | 'returned'>) {
  const received = sent - (returned ?? 0)
  return count === null || received <= 0 ? null : Math.min(1, count / received)
}
