import type { MessageState, Permission, WebhookEventKind, WebhookState } from '@klantregie/contract'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What of the trail is told, as which kind. What changes by itself or is about colleagues is nobody else's business. */
const KINDS: Readonly<Record<string, WebhookEventKind>> = {
  'relation.created': 'relation.created',
  'relation.field_changed': 'relation.changed',
  'relation.change_undone': 'relation.changed',
  'relation.role_added': 'relation.changed',
  'relation.role_ended': 'relation.changed',
  'relation.role_reopened': 'relation.changed',
  'relation.role_removed': 'relation.changed',
  'relation.role_changed': 'relation.changed',
  'relation.role_converted': 'relation.changed',
  'relation.link_added': 'relation.changed',
  'relation.link_ended': 'relation.changed',
  'relation.link_reopened': 'relation.changed',
  'relation.link_changed': 'relation.changed',
  'relation.link_moved': 'relation.changed',
  'relation.label_put': 'relation.changed',
  'relation.label_taken_off': 'relation.changed',
  'relation.archived': 'relation.archived',
  'relation.restored': 'relation.restored',
  'merge.made': 'relation.merged',
  'merge.undone': 'relation.split',
  'split.made': 'relation.split',
  'split.undone': 'relation.merged',
  'consent.given': 'consent.changed',
  'consent.withdrawn': 'consent.changed',
  'consent.refused': 'consent.changed',
  'interaction.added': 'contact.changed',
  'interaction.removed': 'contact.changed',
  'interaction.restored': 'contact.changed',
  'fact.added': 'activity.changed',
  'fact.removed': 'activity.changed',
  'fact.restored': 'activity.changed',
  'fact.reversed': 'activity.changed',
  'import.done': 'import.completed',
  'import.undone': 'import.completed',
}
const SUBJECTS = ['relation', 'import']

export function kindOf(action: string, subjectKind: string | undefined): WebhookEventKind | null {
  return subjectKind !== undefined && SUBJECTS.includes(subjectKind) ? (KINDS[action] ?? null) : null
}

/** What a key must be allowed to see before it is told that it changed. */
const NEEDED: Readonly<Record<WebhookEventKind, Permission>> = {
  'relation.created': 'relations.relation.read',
  'relation.changed': 'relations.relation.read',
  'relation.archived': 'relations.relation.read',
  'relation.restored': 'relations.relation.read',
  'relation.merged': 'relations.relation.read',
  'relation.split': 'relations.relation.read',
  'consent.changed': 'privacy.consent.read',
  'contact.changed': 'activity.timeline.read',
  'activity.changed': 'activity.fact.read',
  'import.completed': 'identity.import.read',
}
export const permissionOf = (kind: WebhookEventKind): Permission => NEEDED[kind]

/** Waits between attempts, as Standard Webhooks advises: three days in all, dense at first. */
const WAITS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR]
/** Nothing arrived for so long: the other side is told nothing any more until somebody looks. */
const FAILING_DAYS = 5
/** For so long after another secret was made, messages carry a signature with the one before it too. */
const OLD_SECRET_HOURS = 24
/** What happened is kept for so long, to be sent again. */
const KEPT_DAYS = 30

/** What came of one attempt. `retryAfter`: what the other side asked, in seconds. */
export type Outcome = {
  readonly status: number | null
  readonly problem: string | null
  readonly retryAfter: number | null
}

export type Verdict = {
  readonly state: MessageState
  readonly nextAt: Date | null
  /** 410: the other side wants no messages any more (Standard Webhooks). */
  readonly isGone: boolean
}

/** Only a 2xx is "received": a redirect, an error and silence are not. `failures`: before this attempt, since it was asked for. */
export function decideNext({ status, problem, retryAfter }: Outcome, failures: number, now: Date): Verdict {
  const isReceived = problem === null && status !== null && status >= 200 && status < 300
  if (isReceived) return { state: 'delivered', nextAt: null, isGone: false }
  const isGone = status === 410
  const wait = WAITS[failures]
  if (isGone || wait === undefined) return { state: 'given_up', nextAt: null, isGone }
  const asked = Math.min((retryAfter ?? 0) * SECOND, DAY)
  return { state: 'waiting', nextAt: new Date(now.getTime() + Math.max(wait, asked)), isGone }
}

export function hasFailedTooLong(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= FAILING_DAYS * DAY
}

export const endOfOldSecret = (now: Date): Date => new Date(now.getTime() + OLD_SECRET_HOURS * HOUR)
export const keptSince = (now: Date): Date => new Date(now.getTime() - KEPT_DAYS * DAY)

type Standing = { readonly isPaused: boolean; readonly stoppedAt: Date | null; readonly hasKey: boolean }

/** What somebody chose goes before what came by itself. */
export function stateOfWebhook({ isPaused, stoppedAt, hasKey }: Standing): WebhookState {
  if (isPaused) return 'paused'
  if (stoppedAt !== null) return 'failing'
  return hasKey ? 'active' : 'keyless'
}

/** `Retry-After` in seconds; the form with a date is rare, and then our own wait is long enough. */
export function readRetryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,7}$/.test(header.trim()) ? Number(header) : null
}
