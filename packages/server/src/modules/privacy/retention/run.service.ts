import { dutchDay } from '@klantregie/contract'
import type { RetentionRun } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import * as holds from './hold.queries.ts'
import { appliesTo } from './applies.ts'
import type { RetentionParts } from './parts.ts'
import * as rules from './rule.queries.ts'
import * as runs from './run.queries.ts'
import { requireEveryDomain } from './sight.service.ts'

export const RUN_JOB = 'privacy.run-retention'

/** @throws AppError privacy.retention_rule_not_found, retention_rule_off, retention_run_open, retention_needs_all_domains */
export async function startRun(ctx: Ctx, parts: RetentionParts, ruleId: string): Promise<RetentionRun> {
  await requireEveryDomain(ctx)
  const rule = await rules.findForChange(ctx, ruleId)
  if (!rule) throw new AppError('privacy.retention_rule_not_found')
  if (!rule.isOn || !appliesTo(parts, rule.kind)) throw new AppError('privacy.retention_rule_off')
  if (rule.openRunId !== null) throw new AppError('privacy.retention_run_open')
  return beginRun(ctx, rule, false)
}

async function beginRun(ctx: Ctx, rule: rules.RuleRow, isScheduled: boolean): Promise<RetentionRun> {
  const { id: ruleId, version: ruleVersion, kind, action } = rule
  const id = await runs.insert(ctx, { ruleId, ruleVersion, kind, action, isScheduled })
  const jobId = await ctx.enqueue({ name: RUN_JOB, payload: { runId: id }, subjectId: id })
  await runs.update(ctx, id, { jobId })
  await ctx.audit('retention.run_started', { kind: 'retention_run', id }, { ruleId, version: ruleVersion, isScheduled })
  await ctx.announce({ topic: 'privacy', id })
  return viewRun(ctx, id)
}

/**
 * Once a night: holds whose last day is over end, and every rule that is on is carried out. A rule that still waits for
 * somebody is left waiting.
 */
export async function startNight(ctx: Ctx, parts: RetentionParts): Promise<void> {
  for (const id of await holds.endPassed(ctx, dutchDay(ctx.now)))
    await ctx.audit('retention.hold_ended', { kind: 'legal_hold', id })
  if (!(await rules.findSettings(ctx)).isScheduled) return
  for (const rule of await rules.list(ctx)) {
    if (!rule.isOn || rule.openRunId !== null || !appliesTo(parts, rule.kind)) continue
    await beginRun(ctx, rule, true)
  }
}

/** Whether a night has anything to do: most organisations have no rule that is on. */
export async function isNightDue(ctx: Ctx): Promise<boolean> {
  const running = await holds.list(ctx, true)
  if (running.some(({ until }) => until !== null && until < dutchDay(ctx.now))) return true
  return (await rules.list(ctx)).some(({ isOn }) => isOn)
}

async function getForChange(ctx: Ctx, id: string): Promise<runs.RunRow> {
  const row = await runs.findForChange(ctx, id)
  if (!row) throw new AppError('privacy.retention_run_not_found')
  return row
}

/**
 * Lets a run go on that would take away more than may go unasked. The number is what was shown: when it is another by now,
 * nothing happens.
 */
export async function agreeRun(ctx: Ctx, { id, due }: { id: string; due: number }): Promise<RetentionRun> {
  await requireEveryDomain(ctx)
  const row = await getForChange(ctx, id)
  if (row.state !== 'waiting') throw new AppError('privacy.retention_run_not_waiting')
  if (row.due !== due) throw new AppError('privacy.retention_count_changed', { due: row.due })
  const jobId = await ctx.enqueue({ name: RUN_JOB, payload: { runId: id }, subjectId: id })
  await runs.update(ctx, id, { state: 'running', jobId, agreed: due, agreedBy: ctx.actor.name, agreedAt: ctx.now })
  await ctx.audit('retention.run_agreed', { kind: 'retention_run', id }, { due })
  await ctx.announce({ topic: 'privacy', id })
  return viewRun(ctx, id)
}

/** Stops at the next portion; what is gone is gone, and stands in the proof. */
export async function stopRun(ctx: Ctx, id: string): Promise<RetentionRun> {
  const row = await getForChange(ctx, id)
  if (!isOpen(row)) throw new AppError('privacy.retention_run_ended')
  await runs.update(ctx, id, { state: 'stopped', finishedAt: ctx.now })
  if (row.jobId !== null) await ctx.cancelJob(row.jobId)
  await ctx.audit('retention.run_stopped', { kind: 'retention_run', id }, { removed: row.removed })
  await ctx.announce({ topic: 'privacy', id })
  return viewRun(ctx, id)
}

export function isOpen({ state }: Pick<runs.RunRow, 'state'>): boolean {
  return state === 'counting' || state === 'waiting' || state === 'running'
}

export async function listRuns(
  ctx: Ctx,
  query: { ruleId?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const rows = await runs.list(ctx, {
    ruleId: query.ruleId,
    before: readCursor(query.cursor),
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(toRun),
    nextCursor: rows.length > query.limit && last ? writeCursor({ at: last.startedAt, id: last.id }) : null,
  }
}

export async function viewRun(ctx: Ctx, id: string): Promise<RetentionRun> {
  const row = await runs.find(ctx, id)
  if (!row) throw new AppError('privacy.retention_run_not_found')
  return toRun(row)
}

function toRun({ cursor: _cursor, ...row }: runs.RunRow): RetentionRun {
  return {
    ...row,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
