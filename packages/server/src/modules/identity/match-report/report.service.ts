import type { getMatchReport as contract } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import * as questions from '../questions/question.queries.ts'
import * as figures from './report.queries.ts'
import { MANY_RECORDS, mustRefresh, overlapOf } from './report.rules.ts'

export type MatchReport = z.infer<(typeof contract)['response']>

export const REPORT_JOB = 'identity.refresh-match-report'

/** Up to so many records the figures are made while somebody waits; that takes a fifth of a second. */
const MADE_AT_ONCE = 20_000

/**
 * How many relations came out of how many records, and how good each source is. Of a small base always as it is now; of a
 * large one as it was at `asOf`, which is an hour ago at most: fresh figures are asked for in the background when they are
 * older, or when a run or an import has ended since.
 */
export async function getMatchReport(ctx: Ctx): Promise<MatchReport> {
  if (!(await figures.hasMoreThan(ctx, MADE_AT_ONCE))) return computeReport(ctx)
  const kept = await figures.findKept(ctx)
  if (!kept) return refreshMatchReport(ctx)
  if (
    mustRefresh(kept, await figures.lastChange(ctx), ctx.now) &&
    (await figures.markRefreshing(ctx, kept.refreshingSince))
  )
    await ctx.enqueue({ name: REPORT_JOB, payload: {} })
  // Kept by `refreshMatchReport` and by nobody else.
  return kept.report as MatchReport
}

/** After a run: of a large base the figures are kept, so that nobody has to wait for them. */
export async function keepMatchReport(ctx: Ctx): Promise<void> {
  if (await figures.hasMoreThan(ctx, MADE_AT_ONCE)) await refreshMatchReport(ctx)
}

/** Makes the figures anew and keeps them: some seconds at a million records. For the end of a run, and for the job. */
export async function refreshMatchReport(ctx: Ctx): Promise<MatchReport> {
  const report = await computeReport(ctx)
  await figures.keep(ctx, report)
  return report
}

async function computeReport(ctx: Ctx): Promise<MatchReport> {
  const sources = await figures.listSources(ctx)
  const sourceIds = sources.map(({ id }) => id)
  const groups = await figures.countGroups(ctx, sourceIds, MANY_RECORDS)
  const { relations, byRecordCount, perSource, pairs } = overlapOf(groups, sources.length)
  const idAt = (place: number) => sources[place]?.id ?? ''
  return {
    asOf: ctx.now.toISOString(),
    records: sources.reduce((sum, source) => sum + source.records, 0),
    relations,
    byRecordCount: [...byRecordCount],
    openQuestions: await questions.count(ctx, 'open'),
    sources: sources.map((source, place) => ({ ...source, ...(perSource[place] ?? { relations: 0, alone: 0 }) })),
    overlap: pairs.map(({ a, b, relations: both }) => ({ a: idAt(a), b: idAt(b), relations: both })),
    conflicts: await figures.countConflicts(ctx, sourceIds),
  }
}
