import { daysLater, dutchDay } from '@klantregie/contract'
import type { ValueWork } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { familiesOfKinds } from '../../activity/index.ts'
import { oldestModelDay } from '../lifetime-value/model.queries.ts'
import { makeModel } from '../lifetime-value/value-model.service.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { prepareGrid, scoreFamily } from '../tiers/rfm.service.ts'
import * as work from './work.queries.ts'

export const MEASURE_JOB = 'segments.measure-value'

/** Habits change slowly, and a fit over a million relations takes a while. */
const MODEL_DAYS = 7

/** Somebody who looks at a page or complains does not come back in the sense of the models. */
const NO_HABIT: ReadonlySet<string> = new Set(['web_visit', 'complaint'])

/** The last time that it was asked for by hand; null: never. */
export async function getWork(ctx: Ctx): Promise<ValueWork | null> {
  const row = await work.findWork(ctx)
  return row && toWork(row)
}

/** Asks for all scores and models to be made now; when that is running already, it is not asked for twice. */
export async function askToMeasure(ctx: Ctx): Promise<ValueWork> {
  const running = await work.findWork(ctx)
  if (running && running.doneAt === null) return toWork(running)
  const jobId = await ctx.enqueue({ name: MEASURE_JOB, payload: { day: dutchDay(ctx.now) } })
  await work.startWork(ctx, jobId)
  await ctx.audit('value.asked', null, {})
  await ctx.announce({ topic: 'segment', id: 'value' })
  return { jobId, askedAt: ctx.now.toISOString(), doneAt: null }
}

const toWork = ({ jobId, askedAt, doneAt }: work.WorkRow): ValueWork => ({
  jobId,
  askedAt: askedAt.toISOString(),
  doneAt: doneAt?.toISOString() ?? null,
})

/**
 * Scores every family and, when asked, fits its model; each is a transaction of its own, which puts new in place of old, so that what was
 * done before a crash is simply done again.
 */
export async function measure(run: JobRun, { day, withModels }: { day: string; withModels: boolean }): Promise<void> {
  // What waits to be made anew is made first, so that the figures say what was true when it began.
  await run.inTenant(refreshAll)
  const families = await run.inTenant(measuredFamilies)
  const steps = families.length * (withModels ? 2 : 1)
  let done = 0
  const told = async (step: string) => {
    run.signal.throwIfAborted()
    await run.report({ fraction: done / Math.max(1, steps), step })
    done++
  }
  for (const familyId of families) {
    await told('segments.scoring')
    await run.inTenant((ctx) => scoreFamily(ctx, { familyId, day }))
    await run.inTenant((ctx) => prepareGrid(ctx, familyId))
  }
  for (const familyId of withModels ? families : []) {
    await told('segments.fitting')
    await makeModel(run, { familyId, day })
  }
  await run.inTenant((ctx) => ctx.announce({ topic: 'segment', id: 'value' }))
}

async function measuredFamilies(ctx: Ctx): Promise<string[]> {
  const kinds = (await familiesOfKinds(ctx)).filter(({ kind }) => !NO_HABIT.has(kind))
  return [...new Set(kinds.map(({ familyId }) => familyId))]
}

/** Models are made anew once a week. */
export async function areModelsDue(ctx: Ctx, day: string): Promise<boolean> {
  const oldest = await oldestModelDay(ctx)
  return oldest === null || oldest <= daysLater(day, -MODEL_DAYS)
}

/** Whatever became of it, it may be asked for again. */
export async function endWork(ctx: Ctx): Promise<void> {
  await work.endWork(ctx)
  await ctx.announce({ topic: 'segment', id: 'value' })
}
