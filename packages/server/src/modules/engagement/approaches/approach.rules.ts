import { daysBetween } from '@klantregie/contract'
import type { ApproachKind, Channel, CollisionBy, MayWeRule, PurposeKind, RelationKind } from '@klantregie/contract'
import { type Period } from './quiet.rules.ts'

/** The way that a kind of approach always takes; the others can take several. */
const CHANNEL_OF: Readonly<Partial<Record<ApproachKind, Channel>>> = {
  call: 'phone',
  visit: 'in_person',
  letter: 'post',
  email: 'email',
  message: 'sms',
}

/** The channel of an approach; null when the one that was asked for cannot be meant. An e-mail when nothing says otherwise. */
export function channelOf(kind: ApproachKind, asked: Channel | undefined): Channel | null {
  const fixed = CHANNEL_OF[kind]
  if (fixed === undefined) return asked ?? 'email'
  return asked === undefined || asked === fixed ? fixed : null
}

/** A plan longer than this is not a plan. */
const LONGEST_DAYS = 366

/** Whether these days can be planned: in order, not too long, and not over already. */
export function isPlannable(period: Period, today: string): boolean {
  const length = daysBetween(period.startsOn, period.endsOn)
  return length >= 0 && length <= LONGEST_DAYS && period.endsOn >= today
}

/**
 * Said by somebody, or the law, in a way that no choice of ours can pass by. Other rules say that nothing allows it yet: for one
 * relation that is a warning, because a conversation is not a mailing and whatever sends asks again.
 */
const FORBIDDING: ReadonlySet<MayWeRule> = new Set([
  'gone',
  'merged',
  'archived',
  'deceased',
  'restricted',
  'suppressed',
  'objected',
  'withdrawn',
  'refused',
])

export function isForbidden(rule: MayWeRule): boolean {
  return FORBIDDING.has(rule)
}

/** One of the two ends of a meeting: what an approach is about, and how it touches what both touch. */
type End = { readonly relationId: string; readonly contactId: string | null; readonly position: 'at' | 'below' }

/** How two approaches meet at `node`, seen from the first. */
export function collisionBy(mine: End, other: End, node: { readonly id: string; readonly kind: RelationKind | null }) {
  return meetingOf(mine, other, node) satisfies CollisionBy
}

function meetingOf(mine: End, other: End, node: { readonly id: string; readonly kind: RelationKind | null }) {
  if (mine.relationId === other.relationId) return 'relation'
  if (mine.position === 'below') return 'above'
  if (other.position === 'below') return 'below'
  if (node.id === mine.contactId || node.id === other.contactId) return 'contact'
  return node.kind === 'household' ? 'household' : 'organisation'
}

/** The nearest first, for who is shown one of several. */
export const NEAREST: readonly CollisionBy[] = ['relation', 'contact', 'household', 'organisation', 'above', 'below']

const FUNDRAISING: ReadonlySet<string> = new Set(['fundraising', 'friends'])

/**
 * Days of peace that a purpose begins with, until the organisation decides. Messages that belong to what somebody bought or
 * borrowed stand in nobody's way; who was asked for money is left alone for a season.
 */
export function standardQuietDays({ key, kind }: { readonly key: string; readonly kind: PurposeKind }): number {
  if (kind === 'service') return 0
  return FUNDRAISING.has(key) ? 90 : 30
}
