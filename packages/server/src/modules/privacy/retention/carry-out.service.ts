import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { lockRelations } from '../../relations/index.ts'
import type { EraseTools } from '../erasure/erase.service.ts'
import type { ErasureParts } from '../erasure/erasure-parts.ts'
import {
  countAll,
  judgePage,
  judgeRelations,
  keptOf,
  type Judged,
  type JudgedPage,
  type Question,
} from './judge.service.ts'
import { needsAgreement } from './keep.rules.ts'
import { isAboutRelations } from './kinds.rules.ts'
import type { RetentionParts } from './parts.ts'
import { withRule } from './preview.service.ts'
import { removeRelations } from './remove-relations.service.ts'
import * as rules from './rule.queries.ts'
import * as runs from './run.queries.ts'
import { addUp, NOTHING, withinLimit, type Tally } from './tally.rules.ts'

/**
 * A run: counting → (waiting →) running → done; from any of these: stopped, failed.
 *
 * Guarantees: nothing goes before everything has been counted; more than may go unasked waits for somebody who agrees to that
 * very number, and never more than that number goes; every portion is decided again in the transaction that removes
 * it, with its relations locked and no hold being placed meanwhile; portion, mark and count commit together, so a run that
 * is killed goes on where it was.
 */
export async function carryOut(run: JobRun, runId: string, { parts, erasure }: Carrying): Promise<void> {
  const tools = { parts: erasure, ledger: openErasureLedger(run.files.dataDir) }
  const state = await run.inTenant(async (ctx) => (await runs.find(ctx, runId))?.state)
  if (state === 'counting' && !(await count(run, runId, parts))) return
  if (state === 'counting' || state === 'running') await removeAll(run, { runId, parts, tools, files: run.files })
}

/** What carrying out needs beside deciding. */
export type Carrying = { readonly parts: RetentionParts; readonly erasure: ErasureParts }

/** Looked at in one transaction. */
const COUNTED_AT_ONCE = 1000
/** Taken away in one transaction: short enough for people who are waiting, large enough to be done by morning. */
const REMOVED_AT_ONCE = 50

/** Answers whether it may go on at once. */
async function count(run: JobRun, runId: string, parts: RetentionParts): Promise<boolean> {
  let tally: Tally = NOTHING
  for (let after: string | null = null; ;) {
    run.signal.throwIfAborted()
    const from: string | null = after
    const page: JudgedPage | null = await run.inTenant(async (ctx) => {
      const question = await questionOf(ctx, runId, from)
      return question === null ? null : judgePage(ctx, parts, { ...question, limit: COUNTED_AT_ONCE })
    })
    if (page === null) return false
    tally = addUp(tally, page.judged)
    await run.report({ fraction: 0.3, step: 'retention.counting' })
    if (page.last === null) break
    after = page.last
  }
  const { due, kept } = tally
  return run.inTenant(async (ctx) => {
    const question = await questionOf(ctx, runId, null)
    if (question === null) return false
    const total = await countAll(ctx, parts, question.rule)
    const waits = needsAgreement({ due, total }, await rules.findSettings(ctx))
    await runs.update(ctx, runId, { state: waits ? 'waiting' : 'running', total, due, kept })
    if (waits) await ctx.audit('retention.run_waits', { kind: 'retention_run', id: runId }, { due, total })
    await ctx.announce({ topic: 'privacy', id: runId })
    return !waits
  })
}

/** What is asked of this run at this moment; null when it was stopped, or the rule is another or switched off by now. */
async function questionOf(ctx: Ctx, runId: string, after: string | null): Promise<Omit<Question, 'limit'> | null> {
  const row = await runs.findForChange(ctx, runId)
  if (!row || (row.state !== 'counting' && row.state !== 'running')) return null
  const all = await rules.list(ctx)
  const rule = all.find(({ id }) => id === row.ruleId)
  if (!rule?.isOn || rule.version !== row.ruleVersion) {
    await runs.update(ctx, runId, { state: 'stopped', finishedAt: ctx.now })
    await ctx.audit('retention.run_stopped', { kind: 'retention_run', id: runId }, { removed: row.removed })
    await ctx.announce({ topic: 'privacy', id: runId })
    return null
  }
  return { rule, rules: withRule(all, rule), seenBy: EVERY_DOMAIN, after }
}

async function removeAll(run: JobRun, portion: Portion): Promise<void> {
  for (;;) {
    run.signal.throwIfAborted()
    const step = await run.inTenant((ctx) => removePortion(ctx, portion))
    if (step === null) return
    await run.report({ fraction: 0.3 + 0.7 * step.fraction, step: 'retention.removing' })
  }
}

type Portion = {
  readonly runId: string
  readonly parts: RetentionParts
  readonly tools: EraseTools
  readonly files: FileStore
}

/** One portion; null when the run is over. */
async function removePortion(ctx: Ctx, portion: Portion): Promise<{ fraction: number } | null> {
  const { runId, parts } = portion
  await rules.takeTurn(ctx, 'shared')
  const row = await runs.findForChange(ctx, runId)
  const question = row ? await questionOf(ctx, runId, row.cursor) : null
  if (!row || question === null) return null
  const limit = keptOf(parts, question.rule)?.atOnce ?? REMOVED_AT_ONCE
  const page = await judgePage(ctx, parts, { ...question, limit })
  // Never more than was counted, or than somebody agreed to.
  const most = row.agreed ?? row.due ?? 0
  const items = withinLimit(await stillGoing(ctx, parts, question, page.judged), most - row.removed)
  const removed = row.removed + (await remove(ctx, { ...portion, question, items }))
  const isOver = page.last === null || removed >= most
  await runs.update(ctx, runId, { removed, cursor: page.last })
  if (!isOver) return { fraction: removed / Math.max(1, most) }
  await runs.update(ctx, runId, { state: 'done', finishedAt: ctx.now })
  await tell(ctx, row, removed)
  return null
}

/** With the relations locked it is asked again: a role or a note may have come in since the page was read. */
async function stillGoing(
  ctx: Ctx,
  parts: RetentionParts,
  { rule, rules: all, seenBy }: Omit<Question, 'limit'>,
  judged: readonly Judged[],
): Promise<Judged[]> {
  const going = judged.filter(({ reason }) => reason === null)
  if (!isAboutRelations(rule.kind)) return going
  const ids = going.map(({ id }) => id)
  await lockRelations(ctx, ids)
  const again = await judgeRelations(ctx, parts, { ids, rule, rules: all, seenBy })
  return again.filter(({ reason }) => reason === null)
}

type Removal = Pick<Portion, 'parts' | 'tools' | 'files'> & {
  readonly question: Omit<Question, 'limit'>
  readonly items: readonly Judged[]
}

async function remove(ctx: Ctx, { question, parts, tools, files, items }: Removal): Promise<number> {
  if (items.length === 0) return 0
  const ids = items.map(({ id }) => id)
  if (isAboutRelations(question.rule.kind)) return removeRelations(ctx, ids, tools)
  const kept = keptOf(parts, question.rule)
  if (question.rule.action === 'delete') return kept?.remove(ctx, ids, files) ?? 0
  // Somebody who asks for less than removing must not get more.
  if (!kept?.anonymise) throw new Error(`Rows of "${question.rule.kind}" can only be removed.`)
  return kept.anonymise(ctx, ids)
}

async function tell(ctx: Ctx, row: runs.RunRow, removed: number): Promise<void> {
  const { id, ruleId, ruleVersion, kind, due, kept } = row
  await ctx.audit(
    'retention.run_done',
    { kind: 'retention_run', id },
    { ruleId, version: ruleVersion, about: kind, due, kept, removed },
  )
  await ctx.announce({ topic: 'privacy', id })
}

/** A run that ended otherwise than well says so; what it had done stays in its proof. */
export async function endRun(ctx: Ctx, runId: string, { cancelled }: { readonly cancelled: boolean }): Promise<void> {
  const row = await runs.findForChange(ctx, runId)
  if (!row || (row.state !== 'counting' && row.state !== 'running')) return
  await runs.update(ctx, runId, { state: cancelled ? 'stopped' : 'failed', finishedAt: ctx.now })
  await ctx.audit('retention.run_stopped', { kind: 'retention_run', id: runId }, { removed: row.removed, cancelled })
  await ctx.announce({ topic: 'privacy', id: runId })
}
