import { RelationFilter, daysBetween, daysLater } from '@klantregie/contract'
import type { ApproachCollision, ApproachKind, Channel, RoundChoice } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

/** Only these can travel in more than one way; of the others the way is the kind. */
const OPEN_KINDS: ReadonlySet<ApproachKind> = new Set(['mailing', 'invitation', 'other'])

/** The channel to send along with a kind: none when the kind says it. */
export function channelFor(kind: ApproachKind, channel: Channel): { readonly channel?: Channel } {
  return OPEN_KINDS.has(kind) ? { channel } : {}
}

export const hasOpenChannel = (kind: ApproachKind): boolean => OPEN_KINDS.has(kind)

/** Moves a period to begin on a day; it stays as long as it was. */
export function movedTo(day: string, { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }) {
  return { startsOn: day, endsOn: daysLater(day, daysBetween(startsOn, endsOn)) }
}

/** What was chosen about approaches in the way, as the form keeps it: `join:<id>`, `go_on`, or nothing yet. */
export function choiceOf(chosen: string, reason: string) {
  if (chosen.startsWith('join:')) return { choice: { kind: 'join' as const, approachId: chosen.slice(5) } }
  if (chosen === 'go_on') return { choice: { kind: 'go_on' as const, reason } }
  return {}
}

/** Those that one can go along with: of what is kept back nothing but the name is known. */
export function joinable(collisions: readonly ApproachCollision[]) {
  return collisions.flatMap(({ owner, approach }) => (approach === null ? [] : [{ owner, ...approach }]))
}

export function toneOf(approach: { readonly state: string; readonly isLate: boolean }): Tone {
  if (approach.isLate) return 'attention'
  if (approach.state === 'made') return 'success'
  return approach.state === 'cancelled' ? 'neutral' : 'information'
}

/** What can be chosen for who collides: nobody can go along with, or wait for, what they may not know of. */
export function roundChoicesFor(collision: ApproachCollision | null, outcome: string): readonly RoundChoice[] {
  const isHidden = collision !== null && collision.approach === null
  if (isHidden) return ['skip', 'go_on']
  return outcome === 'same_round' || collision !== null ? ['skip', 'join', 'wait', 'go_on'] : ['skip', 'go_on']
}

export type List = { readonly relationIds: readonly string[] } | { readonly filter: RelationFilter }

/** The relations that one came from, out of the address; null when it names none, or in a way that nobody can have meant. */
export function listFrom(search: {
  readonly lijst?: unknown
  readonly ids?: readonly string[] | undefined
}): List | null {
  if (search.ids !== undefined) return { relationIds: search.ids }
  const filter = RelationFilter.safeParse(search.lijst)
  return search.lijst !== undefined && filter.success ? { filter: filter.data } : null
}
