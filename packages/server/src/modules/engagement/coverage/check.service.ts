import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { mayWe } from '../../privacy/index.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { tooOften } from '../pressure/pressure.service.ts'
import * as coverages from './coverage.queries.ts'
import { leaveTrace } from './coverage.service.ts'

/** How many are asked about at once: a transaction of about half a second. */
const STRETCH = 5000

/** A list of a hundred thousand has just come in: without figures about it the database would choose badly. */
export async function prepareCheck(ctx: Ctx): Promise<void> {
  await refreshStatistics(ctx)
}

/** Asks of the next stretch whether they may be reached; answers where the next begins, null after the last. */
export async function checkConsent(ctx: Ctx, id: string, after: number): Promise<number | null> {
  const row = await coverages.find(ctx, id)
  if (row?.state !== 'checking') return null
  const stretch = await coverages.listStretch(ctx, { id, after, limit: STRETCH })
  const answers = await mayWe(
    ctx,
    stretch.map(({ relationId }) => relationId),
    { purposeId: row.purposeId, channel: row.channel },
  )
  const found = answers.map(({ relationId, decision, rule }) => ({
    relationId,
    rule: decision === 'not_allowed' ? rule : null,
  }))
  await coverages.setHindrances(ctx, id, found)
  return stretch.length < STRETCH ? null : (stretch.at(-1)?.position ?? null)
}

/** Looks who is reached too often already to be approached today, and closes the check. */
export async function finishCheck(ctx: Ctx, id: string): Promise<void> {
  const row = await coverages.findForChange(ctx, id)
  if (row?.state !== 'checking') return
  const { purposeId, channel } = row
  const today = dutchDay(ctx.now)
  const found = await tooOften(ctx, coverages.everyMember(id), { purposeId, channel, startsOn: today, endsOn: today })
  if (found !== null) await coverages.setTooOften(ctx, id, found)
  await coverages.update(ctx, id, { state: 'open', checkedAt: ctx.now })
  await leaveTrace(ctx, 'coverage.checked', id, {})
}

/** A check that did not end well leaves the list as it was found last. */
export async function fallBack(ctx: Ctx, id: string): Promise<void> {
  const row = await coverages.findForChange(ctx, id)
  if (row?.state !== 'checking') return
  await coverages.update(ctx, id, { state: 'open' })
  await ctx.announce({ topic: 'engagement', id })
}
