import type { TimelineEntry } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { TimelineEvent, TimelineSource } from '../../../platform/module.ts'
import { visibleId } from '../../relations/index.ts'
import { findTellable } from './people.service.ts'
import { isOneMoment, mergePage } from './timeline.rules.ts'

type Query = {
  readonly id: string
  readonly kind?: TimelineEvent['kind'] | undefined
  /** ISO moment: only what came before it. */
  readonly before?: string | undefined
  readonly limit: number
  /** Only facts of one family of activity. */
  readonly familyId?: string | undefined
  /** Of an organisation also what its people did. */
  readonly with?: 'people' | undefined
}

/** What tells of what people did, narrowed down when only that is asked for. */
export type OwnSources = {
  readonly facts: (narrowed: { familyId?: string | undefined }) => TimelineSource
  readonly factsOfPeople: (
    people: ReadonlyMap<string, string>,
    narrowed: { familyId?: string | undefined },
  ) => TimelineSource
  readonly interactionsOfPeople: (people: ReadonlyMap<string, string>) => TimelineSource
}

/** A filter may throw out nearly everything that the sources gave; they are asked again this often, then the page is simply shorter. */
const MOST_ROUNDS = 10
/** Later than anything that has happened: appointments ahead are shown too. */
const FOREVER = '9999-12-31T00:00:00.000Z'

/** Everything that happened with a relation, over all modules, newest first. @throws AppError relations.relation_not_found */
export async function getTimeline(ctx: Ctx, query: Query, others: readonly TimelineSource[], own: OwnSources) {
  const relationId = await visibleId(ctx, query.id)
  const sources = await chooseSources(ctx, { ...query, id: relationId }, { others, own })
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

/** Who asks for facts only is not kept waiting for everything else. */
async function chooseSources(
  ctx: Ctx,
  { id, kind, familyId, with: along }: Query,
  { others, own }: { others: readonly TimelineSource[]; own: OwnSources },
): Promise<TimelineSource[]> {
  const isFactsOnly = kind === 'fact' || familyId !== undefined
  const people = along === 'people' ? await findTellable(ctx, id) : new Map<string, string>()
  const ofPeople =
    people.size === 0
      ? []
      : [own.factsOfPeople(people, { familyId }), ...(isFactsOnly ? [] : [own.interactionsOfPeople(people)])]
  return [...(isFactsOnly ? [] : others), own.facts({ familyId }), ...ofPeople]
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
