import type { FactKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { TimelineEvent, TimelineSource } from '../../../platform/module.ts'
import { familiesSeen } from '../families/family.service.ts'
import type { SourceNames } from './fact-view.service.ts'
import { listLines } from './fact-timeline.queries.ts'
import { ordersOf, type Order } from './order.rules.ts'
import { isWithheld } from './withheld.service.ts'

type Narrowed = { readonly familyId?: string | undefined }

/**
 * What a relation did: one entry per order, not per line of it. Kinds of families that do not exist for the reader are not there. Of
 * somebody under protection only that there was something.
 */
export const factTimeline =
  (sources: SourceNames, narrowed: Narrowed = {}): TimelineSource =>
  async (ctx, { relationId, before, limit }) => {
    const kinds = await kindsOf(ctx, narrowed)
    if (kinds.length === 0) return []
    const rows = await listOrders(ctx, { relationIds: [relationId], kinds, before, limit })
    if (rows.length === 0) return []
    if (await isWithheld(ctx, relationId)) return rows.map(hiddenEvent)
    const names = await sources(ctx)
    return rows.map((row) => toEvent(row, names))
  }

/** What the people of an organisation did, by id and name; those under protection are not among them. */
export const factsOfPeople =
  (sources: SourceNames, people: ReadonlyMap<string, string>, narrowed: Narrowed = {}): TimelineSource =>
  async (ctx, { before, limit }) => {
    const kinds = await kindsOf(ctx, narrowed)
    if (kinds.length === 0 || people.size === 0) return []
    const rows = await listOrders(ctx, { relationIds: [...people.keys()], kinds, before, limit })
    const names = rows.length === 0 ? new Map<string, string>() : await sources(ctx)
    return rows.map((row) => ({
      ...toEvent(row, names),
      about: { id: row.relationId, name: people.get(row.relationId) ?? '' },
    }))
  }

async function kindsOf(ctx: Ctx, { familyId }: Narrowed): Promise<FactKind[]> {
  return (await familiesSeen(ctx))
    .filter((family) => familyId === undefined || family.id === familyId)
    .flatMap(({ kinds }) => kinds)
}

type Window = Parameters<typeof listLines>[1]

/** Most orders have fewer lines than this; of those that have more, more is read. */
const LINES_PER_ORDER = 4

/** Orders before a moment, newest first; the lines of a moment are never told in part. */
async function listOrders(ctx: Ctx, window: Window): Promise<Order[]> {
  for (let asked = window.limit * LINES_PER_ORDER; ; asked *= LINES_PER_ORDER) {
    const lines = await listLines(ctx, { ...window, limit: asked })
    const isWhole = lines.length < asked
    const orders = ordersOf(lines, isWhole)
    if (isWhole || orders.length >= window.limit) return orders.slice(0, window.limit)
  }
}

const NOTHING_MORE = { kind: 'fact', text: null, interactionKind: null } as const

function hiddenEvent(row: Order): TimelineEvent {
  return {
    ...NOTHING_MORE,
    id: `fact:${row.id}`,
    at: row.at,
    by: null,
    source: null,
    sentence: 'timeline.fact.withheld',
    values: {},
    isWithheld: true,
  }
}

/** Numbers as they are counted; the screen writes them in words. `others`: other things in the same order. */
function toEvent(row: Order, sources: ReadonlyMap<string, string>): TimelineEvent {
  return {
    ...NOTHING_MORE,
    id: `fact:${row.id}`,
    at: row.at,
    by: row.byName,
    source: row.sourceId === null ? null : (sources.get(row.sourceId) ?? null),
    sentence: `timeline.fact.${row.isReversal ? 'reversed.' : ''}${row.kind}`,
    values: {
      quantity: Math.abs(row.quantity),
      title: row.title ?? '',
      others: Math.max(row.offerings - 1, 0),
      cents: row.cents,
      currency: row.currency,
      day: row.day,
      until: row.until ?? '',
      isReversed: row.isReversed ? 1 : 0,
    },
  }
}
