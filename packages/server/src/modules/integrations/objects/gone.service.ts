import type { Ctx } from '../../../platform/context.ts'
import { DeliveryFailure, type Page } from '../connectors/connector.ts'
import type { GivenObject } from '../connectors/given.rules.ts'
import * as objects from './object.queries.ts'

/** Fewer than so many may always go; of more, not most at once without somebody having looked. */
const FEW = 20

/**
 * What is gone according to a page that says all that there are. An answer that suddenly misses most of a list is more often a failure there
 * than a decision: by the clock it is refused, by hand it counts. @throws DeliveryFailure shrunk
 */
export async function goneBy(
  ctx: Ctx,
  connectionId: string,
  { page, isByHand }: { readonly page: Page; readonly isByHand: boolean },
): Promise<GivenObject[]> {
  if (page.whole === undefined) return []
  const { missing, known } = await objects.findMissing(ctx, connectionId, page.whole)
  if (!isByHand && missing.length > FEW && missing.length > known / 2)
    throw new DeliveryFailure('shrunk', { count: missing.length })
  return missing.map((key) => ({ ...key, payload: null, isGone: true }))
}
