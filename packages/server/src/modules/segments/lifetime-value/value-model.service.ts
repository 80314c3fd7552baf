import type { Expectation, LifetimeValue, ValueModel } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { forgetAbout, holdAlone } from '../conditions/bitmap.queries.ts'
import { GROWN_UP } from '../conditions/read-deeds.service.ts'
import { birthDaysOf } from '../conditions/period.rules.ts'
import { getFamily } from '../tiers/family.service.ts'
import { ALIVE_CLASSES } from './alive-class.rules.ts'
import { decideEnds, type Ends } from './ends.rules.ts'
import { fitInThread } from './fit-in-thread.ts'
import * as models from './model.queries.ts'
import { toStored, verdictOf } from './stored-model.rules.ts'
import * as summaries from './summary.queries.ts'
import { WEEKS_TOLD, type Fitted, type ToFit } from './value-model.rules.ts'

/**
 * Fits the model of a family anew, as of a day: summarised by the database, fitted in a thread while no transaction is open, and stored with
 * what it tells of relations in one transaction. After a crash nothing is half there; it is simply done again.
 */
export async function makeModel(
  run: Pick<JobRun, 'inSession' | 'signal'>,
  { familyId, day }: { readonly familyId: string; readonly day: string },
): Promise<void> {
  await run.inSession(async (session) => {
    const found = await session.inTenant((ctx) => summariseFamily(ctx, familyId, day))
    if (found === null) return
    const fitted = await fitInThread(found.toFit, run.signal)
    await session.inTenant((ctx) => store(ctx, { familyId, day, fitted, ends: found.ends }))
  })
}

async function summariseFamily(
  ctx: Ctx,
  familyId: string,
  today: string,
): Promise<{ ends: Ends | null; toFit: ToFit } | null> {
  const first = await summaries.firstDay(ctx, familyId)
  if (first === null || first > today) return null
  const ends = decideEnds(first, today)
  const calibrationUntil = ends?.calibrationUntil ?? null
  await summaries.noteSummaries(ctx, { familyId, today, calibrationUntil, bornBy: grownUpBy(today) })
  const toFit = {
    whole: await summaries.readSummaries(ctx, 'value_whole'),
    early: ends && (await summaries.readSummaries(ctx, 'value_early')),
    spend: await summaries.readSpend(ctx),
    holdoutWeeks: ends?.holdoutWeeks ?? 0,
  }
  return { ends, toFit }
}

type Storing = {
  readonly familyId: string
  readonly day: string
  readonly fitted: Fitted
  readonly ends: Ends | null
}

async function store(ctx: Ctx, { familyId, day, fitted, ends }: Storing): Promise<void> {
  if (fitted.told) {
    const alive = Array.from(fitted.told.alive, (place) => ALIVE_CLASSES[place] ?? 'unsure')
    await summaries.noteTold(ctx, { alive, repeats: fitted.told.repeats })
  }
  await holdAlone(ctx)
  await models.replaceModel(ctx, { familyId, day, verdict: verdictOf(fitted), fitted: toStored(fitted, ends) })
  if (fitted.told)
    await models.writeTold(ctx, familyId, fitted.spendVerdict === 'fits' ? (fitted.spend?.model ?? null) : null)
  await forgetAbout(ctx, 'alive')
}

/** Whoever was born on this day or before is grown up. */
export function grownUpBy(today: string): string {
  return birthDaysOf({ from: GROWN_UP, to: null }, today).until ?? today
}

/** @throws AppError segments.family_not_found */
export async function getLifetimeValue(ctx: Ctx, id: string): Promise<LifetimeValue> {
  const { name } = await getFamily(ctx, id)
  const row = await models.findModel(ctx, id)
  const expectations = row?.verdict === 'fits' ? inOrder(await models.sumExpected(ctx, id)) : null
  return { family: { id, name }, model: row && toModel(ctx, row), expectations, weeks: WEEKS_TOLD }
}

function toModel(ctx: Ctx, { day, madeAt, verdict, fitted }: models.ModelRow): ValueModel {
  // How many relations there are is told to whoever sees them all; how good the model is, to everybody.
  const seesAll = ctx.domainMask === EVERY_DOMAIN
  const { ends, fit, spend, groups, predicted, actual, baseline } = fitted
  const share = (times: number) => (actual > 0 ? times / actual : null)
  return {
    day,
    madeAt: madeAt.toISOString(),
    verdict,
    spendVerdict: fitted.spendVerdict,
    calibrationUntil: ends?.calibrationUntil ?? null,
    holdoutWeeks: ends?.holdoutWeeks ?? 0,
    learned: seesAll ? { relations: fit.relations, repeaters: fit.repeaters } : null,
    repeats: fit.model,
    spend: spend && { ...spend.model, correlation: spend.correlation },
    groups: groups.map((group) => ({ ...group, relations: seesAll ? group.relations : null })),
    predictedShare: share(predicted),
    baselineShare: share(baseline),
    deviation: fitted.deviation,
    baselineDeviation: fitted.baselineDeviation,
  }
}

const inOrder = (all: readonly Expectation[]): Expectation[] =>
  ALIVE_CLASSES.flatMap((alive) => all.find((one) => one.alive === alive) ?? [])
