import { dutchDay } from '@klantregie/contract'
import type { ProcessContent, ProcessPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeableId, findTypeIds } from '../../relations/index.ts'
import { requireProcessOwner } from './holder.service.ts'
import { leaveTrace } from './process-trace.service.ts'
import { viewProcess } from './process-view.service.ts'
import * as processes from './process.queries.ts'
import { getVisible } from './running.service.ts'
import { settle } from './settle.service.ts'
import * as steps from './step.queries.ts'
import { datesNeeded, datesUnknown } from './template.rules.ts'
import * as templates from './template.queries.ts'

type Start = {
  readonly id: string
  readonly templateId: string
  readonly ownerId?: string | undefined
  readonly dates: processes.Dates
  readonly isSecond: boolean
}

/**
 * Starts a process with a relation; its first steps are open from now on.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed, engagement.template_not_found,
 * engagement.template_not_in_use, engagement.process_wrong_type, engagement.process_runs_already, engagement.date_needed (details: dates),
 * engagement.date_unknown, engagement.owner_not_found
 */
export async function startProcess(
  ctx: Ctx,
  { id: asked, templateId, ownerId, dates, isSecond }: Start,
): Promise<ProcessPage> {
  const relationId = await changeableId(ctx, asked)
  const startable = await getStartable(ctx, { templateId, ownerId, dates })
  if (!(await hasType(ctx, startable.template, [relationId])).has(relationId))
    throw new AppError('engagement.process_wrong_type')
  await processes.lockStart(ctx, templateId, relationId)
  if (!isSecond && (await processes.runningAmong(ctx, templateId, [relationId])).size > 0)
    throw new AppError('engagement.process_runs_already')
  const id = await begin(ctx, { ...startable, relationId, batchId: null })
  return viewProcess(ctx, await getVisible(ctx, id))
}

export type Startable = {
  readonly template: templates.TemplateRow
  readonly content: ProcessContent
  readonly ownerUserId: string | null
  readonly dates: processes.Dates
  readonly startedBy: string
  readonly startedByUserId: string | null
}

type Asked = Pick<Start, 'templateId' | 'ownerId' | 'dates'>

/** What is started, judged before with whom. @throws AppError as `startProcess`, of what is not about the relation */
export async function getStartable(ctx: Ctx, { templateId, ownerId, dates }: Asked): Promise<Startable> {
  const template = await templates.findForStart(ctx, templateId)
  if (!template) throw new AppError('engagement.template_not_found')
  if (template.state !== 'active') throw new AppError('engagement.template_not_in_use')
  const content = await templates.findContent(ctx, { templateId, version: template.version })
  if (!content) throw new Error('A template without the version that it names.')
  if (datesUnknown(content, dates).length > 0) throw new AppError('engagement.date_unknown')
  const needed = datesNeeded(content, dates)
  if (needed.length > 0) throw new AppError('engagement.date_needed', { dates: needed.join(', ') })
  const userId = ctx.actor.kind === 'user' ? ctx.actor.id : null
  if (ownerId !== undefined) await requireProcessOwner(ctx, ownerId)
  return {
    template,
    content,
    dates,
    ownerUserId: ownerId ?? userId,
    startedBy: ctx.actor.name,
    startedByUserId: userId,
  }
}

/** The relations among these that the template is for. */
export async function hasType(
  ctx: Ctx,
  { typeId }: templates.TemplateRow,
  relationIds: readonly string[],
): Promise<Set<string>> {
  if (typeId === null) return new Set(relationIds)
  const types = await findTypeIds(ctx, relationIds, dutchDay(ctx.now))
  return new Set(types.filter((row) => row.typeId === typeId).map(({ relationId }) => relationId))
}

type Begin = Startable & { readonly relationId: string; readonly batchId: string | null }

/** Lays down a process with its steps and lets it begin. The caller has found that it may. */
export async function begin(ctx: Ctx, { template, content, ...process }: Begin): Promise<string> {
  const first = content.steps[0]
  if (!first) throw new Error('A template without steps.')
  const { id: templateId, version } = template
  const id = await processes.insert(ctx, {
    ...process,
    templateId,
    version,
    startedOn: dutchDay(ctx.now),
    currentKey: first.key,
  })
  await steps.insert(ctx, { processId: id, templateId }, laidDown(content))
  await settle(ctx, id)
  await leaveTrace(
    ctx,
    'process.started',
    { id, relationId: process.relationId },
    { templateId, version, template: template.name },
  )
  return id
}

/** The steps of a version as rows. */
export function laidDown({ steps: plans }: ProcessContent): steps.NewStep[] {
  return plans.map(({ key, title }, position) => ({ key, title, position }))
}
