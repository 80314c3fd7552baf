import type { GroupingEvent } from '@klantregie/contract'
import type { TimelineEvent, TimelineSource } from '../../../platform/module.ts'
import { groupingEventsOf } from './history.service.ts'

/** That relations were brought together or taken apart, and that it was undone; those of whom the reader may see every part. */
export const groupingTimeline: TimelineSource = async (ctx, { relationId, before, limit }) => {
  const events = await groupingEventsOf(ctx, relationId)
  return events
    .flatMap((event) => tellings(event, relationId))
    .filter(({ at }) => at.getTime() < before.getTime())
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, limit)
}

/** Made, and undone when it was: each at its own moment and by whoever did it. */
function tellings(event: GroupingEvent, relationId: string): TimelineEvent[] {
  const name = otherOf(event, relationId)
  const told = { kind: 'change', source: null, text: null, interactionKind: null, values: { name } } as const
  const { id, kind, by, undone } = event
  // What left is told of what it left by its name, and knows of itself only that it left.
  const sentence = name === '' ? `timeline.${kind}.left` : `timeline.${kind}.made`
  const made = { ...told, id: `${kind}:${id}`, at: new Date(event.at), by, sentence }
  if (undone === null) return [made]
  const back = { ...told, id: `${kind}:${id}:undone`, at: new Date(undone.at), by: undone.by }
  return [made, { ...back, sentence: `timeline.${kind}.undone` }]
}

/** Who came along or left, as seen from this relation: of a merge the one that went, unless that is this one. */
function otherOf({ kind, parts }: GroupingEvent, relationId: string): string {
  const others = parts.filter(({ id }) => id !== relationId)
  return (kind === 'merge' ? others.slice(-1) : others).map(({ name }) => name).join(', ')
}
