import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { memberTypeIds } from './home.service.ts'
import * as home from './home.queries.ts'
import { decideReceivers, type LeftOut } from './one-mailing.rules.ts'

/** As many ids as fit in one statement without it becoming slow to send. */
const PORTION = 20_000

/**
 * Who of these recipients is left out, because their household chose one mailing and somebody else of it receives. Give
 * only those who may be reached: who may not must not stand for the others.
 */
export async function leftOutOfMailing(ctx: Ctx, recipientIds: readonly string[]): Promise<LeftOut[]> {
  const asked = { typeIds: await memberTypeIds(ctx), day: dutchDay(ctx.now) }
  const found = new Map<string, { addresseeId: string | null; members: Map<string, string | null> }>()
  for (let start = 0; start < recipientIds.length; start += PORTION)
    for (const row of await home.findOneMailing(ctx, recipientIds.slice(start, start + PORTION), asked)) {
      const household = found.get(row.householdId) ?? { addresseeId: row.addresseeId, members: new Map() }
      household.members.set(row.memberId, row.birthDate)
      found.set(row.householdId, household)
    }
  const households = [...found.entries()]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([householdId, { addresseeId, members }]) => ({
      householdId,
      addresseeId,
      members: [...members].map(([memberId, birthDate]) => ({ memberId, birthDate })),
    }))
  return decideReceivers(new Set(recipientIds), households)
}
