import { rulesOfMayWe } from '../../privacy/index.ts'
import { countAddressStops } from './address-stops.queries.ts'
import type { Exact } from './exact.ts'
import { daysOf } from './period.rules.ts'
import { EVER, hidden, requirePermission, sortedOrNull, type Of, type Reading } from './reading.ts'

export async function readMay(reading: Reading, { purposeId, channel }: Of<'may'>): Promise<Exact> {
  requirePermission(reading, 'privacy.consent.read', 'may')
  const { ctx, today, fields } = reading
  const rules = await rulesOfMayWe(ctx, { purposeId, channel })
  if (rules === null) throw hidden('may')
  const field = CHANNEL_FIELDS[channel]
  if (field !== null) fields.add(field)
  return { on: 'may', purposeId, channel, today, rules: `${rules} ${String(await countAddressStops(ctx))}` }
}

const CHANNEL_FIELDS = { email: 'emails', phone: 'phones', sms: 'phones', post: 'addresses', in_person: null } as const

export function readApproach(reading: Reading, { state, purposeIds, roundId, period }: Of<'approach'>): Exact {
  requirePermission(reading, 'engagement.approach.read', 'approach')
  return {
    on: 'approach',
    state,
    purposeIds: sortedOrNull(purposeIds),
    roundId: roundId ?? null,
    ...(period ? daysOf(period, reading.today) : EVER),
  }
}
