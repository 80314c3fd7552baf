import type { MatchSettings } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { getType } from '../../governance/index.ts'
import { sourceNames } from '../sources/record-count.queries.ts'
import { curveOf, effectOf, expectedOf, type Histogram } from './histogram.rules.ts'
import * as settings from './match-settings.queries.ts'
import { areCrossed, DEFAULT_SETTINGS } from './thresholds.rules.ts'

/** The settings that matching goes by now: those of the data owner, or else those that hold everywhere. */
export async function readMatchSettings(ctx: Ctx): Promise<MatchSettings> {
  return (await settings.find(ctx)) ?? DEFAULT_SETTINGS
}

const NOTHING_MEASURED: Histogram = { version: 1, groups: [] }

async function lastMeasured(ctx: Ctx): Promise<{ histogram: Histogram; measuredAt: string | null }> {
  const measured = await settings.findMeasured(ctx)
  if (!measured) return { histogram: NOTHING_MEASURED, measuredAt: null }
  // Written by a run as `buildHistogram` made it, and by nobody else.
  return { histogram: measured.histogram as Histogram, measuredAt: measured.at.toISOString() }
}

/** The settings, with the precision that the last run expects of them; nothing is expected before the first run. */
export async function getMatchSettings(ctx: Ctx) {
  const current = await readMatchSettings(ctx)
  const { histogram, measuredAt } = await lastMeasured(ctx)
  return { ...current, expected: expectedOf(histogram, current), curve: curveOf(histogram), measuredAt }
}

/** What other settings would have made of the last run, beside what the present ones make of it. @throws AppError identity.thresholds_crossed */
export async function previewMatchSettings(ctx: Ctx, proposed: MatchSettings) {
  if (areCrossed(proposed)) throw new AppError('identity.thresholds_crossed')
  const { histogram, measuredAt } = await lastMeasured(ctx)
  return {
    now: effectOf(histogram, await readMatchSettings(ctx)),
    then: effectOf(histogram, proposed),
    measuredAt,
  }
}

/**
 * Sets what matching goes by from the next run on; what was merged stays merged.
 * @throws AppError identity.thresholds_crossed, identity.source_not_found, relations.type_not_found
 */
export async function changeMatchSettings(ctx: Ctx, proposed: MatchSettings): Promise<MatchSettings> {
  if (areCrossed(proposed)) throw new AppError('identity.thresholds_crossed')
  await requireKnown(ctx, proposed)
  const before = await readMatchSettings(ctx)
  await settings.put(ctx, proposed)
  await ctx.audit('match_settings.changed', null, { before, after: proposed })
  return readMatchSettings(ctx)
}

async function requireKnown(ctx: Ctx, { exceptions }: MatchSettings): Promise<void> {
  const sources = await sourceNames(ctx)
  for (const { sourceId, typeId } of exceptions) {
    if (sourceId !== null && !sources.has(sourceId)) throw new AppError('identity.source_not_found', { sourceId })
    if (typeId !== null) await getType(ctx, typeId)
  }
}
