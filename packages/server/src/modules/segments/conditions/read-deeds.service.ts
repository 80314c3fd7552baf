import type { RfmRanges, ScoreRange } from '@klantregie/contract'
import { areOfferings, familiesSeen } from '../../activity/index.ts'
import { listThresholds } from '../tiers/threshold.queries.ts'
import { tierOf } from '../tiers/tier-conditions.ts'
import { STARTING_THRESHOLDS } from '../tiers/tiers.rules.ts'
import type { Exact, ExactGroup } from './exact.ts'
import { birthDaysOf, daysOf } from './period.rules.ts'
import { EVER, hidden, requirePermission, sorted, type Of, type Reading } from './reading.ts'

/** Of whoever is younger nothing is foretold. */
export const GROWN_UP = 18

/** A tier is nothing by itself: "at least so many days" as often as the family says, so that it is counted like everything else. */
export async function readTier(reading: Reading, { familyId, oneOf, period }: Of<'tier'>): Promise<ExactGroup> {
  await lookAtDeeds(reading, familyId)
  const { ctx, today } = reading
  const thresholds = (await listThresholds(ctx)).get(familyId) ?? STARTING_THRESHOLDS
  const { from, until } = daysOf(period, today)
  const stretch = { from, until: until ?? today }
  return {
    group: 'any',
    of: sorted(oneOf).map((tier) => ({
      group: 'all',
      of: tierOf({ familyId, thresholds }, stretch, tier as (typeof oneOf)[number]),
    })),
  }
}

/** Relations with these scores in a family. */
export function exactScores(familyId: string, { recency, frequency, money }: RfmRanges): Exact {
  const pair = (range: ScoreRange | undefined) => (range ? ([range.from, range.to] as const) : null)
  return { on: 'rfm', familyId, recency: pair(recency), frequency: pair(frequency), money: pair(money) }
}

export async function readActivity(reading: Reading, condition: Of<'activity'>): Promise<Exact> {
  const { familyId, measure, period, atLeast, atMost, genreIds = [], branchIds = [] } = condition
  await lookAtDeeds(reading, familyId)
  const { today } = reading
  const { from, until } = period ? daysOf(period, today) : EVER
  return {
    on: 'behaviour',
    familyId,
    genreIds: sorted(genreIds),
    branchIds: sorted(branchIds),
    measure,
    from,
    // A ticket for next month is no visit yet: what is still to come counts only when days ahead are asked for.
    until: until ?? today,
    least: atLeast,
    most: atMost,
  }
}

async function lookAtDeeds({ ctx, seen, sources }: Reading, familyId: string): Promise<void> {
  seen.isAboutDeeds = true
  sources.families.add(familyId)
  if (!(await familiesSeen(ctx)).some(({ id }) => id === familyId)) throw hidden('activity')
}

export async function readFirst(reading: Reading, { familyId, period }: Of<'first_activity'>): Promise<Exact> {
  await lookAtDeeds(reading, familyId)
  return { on: 'first', familyId, ...daysOf(period, reading.today) }
}

export async function readScores(reading: Reading, { familyId, ...ranges }: Of<'rfm'>): Promise<Exact> {
  await lookAtDeeds(reading, familyId)
  return exactScores(familyId, ranges)
}

export async function readAlive(reading: Reading, { familyId, oneOf }: Of<'alive'>): Promise<ExactGroup> {
  await lookAtDeeds(reading, familyId)
  // Children are left out, so that who is missing would tell that they are one.
  reading.fields.add('birthDate')
  const { today } = reading
  const bornBy = birthDaysOf({ from: GROWN_UP, to: null }, today).until ?? today
  return {
    group: 'all',
    of: [
      { on: 'alive', familyId, oneOf: sorted(oneOf) },
      { on: 'grown', bornBy },
    ],
  }
}

export async function readOffering(reading: Reading, asked: Of<'offering'>): Promise<Exact> {
  const { ctx, today, seen, sources } = reading
  requirePermission(reading, 'activity.offering.read', 'offering')
  const families = await familiesSeen(ctx)
  if (families.length === 0 || !(await areOfferings(ctx, asked.ids))) throw hidden('offering')
  seen.isAboutDeeds = true
  for (const { id } of families) sources.families.add(id)
  return {
    on: 'offering',
    ids: sorted(asked.ids),
    familyIds: sorted(families.map(({ id }) => id)),
    least: asked.atLeast,
    ...(asked.period ? daysOf(asked.period, today) : EVER),
  }
}
