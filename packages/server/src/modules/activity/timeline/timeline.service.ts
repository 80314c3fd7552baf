import type { TimelineEntry } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { TimelineEvent, TimelineSource } from '../../../platform/module.ts'
import { visibleId } from '../../relations/index.ts'
import { isOneMoment, mergePage } from './timeline.rules.ts'

type Query = {
  readonly id: string
  readonly kind?: TimelineEvent['kind'] | undefined
  /** ISO moment: only what came before it. */
  readonly before?: string | undefined
  readonly limit: number
}

/** A filter may throw out nearly everything that the sources gave; they are asked again this often, then the page is simply shorter. */
const MOST_ROUNDS = 10
/** Later than anything that has happened: appointments ahead are shown too. */
const FOREVER = '9999-12-31T00:00:00.000Z'

/** Everything that happened with a relation, over all modules, newest first. @throws AppError relations.relation_not_found */
export async function getTimeline(ctx: Ctx, query: Query, sources: readonly TimelineSource[]) {
  const relationId = await visibleId(ctx, query.id)
  const items: TimelineEvent[] = []
  let before: Date | null = new Date(query.before ?? FOREVER)
  for (let round = 0; before !== null && items.length < query.limit && round < MOST_ROUNDS; round++) {
    const read: Awaited<ReturnType<typeof readPage>> = await readPage(
      ctx,
      { relationId, before, limit: query.limit },
      sources,
    )
    items.push(...read.items.filter((event) => query.kind === undefined || event.kind === query.kind))
    before = read.nextBefore
  }
  // Several rounds may give more than a page.
  const page = mergePage([items], query.limit)
  return { items: page.items.map(toEntry), nextBefore: (page.nextBefore ?? before)?.toISOString() ?? null }
}

/** No relation has more events in one moment. */
const MOST_AT_ONCE = 10_000

/**
 * One more than asked tells whether there is more. A page that is all one moment may be cut in that moment, and what was cut
 * off would be lost; then more is asked. One source after another: they share the transaction's connection.
 */
async function readPage(
  ctx: Ctx,
  window: { relationId: string; before: Date; limit: number },
  sources: readonly TimelineSource[],
) {
  for (let asked = window.limit + 1; ; asked *= 4) {
    const contributions: (readonly TimelineEvent[])[] = []
    for (const source of sources) contributions.push(await source(ctx, { ...window, limit: asked }))
    const isCut = contributions.some((events) => events.length >= asked)
    if (!isCut || !isOneMoment(contributions) || asked > MOST_AT_ONCE) return mergePage(contributions, window.limit)
  }
}

function toEntry({ at, values, ...event }: TimelineEvent): TimelineEntry {
  return { ...event, at: at.toISOString(), values: { ...values } }
}
