import { createHash } from 'node:crypto'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { Installation } from '../organisations/tenant.queries.ts'
import { productAt } from '../organisations/actors.ts'
import * as attempts from './attempt.queries.ts'
import { KEEP_MINUTES, mayTry, WINDOW_MINUTES, type Limit } from './rate-limit.rules.ts'

const MINUTE = 60_000

/** An attempt that has been counted; forgiven when it turns out right. */
export type Attempt = { readonly ids: readonly string[]; readonly clears: readonly string[] }

/**
 * Counts an attempt before it is judged, in a transaction of its own: it stays counted whatever is answered, and a crowd
 * of requests at one moment cannot all slip under the limit.
 * @throws AppError auth.too_many_attempts; a refused attempt does not count again, so the wait ends.
 */
export async function claimAttempt(
  installation: Installation,
  tenantId: string,
  limits: readonly Limit[],
): Promise<Attempt> {
  const attempt = await installation.inTenant(productAt(tenantId), async (ctx) => {
    const hashOf = (key: string) => hashKey(tenantId, key)
    const hashes = limits.map((limit) => hashOf(limit.key))
    await attempts.lockKeys(ctx, hashes)
    const counted = await attempts.countByKey(ctx, hashes, minutesBefore(ctx.now, WINDOW_MINUTES))
    if (!mayTry(limits, (key) => counted.get(hashOf(key)) ?? 0)) return null
    await attempts.removeOld(ctx, minutesBefore(ctx.now, KEEP_MINUTES))
    const ids = await attempts.insert(ctx, hashes)
    return { ids, clears: limits.filter((limit) => limit.clears).map((limit) => hashOf(limit.key)) }
  })
  if (!attempt) throw new AppError('auth.too_many_attempts', { minutes: WINDOW_MINUTES })
  return attempt
}

/** It was right: it does not count, and what it clears no longer does. */
export async function forgiveAttempt(ctx: Ctx, attempt: Attempt): Promise<void> {
  await attempts.remove(ctx, attempt.ids)
  for (const key of attempt.clears) await attempts.removeOfKey(ctx, key)
}

/** Addresses and accounts are stored as hashes only: the table is a counter, not a log of who came from where. */
function hashKey(tenantId: string, key: string): string {
  return createHash('sha256').update(`${tenantId} ${key}`).digest('hex')
}

function minutesBefore(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() - minutes * MINUTE)
}
