import type { ProcessContent, StepWho } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { completed } from './completion.service.ts'
import { holderOf, NOBODY, type Holder } from './holder.service.ts'
import type { Flow } from './process-flow.rules.ts'
import * as processes from './process.queries.ts'
import { flowNow, load, type Running } from './running.service.ts'
import * as steps from './step.queries.ts'
import { syncTasks } from './step-task.service.ts'

/**
 * Writes down what follows from what was just done with a process: which steps are open now and with whom, where it stands, whether it has
 * ended, and what everybody has to do. The one place where a process goes on, whatever it was that was done.
 */
export async function settle(ctx: Ctx, id: string): Promise<Flow> {
  const process = await processes.find(ctx, id)
  if (!process) throw new AppError('engagement.process_not_found')
  const running = await load(ctx, process)
  const flow = flowNow(running)
  await steps.settle(ctx, await settledSteps(ctx, running, flow))
  const after = await steps.listOf(ctx, [id])
  const isEnding = flow.end !== null && process.state !== 'ended'
  if (flow.end === null) await processes.setStanding(ctx, id, standingOf(ctx, process, flow, after))
  else if (isEnding) await processes.setEnded(ctx, id, { outcome: flow.end, reason: answerOf(running.content, after) })
  // Paused it is nobody's turn.
  const isRunning = flow.end === null && process.state !== 'paused'
  await syncTasks(
    ctx,
    { relationId: process.relationId, isRunning, templateName: running.template.name },
    { before: running.rows, after },
  )
  if (isEnding && flow.end === 'completed') await completed(ctx, running)
  return flow
}

async function settledSteps(ctx: Ctx, { process, content, rows }: Running, flow: Flow): Promise<steps.Settled[]> {
  const settled: steps.Settled[] = []
  for (const { key, state, dueOn } of flow.steps) {
    const row = rows.find((one) => one.key === key)
    const who = content.steps.find((one) => one.key === key)?.who
    if (!row || !who || hasEnded(row)) continue
    if (state !== 'open') settled.push({ id: row.id, state, dueOn, ...NOBODY, openedAt: null })
    else
      settled.push({
        id: row.id,
        state,
        dueOn,
        ...(await holding(ctx, row, { who, process })),
        openedAt: row.openedAt ?? ctx.now,
      })
  }
  return settled
}

const hasEnded = ({ state }: steps.StepRow) => state === 'done' || state === 'skipped'

/** A step that was open stays with whom it lies; one that opens, or was released, comes to lie with somebody. */
async function holding(
  ctx: Ctx,
  row: steps.StepRow,
  { who, process }: { who: StepWho; process: processes.ProcessRow },
): Promise<Holder> {
  const { userId, teamId, role } = row
  const isHeld = row.state === 'open' && (userId ?? teamId ?? role) !== null
  return isHeld ? { userId, teamId, role } : holderOf(ctx, who, process)
}

function standingOf(
  ctx: Ctx,
  process: processes.ProcessRow,
  { currentKey }: Flow,
  after: readonly steps.StepRow[],
): processes.Standing {
  const at = after.find(({ key }) => key === currentKey)
  if (!at) throw new Error('A process that has not ended stands at none of its steps.')
  return {
    currentKey: at.key,
    currentSince: at.key === process.currentKey ? process.currentSince : ctx.now,
    dueOn: at.dueOn,
    atUserId: at.userId,
    atTeamId: at.teamId,
  }
}

/** What was answered when that ended it, for the record of why; empty otherwise. */
function answerOf({ steps: plans }: ProcessContent, rows: readonly steps.StepRow[]): string {
  const ending = plans.flatMap(({ key, question }) => {
    const answer = rows.find((row) => row.key === key && row.state === 'done')?.answer
    return question?.answers.filter((one) => one.endsProcess && one.key === answer) ?? []
  })
  return ending[0]?.label ?? ''
}
