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
  if (!isByHand) refuseShrinking(missing.length, known)
  return missing.map((key) => ({ ...key, payload: null, isGone: true }))
}

/** So many of what did not come along are asked for at once. */
const SWEPT_AT_ONCE = 100

/**
 * What is here below a prefix and did not come along in a delivery, some of it. Of most at once it is not even asked by the clock, which would
 * take hours. @throws DeliveryFailure shrunk
 */
export async function unseenBelow(
  ctx: Ctx,
  connectionId: string,
  asking: {
    readonly objectType: string
    readonly prefix: string
    readonly deliveryId: string
    readonly isByHand: boolean
  },
): Promise<string[]> {
  if (!asking.isByHand) {
    const { unseen, known } = await objects.countUnseen(ctx, connectionId, asking)
    refuseShrinking(unseen, known)
  }
  return objects.listUnseen(ctx, connectionId, { ...asking, limit: SWEPT_AT_ONCE })
}

function refuseShrinking(missing: number, known: number): void {
  if (missing > FEW && missing > known / 2) throw new DeliveryFailure('shrunk', { count: missing })
}
