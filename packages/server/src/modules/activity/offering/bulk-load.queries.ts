import type { OfferingKind, OfferingState, PriceType } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { fold } from '../../../platform/pure/fold.ts'

/** Something that is offered, as a source knows it. */
export type OfferingToLoad = {
  readonly kind: OfferingKind
  /** The number of what it belongs to, in the same source and in the same list. */
  readonly parentNumber: string | null
  readonly title: string
  readonly genreId: string | null
  readonly branchId: string | null
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly capacity: number | null
  readonly state: OfferingState
  readonly makers: readonly string[]
  readonly targetGroupIds: readonly string[]
  readonly prices: readonly PriceType[]
  /** Its number in the source. */
  readonly number: string
}

/**
 * New offerings of one source, thousands at a time: for demonstrations and figures. Answers the id of each by its number. What they
 * belong to must be of the right kind; nothing is checked, traced or announced.
 */
export async function loadOfferings(
  ctx: Ctx,
  sourceId: string,
  offerings: readonly OfferingToLoad[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(offerings.map(({ number }) => [number, newId()]))
  const rows = offerings.map(({ prices: _prices, parentNumber, number, ...offering }) => ({
    ...offering,
    number,
    id: ids.get(number),
    parentId: parentNumber === null ? null : ids.get(parentNumber),
    titleKey: fold(offering.title),
  }))
  await sql`
    insert into activity.offering (id, kind, parent_id, title, title_key, genre_id, branch_id, starts_at, ends_at, capacity, state, makers,
      target_group_ids, source_id, external_id, created_at, changed_at)
    select n.id, n.kind, n."parentId", n.title, n."titleKey", n."genreId", n."branchId", n."startsAt", n."endsAt", n.capacity, n.state,
      array(select jsonb_array_elements_text(n.makers)), array(select jsonb_array_elements_text(n."targetGroupIds")::uuid), ${sourceId},
      n.number, ${ctx.now}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, kind text, "parentId" uuid, title text, "titleKey" text,
      "genreId" uuid, "branchId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, capacity integer, state text, makers jsonb,
      "targetGroupIds" jsonb, number text)`.execute(ctx.tx)
  const prices = offerings.flatMap(({ prices: own, number }) =>
    own.map((price, position) => ({ ...price, position, id: newId(), offeringId: ids.get(number) })),
  )
  await sql`
    insert into activity.price_type (id, offering_id, name, amount_cents, position)
    select n.id, n."offeringId", n.name, n."amountCents", n.position
    from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) as n (id uuid, "offeringId" uuid, name text, "amountCents" bigint,
      position integer)`.execute(ctx.tx)
  return ids
}
