import { getActivityLists, loadOfferings, writeFacts } from '../../modules/activity/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { DEMO_SEED } from '../demo/generate-demo.ts'
import type { DemoFact } from '../demo/demo-row.ts'
import { anonymousTickets } from '../demo/facts/tickets.ts'
import { drawOffer, type Offer } from '../demo/offer/offer.ts'
import { refKey, required, type DemoRegister } from './demo-load.ts'

/** What the demonstration offers, and what facts refer to by name. */
export type DemoOfferRegister = {
  readonly offer: Offer
  readonly offeringIds: ReadonlyMap<string, string>
  readonly genreIds: ReadonlyMap<string, string>
}

/** Makes the offer of the demonstration, with what was sold to nobody who is known. */
export async function openOffer(ctx: Ctx, register: DemoRegister, today: string): Promise<DemoOfferRegister> {
  const offer = drawOffer(DEMO_SEED, today)
  const lists = await getActivityLists(ctx)
  const genreIds = new Map(lists.genres.map(({ name, id }) => [name, id]))
  const groupIds = new Map(lists.targetGroups.map(({ name, id }) => [name, id]))
  const { id: sourceId } = required(register.sources.get('tickets'), 'tickets')
  const offeringIds = await loadOfferings(
    ctx,
    sourceId,
    offer.offerings.map(({ key, parentKey, genre, branchName, targetGroups, prices, ...rest }) => ({
      ...rest,
      number: key,
      parentNumber: parentKey,
      genreId: genre === null ? null : required(genreIds.get(genre), genre),
      branchId: branchName === null ? null : required(register.branchIds.get(branchName), branchName),
      targetGroupIds: targetGroups.map((name) => required(groupIds.get(name), name)),
      prices: prices.map(([name, amountCents]) => ({ name, amountCents })),
    })),
  )
  const opened = { offer, offeringIds, genreIds }
  await loadFacts(ctx, { register, opened }, anonymousTickets(DEMO_SEED, today, offer.evenings))
  return opened
}

/** What relations that are loaded did. */
export async function loadFacts(
  ctx: Ctx,
  { register, opened }: { readonly register: DemoRegister; readonly opened: DemoOfferRegister },
  facts: readonly DemoFact[],
): Promise<void> {
  await writeFacts(
    ctx,
    facts.map(({ sourceKey, externalId, factKey, occurredAt, offeringKey, genre, branchName, ...fact }) => ({
      ...fact,
      relationId:
        externalId === null
          ? null
          : required(register.rowByRef.get(refKey({ sourceKey, externalId })), factKey).relationId,
      occurredAt: new Date(occurredAt),
      offeringId: offeringKey === undefined ? null : required(opened.offeringIds.get(offeringKey), offeringKey),
      genreId: genre === undefined ? null : required(opened.genreIds.get(genre), genre),
      branchId: branchName == null ? null : required(register.branchIds.get(branchName), branchName),
      isReversal: fact.reversesKey !== undefined,
      sourceId: required(register.sources.get(sourceKey), sourceKey).id,
      sourceKey: factKey,
    })),
  )
}
