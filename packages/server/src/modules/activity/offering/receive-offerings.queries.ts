import type { OfferingKind, OfferingState } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { fold } from '../../../platform/pure/search-text.ts'

/** Something on offer as another system describes it. */
export type OfferingReceived = {
  /** Its number there, one per source. */
  readonly number: string
  readonly parentNumber: string | null
  readonly kind: OfferingKind
  readonly title: string
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly state: OfferingState
}

/** What holds others first: a date is below an event, an event below a series. */
const ORDER = ['series', 'course', 'service', 'event', 'date'] as const

const LONGEST_TITLE = 300

/**
 * What another system offers: made when it is new, changed where it says something else there. What people added here (genre, target group,
 * makers, capacity, branch) stays. A parent that is not there yet, in the list nor before, is left out; the next time it is said it is
 * found.
 */
export async function receiveOfferings(
  ctx: Ctx,
  sourceId: string,
  offerings: readonly OfferingReceived[],
): Promise<void> {
  const one = [...new Map(offerings.map((offering) => [offering.number, offering])).values()]
  for (const kind of ORDER) {
    const rows = one.filter((offering) => offering.kind === kind)
    if (rows.length > 0) await store(ctx, sourceId, rows)
  }
}

async function store(ctx: Ctx, sourceId: string, offerings: readonly OfferingReceived[]): Promise<void> {
  const rows = offerings.map(({ title, endsAt, startsAt, ...offering }) => {
    const told = title.trim().slice(0, LONGEST_TITLE) || offering.number
    // An end before the beginning is a mistake there; the beginning is what people need.
    const isOrdered = endsAt === null || startsAt === null || endsAt >= startsAt
    return { ...offering, id: newId(), title: told, titleKey: fold(told), startsAt, endsAt: isOrdered ? endsAt : null }
  })
  await sql`
    insert into activity.offering as o (id, kind, parent_id, title, title_key, starts_at, ends_at, state, source_id, external_id, created_at, changed_at)
    select n.id, n.kind, p.id, n.title, n."titleKey", n."startsAt", n."endsAt", n.state, ${sourceId}, n.number, ${ctx.now}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, kind text, "parentNumber" text, title text, "titleKey" text,
      "startsAt" timestamptz, "endsAt" timestamptz, state text, number text)
    left join activity.offering p on p.source_id = ${sourceId} and p.external_id = n."parentNumber"
    order by n.number
    on conflict (tenant_id, source_id, external_id) where external_id is not null do update
      set title = excluded.title, title_key = excluded.title_key, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        state = excluded.state, parent_id = coalesce(excluded.parent_id, o.parent_id), changed_at = excluded.changed_at, version = o.version + 1
      where (o.title, o.starts_at, o.ends_at, o.state, o.parent_id)
        is distinct from (excluded.title, excluded.starts_at, excluded.ends_at, excluded.state, coalesce(excluded.parent_id, o.parent_id))`.execute(
    ctx.tx,
  )
}

/** What a source offers, received at any time before: the id of each by its number there. */
export async function offeringsByNumber(
  ctx: Ctx,
  sourceId: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{
    number: string
    id: string
  }>`select o.external_id as number, o.id from activity.offering o
    where o.source_id = ${sourceId} and o.external_id = any(${[...numbers]}::text[])`.execute(ctx.tx)
  return new Map(rows.map(({ number, id }) => [number, id]))
}
