import type { Ctx } from '../../../platform/context.ts'
import type { ErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import * as cases from './closed-case.queries.ts'

/**
 * What was closed is kept as an account of how we dealt with it for as long as somebody can hold us to it: five years (BW 3:310), and
 * not longer (AVG art. 5 lid 1 onder e).
 */
export const YEARS_KEPT = 5
/** In one transaction. */
const AT_ONCE = 200

/** The moment before which it must have been closed; `day` (jjjj-mm-dd) is today. A day that does not exist is the day after. */
export function closedBefore(day: string): Date {
  const [year = '', ...rest] = day.split('-')
  return new Date(`${Number(year) - YEARS_KEPT}-${rest.join('-').replace('02-29', '03-01')}T00:00:00Z`)
}

const KINDS = {
  requests: cases.removeRequests,
  breaches: cases.removeBreaches,
  links: cases.removeLinks,
  forgottenKeys: cases.removeForgottenKeys,
} as const
type Kind = keyof typeof KINDS

/**
 * Takes away requests, breaches, links and hashed keys that were closed five years ago, in portions; may be killed and run again. How
 * many of each stands in the trail. The ledger beside the backups keeps who must not come back, without the keys.
 */
export async function clearClosedCases(run: JobRun, day: string, ledger: ErasureLedger): Promise<void> {
  const before = closedBefore(day)
  const removed: Partial<Record<Kind, number>> = {}
  for (const [kind, remove] of Object.entries(KINDS) as [Kind, (typeof KINDS)[Kind]][]) {
    for (let gone = AT_ONCE; gone > 0;) {
      run.signal.throwIfAborted()
      gone = await run.inTenant((ctx) => removePortion(ctx, { kind, remove, before }))
      removed[kind] = (removed[kind] ?? 0) + gone
    }
  }
  if (removed.forgottenKeys) ledger.forgetKeys(run.tenantId, before)
}

type Portion = { readonly kind: Kind; readonly remove: (typeof KINDS)[Kind]; readonly before: Date }

/** With its number in the trail, in the same transaction. */
async function removePortion(ctx: Ctx, { kind, remove, before }: Portion): Promise<number> {
  const count = await remove(ctx, { before, limit: AT_ONCE })
  if (count > 0) await ctx.audit('privacy.closed_cases_removed', null, { kind, count, before })
  return count
}

/** Whether there is anything to do on this day. */
export function isClosedCaseOver(ctx: Ctx, day: string): Promise<boolean> {
  return cases.isAnyOver(ctx, closedBefore(day))
}
