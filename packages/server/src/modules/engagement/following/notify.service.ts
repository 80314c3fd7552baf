import type { NotificationKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as notifications from './notification.queries.ts'

/**
 * What a colleague is told. `subject`: what it is about, for its address (`task`, `comment`, `approach`, `review_round`, …).
 * `values`: numbers and words for the sentence `notification.<kind>`; never anything of a relation: name the relation by
 * `relationId`, it is looked up at reading by the reader's rights of that moment.
 */
export type Notify = {
  readonly userId: string
  readonly kind: NotificationKind
  readonly subject: { readonly kind: string; readonly id: string } | null
  readonly relationId?: string | null
  readonly values?: Readonly<Record<string, string | number>>
  /** What has the same key is one line, and counts up in it until it was read. Left out: kind and subject. */
  readonly groupKey?: string
}

/** Tells a colleague something, in this transaction. Nobody is told what they did themselves. */
export async function notify(ctx: Ctx, told: Notify): Promise<void> {
  await notifyAll(ctx, [told])
}

/** The same for several. */
export async function notifyAll(ctx: Ctx, told: readonly Notify[]): Promise<void> {
  const others = told.filter(({ userId }) => userId !== ctx.actor.id && userId !== ctx.origin.initiatorId)
  const rows = others.map((one) => rowOf(one, ctx.now))
  // Twice the same in one statement cannot be stored; it is one line anyway.
  const once = new Map(rows.map((row) => [`${row.userId} ${row.groupKey} ${row.relationId ?? ''}`, row]))
  if (once.size === 0) return
  await notifications.insert(ctx, [...once.values()], { isOnce: false })
  await ctx.announce({ topic: 'engagement', id: ctx.tenantId })
}

function rowOf(told: Notify, at: Date): notifications.NewNotification {
  const { userId, kind, subject, relationId = null, values = {} } = told
  return {
    userId,
    kind,
    groupKey: told.groupKey ?? `${kind}:${subject?.id ?? relationId ?? ''}`,
    subjectKind: subject === null ? null : subject.kind,
    subjectId: subject === null ? null : subject.id,
    relationId,
    details: values,
    at,
  }
}
