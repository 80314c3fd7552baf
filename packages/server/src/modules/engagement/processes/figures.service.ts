import { dutchDay, monthsLater } from '@klantregie/contract'
import type { ProcessOutcome, StepFigures } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { bottlenecksOf } from './bottleneck.rules.ts'
import * as figures from './figures.queries.ts'
import { getTemplate } from './template.service.ts'
import * as templates from './template.queries.ts'

type Asked = {
  readonly id: string
  readonly version?: number | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** When nothing was asked: long enough for slow processes, short enough to tell of how it goes now. */
const MONTHS = 12

/** How long steps take and where it stalls; of relations that the reader may see. @throws AppError engagement.template_not_found */
export async function viewFigures(ctx: Ctx, { id: templateId, version, ...asked }: Asked) {
  const template = await getTemplate(ctx, templateId)
  const today = dutchDay(ctx.now)
  const until = asked.until ?? today
  const filter = { templateId, version, today, until, from: asked.from ?? monthsLater(until, -MONTHS) }
  const versions = await templates.listVersions(ctx, templateId)
  const shown = versions.find((one) => one.version === (version ?? template.version)) ?? versions[0]
  const steps = await stepFigures(ctx, filter, shown?.content.steps ?? [])
  const leads = await figures.leads(ctx, filter)
  const completed = leads.find(({ outcome }) => outcome === 'completed')
  const count = (outcome: ProcessOutcome) => leads.find((row) => row.outcome === outcome)?.count ?? 0
  const outcomes = { completed: count('completed'), answer: count('answer'), stopped: count('stopped') }
  return {
    from: filter.from,
    until,
    versions: versions.map((one) => one.version),
    ended: outcomes.completed + outcomes.answer + outcomes.stopped,
    outcomes,
    lead: { median: completed?.median ?? null, p90: completed?.p90 ?? null },
    running: await figures.countRunning(ctx, filter),
    steps,
  }
}

type Titled = { readonly key: string; readonly title: string }

/** In the order of the template; behind it steps of other versions of which anything was measured. */
async function stepFigures(ctx: Ctx, filter: figures.FiguresFilter, plans: readonly Titled[]): Promise<StepFigures[]> {
  const [ended, open] = [await figures.endedSteps(ctx, filter), await figures.openSteps(ctx, filter)]
  const measured = [...new Set([...ended, ...open].map(({ key }) => key))]
  const old = measured.filter((key) => !plans.some((plan) => plan.key === key)).sort()
  const titles = new Map([...open, ...plans].map(({ key, title }) => [key, title]))
  const steps = [...plans.map(({ key }) => key), ...old].map((key) => ({
    key,
    title: titles.get(key) ?? key,
    isOld: old.includes(key),
    ...endedOf(ended.find((row) => row.key === key)),
    ...openOf(open.find((row) => row.key === key)),
  }))
  const bottlenecks = bottlenecksOf(steps)
  return steps.map((step) => ({ ...step, isBottleneck: bottlenecks.has(step.key) }))
}

const NOTHING_ENDED: Omit<figures.StepFigureRow, 'key'> = {
  ...{ done: 0, skipped: 0, doneLate: 0, doneWithDue: 0 },
  ...{ waitingMedian: null, waitingP90: null, workingMedian: null, workingP90: null },
}

function endedOf(row: Omit<figures.StepFigureRow, 'key'> = NOTHING_ENDED) {
  const { done, skipped, doneLate, doneWithDue } = row
  return {
    ...{ done, skipped, doneLate, doneWithDue },
    waiting: { median: row.waitingMedian, p90: row.waitingP90 },
    working: { median: row.workingMedian, p90: row.workingP90 },
  }
}

function openOf(row: figures.OpenFigureRow | undefined) {
  return { open: row?.open ?? 0, openLate: row?.openLate ?? 0, openMedian: row?.openMedian ?? null }
}
